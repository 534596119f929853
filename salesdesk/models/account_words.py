"""What is written on accounts, read and kept many at a time: the text that finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from salesdesk.models.database import Database

Row = tuple[Any, ...]
Entry = tuple[str, str, str]
"""Title, subtitle and words of what finds a record."""
_ACCOUNTS = (
    "SELECT p.id, p.company, p.tax_code, p.industry, p.website, p.external_id, "
    "p.customer_group, p.notes, p.state_reason, p.do_not_contact_reason, m.name "
    "FROM prospect p LEFT JOIN campaign m ON m.id = p.campaign_id "
    "WHERE p.deleted_at IS NULL AND p.id IN ({keys})"
)
_PHONES = (
    "SELECT prospect_id, phone FROM contact WHERE prospect_id IN ({keys}) AND phone <> '' "
    "UNION ALL SELECT prospect_id, value FROM contact_point "
    "WHERE prospect_id IN ({keys}) AND kind = 'phone'"
)
_PEOPLE = (
    "SELECT prospect_id, name, phone FROM contact WHERE prospect_id IN ({keys}) "
    "ORDER BY position, id"
)
_PARTS = (
    "SELECT prospect_id, name, title, email FROM contact WHERE prospect_id IN ({keys})",
    "SELECT prospect_id, value, label FROM contact_point WHERE prospect_id IN ({keys})",
    "SELECT prospect_id, tag FROM prospect_tag WHERE prospect_id IN ({keys})",
    "SELECT prospect_id, street, ward, province FROM address WHERE prospect_id IN ({keys})",
    "SELECT prospect_id, outcome FROM activity WHERE prospect_id IN ({keys})",
    "SELECT prospect_id, title, url, note FROM web_link WHERE prospect_id IN ({keys})",
    (
        "SELECT prospect_id, name, note FROM attachment WHERE prospect_id IN ({keys}) "
        "AND deleted_at IS NULL"
    ),
    "SELECT prospect_id, name, notes, competitor FROM opportunity WHERE prospect_id IN ({keys})",
    (
        "SELECT prospect_id, supplier, special_inks, decides, notes FROM needs_assessment "
        "WHERE prospect_id IN ({keys})"
    ),
    (
        "SELECT n.prospect_id, r.model_text, r.place, r.uses_now, m.brand, m.model "
        "FROM needs_assessment n JOIN needed_printer r ON r.assessment_id = n.id "
        "LEFT JOIN printer_model m ON m.id = r.printer_id WHERE n.prospect_id IN ({keys})"
    ),
    (
        "SELECT n.prospect_id, r.size, r.grade, r.why FROM needs_assessment n "
        "JOIN needed_paper r ON r.assessment_id = n.id WHERE n.prospect_id IN ({keys})"
    ),
    "SELECT prospect_id, what FROM task WHERE prospect_id IN ({keys}) AND done_at IS NULL",
)
_LAST = (
    "UPDATE prospect SET last_activity_at = (SELECT max(a.at) FROM activity a "
    "WHERE a.prospect_id = prospect.id AND a.state = 'held') WHERE id IN ({keys})"
)


def accounts(database: Database, keys: Sequence[UUID]) -> list[Row]:
    """Key, company and the further texts of accounts that are not deleted."""
    return _rows(database, _ACCOUNTS, keys)


def parts(database: Database, keys: Sequence[UUID]) -> Iterator[Row]:
    """An account's key and texts, for each thing that belongs to one of these accounts."""
    for statement in _PARTS:
        yield from _rows(database, statement, keys)


def phones(database: Database, keys: Sequence[UUID]) -> list[Row]:
    """An account's key and a phone number, for each that it has."""
    return _rows(database, _PHONES, keys)


def people(database: Database, keys: Sequence[UUID]) -> list[Row]:
    """An account's key, and name and phone of each contact in their order."""
    return _rows(database, _PEOPLE, keys)


def note_last_activity(database: Database, keys: Sequence[UUID]) -> None:
    """Make accounts repeat when something was last done with them."""
    _rows(database, _LAST, keys)


def entries(database: Database, keys: Sequence[UUID]) -> dict[str, Entry]:
    """What finds these records now, by key."""
    found = _rows(
        database,
        "SELECT record, title, subtitle, words FROM search_entry WHERE record IN ({keys})",
        keys,
    )
    return {row[0]: row[1:] for row in found}


def keep(
    database: Database,
    now: str,
    fresh: Iterable[tuple[str, Entry]],
    changed: Iterable[tuple[str, Entry]],
    gone: Iterable[str],
) -> None:
    """Write what finds accounts: new entries, changed ones, and those that go."""
    cursor = database.connections.connection().cursor()
    cursor.executemany(
        "INSERT INTO search_entry (topic, record, title, subtitle, words, changed_at) "
        "VALUES ('prospects', ?, ?, ?, ?, ?)",
        ((key, *entry, now) for key, entry in fresh),
    )
    cursor.executemany(
        "UPDATE search_entry SET title = ?, subtitle = ?, words = ?, changed_at = ? "
        "WHERE record = ?",
        ((*entry, now, key) for key, entry in changed),
    )
    cursor.executemany("DELETE FROM search_entry WHERE record = ?", ((key,) for key in gone))


def _rows(database: Database, statement: str, keys: Sequence[UUID]) -> list[Row]:
    # Hexadecimal digits of our own keys: binding hundreds of them takes longer than reading.
    listed = ", ".join(f"'{key.hex}'" for key in keys)
    return database.rows(statement.format(keys=listed))
