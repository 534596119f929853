"""One proposal as its editor, its document and the command line see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.proposals.limits import (
    Authority,
    Offered,
    approval_reasons,
    floor_of_mix,
)
from salesdesk.domain.proposals.states import WITH_CLIENT, LineKind, ProposalState
from salesdesk.domain.proposals.totals import Totals
from salesdesk.domain.team.roles import Right, Role, discount_limit
from salesdesk.models.catalogue import Product
from salesdesk.models.closing import Order
from salesdesk.models.proposals import Proposal, ProposalLine
from salesdesk.models.team import Staff, StaffRole
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import Sentence
from salesdesk.services.context import Context, found
from salesdesk.services.proposals.draft import Prices
from salesdesk.services.proposals.figures import (
    NUMBERED,
    lines_of,
    page_cost,
    priced,
    totals_of,
)
from salesdesk.services.proposals.kept_sentences import kept
from salesdesk.services.proposals.records import (
    Client,
    LineRecord,
    ProposalRecord,
    Revision,
)
from salesdesk.services.proposals.wording import BY_HAND


class Reader:
    """Reads proposals for whoever is at the desk: cost and margin only where they may be seen."""

    def __init__(self, context: Context, prices: Prices) -> None:
        self._context = context
        self._prices = prices

    def record(self, proposal_id: UUID) -> ProposalRecord:
        """One revision with its lines, sums and limits. Raises NotFound."""
        return self.of(found(Proposal, proposal_id))

    def of(self, proposal: Proposal) -> ProposalRecord:
        """The same for a row that was read already."""
        lines = lines_of(proposal.id)
        sums = totals_of(proposal, lines)
        sees_cost = self._may(Right.SEE_COST)
        return ProposalRecord(
            **_kept(proposal),
            client=_client(proposal),
            owner=_staff_name(proposal.owner_id),
            approved_by=_staff_name(proposal.approved_by_id),
            state=state_on(proposal.state, proposal.valid_until, self._context.today()),
            lines=line_records(proposal, lines, sees_cost=sees_cost),
            totals=sums if sees_cost else replace(sums, cost=None, margin=None),
            margin_floor=self._floor(proposal, lines),
            sees_cost=sees_cost,
            approval=self.approval(proposal, lines, sums),
            may_approve=self._may(Right.APPROVE),
            revisions=_revisions(proposal.number, self._context.today()),
            order_number=_order_number(proposal.id),
        )

    def approval(
        self, proposal: Proposal, lines: Sequence[ProposalLine], sums: Totals
    ) -> tuple[Sentence, ...]:
        """Why a manager has to approve this proposal.

        A draft is measured by the limits of whoever is at the desk, one that waits for approval by
        those of its seller.
        """
        settings = self._context.settings
        own = proposal.state is not ProposalState.AWAITING_APPROVAL
        authority = Authority(
            discount_limit=discount_limit(self._roles(proposal, own=own), settings.limits),
            margin_floor=self._floor(proposal, lines),
            sees_cost=self._may(Right.SEE_COST),
            own=own,
        )
        offered = [self._offered(proposal, line) for line in lines]
        return approval_reasons(offered, sums, proposal.discount, authority)

    def _floor(self, proposal: Proposal, lines: Sequence[ProposalLine]) -> int:
        """The margin floor of this mix of categories; what is not a product has the shop's."""
        settings = self._context.settings
        if not settings.category_floors:
            return settings.margin_floor
        keys = [line.product_id for line in lines if line.product_id]
        query = Product.select(Product.id, Product.category).where(Product.id.in_(keys))
        floors: dict[UUID | None, int] = {row.id: settings.floor(row.category) for row in query}
        figures = [(line.product_id, priced(line, proposal.currency)) for line in lines]
        parts = [
            (each.amount.minor, floors.get(key, settings.margin_floor))
            for key, each in figures
            if each.counts and each.kind is LineKind.ITEM
        ]
        return floor_of_mix(parts, settings.margin_floor)

    def _roles(self, proposal: Proposal, *, own: bool) -> frozenset[Role]:
        member = self._context.member
        if own:
            return member.roles if member else frozenset()
        rows = StaffRole.select().where(StaffRole.staff == proposal.owner_id)
        return frozenset(row.role for row in rows)

    def _offered(self, proposal: Proposal, line: ProposalLine) -> Offered:
        figures = priced(line, proposal.currency)
        if line.product_id is None or line.price_rule != BY_HAND:
            return Offered(figures)
        answer = self._prices.price(
            line.product_id, proposal.prospect_id, line.quantity, proposal.dated
        )
        return Offered(figures, answer.unit_price)

    def _may(self, right: Right) -> bool:
        member = self._context.member
        return member is not None and member.may(right)


