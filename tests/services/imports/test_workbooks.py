"""Lists in workbooks: real dates, numbers that were text, several sheets, and traps."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from salesdesk.desk import Desk
from salesdesk.errors import FileRefused, WrongInput, in_english
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.services.imports import ImportPlan
from salesdesk.services.imports.shapes import FileKind


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A list as a clerk keeps it: a title above, dates as dates, numbers as numbers."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Trống"
    sheet = book.create_sheet("Khách hàng")
    sheet.append([])
    sheet.append(["Danh sách khách hàng quý 3"])
    sheet.append([])
    sheet.append(["STT", "Tên công ty", "MST", "Điện thoại", "Người liên hệ", "Ngày sinh",
                  "Số nhân viên", "Hạn mức", "Địa chỉ"])  # fmt: skip
    sheet.append([1, "Hoa Mai", 312345673, 912448120, "Ngô Mai", date(1980, 3, 4), 12.0,
                  1234.567, "1 Lê Lợi"])  # fmt: skip
    sheet.append([])
    sheet.append([2, "Sen Vàng", "0109988776", "0912 448 121", "Lê Sen", "27/03/1981", 7, 5000000,
                  "#N/A"])  # fmt: skip
    file = tmp_path / "khách.xlsx"
    book.save(file)
    return file


def test_the_sheet_and_its_headings_are_found(desk: Desk, path: Path) -> None:
    looked = desk.imports.look(path)
    assert looked.look.kind is FileKind.XLSX
    assert (looked.look.sheet, looked.look.sheets) == ("Khách hàng", ("Trống", "Khách hàng"))
    assert looked.look.heading_row.value == "4"
    assert looked.lines == (5, 7)
    assert [column.field for column in looked.columns] == [
        "", "company", "tax_code", "phone", "contact_name", "birthday", "employees",
        "credit_limit", "address",
    ]  # fmt: skip


def test_dates_and_numbers_come_in_as_they_are_meant(desk: Desk, path: Path) -> None:
    checked = desk.imports.check(path)
    assert checked.mended == {2: 1, 3: 1}
    report = desk.imports.run(path, ImportPlan(fields={0: ""})).value
    assert (report.imported, report.faults) == (2, ())
    mai, sen = Prospect.select().order_by(Prospect.company)
    assert (mai.tax_code, mai.employees, mai.credit_limit) == ("0312345673", 12, 1235)
    assert (sen.employees, sen.credit_limit) == (7, 5_000_000)
    people = {row.name: (row.phone, row.birthday) for row in Contact.select()}
    assert people == {
        "Ngô Mai": ("0912 448 120", date(1980, 3, 4)),
        "Lê Sen": ("0912 448 121", date(1981, 3, 27)),
    }
    assert [row.street for row in Address.select()] == ["1 Lê Lợi"]


def test_another_sheet_is_chosen_by_name(desk: Desk, path: Path) -> None:
    with pytest.raises(WrongInput, match="no sheet “Lieferanten”; there are: Trống, Khách hàng"):
        desk.imports.look(path, ImportPlan(sheet="Lieferanten"))
    assert desk.imports.look(path, ImportPlan(sheet="Khách hàng")).look.sheet == "Khách hàng"


def test_a_heading_row_is_chosen_by_its_number(desk: Desk, path: Path) -> None:
    looked = desk.imports.look(path, ImportPlan(heading_row=5))
    assert looked.columns[1].heading == "Hoa Mai"
    assert (looked.look.heading_row.value, looked.look.heading_row.chosen) == ("5", True)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)


def _far_cell(path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "Company"
    book.active["XFD1048576"] = "far away"
    book.save(path)


def _binary(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("xl/worksheets/sheet1.bin", b"")


def _cut(path: Path) -> None:
    _far_cell(path)
    path.write_bytes(path.read_bytes()[:2000])


def _other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("letter.txt", "hello")


def _million_columns(path: Path) -> None:
    path.write_text(",".join("x" for _ in range(49_000)) + "\n" + "1" + "," * 48_999 + "\n")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_bomb, "far larger"),
        (_far_cell, "far larger"),
        (_binary, "binary form"),
        (_cut, "no workbook"),
        (_other_zip, "no workbook"),
        (_million_columns, "columns; a list has at most"),
    ],
)
def test_traps_are_refused_with_a_sentence(
    desk: Desk, tmp_path: Path, make: object, said: str
) -> None:
    path = tmp_path / "list.xlsx"
    assert callable(make)
    make(path)
    with pytest.raises((FileRefused, WrongInput), match=said) as refused:
        desk.imports.check(path)
    assert in_english(refused.value.sentence).endswith(".")


def test_a_cell_of_ten_megabytes_costs_its_row_and_no_other(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Company,Notes\nHoa Mai,{'x' * 10_000_000}\nSen,short\n")
    report = desk.imports.run(path).value
    assert (report.imported, [fault.line for fault in report.faults]) == (1, [2])
