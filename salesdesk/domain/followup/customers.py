"""All of a shop's customers at once: each item's forecast, each customer's health."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from salesdesk.domain.followup.forecast import Forecast, forecast_from
from salesdesk.domain.followup.health import Health
from salesdesk.domain.followup.purchases import Beat, Purchase, beat
from salesdesk.domain.followup.reasons import customer_reason
from salesdesk.domain.followup.rhythm import (
    CustomerRhythm,
    ShopRhythm,
    customer_rhythm,
    shop_rhythm,
)
from salesdesk.sentence import Sentence

STAPLE_PURCHASES = 3
"""An item bought this often belongs to what a customer always needs."""


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """What a customer bought of one item; `lasts_days` by the needs interview, 0 if unknown."""

    product: str
    purchases: tuple[Purchase, ...]
    lasts_days: int = 0


@dataclass(frozen=True, slots=True)
class CustomerHistory:
    """All that a customer bought, by the item's key."""

    customer: str
    items: Mapping[str, ItemHistory]


@dataclass(frozen=True, slots=True)
class CustomerForecast:
    """How a customer stands, why, and the forecast of each of its items by key.

    `orders` is the forecast for ordering anything at all.
    """

    customer: str
    health: Health
    reason: Sentence
    orders: Forecast
    items: Mapping[str, Forecast]


def forecasts(customers: Iterable[CustomerHistory], as_of: date) -> Iterator[CustomerForecast]:
    """The forecast of every customer who bought anything up to the day, in the order given.

    The shop's own rhythm is learned from all of them first.
    """
    known = [one for history in customers if (one := _known(history, as_of)) is not None]
    shop = shop_rhythm(
        (_rhythm(one, as_of, ShopRhythm()).order_gap, list(one.beats.values())) for one in known
    )
    for one in known:
        yield _forecast(one, as_of, shop)


def forecast_customer(
    history: CustomerHistory, as_of: date, shop: ShopRhythm
) -> CustomerForecast | None:
    """The forecast of one customer in a shop whose rhythm is known; None if it bought nothing."""
    one = _known(history, as_of)
    return None if one is None else _forecast(one, as_of, shop)


def learn_shop_rhythm(customers: Iterable[CustomerHistory], as_of: date) -> ShopRhythm:
    """The rhythm of the whole shop, worth keeping for a day."""
    known = (_known(history, as_of) for history in customers)
    return shop_rhythm(
        (_rhythm(one, as_of, ShopRhythm()).order_gap, list(one.beats.values()))
        for one in known
        if one is not None
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A customer's history with the beats found in it."""

    history: CustomerHistory
    beats: Mapping[str, Beat]
    orders: Beat
    order_days: tuple[Purchase, ...]


def _known(history: CustomerHistory, as_of: date) -> _Known | None:
    beats = {}
    days: set[date] = set()
    for key, item in history.items.items():
        found = beat(item.purchases, as_of)
        if found is not None:
            beats[key] = found
            days.update(p.day for p in item.purchases if p.quantity > 0 and p.day <= as_of)
    order_days = tuple(Purchase(day) for day in days)
    orders = beat(order_days, as_of)
    return None if orders is None else _Known(history, beats, orders, order_days)


def _rhythm(one: _Known, as_of: date, shop: ShopRhythm) -> CustomerRhythm:
    return customer_rhythm(
        len(one.order_days), one.orders.first, as_of.toordinal(), one.beats.values(), shop
    )


def _forecast(one: _Known, as_of: date, shop: ShopRhythm) -> CustomerForecast:
    rhythm = _rhythm(one, as_of, shop)
    items = {}
    for key, found in one.beats.items():
        item = one.history.items[key]
        items[key] = forecast_from(
            found, item.purchases, as_of, item.product, rhythm, shop, item.lasts_days
        )
    orders = _orders_forecast(one, as_of, shop)
    health, why = _customer_health(orders, items)
    return CustomerForecast(one.history.customer, health, why, orders, items)


def _orders_forecast(one: _Known, as_of: date, shop: ShopRhythm) -> Forecast:
    """The forecast for ordering anything; its own rhythm is the customer's, with no ratio."""
    rhythm = customer_rhythm(
        len(one.order_days), one.orders.first, as_of.toordinal(), [one.orders], shop
    )
    anything = ShopRhythm(shop.spread, 0.0)
    found = forecast_from(one.orders, one.order_days, as_of, "", rhythm, anything)
    waited = as_of.toordinal() - one.orders.last
    return replace(found, reason=customer_reason(one.orders, waited, found.health))


def _customer_health(orders: Forecast, items: Mapping[str, Forecast]) -> tuple[Health, Sentence]:
    """The health of the orders as a whole, unless the customer's main item says otherwise.

    Somebody who still orders, but not what they always needed, is late: it is bought elsewhere.
    Where both agree, the item's sentence says it better.
    """
    staples = [item for item in items.values() if item.purchases >= STAPLE_PURCHASES]
    if not staples:
        return orders.health, orders.reason
    main = max(staples, key=lambda item: (item.purchases, item.last_purchase, item.quantity))
    if orders.health in _CALM and main.health in _WORRYING:
        return Health.LATE, main.reason
    return orders.health, main.reason if main.health is orders.health else orders.reason


_CALM = frozenset({Health.ON_RHYTHM, Health.DUE})
_WORRYING = frozenset({Health.LATE, Health.AT_RISK})
