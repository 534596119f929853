"""The shop's day is the day on its own wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.clock import Clock, FixedClock, as_of


def test_the_business_day_begins_at_midnight_in_the_shop() -> None:
    just_before = FixedClock(at=datetime(2026, 11, 22, 16, 59, tzinfo=UTC))
    midnight = FixedClock(at=datetime(2026, 11, 22, 17, 0, tzinfo=UTC))
    assert just_before.today() == date(2026, 11, 22)
    assert midnight.today() == date(2026, 11, 23)


def test_as_of_stands_at_ten_in_the_morning() -> None:
    clock = as_of(date(2026, 11, 23))
    assert clock.now() == clock.now() == datetime(2026, 11, 23, 3, tzinfo=UTC)
    assert clock.local(clock.now()).time() == time(10)


def test_summer_time_elsewhere_is_kept() -> None:
    berlin = Clock("Europe/Berlin")
    assert berlin.instant(date(2026, 7, 1), time(12)).hour == 10
    assert berlin.instant(date(2026, 12, 1), time(12)).hour == 11


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.times())
def test_an_instant_is_read_back_from_the_wall(day: date, at: time) -> None:
    clock = Clock()
    wall = clock.local(clock.instant(day, at))
    assert (wall.date(), wall.time()) == (day, at)


def test_the_machines_clock_is_in_utc() -> None:
    assert Clock().now().tzinfo is UTC
