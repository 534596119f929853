"""Customer health: how far a wait has outgrown the rhythm it is measured by."""

from __future__ import annotations

from enum import StrEnum
from math import exp, log

from salesdesk.domain.followup.rhythm import Tempo
from salesdesk.sentence import mark


class Health(StrEnum):
    """How a customer, or one of its items, stands. Stored and exported under these names."""

    NEW = "new"
    ON_RHYTHM = "on rhythm"
    DUE = "due"
    LATE = "late"
    AT_RISK = "at risk"
    LAPSED = "lapsed"
    WON_BACK = "won back"


HEALTH_LABELS: dict[Health, str] = {
    Health.NEW: mark("New"),
    Health.ON_RHYTHM: mark("On rhythm"),
    Health.DUE: mark("Due"),
    Health.LATE: mark("Late"),
    Health.AT_RISK: mark("At risk"),
    Health.LAPSED: mark("Lapsed"),
    Health.WON_BACK: mark("Won back"),
}

DUE_FROM = 0.40
LATE_FROM = 0.75
AT_RISK_FROM = 0.92
LAPSED_FROM = 0.985
"""Shares of gaps that are over by now, from which a wait is called so. With a spread of 0.36 or
less an item is due at 0.9 of its usual gap, late at 1.25, at risk at 1.6 and lapsed at 2.3 times
it; with a spread of 0.70, at 0.85, 1.5, 2.6 and 5.0 times."""

PATIENCE = 0.20
"""No wait is judged by a narrower scale than this: nobody is late after two days."""

WON_BACK_PURCHASES = 3
"""It takes so many purchases before the gap to say that a customer had been lost in it."""

AT_RISK_AFTER_FIRST_DAYS = 90
LAPSED_AFTER_FIRST_DAYS = 180
"""After a first purchase there is no rhythm to judge by, only the calendar."""

_STEPS = (
    (LAPSED_FROM, Health.LAPSED),
    (AT_RISK_FROM, Health.AT_RISK),
    (LATE_FROM, Health.LATE),
    (DUE_FROM, Health.DUE),
)

URGENCY: dict[Health, int] = {
    Health.AT_RISK: 0,
    Health.LATE: 1,
    Health.DUE: 2,
    Health.LAPSED: 3,
    Health.WON_BACK: 4,
    Health.NEW: 5,
    Health.ON_RHYTHM: 6,
}
"""Whom to call first: who can still be kept comes before who is gone."""


def health_after_first(waited_days: int) -> Health:
    """How it stands with somebody who bought once, so many days ago."""
    if waited_days >= LAPSED_AFTER_FIRST_DAYS:
        return Health.LAPSED
    return Health.AT_RISK if waited_days >= AT_RISK_AFTER_FIRST_DAYS else Health.NEW


def health_of_wait(waited_days: int, tempo: Tempo) -> Health:
    """How it stands with a buyer of this tempo who last bought so many days ago."""
    over = share_over(waited_days, tempo)
    return next((health for share, health in _STEPS if over >= share), Health.ON_RHYTHM)


def share_over(waited_days: int, tempo: Tempo) -> float:
    """The share of gaps that are over after so many days (log-logistic, never judged finer than
    PATIENCE allows)."""
    if waited_days <= 0:
        return 0.0
    from_middle = (log(waited_days) - tempo.centre) / max(PATIENCE, tempo.scale)
    return 1 / (1 + exp(-max(-500.0, min(500.0, from_middle))))
