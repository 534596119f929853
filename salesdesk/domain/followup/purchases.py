"""What a customer bought of one item, as days and quantities: the raw matter of every rhythm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import exp, log
from statistics import median

NEAR_DAYS = 3
"""Orders this few days apart are one purchase: a forgotten carton, a delivery in two parts."""

NEAR_SHARE = 0.25
"""…unless the customer buys so often that this many of its usual gaps are shorter still."""

ODD_GAP_FROM = 0.25
"""A gap within 28 % (e^0.25) of the middle one is never odd."""

ODD_GAP_SPREADS = 2.0
"""Beyond this many robust spreads (1.4826 · median absolute deviation) a gap is cut back."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """So many units of an item, bought on a day."""

    day: date
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Beat:
    """How an item was bought up to a day, days being ordinals.

    `centre` is the mean of the logarithms of the gaps in days, `squares` the sum of their squared
    deviations, odd gaps cut back in both. `purchases` counts what is left after orders close
    together became one; `quantity` is their usual size; `last_gap` the days before the last one.
    """

    first: int
    last: int
    purchases: int
    quantity: int
    last_gap: int
    centre: float
    squares: float

    @property
    def gaps(self) -> int:
        """How many gaps the beat was learned from."""
        return self.purchases - 1

    @property
    def interval_days(self) -> int:
        """The usual gap in whole days; zero where there was none yet."""
        return max(1, round(exp(self.centre))) if self.gaps else 0


def beat(purchases: Iterable[Purchase], as_of: date) -> Beat | None:
    """The beat of the purchases up to and with a day, in whatever order they come.

    None if there are none. Quantities of zero and less (returns) are no purchases.
    """
    amounts: dict[int, int] = {}
    until = as_of.toordinal()
    for purchase in purchases:
        on = purchase.day.toordinal()
        if on <= until and purchase.quantity > 0:
            amounts[on] = amounts.get(on, 0) + purchase.quantity
    return _beat(sorted(amounts.items())) if amounts else None


def beat_without_last(purchases: Iterable[Purchase], before: date) -> Beat | None:
    """The beat as it was before a day: what was to be expected then."""
    return beat(purchases, date.fromordinal(before.toordinal() - 1))


def _beat(days: list[tuple[int, int]]) -> Beat:
    starts, amounts = _joined(days)
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    centre, squares = _centre(gaps) if gaps else (0.0, 0.0)
    return Beat(
        first=starts[0],
        last=days[-1][0],
        purchases=len(starts),
        quantity=_usual(amounts),
        last_gap=gaps[-1] if gaps else 0,
        centre=centre,
        squares=squares,
    )


def _joined(days: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """First days and amounts of the purchases, orders close together joined."""
    if len(days) == 1:
        return [days[0][0]], [days[0][1]]
    near = _near([later[0] - earlier[0] for earlier, later in pairwise(days)])
    starts, amounts, latest = [days[0][0]], [days[0][1]], days[0][0]
    for on, amount in days[1:]:
        if on - latest > near:
            starts.append(on)
            amounts.append(amount)
        else:
            amounts[-1] += amount
        latest = on
    return starts, amounts


def _near(gaps: list[int]) -> float:
    return NEAR_DAYS if len(gaps) == 1 else min(NEAR_DAYS, NEAR_SHARE * median(gaps))


def _centre(gaps: list[int]) -> tuple[float, float]:
    logs = [log(gap) for gap in gaps]
    if len(logs) > 2:
        middle = median(logs)
        spread = 1.4826 * median([abs(value - middle) for value in logs])
        reach = max(ODD_GAP_FROM, ODD_GAP_SPREADS * spread)
        logs = [min(max(value, middle - reach), middle + reach) for value in logs]
    centre = sum(logs) / len(logs)
    return centre, sum((value - centre) ** 2 for value in logs)


def _usual(amounts: list[int]) -> int:
    """The middle amount, the larger of two: rather a carton too many than a client without."""
    return sorted(amounts)[len(amounts) // 2]
