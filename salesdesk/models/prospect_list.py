"""The list of accounts in some order, as row numbers: eight bytes for each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from salesdesk.domain.closing.states import OPEN_STAGES
from salesdesk.domain.prospects.standing import STOPPED
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.models.prospect_conditions import Where
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
    ("p.next_step_at < :tomorrow", "p.next_step_at, p.sort_name"),
    ("p.next_step_at IS NULL", "p.sort_name"),
    ("p.next_step_at >= :tomorrow", "p.next_step_at, p.sort_name"),
)
_BY_STEP = (
    "CASE WHEN p.next_step_at IS NULL THEN 1 WHEN p.next_step_at < :tomorrow THEN 0 ELSE 2 END",
    "p.next_step_at",
    "p.sort_name",
)
BY_STEP = "step"


def _ranks(column: str, words: tuple[str, ...], first: int) -> str:
    """The place of a word in an order; our own words, so that they may stand in the SQL."""
    return " ".join(f"WHEN {column} = '{word}' THEN {first + at}" for at, word in enumerate(words))


_STANDING = (
    f"CASE {_ranks('p.state', tuple(sorted(STOPPED)), 90)} "
    f"{_ranks('p.deal_stage', OPEN_STAGES, 30)} WHEN p.customer_since IS NOT NULL THEN 60 "
    f"{_ranks('p.state', tuple(ProspectState), 0)} END"
)
_FIRST_CONTACT = (
    "(SELECT {0} FROM contact k WHERE k.prospect_id = p.id ORDER BY k.position, k.id LIMIT 1)"
)
_FIRST_ADDRESS = (
    "(SELECT {0} FROM address d WHERE d.prospect_id = p.id ORDER BY d.position, d.id LIMIT 1)"
)
_UNLESS_SILENT = "CASE WHEN p.do_not_contact THEN '' ELSE {0} END"
SHOWN = {
    "contact": _FIRST_CONTACT.format("k.name"),
    "title": _FIRST_CONTACT.format("k.title"),
    "phone": _UNLESS_SILENT.format(_FIRST_CONTACT.format("k.phone")),
    "email": _UNLESS_SILENT.format(_FIRST_CONTACT.format("k.email")),
    "owner": "(SELECT s.name FROM staff s WHERE s.id = p.owner_id)",
    "state": "p.state",
    "source": "p.source",
    "temperature": "p.temperature",
    "campaign": "(SELECT m.name FROM campaign m WHERE m.id = p.campaign_id)",
    "tags": (
        "(SELECT group_concat(g.tag, ', ') FROM "
        "(SELECT tag FROM prospect_tag WHERE prospect_id = p.id ORDER BY tag) g)"
    ),
    "industry": "p.industry",
    "employees": "p.employees",
    "tax_code": "p.tax_code",
    "website": "p.website",
    "street": _FIRST_ADDRESS.format("d.street"),
    "ward": _FIRST_ADDRESS.format("d.ward"),
    "province": _FIRST_ADDRESS.format("d.province"),
    "next_what": "p.next_step_what",
    "last_activity": "p.last_activity_at",
    "created": "p.created_at",
    "customer_since": "p.customer_since",
    "customer_group": "p.customer_group",
    "credit_limit": "p.credit_limit",
    "payment_days": "p.payment_days",
    "acquisition_cost": "p.acquisition_cost",
    "notes": "p.notes",
}
"""What further columns of the list show, by their keys."""
_AS_THEY_STAND = frozenset(
    {
        *("phone", "source", "temperature", "state", "tax_code", "employees", "last_activity"),
        *("created", "customer_since", "credit_limit", "payment_days", "acquisition_cost"),
    }
)
_EXPRESSIONS = {"company": "p.sort_name", "standing": _STANDING, "value": "p.deal_value"} | {
    key: sql if key in _AS_THEY_STAND else f"folded(coalesce({sql}, ''))"
    for key, sql in SHOWN.items()
}
SORTS = frozenset({BY_STEP, *_EXPRESSIONS})
"""By what the list can be sorted."""
_ALONE = frozenset({"company", "created"})
"""Those that need no second order; the index of the one that has it is read as it stands."""
_NEVER_EMPTY = frozenset({"standing", "value", "last_activity"})
EVERYTHING = Where("1", {})


@dataclass(frozen=True, slots=True)
class Order:
    """By which of SORTS, and whether the last comes first."""

    key: str = BY_STEP
    downwards: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Which accounts, in which order.

    A key of VIEWS and what else must hold, whose “mine” are, and the instant when tomorrow begins.
    """

    view: str
    owner: UUID | None
    tomorrow: str
    where: Where = field(default=EVERYTHING)
    order: Order = field(default=Order())

    @property
    def values(self) -> dict[str, object]:
        """The values that the statements bind."""
        owner = self.owner.hex if self.owner else ""
        return {"owner": owner, "tomorrow": self.tomorrow} | self.where.values

    @property
    def sql(self) -> str:
        """What holds for an account `p` of the view."""
        return f"p.deleted_at IS NULL AND {VIEWS[self.view]} AND {self.where.sql}"


