"""Many rows at once: one statement prepared by peewee, run by the driver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from peewee import Model

from salesdesk.models.database import Database

Values = Sequence[Any]


def plain(query: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a select as plain tuples of its columns, converted, one at a time."""
    return iter(query.tuples().iterator())


class Bulk:
    """Insert rows of one table by a fixed list of columns; values are converted as in a record."""

    def __init__(self, database: Database, model: type[Model], columns: Sequence[str]) -> None:
        fields = model._meta.fields  # noqa: SLF001  peewee's public face for columns
        self._cursor = database.connections.connection().cursor()
        derived = {
            name: (columns.index(source), made)
            for name, (source, made) in getattr(model, "DERIVED", {}).items()
            if source in columns
        }
        self._derived = tuple(derived.values())
        chosen = [fields[name] for name in (*columns, *derived)]
        self._convert = [field.db_value for field in chosen]
        self._statement = _statement(model, [field.column_name for field in chosen])

    def insert(self, rows: Iterable[Values]) -> None:
        """Insert rows whose values stand in the order of the columns."""
        converters = self._convert
        self._cursor.executemany(
            self._statement,
            (
                tuple(
                    convert(value)
                    for convert, value in zip(converters, self._whole(row), strict=True)
                )
                for row in rows
            ),
        )

    def _whole(self, row: Values) -> Values:
        """The values with the columns that are made of them."""
        if not self._derived:
            return row
        return (*row, *(made(row[place]) for place, made in self._derived))


def _statement(model: type[Model], names: list[str]) -> str:
    meta = model._meta  # noqa: SLF001
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join(meta.database.param for _ in names)
    return f'INSERT INTO "{meta.table_name}" ({columns}) VALUES ({places})'
