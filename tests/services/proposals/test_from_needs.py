"""A design office tells what it prints; the desk makes it a proposal."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from proposal_shop import product

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import Stage
from salesdesk.domain.proposals.states import LineKind, ProposalState
from salesdesk.errors import WrongInput
from salesdesk.language import language
from salesdesk.money import Money, UnitPrice, total


def test_the_draft_carries_what_was_recommended(shop: Desk, draft: UUID) -> None:
    record = shop.proposals.record(draft)
    assert record.number == "BG-2026-0001"
    assert (record.revision, record.state) == (1, ProposalState.DRAFT)
    assert (record.dated, record.valid_until) == (date(2026, 11, 23), date(2026, 12, 23))
    assert record.client.name == "Công ty CP Kiến trúc Hải Đăng"
    assert record.client.contact == "Nguyễn Thị Phượng"
    assert record.delivery_terms == "Trong 24 giờ tại nội thành."
    kinds = [line.kind for line in record.lines]
    assert kinds == [LineKind.SECTION, LineKind.ITEM, LineKind.SECTION, LineKind.ITEM]


def test_each_line_keeps_its_reason_its_rule_and_what_a_page_costs(shop: Desk, draft: UUID) -> None:
    section, toner, _paper_section, paper = shop.proposals.record(draft).lines
    assert section.name == toner.serves == "HP LaserJet Pro M404dn"
    assert toner.reason is not None
    assert "2 máy × 3.000 trang" in language("vi").say(toner.reason)
    assert toner.price_rule in {"list", "quantity break", "promotion", "group"}
    assert toner.page_cost is not None
    assert toner.page_yield
    exact = toner.unit_price.decimal / toner.page_yield
    assert abs(toner.page_cost.decimal - exact) < 1
    assert paper.unit in {"ream", "carton"}


def test_its_sums_are_those_of_its_lines(shop: Desk, draft: UUID) -> None:
    record = shop.proposals.record(draft)
    amounts = total((line.amount for line in record.lines if line.counts), "VND")
    assert record.totals.subtotal == amounts
    assert record.totals.gross == record.totals.net + record.totals.tax
    row = shop.proposals.listing.rows([draft])[0]
    assert row.total == record.totals.gross


def test_the_deal_is_opened_and_worth_the_proposal(shop: Desk, client: UUID, draft: UUID) -> None:
    record = shop.proposals.record(draft)
    assert record.opportunity_id is not None
    deal = shop.closing.deal(record.opportunity_id)
    assert deal.stage is Stage.DISCOVERY
    assert shop.prospects.record(client).deals[0].amount == record.totals.gross


def test_the_document_shows_the_need_and_an_honest_saving(shop: Desk, draft: UUID) -> None:
    content = shop.proposals.content(draft)
    assert content.need is not None
    assert (content.need.machines, content.need.mono_pages) == (2, 6000)
    savings = content.savings
    assert savings is not None
    assert savings.monthly_today == Money(2_400_000, "VND") + _paper_today()
    assert savings.monthly_today - savings.monthly_proposed == savings.monthly_saving
    cost = savings.costs[0]
    assert cost.today == UnitPrice.of(400, "VND")


def test_a_discount_saves_the_client_more(shop: Desk, draft: UUID) -> None:
    before = shop.proposals.content(draft).savings
    shop.proposals.edit.set_document_discount(draft, 500)
    after = shop.proposals.content(draft).savings
    assert before is not None
    assert after is not None
    assert after.monthly_proposed < before.monthly_proposed


def test_a_reason_says_nothing_of_a_price_that_is_no_longer_asked(shop: Desk, draft: UUID) -> None:
    toner = shop.proposals.record(draft).lines[1]
    edited = shop.proposals.edit.set_discount(toner.id, 100).value
    reason = edited.record.lines[1].reason
    assert reason is not None
    said = language("vi").say(reason)
    assert said.startswith("2 máy × 3.000 trang ÷ 10.000 trang")
    assert "₫" not in said
    back = shop.proposals.edit.put_back(edited.before).value.record
    assert back.lines[1].reason == toner.reason


def test_a_need_whose_line_was_taken_out_is_not_counted_as_saved(shop: Desk, draft: UUID) -> None:
    toner = shop.proposals.record(draft).lines[1]
    shop.proposals.edit.remove(toner.id)
    savings = shop.proposals.content(draft).savings
    assert savings is not None
    assert savings.monthly_today == _paper_today()


def test_the_document_speaks_the_other_language_too(shop: Desk, draft: UUID) -> None:
    shop.proposals.edit.set_text(shop.proposals.record(draft).lines[1].id, "name", "Mực đặt riêng")
    vietnamese = shop.proposals.record(draft)
    english = shop.proposals.content(draft, "en")
    assert english.sections[0].lines[0].name == "Mực đặt riêng"
    assert english.sections[1].title != vietnamese.lines[2].name
    assert shop.proposals.record(draft) == vietnamese
    shop.proposals.edit.set_language(draft, "en")
    lines = shop.proposals.record(draft).lines
    assert lines[2].name == english.sections[1].title
    assert lines[3].name == english.sections[1].lines[0].name


def test_products_in_another_currency_are_refused_with_a_reason(shop: Desk, client: UUID) -> None:
    empty = shop.proposals.create(client).value
    shop.proposals.edit.set_currency(empty, "USD")
    with pytest.raises(WrongInput, match="is priced in VND"):
        shop.proposals.edit.add_product(empty, product(shop, "M404dn"))


def _paper_today() -> Money:
    """A ream every 2.5 days of 30.4 at 75,000."""
    return Money(75_000 * 304 // 25, "VND")


def test_the_shops_usual_terms_follow_the_language_and_own_words_stay(
    shop: Desk, draft: UUID
) -> None:
    shop.proposals.edit.set_words(draft, "warranty_terms", "Như đã hẹn.")
    shop.proposals.edit.set_language(draft, "en")
    record = shop.proposals.record(draft)
    assert record.delivery_terms == "Within 24 hours in the city."
    assert record.warranty_terms == "Như đã hẹn."
    shop.proposals.edit.set_language(draft, "vi")
    assert shop.proposals.record(draft).delivery_terms == "Trong 24 giờ tại nội thành."
