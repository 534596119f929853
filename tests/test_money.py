"""Money at the till: nothing is lost to rounding, and currencies never mix."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.errors import WrongInput
from salesdesk.money import Money, UnitPrice, currency_digits, divide_half_away, spread, total

MINOR = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(5, 10, 1), (-5, 10, -1), (4, 10, 0), (-4, 10, 0), (15, 10, 2), (25, 10, 3), (5, -10, -1)],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert divide_half_away(numerator, denominator) == rounded


@given(MINOR, st.integers(1, 10**9))
def test_dividing_agrees_with_the_decimals_of_a_ledger(numerator: int, denominator: int) -> None:
    exact = Decimal(divide_half_away(numerator, denominator))

    with localcontext() as context:
        context.prec = 60
        wanted = (Decimal(numerator) / Decimal(denominator)).to_integral_value(ROUND_HALF_UP)
    assert exact == wanted


@given(st.lists(MINOR))
def test_a_column_adds_up_in_any_order(amounts: list[int]) -> None:
    column = [Money(amount, "VND") for amount in amounts]
    assert total(column, "VND") == total(reversed(column), "VND") == Money(sum(amounts), "VND")


@given(MINOR, MINOR)
def test_what_is_added_can_be_taken_away(first: int, second: int) -> None:
    a, b = Money(first, "USD"), Money(second, "USD")
    assert a + b - b == a
    assert a - a == Money.zero("USD") == a + -a
    assert (a < b) == (first < second)
    assert (a >= b) == (first >= second)


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="VND and USD"):
        Money(1, "VND") + Money(1, "USD")
    with pytest.raises(ValueError, match="do not add up"):
        assert Money(1, "EUR") < Money(1, "USD")


@given(MINOR, st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_a_discount_is_spread_to_the_last_unit(amount: int, weights: list[int]) -> None:
    parts = spread(Money(amount, "VND"), weights)
    assert len(parts) == len(weights)
    if sum(weights):
        assert total(parts, "VND") == Money(amount, "VND")
    else:
        assert not any(parts)


@given(st.integers(0, 10**12), st.lists(st.integers(1, 10**6), min_size=1, max_size=10))
def test_no_part_of_a_spread_is_off_by_more_than_a_unit(amount: int, weights: list[int]) -> None:
    for part, weight in zip(spread(Money(amount, "VND"), weights), weights, strict=True):
        exact = amount * weight / Decimal(sum(weights))
        assert abs(part.minor - exact) <= 1


@given(MINOR, st.integers(0, 10_000))
def test_a_share_and_the_rest_are_the_whole(amount: int, percent: int) -> None:
    money = Money(amount, "VND")
    rest = money - money.share(percent)
    assert money.share(percent) + rest == money
    assert abs(rest.minor - money.share(10_000 - percent).minor) <= 1


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("22179732", "VND", 22_179_732),
        ("0.5", "VND", 1),
        ("-0.5", "VND", -1),
        ("12.345", "USD", 1_235),
        ("1.0005", "KWD", 1_001),
        ("1e3", "JPY", 1_000),
    ],
)
def test_amounts_are_rounded_to_the_currencys_own_unit(
    text: str, currency: str, minor: int
) -> None:
    assert Money.of(text, currency) == Money(minor, currency)


@pytest.mark.parametrize("text", ["", "twelve", "1,5", "NaN", "Infinity", "1e999999999", "1e19"])
def test_what_is_no_amount_is_said(text: str) -> None:
    with pytest.raises(WrongInput, match="not an amount"):
        Money.of(text, "VND")


@pytest.mark.parametrize("code", ["", "ABC", "vnd", "₫", "1; DROP TABLE"])
def test_what_is_no_currency_is_said(code: str) -> None:
    with pytest.raises(WrongInput, match="not a currency") as wrong:
        currency_digits(code)
    assert wrong.value.field == "currency"


def test_everyday_currencies_have_the_decimals_of_the_unicode_tables() -> None:
    fractions = get_global("currency_fractions")
    for code in ("VND", "USD", "EUR", "GBP", "JPY", "CHF", "KWD", "KRW"):
        assert currency_digits(code) == fractions.get(code, fractions["DEFAULT"])[0]


@given(MINOR, st.sampled_from(["VND", "USD", "KWD"]))
def test_an_amount_is_read_back_as_it_is_written(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.of(money.decimal, currency) == money
    assert -money.decimal.as_tuple().exponent == currency_digits(currency)  # type: ignore[operator]


def test_a_sheet_costs_a_fraction_of_a_dong() -> None:
    sheet = UnitPrice.of("144.7250", "VND")
    assert sheet.times(500) == Money(72_363, "VND")
    assert sheet.money == Money(145, "VND")
    assert sheet.decimal == Decimal("144.7250")


@given(st.integers(0, 10**12), st.integers(0, 10**4))
def test_a_line_is_rounded_once(scaled: int, quantity: int) -> None:
    price = UnitPrice(scaled, "VND")
    assert abs(price.times(quantity).minor - scaled * quantity / Decimal(10_000)) <= Decimal("0.5")


@given(st.integers(0, 10**12), st.integers(0, 10_000))
def test_a_discount_never_makes_a_price_negative_or_dearer(scaled: int, percent: int) -> None:
    cheaper = UnitPrice(scaled, "VND").less(percent)
    assert 0 <= cheaper.scaled <= scaled


def test_no_money_is_nothing() -> None:
    assert not Money.zero("VND")
    assert not UnitPrice(0, "VND")
    assert Money(1, "VND")
    assert UnitPrice.from_money(Money(7, "VND")).money == Money(7, "VND")
