"""CSV that a spreadsheet shows as text: no cell can become a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from typing import TextIO

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# With its spaces no spreadsheet takes a number for a sum, and it reads as people write it.
_SPACED_NUMBER = re.compile(r"\+\d+(?: \d+)+")


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as UTF-8 with a byte order mark (Excel needs it), commas and CRLF (RFC 4180).

    Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers do not.
    """
    text = StringIO(newline="")
    write_rows(text, headings, rows)
    return text.getvalue().encode("utf-8-sig")


def write_rows(file: TextIO, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table row by row into an open text, as `write_csv` does; days as ISO 8601."""
    writer = csv.writer(file)
    writer.writerow([guarded(heading) for heading in headings])
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])


def guarded(text: str) -> str:
    """Text with an apostrophe in front where a spreadsheet would take it for a formula.

    A text that already begins with apostrophes and then so gets one more, so that `unguarded`
    gives back exactly what was there. Numbers like "+84 24 3825 1234" stay as they are.
    """
    dangerous = text.lstrip("'").startswith(_FORMULA_STARTS)
    return f"'{text}" if dangerous and not _SPACED_NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Text as it was before `guarded`."""
    guard = text.startswith("'") and text.lstrip("'").startswith(_FORMULA_STARTS)
    return text[1:] if guard else text


def _harmless(cell: object) -> object:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell
