"""The Today tab: the first thing everybody sees, done from the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from followup_shop import CLINIC, NURSERY, SCHOOL, TODAY, account, sit
from layout import faults
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import ActivityKind, TaskKind
from salesdesk.services.prospects import LoggedActivity, NewProspect, PlannedStep
from salesdesk.services.today import AttentionKind
from salesdesk.ui.application import Session
from salesdesk.ui.page import PageContext
from salesdesk.ui.steps.forms import LogTray
from salesdesk.ui.today.page import EVERYBODY, TodayPage
from salesdesk.ui.today.trays import DoneTray, ScheduleTray


@pytest.fixture(autouse=True)
def planned(desk: Desk) -> None:
    """Three things to do: one late, one today at half past two, one tomorrow."""
    for name, kind, day, at in (
        (CLINIC, TaskKind.CALL, TODAY - timedelta(days=2), None),
        (SCHOOL, TaskKind.CALL, TODAY, time(14, 30)),
        (NURSERY, TaskKind.TODO, TODAY + timedelta(days=1), None),
    ):
        desk.prospects.plan(account(desk, name), PlannedStep(kind, "Ask for A4", day, at))
    for task in desk.today.agenda().rows:
        if task.what != "Ask for A4":
            desk.prospects.done(task.id)


def _open(session: Session) -> TodayPage:
    session.window.resize(1366, 768)
    session.window.go("today")
    page = session.window.page
    assert isinstance(page, TodayPage)
    return page


@pytest.fixture
def page(make_session: MakeSession) -> TodayPage:
    """The page as Hà opens it."""
    return _open(make_session())


def _companies(page: TodayPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _press(page: TodayPage, key: Qt.Key) -> None:
    QTest.keyClick(page.table, key)


def _menu(parent: QObject) -> QMenu:
    menu = parent.findChildren(QMenu)[-1]
    menu.hide()
    return menu


def test_the_day_greets_and_counts(page: TodayPage) -> None:
    assert page.greeting.text() == "Good morning, Hà"
    assert page.day.text().startswith("Monday, 23 November 2026")
    assert "1 overdue" in page.day.text()
    assert _companies(page) == [CLINIC, SCHOOL, NURSERY]
    assert page.tiles["due"].accessibleName() == "Due today, 1, 1 overdue"


def test_done_and_undone_with_two_keys(page: TodayPage, desk: Desk) -> None:
    page.table.choose_first()
    _press(page, Qt.Key.Key_D)
    assert _companies(page) == [SCHOOL, NURSERY]
    window = page.window()
    window.undo.undo()  # type: ignore[attr-defined]
    assert _companies(page) == [CLINIC, SCHOOL, NURSERY]
    assert desk.prospects.record(account(desk, CLINIC)).next_step is not None


def test_the_mouse_finds_done_in_the_row(page: TodayPage) -> None:
    table = page.table
    done = next(at for at in range(4) if table.model().index(0, at).data() == "Done")
    middle = table.visualRect(table.model().index(1, done)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert _companies(page) == [CLINIC, NURSERY]


def test_later_moves_to_a_day_and_back(page: TodayPage) -> None:
    page.table.choose_first()
    _press(page, Qt.Key.Key_L)
    menu = _menu(page.table.viewport())
    assert next(action.text() for action in menu.actions()) == "Tomorrow"
    menu.actions()[2].trigger()
    assert _companies(page) == [SCHOOL, NURSERY, CLINIC]
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert _companies(page) == [CLINIC, SCHOOL, NURSERY]


def test_a_call_is_logged_with_what_was_said(page: TodayPage, desk: Desk) -> None:
    page.table.choose_first()
    done = next(each for each in page.commands() if each.shortcut == "Ctrl+Return")
    done.run()
    tray = page.place.tray
    assert isinstance(tray, LogTray)
    tray.outcome.setPlainText("Wants two cartridges")
    done.run()
    assert page.place.tray is None
    assert _companies(page) == [SCHOOL, NURSERY]
    said = [one.text for one in desk.prospects.timeline(account(desk, CLINIC))]
    assert "Wants two cartridges" in said


def test_what_is_no_call_is_done_with_a_word_and_what_follows(page: TodayPage, desk: Desk) -> None:
    page.table.choose(page.table.model().key(2))  # type: ignore[attr-defined]
    page.commands()[0].run()
    tray = page.place.tray
    assert isinstance(tray, DoneTray)
    tray.step.set_step(TaskKind.CALL, "Ask again", TODAY + timedelta(days=3), None)
    tray.submit()
    step = desk.prospects.record(account(desk, NURSERY)).next_step
    assert step is not None
    assert (step.what, step.day) == ("Ask again", TODAY + timedelta(days=3))


def test_a_step_is_scheduled_with_whoever_is_found(page: TodayPage, desk: Desk) -> None:
    page.new()
    tray = page.place.tray
    assert isinstance(tray, ScheduleTray)
    tray.submit()
    assert page.place.isVisible(), "without an account it stays"
    tray._taken(account(desk, SCHOOL))
    tray.step.what.setText("Bring samples")
    tray.step.what.setModified(True)
    tray.submit()
    assert not page.place.isVisible()
    assert _companies(page).count(SCHOOL) == 2


def test_nothing_to_do_says_so_and_what_comes_next(page: TodayPage, desk: Desk) -> None:
    for task in desk.today.agenda().rows:
        desk.prospects.done(task.id)
    page.reload()
    assert page.stack.currentWidget() is page.clear_state
    assert "all clear today" in page.day.text()


def test_who_sits_down_gets_their_own_day(page: TodayPage, desk: Desk) -> None:
    sit(desk, "Nguyễn Thị Lan")
    page.reload()
    assert page.greeting.text() == "Good morning, Lan"
    assert _companies(page) == []
    sit(desk, "Trần Bảo Ngọc")
    page.reload()
    assert page.whose.value == EVERYBODY
    assert _companies(page) == [CLINIC, SCHOOL, NURSERY]


def test_attention_leads_to_what_it_counts(page: TodayPage, desk: Desk) -> None:
    went: list[tuple[str, object]] = []
    page.context = _listening(page, went)
    lines = {row.line.kind: row for row in page.attention.rows}
    lines[AttentionKind.REORDERS].click()
    lines[AttentionKind.NO_STEP].click()
    assert [page_key for page_key, _record in went] == ["followup", "prospects"]
    assert [str(record) for _key, record in went] == ["to reorder", "no step"]


def test_a_hand_over_opens_the_account(page: TodayPage, desk: Desk) -> None:
    sit(desk, "Nguyễn Thị Lan")
    lead = desk.prospects.enter(NewProspect(company="Bảo tàng Sông Hương")).value
    desk.prospects.log(lead, LoggedActivity(ActivityKind.CALL, "Needs photo paper"))
    desk.prospects.qualify(lead)
    buu = next(each.id for each in desk.team.members() if each.name == "Trần Quốc Bửu")
    desk.prospects.hand_over(lead, buu, "Director decides", date(2026, 11, 24))
    sit(desk, "Trần Quốc Bửu")
    page.reload()
    went: list[tuple[str, object]] = []
    page.context = _listening(page, went)
    page.attention.rows[0].click()
    assert went == [("prospects", lead)]
    assert isinstance(lead, UUID)


def _listening(page: TodayPage, went: list[tuple[str, object]]) -> PageContext:
    def go(page: str, record: object = None) -> None:
        went.append((page, record))

    return replace(page.context, navigate=go)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(("theme", "width"), [("light", 1366), ("dark", 1100)])
def test_nothing_is_cut_or_nameless(
    make_session: MakeSession, language: str, theme: str, width: int
) -> None:
    session = make_session(language=language, theme=theme)
    page = _open(session)
    session.window.resize(width, 768)
    QApplication.processEvents()
    assert session.window.width() == width
    assert not faults(page)
    page.new()
    QApplication.processEvents()
    assert not faults(page)
    assert {tile.height() for tile in page.tiles.values()} == {95}
    assert session.window.height() == 768, "the strip made the window grow"
