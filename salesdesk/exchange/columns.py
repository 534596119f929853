"""Which column of a foreign table is which field: usual headings as data, guesses, choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from salesdesk.errors import WrongInput
from salesdesk.exchange.headings import heading_key
from salesdesk.exchange.records import Record
from salesdesk.exchange.table import TableFormat, look_at, read_rows
from salesdesk.exchange.values import find_date_order, find_decimal_mark
from salesdesk.sentence import sentence


class Holds(Enum):
    """What is in a column, as far as its way of writing must be found out."""

    TEXT = 1
    NUMBER = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """A field that a file may fill: its name, its label and its usual headings, best first."""

    field: str
    label: str
    headings: tuple[str, ...]
    holds: Holds = Holds.TEXT
    required: bool = False


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A file whose writing and columns are settled, ready to be read."""

    path: Path
    format: TableFormat
    places: Mapping[str, int]

    def heading(self, field: str) -> str:
        """The heading over a field's column; empty where the file has none."""
        place = self.places.get(field)
        return "" if place is None else self.format.headings[place]

    def has(self, field: str) -> bool:
        """Whether a column of the file fills this field."""
        return field in self.places


def prepare(
    path: Path,
    columns: Sequence[ImportColumn],
    chosen: Mapping[str, str] | None = None,
    date_format: str = "",
) -> MappedTable:
    """Look at a file and settle its columns: as chosen (field to heading), else as guessed.

    Raises FileRefused for what is no table, WrongInput for unknown fields or headings and for
    required fields that no column fills.
    """
    usual = {key for column in columns for key in column.headings}
    table = look_at(path, usual)
    places = _places(table.headings, columns, chosen or {})
    mapped = MappedTable(path, replace(table, date_format=date_format), places)
    return _with_values_settled(mapped, columns)


def chosen_columns(pairs: Iterable[str]) -> dict[str, str]:
    """Choices written as "field=Heading". Raises WrongInput where there is no "="."""
    choices = {}
    for pair in pairs:
        field, equals, heading = pair.partition("=")
        if not equals or not field.strip() or not heading.strip():
            raise WrongInput(sentence("“{pair}” is not of the form field=Column.", pair=pair))
        choices[field.strip()] = heading.strip()
    return choices


def _places(
    headings: Sequence[str], columns: Sequence[ImportColumn], chosen: Mapping[str, str]
) -> dict[str, int]:
    refuse_unknown_fields(chosen, [column.field for column in columns])
    places = {field: place_of(heading, headings) for field, heading in chosen.items()}
    keys = [heading_key(heading) for heading in headings]
    free = set(range(len(headings))) - set(places.values())
    for column in columns:
        if column.field in places:
            continue
        for usual in column.headings:
            found = next((place for place in sorted(free) if keys[place] == usual), None)
            if found is not None:
                places[column.field] = found
                free.discard(found)
                break
    _refuse_missing(headings, columns, places)
    return places


def refuse_unknown_fields(fields: Iterable[str], known: Sequence[str]) -> None:
    """Raise WrongInput, with the field, for one that lists of this kind do not have."""
    for field in fields:
        if field and field not in known:
            said = sentence(
                "There is no field “{field}”. The fields are: {known}.",
                field=field,
                known=", ".join(known),
            )
            raise WrongInput(said, field)


def place_of(heading: str, headings: Sequence[str]) -> int:
    """Where the column of this heading stands, however it is spelt. Raises WrongInput."""
    if heading in headings:
        return headings.index(heading)
    keys = [heading_key(known) for known in headings]
    if heading_key(heading) in keys:
        return keys.index(heading_key(heading))
    said = sentence(
        "The file has no column “{heading}”. Its columns are: {known}.",
        heading=heading,
        known=_listed(headings),
    )
    raise WrongInput(said, heading)


def _refuse_missing(
    headings: Sequence[str], columns: Sequence[ImportColumn], places: Mapping[str, int]
) -> None:
    missing = [c.field for c in columns if c.required and c.field not in places]
    if missing:
        said = sentence(
            "No column looks like {fields}. The columns are: {known}. "
            "Say which it is, as field=Column.",
            fields=", ".join(missing),
            known=_listed(headings),
        )
        raise WrongInput(said, missing[0])


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(heading for heading in headings if heading)


def _with_values_settled(mapped: MappedTable, columns: Sequence[ImportColumn]) -> MappedTable:
    """The table with the date order and decimal mark that its own values prove."""
    table = mapped.format
    numbers = [mapped.places[c.field] for c in columns if _is_mapped(c, Holds.NUMBER, mapped)]
    days = [mapped.places[c.field] for c in columns if _is_mapped(c, Holds.DAY, mapped)]
    if numbers:
        table = replace(table, decimal_mark=find_decimal_mark(_values(mapped, numbers)))
    if days and not table.date_format:
        order, proof = find_date_order(_values(mapped, days))
        table = replace(table, date_order=order, why={**table.why, "date_order": proof})
    return replace(mapped, format=table)


def _is_mapped(column: ImportColumn, holds: Holds, mapped: MappedTable) -> bool:
    return column.holds is holds and mapped.has(column.field)


def _values(mapped: MappedTable, places: Sequence[int]) -> Iterable[str]:
    for row in read_rows(mapped.path, mapped.format):
        if isinstance(row, Record):
            for place in places:
                yield row.cells[place]
