"""The time, as the desk is told it: tests and `--as-of` set it, no rule asks the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Clock:
    """The machine's clock, read in the shop's time zone."""

    zone: str = "Asia/Ho_Chi_Minh"

    def now(self) -> datetime:
        """This instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The business day in the shop."""
        return self.local(self.now()).date()

    def local(self, instant: datetime) -> datetime:
        """An instant as the clock on the shop's wall shows it."""
        return instant.astimezone(_zone(self.zone))

    def instant(self, day: date, at: time = time(9)) -> datetime:
        """The instant in UTC when the shop's wall shows this day and time."""
        return datetime.combine(day, at, _zone(self.zone)).astimezone(UTC)


@cache
def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # the window is up before anybody asks what time it is

    return ZoneInfo(name)


@dataclass(frozen=True, slots=True)
class FixedClock(Clock):
    """A clock that stands still."""

    at: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    @override
    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


def as_of(day: date, zone: str = "Asia/Ho_Chi_Minh") -> FixedClock:
    """A clock that stands at ten in the morning of a day in the shop."""
    return FixedClock(zone, Clock(zone).instant(day, time(10)))
