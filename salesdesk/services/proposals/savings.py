"""What a proposal changes for a client in a month, over the needs whose cost of today is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol
from uuid import UUID

from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.domain.catalogue.recommendation import (
    Line,
    NeedCost,
    NeedKind,
    Recommendation,
)
from salesdesk.domain.documents.trade import CostPerPage, PageKind, Savings
from salesdesk.domain.prospects.states import Evidence
from salesdesk.money import BASIS_POINTS, Money, UnitPrice, divide_half_away, total
from salesdesk.services.proposals.draft import Prices
from salesdesk.services.proposals.records import LineRecord, ProposalRecord

MOST_PRINTERS = 4
"""So many bars fit beside the totals."""


class Advice(Prices, Protocol):
    """Who also knows what fits a client's needs."""

    def recommend(self, needs: Needs, prospect_id: UUID | None = None) -> Recommendation:
        """The lines for some needs at the client's prices."""


@dataclass(frozen=True, slots=True)
class _Month:
    """One need: what a month costs now, and with the lines of the proposal."""

    kind: NeedKind
    index: int
    now: Money
    proposed: Money


def savings_of(record: ProposalRecord, needs: Needs, advice: Advice) -> Savings | None:
    """Today's cost against the proposal's, at its own prices and discounts, net of VAT.

    Only needs count of which today's cost is known and for which the proposal still holds every
    line that was recommended. None where there is no such need.
    """
    recommended = advice.recommend(needs, record.client.prospect_id)
    months = list(_months(record, recommended))
    if not months or recommended.currency != record.currency:
        return None
    now = total((month.now for month in months), record.currency)
    proposed = total((month.proposed for month in months), record.currency)
    if not now:
        return None
    saving = now - proposed
    return Savings(
        costs=tuple(_page_costs(needs, months))[:MOST_PRINTERS],
        monthly_today=now,
        monthly_proposed=proposed,
        monthly_saving=saving,
        share=divide_half_away(saving.minor * BASIS_POINTS, now.minor),
        estimate=any(need.source is not Evidence.MEASURED for need in needs.printers),
    )


def _months(record: ProposalRecord, recommended: Recommendation) -> Iterable[_Month]:
    offered = {line.product_id: line for line in record.lines if line.counts and line.product_id}
    for need in recommended.need_costs:
        if need.now is None or need.proposed is None:
            continue
        proposed = _proposed(need, recommended.lines, offered, record)
        if proposed is not None:
            yield _Month(need.kind, need.index, need.now, proposed)


def _proposed(
    need: NeedCost,
    lines: Iterable[Line],
    offered: dict[UUID, LineRecord],
    record: ProposalRecord,
) -> Money | None:
    """A month of one need at the proposal's prices; None where a line for it was taken out."""
    parts = []
    for line in lines:
        for share in line.shares:
            if (share.kind, share.index) != (need.kind, need.index):
                continue
            ours = offered.get(line.product.id)
            if ours is None:
                return None
            parts.append(_at_our_price(share.monthly_cost, line, ours, record.discount))
    return total(parts, record.currency)


def _at_our_price(cost: Money, line: Line, ours: LineRecord, discount: int) -> Money:
    price = line.price.unit_price.scaled
    if not price:
        return cost
    kept = Fraction(ours.unit_price.scaled, price)
    kept *= Fraction(BASIS_POINTS - ours.discount, BASIS_POINTS)
    kept *= Fraction(BASIS_POINTS - discount, BASIS_POINTS)
    exact = cost.minor * kept
    return Money(divide_half_away(exact.numerator, exact.denominator), cost.currency)


def _page_costs(needs: Needs, months: Iterable[_Month]) -> Iterable[CostPerPage]:
    """Each printer's cost of a page: its month ÷ its pages."""
    for month in months:
        if month.kind is not NeedKind.PRINTER:
            continue
        need = needs.printers[month.index]
        if need.pages:
            yield CostPerPage(
                kind=PageKind.COLOUR if need.colour_pages else PageKind.BLACK,
                today=_per_page(month.now, need),
                proposed=_per_page(month.proposed, need),
                label=need.model,
            )


def _per_page(cost: Money, need: PrinterNeed) -> UnitPrice:
    whole = UnitPrice.from_money(cost)
    return UnitPrice(divide_half_away(whole.scaled, need.pages), cost.currency)
