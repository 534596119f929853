"""Amounts in words as Vietnamese invoices spell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.words import vietnamese_words

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (999, "chín trăm chín mươi chín"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (1_015, "một nghìn không trăm mười lăm"),
        (21_021, "hai mươi mốt nghìn không trăm hai mươi mốt"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_005_001, "một triệu không trăm linh năm nghìn không trăm linh một"),
        (
            22_179_732,
            "hai mươi hai triệu một trăm bảy mươi chín nghìn bảy trăm ba mươi hai",
        ),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (2_000_500_000, "hai tỷ năm trăm nghìn"),
        (15_000_000_021, "mười lăm tỷ không trăm hai mươi mốt"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (10**18, "một tỷ tỷ"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert vietnamese_words(number) == words


@given(st.integers(0, 10**15))
def test_words_say_the_number_and_nothing_else(number: int) -> None:
    assert _read(vietnamese_words(number)) == number


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_numbers_are_never_spelled_alike(one: int, other: int) -> None:
    assert (vietnamese_words(one) == vietnamese_words(other)) == (one == other)


def _read(words: str) -> int:
    """A second, independent reading: digits collect, scales multiply."""
    values = {word: value for value, word in enumerate(DIGITS)} | {"lăm": 5, "mốt": 1}
    whole = group = digit = part = 0
    for word in words.split():
        if word in values:
            digit = values[word]
        elif word == "mười":
            group, digit = group + 10, 0
        elif word == "mươi":
            group, digit = group + 10 * digit, 0
        elif word == "trăm":
            group, digit = group + 100 * digit, 0
        elif word in ("nghìn", "triệu"):
            part += (group + digit) * (1_000 if word == "nghìn" else 10**6)
            group = digit = 0
        elif word == "tỷ":
            whole, part = (whole + part + group + digit) * 10**9, 0
            group = digit = 0
        else:
            assert word == "linh", word
    return whole + part + group + digit
