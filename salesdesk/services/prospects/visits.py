"""Visits on a day, ward by ward: planning them, and the list to take along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from uuid import UUID

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
from salesdesk.domain.prospects.states import (
    ACTIVITY_KIND_NAMES,
    ActivityKind,
    ActivityState,
    TaskKind,
)
from salesdesk.models.followup import Task
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Activity, Prospect
from salesdesk.money import Money
from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.services.prospects.log import PlannedStep, plan_step
from salesdesk.services.prospects.visit_days import (
    Visit,
    VisitDay,
    by_place,
    first_contact,
    visits_of_day,
)

ON_THE_ROUND = mark("Visit on the round")
_MORNING = time(9)
_WAITING = (
    ProposalState.PRESENTED,
    ProposalState.NEGOTIATING,
    ProposalState.APPROVED,
)
_MOST_NEEDS = 4


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
        return visits_of_day(self._context, day, owner, due or {})

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
        ordered = sorted(visits, key=by_place)
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
        # ReportLab and its blocks load with the first document, not with the desk.
        from salesdesk.proposals.visit_list import render_visit_list

        return render_visit_list(self.content(day, visits, language, who))

    def _stop(self, number: int, visit: Visit) -> VisitStop:
        row = found(Prospect, visit.prospect_id)
        person = first_contact(row.id)
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
