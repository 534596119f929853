"""Settling how a list of prospects is written: as planned, as remembered, as found out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from salesdesk.exchange.columns import place_of, refuse_unknown_fields
from salesdesk.exchange.prospect_fields import PROSPECT_FIELDS
from salesdesk.exchange.prospect_table import Decided, ProspectTable, ReadColumn, settle, shape
from salesdesk.exchange.source import TableKind
from salesdesk.exchange.table import Asked, TableFormat
from salesdesk.models.imports import ColumnMapping
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Book
from salesdesk.services.imports.shapes import (
    ColumnLook,
    FileKind,
    FileLook,
    Guess,
    ImportPlan,
    Looked,
)

KIND = "prospects"
_SHOWN = 20
_EXAMPLES = 3
_DOES_NOT_APPLY = sentence("Files of this kind leave no choice.")
_NO_DATES = sentence("No column holds dates.")
_NO_NUMBERS = sentence("No column holds amounts or numbers.")


def settled(path: Path, plan: ImportPlan, chosen: Mapping[str, str] | None = None) -> ProspectTable:
    """A file with its columns settled by a plan; `chosen` maps fields to headings besides.

    Raises FileRefused for what is no table, WrongInput for unknown fields and headings.
    """
    asked = Asked(plan.encoding, plan.delimiter, plan.heading_row, plan.sheet)

    def decided(table: TableFormat) -> Decided:
        now = {**plan.fields, **_places(table.headings, chosen or {})}
        refuse_unknown_fields(now.values(), tuple(PROSPECT_FIELDS))
        return Decided(now, _remembered(table.headings))

    return settle(path, asked, decided, plan.date_order, plan.date_format, plan.decimal_mark)


def looked(path: Path, table: ProspectTable) -> Looked:
    """What the window shows of a file before anything of it is judged."""
    top = table.sample[:_SHOWN]
    return Looked(
        look=_file_look(table),
        columns=tuple(
            _column_look(table, column) for column in table.columns if _shown(table, column)
        ),
        rows=tuple(tuple(row.cells) for row in top),
        lines=tuple(row.line for row in top),
        row_count=len(table.sample) if len(table.sample) < _SHOWN else None,
        size=path.stat().st_size,
    )


def remember(book: Book, table: ProspectTable) -> None:
    """Keep how the columns of a file are read, for the next one with the same headings."""
    if table.format.kind is TableKind.VCARD or not table.format.heading_line:
        return
    columns = json.dumps({str(column.index): column.field for column in table.columns})
    key = shape(table.format.headings)
    known = _mapping(key)
    if known is None:
        book.add(ColumnMapping, kind=KIND, shape=key[:300], columns=columns)
    else:
        book.change(known, columns=columns)


def _shown(table: ProspectTable, column: ReadColumn) -> bool:
    """Of cards only the parts that some card has."""
    if table.format.kind is not TableKind.VCARD:
        return True
    return any(row.cells[column.index].strip() for row in table.sample)


def _mapping(key: str) -> ColumnMapping | None:
    return ColumnMapping.get_or_none(
        (ColumnMapping.kind == KIND) & (ColumnMapping.shape == key[:300])
    )


def _remembered(headings: Sequence[str]) -> dict[int, str]:
    known = _mapping(shape(headings))
    if known is None:
        return {}
    columns = {int(place): field for place, field in json.loads(known.columns).items()}
    return {
        place: field
        for place, field in columns.items()
        if place < len(headings) and (not field or field in PROSPECT_FIELDS)
    }


def _places(headings: Sequence[str], chosen: Mapping[str, str]) -> dict[int, str]:
    refuse_unknown_fields(chosen, tuple(PROSPECT_FIELDS))
    return {place_of(heading, headings): field for field, heading in chosen.items()}


def _file_look(table: ProspectTable) -> FileLook:
    form, why = table.format, table.format.why
    return FileLook(
        kind=FileKind(form.kind.value),
        encoding=_guess(form.encoding, why.get("encoding"), _DOES_NOT_APPLY),
        delimiter=_guess(
            form.delimiter if len(form.headings) > 1 else "", why.get("delimiter"), _DOES_NOT_APPLY
        ),
        heading_row=_guess(str(form.heading_line), why.get("heading_row"), _DOES_NOT_APPLY),
        date_order=_guess(
            form.date_order.value if "date_order" in why else "", why.get("date_order"), _NO_DATES
        ),
        decimal_mark=_guess(form.decimal_mark.value, why.get("decimal_mark"), _NO_NUMBERS),
        sheets=form.sheets,
        sheet=form.sheet,
    )


def _guess(value: str, why: Sentence | None, otherwise: Sentence) -> Guess:
    said = why or otherwise
    return Guess(value, said, sure="guess" not in said.pattern, chosen="You chose" in said.pattern)


def _column_look(table: ProspectTable, column: ReadColumn) -> ColumnLook:
    cells = (row.cells[column.index].strip() for row in table.sample)
    examples = list(dict.fromkeys(cell for cell in cells if cell))
    return ColumnLook(
        column.index,
        column.heading,
        tuple(examples[:_EXAMPLES]),
        column.field,
        column.evidence,
        column.remembered,
    )
