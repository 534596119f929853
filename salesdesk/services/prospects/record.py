"""Reading one account with everything its record shows, and whether it is known already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from peewee import JOIN, fn

from salesdesk.domain.closing.states import OPEN_STAGES
from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES, ProposalState
from salesdesk.domain.prospects.checks import check_tax_code, check_website, hint
from salesdesk.domain.prospects.standing import path, standing
from salesdesk.domain.prospects.states import PROSPECT_MOVES, ProspectState
from salesdesk.models.followup import Task
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.sentence import Sentence
from salesdesk.services.context import Context, found
from salesdesk.services.prospects import changes, timeline
from salesdesk.services.prospects.shapes import (
    AccountLink,
    AddressDetail,
    AssessmentLine,
    ContactDetail,
    DealLine,
    NextStep,
    PointDetail,
    ProposalLink,
    ProspectDetails,
    ProspectRecord,
    local_step,
)
from salesdesk.services.prospects.silence import silence_of
from salesdesk.services.prospects.tags import tags_of

_MOST_BROUGHT = 20


class ProspectRecords:
    """Reading one account."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def record(self, prospect_id: UUID) -> ProspectRecord:
        """Everything the record shows but its timeline.

        Raises NotFound where there is no such account.
        """
        row = found(Prospect, prospect_id)
        open_steps = self._open_steps(prospect_id)
        points = _points(prospect_id)
        customer = row.customer_since is not None
        return ProspectRecord(
            id=row.id,
            details=_details(row),
            state=row.state,
            state_reason=row.state_reason,
            standing=standing(row.state, row.deal_stage, customer=customer),
            path=path(row.state, row.deal_stage, customer=customer),
            owner_id=row.owner_id,
            owner=_staff_name(row.owner_id),
            referred_by=_account(row.referred_by_id),
            brought=_brought(prospect_id),
            tags=tags_of(prospect_id),
            points=tuple(point for point in points if point.contact_id is None),
            hints=_hints(row),
            customer_since=row.customer_since,
            silence=silence_of(row, self._context.clock),
            moves=tuple(state for state in ProspectState if (row.state, state) in PROSPECT_MOVES),
            next_step=next(iter(open_steps), None),
            later_steps=tuple(open_steps[1:]),
            contacts=tuple(_contacts(prospect_id, points)),
            addresses=tuple(_addresses(prospect_id)),
            deals=_deals(prospect_id),
            proposals=_proposals(prospect_id),
            assessments=self._assessments(prospect_id),
        )

    def timeline(
        self, prospect_id: UUID, most: int = timeline.PAGE
    ) -> tuple[timeline.Happening, ...]:
        """What happened with an account, newest first, at the shop's time."""
        return timeline.timeline(prospect_id, self._context.clock, most)

    def history(self, prospect_id: UUID) -> tuple[changes.HistoryEntry, ...]:
        """Who changed what on an account, newest first."""
        return changes.history(prospect_id, self._context.clock)

    def _open_steps(self, prospect_id: UUID) -> list[NextStep]:
        rows = (
            Task.select(Task, Staff)
            .join(Staff, JOIN.LEFT_OUTER, on=(Task.staff == Staff.id))
            .where((Task.prospect == prospect_id) & Task.done_at.is_null())
            .order_by(Task.due_at, Task.id)
        )
        return [self._open_step(row) for row in rows]

    def _open_step(self, row: Task) -> NextStep:
        step = local_step(self._context.clock, row.kind, row.what, row.due_at, timed=row.timed)
        who = row.staff.name if row.staff is not None else ""
        return replace(step, task_id=row.id, cause=row.cause, assigned_to=who)

    def _assessments(self, prospect_id: UUID) -> tuple[AssessmentLine, ...]:
        rows = (
            NeedsAssessment.select()
            .where(NeedsAssessment.prospect == prospect_id)
            .order_by(NeedsAssessment.created_at.desc())
        )
        return tuple(
            AssessmentLine(
                row.id,
                self._context.clock.local(row.created_at).date(),
                NeededPrinter.select().where(NeededPrinter.assessment == row.id).count(),
                NeededPaper.select().where(NeededPaper.assessment == row.id).count(),
            )
            for row in rows
        )


