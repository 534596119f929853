"""Taking a whole import back: what it added goes, what it changed is as it was before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from peewee import Model, Value

from salesdesk.errors import NotAllowed
from salesdesk.models.history import History
from salesdesk.models.imports import ImportedRecord, ImportRun
from salesdesk.models.prospects import Prospect
from salesdesk.models.search import SearchEntry
from salesdesk.models.tables import TABLES
from salesdesk.services.context import Book, found
from salesdesk.services.imports.bulk_writer import ADDED
from salesdesk.services.imports.runs import added_accounts, blocked
from salesdesk.services.imports.shapes import TakenBack

_REMOVED = "removed"
_TABLES: Mapping[str, type[Model]] = {
    model._meta.table_name: model  # noqa: SLF001  peewee's public face for columns
    for model in TABLES
}


def take_back(book: Book, run_id: UUID) -> TakenBack:
    """Take an import back in a running transaction, wholly or not at all.

    Raises NotAllowed, saying by what, where something of it has been used since.
    """
    run = found(ImportRun, run_id)
    why = blocked(run)
    if why is not None:
        raise NotAllowed(why)
    _remove_accounts(book, run)
    _restore(book, run)
    ImportedRecord.delete().where(ImportedRecord.run == run_id).execute()
    ImportRun.update(taken_back_at=book.now).where(ImportRun.id == run_id).execute()
    book.touch("imports")
    book.touch("prospects")
    return TakenBack(run.file_name, run.added, run.changed)


def _remove_accounts(book: Book, run: ImportRun) -> None:
    """Remove what was added, with the people and places that hang on it, and say so."""
    accounts = added_accounts(run)
    History.insert_from(
        ImportedRecord.select(
            Value(History.at.db_value(book.now), converter=False),
            Value(book.staff_id.hex if book.staff_id else None, converter=False),
            ImportedRecord.record_table,
            ImportedRecord.record,
            Value(_REMOVED),
            Value(""),
            Value(""),
        ).where(
            (ImportedRecord.run == run.id)
            & (ImportedRecord.record_table == "prospect")
            & (ImportedRecord.action == ADDED)
        ),
        fields=[
            History.at, History.staff, History.record_table, History.record, History.action,
            History.before, History.after,
        ],
    ).execute()  # fmt: skip
    SearchEntry.delete().where(SearchEntry.record.in_(accounts)).execute()
    Prospect.delete().where(Prospect.id.in_(accounts)).execute()


def _restore(book: Book, run: ImportRun) -> None:
    """Undo, last first, what the import did to records that were here before it."""
    records = (
        ImportedRecord.select()
        .where(
            (ImportedRecord.run == run.id)
            & ~((ImportedRecord.record_table == "prospect") & (ImportedRecord.action == ADDED))
        )
        .order_by(ImportedRecord.id.desc())
    )
    for noted in list(records):
        model = _TABLES[noted.record_table]
        row: Any = model.get_or_none(model.id == noted.record)  # type: ignore[attr-defined]
        if row is None:
            continue
        if noted.action == ADDED:
            book.remove(row)
        else:
            book.change(row, **_as_before(model, json.loads(noted.before)))


def _as_before(model: type[Model], columns: Mapping[str, Any]) -> dict[str, Any]:
    fields = model._meta.fields  # noqa: SLF001
    return {name: fields[name].python_value(value) for name, value in columns.items()}
