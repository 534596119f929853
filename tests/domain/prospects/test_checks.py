"""Phones and addresses as callers give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.prospects.checks import Flag, check_email, check_phone, hint


@pytest.mark.parametrize(
    ("given_as", "kept", "flag"),
    [
        ("+84 912345678", "0912 345 678", Flag.NONE),
        ("0912.345.678", "0912 345 678", Flag.NONE),
        ("(024) 3822 1100", "024 3822 1100", Flag.NONE),
        ("+1 415 555 2671", "+1 415-555-2671", Flag.NONE),
        ("+44 20 7946 0958", "+44 20 7946 0958", Flag.NONE),
        ("0912 345 678 ext 12", "0912 345 678 ext. 12", Flag.NONE),
        ("0912 345 67", "0912 345 67", Flag.TOO_SHORT),
        ("+1 415 555", "+1 415 555", Flag.TOO_SHORT),
        ("+44 20 7946 09581234", "+44 20 7946 09581234", Flag.TOO_LONG),
        ("0123 456 7890", "0123 456 7890", Flag.OLD_PREFIX),
        ("0177 456 789", "0177 456 789", Flag.UNKNOWN_PREFIX),
        ("0912345678 / 0903118224", "0912345678 / 0903118224", Flag.TOO_LONG),
        ("ask at the gate", "ask at the gate", Flag.NO_PHONE),
        ("", "", Flag.NONE),
    ],
)
def test_a_phone_is_written_one_way_or_flagged(given_as: str, kept: str, flag: Flag) -> None:
    checked = check_phone(given_as)
    assert (checked.text, checked.flag) == (kept, flag)


@pytest.mark.parametrize(
    ("given_as", "kept", "flag"),
    [
        ("Lan@HongHa.edu.VN", "Lan@hongha.edu.vn", Flag.NONE),
        ("<lan@shop.vn>", "lan@shop.vn", Flag.NONE),
        ("mailto:lan@shop.vn", "lan@shop.vn", Flag.NONE),
        ("lan@gmial.com", "lan@gmial.com", Flag.MISSPELT),
        ("lan at gmail", "lan at gmail", Flag.NO_EMAIL),
        ("", "", Flag.NONE),
    ],
)
def test_an_email_is_written_one_way_or_flagged(given_as: str, kept: str, flag: Flag) -> None:
    checked = check_email(given_as)
    assert (checked.text, checked.flag) == (kept, flag)


def test_every_flag_has_its_hint() -> None:
    assert hint(Flag.NONE) is None
    assert all(hint(flag) for flag in Flag if flag)


def test_a_short_national_number_says_how_many_digits_there_are() -> None:
    short = check_phone("09124481")
    said = hint(short.flag, short.text)
    assert said is not None
    assert said.count == 8


@given(st.text(max_size=40))
def test_nothing_that_is_typed_is_refused_and_checking_twice_changes_nothing(text: str) -> None:
    for check in (check_phone, check_email):
        once = check(text)
        assert check(once.text).text == once.text
