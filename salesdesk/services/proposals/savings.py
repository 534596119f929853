"""What a proposal changes for a client in a month, over the needs whose cost of today is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol
from uuid import UUID

from salesdesk.domain.catalogue.cost import COVERAGE_SPREAD
from salesdesk.domain.catalogue.needs import Needs
from salesdesk.domain.catalogue.recommendation import (
    Line,
    NeedCost,
    NeedKind,
    Policy,
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

    def recommend(
        self, needs: Needs, prospect_id: UUID | None = None, policy: Policy | None = None
    ) -> Recommendation:
        """The lines for some needs at the client's prices."""


@dataclass(frozen=True, slots=True)
class _Month:
    """One need: what a month costs now, where they said so, and with the proposal's lines."""

    kind: NeedKind
    index: int
    now: Money | None
    proposed: Money


def savings_of(
    record: ProposalRecord, needs: Needs, pays: Money | None, advice: Advice
) -> Savings | None:
    """Today's cost against the proposal's, at its own prices and discounts, net of VAT.

    Only needs count of which today's cost is known and for which the proposal still holds every
    line that was recommended. Where today's cost is only known for everything together (`pays`, in
    a month), it counts if the proposal holds everything. None where nothing can be compared.
    """
    recommended = advice.recommend(needs, record.client.prospect_id)
    if recommended.currency != record.currency:
        return None
    months = list(_months(record, recommended))
    told = [month for month in months if month.now]
    everything = len(months) == len(needs.printers) + len(needs.paper)
    if told:
        now = total((month.now for month in told if month.now), record.currency)
        costs = tuple(_page_costs(needs, told))[:MOST_PRINTERS]
        complete = everything and len(told) == len(months)
        return _compared(needs, told, now, costs, complete=complete)
    if pays and pays.currency == record.currency and everything and not recommended.unmatched:
        return _compared(needs, months, pays, _all_pages(needs, months, pays), complete=True)
    return None


def _compared(
    needs: Needs,
    months: Sequence[_Month],
    now: Money,
    costs: tuple[CostPerPage, ...],
    *,
    complete: bool,
) -> Savings:
    """The sums of some needs; what is estimated is rounded to what can be known of it."""
    proposed = total((month.proposed for month in months), now.currency)
    printed = [month for month in months if month.kind is NeedKind.PRINTER]
    estimate = any(need.source is not Evidence.MEASURED for need in needs.printers)
    low = high = None
    if estimate:
        step = _step(now, 4)
        now, proposed = _near(now, step), _near(proposed, step)
        low, high = _range(now - proposed, printed)
    saving = now - proposed
    share = divide_half_away(saving.minor * BASIS_POINTS, now.minor)
    return Savings(costs, now, proposed, saving, share, estimate, low, high, complete)


def _range(saving: Money, printed: Iterable[_Month]) -> tuple[Money | None, Money | None]:
    """What the saving may be at least and at most where pages take more or less ink than rated."""
    ink = total((month.proposed for month in printed), saving.currency)
    off = divide_half_away(ink.minor * COVERAGE_SPREAD.numerator, COVERAGE_SPREAD.denominator)
    if not off:
        return None, None
    step = _step(Money(off, saving.currency), 1)
    low, high = saving.minor - off, saving.minor + off
    return (
        Money(low // step * step, saving.currency),
        Money(-(-high // step) * step, saving.currency),
    )


def _step(amount: Money, digits: int) -> int:
    """How many minor units the last of so many leading digits is worth."""
    return max(1, 10 ** (len(str(abs(amount.minor))) - digits)) if amount else 1


def _near(amount: Money, step: int) -> Money:
    return Money(divide_half_away(amount.minor, step) * step, amount.currency)


def _months(record: ProposalRecord, recommended: Recommendation) -> Iterable[_Month]:
    offered = {line.product_id: line for line in record.lines if line.counts and line.product_id}
    for need in recommended.need_costs:
        if need.proposed is None:
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
        if need.pages and month.now:
            yield CostPerPage(
                kind=PageKind.COLOUR if need.colour_pages else PageKind.BLACK,
                today=_per_page(month.now, need.pages),
                proposed=_per_page(month.proposed, need.pages),
                label=need.model,
            )


def _all_pages(needs: Needs, months: Iterable[_Month], pays: Money) -> tuple[CostPerPage, ...]:
    """What any page costs, paper and all; nothing where some of the pages are not known."""
    pages = sum(need.pages for need in needs.printers)
    if not pages or not all(need.pages_known for need in needs.printers):
        return ()
    proposed = total((month.proposed for month in months), pays.currency)
    kind = PageKind.WITH_PAPER if needs.paper else PageKind.ANY
    return (CostPerPage(kind, _per_page(pays, pages), _per_page(proposed, pages)),)


def _per_page(cost: Money, pages: int) -> UnitPrice:
    whole = UnitPrice.from_money(cost)
    return UnitPrice(divide_half_away(whole.scaled, pages), cost.currency)
