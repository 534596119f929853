"""Tables written row by row as CSV or XLSX: whole or not at all, and never as formulas."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from salesdesk.errors import FileRefused
from salesdesk.exchange.safe_csv import write_rows
from salesdesk.sentence import sentence

Cell = str | int | Decimal | date | None
TABLE_SUFFIXES = (".csv", ".xlsx")
LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds (Excel's limit)."""
MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its heading (Excel's limit)."""

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPECIAL = ("=", "+", "-", "@", "#", "'")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a file: its heading, and how wide it is in characters."""

    heading: str
    width: int = 16


def write_table(
    path: Path, title: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[Cell]]
) -> None:
    """Write a table; the ending of the name says which kind: .csv or .xlsx.

    Rows are taken one at a time, so that a generator may be as long as it likes. What it raises,
    and a full disk, leaves no file behind and an older one as it was. Raises FileRefused for
    another ending, for a place that cannot be written, and for more rows than a sheet holds.
    """
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        raise FileRefused(
            sentence("{file} is no table: end the name with .csv or .xlsx.", file=path.name), "file"
        )
    with whole_file(path) as partial:
        if suffix == ".csv":
            _write_csv(partial, columns, rows)
        else:
            _write_xlsx(partial, title, columns, rows)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside the wanted one, that takes its place only when all went well.

    Raises FileRefused where the place cannot be written.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(path)
    except OSError as error:
        raise FileRefused(
            sentence(
                "{file} cannot be written: {why}. Choose another folder.",
                file=str(path),
                why=(error.strerror or str(error)).lower(),
            )
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def _write_csv(path: Path, columns: Sequence[SheetColumn], rows: Iterable[Sequence[Cell]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        write_rows(file, [column.heading for column in columns], rows)


def _write_xlsx(
    path: Path, title: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[Cell]]
) -> None:
    # openpyxl loads with the first sheet, not with the desk.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or None)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[_letter(number)].width = column.width
    sheet.append([_heading(sheet, column.heading) for column in columns])
    try:
        for row in _few_enough(rows):
            sheet.append([_sheet_cell(sheet, cell) for cell in row])
    except BaseException:
        sheet.close()
        _forget_sheets(book)
        raise
    sheet.auto_filter.ref = f"A1:{_letter(len(columns))}1"
    book.save(path)


def _few_enough(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    for count, row in enumerate(rows):
        if count == MOST_ROWS:
            said = sentence("A sheet holds {most} rows. Write CSV instead.", most=MOST_ROWS)
            raise FileRefused(said, "file")
        yield row


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter  # loaded above

    return str(get_column_letter(number))


def _heading(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell  # loaded above
    from openpyxl.styles import Alignment, Font

    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    made.font = Font(bold=True)
    made.alignment = Alignment(vertical="top", wrap_text=True)
    return made


def _sheet_cell(sheet: Any, cell: Cell) -> Any:
    if not isinstance(cell, str):
        return cell
    text = _NOT_XML.sub("", cell)[:LONGEST_CELL]
    if not text.startswith(_SPECIAL):
        return text or None
    return _text_cell(sheet, text)


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that stays text even when somebody edits it: openpyxl makes "=…" a formula."""
    from openpyxl.cell import WriteOnlyCell  # loaded above

    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    made.quotePrefix = True
    return made


def _forget_sheets(book: Any) -> None:
    """Remove the scratch files that openpyxl keeps until a book is saved."""
    for sheet in book.worksheets:
        scratch = getattr(getattr(sheet, "_writer", None), "out", None)
        if isinstance(scratch, str):
            Path(scratch).unlink(missing_ok=True)
