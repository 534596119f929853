"""Numbers and dates as people and programs write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.errors import WrongInput
from salesdesk.exchange.values import (
    DateOrder,
    DecimalMark,
    day,
    find_date_order,
    find_decimal_mark,
    number,
    whole_number,
)

POINT, COMMA, UNKNOWN = DecimalMark.POINT, DecimalMark.COMMA, DecimalMark.UNKNOWN


@pytest.mark.parametrize(
    ("text", "decimal_mark", "found"),
    [
        ("1,000", UNKNOWN, "1000"),
        ("1.000", UNKNOWN, "1000"),
        ("1.000", POINT, "1"),
        ("1,000", COMMA, "1"),
        ("60,00", UNKNOWN, "60"),
        ("60,00", POINT, "60"),
        ("2.55", COMMA, "2.55"),
        ("1.234.567", POINT, "1234567"),
        ("1.234,50", UNKNOWN, "1234.5"),
        ("1,234.50", UNKNOWN, "1234.5"),
        ("0.125", UNKNOWN, "0.125"),
        (".5", UNKNOWN, "0.5"),
        ("12,34,567", UNKNOWN, "1234567"),
        ("2.150.000 ₫", UNKNOWN, "2150000"),
        ("1\u00a0234,5\u202f€", UNKNOWN, "1234.5"),
        ("$1,523.10", UNKNOWN, "1523.10"),
        ("250000 VNĐ", UNKNOWN, "250000"),
        ("(12.50)", UNKNOWN, "-12.5"),
        ("−3", UNKNOWN, "-3"),
        ("12-", UNKNOWN, "-12"),
        ("1'000'000", UNKNOWN, "1000000"),
    ],
)
def test_numbers(text: str, decimal_mark: DecimalMark, found: str) -> None:
    assert number(text, decimal_mark) == Decimal(found)


@pytest.mark.parametrize("text", ["", "một", "1.2.3", "1,2.5", "--5", "12 cái", "1e5", "NaN", "."])
def test_what_is_no_number_is_said(text: str) -> None:
    with pytest.raises(WrongInput, match="is not a number"):
        number(text)


def test_absurd_amounts_and_broken_pieces_are_refused() -> None:
    with pytest.raises(WrongInput, match="too large"):
        number("9" * 16)
    with pytest.raises(WrongInput, match="whole number"):
        whole_number("2.5")
    assert whole_number("12.0") == 12


def test_a_column_proves_its_decimal_mark() -> None:
    assert find_decimal_mark(["1.000", "12.400.000", "3"]) is COMMA
    assert find_decimal_mark(["1,000", "2.55"]) is POINT
    assert find_decimal_mark(["1,000", "3"]) is UNKNOWN


@given(st.decimals(0, 10**9, places=2), st.sampled_from([POINT, COMMA]))
def test_what_is_written_with_separators_is_read_back(value: Decimal, mark: DecimalMark) -> None:
    text = f"{value:,.2f}"
    if mark is COMMA:
        text = text.translate(str.maketrans(",.", ".,"))
    assert number(text, mark) == value


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("2010-12-01 08:26:00", DateOrder.DAY_FIRST, date(2010, 12, 1)),
        ("2020-01-01T15:00:00+03:00", DateOrder.ISO, date(2020, 1, 1)),
        ("20260331", DateOrder.DAY_FIRST, date(2026, 3, 31)),
        ("11/08/2016", DateOrder.MONTH_FIRST, date(2016, 11, 8)),
        ("11/08/2016", DateOrder.DAY_FIRST, date(2016, 8, 11)),
        ("2/24/2003 0:00", DateOrder.MONTH_FIRST, date(2003, 2, 24)),
        ("5.3.26", DateOrder.DAY_FIRST, date(2026, 3, 5)),
        ("5-3-99", DateOrder.DAY_FIRST, date(1999, 3, 5)),
        ("26-03-05", DateOrder.ISO, date(2026, 3, 5)),
        ("1 Dec 2010", DateOrder.DAY_FIRST, date(2010, 12, 1)),
        ("December 1st, 2010", DateOrder.DAY_FIRST, date(2010, 12, 1)),
        ("01-Dec-10", DateOrder.DAY_FIRST, date(2010, 12, 1)),
        ("ngày 5 tháng 3 năm 2026", DateOrder.DAY_FIRST, date(2026, 3, 5)),
    ],
)
def test_dates(text: str, order: DateOrder, found: date) -> None:
    assert day(text, order) == found


@pytest.mark.parametrize("text", ["", "31/02/2026", "45123", "soon", "March 2020", "13/13/2020"])
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(WrongInput, match="is not a date"):
        day(text, DateOrder.DAY_FIRST)


def test_a_format_that_was_given_beats_everything() -> None:
    assert day("03.26.05", DateOrder.DAY_FIRST, "%m.%y.%d") == date(2026, 3, 5)


def test_a_column_proves_its_date_order_by_majority() -> None:
    assert find_date_order(["01/02/2026", "27/03/2026", "4/15/2026", "28/03/2026"])[0] is (
        DateOrder.DAY_FIRST
    )
    assert find_date_order(["1/2/2017", "4/15/2017"])[0] is DateOrder.MONTH_FIRST
    assert find_date_order(["2010-12-01 08:26:00"])[0] is DateOrder.ISO
    order, evidence = find_date_order(["1/2/2017", "3/4/2017"])
    assert order is DateOrder.DAY_FIRST
    assert "guess" in evidence.pattern


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)), st.sampled_from(DateOrder))
def test_every_day_is_read_back_in_each_order(on: date, order: DateOrder) -> None:
    formats = {
        DateOrder.ISO: "%Y-%m-%d",
        DateOrder.DAY_FIRST: "%d/%m/%Y",
        DateOrder.MONTH_FIRST: "%m/%d/%y",
    }
    assert day(on.strftime(formats[order]), order) == on
