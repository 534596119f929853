"""What a proposal saves: only what is known counts, and what is estimated is no exact figure."""

from __future__ import annotations

from uuid import UUID

import pytest
from proposal_shop import product

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import PaperUse
from salesdesk.domain.documents.trade import PageKind, Savings
from salesdesk.domain.prospects.states import Evidence
from salesdesk.money import Money


def vnd(amount: int) -> Money:
    """An amount in đồng."""
    return Money(amount, "VND")


@pytest.fixture
def interview(shop: Desk, client: UUID) -> UUID:
    """Two laser printers and a ream a month; the client only knows what all of it costs."""
    needs = shop.prospects.needs
    asked = needs.begin(client).value
    printer = shop.catalogue.find_printers("HP LaserJet Pro M404dn")[0]
    row = needs.add_printer(asked, printer.name, printer.id).value
    for name, value in (("quantity", 2), ("mono_pages", 3000), ("colour_pages", 0)):
        needs.set_printer(row, name, value)
    paper = needs.add_paper(asked, PaperUse.OFFICE).value
    needs.set_paper(paper, "reams_per_month", 8)
    needs.set_field(asked, "pays_per_month", vnd(6_400_000))
    return asked


@pytest.fixture
def proposal(shop: Desk, interview: UUID) -> UUID:
    """What is recommended for them."""
    return shop.proposals.from_needs(interview).value


def _savings(shop: Desk, proposal: UUID) -> Savings:
    found = shop.proposals.content(proposal).savings
    assert found is not None
    return found


def test_one_sum_for_everything_is_compared_with_everything(shop: Desk, proposal: UUID) -> None:
    savings = _savings(shop, proposal)
    assert savings.monthly_today == vnd(6_400_000)
    assert savings.complete
    (cost,) = savings.costs
    assert cost.kind is PageKind.WITH_PAPER
    assert cost.today.decimal * 6000 == pytest.approx(6_400_000, abs=1)
    assert cost.proposed.decimal * 6000 == pytest.approx(savings.monthly_proposed.minor, rel=0.01)


def test_an_estimate_is_rounded_and_has_a_range(shop: Desk, proposal: UUID) -> None:
    savings = _savings(shop, proposal)
    assert savings.estimate
    assert savings.monthly_proposed.minor % 1_000 == 0
    assert savings.low is not None
    assert savings.high is not None
    assert savings.low < savings.monthly_saving < savings.high
    assert savings.low.minor % 100_000 == savings.high.minor % 100_000 == 0


def test_a_line_taken_out_leaves_nothing_to_compare_the_sum_with(
    shop: Desk, proposal: UUID
) -> None:
    paper = shop.proposals.record(proposal).lines[-1]
    shop.proposals.edit.remove(paper.id)
    assert shop.proposals.content(proposal).savings is None


def test_another_line_changes_nothing_of_the_comparison(shop: Desk, proposal: UUID) -> None:
    before = _savings(shop, proposal)
    shop.proposals.edit.add_product(proposal, product(shop, "stapler"))
    assert _savings(shop, proposal) == before


def test_what_the_printers_cost_counts_before_the_sum(
    shop: Desk, interview: UUID, proposal: UUID
) -> None:
    row = shop.prospects.needs.load(interview).printers[0]
    shop.prospects.needs.set_printer(row.id, "pays", vnd(2_400_000))
    savings = _savings(shop, proposal)
    assert savings.monthly_today == vnd(2_400_000)
    assert not savings.complete
    assert [cost.kind for cost in savings.costs] == [PageKind.BLACK]


def test_measured_pages_need_no_range(shop: Desk, interview: UUID, proposal: UUID) -> None:
    row = shop.prospects.needs.load(interview).printers[0]
    shop.prospects.needs.set_printer(row.id, "evidence", Evidence.MEASURED)
    savings = _savings(shop, proposal)
    assert not savings.estimate
    assert savings.low is savings.high is None
