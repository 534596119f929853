"""A clerk and the long list: finds, filters, saves views, chooses columns, works on many rows."""

from __future__ import annotations

from uuid import UUID

import pytest
from clerk import CTRL, Clerk
from layout import faults
from prospects_shop import open_for_business
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.conditions import ME, Condition, Filter, Op
from salesdesk.services.prospects import COLUMNS, NewProspect, NewView, Order, View
from salesdesk.ui.prospects.lists.columns import NARROW, WIDE, chosen_from
from salesdesk.ui.prospects.page import ProspectsPage
from salesdesk.ui.prospects.prospect_list import ProspectList

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def school(desk: Desk) -> UUID:
    return open_for_business(desk)


@pytest.fixture
def clerk(school: UUID, make_session: MakeSession) -> Clerk:
    clerk = Clerk(make_session())
    clerk.window.resize(1366, 768)
    clerk.go("Prospects")
    return clerk


def _list(clerk: Clerk) -> ProspectList:
    page = clerk.window.page
    assert isinstance(page, ProspectsPage)
    return page.list


def _names(clerk: Clerk) -> list[str]:
    model = _list(clerk).model
    return [model.cell(row, 0).text for row in range(model.rowCount())]


def _filter(clerk: Clerk, text: str) -> None:
    clerk.key(Qt.Key.Key_F, CTRL)
    clerk.write(text)
    clerk.key(Qt.Key.Key_Return)


def test_a_spaced_number_and_a_word_of_a_note_find_the_account(clerk: Clerk) -> None:
    _filter(clerk, "+84 988 020")
    assert _names(clerk) == ["Đông Á Logistics JSC"]
    _filter(clerk, "double a thung")
    assert _names(clerk) == ["Trường Tiểu học Hồng Hà"]


def test_an_own_filter_is_put_together_seen_at_once_saved_and_deleted(
    clerk: Clerk, desk: Desk
) -> None:
    clerk.key(Qt.Key.Key_F, CTRL_SHIFT)
    assert len(_names(clerk)) == 11
    clerk.pick("Field", "Value of deals")
    clerk.pick("Condition", "at least")
    clerk.fill("Value", "20.000.000")
    assert set(_names(clerk)) == {
        "Harbor View Hotel",
        "Summit Architecture",
        "Trường Tiểu học Hồng Hà",
    }
    assert clerk.sees("3 accounts")
    clerk.press("Save view")
    assert clerk.sees("A name is needed.")
    clerk.fill("Name of the view", "Big ones")
    clerk.press("Save view")
    assert not clerk.sees("Own filter")
    assert clerk.sees("Big ones  3")
    clerk.press("All  11")
    assert len(_names(clerk)) == 11
    assert clerk.sees("+1")
    clerk.choose_in_menu("Saved views", "Big ones")
    clerk.choose_in_menu("Saved views", "Delete this view")
    assert desk.prospects.views() == ()
    assert len(_names(clerk)) == 11
    clerk.press("Undo")
    assert [one.name for one in desk.prospects.views()] == ["Big ones"]


def test_an_own_view_is_changed_and_a_filter_that_is_not_saved_is_said(
    clerk: Clerk, desk: Desk
) -> None:
    mine = Filter((Condition("owner", Op.ANY, (ME,)),))
    key = desk.prospects.save_view(NewView("Mine too", mine)).value
    _list(clerk).reload()
    clerk.settle()
    clerk.choose_in_menu("Saved views", "Mine too")
    clerk.choose_in_menu("Saved views", "Change this filter…")
    clerk.pick("Field", "Company")
    clerk.pick("Condition", "begins with")
    clerk.fill("Value", "nha")
    assert _names(clerk) == ["Nhà thuốc An Bình"]
    clerk.press("Close the filter")
    assert clerk.sees("1 condition more")
    clerk.press("1 condition more")
    clerk.press("Save view")
    assert desk.prospects.count(key) == 1
    clerk.press("Undo")
    [view] = desk.prospects.views()
    assert view.filter == mine


