"""What is to be done: overdue, today, and in the week ahead."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from peewee import JOIN, Case, fn

from salesdesk.clock import Clock
from salesdesk.models.bulk import plain
from salesdesk.models.followup import Task
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.models.team import Staff
from salesdesk.services.context import Context
from salesdesk.services.today.shapes import Agenda, TaskRow, When

MOST_ROWS = 200
WEEK_DAYS = 7


def agenda(context: Context, *, everybody: bool) -> Agenda:
    """The open tasks of the person at the desk, or of everybody, up to a week ahead.

    A task that nobody owns is everybody's.
    """
    clock, today = context.clock, context.today()
    begins = _midnight(clock, today)
    tomorrow = _midnight(clock, today + timedelta(days=1))
    ahead = _midnight(clock, today + timedelta(days=WEEK_DAYS + 1))
    whose = None if everybody or context.member is None else context.member.id
    overdue, due, later = _counts(whose, begins, tomorrow, ahead)
    return Agenda(overdue, due, due + later, tuple(_rows(context, whose, ahead)))


def _midnight(clock: Clock, day: date) -> datetime:
    return clock.instant(day, time(0))


def _open(whose: UUID | None, until: datetime) -> Any:
    wanted = Task.done_at.is_null() & (Task.due_at < until) & Prospect.deleted_at.is_null()
    if whose is not None:
        wanted &= (Task.staff == whose) | Task.staff.is_null()
    return wanted


def _counts(
    whose: UUID | None, begins: datetime, tomorrow: datetime, ahead: datetime
) -> tuple[int, int, int]:
    """How many are overdue, due today, and due in the days after."""
    overdue, due = Task.due_at < begins, Task.due_at < tomorrow
    part = Case(None, ((overdue, 0), (due, 1)), 2)
    query = (
        Task.select(part, fn.COUNT(Task.id))
        .join(Prospect)
        .where(_open(whose, ahead))
        .group_by(part)
    )
    counts: dict[int, int] = dict(plain(query))
    return counts.get(0, 0), counts.get(1, 0), counts.get(2, 0)


def _rows(context: Context, whose: UUID | None, until: datetime) -> list[TaskRow]:
    first_contact = (
        Contact.select(Contact.phone)
        .where(Contact.prospect == Prospect.id)
        .order_by(Contact.position, Contact.id)
        .limit(1)
    )
    query = (
        Task.select(
            Task.id,
            Task.prospect,
            Prospect.company,
            Task.kind,
            Task.what,
            Task.due_at,
            Task.timed,
            Staff.name,
            first_contact,
        )
        .join(Prospect)
        .switch(Task)
        .join(Staff, JOIN.LEFT_OUTER, on=(Task.staff == Staff.id))
        .where(_open(whose, until))
        .order_by(Task.due_at, Task.id)
        .limit(MOST_ROWS)
    )
    return [_row(context, *values) for values in plain(query)]


def _row(
    context: Context,
    key: UUID,
    prospect: UUID,
    company: str,
    kind: Any,
    what: str,
    due_at: datetime,
    timed: bool,
    staff: str | None,
    phone: str | None,
) -> TaskRow:
    local, today = context.clock.local(due_at), context.today()
    late = (today - local.date()).days
    return TaskRow(
        id=key,
        prospect_id=prospect,
        company=company,
        kind=kind,
        what=what,
        when=_when(late),
        day=local.date(),
        at=local.time().replace(second=0, microsecond=0) if timed else None,
        days_late=max(0, late),
        passed=bool(timed) and late == 0 and due_at < context.now(),
        staff=staff or "",
        phone=phone or "",
    )


def _when(days_late: int) -> When:
    if days_late > 0:
        return When.OVERDUE
    return When.TODAY if days_late == 0 else When.NEXT
