"""The Follow-up tab: who is late, what to offer them, and when to leave them alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from followup_shop import BOOKSHOP, CLINIC, PRINTERS, SCHOOL, TODAY, TONER, account
from layout import faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.services.followup import Sort, View
from salesdesk.services.prospects import PlannedStep
from salesdesk.services.today import TaskRow
from salesdesk.ui.application import Session
from salesdesk.ui.followup.page import FollowupPage
from salesdesk.ui.steps.forms import LogTray, StepTray


def _open(session: Session) -> FollowupPage:
    session.window.resize(1366, 768)
    session.window.go("followup")
    page = session.window.page
    assert isinstance(page, FollowupPage)
    return page


@pytest.fixture
def page(make_session: MakeSession) -> FollowupPage:
    """The page as it opens."""
    return _open(make_session())


def _companies(page: FollowupPage) -> list[str]:
    model = page.list.model
    return [model.cell(row, 0).text for row in range(model.rowCount())]


def test_the_most_urgent_customer_is_open_with_the_lines_to_offer(page: FollowupPage) -> None:
    assert _companies(page) == [CLINIC, PRINTERS, BOOKSHOP, SCHOOL]
    assert page.view.name.whole == CLINIC
    assert page.view.health.text == "Late"
    assert page.view.reason.text() == (
        "Buys Brother TN-2410 every 30 days; last bought 45 days ago."
    )
    [line] = page.view.reorder.rows
    assert (line.ticked, line.count) == (True, 2)
    assert page.list.need_you.text() == "1 needs you this week"


def test_a_quantity_changes_the_sum_and_nothing_ticked_cannot_be_proposed(
    page: FollowupPage, desk: Desk
) -> None:
    [line] = page.view.reorder.rows
    line.quantity.setText("3")
    line.quantity.setModified(True)
    line.quantity.commit()
    # From three on the price is that of a quantity break.
    assert line.product_id is not None
    price = desk.catalogue.price(line.product_id, account(desk, CLINIC), 3).unit_price
    assert line.amount == price.times(3)
    line.tick.setChecked(False)
    assert not page.view.propose.isEnabled()
    line.tick.setChecked(True)
    assert page.view.propose.isEnabled()


def test_one_button_makes_the_proposal(page: FollowupPage, desk: Desk) -> None:
    page.view.propose.click()
    [proposal] = desk.proposals.listing.ids()
    record = desk.proposals.record(proposal)
    assert [(line.sku, line.quantity) for line in record.lines] == [(TONER, 2)]


def test_views_narrow_the_list_and_other_pages_lead_to_theirs(page: FollowupPage) -> None:
    page.open_record(View.QUIET)
    assert _companies(page) == [PRINTERS]
    assert page.view.name.whole == PRINTERS
    page.list.show_view(View.ALL)
    assert len(_companies(page)) == 4
    page.list.show_view(View.WON_BACK)
    assert page.list.stack.currentIndex() == 1
    page.open_record(account(page.context.desk, SCHOOL))
    assert page.view.name.whole == SCHOOL


def test_the_list_is_filtered_and_ordered(page: FollowupPage) -> None:
    page.focus_filter()
    page.list.filter.setText("truc lam")
    page.list.reload()
    assert _companies(page) == [BOOKSHOP]
    page.list.filter.setText("")
    page.list.sort.set_value(Sort.USUAL)
    page.list.reload()
    assert _companies(page)[0] == SCHOOL


def test_who_is_snoozed_goes_to_the_end_and_comes_back(page: FollowupPage) -> None:
    page.view.snooze.click()
    menu = page.view.snooze.findChildren(QMenu)[-1]
    menu.hide()
    menu.actions()[0].trigger()
    assert _companies(page)[-1] == CLINIC
    assert page.view.reason.text().startswith("Snoozed until 24 Nov.")
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert _companies(page)[0] == CLINIC


def test_a_call_and_the_plan_stand_beside_the_lines(page: FollowupPage, desk: Desk) -> None:
    page.commands()[1].run()
    assert isinstance(page.view.place.tray, LogTray)
    page.view.place.close_tray()
    page.new()
    tray = page.view.place.tray
    assert isinstance(tray, StepTray)
    tray.step.set_step(TaskKind.CALL, "Ask about the drum", TODAY + timedelta(days=2), None)
    tray.submit()
    step = desk.prospects.record(account(desk, CLINIC)).next_step
    assert step is not None


def test_a_promise_is_ticked_off_where_it_stands(make_session: MakeSession, desk: Desk) -> None:
    clinic = account(desk, CLINIC)
    for task in desk.today.agenda().rows:
        desk.prospects.done(task.id)
    desk.prospects.plan(clinic, PlannedStep(TaskKind.CALL, "Call about the drum", TODAY))
    page = _open(make_session())
    page.open_record(clinic)
    step = page.view.steps[0]
    step.done.click()
    assert all(each.what != "Call about the drum" for each in _steps(desk))
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert any(each.what == "Call about the drum" for each in _steps(desk))


def _steps(desk: Desk) -> list[TaskRow]:
    return [row for row in desk.today.agenda(everybody=True).rows if row.company == CLINIC]


def test_the_keyboard_goes_through_the_list_to_the_button(page: FollowupPage) -> None:
    page.focus_first()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.view.name.whole == PRINTERS
    page.step_record(-1)
    assert page.view.name.whole == CLINIC
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.view.propose.hasFocus() or not page.isActiveWindow()


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
    page.commands()[1].run()
    QApplication.processEvents()
    assert not faults(page)
