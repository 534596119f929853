"""Keeping, in the history of an account, what was taken off it: the part itself is gone by then."""

from __future__ import annotations

import json
from uuid import UUID

from peewee import Model

from salesdesk.models.history import History
from salesdesk.services.context import Book


def note_removed(book: Book, prospect_id: UUID, part: Model, name: str) -> None:
    """Write into an account's history that a part of it, known by a name, was removed."""
    _note(book, prospect_id, part, "removed", {"part": str(part.get_id()), "name": name}, {})


def note_added(book: Book, prospect_id: UUID, part: Model, name: str) -> None:
    """Write into an account's history that a part was added that may be gone when it is read."""
    _note(book, prospect_id, part, "created", {}, {"part": str(part.get_id()), "name": name})


def _note(
    book: Book,
    prospect_id: UUID,
    part: Model,
    action: str,
    before: dict[str, str],
    after: dict[str, str],
) -> None:
    History.insert(
        at=book.now,
        staff=book.staff_id,
        record_table=part._meta.table_name,  # noqa: SLF001  peewee's public face
        record=prospect_id,
        action=action,
        before=json.dumps(before, ensure_ascii=False) if before else "",
        after=json.dumps(after, ensure_ascii=False) if after else "",
    ).execute()
