"""The same change on very many rows: set where they are as known, inserted, deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from peewee import Model

from salesdesk.models.database import Database

Cells = tuple[Any, ...]
_STEP = (
    "SELECT {0} FROM task t WHERE t.prospect_id = prospect.id AND t.done_at IS NULL "
    "ORDER BY t.due_at, t.id LIMIT 1"
)
_REFRESH_STEPS = (
    f"UPDATE prospect SET next_step_at = ({_STEP.format('t.due_at')}), "
    f"next_step_kind = coalesce(({_STEP.format('t.kind')}), ''), "
    f"next_step_what = coalesce(({_STEP.format('t.what')}), '') WHERE id = ?"
)


def table_of(model: type[Model]) -> str:
    """The name of a record's table."""
    return str(model._meta.table_name)  # noqa: SLF001  peewee's public face for tables


def set_columns(
    database: Database,
    model: type[Model],
    columns: Sequence[str],
    rows: Iterable[tuple[str, Cells, Cells]],
) -> None:
    """Set columns of rows (key, what they hold, what they shall hold); a changed one stays."""
    placed = ", ".join(f'"{name}" = ?' for name in columns)
    same = " AND ".join(f'"{name}" IS ?' for name in columns)
    _many(
        database,
        f'UPDATE "{table_of(model)}" SET {placed} WHERE id = ? AND {same}',
        ((*after, key, *before) for key, before, after in rows),
    )


def insert_rows(
    database: Database, model: type[Model], columns: Sequence[str], rows: Iterable[Cells]
) -> None:
    """Insert rows given as they are stored; one that is there already stays as it is."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" for _ in columns)
    _many(
        database,
        f'INSERT INTO "{table_of(model)}" ({names}) VALUES ({places}) ON CONFLICT DO NOTHING',
        rows,
    )


def delete_rows(database: Database, model: type[Model], keys: Iterable[str]) -> None:
    """Delete rows by key."""
    _many(database, f'DELETE FROM "{table_of(model)}" WHERE id = ?', ((key,) for key in keys))


def refresh_steps(database: Database, accounts: Iterable[str]) -> None:
    """Make accounts repeat what their next open tasks say."""
    _many(database, _REFRESH_STEPS, ((key,) for key in accounts))


def accounts_at(database: Database, numbers: Sequence[int]) -> list[Cells]:
    """Key, owner, state, its reason, silence and its reason of accounts by row number."""
    listed = ",".join(str(int(number)) for number in numbers)
    return database.rows(
        "SELECT id, owner_id, state, state_reason, do_not_contact, do_not_contact_reason "
        f"FROM prospect WHERE rowid IN ({listed}) AND deleted_at IS NULL"
    )


def _many(database: Database, statement: str, rows: Iterable[Cells]) -> None:
    database.connections.connection().cursor().executemany(statement, rows)