def rowids(database: Any, scope: Scope) -> array[int]:
    """The accounts of a view, by default overdue, today, none, later.

    A filter is asked once and what it leaves is sorted; without one the parts come as they stand
    in the index.
    """
    if scope.order.key != BY_STEP or scope.where.sql != EVERYTHING.sql:
        return _numbers(database, scope, scope.sql, _order_by(scope.order))
    numbers = array("q")
    for when, order in _PARTS:
        numbers.extend(_numbers(database, scope, f"{when} AND {scope.sql}", order))
    if scope.order.downwards:
        numbers.reverse()
    return numbers


def matching_rowids(database: Any, scope: Scope, query: str, most: int | None = None) -> array[int]:
    """Those of a view that match what was typed, the newest `most` of them, in its order."""
    values = scope.values | {
        "query": match_expression(query, "prospects"),
        "most": -1 if most is None else most,
    }
    found = _execute(
        database,
        "WITH found AS MATERIALIZED (SELECT p.rowid AS number FROM search_index f "
        "JOIN search_entry e ON e.id = f.rowid JOIN prospect p ON p.id = e.record "
        f"WHERE search_index MATCH :query AND {scope.sql} ORDER BY f.rowid DESC LIMIT :most) "
        "SELECT p.rowid FROM found JOIN prospect p ON p.rowid = found.number "
        f"ORDER BY {_order_by(scope.order)}",
        values,
    )
    return array("q", (row[0] for row in found))


def count(database: Any, scope: Scope) -> int:
    """How many accounts a view holds."""
    [(number,)] = _execute(
        database, f"SELECT count(*) FROM prospect p WHERE {scope.sql}", scope.values
    )
    return int(number)


def counts(database: Any, scope: Scope) -> dict[str, int]:
    """How many accounts each of VIEWS holds."""
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


def list_rows(
    database: Any, numbers: list[int], shown: tuple[str, ...] = ()
) -> dict[int, tuple[Any, ...]]:
    """What a list shows of these accounts, by row number.

    id, company, state, customer since, deal stage, deal value, currency, next step's instant,
    kind and text, whether its hour was agreed, the first contact's name and phone; then what the
    columns `shown` (keys of SHOWN) show. Who must not be contacted is listed without phone and
    e-mail.
    """
    listed = ",".join(str(int(number)) for number in numbers)
    phone = _UNLESS_SILENT.format("c.phone")
    further = "".join(f", {SHOWN[key]}" for key in shown)
    rows = _execute(
        database,
        "SELECT p.rowid, p.id, p.company, p.state, p.customer_since, p.deal_stage, p.deal_value, "
        "p.currency, p.next_step_at, p.next_step_kind, p.next_step_what, "
        "(SELECT t.timed FROM task t WHERE t.prospect_id = p.id AND t.done_at IS NULL "
        f"ORDER BY t.due_at, t.id LIMIT 1), c.name, {phone}{further} FROM prospect p "
        "LEFT JOIN contact c ON c.id = (SELECT k.id FROM contact k WHERE k.prospect_id = p.id "
        f"ORDER BY k.position, k.id LIMIT 1) WHERE p.rowid IN ({listed})",
        {},
    )
    return {row[0]: row[1:] for row in rows}


def _order_by(order: Order) -> str:
    way = " DESC" if order.downwards else ""
    if order.key == BY_STEP:
        return ", ".join(part + way for part in _BY_STEP)
    value = _EXPRESSIONS[order.key]
    if order.key in _ALONE:
        return f"{value}{way}"
    if order.key in _NEVER_EMPTY:
        return f"{value}{way}, p.sort_name{way}"
    return f"coalesce({value}, '') = '', {value}{way}, p.sort_name"


def _numbers(database: Any, scope: Scope, where: str, order: str) -> array[int]:
    statement = f"SELECT p.rowid FROM prospect p WHERE {where} ORDER BY {order}"
    return array("q", (row[0] for row in _execute(database, statement, scope.values)))


def _execute(database: Any, statement: str, values: dict[str, object]) -> Any:
    return database.execute_sql(statement, values)
