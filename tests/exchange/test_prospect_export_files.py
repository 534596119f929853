"""Files that leave the desk: whole or not at all, and never a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from salesdesk.errors import Cancelled, FileRefused
from salesdesk.exchange.safe_csv import guarded, unguarded
from salesdesk.exchange.sheet_writer import Cell, SheetColumn, write_table
from salesdesk.exchange.vcard_writer import escaped, folded
from salesdesk.sentence import sentence

COLUMNS = [SheetColumn("Tên", 30), SheetColumn("Ngày"), SheetColumn("Số"), SheetColumn("SĐT")]
ROWS: list[list[Cell]] = [
    ["=1+1", date(2026, 11, 23), 12, "0901 000 217"],
    ["@SUM(A1)", None, Decimal("2.5"), "+84 24 3825 1234"],
    ["Huế\nhai dòng", None, None, "0399900027"],
]


@given(st.text())
def test_a_guard_comes_off_as_it_went_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "-", "@", "\t", "\r"))


def test_spaced_numbers_stay_readable_and_sums_do_not_pass_for_numbers() -> None:
    assert guarded("+84 912 345 678") == "+84 912 345 678"
    assert guarded("+84912345678") == "'+84912345678"
    assert guarded("+1-2") == "'+1-2"


def test_excel_opens_the_csv_in_vietnamese(tmp_path: Path) -> None:
    path = tmp_path / "danh sach.csv"
    write_table(path, "Khách", COLUMNS, ROWS)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = list(csv.reader(file))
    assert heads == ["Tên", "Ngày", "Số", "SĐT"]
    assert rows[0] == ["'=1+1", "2026-11-23", "12", "0901 000 217"]
    assert rows[2][0] == "Huế\nhai dòng"


def test_a_workbook_has_days_numbers_and_text_but_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "khach.xlsx"
    write_table(path, "Khách/hàng", COLUMNS, ROWS)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    first, second, third = list(sheet.iter_rows(min_row=2))
    assert [cell.data_type for cell in first] == ["s", "d", "n", "s"]
    assert first[0].value == "=1+1"
    assert first[1].value.date() == date(2026, 11, 23)
    assert (second[0].value, second[0].data_type) == ("@SUM(A1)", "s")
    assert third[3].value == "0399900027"


def test_what_is_stopped_half_way_leaves_the_older_file(tmp_path: Path) -> None:
    for name in ("khach.csv", "khach.xlsx"):
        path = tmp_path / name
        path.write_text("before")

        def rows() -> Iterator[list[Cell]]:
            yield ROWS[0]
            raise Cancelled(sentence("Stopped."))

        with pytest.raises(Cancelled):
            write_table(path, "x", COLUMNS, rows())
        assert path.read_text() == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["khach.csv", "khach.xlsx"]


def test_a_name_that_is_no_table_and_a_folder_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        write_table(tmp_path / "khach.doc", "x", COLUMNS, ROWS)
    with pytest.raises(FileRefused):
        write_table(tmp_path / "nowhere" / "khach.csv", "x", COLUMNS, ROWS)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_cards_are_folded_by_octets_and_unfold_again(text: str) -> None:
    lines = folded(text).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == text


def test_signs_of_the_format_are_marked() -> None:
    assert escaped("a;b,c\\d\ne") == r"a\;b\,c\\d\ne"
