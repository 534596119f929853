"""What is to be done: overdue, today, and in the week ahead."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from peewee import JOIN, fn

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
    overdue = _count(whose, None, begins)
    due = _count(whose, begins, tomorrow)
    return Agenda(
        overdue=overdue,
        today=due,
        week=due + _count(whose, tomorrow, ahead),
        rows=tuple(_rows(context, whose, ahead)),
    )


def _midnight(clock: Clock, day: date) -> datetime:
    return clock.instant(day, time(0))


def _open(whose: UUID | None, since: datetime | None, until: datetime) -> Any:
    wanted = Task.done_at.is_null() & (Task.due_at < until)
    if since is not None:
        wanted &= Task.due_at >= since
    if whose is not None:
        wanted &= (Task.staff == whose) | Task.staff.is_null()
    return wanted


def _count(whose: UUID | None, since: datetime | None, until: datetime) -> int:
    query = Task.select(fn.COUNT(Task.id)).join(Prospect)
    count: int = query.where(_open(whose, since, until) & Prospect.deleted_at.is_null()).scalar()
    return count


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
        .where(_open(whose, None, until) & Prospect.deleted_at.is_null())
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
