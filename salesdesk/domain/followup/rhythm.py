"""What the customer's and the shop's rhythm lend to an item that was bought only a few times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, pi, sqrt

from salesdesk.domain.followup.purchases import Beat

USUAL_SPREAD = 0.70
"""Standard deviation of the logarithms of gaps around their own mean; Online Retail, see
docs/forecast.md."""

USUAL_VISIT_RATIO = 0.63
"""Logarithm of an item's gap over its customer's gap between orders; Online Retail likewise."""

SHOP_WEIGHT = 20
"""How many gaps of its own a shop must have before they count as much as those constants."""

SPREAD_WEIGHT = 3.0
"""How many gaps the spread learned from the floor above (shop, customer) is worth below it."""

BETWEEN_ITEMS = 0.8
"""Variance of the logarithm of an item's true gap around what its customer's orders suggest."""

NEEDS_WEIGHT = 2.0
"""How many gaps of its own a consumption from the needs interview is worth."""

LEAST_SPREAD = 0.06
"""No buyer is steadier: weekends and holidays alone move an order by a day or two."""

_LOGISTIC = sqrt(3) / pi
_GRACE_DAYS = 7
"""Added to the time a customer is known, so that one order yesterday is not a daily rhythm."""


@dataclass(frozen=True, slots=True)
class ShopRhythm:
    """How steady the shop's customers are, and how their items follow their orders."""

    spread: float = USUAL_SPREAD
    visit_ratio: float = USUAL_VISIT_RATIO


USUAL_SHOP = ShopRhythm()


@dataclass(frozen=True, slots=True)
class CustomerRhythm:
    """One customer's days between orders and the steadiness of all its items together."""

    order_gap: float
    variance: float


@dataclass(frozen=True, slots=True)
class Tempo:
    """Where the next gap of one item lies: the logarithm of its middle, and its spread."""

    centre: float
    spread: float

    @property
    def scale(self) -> float:
        """The scale of the log-logistic distribution of this spread (s = σ·√3/π)."""
        return self.spread * _LOGISTIC


def customer_rhythm(
    order_days: int, first: int, until: int, beats: Iterable[Beat], shop: ShopRhythm = USUAL_SHOP
) -> CustomerRhythm:
    """The rhythm of a customer who ordered on so many days since `first` (ordinals)."""
    squares, freedom = SPREAD_WEIGHT * shop.spread**2, SPREAD_WEIGHT
    for one in beats:
        if one.gaps > 1:
            squares += one.squares
            freedom += one.gaps - 1
    gap = (until - first + _GRACE_DAYS) / order_days
    return CustomerRhythm(gap, squares / freedom)


def shop_rhythm(customers: Iterable[tuple[float, Sequence[Beat]]]) -> ShopRhythm:
    """The rhythm of a shop from the order gap and the items' beats of each customer."""
    squares, freedom = SHOP_WEIGHT * USUAL_SPREAD**2, float(SHOP_WEIGHT)
    ratios, items = SHOP_WEIGHT * USUAL_VISIT_RATIO, float(SHOP_WEIGHT)
    for order_gap, beats in customers:
        log_gap = log(order_gap)
        for one in beats:
            if one.gaps > 1:
                squares += one.squares
                freedom += one.gaps - 1
                ratios += one.centre - log_gap
                items += 1
    return ShopRhythm(sqrt(squares / freedom), ratios / items)


def tempo(
    one: Beat, customer: CustomerRhythm, shop: ShopRhythm = USUAL_SHOP, lasts_days: int = 0
) -> Tempo:
    """The tempo of an item: its own gaps, drawn towards its customer's the fewer they are.

    A normal mean with a normal prior, on logarithms: the prior is worth s²/τ² gaps, so that a
    steady buyer's own gaps count almost alone. `lasts_days` is how long a purchase lasts by the
    consumption told in the needs interview, 0 if unknown.
    """
    gaps = one.gaps
    variance = SPREAD_WEIGHT * customer.variance + one.squares
    variance /= SPREAD_WEIGHT + max(gaps - 1, 0)
    prior_weight = variance / BETWEEN_ITEMS
    weight = prior_weight + gaps
    total = prior_weight * (log(customer.order_gap) + shop.visit_ratio) + gaps * one.centre
    if lasts_days:
        weight += NEEDS_WEIGHT
        total += NEEDS_WEIGHT * log(lasts_days)
    return Tempo(total / weight, max(LEAST_SPREAD, sqrt(variance * (1 + 1 / weight))))
