"""What every topic does to an account inside its own transaction: plan, finish, note, refresh."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from peewee import fn

from salesdesk.domain.closing.states import OPEN_STAGES, OrderState
from salesdesk.domain.prospects.states import (
    ActivityKind,
    ActivityState,
    Direction,
    ProspectState,
    TaskCause,
    TaskKind,
)
from salesdesk.models.closing import Order
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Activity, Prospect
from salesdesk.services.context import Book, found

_REACHED = frozenset(
    {ActivityKind.CALL, ActivityKind.EMAIL, ActivityKind.VISIT, ActivityKind.MEETING}
)
_UNTOUCHED = frozenset({ProspectState.NEW, ProspectState.ASSIGNED})


def plan(
    book: Book,
    prospect_id: UUID,
    kind: TaskKind,
    what: str,
    due_at: datetime,
    *,
    timed: bool = False,
    cause: TaskCause = TaskCause.BY_HAND,
    cause_key: str = "",
    opportunity_id: UUID | None = None,
    staff_id: UUID | None = None,
) -> Task:
    """Plan a step with an account; without `staff_id` it falls to the account's owner.

    `due_at` is an instant; `timed` says that its hour was agreed. Where an open task has the same
    cause and `cause_key` already, that one is moved instead of making a second.
    """
    values = {
        "kind": kind,
        "what": what,
        "due_at": due_at,
        "timed": timed,
        "opportunity": opportunity_id,
        "staff": staff_id or _owner(book, prospect_id),
    }
    task = _standing(prospect_id, cause, cause_key) if cause_key else None
    if task is not None:
        book.change(task, **values)
    else:
        task = book.add(Task, prospect=prospect_id, cause=cause, cause_key=cause_key, **values)
    refresh_account(book, prospect_id)
    return task


def finish(book: Book, task: Task, result: str = "") -> None:
    """Mark a task done by whoever is at the desk; a task that is done already stays as it was."""
    if task.done_at is not None:
        return
    book.change(task, done_at=book.now, done_by=book.staff_id, result=result)
    refresh_account(book, task.prospect_id)


def postpone(book: Book, task: Task, due_at: datetime, *, timed: bool = False) -> None:
    """Move a task to another moment."""
    book.change(task, due_at=due_at, timed=timed)
    refresh_account(book, task.prospect_id)


def note_activity(
    book: Book,
    prospect_id: UUID,
    kind: ActivityKind,
    outcome: str,
    *,
    direction: Direction = Direction.OUT,
    state: ActivityState = ActivityState.HELD,
    at: datetime | None = None,
    minutes: int | None = None,
    contact_id: UUID | None = None,
) -> Activity:
    """Note what was done with an account, now unless `at` says when.

    The first call, e-mail, visit or meeting that took place makes a new account “contacted”.
    """
    activity = book.add(
        Activity,
        prospect=prospect_id,
        kind=kind,
        outcome=outcome,
        direction=direction,
        state=state,
        at=at or book.now,
        minutes=minutes,
        contact=contact_id,
        staff=book.staff_id,
    )
    if kind in _REACHED and state is ActivityState.HELD:
        prospect = found(Prospect, prospect_id)
        if prospect.state in _UNTOUCHED:
            book.change(prospect, state=ProspectState.CONTACTED)
    return activity


def refresh_account(book: Book, prospect_id: UUID) -> None:
    """Make the account repeat what its tasks, deals and orders say, so that lists sort by it."""
    derived = _next_step(prospect_id) | _deal(prospect_id)
    derived["customer_since"] = (
        Order.select(fn.MIN(Order.ordered_on))
        .where((Order.prospect == prospect_id) & (Order.state != OrderState.CANCELLED))
        .scalar()
    )
    Prospect.update(**derived).where(Prospect.id == prospect_id).execute()
    book.touch("prospects")


def index_prospect(book: Book, prospect_id: UUID) -> None:
    """Make what finds an account anew when the transaction ends.

    Records that the book writes see to it themselves; this is for rows written past it.
    """
    book.accounts[prospect_id] = None


def _owner(book: Book, prospect_id: UUID) -> UUID | None:
    return found(Prospect, prospect_id).owner_id or book.staff_id


def _standing(prospect_id: UUID, cause: TaskCause, cause_key: str) -> Task | None:
    return Task.get_or_none(
        (Task.prospect == prospect_id)
        & (Task.cause == cause)
        & (Task.cause_key == cause_key)
        & Task.done_at.is_null()
    )


def _next_step(prospect_id: UUID) -> dict[str, object]:
    task = (
        Task.select()
        .where((Task.prospect == prospect_id) & Task.done_at.is_null())
        .order_by(Task.due_at, Task.id)
        .first()
    )
    return {
        "next_step_at": task.due_at if task else None,
        "next_step_kind": task.kind if task else "",
        "next_step_what": task.what if task else "",
    }


def _deal(prospect_id: UUID) -> dict[str, object]:
    """The stage of the furthest open deal, and what the open deals are worth together."""
    deals = list(
        Opportunity.select().where(
            (Opportunity.prospect == prospect_id) & Opportunity.stage.in_(OPEN_STAGES)
        )
    )
    currency = found(Prospect, prospect_id).currency
    return {
        "deal_stage": max((each.stage for each in deals), key=OPEN_STAGES.index, default=""),
        "deal_value": sum(each.amount for each in deals if each.currency == currency),
    }
