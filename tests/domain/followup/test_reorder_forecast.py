"""A clinic buys toner: when will it need the next one, and how sure is that?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.followup.forecast import MOST_DAYS_AHEAD, Forecast, forecast
from salesdesk.domain.followup.health import Health, health_of_wait
from salesdesk.domain.followup.purchases import Purchase, beat
from salesdesk.domain.followup.rhythm import ShopRhythm, Tempo
from salesdesk.language import language

FIRST = date(2026, 1, 5)
OFFICES = ShopRhythm(spread=0.2, visit_ratio=0.1)
"""A shop whose customers buy steadily."""


def bought(gaps: Sequence[int], quantity: int = 2) -> list[Purchase]:
    days = [FIRST]
    for gap in gaps:
        days.append(days[-1] + timedelta(gap))
    return [Purchase(day, quantity) for day in days]


def after(purchases: Sequence[Purchase], days: int, shop: ShopRhythm = OFFICES) -> Forecast:
    last = max(purchase.day for purchase in purchases)
    found = forecast(purchases, last + timedelta(days), "HP 305XL", shop=shop)
    assert found is not None
    return found


def said(found: Forecast, code: str = "en") -> str:
    return language(code).say(found.reason)


def test_the_rhythm_of_a_steady_client_is_told_in_one_sentence() -> None:
    found = after(bought([34, 33, 36, 32, 35]), 61)
    assert said(found) == "Buys HP 305XL every 34 days; last bought 61 days ago."
    assert found.health is Health.AT_RISK
    assert (found.interval_days, found.quantity) == (34, 2)


def test_a_steady_clients_next_order_falls_on_the_rhythm_within_a_narrow_range() -> None:
    purchases = bought([34, 33, 36, 32, 35])
    found = after(purchases, 5)
    last = purchases[-1].day
    assert found.due == last + timedelta(34)
    assert found.expected_next is not None
    assert found.earliest is not None
    assert found.latest is not None
    assert abs((found.expected_next - last).days - 34) <= 2
    assert (found.latest - found.earliest).days <= 20


@pytest.mark.parametrize(
    ("waited", "health"),
    [
        (5, Health.ON_RHYTHM),
        (34, Health.DUE),
        (46, Health.LATE),
        (61, Health.AT_RISK),
        (141, Health.LAPSED),
    ],
)
def test_health_follows_the_wait(waited: int, health: Health) -> None:
    assert after(bought([34, 33, 36, 32, 35]), waited).health is health


def test_one_odd_gap_does_not_change_the_rhythm() -> None:
    assert after(bought([30, 31, 30, 200, 29, 30]), 3).interval_days in range(29, 33)


def test_doubled_and_nearby_orders_are_one_purchase() -> None:
    plain = after(bought([30, 31, 29, 30]), 3)
    doubled = after(bought([30, 0, 31, 1, 29, 2, 30]), 3)
    assert doubled.purchases == plain.purchases == 5
    assert abs(doubled.interval_days - plain.interval_days) <= 2
    assert doubled.quantity == 4


def test_who_buys_every_other_day_keeps_a_rhythm_of_days() -> None:
    assert after(bought([2] * 12), 1).interval_days == 2


def test_a_first_purchase_has_no_rhythm_yet() -> None:
    found = after(bought([]), 9)
    assert said(found) == "Bought HP 305XL once, 9 days ago; no rhythm yet."
    assert found.health is Health.NEW
    assert found.expected_next is None
    assert after(bought([]), 120).health is Health.AT_RISK
    assert after(bought([]), 300).health is Health.LAPSED


def test_what_was_told_about_consumption_makes_a_forecast_from_the_first_purchase() -> None:
    found = forecast(bought([]), FIRST + timedelta(20), "HP 305XL", shop=OFFICES, lasts_days=45)
    assert found is not None
    assert found.due == FIRST + timedelta(45)
    assert said(found) == (
        "Bought HP 305XL once, 20 days ago; lasts about 45 days by the needs interview."
    )


def test_told_consumption_moves_a_short_rhythm_and_hardly_a_long_one() -> None:
    def moved(gaps: list[int]) -> int:
        day = bought(gaps)[-1].day
        plain = forecast(bought(gaps), day, "x", shop=OFFICES)
        told = forecast(bought(gaps), day, "x", shop=OFFICES, lasts_days=90)
        assert plain is not None
        assert told is not None
        assert plain.expected_next is not None
        assert told.expected_next is not None
        return (told.expected_next - plain.expected_next).days

    assert moved([30]) > moved([30] * 12) > 0


def test_who_comes_back_after_a_long_silence_is_won_back() -> None:
    found = after(bought([30, 31, 29, 240]), 5)
    assert found.health is Health.WON_BACK
    assert said(found) == "Bought HP 305XL again after 240 days; last bought 5 days ago."


def test_the_day_of_the_forecast_hides_what_came_later() -> None:
    purchases = bought([30, 30, 30])
    early = forecast(purchases, FIRST + timedelta(65), "x")
    assert early is not None
    assert early.last_purchase == FIRST + timedelta(60)
    assert forecast(purchases, FIRST - timedelta(1), "x") is None


def test_returns_are_no_purchases() -> None:
    returned = [*bought([30, 30]), Purchase(FIRST + timedelta(70), -2)]
    assert after(returned[:3], 1).purchases == 3
    assert forecast(returned, FIRST + timedelta(80), "x") == forecast(
        returned[:3], FIRST + timedelta(80), "x"
    )


def test_the_reason_is_said_in_vietnamese_too() -> None:
    found = after(bought([34, 33, 36, 32, 35]), 61)
    assert said(found, "vi") == "Mua HP 305XL 34 ngày một lần; lần mua cuối 61 ngày trước."


histories = st.lists(
    st.tuples(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(1, 50)),
    min_size=1,
    max_size=25,
).map(lambda pairs: [Purchase(day, quantity) for day, quantity in pairs])
shops = st.builds(ShopRhythm, st.floats(0.05, 1.5), st.floats(-0.5, 3))
waits = st.integers(0, 4000)


@given(histories, waits, shops)
def test_the_range_is_in_order_and_never_lies_in_the_past(
    purchases: list[Purchase], waited: int, shop: ShopRhythm
) -> None:
    found = after(purchases, waited, shop)
    today = found.last_purchase + timedelta(waited)
    if found.expected_next is None or found.earliest is None or found.latest is None:
        assert found.interval_days == 0
        return
    assert today <= found.earliest <= found.expected_next <= found.latest
    assert (found.latest - today).days <= MOST_DAYS_AHEAD


@given(histories, waits, st.randoms())
def test_the_order_of_the_list_does_not_matter(
    purchases: list[Purchase], waited: int, random: object
) -> None:
    shuffled = list(purchases)
    getattr(random, "shuffle")(shuffled)  # noqa: B009  hypothesis hands an untyped Random
    assert after(shuffled, waited) == after(purchases, waited)


@given(histories, waits)
def test_the_numbers_in_the_sentence_are_those_of_the_history(
    purchases: list[Purchase], waited: int
) -> None:
    found = after(purchases, waited)
    numbers = [int(word) for word in said(found).replace(",", "").split() if word.isdigit()]
    known = beat(purchases, found.last_purchase)
    assert known is not None
    allowed = {waited, found.interval_days, known.last_gap}
    assert set(numbers) <= allowed


STEPS = [Health.ON_RHYTHM, Health.DUE, Health.LATE, Health.AT_RISK, Health.LAPSED]


@given(st.floats(0, 7), st.floats(0.06, 2), st.integers(0, 4000), st.integers(0, 4000))
def test_nobody_gets_healthier_by_waiting(
    centre: float, spread: float, first: int, second: int
) -> None:
    pace = Tempo(centre, spread)
    earlier, later = sorted((first, second))
    assert STEPS.index(health_of_wait(earlier, pace)) <= STEPS.index(health_of_wait(later, pace))


@given(st.lists(st.integers(4, 400), min_size=1, max_size=12), st.integers(0, 300))
def test_the_expected_day_never_moves_back_while_nothing_is_bought(
    gaps: list[int], waited: int
) -> None:
    purchases = bought(gaps)
    sooner, later = after(purchases, waited), after(purchases, waited + 1)
    assert sooner.expected_next is not None
    assert later.expected_next is not None
    assert later.expected_next >= sooner.expected_next - timedelta(2)