def test_conditions_are_added_and_removed(clerk: Clerk) -> None:
    clerk.key(Qt.Key.Key_F, CTRL_SHIFT)
    clerk.press("Add condition")
    editor = _list(clerk).filters.editor
    assert len(editor._rows) == 2
    assert not editor._rows[1].condition
    clerk.press_last("Remove this condition")
    clerk.press_last("Remove this condition")
    assert not editor.wanted
    assert len(_names(clerk)) == 11
    clerk.key(Qt.Key.Key_Escape)


def test_a_head_sorts_both_ways_and_the_view_remembers(clerk: Clerk) -> None:
    _click_head(clerk, "value")
    assert _names(clerk)[0] == "Harbor View Hotel"
    _click_head(clerk, "value")
    assert _names(clerk)[-1] == "Harbor View Hotel"
    clerk.press("Due today  6")
    assert _names(clerk)[0] == "Harbor View Hotel"
    assert _list(clerk).shown.order == Order()
    clerk.press("All  11")
    assert _list(clerk).shown.order == Order("value", downwards=False)


def test_the_view_that_was_open_is_open_again(school: UUID, make_session: MakeSession) -> None:
    clerk = Clerk(make_session())
    clerk.go("Prospects")
    clerk.press("No next step  2")
    again = Clerk(make_session())
    again.go("Prospects")
    assert _list(again).shown.view is View.NO_STEP
    assert len(_names(again)) == 2


def _click_head(clerk: Clerk, key: str) -> None:
    table = _list(clerk).table
    header = table.horizontalHeader()
    section = [one.key for one in table.rows.columns].index(key)
    place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    clerk.settle()


def test_the_table_over_the_whole_page_and_back_with_enter(clerk: Clerk) -> None:
    clerk.key(Qt.Key.Key_T, CTRL_SHIFT)
    page = clerk.window.page
    assert isinstance(page, ProspectsPage)
    assert page.right.isHidden()
    assert [one.key for one in page.list.table.rows.columns] == list(WIDE)
    assert page.list.table.rows.cell(0, 1).text == "Bùi Thảo"
    clerk.key(Qt.Key.Key_Return)
    assert not page.right.isHidden()
    assert [one.key for one in page.list.table.rows.columns] == list(NARROW)


def test_columns_are_ticked_moved_and_pulled_for_each_view(
    school: UUID, make_session: MakeSession
) -> None:
    clerk = Clerk(make_session())
    clerk.window.resize(1366, 768)
    clerk.go("Prospects")
    clerk.key(Qt.Key.Key_T, CTRL_SHIFT)
    table = _list(clerk).table
    menu = table.columns_menu(table)
    next(one for one in menu.actions() if one.data() == "email").trigger()
    next(one for one in _menu(clerk) if one.data() == "tags").trigger()
    clerk.settle()
    wide = _list(clerk)
    assert wide.columns == (*(key for key in WIDE if key != "tags"), "email")
    header = wide.table.horizontalHeader()
    header.moveSection(header.visualIndex(2), 1)
    header.resizeSection(0, 300)
    wide.table._announce()
    assert wide.columns[:3] == ("company", "phone", "contact")
    clerk.press("Mine  11")
    assert wide.columns == WIDE
    clerk.press("All  11")
    assert wide.columns[1] == "phone"
    assert wide.table.columnWidth(0) == 300
    next(one for one in _menu(clerk) if one.data() == "").trigger()
    clerk.settle()
    assert wide.columns == WIDE


def _menu(clerk: Clerk) -> list[QAction]:
    table = _list(clerk).table
    return list(table.columns_menu(table).actions())


def test_what_was_remembered_wrongly_gives_the_usual_columns() -> None:
    for text in ("", "nonsense", "step,value", "company:x,,:,company"):
        assert "company" in chosen_from(text, NARROW).keys
    kept = chosen_from("company:99999,step:1,phone:120,gone:4", NARROW)
    assert kept.keys == ("company", "step", "phone")
    assert kept.widths == {"company": 900, "step": 40, "phone": 120}
    assert set(WIDE) <= set(COLUMNS)


