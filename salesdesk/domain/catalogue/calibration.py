"""What counters and change dates say a client really prints, instead of what anybody guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from uuid import UUID

from salesdesk.errors import WrongInput
from salesdesk.money import divide_half_away
from salesdesk.sentence import sentence

DAYS_PER_MONTH = Fraction(304, 10)
"""A month is 30.4 days: a twelfth of a year."""

ONE_INTERVAL_SPREAD = Fraction(1, 10)
"""How far a single interval between two changes may be off: nobody changes to the page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The counter of one printer on a day. Where it counts colour by itself, `mono` is black
    only; otherwise it counts every page.
    """

    day: date
    mono: int
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """Pages of one printer in a month of 30.4 days, from its first reading to its last."""

    mono: int
    colour: int | None
    first: Reading
    last: Reading

    @property
    def days(self) -> int:
        """How many days the readings lie apart."""
        return (self.last.day - self.first.day).days


@dataclass(frozen=True, slots=True)
class Change:
    """The day on which a supply was put into the printer: by its key, or by its number."""

    day: date
    product_id: UUID | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What one printer uses up in a month, counted as the rated pages of the supplies it emptied.

    `low` and `high` are between which figures it lies; `changes` were made from `first` to `last`.
    """

    rated_pages: Fraction
    low: Fraction
    high: Fraction
    first: date
    last: date
    changes: int


def check_readings(readings: Sequence[Reading]) -> None:
    """Raise WrongInput where a counter would run backwards or be read twice on a day."""
    for earlier, later in pairwise(sorted(readings, key=lambda one: one.day)):
        if earlier.day == later.day:
            raise WrongInput(sentence("There is a reading of {day} already.", day=later.day), "day")
        for name in ("mono", "colour"):
            before, after = getattr(earlier, name), getattr(later, name)
            if before is not None and after is not None and after < before:
                raise WrongInput(
                    sentence(
                        "A counter never runs backwards: it stood at {count} on {day}.",
                        count=before,
                        day=earlier.day,
                    ),
                    name,
                )


def pages_a_month(readings: Sequence[Reading]) -> Rate | None:
    """What the printer prints in a month by its counter; None before the second reading."""
    if len(readings) < 2:
        return None
    ordered = sorted(readings, key=lambda one: one.day)
    first, last = ordered[0], ordered[-1]
    days = (last.day - first.day).days
    if days < 1:
        return None
    colour = None
    if first.colour is not None and last.colour is not None:
        colour = _monthly(last.colour - first.colour, days)
    return Rate(_monthly(last.mono - first.mono, days), colour, first, last)


def calibrate(changes: Sequence[tuple[date, int]]) -> Calibration | None:
    """Real consumption from the days on which supplies were put in, each with its rated yield.

    From one change to the next the earlier supply was emptied. None before the second change.
    """
    put_in = sorted(dict(sorted(changes)).items())
    if len(put_in) < 2:
        return None
    emptied = [
        (rated, Fraction((later - day).days) / DAYS_PER_MONTH)
        for (day, rated), (later, _next) in pairwise(put_in)
    ]
    months = sum((months for _, months in emptied), Fraction(0))
    rate = sum(rated for rated, _ in emptied) / months
    rates = [rated / months for rated, months in emptied]
    low = min([*rates, rate / (1 + ONE_INTERVAL_SPREAD)])
    high = max([*rates, rate / (1 - ONE_INTERVAL_SPREAD)])
    return Calibration(rate, low, high, put_in[0][0], put_in[-1][0], len(put_in))


def _monthly(pages: int, days: int) -> int:
    exact = pages * DAYS_PER_MONTH / days
    return divide_half_away(exact.numerator, exact.denominator)
