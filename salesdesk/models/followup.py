"""What is to be done for an account, and why."""

from __future__ import annotations

from uuid import UUID

from peewee import BooleanField, ForeignKeyField

from salesdesk.domain.prospects.states import TaskCause, TaskKind
from salesdesk.models.fields import (
    InstantField,
    KindField,
    LineField,
)
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Prospect
from salesdesk.models.record import Record
from salesdesk.models.team import Staff


class Task(Record):
    """Something to do for an account. `timed` says that the hour was agreed, not just the day."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="tasks", on_delete="CASCADE")
    opportunity_id: UUID | None
    opportunity = ForeignKeyField(Opportunity, null=True, on_delete="SET NULL")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    kind = KindField(TaskKind, default=TaskKind.TODO)
    what = LineField()
    due_at = InstantField()
    timed: BooleanField[bool] = BooleanField(default=False)
    cause = KindField(TaskCause, default=TaskCause.BY_HAND)
    cause_key = LineField()
    done_at = InstantField(null=True)
    done_by_id: UUID | None
    done_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    result = LineField()

    class Meta:
        indexes = (
            (("done_at", "due_at"), False),
            (("staff", "done_at", "due_at"), False),
            (("prospect", "done_at", "due_at"), False),
            (("cause", "done_at"), False),
        )
