"""Working through a list on the phone: what came of each call, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from salesdesk.domain.prospects.checks import Flag
from salesdesk.domain.prospects.cold_calls import (
    CALL_RESULT_NAMES,
    CallResult,
    next_attempt,
    working_day,
)
from salesdesk.domain.prospects.states import (
    ActivityKind,
    Direction,
    ProspectState,
    TaskKind,
    Temperature,
)
from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.models.prospects import Contact, ContactPoint, Prospect
from salesdesk.sentence import mark, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects.call_sheets import (
    CallList,
    CallNumber,
    CallSheet,
    call_sheet,
    whom_to_call,
)
from salesdesk.services.prospects.log import Logged, LoggedActivity, PlannedStep, ProspectLog
from salesdesk.services.prospects.moves import Move, ProspectMoves
from salesdesk.services.prospects.shapes import ProspectRecord
from salesdesk.text import clean


@dataclass(frozen=True, slots=True)
class ColdCall:
    """A call that was made. `note` is the sentence about it, and the reason where one is asked.

    `step` is what was agreed for later; without one the rule plans.
    """

    prospect_id: UUID
    result: CallResult
    note: str = ""
    minutes: int | None = None
    number: CallNumber | None = None
    step: PlannedStep | None = None


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """What logging a call changed, so that all of it can be taken back."""

    logged: Logged
    planned: PlannedStep | None = None
    move: Move | None = None
    flagged: tuple[UUID, str] | None = None
    temperature: Temperature | None = None


class ColdCalls:
    """Calls made one after the other."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._log, self._moves = ProspectLog(context), ProspectMoves(context)

    def begin(self, numbers: Sequence[int]) -> CallList:
        """Whom of a list to call; `numbers` are row numbers as a listing gives them."""
        return whom_to_call(self._context, numbers)

    def sheet(self, prospect_id: UUID) -> CallSheet:
        """What to have before one's eyes when calling. Raises NotFound for what has gone."""
        return call_sheet(self._context, prospect_id)

    def next_attempt(self, sheet: CallSheet) -> PlannedStep:
        """What the rule plans where nobody answers."""
        day, at = next_attempt(sheet.attempts + 1, self._local_now())
        return PlannedStep(TaskKind.CALL, CALL_AGAIN, day, at)

    def log(self, call: ColdCall, words: Language) -> Done[LoggedCall]:
        """Log a call with all that follows from its result, in one transaction.

        The words that the desk adds to the note are in the language given. Raises WrongInput,
        with the field, where a reason ("note") or a day ("day") is missing.
        """
        _check(call)
        with self._context.writing() as book:
            sheet = self.sheet(call.prospect_id)
            step = self._step(call, sheet)
            done = self._log.log(
                call.prospect_id,
                _activity(call, words),
                finishes=sheet.asked.task_id if sheet.asked is not None else None,
                then=step,
            )
            logged = LoggedCall(done.value, step)
            for follow in (self._moved, self._flagged, self._warmed):
                logged = follow(call, sheet.record, logged)
            book.touch("prospects")
            return Done(logged, book.done(None).changed | done.changed)

    def take_back(self, call: LoggedCall) -> Done[UUID]:
        """Undo a call: what it noted, planned, finished, moved and flagged."""
        with self._context.writing() as book:
            if call.flagged is not None:
                key, flag = call.flagged
                row = Contact.get_or_none(Contact.id == key)
                if row is not None:
                    book.change(row, phone_flag=flag)
                else:
                    book.change(found(ContactPoint, key), flag=flag)
            if call.move is not None:
                self._moves.take_back(call.move)
            if call.temperature is not None:
                book.change(found(Prospect, call.logged.prospect_id), temperature=call.temperature)
            done = self._log.unlog(call.logged)
            return Done(done.value, done.changed | {"prospects"})

    def _step(self, call: ColdCall, sheet: CallSheet) -> PlannedStep | None:
        if call.result is CallResult.NOT_REACHED:
            return self.next_attempt(sheet)
        if call.result is CallResult.WRONG_NUMBER:
            day = working_day(self._context.today(), 1)
            left = len(sheet.numbers) - (call.number is not None)
            if left > 0:
                return PlannedStep(TaskKind.CALL, CALL_OTHER, day)
            return PlannedStep(TaskKind.TODO, FIND_NUMBER, day)
        return call.step if call.result.asks_when else None

    def _moved(self, call: ColdCall, record: ProspectRecord, logged: LoggedCall) -> LoggedCall:
        """Put an account aside that asked for it, or take it up again that is interested."""
        settled = record.customer_since is not None or bool(record.deals)
        if call.result is CallResult.DO_NOT_CONTACT:
            move = self._moves.do_not_contact(call.prospect_id, call.note).value
        elif call.result is CallResult.NOT_INTERESTED and not settled:
            move = self._moves.disqualify(call.prospect_id, call.note).value
        elif call.result is CallResult.INTERESTED and record.state is ProspectState.NURTURE:
            move = self._moves.contact_again(call.prospect_id).value
        else:
            return logged
        return replace(logged, move=move)

    def _flagged(self, call: ColdCall, _record: ProspectRecord, logged: LoggedCall) -> LoggedCall:
        if call.result is not CallResult.WRONG_NUMBER or call.number is None:
            return logged
        with self._context.writing() as book:
            key = call.number.record
            contact = Contact.get_or_none(Contact.id == key)
            if contact is not None:
                before = contact.phone_flag
                book.change(contact, phone_flag=Flag.WRONG_NUMBER.value)
            else:
                point = found(ContactPoint, key)
                before = point.flag
                book.change(point, flag=Flag.WRONG_NUMBER.value)
        return replace(logged, flagged=(key, before))

    def _warmed(self, call: ColdCall, record: ProspectRecord, logged: LoggedCall) -> LoggedCall:
        """Somebody who is interested is not cold any more."""
        cold = record.details.temperature is Temperature.COLD
        if call.result is not CallResult.INTERESTED or not cold:
            return logged
        with self._context.writing() as book:
            book.change(found(Prospect, call.prospect_id), temperature=Temperature.WARM)
        return replace(logged, temperature=Temperature.COLD)

    def _local_now(self) -> datetime:
        return self._context.clock.local(self._context.now())