def test_several_rows_are_given_a_tag_and_it_is_taken_back(clerk: Clerk, desk: Desk) -> None:
    table = _list(clerk).table
    table.setFocus()
    clerk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    clerk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert clerk.sees("3 chosen")
    clerk.choose_in_menu("Tag", "New tag…")
    clerk.fill("Tag", "VIP")
    clerk.press("Put on")
    assert clerk.sees("Changed: 3 accounts.")
    assert len(desk.prospects.listing(View.ALL, "vip").ids) == 3
    assert _list(clerk).table.selected_count == 3
    clerk.choose_in_menu("Tag", "VIP")
    assert clerk.sees("3 left out: nothing was to be changed.")
    clerk.key(Qt.Key.Key_Z, CTRL)
    assert len(desk.prospects.listing(View.ALL, "vip").ids) == 0


def test_the_next_record_by_key_is_one_record(clerk: Clerk) -> None:
    clerk.key(Qt.Key.Key_Down, CTRL)
    clerk.key(Qt.Key.Key_Down, CTRL)
    table = _list(clerk).table
    assert (table.currentIndex().row(), table.selected_count) == (2, 1)


def test_all_are_deleted_but_who_has_orders_and_undo_brings_them_back(
    clerk: Clerk, desk: Desk
) -> None:
    _list(clerk).table.setFocus()
    clerk.key(Qt.Key.Key_A, CTRL)
    assert clerk.sees("11 chosen")
    clerk.press("Delete")
    assert clerk.sees("Deleted: 10 accounts. 1 left out: they have orders, which must be kept.")
    assert _names(clerk) == ["Oakwood Academy"]
    clerk.press("Undo")
    assert len(_names(clerk)) == 11


def test_a_state_that_needs_a_reason_asks_for_it(clerk: Clerk, desk: Desk) -> None:
    _list(clerk).table.setFocus()
    clerk.key(Qt.Key.Key_A, CTRL)
    clerk.choose_in_menu("Status", "Disqualified")
    clerk.press_last("Change")
    assert clerk.sees("A reason is needed")
    clerk.fill("Reason", "Closed down")
    clerk.press_last("Change")
    assert clerk.sees("Changed: 11 accounts.")
    clerk.press("Undo")
    assert len(desk.prospects.listing(View.NO_STEP).ids) == 2


def test_a_step_is_planned_and_an_owner_given_for_all(clerk: Clerk, desk: Desk) -> None:
    _list(clerk).table.setFocus()
    clerk.key(Qt.Key.Key_A, CTRL)
    clerk.press("Plan…")
    clerk.fill("What about", "Lịch Tết")
    clerk.press_last("Plan")
    assert clerk.sees("Changed: 11 accounts.")
    assert len(desk.prospects.listing(View.NO_STEP).ids) == 0
    clerk.choose_in_menu("Owner", "Trần Minh")
    minh = next(one.id for one in desk.team.members() if one.name == "Trần Minh")
    assert len(desk.prospects.listing(View.MINE, owner=minh).ids) == 11
    clerk.press("Choose one row again")
    assert _list(clerk).table.selected_count == 1


def test_a_hundred_thousand_chosen_rows_are_a_few_spans(clerk: Clerk, desk: Desk) -> None:
    for number in range(150):
        desk.prospects.enter(NewProspect(f"Bến Nghé {number}"))
    page = _list(clerk)
    page.reload()
    clerk.settle()
    page.table.selectAll()
    assert len(page.table._spans()) == 1
    assert page.table.selected_count == len(page.table.selected_keys) == 161


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("vi", "dark")])
def test_nothing_of_the_list_is_cut_or_nameless(
    school: UUID, make_session: MakeSession, language: str, theme: str, size: tuple[int, int]
) -> None:
    session = make_session(language=language, theme=theme)
    session.window.resize(*size)
    session.window.go("prospects")
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    for step in (
        page.list.reload,
        page.list.new_filter,
        page.list.table.selectAll,
        page.list.toggle_wide,
    ):
        step()
        for _ in range(4):
            QApplication.processEvents()
        assert not faults(page.list)
        assert session.window.width() == size[0]
