"""A foreign table: how it is written is found out first, then it is read row by row."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from salesdesk.errors import FileRefused
from salesdesk.exchange.encoding import find_letters
from salesdesk.exchange.layout import find_layout
from salesdesk.exchange.records import Record, RowFault, physical_lines, records
from salesdesk.exchange.source import opened
from salesdesk.exchange.values import DateOrder, DecimalMark
from salesdesk.sentence import Sentence, sentence

LOOKED_AT = 200
"""Lines at the top of a file from which its layout is judged."""


@dataclass(frozen=True, slots=True)
class TableFormat:
    """How a table is written, as it was found; any of it may be corrected with `replace`.

    `heading_line` and `lines` count physical lines from 1; `skipped` counts the records up to and
    with the headings. `date_format` (strptime) is given by people and beats `date_order`.
    """

    encoding: str
    delimiter: str
    skipped: int
    heading_line: int
    headings: tuple[str, ...]
    lines: int
    date_order: DateOrder = DateOrder.DAY_FIRST
    date_format: str = ""
    decimal_mark: DecimalMark = DecimalMark.UNKNOWN
    evidence: tuple[Sentence, ...] = ()


def look_at(path: Path, usual: Collection[str] = ()) -> TableFormat:
    """How the table in a file (.csv, .txt, .tsv, also gzipped) is written.

    `usual` are headings to expect, as `heading_key`s. Raises FileRefused where there is no file,
    no text or no row in it.
    """
    with opened(path) as file:
        letters = find_letters(file)
    with _lines(path, letters.encoding) as lines:
        layout = find_layout(list(islice(lines, LOOKED_AT)), usual)
    if not layout.headings:
        raise FileRefused(sentence("{name} is empty.", name=path.name))
    return TableFormat(
        encoding=letters.encoding,
        delimiter=layout.delimiter,
        skipped=layout.skipped,
        heading_line=layout.heading_line,
        headings=layout.headings,
        lines=letters.lines,
        evidence=(letters.evidence, *layout.evidence),
    )


def read_rows(path: Path, table: TableFormat) -> Iterator[Record | RowFault]:
    """The rows below the headings, one at a time; a row that does not fit the columns is a fault.

    A short row is filled up with empty cells if at least half of it is there (sheets leave out
    what is empty at the end); a long one is taken if what is too much is empty.
    """
    width = len(table.headings)
    with _lines(path, table.encoding) as lines:
        for row in islice(records(lines, table.delimiter), table.skipped, None):
            if isinstance(row, Record) and len(row.cells) != width:
                yield _fitted(row, width)
            else:
                yield row


@contextmanager
def _lines(path: Path, encoding: str) -> Iterator[Iterator[str]]:
    with (
        opened(path) as file,
        TextIOWrapper(file, encoding=encoding, errors="replace") as text,
    ):
        composed: Callable[[str], str] = _COMPOSED.get(encoding, str)
        yield map(composed, physical_lines(text))


def _nfc(line: str) -> str:
    return unicodedata.normalize("NFC", line)


_COMPOSED: dict[str, Callable[[str], str]] = {"cp1258": _nfc}
"""cp1258 writes a tone mark after its vowel; the desk keeps both as one letter."""


def _fitted(row: Record, width: int) -> Record | RowFault:
    cells = row.cells
    if len(cells) < width and 2 * len(cells) >= width:
        return Record(row.line, cells + [""] * (width - len(cells)))
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return Record(row.line, cells[:width])
    return RowFault(
        row.line,
        "",
        sentence(
            "The row has {cells} cells where the headings have {columns}.",
            cells=len(cells),
            columns=width,
        ),
    )
