"""What the kept lines of a proposal come to."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from uuid import UUID

from salesdesk.domain.catalogue.cost import plain, significant
from salesdesk.domain.catalogue.needs import RATED_COVERAGE
from salesdesk.domain.proposals.states import LineKind
from salesdesk.domain.proposals.totals import PricedLine, Totals, totals
from salesdesk.models.proposals import Proposal, ProposalLine
from salesdesk.money import UnitPrice
from salesdesk.services.context import Book

NUMBERED = (LineKind.ITEM, LineKind.CHARGE)
"""Kinds of line that are counted 1, 2, 3 … through the whole document."""


def lines_of(proposal_id: UUID) -> list[ProposalLine]:
    """The lines of a proposal in their order."""
    return list(
        ProposalLine.select()
        .where(ProposalLine.proposal == proposal_id)
        .order_by(ProposalLine.position, ProposalLine.id)
    )


def priced(line: ProposalLine, currency: str) -> PricedLine:
    """A kept line as one that sums up."""
    return PricedLine(
        kind=line.kind,
        choice=line.choice,
        quantity=line.quantity,
        unit_price=UnitPrice(line.unit_price, currency),
        discount=line.discount,
        vat=line.vat,
        cost=None if line.cost is None else UnitPrice(line.cost, currency),
        chosen=line.chosen,
    )


def totals_of(proposal: Proposal, lines: Sequence[ProposalLine]) -> Totals:
    """All sums of a proposal."""
    figures = [priced(line, proposal.currency) for line in lines]
    return totals(figures, proposal.currency, proposal.discount)


def page_cost(line: ProposalLine, currency: str) -> UnitPrice | None:
    """What a page (of paper: a sheet) costs with a line at the client's coverage: price less the
    line's discount ÷ yield, with four significant digits; None where the yield is not known.
    """
    if not line.page_yield or line.kind is not LineKind.ITEM:
        return None
    price = UnitPrice(line.unit_price, currency).less(line.discount)
    factor = Fraction(line.coverage or RATED_COVERAGE * 100) / Fraction(RATED_COVERAGE * 100)
    exact = Fraction(price.decimal) * factor / line.page_yield
    return UnitPrice.of(significant(exact), currency)


def refresh(book: Book, proposal: Proposal, lines: Sequence[ProposalLine]) -> Totals:
    """Keep what a proposal repeats of its lines: total, margin and cost per page."""
    sums = totals_of(proposal, lines)
    for line in lines:
        cost = page_cost(line, proposal.currency)
        book.change(line, cost_per_page=plain(cost.decimal.normalize()) if cost else "")
    changed = book.change(proposal, total=sums.gross.minor, margin=sums.margin)
    if changed or proposal.changed_at != book.now:
        proposal.changed_at = book.now
        proposal.save(only=[Proposal.changed_at])
    return sums
