"""Lists as somebody wants to see them again: what is in them, which columns, in what order."""

from __future__ import annotations

from uuid import UUID

from peewee import ForeignKeyField, IntegerField

from salesdesk.models.fields import LineField, NotesField
from salesdesk.models.record import Record
from salesdesk.models.team import Staff


class SavedView(Record):
    """A list by name. `conditions`, `columns` and `sort` are JSON; without staff it is the shop's.

    `page` is the list that it belongs to: "prospects", "proposals"…
    """

    page = LineField()
    name = LineField()
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="CASCADE")
    conditions = NotesField()
    columns = NotesField()
    sort = LineField()
    position: IntegerField[int] = IntegerField(default=0)

    class Meta:
        indexes = ((("page", "position"), False),)
