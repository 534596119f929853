"""Text from people: found however it is typed, kept as it is meant."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.text import (
    clean,
    clean_lines,
    file_name,
    fold,
    phone_digits,
    search_text,
    search_words,
)

NAUGHTY = (
    "\x00",
    "a\x00b",
    "\u202ereversed\u202c",
    "\ufeffmark",
    "Ω≈ç√∫˜µ≤≥÷",
    "田中さんにあげて下さい",
    "ผู้ใหญ่",
    "🏳️‍🌈 👩‍👩‍👧‍👦",
    "Z̮̞̠͙͔ͅA̸̢LGO",
    "<script>alert(1)</script>",
    "1;DROP TABLE users",
    "' OR 1=1 -- 1",
    '" OR NEAR(a b) *',
    "AND OR NOT NEAR",
    "topic:proposals",
    "%s%s%n{0}{x}",
    "../../../etc/passwd",
    "=HYPERLINK(0)",
    "\ud800",
    "e\u0301\u0301\u0301",
    "ﬁ ﬂ ß İ ı K",
    "\u2028\u2029\r\n\t",
)


def finds(typed: str, *written: str) -> bool:
    """Whether the search would find a record with these texts: whole words, the last begun."""
    words, query = search_text(*written).split(), search_words(typed)
    if not query:
        return False
    whole = all(word in words for word in query[:-1])
    return whole and any(word.startswith(query[-1]) for word in words)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("404", "HP LaserJet Pro M404dn"),
        ("m404", "HP LaserJet Pro M404dn"),
        ("404dn", "HP LaserJet Pro M404dn"),
        ("tn2410", "Brother TN-2410"),
        ("TN-2410", "Brother TN-2410"),
        ("2410", "Brother TN-2410"),
        ("tn 2410", "Brother TN-2410"),
        ("nguyen", "Nguyễn Thị Hoà"),
        ("hoa", "Nguyễn Thị Hoà"),
        ("dai dong", "Công ty Đại Đồng"),
        ("ĐẠI ĐỒNG", "Công ty Đại Đồng"),
        ("cong ty dai", "Công ty Đại Đồng"),
        ("hong ha hanoi", "Trường Tiểu học Hồng Hà, Hanoi"),
        ("w1a20", "W1A20A / 415A"),
        ("415a", "W1A20A / 415A"),
        ("strasse 5", "Lange Straße 5"),
    ],
)
def test_it_is_found_however_it_is_typed(typed: str, written: str) -> None:
    assert finds(typed, written)


def test_a_part_number_is_found_in_one_piece_or_two() -> None:
    """What is written without its hyphen is found with it, and the other way round."""
    assert finds("TN-2410", "Brother TN2410")
    assert finds("tn2410", "Brother TN-2410")
    assert finds("CF259A", "hp cf-259a")


def test_other_things_are_not_found() -> None:
    assert not finds("505", "HP LaserJet Pro M404dn")
    assert not finds("", "HP")
    assert not finds("-- ()", "HP")


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("0912 345 678", ["0912345678", "84912345678"]),
        ("+84 912 345 678", ["0912345678", "84912345678"]),
        ("(024) 3822-1100", ["02438221100", "842438221100"]),
        ("+1 415-555-2671", ["14155552671"]),
        ("00 84 912", ["0084912"]),
        ("none", []),
    ],
)
def test_a_phone_is_kept_in_both_its_forms(written: str, forms: list[str]) -> None:
    assert phone_digits(written) == forms


def test_accents_and_case_do_not_count_when_comparing() -> None:
    assert fold("Đặng Thị Ánh") == "dang thi anh"
    assert fold("ĐẶNG THỊ ÁNH") == fold(unicodedata.normalize("NFD", "đặng thị ánh"))


def test_cleaning_keeps_meaning_and_drops_tricks() -> None:
    assert clean(" Co\u0302ng  ty\t\nA\u202e ") == "Công ty A"
    assert clean_lines("one\r\ntwo\rthree\u2028four") == "one\ntwo\nthree\nfour"
    assert clean("a\x00b\x1fc") == "abc"


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_are_taken_searched_and_named(text: str) -> None:
    kept = clean(text)
    kept.encode("utf-8")
    assert clean(kept) == kept
    assert "\x00" not in kept
    assert '"' not in "".join(search_words(text))
    assert "/" not in file_name(text)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hai _ dang", ["hai", "dang"]),
        ("_", []),
        ("__ – toner_2410 __", ["toner_2410"]),
        (" ".join([*"_" * 12, "giấy"]), ["giay"]),
    ],
)
def test_underscores_alone_are_no_words_to_search_for(typed: str, words: list[str]) -> None:
    assert search_words(typed) == words


@given(st.text())
def test_clean_text_takes_a_short_way_to_the_same_result(text: str) -> None:
    """A control sign at the end sends any text the long way."""
    assert clean_lines(text) == clean_lines(text + "\x00")
    folded = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    assert fold(text) == unicodedata.normalize("NFC", bare)


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for way in (clean, clean_lines):
        once = way(text)
        assert way(once) == once
        assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_folding_twice_changes_nothing_and_words_are_found_by_themselves(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    words = search_text(clean(text)).split()
    for word in search_words(text):
        assert word in words


@given(st.text(), st.integers(1, 80))
def test_a_file_name_is_plain_and_short(text: str, longest: int) -> None:
    name = file_name(text, longest)
    assert name.isascii()
    assert len(name) <= longest
    assert not set(name) & set('/\\:*?"<>| .')
    assert Path(name or "x").name == (name or "x")
