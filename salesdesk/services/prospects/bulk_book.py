"""Writes the same change on very many records, with their history, and can take it all back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from peewee import Model

from salesdesk.models import bulk_changes
from salesdesk.models.bulk import Bulk
from salesdesk.models.bulk_changes import Cells, table_of
from salesdesk.models.history import History
from salesdesk.models.prospects import ProspectTag
from salesdesk.services import written
from salesdesk.services.context import Book, Context

_HISTORY = ("at", "staff", "record_table", "record", "action", "before", "after")


@dataclass(frozen=True, slots=True)
class Changed:
    """Columns of records that were set: each record's key, what they held, what they hold now."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: list[tuple[str, Cells, Cells]]


@dataclass(frozen=True, slots=True)
class Added:
    """Records that were added, with all their values, or removed where `gone`."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: list[Cells]
    gone: bool = False


@dataclass(slots=True)
class Trace:
    """All that a piece of bulk work wrote, in order, and the accounts that it touched."""

    writes: list[Changed | Added] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)


class BulkBook:
    """Writes in one running transaction; columns are those of the table (`owner_id`)."""

    def __init__(self, context: Context, book: Book) -> None:
        self._book = book
        self._database = context.database
        self._history = Bulk(context.database, History, _HISTORY)
        self.trace = Trace()

    def change(
        self, model: type[Model], columns: tuple[str, ...], rows: list[tuple[str, Cells, Cells]]
    ) -> None:
        """Set columns of records: key, what they hold, what they shall hold."""
        self._write(Changed(model, columns, rows))

    def add(self, model: type[Model], columns: tuple[str, ...], rows: list[Cells]) -> None:
        """Add records; the first two columns are the key and the account's."""
        self._write(Added(model, columns, rows))

    def remove(self, model: type[Model], columns: tuple[str, ...], rows: list[Cells]) -> None:
        """Remove records, given whole as to `add`."""
        self._write(Added(model, columns, rows, gone=True))

    def settle(self, accounts: Sequence[str], *, words: bool, steps: bool) -> None:
        """Make what repeats of these accounts true: their next steps, what finds them."""
        self.trace.accounts.extend(accounts)
        if steps:
            bulk_changes.refresh_steps(self._database, accounts)
        if words:
            written.keep_true(self._database, map(UUID, accounts), self._book.now)
        self._book.touch("prospects")

    def take_back(self, write: Changed | Added) -> None:
        """Undo one write; what somebody changed since stays as it is now."""
        if isinstance(write, Changed):
            back = [(key, after, before) for key, before, after in write.rows]
            self._write(Changed(write.model, write.columns, back))
        else:
            self._write(Added(write.model, write.columns, write.rows, gone=not write.gone))

    def _write(self, write: Changed | Added) -> None:
        if not write.rows:
            return
        if isinstance(write, Changed):
            bulk_changes.set_columns(self._database, write.model, write.columns, write.rows)
            self._note_changed(write)
        elif write.gone:
            keys = (row[0] for row in write.rows)
            bulk_changes.delete_rows(self._database, write.model, keys)
            self._note_added(write)
        else:
            bulk_changes.insert_rows(self._database, write.model, write.columns, write.rows)
            self._note_added(write)
        self.trace.writes.append(write)

    def _note_changed(self, write: Changed) -> None:
        names = [name.removesuffix("_id") for name in write.columns]
        now, staff, table = self._book.now, self._book.staff_id, table_of(write.model)
        self._history.insert(
            (now, staff, table, key, "changed", _named(names, before), _named(names, after))
            for key, before, after in write.rows
        )

    def _note_added(self, write: Added) -> None:
        now, staff, table = self._book.now, self._book.staff_id, table_of(write.model)
        action = "removed" if write.gone else "created"
        told = (_told(write.model, row) for row in write.rows)
        self._history.insert(
            (now, staff, table, key, action, what if write.gone else "", "" if write.gone else what)
            for key, what in told
        )


def _told(model: type[Model], row: Cells) -> tuple[str, str]:
    """Whose history tells of a record, and what: a tag's account, anything else its own."""
    if model is not ProspectTag:
        return row[0], ""
    return row[1], _json({"part": str(UUID(row[0])), "name": row[2]})


def _named(names: list[str], values: Cells) -> str:
    return _json(dict(zip(names, values, strict=True)))


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