def _details(row: Prospect) -> ProspectDetails:
    return ProspectDetails(
        company=row.company,
        tax_code=row.tax_code,
        industry=row.industry,
        employees=row.employees,
        website=row.website,
        language=row.language,
        source=row.source,
        campaign=row.campaign_name,
        acquisition_cost=Money(row.acquisition_cost, row.currency),
        temperature=row.temperature,
        customer_group=row.customer_group,
        credit_limit=Money(row.credit_limit, row.currency),
        payment_days=row.payment_days,
        notes=row.notes,
    )


def _staff_name(staff_id: UUID | None) -> str:
    return Staff.select(Staff.name).where(Staff.id == staff_id).scalar() or ""


def _account(prospect_id: UUID | None) -> AccountLink | None:
    company = Prospect.select(Prospect.company).where(Prospect.id == prospect_id).scalar()
    return AccountLink(prospect_id, company) if prospect_id is not None and company else None


def _brought(prospect_id: UUID) -> tuple[AccountLink, ...]:
    rows = (
        Prospect.select(Prospect.id, Prospect.company)
        .where((Prospect.referred_by == prospect_id) & Prospect.deleted_at.is_null())
        .order_by(Prospect.company)
        .limit(_MOST_BROUGHT)
    )
    return tuple(AccountLink(row.id, row.company) for row in rows)


def _hints(row: Prospect) -> dict[str, Sentence]:
    """What is doubtful about an account's own fields."""
    flags = {
        "tax_code": check_tax_code(row.tax_code).flag,
        "website": check_website(row.website).flag,
    }
    said = {name: hint(flag) for name, flag in flags.items()}
    return {name: each for name, each in said.items() if each is not None}


def _points(prospect_id: UUID) -> list[PointDetail]:
    rows = (
        ContactPoint.select()
        .where(ContactPoint.prospect == prospect_id)
        .order_by(ContactPoint.position, ContactPoint.id)
    )
    return [
        PointDetail(
            row.id,
            row.kind,
            row.value,
            row.label,
            hint(row.flag, row.value),
            row.position,
            row.contact_id,
        )
        for row in rows
    ]


def _contacts(prospect_id: UUID, points: list[PointDetail]) -> Iterator[ContactDetail]:
    rows = (
        Contact.select()
        .where(Contact.prospect == prospect_id)
        .order_by(Contact.position, Contact.id)
    )
    for row in rows:
        yield ContactDetail(
            id=row.id,
            name=row.name,
            title=row.title,
            decision_role=row.decision_role,
            phone=row.phone,
            phone_hint=hint(row.phone_flag, row.phone),
            email=row.email,
            email_hint=hint(row.email_flag),
            birthday=row.birthday,
            preferred_channel=row.preferred_channel,
            position=row.position,
            points=tuple(point for point in points if point.contact_id == row.id),
        )


def _addresses(prospect_id: UUID) -> list[AddressDetail]:
    rows = (
        Address.select()
        .where(Address.prospect == prospect_id)
        .order_by(Address.position, Address.id)
    )
    return [
        AddressDetail(
            row.id, row.kind, row.street, row.ward, row.province, row.country, row.position
        )
        for row in rows
    ]


def _deals(prospect_id: UUID) -> tuple[DealLine, ...]:
    rows = Opportunity.select().where(
        (Opportunity.prospect == prospect_id) & Opportunity.stage.in_(OPEN_STAGES)
    )
    deals = [DealLine(row.id, row.name, row.stage, Money(row.amount, row.currency)) for row in rows]
    return tuple(sorted(deals, key=lambda deal: -OPEN_STAGES.index(deal.stage)))


def _proposals(prospect_id: UUID) -> tuple[ProposalLink, ...]:
    rows = (
        Proposal.select()
        .where(
            (Proposal.prospect == prospect_id)
            & (Proposal.state != ProposalState.SUPERSEDED)
            & Proposal.deleted_at.is_null()
        )
        .order_by(Proposal.created_at.desc(), fn.LOWER(Proposal.number))
    )
    return tuple(
        ProposalLink(
            row.id,
            row.number,
            row.revision,
            PROPOSAL_STATE_NAMES[row.state],
            row.dated,
            Money(row.total, row.currency),
        )
        for row in rows
    )
