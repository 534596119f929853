"""Prices go up by three percent, and still look like prices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.price_changes import (
    PriceChange,
    Priced,
    Rounding,
    Towards,
    check_change,
    moves,
)
from salesdesk.domain.catalogue.products import Product
from salesdesk.errors import WrongInput
from salesdesk.money import UnitPrice

TONER = Product(
    UUID(int=1),
    "CF276X",
    Category.TONER,
    "Toner",
    UnitPrice.of(4_850_000, "VND"),
    brand="HP",
    cost=UnitPrice.of(4_000_000, "VND"),
)
PAPER = Product(UUID(int=2), "A4", Category.PAPER, "Paper", UnitPrice.of(65_000, "VND"), brand="PO")


@pytest.mark.parametrize(
    ("rounding", "price"),
    [
        (Rounding(), 4_995_500),
        (Rounding(Decimal(1000)), 4_996_000),
        (Rounding(Decimal(1000), towards=Towards.DOWN), 4_995_000),
        (Rounding(Decimal(10_000), Decimal(9000)), 4_999_000),
        (Rounding(Decimal(100_000), towards=Towards.UP), 5_000_000),
    ],
)
def test_three_percent_more_rounded_as_the_shop_writes_prices(
    rounding: Rounding, price: int
) -> None:
    [move] = moves((TONER, PAPER), PriceChange(brand="HP", percent=300, rounding=rounding))
    assert move.after == UnitPrice.of(price, "VND")
    assert move.margin_after == round(Fraction((price - 4_000_000) * 10_000, price))


def test_the_cost_may_change_alone_and_shows_what_margin_is_left() -> None:
    [move] = moves((TONER, PAPER), PriceChange(Priced.COST, percent=1000))
    assert move.product is TONER, "paper has no cost to change"
    assert move.after == UnitPrice.of(4_400_000, "VND")
    assert move.margin_after == round(Fraction(450_000 * 10_000, 4_850_000))


def test_what_is_not_sold_any_more_keeps_its_price_unless_told() -> None:
    old = replace(TONER, discontinued=True)
    assert moves((old,), PriceChange(percent=300)) == []
    assert moves((old,), PriceChange(percent=300, only_stocked=False))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (PriceChange(), "percent"),
        (PriceChange(percent=-10_000), "percent"),
        (PriceChange(percent=1, rounding=Rounding(Decimal(100), Decimal(900))), "ending"),
    ],
)
def test_a_change_that_makes_no_sense_is_said_so(change: PriceChange, field: str) -> None:
    with pytest.raises(WrongInput) as refused:
        check_change(change)
    assert refused.value.field == field


@given(
    price=st.integers(1, 10**9),
    step=st.sampled_from([1, 50, 500, 1000, 100_000]),
    towards=st.sampled_from(list(Towards)),
)
def test_rounding_goes_at_most_one_step_to_its_side(
    price: int, step: int, towards: Towards
) -> None:
    rounded = Rounding(Decimal(step), towards=towards).of(Fraction(price))
    assert rounded % step == 0
    assert rounded > 0
    if rounded > step:
        assert abs(rounded - price) < step
        assert towards is not Towards.UP or rounded >= price
        assert towards is not Towards.DOWN or rounded <= price
