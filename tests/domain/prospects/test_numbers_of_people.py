"""What a phone number, a tax code, a website and a birthday say of themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.prospects.birthdays import NO_YEAR, read_birthday, write_birthday
from salesdesk.domain.prospects.checks import (
    Flag,
    check_tax_code,
    check_website,
    hint,
    website_link,
)
from salesdesk.domain.prospects.phones import Rings, dialled, new_number, rings_in
from salesdesk.errors import WrongInput
from salesdesk.language import language

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("number", "where"),
    [
        ("028 3822 1100", Rings(area="TP.HCM")),
        ("+84 24 3822 1100", Rings(area="Hà Nội")),
        ("0225 388 7766", Rings(area="Hải Phòng")),
        ("0912 345 678", Rings(mobile=True)),
        ("+65 6221 1234", Rings(country="SG")),
        ("1900 1234", None),
        ("0912 345", None),
        ("ask at the gate", None),
    ],
)
def test_a_number_says_where_it_rings(number: str, where: Rings | None) -> None:
    assert rings_in(number) == where


def test_a_number_of_before_2018_is_hinted_with_the_new_one() -> None:
    assert new_number("0123 456 7890") == "0834 567 890"
    assert new_number("+84 169 123 4567") == "0391 234 567"
    assert new_number("0912 345 678") == ""
    said = hint(Flag.OLD_PREFIX, "0123 456 7890")
    assert said is not None
    assert dict(said.values) == {"number": "0834 567 890"}


def test_a_number_is_dialled_in_international_form() -> None:
    assert dialled("028 3822 1100") == "+842838221100"
    assert dialled("gọi 12") == "+8412"


@pytest.mark.parametrize(
    ("typed", "kept", "flag"),
    [
        ("0100109106", "0100109106", Flag.NONE),
        ("0100 109 106", "0100109106", Flag.NONE),
        ("0100109106001", "0100109106-001", Flag.NONE),
        ("0100109106-001", "0100109106-001", Flag.NONE),
        ("001099012345", "001099012345", Flag.NONE),
        ("999099012345", "999099012345", Flag.TAX_DIGIT),
        ("0100109107", "0100109107", Flag.TAX_DIGIT),
        ("123", "123", Flag.TAX_LENGTH),
        ("DE 123456789", "DE 123456789", Flag.TAX_FOREIGN),
        ("", "", Flag.NONE),
    ],
)
def test_a_tax_code_is_checked_and_never_refused(typed: str, kept: str, flag: Flag) -> None:
    checked = check_tax_code(typed)
    assert (checked.text, checked.flag) == (kept, flag)


@pytest.mark.parametrize(
    ("typed", "kept", "link"),
    [
        ("https://www.HongHa.edu.vn/", "www.hongha.edu.vn", "https://www.hongha.edu.vn"),
        ("hongha.edu.vn/Lien-He", "hongha.edu.vn/Lien-He", "https://hongha.edu.vn/Lien-He"),
        ("http://old.vn", "http://old.vn", "http://old.vn"),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        ("file:///etc/passwd", "file:///etc/passwd", ""),
        ("chưa có", "chưa có", ""),
        ("", "", ""),
    ],
)
def test_only_a_website_is_opened(typed: str, kept: str, link: str) -> None:
    assert check_website(typed).text == kept
    assert website_link(kept) == link


@given(st.text(max_size=40))
def test_checking_twice_changes_nothing(text: str) -> None:
    for check in (check_tax_code, check_website):
        once = check(text)
        assert check(once.text) == once


@given(st.from_regex(r"[0-9 .-]{1,20}", fullmatch=True))
def test_no_digit_of_a_tax_code_is_lost(text: str) -> None:
    kept = check_tax_code(text).text
    assert [one for one in kept if one.isdigit()] == [one for one in text if one.isdigit()]


def test_a_birthday_may_keep_its_year_to_itself() -> None:
    words = language("vi")
    assert read_birthday("29/2", TODAY) == date(NO_YEAR, 2, 29)
    assert read_birthday("23/11/1985", TODAY) == read_birthday("1985-11-23", TODAY)
    assert write_birthday(read_birthday("5/3", TODAY), words) == words.day_month(date(2026, 3, 5))
    assert write_birthday(date(1985, 11, 23), words) == words.short_date(date(1985, 11, 23))


@pytest.mark.parametrize("typed", ["31/2", "soon", "23/11/2027", "29/2/2025"])
def test_a_day_that_is_no_birthday_is_said_so(typed: str) -> None:
    with pytest.raises(WrongInput):
        read_birthday(typed, TODAY)


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["en", "vi"]))
def test_a_birthday_reads_as_it_was_written(day: date, code: str) -> None:
    words = language(code)
    assert read_birthday(write_birthday(day, words), TODAY) == day
    assert read_birthday(day.isoformat(), TODAY) == day
