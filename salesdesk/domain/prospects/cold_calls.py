"""What comes of a call, when to try again, and at what hours people may be called."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from salesdesk.domain.prospects.states import ActivityState
from salesdesk.sentence import Sentence, mark, sentence

_SATURDAY = 5
_NOON = time(12)
_MORNING, _AFTERNOON = time(9, 30), time(14, 30)

FIRST_HOUR, LAST_HOUR = time(8), time(17)
"""Between these hours of the shop a call that offers something is no nuisance."""

_WAITS = (1, 2, 5, 10)
_LONGEST_WAIT = 20
"""Working days until the next attempt, after the first one in vain, the second …"""


class CallResult(StrEnum):
    """What came of a call."""

    INTERESTED = "interested"
    AGAIN = "call again"
    NOT_REACHED = "not reached"
    NOT_INTERESTED = "not interested"
    WRONG_NUMBER = "wrong number"
    DO_NOT_CONTACT = "do not contact"

    @property
    def reached(self) -> bool:
        """Whether somebody was spoken to who belongs to the account."""
        return self not in {CallResult.NOT_REACHED, CallResult.WRONG_NUMBER}

    @property
    def held(self) -> ActivityState:
        """Whether the call took place."""
        return ActivityState.HELD if self.reached else ActivityState.NOT_HELD

    @property
    def asks_when(self) -> bool:
        """Whether a day for the next step is asked for."""
        return self in {CallResult.INTERESTED, CallResult.AGAIN}

    @property
    def asks_why(self) -> bool:
        """Whether a reason is needed: the next colleague will ask."""
        return self in {CallResult.NOT_INTERESTED, CallResult.DO_NOT_CONTACT}


CALL_RESULT_NAMES = {
    CallResult.INTERESTED: mark("Reached: interested"),
    CallResult.AGAIN: mark("Call again"),
    CallResult.NOT_REACHED: mark("Not reached"),
    CallResult.NOT_INTERESTED: mark("Not interested"),
    CallResult.WRONG_NUMBER: mark("Wrong number"),
    CallResult.DO_NOT_CONTACT: mark("Do not contact"),
}
"""In the order of the keys 1 to 6."""


def next_attempt(attempts: int, tried: datetime) -> tuple[date, time]:
    """When to try somebody again who was not reached, by the shop's clock.

    `attempts` counts those in vain since somebody was last reached, this one among them. Each
    waits longer than the one before, falls on a working day, and on the other half of the day.
    """
    wait = _WAITS[attempts - 1] if attempts <= len(_WAITS) else _LONGEST_WAIT
    day = working_day(tried.date(), wait)
    return day, _AFTERNOON if tried.time() < _NOON else _MORNING


def working_day(start: date, days: int) -> date:
    """So many working days after a day; Saturdays and Sundays are none."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def hours_hint(now: datetime) -> Sentence | None:
    """What to bear in mind before calling at this time of the shop; None at a good time."""
    if now.weekday() >= _SATURDAY:
        return sentence("It is the weekend: few offices answer.")
    if not FIRST_HOUR <= now.time() < LAST_HOUR:
        return sentence("Calls that offer something are best made from 8:00 to 17:00.")
    return None
