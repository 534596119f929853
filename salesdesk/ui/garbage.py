"""Garbage is collected on the GUI thread only.

A closed page is a ring of widgets, layouts and slots, and so it is Python's collector that ends it.
Left alone, the collector runs in whichever thread asks for memory at that moment; ending a widget
on the writing thread while the window is painted crashes the process (seen in the tests).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD = 1000
"""Milliseconds between two looks; a look that finds nothing to do takes microseconds."""


class GarbageCollector(QObject):
    """Turns Python's own collector off while the window is up, and does its work in turn."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        gc.freeze()  # what was loaded to start is no garbage
        self._timer = QTimer(self, interval=PERIOD)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()


def collect_due() -> None:
    """Collect the oldest generation that is due, as Python would have done by now."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
