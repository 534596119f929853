"""Deals in the making, and how they moved from stage to stage."""

from __future__ import annotations

from uuid import UUID

from peewee import ForeignKeyField, IntegerField

from salesdesk.domain.closing.states import Stage
from salesdesk.models.fields import (
    CurrencyField,
    DayField,
    InstantField,
    KindField,
    LineField,
    MinorField,
    NotesField,
)
from salesdesk.models.prospects import Prospect
from salesdesk.models.record import Record
from salesdesk.models.team import Staff


class Opportunity(Record):
    """A deal in the making. Probability is in basis points."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="opportunities", on_delete="CASCADE")
    name = LineField()
    stage = KindField(Stage, default=Stage.DISCOVERY)
    stage_since = InstantField()
    amount = MinorField(default=0)
    currency = CurrencyField(default="VND")
    probability: IntegerField[int] = IntegerField(default=1000)
    expected_close = DayField(null=True)
    owner_id: UUID | None
    owner = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    closed_at = InstantField(null=True)
    lost_reasons = LineField()
    competitor = LineField()
    competitor_price = MinorField(null=True)
    notes = NotesField()

    class Meta:
        indexes = (
            (("stage", "stage_since"), False),
            (("prospect", "stage"), False),
            (("closed_at",), False),
        )


class StageLog(Record):
    """A deal went from one stage to another; insert-only."""

    opportunity_id: UUID
    opportunity = ForeignKeyField(Opportunity, backref="log", on_delete="CASCADE")
    before = LineField()
    after = KindField(Stage)
    seconds: IntegerField[int] = IntegerField(default=0)
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")

    class Meta:
        indexes = ((("after", "created_at"), False),)
