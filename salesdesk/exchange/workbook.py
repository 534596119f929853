"""Workbooks of Excel and OpenDocument, their cells as text, never more than can be sane."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from typing_extensions import override

from salesdesk.errors import FileRefused, WrongInput
from salesdesk.exchange.records import MOST_CHARACTERS, Record, RowFault
from salesdesk.sentence import Sentence, sentence

MOST_UNPACKED = 400_000_000
"""Bytes that the parts of a workbook may have together once unpacked."""

MOST_CELLS = 40_000_000
"""Cells that a sheet may span: a reader makes room for all of them, also for empty ones."""

MOST_PACKED = 200_000_000
"""Bytes that the file itself may have."""

MOST_RATIO = 200
RATIO_COUNTS_FROM = 20_000_000
_CHUNK = 1 << 20
_OVERLAP = 400
_WIDE_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{2,3})\d+"[^>]*(?<!/)>')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_REPEATED = re.compile(rb'number-(columns|rows)-repeated="(\d+)"')
_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"})
_WITH_THREE_DECIMALS = re.compile(r"-?\d{1,3}\.\d{3}")


class Workbook(AbstractContextManager["Workbook"]):
    """An open workbook. Raises FileRefused for what is none, is locked, or is a trap."""

    def __init__(self, path: Path) -> None:
        _refuse_traps(path)
        self._name = path.name
        try:
            self._book = CalamineWorkbook.from_path(path)
        except PasswordError:
            raise self._refused(
                sentence("{name} has a password. Save it without one and import that.")
            ) from None
        except (CalamineError, OSError, ValueError):
            raise self._refused(
                sentence("{name} is no workbook that can be read. Save it again as .xlsx or CSV.")
            ) from None
        self.sheets = tuple(self._book.sheet_names)
        self._loaded: dict[str, CalamineSheet] = {}

    @override
    def __exit__(self, *_error: object) -> None:
        self._book.close()

    def sheet(self, chosen: str = "") -> str:
        """The sheet that was chosen, else the first one with a row in it.

        Raises WrongInput for one that there is not, FileRefused where all are empty.
        """
        if chosen:
            if chosen not in self.sheets:
                known = ", ".join(self.sheets)
                said = sentence("There is no sheet “{sheet}”; there are: {known}.",
                                sheet=chosen, known=known)  # fmt: skip
                raise WrongInput(said, "sheet")
            return chosen
        for name in self.sheets:
            if self.height(name):
                return name
        raise FileRefused(sentence("{name} is empty.", name=self._name))

    def height(self, sheet: str) -> int:
        """The number of a sheet's last row with something in it; 0 where there is none."""
        end = self._sheet(sheet).end
        return end[0] + 1 if end else 0

    def rows(self, sheet: str) -> Iterator[Record | RowFault]:
        """The rows of a sheet, blank ones left out, numbered as the sheet numbers them."""
        # Rows come from the sheet's first one, whatever is empty above.
        for number, values in enumerate(self._sheet(sheet).iter_rows(), start=1):
            cells = [_text(value) for value in values]
            if any(len(cell) > MOST_CHARACTERS for cell in cells):
                said = sentence("A cell is longer than {most} characters.", most=MOST_CHARACTERS)
                yield RowFault(number, "", said)
            elif any(cells):
                yield Record(number, cells)

    def _sheet(self, name: str) -> CalamineSheet:
        # Each asking reads the sheet anew.
        if name not in self._loaded:
            self._loaded = {name: self._book.get_sheet_by_name(name)}
        return self._loaded[name]

    def _refused(self, said: Sentence) -> FileRefused:
        return FileRefused(Sentence(said.pattern, (("name", self._name),)))


def _text(value: object) -> str:
    """A cell as text: days as ISO 8601, numbers plainly, so that nothing is unclear later."""
    if isinstance(value, str):
        return "" if value in _ERRORS else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time | timedelta | int):
        return str(value)
    return ""


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    written = repr(value)
    # "1.234" could be a thousand and more; "1.2340" cannot.
    return f"{written}0" if _WITH_THREE_DECIMALS.fullmatch(written) else written


def _refuse_traps(path: Path) -> None:
    """Refuse files that would take far more memory than a list of a shop can need."""
    if path.stat().st_size > MOST_PACKED:
        raise FileRefused(_TOO_LARGE)
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            packed = max(1, path.stat().st_size)
            if unpacked > MOST_UNPACKED or (
                unpacked > RATIO_COUNTS_FROM and unpacked > MOST_RATIO * packed
            ):
                raise FileRefused(_TOO_LARGE)
            for name in parts.namelist():
                _refuse_wide_sheet(parts, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise FileRefused(
            sentence("{name} is damaged and cannot be unpacked. Fetch it again.", name=path.name)
        ) from None


def _refuse_wide_sheet(parts: zipfile.ZipFile, name: str) -> None:
    if name.endswith(".bin") and "sheet" in name:
        raise FileRefused(
            sentence("This workbook is in Excel's binary form. Save it as .xlsx and import that.")
        )
    if name == "content.xml":
        with parts.open(name) as part:
            _refuse_if_over(_repeated_cells(part))
    elif "worksheets/" in name and name.endswith(".xml"):
        with parts.open(name) as part:
            _refuse_if_over(_spanned_cells(part))


def _spanned_cells(part: IO[bytes]) -> int:
    """Rows times columns of an Excel sheet, by where its filled cells say they stand."""
    rows, columns = 1, 26
    for text in _chunks(part):
        rows = max([rows, *(int(found) for found in _ROW.findall(text))])
        columns = max([columns, *map(_column_number, set(_WIDE_CELL.findall(text)))])
    return rows * columns


def _repeated_cells(part: IO[bytes]) -> int:
    """The most cells that repetition can make of an OpenDocument sheet, blank ends left out."""
    most = {b"rows": 1, b"columns": 1}
    for text in _chunks(part):
        for what, times in _REPEATED.findall(text):
            if int(times) < (1_000_000 if what == b"rows" else 900):
                most[what] = max(most[what], int(times))
    return most[b"rows"] * most[b"columns"] * 26


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := part.read(_CHUNK):
        yield rest + chunk
        rest = chunk[-_OVERLAP:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_if_over(cells: int) -> None:
    if cells > MOST_CELLS:
        raise FileRefused(_TOO_LARGE)


_TOO_LARGE = sentence(
    "This workbook is far larger than a list can be. Save the list alone as CSV and import that."
)
