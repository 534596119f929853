"""The proposal on the screen: every line and term can change, and every change can go back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from proposal_shop import Seat, product

from salesdesk.desk import Desk
from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.money import UnitPrice
from salesdesk.services.proposals import BY_HAND, LineRecord, NewItem


@pytest.fixture
def empty(shop: Desk, client: UUID) -> UUID:
    """A proposal without lines."""
    return shop.proposals.create(client).value


@pytest.fixture
def paper(shop: Desk, empty: UUID) -> LineRecord:
    """Ten reams of Double A on it."""
    done = shop.proposals.edit.add_product(empty, product(shop, "giấy A4 80"), 10)
    return done.value.record.lines[0]


def line_of(shop: Desk, proposal: UUID, place: int = 0) -> LineRecord:
    return shop.proposals.record(proposal).lines[place]


def test_a_quantity_brings_its_own_price(shop: Desk, empty: UUID, paper: LineRecord) -> None:
    asked = shop.catalogue.price(paper.product_id, None, 200)  # type: ignore[arg-type]
    record = shop.proposals.edit.set_quantity(paper.id, 200).value.record
    line = record.lines[0]
    assert line.unit_price == asked.unit_price
    assert line.price_rule == asked.rule.key
    assert record.totals.subtotal == line.unit_price.times(200)


def test_a_price_by_hand_stays_when_the_quantity_changes(
    shop: Desk, empty: UUID, paper: LineRecord
) -> None:
    price = UnitPrice.of(70_000, "VND")
    shop.proposals.edit.set_unit_price(paper.id, price)
    line = shop.proposals.edit.set_quantity(paper.id, 500).value.record.lines[0]
    assert (line.unit_price, line.price_rule) == (price, BY_HAND)
    again = shop.proposals.edit.reprice(paper.id).value.record.lines[0]
    assert again.price_rule != BY_HAND


def test_scanning_the_same_product_again_makes_it_more(
    shop: Desk, empty: UUID, paper: LineRecord
) -> None:
    assert paper.product_id is not None
    record = shop.proposals.edit.add_product(empty, paper.product_id).value.record
    assert [line.quantity for line in record.lines] == [11]


def test_discounts_and_charges_enter_the_sums(shop: Desk, empty: UUID, paper: LineRecord) -> None:
    edit = shop.proposals.edit
    edit.set_discount(paper.id, 1000)
    edit.add_line(empty, LineKind.CHARGE, "Giao hàng", UnitPrice.of(50_000, "VND"))
    edit.add_line(empty, LineKind.DISCOUNT, "Khách cũ", UnitPrice.of(20_000, "VND"))
    record = edit.set_document_discount(empty, 500).value.record
    charge, discount = record.lines[1:]
    assert discount.amount.minor == -20_000
    goods = paper.unit_price.less(1000).times(10)
    assert record.totals.subtotal == goods + charge.amount + discount.amount
    assert record.totals.discount == record.totals.subtotal.share(500)


def test_lines_move_and_come_back(shop: Desk, empty: UUID, paper: LineRecord) -> None:
    edit = shop.proposals.edit
    edit.add_line(empty, LineKind.NOTE, "Giá đã gồm vận chuyển")
    assert edit.move(paper.id, 1).value.record.lines[1].id == paper.id
    gone = edit.remove(paper.id).value
    assert [line.kind for line in gone.record.lines] == [LineKind.NOTE]
    back = edit.put_back(gone.before).value
    assert back.record.lines[1] == shop.proposals.record(empty).lines[1]
    assert back.record.lines[1].id == paper.id
    assert edit.put_back(gone.after).value.record.lines == gone.record.lines


def test_subtotals_sum_what_stands_above_them(shop: Desk, empty: UUID, paper: LineRecord) -> None:
    edit = shop.proposals.edit
    edit.add_line(empty, LineKind.SUBTOTAL, "Giấy")
    edit.add_item(empty, NewItem("Kệ sắt", 2, "cái", UnitPrice.of(450_000, "VND")))
    edit.add_line(empty, LineKind.SUBTOTAL, "Khác")
    record = shop.proposals.record(empty)
    assert record.lines[1].amount == record.lines[0].amount
    assert record.lines[3].amount.minor == 900_000
    assert record.totals.subtotal == record.lines[0].amount + record.lines[2].amount


def test_an_option_shows_the_difference_it_makes(
    shop: Desk, empty: UUID, paper: LineRecord
) -> None:
    shelf = shop.proposals.edit.add_item(
        empty, NewItem("Kệ sắt", 1, "cái", UnitPrice.of(450_000, "VND"))
    ).value.line
    assert shelf is not None
    shop.proposals.edit.set_choice(shelf, LineChoice.OPTIONAL)
    content = shop.proposals.content(empty)
    option = content.options[0]
    assert option.difference is not None
    assert option.difference.minor == 450_000 + 36_000
    assert option.becomes == content.sums.gross + option.difference
    taken = shop.proposals.edit.choose(shelf).value.record
    assert taken.totals.gross == option.becomes


def test_an_alternative_takes_the_place_of_the_line_above(
    shop: Desk, empty: UUID, paper: LineRecord
) -> None:
    edit = shop.proposals.edit
    better = edit.add_item(empty, NewItem("Giấy tốt hơn", 10, "ream", UnitPrice.of(95_000, "VND")))
    assert better.value.line is not None
    offered = edit.set_choice(better.value.line, LineChoice.ALTERNATIVE).value.record
    assert [line.counts for line in offered.lines] == [True, False]
    option = shop.proposals.content(empty).options[0]
    assert (option.number, option.replaces) == (2, 1)
    chosen = edit.choose(better.value.line).value.record
    assert [line.counts for line in chosen.lines] == [False, True]
    assert option.becomes == chosen.totals.gross
    alone = edit.remove(paper.id).value.record
    assert alone.lines[0].choice is LineChoice.NORMAL
    assert alone.lines[0].counts


def test_rows_of_a_spreadsheet_find_their_products(shop: Desk, empty: UUID) -> None:
    hit = shop.catalogue.find_lines("M404dn")[0]
    rows = [
        NewItem("", 3, sku=hit.sku, discount=500),
        NewItem("Bàn gấp", 2, "cái", UnitPrice.of(600_000, "VND")),
    ]
    record = shop.proposals.edit.paste(empty, rows).value.record
    toner, table = record.lines
    assert (toner.product_id, toner.quantity, toner.discount) == (hit.product_id, 3, 500)
    assert (table.name, table.amount.minor) == ("Bàn gấp", 1_200_000)


@pytest.mark.parametrize("quantity", [0, -1, 10_000_001])
def test_a_quantity_that_cannot_be_is_refused(
    shop: Desk, empty: UUID, paper: LineRecord, quantity: int
) -> None:
    with pytest.raises(WrongInput, match="quantity"):
        shop.proposals.edit.set_quantity(paper.id, quantity)
    assert line_of(shop, empty).quantity == 10


def test_it_cannot_end_before_it_begins(shop: Desk, empty: UUID) -> None:
    with pytest.raises(WrongInput) as refused:
        shop.proposals.edit.set_days(empty, valid_until=date(2026, 11, 1))
    assert refused.value.field == "valid_until"


def test_only_who_may_sees_cost_and_margin(
    shop: Desk, seat: Seat, empty: UUID, paper: LineRecord
) -> None:
    assert shop.proposals.record(empty).totals.margin is not None
    seat("Lê Minh")
    seen = shop.proposals.record(empty)
    assert (seen.totals.margin, seen.totals.cost, seen.lines[0].cost) == (None, None, None)


def test_the_floor_holds_for_those_who_do_not_see_cost(
    shop: Desk, seat: Seat, empty: UUID, paper: LineRecord
) -> None:
    seat("Lê Minh")
    ink = product(shop, "M404dn")
    shop.proposals.edit.add_product(empty, ink)
    record = shop.proposals.edit.set_document_discount(empty, 9000).value.record
    reasons = [reason.pattern for reason in record.approval]
    assert "The margin is below the shop's floor." in reasons


def test_without_lines_there_is_nothing_to_price_in_another_currency(
    shop: Desk, empty: UUID, paper: LineRecord
) -> None:
    with pytest.raises(NotAllowed, match="priced in VND"):
        shop.proposals.edit.set_currency(empty, "USD")
