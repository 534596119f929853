"""Working through a list on the phone: whom to call, what is known, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.checks import FLAG_HINTS, Flag
from salesdesk.domain.prospects.cold_calls import (
    CALL_RESULT_NAMES,
    CallResult,
    hours_hint,
    next_attempt,
    working_day,
)
from salesdesk.domain.prospects.standing import STOPPED
from salesdesk.domain.prospects.states import (
    ActivityKind,
    ActivityState,
    Direction,
    PointKind,
    ProspectState,
    TaskKind,
    Temperature,
)
from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.models.prospect_keys import keys_of_rows
from salesdesk.models.prospects import Activity, Contact, ContactPoint, Prospect
from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects.log import Logged, LoggedActivity, PlannedStep, ProspectLog
from salesdesk.services.prospects.moves import Move, ProspectMoves
from salesdesk.services.prospects.record import ProspectRecords
from salesdesk.services.prospects.shapes import NextStep, ProspectRecord
from salesdesk.services.prospects.timeline import Happening, timeline
from salesdesk.text import clean

LONGEST = 300
"""So many accounts are called in one go; nobody makes more calls in a day."""

_LATEST = 6
_BATCH = 500


class LeftOut(StrEnum):
    """Why an account of the list is not called."""

    SILENT = "silent"
    GIVEN_UP = "given up"
    CALLED = "called today"
    NO_NUMBER = "no number"


@dataclass(frozen=True, slots=True)
class CallList:
    """Whom to call, in the order of the list, and how many were left out for which reason.

    `further` counts the accounts behind the first LONGEST, which were not looked at.
    """

    accounts: tuple[UUID, ...]
    left_out: tuple[tuple[LeftOut, int], ...] = ()
    further: int = 0


@dataclass(frozen=True, slots=True)
class CallNumber:
    """A number that an account can be called at. `record` is the contact's or the point's key."""

    number: str
    who: str
    contact_id: UUID | None
    record: UUID
    label: str = ""
    hint: Sentence | None = None


@dataclass(frozen=True, slots=True)
class CallSheet:
    """An account as it is called: what is known, by what number, and how often it was tried.

    `attempts` counts calls in vain since somebody was last reached; `asked` is the step that this
    call is, if one was due.
    """

    record: ProspectRecord
    numbers: tuple[CallNumber, ...]
    attempts: int
    latest: tuple[Happening, ...]
    asked: NextStep | None = None
    hours: Sentence | None = None


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
        among: list[UUID] = []
        left_out = Counter[LeftOut]()
        looked_at = 0
        while looked_at < len(numbers) and len(among) < LONGEST:
            batch = numbers[looked_at : looked_at + _BATCH]
            looked_at += len(batch)
            for key, reason in self._sorted_out(batch):
                if reason is None:
                    among.append(key)
                else:
                    left_out[reason] += 1
        further = len(among[LONGEST:]) + len(numbers) - looked_at
        return CallList(tuple(among[:LONGEST]), tuple(sorted(left_out.items())), further)

    def sheet(self, prospect_id: UUID) -> CallSheet:
        """What to have before one's eyes when calling. Raises NotFound for what has gone."""
        record = ProspectRecords(self._context).record(prospect_id)
        clock = self._context.clock
        return CallSheet(
            record,
            tuple(_numbers(record)),
            _attempts(prospect_id),
            timeline(prospect_id, clock, _LATEST),
            self._asked(record),
            hours_hint(clock.local(clock.now())),
        )

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

    def _asked(self, record: ProspectRecord) -> NextStep | None:
        step = record.next_step
        due = step is not None and step.day <= self._context.today()
        return step if due and step is not None and step.kind is TaskKind.CALL else None

    def _local_now(self) -> datetime:
        return self._context.clock.local(self._context.now())

    def _sorted_out(self, numbers: Sequence[int]) -> Iterable[tuple[UUID, LeftOut | None]]:
        keys = keys_of_rows(self._context.database.connections, numbers)
        among = list(keys.values())
        accounts = {
            row.id: row
            for row in Prospect.select(Prospect.id, Prospect.state, Prospect.do_not_contact).where(
                Prospect.id.in_(among) & Prospect.deleted_at.is_null()
            )
        }
        called, reachable = self._called_today(among), _with_number(among)
        for number in numbers:
            if number in keys and (row := accounts.get(keys[number])) is not None:
                yield row.id, _why_not(row, called, reachable)

    def _called_today(self, among: list[UUID]) -> set[UUID]:
        start = self._context.clock.instant(self._context.today(), time(0))
        rows = Activity.select(Activity.prospect).where(
            Activity.prospect.in_(among)
            & (Activity.kind == ActivityKind.CALL)
            & (Activity.at >= start)
        )
        return {row.prospect_id for row in rows}


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


def _numbers(record: ProspectRecord) -> Iterable[CallNumber]:
    """The account's numbers, those of the first person first; wrong ones last."""
    wrong = FLAG_HINTS[Flag.WRONG_NUMBER]
    return sorted(_all_numbers(record), key=lambda one: one.hint == wrong)


def _all_numbers(record: ProspectRecord) -> Iterable[CallNumber]:
    for person in record.contacts:
        if person.phone:
            yield CallNumber(person.phone, person.name, person.id, person.id, "", person.phone_hint)
        yield from (
            CallNumber(one.value, person.name, person.id, one.id, one.label, one.hint)
            for one in person.points
            if one.kind is PointKind.PHONE and one.id is not None
        )
    yield from (
        CallNumber(one.value, "", None, one.id, one.label, one.hint)
        for one in record.points
        if one.kind is PointKind.PHONE and one.id is not None
    )


def _attempts(prospect_id: UUID) -> int:
    """How often nobody answered since somebody last did."""
    count = 0
    rows = (
        Activity.select(Activity.state)
        .where(
            (Activity.prospect == prospect_id)
            & (Activity.kind == ActivityKind.CALL)
            & (Activity.direction == Direction.OUT)
        )
        .order_by(Activity.at.desc())
    )
    for row in rows:
        if row.state is not ActivityState.NOT_HELD:
            break
        count += 1
    return count


def _with_number(among: Collection[UUID]) -> set[UUID]:
    people = Contact.select(Contact.prospect).where(
        Contact.prospect.in_(among) & (Contact.phone != "") & _not_wrong(Contact.phone_flag)
    )
    points = ContactPoint.select(ContactPoint.prospect).where(
        ContactPoint.prospect.in_(among)
        & (ContactPoint.kind == PointKind.PHONE)
        & _not_wrong(ContactPoint.flag)
    )
    return {row.prospect_id for row in (*people, *points)}


def _not_wrong(flag: Any) -> Any:
    return flag != Flag.WRONG_NUMBER.value


def _why_not(row: Prospect, called: set[UUID], reachable: set[UUID]) -> LeftOut | None:
    if row.do_not_contact:
        return LeftOut.SILENT
    if row.state in STOPPED:
        return LeftOut.GIVEN_UP
    if row.id in called:
        return LeftOut.CALLED
    return None if row.id in reachable else LeftOut.NO_NUMBER
