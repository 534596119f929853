"""What a merge did to the rows of the file, kept so that it can be taken back exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from salesdesk.models.database import Database
from salesdesk.models.rows import Row, delete_row, insert_row, rows_where, set_columns


class Journal:
    """Changes rows of any table and notes how they were. Values are as the database keeps them."""

    def __init__(self, database: Database) -> None:
        self._file = database.connections
        self._before: dict[tuple[str, str], Row] = {}
        self._after: dict[tuple[str, str], Row] = {}
        self._removed: list[tuple[str, Row]] = []
        self._added: list[tuple[str, str]] = []

    def rows(self, table: str, column: str, value: str) -> list[Row]:
        """The rows of a table in which a column has this value, in the order of their keys."""
        return rows_where(self._file, table, column, value)

    def set(self, table: str, row: Row, **values: Any) -> None:
        """Change columns of a row."""
        changed = {name: value for name, value in values.items() if row[name] != value}
        if changed:
            set_columns(self._file, table, row["id"], changed)
            self.note_set(table, row, row | changed)

    def note_set(self, table: str, before: Row, after: Row) -> None:
        """Note a change of a row that was made already."""
        key = (table, str(before["id"]))
        was, is_now = self._before.setdefault(key, {}), self._after.setdefault(key, {})
        for name in before:
            if before[name] != after[name]:
                was.setdefault(name, before[name])
                is_now[name] = after[name]

    def was_moved(self, table: str, row: Row) -> bool:
        """Whether the row hung on another account before."""
        return "prospect_id" in self._before.get((table, str(row["id"])), {})

    def remove(self, table: str, row: Row) -> None:
        """Take a row out of the file."""
        key = (table, str(row["id"]))
        [whole] = self.rows(table, "id", row["id"])
        delete_row(self._file, table, row["id"])
        # As it was before this journal touched it.
        self._removed.append((table, whole | self._before.pop(key, {})))
        self._after.pop(key, None)

    def note_added(self, table: str, key: str) -> None:
        """Note a row that was made."""
        self._added.append((table, key))

    def text(self, search: list[Row]) -> str:
        """All of it, to be kept with the merge. Only ASCII, so that nothing is cleaned away.

        `search` is what the accounts were found by before.
        """
        entries = {
            "set": [
                {"table": table, "id": key, "before": before, "after": self._after[table, key]}
                for (table, key), before in self._before.items()
                if before
            ],
            "removed": [{"table": table, "row": row} for table, row in self._removed],
            "added": [{"table": table, "id": key} for table, key in self._added],
            "search": search,
        }
        return json.dumps(entries, ensure_ascii=True)


class Undoing:
    """Reads a journal and puts the rows back."""

    def __init__(self, database: Database, text: str) -> None:
        self._file = database.connections
        self._entries: dict[str, list[dict[str, Any]]] = json.loads(text)

    @property
    def touched(self) -> set[str]:
        """The keys of all rows that the merge changed or made."""
        return {str(each["id"]) for part in ("set", "added") for each in self._entries[part]}

    def moved(self, table: str, column: str) -> list[str]:
        """Keys of the rows of a table that the merge pointed elsewhere by this column."""
        return [
            each["id"]
            for each in self._entries["set"]
            if each["table"] == table and column in each["before"]
        ]

    def conflicts(self) -> Iterator[str]:
        """Tables in which a row has been changed since, so that going back would lose that.

        Rows that were deleted since are no conflict: they stay deleted.
        """
        for each in self._entries["set"]:
            now = self._row(each["table"], each["id"])
            if now is not None and any(now[name] != value for name, value in each["after"].items()):
                yield each["table"]

    def put_back(self) -> None:
        """Make every row what it was; those of the accounts themselves are left to `accounts`."""
        for each in reversed(self._entries["removed"]):
            insert_row(self._file, each["table"], each["row"])
        for each in self._entries["set"]:
            if each["table"] != "prospect":
                set_columns(self._file, each["table"], each["id"], each["before"])
        for each in self._entries["added"]:
            delete_row(self._file, each["table"], each["id"])

    def accounts(self) -> list[tuple[str, Row]]:
        """Accounts that the merge changed: the key, and the columns as they were."""
        return [
            (each["id"], each["before"])
            for each in self._entries["set"]
            if each["table"] == "prospect"
        ]

    def put_back_search(self) -> None:
        """Make the accounts findable as they were, in the place that they had among the others."""
        for row in self._entries["search"]:
            held = self._row("search_entry", row["id"])
            if held is None:
                insert_row(self._file, "search_entry", row)
            elif held["record"] == row["record"]:
                set_columns(self._file, "search_entry", row["id"], row)

    def _row(self, table: str, key: str) -> Row | None:
        return next(iter(rows_where(self._file, table, "id", key)), None)
