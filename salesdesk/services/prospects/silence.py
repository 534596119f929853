"""Accounts that want no calls and no letters: who wrote that down, and taking it up again."""

from __future__ import annotations

import json
from uuid import UUID

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.prospects.states import ActivityKind, ProspectState
from salesdesk.errors import WrongInput
from salesdesk.models.history import History
from salesdesk.models.prospects import Prospect
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.text import clean


class ProspectSilence:
    """Breaking a silence on purpose."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def allow_contact(self, prospect_id: UUID, why: str) -> Done[UUID]:
        """Let an account be called and written to again; why is kept as a note.

        Raises WrongInput without a reason.
        """
        if not clean(why):
            raise WrongInput(sentence("Say why they may be contacted again."), "reason")
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            back = ProspectState.CONTACTED
            silent = prospect.state is ProspectState.DO_NOT_CONTACT
            book.change(
                prospect,
                state=back if silent else prospect.state,
                state_reason="" if silent else prospect.state_reason,
                do_not_contact=False,
                do_not_contact_reason="",
            )
            steps.note_activity(book, prospect_id, ActivityKind.NOTE, clean(why))
            book.touch("prospects")
            return book.done(prospect_id)


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
