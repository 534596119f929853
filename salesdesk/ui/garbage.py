"""Garbage is collected on the GUI thread only.

A closed page is a ring of widgets, layouts and slots, and so it is Python's collector that ends it.
Left alone, the collector runs in whichever thread asks for memory at that moment; ending a widget
on the writing thread while the window is painted crashes the process (seen in the tests).
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PERIOD = 250
"""Milliseconds between two looks; a look that finds nothing to do takes microseconds."""


class GarbageCollector(QObject):
    """Turns Python's own collector off while the window is up, and does its work in turn.

    While work is under way only what is young is looked through: an import holds a million objects
    that are no garbage, and walking over them would stop the window for a second.
    """

    def __init__(self, is_idle: Callable[[], bool]) -> None:
        super().__init__()
        self._is_idle = is_idle
        gc.disable()
        gc.freeze()  # what was loaded to start is no garbage
        self._timer = QTimer(self, interval=PERIOD)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what is due now."""
        collect_due(oldest=2 if self._is_idle() else 0)

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()


def collect_due(oldest: int = 2) -> None:
    """Collect the oldest generation that is due, as Python would have done by now."""
    for generation in range(oldest, -1, -1):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
