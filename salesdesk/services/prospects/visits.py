"""Visits on a day, ward by ward: what is planned, what lies near, and the list to take along."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from peewee import SQL, fn

from salesdesk.clock import Clock
from salesdesk.domain.catalogue.kinds import PAPER_USE_NAMES
from salesdesk.domain.documents.common import Shop
from salesdesk.domain.documents.visits import (
    LastContact,
    OpenProposal,
    VisitArea,
    VisitListContent,
    VisitStop,
)
from salesdesk.domain.proposals.states import ProposalState
from salesdesk.domain.prospects.places import AddressKind
from salesdesk.domain.prospects.standing import STOPPED
from salesdesk.domain.prospects.states import (
    ACTIVITY_KIND_NAMES,
    ActivityKind,
    ActivityState,
    TaskKind,
)
from salesdesk.models.followup import Task
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Activity, Address, Contact, Prospect
from salesdesk.money import Money
from salesdesk.proposals.visit_list import render_visit_list
from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.services.prospects.addresses import address_for
from salesdesk.services.prospects.log import PlannedStep, plan_step
from salesdesk.text import fold

MOST_NEAR = 80
"""So many accounts are offered beside the planned ones; nobody sees more in a day."""

ON_THE_ROUND = mark("Visit on the round")
_VISITS = (TaskKind.VISIT, TaskKind.MEETING)
_MORNING = time(9)
_HOUSE = re.compile(r"^\s*(?:số\s+)?(\d+)\S*\s*,?\s*", re.IGNORECASE)
_WAITING = (
    ProposalState.PRESENTED,
    ProposalState.NEGOTIATING,
    ProposalState.APPROVED,
)
_MOST_NEEDS = 4


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


@dataclass(frozen=True, slots=True)
class PlannedVisits:
    """The visits that were planned in one go: new steps, and late ones that were moved there."""

    made: tuple[UUID, ...]
    moved: tuple[tuple[UUID, datetime, bool], ...] = ()


class Visits:
    """The round of a day."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def day(
        self, day: date, owner: UUID | None = None, due: Mapping[UUID, Sentence] | None = None
    ) -> VisitDay:
        """What is planned on a day, and what is worth a visit in the same provinces.

        `owner` limits both to somebody's accounts. `due` are customers to visit for another reason
        (a reorder), with that reason. Where nothing is planned yet, every province is looked at.
        """
        planned = tuple(sorted(self._planned(day, owner), key=_by_place))
        near = self._near(day, owner, planned, due or {})
        areas = {visit.area for visit in planned}
        ranked = sorted(near, key=lambda visit: (visit.area not in areas, _by_place(visit)))
        return VisitDay(day, planned, tuple(ranked))

    def plan(self, day: date, prospect_ids: Sequence[UUID]) -> Done[PlannedVisits]:
        """Plan visits on a day; a visit that was planned for an earlier day moves there."""
        clock = self._context.clock
        due_at = clock.instant(day, _MORNING)
        made, moved = [], []
        with self._context.writing() as book:
            for prospect_id in prospect_ids:
                late = _open_visit(prospect_id, before=clock.instant(day, time(0)))
                if late is not None:
                    moved.append((late.id, late.due_at, late.timed))
                    steps.postpone(book, late, due_at)
                else:
                    step = PlannedStep(TaskKind.VISIT, ON_THE_ROUND, day)
                    made.append(plan_step(book, clock, prospect_id, step).id)
            return book.done(PlannedVisits(tuple(made), tuple(moved)))

    def unplan(self, planned: PlannedVisits) -> Done[PlannedVisits]:
        """Take back visits that were planned in one go."""
        with self._context.writing() as book:
            for task_id in planned.made:
                task = found(Task, task_id)
                book.remove(task)
                steps.refresh_account(book, task.prospect_id)
            for task_id, due_at, timed in planned.moved:
                steps.postpone(book, found(Task, task_id), due_at, timed=timed)
            return book.done(planned)

    def content(
        self, day: date, visits: Sequence[Visit], language: str, who: str = ""
    ) -> VisitListContent:
        """The list to take along: these visits, by ward and street."""
        settings = self._context.settings
        member = self._context.member
        ordered = sorted(visits, key=_by_place)
        numbered = [self._stop(number, visit) for number, visit in enumerate(ordered, 1)]
        areas = (
            VisitArea(name, tuple(stop for _visit, stop in pairs))
            for name, pairs in groupby(
                zip(ordered, numbered, strict=True), key=lambda pair: pair[0].area
            )
        )
        return VisitListContent(
            Shop.of(settings, language),
            language,
            day,
            who or (member.name if member is not None else ""),
            tuple(areas),
        )

    def pdf(self, day: date, visits: Sequence[Visit], language: str, who: str = "") -> bytes:
        """The list to take along as a PDF."""
        return render_visit_list(self.content(day, visits, language, who))

    def _planned(self, day: date, owner: UUID | None) -> Iterator[Visit]:
        clock = self._context.clock
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
        self,
        day: date,
        owner: UUID | None,
        planned: Sequence[Visit],
        due: Mapping[UUID, Sentence],
    ) -> Iterator[Visit]:
        late = self._context.clock.instant(day, time(0))
        provinces = {visit.province for visit in planned if visit.province}
        there = {visit.prospect_id for visit in planned}
        for row in _worth_it(owner, provinces, late, due):
            if row.id not in there:
                yield _visit(row, tuple(_reasons(row, late, due, self._context.clock)))

    def _stop(self, number: int, visit: Visit) -> VisitStop:
        row = found(Prospect, visit.prospect_id)
        person = _first_contact(row.id)
        reason = row.do_not_contact_reason
        return VisitStop(
            number,
            visit.company,
            visit.street or visit.area,
            visit.at,
            person.name if person is not None else "",
            person.title if person is not None else "",
            visit.phone,
            visit.why,
            self._last_contact(row.id),
            tuple(_needs(row.id)),
            _proposal(row.id, self._context.today()),
            sentence("They do not want to be contacted: {reason}", reason=reason)
            if row.do_not_contact
            else None,
        )

    def _last_contact(self, prospect_id: UUID) -> LastContact | None:
        row = (
            Activity.select()
            .where(
                (Activity.prospect == prospect_id)
                & (Activity.kind != ActivityKind.NOTE)
                & (Activity.state == ActivityState.HELD)
            )
            .order_by(Activity.at.desc())
            .first()
        )
        if row is None:
            return None
        on = self._context.clock.local(row.at).date()
        return LastContact(on, sentence(ACTIVITY_KIND_NAMES[row.kind]), row.outcome)


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
    place, person = address_for(row.id, AddressKind.MAIN), _first_contact(row.id)
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


