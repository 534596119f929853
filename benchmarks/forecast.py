"""How good the reorder forecast is on a real order list, beside two simple rules.

    python benchmarks/forecast.py ORDERS.csv[.gz] [--cut DATE]… [--purchases 3]

For every cut-off day the forecast sees the orders up to and with that day; then it is compared
with what was bought after it until the list ends. An item of a customer counts from the given
number of purchase days on. "outside" holds purchases before the earliest day, after the latest,
and items not bought again although their range ended before the list did; items whose range is
still open count only if they were bought. The rules are the last and the mean gap counted from
the last purchase; "today" is the same, never before the cut-off day.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean, median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from salesdesk.domain.followup.customers import (
    CustomerHistory,
    ItemHistory,
    forecasts,
)
from salesdesk.domain.followup.forecast import Forecast
from salesdesk.domain.followup.purchases import Purchase
from salesdesk.exchange.orders import (
    LineKind,
    OrderLine,
    prepare_orders,
    read_orders,
)

CUTS = 6
"""Cut-off days where none are given: evenly from 45 % of the list's time to a month before its
end."""

Days = Mapping[str, Mapping[str, Sequence[date]]]


@dataclass(frozen=True, slots=True)
class Case:
    """One item of one customer: what was forecast, and when it was bought next, if it was."""

    days: Sequence[date]
    found: Forecast
    actual: date | None


def main() -> None:
    """Measure and print one line per cut-off day."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("orders", type=Path)
    parser.add_argument("--cut", action="append", type=date.fromisoformat)
    parser.add_argument("--purchases", type=int, default=3)
    chosen = parser.parse_args()
    histories = read(chosen.orders)
    start, end = span(histories)
    print(f"{start} to {end}")
    print("cut-off     days  items again  error: forecast last mean last/today mean/today   80 %:"
          " inside width counted   µs/item")  # fmt: skip
    for cut in chosen.cut or cuts(start, end):
        print(measured(histories, cut, end, chosen.purchases))


def read(path: Path) -> list[CustomerHistory]:
    """The sales of an order list by customer and item."""
    bought: dict[str, dict[str, list[Purchase]]] = defaultdict(lambda: defaultdict(list))
    for line in read_orders(prepare_orders(path)):
        if isinstance(line, OrderLine) and line.kind is LineKind.SALE:
            bought[line.customer][line.product].append(Purchase(line.day, line.quantity))
    return [
        CustomerHistory(
            customer, {key: ItemHistory(key, tuple(days)) for key, days in items.items()}
        )
        for customer, items in bought.items()
    ]


def span(histories: Sequence[CustomerHistory]) -> tuple[date, date]:
    """The first and the last day on which anything was sold."""
    days = [p.day for h in histories for item in h.items.values() for p in item.purchases]
    return min(days), max(days)


def cuts(start: date, end: date) -> list[date]:
    """Cut-off days spread over the later part of the list."""
    first = start + (end - start) * 0.45
    step = (end - timedelta(30) - first) / (CUTS - 1)
    return [first + step * number for number in range(CUTS)]


def measured(histories: Sequence[CustomerHistory], cut: date, end: date, least: int) -> str:
    """The line of the table for one cut-off day."""
    began = time.perf_counter()
    found = list(forecasts(histories, cut))
    seconds = time.perf_counter() - began
    items = sum(len(one.items) for one in found)
    cases = list(compared(histories, {one.customer: one.items for one in found}, cut, least))
    again = [case for case in cases if case.actual is not None]
    errors = [
        error(again, [case.found.expected_next or cut for case in again]),
        *(error(again, rule(again, gap, None)) for gap in (last_gap, mean_gap)),
        *(error(again, rule(again, gap, cut)) for gap in (last_gap, mean_gap)),
    ]
    counted = [case for case in cases if case.actual or (case.found.latest or end) < end]
    inside = sum(is_inside(case) for case in counted) / len(counted) if counted else 0.0
    width = median((c.found.latest or cut).toordinal() - (c.found.earliest or cut).toordinal()
                   for c in cases) if cases else 0  # fmt: skip
    return (
        f"{cut}  {(end - cut).days:4d} {len(cases):6d} {len(again):5d}  "
        + "".join(f"{value:10.1f}" for value in errors)
        + f"   {100 * inside:9.1f} {width:6.0f} {100 * len(counted) / max(len(cases), 1):6.0f} %"
        + f"  {1e6 * seconds / max(items, 1):8.1f}"
    )


def compared(
    histories: Sequence[CustomerHistory],
    found: Mapping[str, Mapping[str, Forecast]],
    cut: date,
    least: int,
) -> Iterator[Case]:
    """Every item bought on enough days before the cut-off, with its next purchase after it."""
    for history in histories:
        for key, item in history.items.items():
            days = sorted({purchase.day for purchase in item.purchases})
            before = [day for day in days if day <= cut]
            if len(before) >= least and found[history.customer][key].expected_next:
                later = next((day for day in days if day > cut), None)
                yield Case(before, found[history.customer][key], later)


def last_gap(days: Sequence[date]) -> float:
    """The days between the last two purchases."""
    return (days[-1] - days[-2]).days


def mean_gap(days: Sequence[date]) -> float:
    """The days between purchases on average."""
    return (days[-1] - days[0]).days / (len(days) - 1)


def rule(cases: Sequence[Case], gap: object, not_before: date | None) -> list[date]:
    """What a simple rule expects for each case."""
    assert callable(gap)
    expected = [case.days[-1] + timedelta(round(gap(case.days))) for case in cases]
    return [max(day, not_before or day) for day in expected]


def error(cases: Sequence[Case], expected: Sequence[date]) -> float:
    """The mean absolute error in days."""
    misses = [
        abs((case.actual - day).days)
        for case, day in zip(cases, expected, strict=True)
        if case.actual
    ]
    return fmean(misses) if misses else 0.0


def is_inside(case: Case) -> bool:
    """Whether the next purchase came within the range."""
    found = case.found
    if not (case.actual and found.earliest and found.latest):
        return False
    return found.earliest <= case.actual <= found.latest


if __name__ == "__main__":
    main()
