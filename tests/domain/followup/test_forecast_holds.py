"""The promise of the forecast, kept on a made-up shop: eight in ten fall into the range."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import fmean

import pytest

from salesdesk.domain.followup.customers import CustomerHistory, ItemHistory, forecasts
from salesdesk.domain.followup.purchases import Purchase

CUT = date(2026, 1, 1)
Days = dict[tuple[str, str], list[date]]


def shop(spread: float, seed: int) -> Days:
    """A hundred clients with four items each, whose gaps scatter by so much around their own."""
    random = Random(seed)
    found: Days = {}
    for client in range(100):
        usual = random.lognormvariate(3.5, 0.4)
        for item in range(4):
            day, days = CUT - timedelta(random.randint(200, 400)), []
            own = usual * random.lognormvariate(0, 0.3)
            while day < CUT + timedelta(400):
                days.append(day)
                day += timedelta(max(1, round(random.lognormvariate(0, spread) * own)))
            found[str(client), str(item)] = days
    return found


def histories(days: Days) -> list[CustomerHistory]:
    clients: dict[str, dict[str, ItemHistory]] = {}
    for (client, item), bought in days.items():
        past = tuple(Purchase(day) for day in bought if day <= CUT)
        clients.setdefault(client, {})[item] = ItemHistory(item, past)
    return [CustomerHistory(client, items) for client, items in clients.items()]


@pytest.mark.parametrize("spread", [0.12, 0.35, 0.7])
def test_eight_in_ten_fall_into_the_range_and_simple_rules_err_more(spread: float) -> None:
    days = shop(spread, seed=7)
    inside, ours, last_gap, mean_gap = [], [], [], []
    for client in forecasts(histories(days), CUT):
        for item, found in client.items.items():
            bought = days[client.customer, item]
            past = [day for day in bought if day <= CUT]
            actual = next((day for day in bought if day > CUT), CUT + timedelta(400))
            if found.expected_next and found.earliest and found.latest and len(past) > 2:
                gaps = [(later - earlier).days for earlier, later in pairwise(past)]
                inside.append(found.earliest <= actual <= found.latest)
                ours.append(abs((actual - found.expected_next).days))
                last_gap.append(abs((actual - past[-1]).days - gaps[-1]))
                mean_gap.append(abs((actual - past[-1]).days - fmean(gaps)))
    assert len(inside) > 200
    assert 0.75 <= fmean(inside) <= 0.92
    assert fmean(ours) < fmean(mean_gap)
    assert fmean(ours) < 0.9 * fmean(last_gap)