CALL_AGAIN = mark("Try again: nobody answered")
CALL_OTHER = mark("Try the other number")
FIND_NUMBER = mark("Find the right phone number")
ASK_NEEDS = mark("Ask what they need")
CALL_BACK = mark("Call back as agreed")

NEXT_STEPS = {
    CallResult.INTERESTED: (TaskKind.CALL, ASK_NEEDS),
    CallResult.AGAIN: (TaskKind.CALL, CALL_BACK),
}
"""What is planned on the day that was agreed."""

_NOTED = {
    CallResult.INTERESTED: mark("Interested: {note}"),
    CallResult.NOT_INTERESTED: mark("Not interested: {note}"),
    CallResult.WRONG_NUMBER: mark("Wrong number {number}: {note}"),
    CallResult.DO_NOT_CONTACT: mark("Do not contact: {note}"),
}
_BARE = {
    CallResult.INTERESTED: mark("Interested"),
    CallResult.AGAIN: CALL_RESULT_NAMES[CallResult.AGAIN],
    CallResult.WRONG_NUMBER: mark("Wrong number {number}"),
}


def _check(call: ColdCall) -> None:
    if call.result.asks_why and not clean(call.note):
        raise WrongInput(sentence("A reason is needed: the next colleague will ask."), "note")
    if call.result.asks_when and call.step is None:
        raise WrongInput(sentence("Choose a day: 27/11, +3, tomorrow."), "day")


def _activity(call: ColdCall, words: Language) -> LoggedActivity:
    note, number = clean(call.note), call.number.number if call.number is not None else ""
    pattern = _NOTED.get(call.result) if note else _BARE.get(call.result)
    said = words.tr(pattern, note=note, number=number) if pattern else note
    return LoggedActivity(
        ActivityKind.CALL,
        said,
        Direction.OUT,
        call.result.held,
        call.minutes,
        call.number.contact_id if call.number is not None else None,
    )
