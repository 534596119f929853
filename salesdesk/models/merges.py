"""Accounts that were found to be one, and pairs that are known to be two."""

from __future__ import annotations

from uuid import UUID

from peewee import ForeignKeyField

from salesdesk.models.fields import InstantField, NotesField
from salesdesk.models.prospects import Prospect
from salesdesk.models.record import Record
from salesdesk.models.team import Staff


class Merge(Record):
    """Two accounts made one. `moved` is JSON of what hung on the other, so it can be undone."""

    kept_id: UUID
    kept = ForeignKeyField(Prospect, on_delete="CASCADE", backref="merged")
    gone_id: UUID
    gone = ForeignKeyField(Prospect, on_delete="CASCADE", backref="merged_into")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    moved = NotesField()
    undone_at = InstantField(null=True)


class NotTheSame(Record):
    """Somebody looked at two accounts and said that they are two; `one` is the lesser key."""

    one_id: UUID
    one = ForeignKeyField(Prospect, on_delete="CASCADE", backref="told_apart")
    other_id: UUID
    other = ForeignKeyField(Prospect, on_delete="CASCADE", backref="told_apart_from")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")

    class Meta:
        indexes = ((("one", "other"), True),)
