"""When a customer should buy an item again, how sure that is, and what to say about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, exp, floor, log

from salesdesk.domain.followup.health import (
    LAPSED_FROM,
    WON_BACK_PURCHASES,
    Health,
    health_after_first,
    health_of_wait,
    share_over,
)
from salesdesk.domain.followup.purchases import Beat, Purchase, beat, beat_without_last
from salesdesk.domain.followup.reasons import reason
from salesdesk.domain.followup.rhythm import (
    USUAL_SHOP,
    CustomerRhythm,
    ShopRhythm,
    Tempo,
    customer_rhythm,
    tempo,
)
from salesdesk.sentence import Sentence

EARLIEST_AT = 0.115
LATEST_AT = 0.93
"""The middle 80 %: shares of purchases that come before the earliest and before the latest day.
Taken off centre because some never come, which only the late side can hold."""

EXPECTED_AT = 0.50
EXPECTED_SOONER = 0.24
"""The expected day is the middle one for a steady buyer; per unit of scale it lies this share
sooner, as those who come back at all come back sooner."""

FAREWELLS = 0.5
"""Per unit of spread, what comes scatters this much more than the past: some of an unsteady
buyer's waits are farewells."""

OUTGROWN = 1.6
"""A wait that exceeds the usual gap e-fold by more than this many scales has outgrown them: what
comes then is as uncertain as the wait is long."""

MOST_DAYS_AHEAD = 730
"""No forecast looks further than two years."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """When an item should be bought again, as of a day.

    `interval_days` is the usual gap between purchases (0 after the first), `due` the day that
    falls on by the rhythm alone. `expected_next`, and the range from `earliest` to `latest` that
    holds 80 %, know besides that nothing was bought until today; they are None after a first
    purchase. `quantity` is the usual amount.
    """

    last_purchase: date
    interval_days: int
    due: date | None
    expected_next: date | None
    earliest: date | None
    latest: date | None
    health: Health
    reason: Sentence
    quantity: int
    purchases: int


def forecast(
    purchases: Iterable[Purchase],
    as_of: date,
    product: str,
    *,
    customer: CustomerRhythm | None = None,
    shop: ShopRhythm = USUAL_SHOP,
    lasts_days: int = 0,
) -> Forecast | None:
    """The forecast for one item of one customer; None if nothing was bought up to the day.

    `product` is its name for the reason. Without the customer's rhythm the item's own stands in.
    `lasts_days` is how long a usual purchase lasts by the consumption told in the needs
    interview (0 if unknown); with it there is a forecast from the first purchase on.
    """
    known = list(purchases)
    one = beat(known, as_of)
    if one is None:
        return None
    if customer is None:
        customer = customer_rhythm(one.purchases, one.first, as_of.toordinal(), [one], shop)
    return forecast_from(one, known, as_of, product, customer, shop, lasts_days)


def forecast_from(
    one: Beat,
    purchases: Iterable[Purchase],
    as_of: date,
    product: str,
    customer: CustomerRhythm,
    shop: ShopRhythm,
    lasts_days: int = 0,
) -> Forecast:
    """The forecast where the beat of the purchases is already known."""
    pace = tempo(one, customer, shop, lasts_days)
    waited = as_of.toordinal() - one.last
    interval = one.interval_days or lasts_days
    if interval:
        health = _health(one, purchases, pace, waited, customer, shop)
    else:
        health = health_after_first(waited)
    expected, earliest, latest = _days_ahead(waited, pace) if interval else (None, None, None)
    return Forecast(
        last_purchase=date.fromordinal(one.last),
        interval_days=interval,
        due=_day(one.last, interval) if interval else None,
        expected_next=_day_after(as_of, expected),
        earliest=_day_after(as_of, earliest),
        latest=_day_after(as_of, latest),
        health=health,
        reason=reason(one, product, waited, health, lasts_days),
        quantity=one.quantity,
        purchases=one.purchases,
    )


def _health(
    one: Beat,
    purchases: Iterable[Purchase],
    pace: Tempo,
    waited: int,
    customer: CustomerRhythm,
    shop: ShopRhythm,
) -> Health:
    health = health_of_wait(waited, pace)
    if health in {Health.ON_RHYTHM, Health.DUE} and _was_lost(one, purchases, customer, shop):
        return Health.WON_BACK
    return health


def _was_lost(
    one: Beat, purchases: Iterable[Purchase], customer: CustomerRhythm, shop: ShopRhythm
) -> bool:
    """Whether the gap before the last purchase was one in which the customer had lapsed."""
    if one.purchases <= WON_BACK_PURCHASES or one.last_gap <= 2 * one.interval_days:
        return False
    before = beat_without_last(purchases, date.fromordinal(one.last))
    if before is None or before.purchases < WON_BACK_PURCHASES:
        return False
    return share_over(one.last - before.last, tempo(before, customer, shop)) >= LAPSED_FROM


def _days_ahead(waited: int, pace: Tempo) -> tuple[int, int, int]:
    """Days from today to the expected, the earliest and the latest day of the next purchase.

    Quantiles of a log-logistic gap, given that it is already longer than the wait.
    """
    scale = _scale(waited, pace)
    odds = exp(min(600.0, (log(waited) - pace.centre) / scale)) if waited > 0 else 0.0
    expected_at = max(EARLIEST_AT, EXPECTED_AT - EXPECTED_SOONER * scale)

    def ahead(share: float) -> float:
        gap = exp(pace.centre + scale * log((1 + odds) / (1 - share) - 1))
        return min(max(gap - waited, 0.0), MOST_DAYS_AHEAD)

    return round(ahead(expected_at)), floor(ahead(EARLIEST_AT)), ceil(ahead(LATEST_AT))


def _scale(waited: int, pace: Tempo) -> float:
    scale = pace.scale * (1 + FAREWELLS * pace.spread)
    if waited <= 0:
        return scale
    return max(scale, (log(waited) - pace.centre) / OUTGROWN)


def _day_after(as_of: date, days: int | None) -> date | None:
    return None if days is None else _day(as_of.toordinal(), days)


def _day(ordinal: int, days: int) -> date:
    return date.fromordinal(min(ordinal + days, date.max.toordinal()))
