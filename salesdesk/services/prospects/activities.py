"""Putting right what was logged: its words and minutes; taking it out, and putting it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from salesdesk.domain.prospects.states import ActivityKind, ActivityState, Direction
from salesdesk.errors import WrongInput
from salesdesk.models.prospects import Activity
from salesdesk.sentence import sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects.removed import note_removed
from salesdesk.text import clean_lines

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Wording:
    """What of an activity may be corrected: what was said, and how long it took."""

    outcome: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class RemovedActivity:
    """All of an activity that was taken out, so that it can be put back."""

    id: UUID
    prospect_id: UUID
    created_at: datetime
    contact_id: UUID | None
    staff_id: UUID | None
    kind: ActivityKind
    direction: Direction
    state: ActivityState
    at: datetime
    minutes: int | None
    outcome: str


class ProspectActivities:
    """Correcting the log. When, by whom and with whom stays as it was logged."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def wording(self, activity_id: UUID) -> tuple[ActivityKind, Wording]:
        """Of what kind an activity is, and what it says now. Raises NotFound where it is gone."""
        row = found(Activity, activity_id)
        return row.kind, Wording(row.outcome, row.minutes)

    def correct(self, activity_id: UUID, wording: Wording) -> Done[Wording]:
        """Correct an activity; what it said before comes back. The history keeps both.

        Raises WrongInput for a note without words, or minutes that no day has.
        """
        if wording.minutes is not None and not 0 <= wording.minutes <= MOST_MINUTES:
            raise WrongInput(sentence("A day has {most} minutes.", most=MOST_MINUTES), "minutes")
        with self._context.writing() as book:
            row = found(Activity, activity_id)
            if row.kind is ActivityKind.NOTE and not clean_lines(wording.outcome):
                raise WrongInput(sentence("The note is empty."), "outcome")
            before = Wording(row.outcome, row.minutes)
            book.change(row, outcome=wording.outcome, minutes=wording.minutes)
            return book.done(before)

    def remove_activity(self, activity_id: UUID) -> Done[RemovedActivity]:
        """Take an activity out of the timeline; `put_back_activity` undoes it."""
        with self._context.writing() as book:
            row = found(Activity, activity_id)
            names = RemovedActivity.__dataclass_fields__
            removed = RemovedActivity(**{name: getattr(row, name) for name in names})
            book.remove(row)
            note_removed(book, row.prospect_id, row, row.outcome)
            return book.done(removed)

    def put_back_activity(self, removed: RemovedActivity) -> Done[UUID]:
        """Put an activity back as it was."""
        values = {name: getattr(removed, name) for name in RemovedActivity.__dataclass_fields__}
        with self._context.writing() as book:
            for key in ("prospect", "contact", "staff"):
                values[key] = values.pop(f"{key}_id")
            return book.done(book.add(Activity, **values).id)
