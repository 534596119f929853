"""Which customers are well, which have gone quiet, and whom to call first."""

from __future__ import annotations

from datetime import date, timedelta

from salesdesk.domain.followup.customers import (
    CustomerForecast,
    CustomerHistory,
    ItemHistory,
    forecast_customer,
    forecasts,
    learn_shop_rhythm,
)
from salesdesk.domain.followup.health import HEALTH_LABELS, URGENCY, Health
from salesdesk.domain.followup.purchases import Purchase
from salesdesk.language import language

FIRST = date(2026, 1, 5)


def every(days: int, times: int, start: date = FIRST, quantity: int = 1) -> tuple[Purchase, ...]:
    return tuple(Purchase(start + timedelta(days * number), quantity) for number in range(times))


def history(customer: str, **items: tuple[Purchase, ...]) -> CustomerHistory:
    return CustomerHistory(
        customer, {key: ItemHistory(key.title(), found) for key, found in items.items()}
    )


def offices() -> list[CustomerHistory]:
    return [
        history(f"office {gap}", toner=every(gap, 200 // gap), paper=every(gap, 200 // gap))
        for gap in range(15, 45)
    ]


def on(day: date, *customers: CustomerHistory) -> list[CustomerForecast]:
    return list(forecasts([*customers, *offices()], day))[: len(customers)]


def said(found: CustomerForecast) -> str:
    return language("en").say(found.reason)


def test_a_customer_stands_as_its_orders_do_and_its_main_item_says_why() -> None:
    (clinic,) = on(FIRST + timedelta(5 * 34 + 61), history("clinic", toner=every(34, 6)))
    assert clinic.health is Health.AT_RISK
    assert said(clinic) == "Buys Toner every 34 days; last bought 61 days ago."


def test_who_buys_something_else_each_time_has_the_rhythm_of_its_orders() -> None:
    items = {f"item{n}": every(1, 1, FIRST + timedelta(20 * n)) for n in range(6)}
    (studio,) = on(FIRST + timedelta(112), history("studio", **items))
    assert studio.health is Health.ON_RHYTHM
    assert said(studio) == "Orders every 20 days; last ordered 12 days ago."


def test_who_still_orders_but_no_longer_its_toner_is_late() -> None:
    school = history("school", toner=every(14, 12), paper=every(20, 10))
    (found,) = on(FIRST + timedelta(183), school)
    assert found.orders.health is Health.ON_RHYTHM
    assert found.health is Health.LATE
    assert said(found) == "Buys Toner every 14 days; last bought 29 days ago."


def test_a_first_order_is_new_and_says_so() -> None:
    (shop,) = on(FIRST + timedelta(9), history("bookshop", paper=every(1, 1)))
    assert shop.health is Health.NEW
    assert said(shop) == "First order 9 days ago; no rhythm yet."


def test_one_customer_alone_is_judged_by_the_rhythm_the_shop_was_known_to_have() -> None:
    today = FIRST + timedelta(150)
    clinic = history("clinic", toner=every(34, 4))
    together = on(today, clinic)[0]
    shop = learn_shop_rhythm([clinic, *offices()], today)
    assert forecast_customer(clinic, today, shop) == together


def test_customers_without_purchases_up_to_the_day_are_left_out() -> None:
    assert list(forecasts([history("later", toner=every(30, 3))], FIRST - timedelta(1))) == []
    assert list(forecasts([CustomerHistory("nobody", {})], FIRST)) == []


def test_every_health_has_a_label_and_a_place_in_the_queue() -> None:
    assert set(HEALTH_LABELS) == set(URGENCY) == set(Health)
    assert min(URGENCY, key=URGENCY.__getitem__) is Health.AT_RISK
