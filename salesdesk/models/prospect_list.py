"""The list of accounts in the order of their next steps, as row numbers: eight bytes for each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salesdesk.models.search import match_expression

VIEWS = {
    "all": "1",
    "mine": "p.owner_id = :owner",
    "today": "p.next_step_at < :tomorrow",
    "no step": "p.next_step_at IS NULL",
    "customers": "p.customer_since IS NOT NULL",
}
"""What a view shows, beyond accounts that are not deleted."""

# Overdue and today, then those without a step, then later: each part in the order of an index.
_PARTS = (
    ("p.next_step_at < :tomorrow", "p.next_step_at, p.company"),
    ("p.next_step_at IS NULL", "p.company"),
    ("p.next_step_at >= :tomorrow", "p.next_step_at, p.company"),
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which accounts: a key of VIEWS, whose they are, and the instant at which tomorrow begins."""

    view: str
    owner: UUID | None
    tomorrow: str

    @property
    def values(self) -> dict[str, object]:
        """The values that the statements bind."""
        return {"owner": self.owner.hex if self.owner else "", "tomorrow": self.tomorrow}


def rowids(database: Any, scope: Scope) -> array[int]:
    """The accounts of a view: overdue, today, none, later."""
    numbers = array("q")
    for when, order in _PARTS:
        numbers.extend(
            row[0]
            for row in _execute(
                database,
                f"SELECT p.rowid FROM prospect p WHERE p.deleted_at IS NULL AND {when} "
                f"AND {VIEWS[scope.view]} ORDER BY {order}",
                scope.values,
            )
        )
    return numbers


def matching_rowids(database: Any, scope: Scope, query: str, most: int) -> array[int]:
    """Those of a view that match what was typed, the newest `most` of them, in the same order."""
    values = scope.values | {"query": match_expression(query, "prospects"), "most": most}
    found = _execute(
        database,
        "SELECT p.rowid, p.next_step_at, p.company FROM search_index f "
        "JOIN search_entry e ON e.id = f.rowid JOIN prospect p ON p.id = e.record "
        f"WHERE search_index MATCH :query AND p.deleted_at IS NULL AND {VIEWS[scope.view]} "
        "ORDER BY f.rowid DESC LIMIT :most",
        values,
    )
    ranked = sorted(
        (_part(step, scope.tomorrow), step or "", company, row) for row, step, company in found
    )
    return array("q", (row for *_order, row in ranked))


def counts(database: Any, scope: Scope) -> dict[str, int]:
    """How many accounts each view holds."""
    [row] = _execute(
        database,
        "SELECT count(*), coalesce(sum(p.next_step_at < :tomorrow), 0), "
        "coalesce(sum(p.next_step_at IS NULL), 0), coalesce(sum(p.customer_since IS NOT NULL), 0) "
        "FROM prospect p WHERE p.deleted_at IS NULL",
        scope.values,
    )
    [(mine,)] = _execute(
        database,
        "SELECT count(*) FROM prospect p WHERE p.owner_id = :owner AND p.deleted_at IS NULL",
        scope.values,
    )
    everyone, today, without, customers = row
    return {
        "all": everyone,
        "mine": mine,
        "today": today,
        "no step": without,
        "customers": customers,
    }


def rowid(database: Any, prospect_id: UUID) -> int | None:
    """The row number of an account."""
    rows = _execute(database, "SELECT rowid FROM prospect WHERE id = :id", {"id": prospect_id.hex})
    return next((row[0] for row in rows), None)


def list_rows(database: Any, numbers: list[int]) -> dict[int, tuple[Any, ...]]:
    """What a list shows of these accounts, by row number.

    id, company, state, customer since, deal stage, deal value, currency, next step's instant,
    kind and text, whether its hour was agreed, and the first contact's name and phone.
    """
    listed = ",".join(str(int(number)) for number in numbers)
    rows = _execute(
        database,
        "SELECT p.rowid, p.id, p.company, p.state, p.customer_since, p.deal_stage, p.deal_value, "
        "p.currency, p.next_step_at, p.next_step_kind, p.next_step_what, "
        "(SELECT t.timed FROM task t WHERE t.prospect_id = p.id AND t.done_at IS NULL "
        "ORDER BY t.due_at, t.id LIMIT 1), c.name, c.phone FROM prospect p "
        "LEFT JOIN contact c ON c.id = (SELECT k.id FROM contact k WHERE k.prospect_id = p.id "
        f"ORDER BY k.position, k.id LIMIT 1) WHERE p.rowid IN ({listed})",
        {},
    )
    return {row[0]: row[1:] for row in rows}


def _part(step: str | None, tomorrow: str) -> int:
    if step is None:
        return 1
    return 0 if step < tomorrow else 2


def _execute(database: Any, statement: str, values: dict[str, object]) -> Any:
    return database.execute_sql(statement, values)
