"""Finding records by anything written on them: one folded text for each, indexed by its words."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from peewee import AutoField, Model, UUIDField

from salesdesk.models.fields import InstantField, LineField, NotesField
from salesdesk.text import clean, fold


class SearchEntry(Model):
    """What a record is found by, and what a hit shows."""

    id = AutoField()
    topic = LineField()
    record: UUIDField[UUID] = UUIDField(unique=True)
    title = LineField()
    subtitle = LineField()
    words = NotesField()
    changed_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("topic", "id"), False),)


FTS_DDL = (
    """CREATE VIRTUAL TABLE search_index USING fts5(topic, words, content='search_entry',
    content_rowid='id', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_index(rowid, topic, words) VALUES (new.id, new.topic, new.words); END""",
    """CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, topic, words)
    VALUES ('delete', old.id, old.topic, old.words); END""",
    """CREATE TRIGGER search_entry_update AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, topic, words)
    VALUES ('delete', old.id, old.topic, old.words);
    INSERT INTO search_index(rowid, topic, words) VALUES (new.id, new.topic, new.words); END""",
)
_LONGEST_QUERY = 300
_MOST_TERMS = 12
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d+(?:[ ().-]{1,3}\d+)+(?!\w)")
_WHOSE = "prospect_id"
"""Whose a payment or a sent document is may change: two accounts are found to be one."""
INSERT_ONLY = ("history", "stock_move", "payment", "stage_log", "sent_document", "acceptance")


def match_expression(query: str, topic: str = "") -> str:
    """The FTS5 query for what somebody typed: every word by its beginning ("m404 76x").

    Groups of digits are found as they stand and as one number: "+84 988 020" is 84988020. Empty
    where nothing searchable was typed. Words are folded and hold no operators.
    """
    terms = _terms(fold(clean(query))[:_LONGEST_QUERY])[:_MOST_TERMS]
    if not terms:
        return ""
    wanted = "words : (" + " AND ".join(terms) + ")"
    return f'topic : "{topic}" AND {wanted}' if topic else wanted


def _terms(text: str) -> list[str]:
    terms: list[str] = []
    end = 0
    for number in _NUMBER.finditer(text):
        terms += map(_prefix, _WORD.findall(text[end : number.start()]))
        groups = _WORD.findall(number[0])
        each = " AND ".join(map(_prefix, groups))
        terms.append(f"(({each}) OR {_prefix(_joined(groups))})")
        end = number.end()
    return terms + [_prefix(word) for word in _WORD.findall(text[end:])]


def _joined(groups: list[str]) -> str:
    """One number of its groups; "0084 988" as "84988", and "(0)" after 84 is not dialled."""
    digits = "".join(groups)
    digits = digits[2:] if digits.startswith("0084") else digits
    return "84" + digits[3:] if digits.startswith("840") else digits


def _prefix(word: str) -> str:
    return f'"{word}" *'


def insert_only_ddl() -> list[str]:
    """Triggers that let nobody change or remove what is kept for good."""
    return [_guard(table, verb) for table in INSERT_ONLY for verb in ("UPDATE", "DELETE")]


def _guard(table: str, verb: str) -> str:
    from salesdesk.models.tables import TABLES  # the list of tables holds this module's own

    [model] = (each for each in TABLES if each._meta.table_name == table)  # noqa: SLF001
    columns = [field.column_name for field in model._meta.sorted_fields]  # noqa: SLF001
    guarded = ""
    if verb == "UPDATE" and _WHOSE in columns:
        guarded = " OF " + ", ".join(name for name in columns if name != _WHOSE)
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb}{guarded} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, '{table} is insert-only'); END"
    )


def matching(database: Any, query: str, topic: str = "", limit: int = 500) -> list[UUID]:
    """Records that match, newest first, at most `limit` of them."""
    expression = match_expression(query, topic)
    if not expression:
        return []
    rows = database.execute_sql(
        "SELECT e.record FROM search_index f JOIN search_entry e ON e.id = f.rowid "
        "WHERE search_index MATCH ? ORDER BY f.rowid DESC LIMIT ?",
        (expression, limit),
    )
    return [UUID(row[0]) for row in rows]
