"""Work off the GUI thread comes back to it, and only what is still wanted."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QLabel

from salesdesk.errors import NotAllowed, SalesDeskError
from salesdesk.sentence import sentence
from salesdesk.ui.tasks import Job, Progress, Tasks


@dataclass(frozen=True, slots=True)
class Written:
    """What a service's write returns."""

    value: str
    changed: frozenset[str]


class Desk:
    """Collects what happens around some tasks."""

    def __init__(self, *, inline: bool = False) -> None:
        self.errors: list[SalesDeskError] = []
        self.bugs: list[BaseException] = []
        self.tasks = Tasks(self.errors.append, self.bugs.append, inline=inline)


@pytest.fixture
def around(qapp: QApplication) -> Desk:
    """Tasks on real threads."""
    return Desk()


def test_a_list_is_read_on_a_thread_and_shown_on_the_gui_thread(around: Desk) -> None:
    seen: list[tuple[str, bool]] = []
    around.tasks.read(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, QThread.currentThread() is around.tasks.thread())),
    )
    assert around.tasks.wait()
    assert [(name.startswith("salesdesk-read"), here) for name, here in seen] == [(True, True)]
    around.tasks.close()


def test_a_write_says_which_topics_changed_after_its_page_has_heard(around: Desk) -> None:
    heard: list[object] = []
    around.tasks.changed.connect(heard.append)
    around.tasks.write(
        lambda: Written("BG-2026-0412", frozenset({"proposals"})),
        lambda done: heard.append(done.value),
    )
    assert around.tasks.wait()
    assert heard == ["BG-2026-0412", frozenset({"proposals"})]
    around.tasks.close()


def test_the_rows_of_an_older_filter_never_replace_those_of_a_newer_one(around: Desk) -> None:
    first_may_end = threading.Event()
    shown: list[str] = []

    def slow() -> str:
        first_may_end.wait(5)
        return "h"

    around.tasks.read(slow, shown.append, key="filter")
    around.tasks.read(lambda: "hồng", shown.append, key="filter")
    first_may_end.set()
    assert around.tasks.wait()
    assert shown == ["hồng"]
    around.tasks.close()


def test_what_a_person_can_mend_goes_to_the_page_and_a_bug_to_the_guard(around: Desk) -> None:
    def refuse() -> None:
        raise NotAllowed(sentence("This invoice is issued."))

    beside_field: list[SalesDeskError] = []
    around.tasks.write(refuse, lambda _: None)
    around.tasks.write(lambda: 1 // 0, lambda _: None)
    around.tasks.write(refuse, lambda _: None, beside_field.append)
    assert around.tasks.wait()
    assert [str(error) for error in around.errors] == ["This invoice is issued."]
    assert len(beside_field) == 1
    assert [type(bug) for bug in around.bugs] == [ZeroDivisionError]
    around.tasks.close()


def test_progress_is_heard_and_cancelling_drops_the_result(around: Desk) -> None:
    told: list[float] = []
    results: list[object] = []

    def hear(news: Progress) -> None:
        told.append(news.share)

    job = Job(hear)

    def work() -> str:
        job.progress("rows", 0.5)
        job.cancel()
        return "done" if job.is_cancelled() else "missed"

    around.tasks.write(work, results.append, job=job)
    assert around.tasks.wait()
    assert told == [0.5]
    assert results == []
    around.tasks.close()


def test_a_page_that_is_gone_hears_nothing(around: Desk) -> None:
    label = QLabel("before")
    gate = threading.Event()
    around.tasks.read(lambda: (gate.wait(5), "after")[1], label.setText)
    label.deleteLater()
    QApplication.sendPostedEvents(label, 52)  # QEvent.DeferredDelete
    gate.set()
    assert around.tasks.wait()
    assert around.bugs == []
    around.tasks.close()


def test_in_line_everything_has_happened_when_the_call_returns(qapp: QApplication) -> None:
    around = Desk(inline=True)
    shown: list[int] = []
    around.tasks.read(lambda: 7, shown.append)
    assert shown == [7]
    assert around.tasks.idle


def test_saving_is_told_once_for_many_writes(around: Desk) -> None:
    told: list[bool] = []
    around.tasks.saving.connect(told.append)
    gate = threading.Event()
    around.tasks.write(lambda: gate.wait(5), lambda _: None)
    around.tasks.write(lambda: None, lambda _: None)
    gate.set()
    assert around.tasks.wait()
    assert told == [True, False]
    around.tasks.close()


@pytest.mark.parametrize(("second", "paid"), [(4_000_000, 1), (5_000_000, 2)])
def test_a_double_click_pays_once_and_another_amount_is_another_payment(
    around: Desk, second: int, paid: int
) -> None:
    gate, till = threading.Event(), list[int]()

    def click(amount: int) -> None:
        def pay() -> None:
            gate.wait(5)
            till.append(amount)

        around.tasks.write(lambda: pay(), lambda _: None)

    click(4_000_000)
    click(second)
    gate.set()
    assert around.tasks.wait()
    assert till == [4_000_000, second][:paid]
    click(4_000_000)
    assert around.tasks.wait()
    assert len(till) == paid + 1
    around.tasks.close()
