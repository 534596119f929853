"""A day's round as it is read: what is planned, and what lies near and is worth a visit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from peewee import SQL, fn

from salesdesk.clock import Clock
from salesdesk.domain.prospects.places import AddressKind
from salesdesk.domain.prospects.standing import STOPPED
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.models.followup import Task
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context
from salesdesk.services.prospects.addresses import address_for
from salesdesk.text import fold

MOST_NEAR = 80
"""So many accounts are offered beside the planned ones; nobody sees more in a day."""

_VISITS = (TaskKind.VISIT, TaskKind.MEETING)
_HOUSE = re.compile(r"^\s*(?:số\s+)?(\d+)\S*\s*,?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Visit:
    """An account to visit: planned already (`task_id`), or worth it for the reasons given."""

    prospect_id: UUID
    company: str
    street: str
    ward: str
    province: str
    contact: str
    phone: str
    why: tuple[Sentence | str, ...]
    at: time | None = None
    task_id: UUID | None = None

    @property
    def area(self) -> str:
        """The ward with its province."""
        return ", ".join(part for part in (self.ward, self.province) if part)


@dataclass(frozen=True, slots=True)
class VisitDay:
    """The planned visits of a day, and accounts nearby that are worth one; both by ward."""

    day: date
    planned: tuple[Visit, ...]
    near: tuple[Visit, ...]


def visits_of_day(
    context: Context, day: date, owner: UUID | None, due: Mapping[UUID, Sentence]
) -> VisitDay:
    """The planned visits, and what is worth one in the same provinces; see `Visits.day`."""
    planned = tuple(sorted(_planned(context, day, owner), key=by_place))
    near = _near(context, day, owner, planned, due)
    areas = {visit.area for visit in planned}
    ranked = sorted(near, key=lambda visit: (visit.area not in areas, by_place(visit)))
    return VisitDay(day, planned, tuple(ranked))


def _planned(context: Context, day: date, owner: UUID | None) -> Iterator[Visit]:
    clock = context.clock
    start, end = clock.instant(day, time(0)), clock.instant(day + timedelta(days=1), time(0))
    rows = (
        Task.select(Task, Prospect)
        .join(Prospect, on=(Task.prospect == Prospect.id))
        .where(
            Task.done_at.is_null()
            & Task.kind.in_(_VISITS)
            & (Task.due_at >= start)
            & (Task.due_at < end)
            & Prospect.deleted_at.is_null()
        )
        .order_by(Task.due_at)
    )
    seen: set[UUID] = set()
    for row in rows:
        mine = owner is None or owner in (row.staff_id, row.prospect.owner_id)
        if mine and row.prospect_id not in seen:
            seen.add(row.prospect_id)
            at = clock.local(row.due_at).time() if row.timed else None
            why = (Sentence(row.what),) if row.what else ()
            yield replace(_visit(row.prospect, why), at=at, task_id=row.id)


def _near(
    context: Context,
    day: date,
    owner: UUID | None,
    planned: Sequence[Visit],
    due: Mapping[UUID, Sentence],
) -> Iterator[Visit]:
    late = context.clock.instant(day, time(0))
    provinces = {visit.province for visit in planned if visit.province}
    there = {visit.prospect_id for visit in planned}
    for row in _worth_it(owner, provinces, late, due):
        if row.id not in there:
            yield _visit(row, tuple(_reasons(row, late, due, context.clock)))


def _worth_it(
    owner: UUID | None,
    provinces: Collection[str],
    late: datetime,
    due: Mapping[UUID, Sentence],
) -> Iterator[Prospect]:
    """Accounts that may be visited and have a reason for it, those with a late step first."""
    reasons = (
        (Prospect.next_step_at < late)
        | (Prospect.next_step_at.is_null() & Prospect.customer_since.is_null())
        | Prospect.id.in_(list(due))
    )
    wanted = (
        Prospect.deleted_at.is_null()
        & (Prospect.do_not_contact == False)  # noqa: E712  SQL's comparison
        & Prospect.state.not_in(list(STOPPED))
        & reasons
    )
    if owner is not None:
        wanted &= Prospect.owner == owner
    placed = Address.select(SQL("1")).where(
        (Address.prospect == Prospect.id) & ((Address.ward != "") | (Address.street != ""))
    )
    if provinces:
        placed = placed.where(Address.province.in_(list(provinces)))
    rows = Prospect.select().where(wanted & fn.EXISTS(placed))
    ordered = rows.order_by(Prospect.next_step_at.is_null(), Prospect.next_step_at)
    return iter(ordered.limit(MOST_NEAR))


def _reasons(
    row: Prospect, late: datetime, due: Mapping[UUID, Sentence], clock: Clock
) -> Iterator[Sentence | str]:
    if row.next_step_at is not None and row.next_step_at < late:
        what = Sentence(row.next_step_what or "–")
        days = (clock.today() - clock.local(row.next_step_at).date()).days
        yield (
            sentence("Overdue: {what} ({days} d)", what=what, days=days)
            if days > 0
            else sentence("Due: {what}", what=what)
        )
    if row.id in due:
        yield due[row.id]
    if row.next_step_at is None and row.customer_since is None:
        yield sentence("No next step planned")


def _visit(row: Prospect, why: tuple[Sentence | str, ...]) -> Visit:
    place, person = address_for(row.id, AddressKind.MAIN), first_contact(row.id)
    return Visit(
        row.id,
        row.company,
        place.street if place is not None else "",
        place.ward if place is not None else "",
        place.province if place is not None else "",
        person.name if person is not None else "",
        person.phone if person is not None else "",
        why,
    )


def by_place(visit: Visit) -> tuple[object, ...]:
    """Province, ward, street, house number: the way through a ward."""
    house = _HOUSE.match(visit.street)
    number = int(house[1]) if house is not None else 0
    street = _HOUSE.sub("", visit.street)
    return (
        not visit.province,
        fold(visit.province),
        not visit.ward,
        fold(visit.ward),
        fold(street),
        number,
        fold(visit.company),
    )


def first_contact(prospect_id: UUID) -> Contact | None:
    """Whom to ask for."""
    people = Contact.select().where(Contact.prospect == prospect_id)
    return next(iter(people.order_by(Contact.position, Contact.id).limit(1)), None)
