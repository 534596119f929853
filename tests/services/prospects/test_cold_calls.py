"""A morning on the phone: one account after the other, each call logged and planned on."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.prospects.cold_calls import (
    CallResult,
    hours_hint,
    next_attempt,
    working_day,
)
from salesdesk.domain.prospects.states import ActivityState, ProspectState, TaskKind, Temperature
from salesdesk.errors import WrongInput
from salesdesk.language import language
from salesdesk.services.prospects import NewProspect, PlannedStep
from salesdesk.services.prospects.call_sheets import CallSheet, LeftOut
from salesdesk.services.prospects.cold_calls import ColdCall, LoggedCall

EN = language("en")
MONDAY = date(2026, 11, 23)


def _enter(desk: Desk, company: str, phone: str = "0901 000 217") -> UUID:
    return desk.prospects.enter(NewProspect(company, contact="An", phone=phone)).value


def _call(desk: Desk, key: UUID, result: CallResult, note: str = "") -> LoggedCall:
    sheet = desk.prospects.cold_calls.sheet(key)
    step = PlannedStep(TaskKind.CALL, "Call back", MONDAY) if result.asks_when else None
    call = ColdCall(key, result, note, 3, next(iter(sheet.numbers), None), step)
    return desk.prospects.cold_calls.log(call, EN).value


def _sheet(desk: Desk, key: UUID) -> CallSheet:
    return desk.prospects.cold_calls.sheet(key)


def test_who_must_not_or_cannot_be_called_is_left_out_and_counted(desk: Desk) -> None:
    free, silent, called = (_enter(desk, name) for name in ("Free", "Silent", "Called"))
    given_up, mute = _enter(desk, "Given up"), _enter(desk, "Mute", phone="")
    desk.prospects.do_not_contact(silent, "They said so")
    desk.prospects.disqualify(given_up, "Closed down")
    _call(desk, called, CallResult.NOT_REACHED)
    calls = desk.prospects.cold_calls.begin(desk.prospects.keys())
    assert calls.accounts == (free,)
    assert dict(calls.left_out) == dict.fromkeys(LeftOut, 1)
    assert mute not in calls.accounts


def test_who_is_interested_is_contacted_warm_and_planned_for(desk: Desk) -> None:
    key = _enter(desk, "An Phát")
    _call(desk, key, CallResult.INTERESTED, "wants prices")
    sheet = _sheet(desk, key)
    assert sheet.record.state is ProspectState.CONTACTED
    assert sheet.record.details.temperature is Temperature.WARM
    assert sheet.latest[0].text == "Interested: wants prices"
    assert sheet.asked is not None


def test_who_is_not_reached_is_tried_again_later_and_later(desk: Desk) -> None:
    key = _enter(desk, "An Phát")
    _call(desk, key, CallResult.NOT_REACHED)
    first = _sheet(desk, key)
    assert (first.attempts, first.record.state) == (1, ProspectState.NEW)
    assert first.record.next_step is not None
    assert (first.record.next_step.day, first.record.next_step.at) == (
        date(2026, 11, 24),
        time(14, 30),
    )
    _call(desk, key, CallResult.NOT_REACHED)
    assert _sheet(desk, key).attempts == 2
    _call(desk, key, CallResult.AGAIN)
    assert _sheet(desk, key).attempts == 0


def test_a_wrong_number_is_flagged_and_another_looked_for(desk: Desk) -> None:
    key = _enter(desk, "An Phát")
    logged = _call(desk, key, CallResult.WRONG_NUMBER)
    sheet = _sheet(desk, key)
    assert sheet.numbers[0].hint is not None
    assert sheet.record.next_step is not None
    assert sheet.record.next_step.kind is TaskKind.TODO
    assert LeftOut.NO_NUMBER not in dict(desk.prospects.cold_calls.begin([]).left_out)
    desk.prospects.cold_calls.take_back(logged)
    assert _sheet(desk, key).numbers[0].hint is None


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (CallResult.NOT_INTERESTED, ProspectState.DISQUALIFIED),
        (CallResult.DO_NOT_CONTACT, ProspectState.DO_NOT_CONTACT),
    ],
)
def test_a_no_needs_its_reason_and_is_respected(
    desk: Desk, result: CallResult, state: ProspectState
) -> None:
    key = _enter(desk, "An Phát")
    with pytest.raises(WrongInput) as refused:
        _call(desk, key, result)
    assert refused.value.field == "note"
    assert _sheet(desk, key).latest[0].kind != "call"
    _call(desk, key, result, "has a contract")
    assert _sheet(desk, key).record.state is state


@pytest.mark.parametrize("result", list(CallResult))
def test_every_call_can_be_taken_back_whole(desk: Desk, result: CallResult) -> None:
    key = _enter(desk, "An Phát")
    desk.prospects.plan(key, PlannedStep(TaskKind.CALL, "First call", MONDAY))
    before = _sheet(desk, key)
    logged = _call(desk, key, result, "said so")
    assert _sheet(desk, key) != before
    desk.prospects.cold_calls.take_back(logged)
    after = _sheet(desk, key)
    assert after.record == before.record
    assert (after.numbers, after.attempts, after.asked) == (
        before.numbers,
        before.attempts,
        before.asked,
    )


def test_a_call_again_needs_its_day(desk: Desk) -> None:
    key = _enter(desk, "An Phát")
    with pytest.raises(WrongInput) as refused:
        desk.prospects.cold_calls.log(ColdCall(key, CallResult.AGAIN), EN)
    assert refused.value.field == "day"


def test_attempts_wait_longer_each_time_and_never_fall_on_a_weekend() -> None:
    friday = datetime(2026, 11, 27, 15, tzinfo=UTC)
    days = [next_attempt(count, friday) for count in range(1, 7)]
    assert days[0] == (date(2026, 11, 30), time(9, 30))
    assert [day for day, _ in days] == sorted(day for day, _ in days)
    assert all(day.weekday() < 5 for day, _ in days)
    assert working_day(date(2026, 11, 27), 1) == date(2026, 11, 30)


def test_the_hour_is_only_hinted_at() -> None:
    assert hours_hint(datetime(2026, 11, 23, 10, tzinfo=UTC)) is None
    assert hours_hint(datetime(2026, 11, 23, 19, tzinfo=UTC)) is not None
    assert hours_hint(datetime(2026, 11, 28, 10, tzinfo=UTC)) is not None


def test_results_say_whether_somebody_was_spoken_to() -> None:
    assert CallResult.WRONG_NUMBER.held is ActivityState.NOT_HELD
    assert CallResult.DO_NOT_CONTACT.held is ActivityState.HELD
