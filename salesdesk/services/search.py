"""Finding anything: what each record is found by, kept as it changes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.models.search import SearchEntry, matching
from salesdesk.services.context import Book, Context
from salesdesk.text import search_text

MOST = 500
"""Searching stops here; the screen then says "500+"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `topic` names the page that shows it."""

    topic: str
    record: UUID
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class Findable:
    """What a record is found by: `words` is any text written on it, unfolded."""

    topic: str
    record: UUID
    title: str
    subtitle: str
    words: tuple[str, ...]


def index(book: Book, findable: Findable) -> None:
    """Make a record findable by what is written on it now."""
    words = search_text(findable.title, findable.subtitle, *findable.words)
    values = {
        "topic": findable.topic,
        "title": findable.title,
        "subtitle": findable.subtitle,
        "words": words,
        "changed_at": book.now,
    }
    changed = (
        SearchEntry.update(**values)
        .where(
            (SearchEntry.record == findable.record)
            & ((SearchEntry.words != words) | (SearchEntry.subtitle != findable.subtitle))
        )
        .execute()
    )
    if changed or SearchEntry.select().where(SearchEntry.record == findable.record).exists():
        return
    SearchEntry.insert(record=findable.record, **values).execute()


def index_many(book: Book, findables: list[Findable]) -> None:
    """Make many new records findable at once."""
    rows = [
        {
            "topic": each.topic,
            "record": each.record,
            "title": each.title,
            "subtitle": each.subtitle,
            "words": search_text(each.title, each.subtitle, *each.words),
            "changed_at": book.now,
        }
        for each in findables
    ]
    for start in range(0, len(rows), 150):
        SearchEntry.insert_many(rows[start : start + 150]).execute()


def forget(record: UUID) -> None:
    """Make a record unfindable."""
    SearchEntry.delete().where(SearchEntry.record == record).execute()


class SearchService:
    """Search over everything."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, text: str, topic: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """What matches, newest first: accents and case do not matter, nor where a word ends."""
        ids = matching(self._context.database.connections, text, topic, limit)
        entries = {
            row.record: Hit(row.topic, row.record, row.title, row.subtitle)
            for row in SearchEntry.select().where(SearchEntry.record.in_(ids))
        }
        return tuple(entries[each] for each in ids if each in entries)
