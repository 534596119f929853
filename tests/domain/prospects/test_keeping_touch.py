"""What may be kept of an account, for how long it may be quiet, and what a conversion costs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesdesk.domain.prospects.bringing import Brought, added, together
from salesdesk.domain.prospects.quiet import DAYS, quiet_days
from salesdesk.domain.prospects.research import (
    MOST_BYTES,
    check_size,
    is_program,
    safe_name,
    web_address,
)
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.errors import FileRefused, WrongInput
from salesdesk.money import Money

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hoamai.vn", "https://hoamai.vn"),
        (" http://hoamai.vn/gia?x=1 ", "http://hoamai.vn/gia?x=1"),
        ("HTTPS://Hoamai.vn", "HTTPS://Hoamai.vn"),
        ("văn-phòng.vn/giấy", "https://văn-phòng.vn/giấy"),
    ],
)
def test_an_address_of_the_web_is_written_so_that_a_browser_takes_it(typed: str, kept: str) -> None:
    assert web_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("javascript:alert(1)", "javascript://hoamai.vn/%0aalert(1)", "file:///etc/passwd"),
        *("", "hoamai", "http://", "https://[::1", "ftp://hoamai.vn", "http://hoamai.vn:port"),
        *("data:text/html,x", "mailto:lan@hoamai.vn"),
    ],
)
def test_what_is_no_address_of_the_web_is_not_kept(typed: str) -> None:
    with pytest.raises(WrongInput):
        web_address(typed)


@given(some.text(max_size=200))
def test_a_safe_name_is_a_plain_name_on_every_system(name: str) -> None:
    kept = safe_name(name)
    assert kept
    assert len(kept) <= 100
    assert PurePosixPath(kept).name == kept
    assert PureWindowsPath(kept).name == kept
    assert not set(kept) & set('<>:"/\\|?*\n\r\t\0')
    assert not kept.startswith(".")
    assert not kept.endswith((".", " "))
    assert safe_name(kept) == kept


def test_a_name_keeps_its_words_and_its_ending() -> None:
    assert safe_name("C:\\Tài liệu\\Báo giá mực in.pdf") == "Báo giá mực in.pdf"
    assert safe_name("../../etc/passwd") == "passwd"
    assert safe_name("con.txt") == "file-con.txt"
    assert safe_name("x" * 300 + ".pdf").endswith(".pdf")


def test_programs_are_known_by_their_ending() -> None:
    assert is_program("invoice.pdf.EXE")
    assert is_program("start.bat. ")
    assert not is_program("Báo giá.pdf")


def test_files_are_neither_empty_nor_too_large() -> None:
    check_size(MOST_BYTES)
    for size in (0, MOST_BYTES + 1):
        with pytest.raises(FileRefused):
            check_size(size)


def test_an_account_is_quiet_only_after_the_days_of_its_stage() -> None:
    for state in ProspectState:
        allowed = DAYS.get(state)
        if allowed is None:
            assert quiet_days(state, "", date(2020, 1, 1), TODAY, customer=False) is None
            continue
        last = TODAY - timedelta(days=allowed)
        assert quiet_days(state, "", last, TODAY, customer=False) is None
        before = last - timedelta(days=1)
        assert quiet_days(state, "", before, TODAY, customer=False) == allowed + 1
        assert quiet_days(state, "", before, TODAY, customer=True) is None


counts, amounts = some.integers(0, 10**6), some.integers(0, 10**12)


@given(counts, counts, amounts)
def test_nothing_is_ever_divided_by_nothing(prospects: int, customers: int, spent: int) -> None:
    brought = Brought(prospects, 0, customers, added([Money(spent, "VND")]))
    assert (brought.per_prospect is None) == (not prospects or not spent)
    assert (brought.per_conversion is None) == (not customers or not spent)


def test_two_currencies_stand_beside_each_other() -> None:
    one, two = (Brought(1, 1, 1, (Money(5, code),)) for code in ("VND", "USD"))
    whole = together([one, two, one])
    assert whole.spent == (Money(10, "VND"), Money(5, "USD"))
    assert whole.per_conversion is None
