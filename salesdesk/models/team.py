"""The people of the shop, its settings, and its running numbers."""

from __future__ import annotations

from uuid import UUID

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, Model

from salesdesk.domain.team.roles import Role
from salesdesk.models.fields import KindField, LineField, NotesField
from salesdesk.models.record import Detail, Record


class Staff(Record):
    """Somebody who works in the shop."""

    name = LineField()
    email = LineField()
    phone = LineField()
    active: BooleanField[bool] = BooleanField(default=True)


class StaffRole(Detail):
    """A role that somebody holds."""

    staff_id: UUID
    staff = ForeignKeyField(Staff, backref="roles", on_delete="CASCADE")
    role = KindField(Role)

    class Meta:
        indexes = ((("staff", "role"), True),)


class Setting(Model):
    """One setting of the shop, as JSON."""

    name = LineField(primary_key=True)
    value = NotesField()

    class Meta:
        legacy_table_names = False


class NumberSeries(Model):
    """The last number given out in a series and year; numbers have no gaps."""

    series = LineField()
    year: IntegerField[int] = IntegerField()
    last: IntegerField[int] = IntegerField(default=0)

    class Meta:
        legacy_table_names = False
        primary_key = CompositeKey("series", "year")
