"""Letting things happen in the past: each event at its moment, by whoever did it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from salesdesk.clock import Clock, FixedClock
from salesdesk.services.context import Context, Member

Event = Callable[[], object]


@dataclass
class Past:
    """What happened, told in the order of time; days are counted back from today."""

    context: Context
    members: dict[str, Member]
    today: date
    _events: list[tuple[datetime, int, str, Event]] = field(default_factory=list)

    def day(self, ago: int) -> date:
        """The day so many days ago; Sundays move to the Saturday before."""
        day = self.today - timedelta(days=ago)
        return day - timedelta(days=1) if ago and day.weekday() == 6 else day

    def at(self, ago: int, hour: int, who: str, event: Event) -> None:
        """Let something happen so many days ago, at this hour, done by somebody; the future
        is left alone.
        """
        if ago < 0:
            return
        moment = self._clock.instant(self.day(ago), time(hour, (ago * 7) % 60))
        self._events.append((moment, len(self._events), who, event))

    def tell(self, progress: Callable[[str, float], None]) -> None:
        """Let everything happen."""
        for number, (moment, _order, who, event) in enumerate(sorted(self._events, key=_key)):
            with self.living(moment, who):
                event()
            progress("", (number + 1) / len(self._events))

    @contextmanager
    def living(self, moment: datetime, who: str) -> Iterator[None]:
        """The desk as it is at a moment, with somebody at it."""
        clock, member = self.context.clock, self.context.member
        self.context.clock = FixedClock(clock.zone, moment)
        self.context.member = self.members[who]
        try:
            yield
        finally:
            self.context.clock, self.context.member = clock, member

    @property
    def _clock(self) -> Clock:
        return self.context.clock


def _key(event: tuple[datetime, int, str, Event]) -> tuple[datetime, int]:
    return event[0], event[1]
