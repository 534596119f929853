"""What was taken in from files, so that it can be taken back, and how their columns were read."""

from __future__ import annotations

from uuid import UUID

from peewee import ForeignKeyField, IntegerField, UUIDField

from salesdesk.models.fields import InstantField, LineField, NotesField
from salesdesk.models.record import Detail, Record
from salesdesk.models.team import Staff


class ImportRun(Record):
    """One file, taken in in one go: how many of its rows, accounts added and accounts changed.

    `last_history` is the last change that it wrote itself; whatever was written after it on its
    records is somebody's use of them.
    """

    kind = LineField()
    file_name = LineField()
    sha256 = LineField()
    rows: IntegerField[int] = IntegerField(default=0)
    added: IntegerField[int] = IntegerField(default=0)
    changed: IntegerField[int] = IntegerField(default=0)
    last_history: IntegerField[int] = IntegerField(default=0)
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    taken_back_at = InstantField(null=True)


class ImportedRecord(Detail):
    """A record that a run added or changed; `before` is JSON of the columns that it changed."""

    run_id: UUID
    run = ForeignKeyField(ImportRun, backref="records", on_delete="CASCADE")
    record_table = LineField()
    record: UUIDField[UUID] = UUIDField()
    action = LineField()
    before = NotesField()
    after = NotesField()

    class Meta:
        indexes = ((("run", "record"), False),)


class ColumnMapping(Record):
    """How the columns of files of one shape were read last; `columns` is JSON."""

    kind = LineField()
    shape = LineField()
    columns = NotesField()
    date_format = LineField()

    class Meta:
        indexes = ((("kind", "shape"), True),)
