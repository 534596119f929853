"""Finding records by anything written on them: one folded text for each, indexed by its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from peewee import AutoField, Model, UUIDField

from salesdesk.models.fields import InstantField, LineField, NotesField
from salesdesk.text import search_words


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
INSERT_ONLY = ("history", "stock_move", "payment", "stage_log", "sent_document", "acceptance")


def match_expression(query: str, topic: str = "") -> str:
    """The FTS5 query for what somebody typed: every word by its beginning ("m404 76x").

    Empty where nothing searchable was typed. Words are folded and hold no operators.
    """
    words = search_words(query)
    if not words:
        return ""
    wanted = "words : (" + " AND ".join(f'"{word}" *' for word in words) + ")"
    return f'topic : "{topic}" AND {wanted}' if topic else wanted


def insert_only_ddl() -> list[str]:
    """Triggers that let nobody change or remove what is kept for good."""
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, '{table} is insert-only'); END"
        for table in INSERT_ONLY
        for verb in ("UPDATE", "DELETE")
    ]


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
