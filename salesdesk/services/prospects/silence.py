"""Accounts that want no calls and no letters: who wrote that down, and taking it up again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.prospects.states import ActivityKind, ProspectState
from salesdesk.errors import WrongInput
from salesdesk.models.history import History
from salesdesk.models.prospects import Activity, Prospect
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.text import clean


@dataclass(frozen=True, slots=True)
class Allowed:
    """A silence that was lifted: how it was, and the note that says why."""

    prospect_id: UUID
    state: ProspectState
    state_reason: str
    reason: str
    note_id: UUID


class ProspectSilence:
    """Lifting a silence, on purpose."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def allow_contact(self, prospect_id: UUID, why: str) -> Done[Allowed]:
        """Let an account be called and written to again; why is kept as a note.

        Raises WrongInput without a reason.
        """
        if not clean(why):
            raise WrongInput(sentence("Say why they may be contacted again."), "reason")
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            note = steps.note_activity(book, prospect_id, ActivityKind.NOTE, clean(why))
            before = prospect.state, prospect.state_reason
            allowed = Allowed(prospect_id, *before, prospect.do_not_contact_reason, note.id)
            if prospect.state is ProspectState.DO_NOT_CONTACT:
                book.change(prospect, state=ProspectState.CONTACTED, state_reason="")
            book.change(prospect, do_not_contact=False, do_not_contact_reason="")
            return book.done(allowed)

    def silence_again(self, allowed: Allowed) -> Done[UUID]:
        """Undo `allow_contact`."""
        with self._context.writing() as book:
            for note in Activity.select().where(Activity.id == allowed.note_id):
                book.remove(note)
            book.change(
                found(Prospect, allowed.prospect_id),
                state=allowed.state,
                state_reason=allowed.state_reason,
                do_not_contact=True,
                do_not_contact_reason=allowed.reason,
            )
            return book.done(allowed.prospect_id)


def silence_of(row: Prospect, clock: Clock) -> Sentence | None:
    """Why an account must not be called or written to, with who wrote it down and when."""
    if not row.do_not_contact:
        return None
    reason = row.do_not_contact_reason
    entry = _written_down(row.id)
    if entry is None:
        return sentence("They do not want to be contacted: {reason}", reason=reason)
    day = clock.local(entry.at).date()
    if entry.staff is None:
        return sentence("Not to be contacted since {day}: {reason}", day=day, reason=reason)
    return sentence(
        "Not to be contacted since {day} ({who}): {reason}",
        day=day,
        who=entry.staff.name,
        reason=reason,
    )


def _written_down(prospect_id: UUID) -> History | None:
    """The newest change that silenced an account."""
    rows = (
        History.select(History, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where((History.record == prospect_id) & History.after.contains("do_not_contact"))
        .order_by(History.id.desc())
    )
    return next((row for row in rows if json.loads(row.after).get("do_not_contact")), None)
