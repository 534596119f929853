"""A clerk works through the list without a mouse."""

from __future__ import annotations

import pytest
from layout import faults
from prospects_shop import open_for_business
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.cold_calls import CallResult
from salesdesk.ui.application import Session
from salesdesk.ui.prospects.cold_calls.desk import ColdCallDesk
from salesdesk.ui.prospects.page import ProspectsPage


def _begin(session: Session) -> tuple[ProspectsPage, ColdCallDesk]:
    session.window.go("prospects")
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    page.calls.start()
    return page, page.calls


def _company(calls: ColdCallDesk) -> str:
    return calls.view.head.company.whole


class _Dialler(QObject):
    """Stands for the telephone that the system would open."""

    dialled = ""

    @Slot(QUrl)
    def call(self, address: QUrl) -> None:
        self.dialled = address.toString()


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("vi", "dark")])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_every_question_of_a_call_fits_the_screen(
    desk: Desk, make_session: MakeSession, language: str, theme: str, size: tuple[int, int]
) -> None:
    open_for_business(desk)
    session = make_session(language, theme)
    session.window.resize(*size)
    page, calls = _begin(session)
    for digit in range(1, 7):
        calls.view.results.press(digit)
        QApplication.processEvents()
        assert not faults(page)


def test_a_digit_a_sentence_and_enter_log_a_call_and_go_on(desk: Desk, session: Session) -> None:
    open_for_business(desk)
    page, calls = _begin(session)
    first, count = _company(calls), len(calls._calls.accounts)
    QTest.keyClick(calls.view, Qt.Key.Key_3)
    assert calls.view.results.result is CallResult.NOT_REACHED
    assert "Next attempt" in calls.view.entry.plan.text()
    QTest.keyClicks(calls.view.entry.note, "engaged")
    QTest.keyClick(calls.view.entry.note, Qt.Key.Key_Return)
    assert _company(calls) != first
    assert calls.view.place.text() == f"2 of {count}, 0 reached"
    QTest.keyClick(calls.view, Qt.Key.Key_2)
    QTest.keyClick(calls.view.entry.day, Qt.Key.Key_Return)
    assert calls.view.place.text() == f"3 of {count}, 1 reached"
    QTest.keyClick(calls.view, Qt.Key.Key_Escape)
    assert page.outer.currentWidget() is page.work


def test_a_reason_is_asked_for_beside_the_field_and_skipping_keeps_what_was_typed(
    desk: Desk, session: Session
) -> None:
    open_for_business(desk)
    _page, calls = _begin(session)
    first = _company(calls)
    QTest.keyClick(calls.view, Qt.Key.Key_4)
    QTest.keyClick(calls.view.entry.note, Qt.Key.Key_Return)
    assert _company(calls) == first
    assert calls.view.entry.error.text
    QTest.keyClicks(calls.view.entry.note, "has a contract")
    QTest.keyClick(calls.view, Qt.Key.Key_PageDown)
    assert _company(calls) != first
    QTest.keyClick(calls.view, Qt.Key.Key_PageUp)
    assert _company(calls) == first
    assert calls.view.entry.note.text() == "has a contract"
    assert calls.view.results.result is CallResult.NOT_INTERESTED


def test_a_call_can_be_taken_back(desk: Desk, session: Session) -> None:
    open_for_business(desk)
    _page, calls = _begin(session)
    first, key = _company(calls), calls._calls.accounts[0]
    before = desk.prospects.record(key)
    QTest.keyClick(calls.view, Qt.Key.Key_6)
    QTest.keyClicks(calls.view.entry.note, "wants silence")
    QTest.keyClick(calls.view.entry.note, Qt.Key.Key_Return)
    assert desk.prospects.record(key).silence is not None
    session.window.undo.undo()
    assert desk.prospects.record(key) == before
    assert _company(calls) == first


def test_the_number_is_dialled_and_copied_and_the_minutes_count(
    desk: Desk, session: Session
) -> None:
    open_for_business(desk)
    _page, calls = _begin(session)
    dialler = _Dialler()
    QDesktopServices.setUrlHandler("tel", dialler, "call")  # type: ignore[arg-type]
    QTest.keyClick(calls.view, Qt.Key.Key_C)
    QDesktopServices.unsetUrlHandler("tel")
    number = calls.view.head.number
    assert number is not None
    assert dialler.dialled.startswith("tel:+84")
    QTest.keyClick(calls.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == number.number
    QTest.keyClick(calls.view, Qt.Key.Key_1)
    assert calls.view.entry.minutes.value == 1


def test_a_list_without_numbers_says_so(desk: Desk, session: Session) -> None:
    page, calls = _begin(session)
    assert calls.view.pages.currentIndex() == 1
    assert not faults(page)
    calls.leave()


def test_the_list_goes_on_in_another_language(desk: Desk, session: Session) -> None:
    open_for_business(desk)
    _page, calls = _begin(session)
    QTest.keyClick(calls.view, Qt.Key.Key_3)
    QTest.keyClick(calls.view.entry.note, Qt.Key.Key_Return)
    on_the_line, place = _company(calls), calls.whereabouts
    QTest.keyClick(calls.view, Qt.Key.Key_C)
    began = calls.view.timer.began
    assert began is not None
    QTest.keyClick(calls.view, Qt.Key.Key_1)
    QTest.keyClicks(calls.view.entry.note, "wants a price")
    session.use_language("vi")
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    calls = page.calls
    assert calls.is_open
    assert (_company(calls), calls.whereabouts) == (on_the_line, place)
    assert calls.view.results.result is CallResult.INTERESTED
    assert calls.view.entry.note.text() == "wants a price"
    assert calls.view.timer.began == began
    QTest.keyClick(calls.view.entry.note, Qt.Key.Key_Return)
    assert _company(calls) != on_the_line
