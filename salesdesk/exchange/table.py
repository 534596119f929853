"""A table in a file: how it is written, found by looking, and its rows, one at a time.

Text with separators, workbooks and cards of contacts all come out as rows of text cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from salesdesk.errors import FileRefused, WrongInput
from salesdesk.exchange.encoding import Letters, find_letters, is_encoding
from salesdesk.exchange.layout import Layout, find_layout
from salesdesk.exchange.records import Record, RowFault, physical_lines, records
from salesdesk.exchange.source import TableKind, kind_of, opened
from salesdesk.exchange.values import DateOrder, DecimalMark
from salesdesk.exchange.vcard_table import card_headings, card_rows
from salesdesk.exchange.workbook import Workbook
from salesdesk.sentence import Sentence, sentence

LOOKED_AT = 200
"""Lines at the top of a file from which its layout is judged."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says about a file; what is empty is found out.

    `heading_line` is the line that holds the headings, 0 where there are none. A `delimiter` of
    "" says that there is a single column.
    """

    encoding: str = ""
    delimiter: str | None = None
    heading_line: int | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class TableFormat:
    """How a table is written, as it was found; any of it may be corrected with `replace`.

    `heading_line` and `lines` count physical lines (rows of a sheet) from 1; `skipped` counts the
    records up to and with the headings. `date_format` (strptime) is given by people and beats
    `date_order`. `why` is how each was known: "encoding", "delimiter", "heading_row",
    "date_order", "decimal_mark".
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
    why: Mapping[str, Sentence] = field(default_factory=lambda: MappingProxyType({}))
    kind: TableKind = TableKind.CSV
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[Sentence, ...]:
        """How all of it was known, in the order in which it was found out."""
        return tuple(self.why.values())


def look_at(path: Path, usual: Collection[str] = (), asked: Asked = Asked()) -> TableFormat:
    """How the table in a file (text, also gzipped; a workbook; vCards) is written.

    `usual` are headings to expect, as `heading_key`s. Raises FileRefused where there is no file,
    no text or no row in it.
    """
    return _LOOKS[kind_of(path)](path, usual, asked)


def read_rows(path: Path, table: TableFormat) -> Iterator[Record | RowFault]:
    """The rows below the headings, one at a time; a row that does not fit the columns is a fault.

    A short row is filled up with empty cells if at least half of it is there (sheets leave out
    what is empty at the end); a long one is taken if what is too much is empty.
    """
    if table.kind is TableKind.VCARD:
        with opened(path) as file:
            yield from card_rows(file)
        return
    width = len(table.headings)
    with _all_records(path, table) as found:
        for row in islice(found, table.skipped, None):
            if isinstance(row, Record) and len(row.cells) != width:
                yield _fitted(row, width)
            else:
                yield row


@contextmanager
def _all_records(path: Path, table: TableFormat) -> Iterator[Iterator[Record | RowFault]]:
    if table.kind is TableKind.XLSX:
        with Workbook(path) as book:
            yield book.rows(table.sheet)
    else:
        with _lines(path, table.encoding) as lines:
            yield records(lines, table.delimiter)


def _look_at_text(path: Path, usual: Collection[str], asked: Asked) -> TableFormat:
    if asked.encoding and not is_encoding(asked.encoding):
        raise WrongInput(
            sentence("“{encoding}” is no way of writing letters.", encoding=asked.encoding)
        )
    with opened(path) as file:
        letters = find_letters(file, asked.encoding)
    with _lines(path, letters.encoding) as lines:
        layout = find_layout(
            list(islice(lines, LOOKED_AT)), usual, asked.delimiter, asked.heading_line
        )
    return _format(path, letters, layout)


def _look_at_workbook(path: Path, usual: Collection[str], asked: Asked) -> TableFormat:
    with Workbook(path) as book:
        sheet = book.sheet(asked.sheet)
        top = list(islice(book.rows(sheet), LOOKED_AT))
        layout = find_layout(top, usual, None, asked.heading_line)
        said = sentence("A workbook keeps its letters in Unicode.")
        found = _format(path, Letters("", book.height(sheet), said), layout)
        return TableFormat(
            "", "", found.skipped, found.heading_line, found.headings, found.lines,
            why=MappingProxyType({"heading_row": found.why["heading_row"]}),
            kind=TableKind.XLSX, sheet=sheet, sheets=book.sheets,
        )  # fmt: skip


def _look_at_cards(path: Path, _usual: Collection[str], _asked: Asked) -> TableFormat:
    headings, lines, said = card_headings(path)
    return TableFormat(
        "utf-8", "", 0, 0, headings, lines, why=MappingProxyType({"encoding": said}),
        kind=TableKind.VCARD,
    )  # fmt: skip


_LOOKS: dict[TableKind, Callable[[Path, Collection[str], Asked], TableFormat]] = {
    TableKind.CSV: _look_at_text,
    TableKind.XLSX: _look_at_workbook,
    TableKind.VCARD: _look_at_cards,
}


def _format(path: Path, letters: Letters, layout: Layout) -> TableFormat:
    if not layout.headings:
        raise FileRefused(sentence("{name} is empty.", name=path.name))
    why = {"encoding": letters.evidence, "delimiter": layout.split_by, "heading_row": layout.headed}
    return TableFormat(
        encoding=letters.encoding,
        delimiter=layout.delimiter,
        skipped=layout.skipped,
        heading_line=layout.heading_line,
        headings=layout.headings,
        lines=letters.lines,
        why=MappingProxyType(why),
    )


@contextmanager
def _lines(path: Path, encoding: str) -> Iterator[Iterator[str]]:
    with (
        opened(path) as file,
        TextIOWrapper(file, encoding=encoding, errors="replace", newline="") as text,
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
