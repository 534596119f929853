"""Whom of a list to call, and what to have before one's eyes when calling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.checks import FLAG_HINTS, Flag
from salesdesk.domain.prospects.cold_calls import hours_hint
from salesdesk.domain.prospects.standing import STOPPED
from salesdesk.domain.prospects.states import (
    ActivityKind,
    ActivityState,
    Direction,
    PointKind,
    TaskKind,
)
from salesdesk.models.prospect_keys import keys_of_rows
from salesdesk.models.prospects import Activity, Contact, ContactPoint, Prospect
from salesdesk.sentence import Sentence
from salesdesk.services.context import Context
from salesdesk.services.prospects.record import ProspectRecords
from salesdesk.services.prospects.shapes import NextStep, ProspectRecord
from salesdesk.services.prospects.timeline import Happening, timeline

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


def whom_to_call(context: Context, numbers: Sequence[int]) -> CallList:
    """Whom of a list to call; `numbers` are row numbers as a listing gives them."""
    among: list[UUID] = []
    left_out = Counter[LeftOut]()
    looked_at = 0
    while looked_at < len(numbers) and len(among) < LONGEST:
        batch = numbers[looked_at : looked_at + _BATCH]
        looked_at += len(batch)
        for key, reason in _sorted_out(context, batch):
            if reason is None:
                among.append(key)
            else:
                left_out[reason] += 1
    further = len(among[LONGEST:]) + len(numbers) - looked_at
    return CallList(tuple(among[:LONGEST]), tuple(sorted(left_out.items())), further)


def call_sheet(context: Context, prospect_id: UUID) -> CallSheet:
    """What to have before one's eyes when calling. Raises NotFound for what has gone."""
    record = ProspectRecords(context).record(prospect_id)
    clock = context.clock
    return CallSheet(
        record,
        tuple(_numbers(record)),
        _attempts(prospect_id),
        timeline(prospect_id, clock, _LATEST),
        _asked(context, record),
        hours_hint(clock.local(clock.now())),
    )


def _asked(context: Context, record: ProspectRecord) -> NextStep | None:
    step = record.next_step
    due = step is not None and step.day <= context.today()
    return step if due and step is not None and step.kind is TaskKind.CALL else None


def _sorted_out(context: Context, numbers: Sequence[int]) -> Iterable[tuple[UUID, LeftOut | None]]:
    keys = keys_of_rows(context.database.connections, numbers)
    among = list(keys.values())
    accounts = {
        row.id: row
        for row in Prospect.select(Prospect.id, Prospect.state, Prospect.do_not_contact).where(
            Prospect.id.in_(among) & Prospect.deleted_at.is_null()
        )
    }
    called, reachable = _called_today(context, among), _with_number(among)
    for number in numbers:
        if number in keys and (row := accounts.get(keys[number])) is not None:
            yield row.id, _why_not(row, called, reachable)


def _called_today(context: Context, among: list[UUID]) -> set[UUID]:
    start = context.clock.instant(context.today(), time(0))
    rows = Activity.select(Activity.prospect).where(
        Activity.prospect.in_(among) & (Activity.kind == ActivityKind.CALL) & (Activity.at >= start)
    )
    return {row.prospect_id for row in rows}


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
