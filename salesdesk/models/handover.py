"""What a colleague learns when an account changes hands: how far it is known, and who gave it."""

from __future__ import annotations

from uuid import UUID

from peewee import ForeignKeyField

from salesdesk.domain.prospects.handover import Answer
from salesdesk.models.fields import DayField, InstantField, KindField, LineField, NotesField
from salesdesk.models.prospects import Prospect
from salesdesk.models.record import Record
from salesdesk.models.team import Staff


class Qualification(Record):
    """What the checklist says of an account where somebody answered it there, one for each.

    `gap_reason` is why it was called qualified with questions left open.
    """

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, unique=True, on_delete="CASCADE", backref="checklist")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    need = LineField()
    budget = LineField()
    decides = LineField()
    when = LineField()
    gap_reason = LineField()
    qualified_at = InstantField(null=True)

    class Meta:
        indexes = ((("qualified_at",), False),)


class HandOver(Record):
    """An account given by one colleague to another, and the answer."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, on_delete="CASCADE", backref="hand_overs")
    giver_id: UUID | None
    giver = ForeignKeyField(Staff, null=True, on_delete="SET NULL", backref="given")
    taker_id: UUID | None
    taker = ForeignKeyField(Staff, null=True, on_delete="SET NULL", backref="taken")
    note = NotesField()
    due_on = DayField()
    answer = KindField(Answer, default=Answer.WAITING)
    answered_at = InstantField(null=True)
    answered_by_id: UUID | None
    answered_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    reason = LineField()

    class Meta:
        indexes = ((("answer", "due_on"), False), (("giver", "answered_at"), False))
