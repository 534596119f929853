"""What all records have in common."""

from __future__ import annotations

from uuid import UUID

from peewee import Model, UUIDField

from salesdesk.models.fields import InstantField, new_id


class Record(Model):
    """A row with a key that sorts by when it was made (UUID version 7)."""

    id: UUIDField[UUID] = UUIDField(primary_key=True, default=new_id)
    created_at = InstantField()

    class Meta:
        legacy_table_names = False


class Detail(Model):
    """A row that only lives with its record and has no moment of its own."""

    id: UUIDField[UUID] = UUIDField(primary_key=True, default=new_id)

    class Meta:
        legacy_table_names = False