def _by_place(visit: Visit) -> tuple[object, ...]:
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


def _first_contact(prospect_id: UUID) -> Contact | None:
    people = Contact.select().where(Contact.prospect == prospect_id)
    return next(iter(people.order_by(Contact.position, Contact.id).limit(1)), None)


def _open_visit(prospect_id: UUID, before: datetime) -> Task | None:
    rows = (
        Task.select()
        .where(
            (Task.prospect == prospect_id)
            & Task.done_at.is_null()
            & (Task.kind == TaskKind.VISIT)
            & (Task.due_at < before)
        )
        .order_by(Task.due_at)
    )
    return next(iter(rows.limit(1)), None)


def _needs(prospect_id: UUID) -> Iterator[Sentence | str]:
    """The printers and papers of the newest interview, the first few of them."""
    newest = (
        NeedsAssessment.select()
        .where(NeedsAssessment.prospect == prospect_id)
        .order_by(NeedsAssessment.created_at.desc())
        .first()
    )
    if newest is None:
        return
    told: list[Sentence | str] = []
    for row in NeededPrinter.select().where(NeededPrinter.assessment == newest.id):
        name = row.model_text or (f"{row.printer.brand} {row.printer.model}" if row.printer else "")
        if name:
            told.append(sentence("{count} × {name}", count=row.quantity, name=name))
    for paper in NeededPaper.select().where(NeededPaper.assessment == newest.id):
        use = sentence(PAPER_USE_NAMES[paper.use])
        told.append(sentence("{size} paper: {use}", size=paper.size, use=use))
    yield from told[:_MOST_NEEDS]


def _proposal(prospect_id: UUID, today: date) -> OpenProposal | None:
    row = (
        Proposal.select()
        .where(
            (Proposal.prospect == prospect_id)
            & Proposal.state.in_(_WAITING)
            & (Proposal.valid_until >= today)
            & Proposal.deleted_at.is_null()
        )
        .order_by(Proposal.created_at.desc())
        .first()
    )
    if row is None:
        return None
    return OpenProposal(row.number, Money(row.total, row.currency), row.valid_until)
