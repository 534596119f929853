"""What tells accounts apart, read as plain rows and page by page: a million must not pile up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.models.prospects import Prospect

PAGE = 1000
_SHAPE = "p.rowid, p.id, p.company, p.tax_code, p.website"


@dataclass(slots=True)
class Known:
    """One account's identifying columns as they stand in the file."""

    number: int
    id: UUID
    company: str
    tax_code: str
    website: str
    people: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    birthdays: list[date] = field(default_factory=list)
    places: list[tuple[str, str, str]] = field(default_factory=list)


def count_known() -> int:
    """How many accounts there are."""
    return int(Prospect.select().where(Prospect.deleted_at.is_null()).count())


def every_known(database: Any) -> Iterator[list[Known]]:
    """All accounts that are not deleted, a page at a time."""
    last = 0
    while page := _accounts(
        database,
        f"SELECT {_SHAPE} FROM prospect p WHERE p.rowid > ? AND p.deleted_at IS NULL "
        "ORDER BY p.rowid LIMIT ?",
        (last, PAGE),
    ):
        last = page[-1].number
        _fill(database, page)
        yield page


def known_by_number(database: Any, numbers: Sequence[int]) -> list[Known]:
    """The accounts with these row numbers."""
    return _listed(database, "p.rowid", [int(each) for each in numbers])


def known_by_id(database: Any, ids: Sequence[UUID]) -> list[Known]:
    """The accounts with these keys."""
    return _listed(database, "p.id", [each.hex for each in ids])


def ids_by_tax_code(database: Any, codes: Sequence[str]) -> list[UUID]:
    """Accounts whose tax code is written exactly so."""
    return _ids(database, "SELECT id FROM prospect WHERE tax_code", codes)


def ids_by_point(database: Any, values: Sequence[str]) -> list[UUID]:
    """Accounts with a further phone or e-mail that is written exactly so."""
    return _ids(
        database,
        "SELECT prospect_id FROM contact_point WHERE kind IN ('phone', 'e-mail') AND value",
        values,
    )


def _ids(database: Any, head: str, values: Sequence[str]) -> list[UUID]:
    if not values:
        return []
    places = ", ".join("?" for _ in values)
    return [UUID(row[0]) for row in database.execute_sql(f"{head} IN ({places})", tuple(values))]


def _listed(database: Any, column: str, values: list[Any]) -> list[Known]:
    found = []
    for start in range(0, len(values), PAGE // 2):
        part = values[start : start + PAGE // 2]
        places = ", ".join("?" for _ in part)
        page = _accounts(
            database,
            f"SELECT {_SHAPE} FROM prospect p WHERE {column} IN ({places}) "
            "AND p.deleted_at IS NULL",
            tuple(part),
        )
        _fill(database, page)
        found += page
    return found


def _accounts(database: Any, statement: str, values: tuple[Any, ...]) -> list[Known]:
    rows = database.execute_sql(statement, values)
    return [Known(number, UUID(key), *texts) for number, key, *texts in rows]


def _fill(database: Any, page: list[Known]) -> None:
    """People, numbers and addresses of a page of accounts."""
    by_id = {each.id.hex: each for each in page}
    for key, name, phone, email, birthday in _rows(
        database, by_id, "contact", "name, phone, email, birthday"
    ):
        account = by_id[key]
        account.people += [name] * bool(name)
        account.phones += [phone] * bool(phone)
        account.emails += [email] * bool(email)
        account.birthdays += [date.fromisoformat(birthday)] if birthday else []
    for key, kind, value in _rows(database, by_id, "contact_point", "kind, value"):
        (by_id[key].phones if kind == "phone" else by_id[key].emails).append(value)
    for key, *place in _rows(database, by_id, "address", "street, ward, province"):
        by_id[key].places.append((place[0], place[1], place[2]))


def _rows(
    database: Any, keys: dict[str, Known], table: str, columns: str
) -> Iterator[tuple[Any, ...]]:
    listed = list(keys)
    for start in range(0, len(listed), PAGE // 2):
        part = listed[start : start + PAGE // 2]
        places = ", ".join("?" for _ in part)
        yield from database.execute_sql(
            f"SELECT prospect_id, {columns} FROM {table} WHERE prospect_id IN ({places})",
            tuple(part),
        )
