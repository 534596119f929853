"""What is written into a price agreement, and what cannot stand there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.price_terms import check_terms, read_discounts, write_discounts
from salesdesk.domain.catalogue.pricing import PriceRule, Rule
from salesdesk.domain.catalogue.products import Product
from salesdesk.errors import WrongInput
from salesdesk.money import UnitPrice

SOMEBODY = uuid4()
TONER = PriceRule(Rule.CONTRACT, "2026", category=Category.TONER, customer_id=SOMEBODY)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10", (1000,)),
        ("10+5", (1000, 500)),
        ("10 % then 5 %", (1000, 500)),
        ("−12,5%", (1250,)),
        ("10% rồi 5%", (1000, 500)),
        ("40/10/2.5", (4000, 1000, 250)),
        ("10% 5%", (1000, 500)),
    ],
)
def test_discounts_are_read_as_the_trade_writes_them(written: str, read: tuple[int, ...]) -> None:
    assert read_discounts(written) == read


@pytest.mark.parametrize("written", ["ten", "0", "100", "10 + x", "-", "1+1+1+1+1", "10.001"])
def test_what_is_no_discount_is_said_so(written: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_discounts(written)
    assert refused.value.field == "discounts"


@given(st.lists(st.integers(1, 9999), max_size=4).map(tuple))
def test_discounts_can_be_read_as_they_are_written(discounts: tuple[int, ...]) -> None:
    assert read_discounts(write_discounts(discounts)) == discounts


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (replace(TONER, discounts=()), "discounts"),
        (replace(TONER, discounts=(1000,), customer_id=None), "customer"),
        (PriceRule(Rule.GROUP, discounts=(500,)), "group"),
        (PriceRule(Rule.QUANTITY_BREAK, discounts=(500,)), "quantity"),
        (PriceRule(Rule.PROMOTION, unit_price=UnitPrice.of(9, "VND")), "product"),
        (PriceRule(Rule.LIST, discounts=(500,)), "rule"),
        (
            replace(
                TONER,
                discounts=(500,),
                valid_from=date(2026, 12, 1),
                valid_until=date(2026, 11, 30),
            ),
            "until",
        ),
    ],
)
def test_a_rule_that_cannot_stand_names_its_field(terms: PriceRule, field: str) -> None:
    with pytest.raises(WrongInput) as refused:
        check_terms(terms)
    assert refused.value.field == field


def test_a_discount_leaves_no_split_dong() -> None:
    toner = Product(UUID(int=1), "T", Category.TONER, "Toner", UnitPrice.of(4_999, "VND"))
    assert replace(TONER, discounts=(1000, 500)).price(toner) == UnitPrice.of(4_274, "VND")


def test_a_price_by_the_sheet_stays_as_fine_as_it_is() -> None:
    sheet = Product(UUID(int=1), "S", Category.PAPER, "Sheet", UnitPrice.of("0.0123", "USD"))
    assert replace(TONER, category=None, discounts=(1000,)).price(sheet).decimal < 1
    assert replace(TONER, discounts=(1000,)).price(sheet) == UnitPrice.of("0.01107", "USD")