def state_on(state: ProposalState, valid_until: date, today: date) -> ProposalState:
    """The state on a day: what the client has is expired once its last day has passed."""
    return ProposalState.EXPIRED if state in WITH_CLIENT and valid_until < today else state


def line_records(
    proposal: Proposal, lines: Sequence[ProposalLine], *, sees_cost: bool
) -> tuple[LineRecord, ...]:
    """The lines as the editor shows them, numbered, with subtotals worked out."""
    records = []
    number, running = 0, Money.zero(proposal.currency)
    for line in lines:
        number += line.kind in NUMBERED
        figures = priced(line, proposal.currency)
        amount = running if line.kind is LineKind.SUBTOTAL else figures.amount
        if figures.counts:
            running += amount
        if line.kind in (LineKind.SECTION, LineKind.SUBTOTAL):
            running = Money.zero(proposal.currency)
        records.append(_line_record(proposal, line, number, amount, sees_cost=sees_cost))
    return tuple(records)


def _line_record(
    proposal: Proposal, line: ProposalLine, number: int, amount: Money, *, sees_cost: bool
) -> LineRecord:
    currency = proposal.currency
    cost = None if line.cost is None or not sees_cost else UnitPrice(line.cost, currency)
    names = ("id", "kind", "choice", "choice_group", "chosen", "product_id", "sku", "name")
    more = ("detail", "unit", "quantity", "discount", "vat", "price_rule", "serves", "page_yield")
    return LineRecord(
        **{name: getattr(line, name) for name in (*names, *more)},
        number=number if line.kind in NUMBERED else 0,
        unit_price=UnitPrice(line.unit_price, currency),
        amount=amount,
        counts=priced(line, currency).counts,
        cost=cost,
        reason=kept(line.reason),
        page_cost=page_cost(line, currency),
    )


_KEPT = (
    "id", "number", "revision", "opportunity_id", "assessment_id", "state_reason", "dated",
    "valid_until", "currency", "language", "opening", "delivery_terms", "warranty_terms",
    "payment_terms", "discount", "presented_at", "follow_up_on", "changed_at",
)  # fmt: skip


def _kept(proposal: Proposal) -> dict[str, Any]:
    return {name: getattr(proposal, name) for name in _KEPT}


def _client(proposal: Proposal) -> Client:
    return Client(
        proposal.prospect_id,
        proposal.contact_id,
        proposal.client_name,
        proposal.client_address,
        proposal.client_tax_code,
        proposal.contact_name,
        proposal.contact_title,
    )


def _staff_name(staff_id: UUID | None) -> str:
    staff = Staff.get_or_none(Staff.id == staff_id) if staff_id else None
    return staff.name if staff else ""


def _revisions(number: str, today: date) -> tuple[Revision, ...]:
    rows = (
        Proposal.select()
        .where((Proposal.number == number) & Proposal.deleted_at.is_null())
        .order_by(Proposal.revision)
    )
    return tuple(
        Revision(row.id, row.revision, state_on(row.state, row.valid_until, today), row.dated)
        for row in rows
    )


def _order_number(proposal_id: UUID) -> str:
    order = Order.get_or_none(Order.proposal == proposal_id)
    return order.number if order else ""
