"""People type numbers and days as they are used to; the desk reads them as they are meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.errors import WrongInput
from salesdesk.language import language
from salesdesk.money import Money
from salesdesk.ui import entry

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "code", "meant"),
    [
        ("1.234,5", "vi", "1234.5"),
        ("1,234.5", "en", "1234.5"),
        ("1,234.50", "vi", "1234.50"),
        ("1.234,50", "en", "1234.50"),
        ("4.850.000", "vi", "4850000"),
        ("4.850.000", "en", "4850000"),
        ("4,850,000 ₫", "vi", "4850000"),
        ("2,5", "vi", "2.5"),
        ("2.5", "vi", "2.5"),
        ("2,5", "en", "2.5"),
        ("−12", "en", "-12"),
        ("1.234", "vi", "1234"),
        ("1.234", "en", "1.234"),
        ("12 người", "vi", "12"),
        ("200k", "vi", "200000"),
        ("2,5 tr", "vi", "2500000"),
        ("3 triệu đ", "vi", "3000000"),
        ("1.5 tỷ", "en", "1500000000"),
    ],
)
def test_a_number_in_either_writing(typed: str, code: str, meant: str) -> None:
    assert entry.read_number(typed, language(code)) == Decimal(meant)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["en", "vi"]))
def test_what_the_desk_writes_it_can_read(number: int, code: str) -> None:
    words = language(code)
    assert entry.read_number(words.number(number), words) == number


@given(st.integers(0, 10**12), st.sampled_from(["en", "vi"]), st.sampled_from(["VND", "USD"]))
def test_an_amount_survives_being_shown_and_typed_again(
    minor: int, code: str, currency: str
) -> None:
    words, amount = language(code), Money(minor, currency)
    assert entry.read_money(words.money(amount), words, currency) == amount


@pytest.mark.parametrize(
    "typed", ["", "abc", "1.2.3,4,5", "--", "1,2,3", "3o00", "1e400", "9" * 30]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput) as refused:
        entry.read_number(typed, language("vi"))
    assert len(str(refused.value)) < 100


def test_percentages_are_basis_points_from_0_to_100() -> None:
    assert entry.read_percent("12,5 %", language("vi")) == 1250
    for wrong in ("101", "-1", "0,001"):
        with pytest.raises(WrongInput):
            entry.read_percent(wrong, language("vi"))


def test_pieces_are_whole() -> None:
    assert entry.read_quantity("1.200", language("vi")) == 1200
    for wrong in ("2,5", "-3", "4000000000"):
        with pytest.raises(WrongInput):
            entry.read_quantity(wrong, language("vi"))


def test_a_line_that_could_not_be_kept_whole_is_refused() -> None:
    assert entry.read_line("  Sen\tDesign \x00") == "Sen Design"
    with pytest.raises(WrongInput, match="A line holds 300 characters, and these are 5000"):
        entry.read_line("x" * 5000)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("23/11", TODAY),
        ("22/11", date(2027, 11, 22)),
        ("5/12/2026", date(2026, 12, 5)),
        ("5.12.26", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("5 Dec 2026", date(2026, 12, 5)),
        ("5 December", date(2026, 12, 5)),
        ("today", TODAY),
        ("Hôm nay", TODAY),
        ("ngày mai", date(2026, 11, 24)),
        ("+7", date(2026, 11, 30)),
    ],
)
def test_a_day_as_one_says_it(typed: str, meant: date) -> None:
    assert entry.read_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["31/02/2026", "29/2", "soon", "5 Foo", "32/1"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput):
        entry.read_date(typed, TODAY)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["en", "vi"]))
def test_every_day_the_desk_writes_it_can_read(day: date, code: str) -> None:
    assert entry.read_date(language(code).short_date(day), TODAY) == day
