"""A closed page ends on the thread it was painted on, whatever the other threads allocate."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.ui.garbage import GarbageCollector, collect_due


class Page(QWidget):
    """Holds itself, as a page does through the slots of its own buttons."""

    def __init__(self, ended_on: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ended_on.append(threading.current_thread()))


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    """The collector as a window has it; afterwards off, as the tests have it."""
    started = GarbageCollector(lambda: True)
    yield started
    started.stop()
    gc.disable()
    gc.unfreeze()


def test_a_thread_that_allocates_ends_no_page(collector: GarbageCollector) -> None:
    ended_on: list[threading.Thread] = []
    Page(ended_on)
    allocated: list[list[int]] = []
    worker = threading.Thread(target=lambda: allocated.extend([n] for n in range(50_000)))
    worker.start()
    worker.join()
    assert ended_on == []
    collect_due()
    assert ended_on == [threading.main_thread()]


def test_a_window_that_is_gone_leaves_python_to_itself(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_nothing_is_collected_before_it_is_due(collector: GarbageCollector) -> None:
    gc.collect()
    ended_on: list[threading.Thread] = []
    Page(ended_on)
    collect_due()
    assert ended_on == []


def test_while_work_is_under_way_only_the_young_are_looked_through(qapp: QApplication) -> None:
    ended_on: list[threading.Thread] = []
    busy = GarbageCollector(lambda: False)
    gc.collect()
    Page(ended_on)
    gc.collect(0)
    kept: list[list[int]] = [[n] for n in range(50_000)]
    busy.collect()
    assert gc.get_count()[0] < len(kept), "the young were looked through"
    busy.stop()
    gc.disable()
    gc.unfreeze()
    assert ended_on == [threading.main_thread()]
