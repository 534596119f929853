"""What every record was before: written with each change, never changed itself."""

from __future__ import annotations

from uuid import UUID

from peewee import AutoField, ForeignKeyField, Model, UUIDField

from salesdesk.models.fields import InstantField, LineField, NotesField
from salesdesk.models.team import Staff


class History(Model):
    """One change of one record. `before` and `after` are JSON of the columns that changed."""

    id = AutoField()
    at = InstantField()
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    record_table = LineField()
    record: UUIDField[UUID] = UUIDField()
    action = LineField()
    before = NotesField()
    after = NotesField()

    class Meta:
        legacy_table_names = False
        indexes = ((("record", "id"), False),)
