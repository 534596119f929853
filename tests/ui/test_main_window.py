"""The window: opened, spoken to in two languages, used from the keyboard."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from layout import faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox
from sessions import ENTRIES, MakeSession, NotePage

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed
from salesdesk.language import language
from salesdesk.sentence import sentence
from salesdesk.ui.application import Session
from salesdesk.ui.guard import Guard
from salesdesk.ui.keys_dialog import KeysDialog
from salesdesk.ui.main_window import MainWindow
from salesdesk.ui.palette_dialog import PaletteDialog
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.workstation import Workstation

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shop(make_session: MakeSession, desk: Desk) -> Session:
    """A window with two pages, and two people who could sit at it."""
    desk.team.add("Lan Nguyễn", frozenset({Role.SALES_MANAGER}))
    desk.team.add("Hoàng Minh", frozenset({Role.PRODUCT_SPECIALIST}))
    return make_session(entries=ENTRIES)


def page(session: Session, key: str) -> NotePage:
    """A page of the window, open or not."""
    found = session.window.frames[key].page
    assert isinstance(found, NotePage)
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("width", [1000, 1366, 1920])
def test_nothing_of_the_shell_is_cut_nameless_or_blank(
    make_session: MakeSession, desk: Desk, language: str, theme: str, width: int
) -> None:
    desk.team.add("Nguyễn Thị Ánh Nguyệt", frozenset({Role.SALES_MANAGER}))
    session = make_session(language, theme, entries=ENTRIES)
    session.window.resize(width, 768)
    QApplication.processEvents()
    assert session.window.width() == width
    assert faults(session.window) == []


def test_tabs_open_by_number_and_in_turn(shop: Session) -> None:
    window = shop.window
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.current_key == "proposals"
    QTest.keyClick(window, Qt.Key.Key_Tab, CTRL)
    assert window.current_key == "prospects"
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert page(shop, "prospects").made == 1
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert page(shop, "prospects").made == 2


def test_pages_are_built_when_they_are_first_opened(shop: Session) -> None:
    assert shop.window.frames["proposals"].page is None
    shop.window.go("proposals", "BG-2026-0412")
    assert page(shop, "proposals").open == "BG-2026-0412"
    assert page(shop, "proposals").reads == 1


def test_a_change_is_read_again_at_once_where_it_shows_and_elsewhere_when_opened(
    shop: Session,
) -> None:
    shop.window.go("proposals")
    shop.window.go("prospects")
    before = page(shop, "prospects").reads
    shop.tasks.changed.emit(frozenset({"proposals"}))
    assert (page(shop, "prospects").reads, page(shop, "proposals").reads) == (before, 1)
    shop.window.go("proposals")
    assert page(shop, "proposals").reads == 2


def test_the_language_changes_while_it_runs_and_the_record_stays_open(shop: Session) -> None:
    shop.window.go("proposals", "BG-2026-0412")
    shop.window.choose_language("vi")
    assert shop.window.current_key == "proposals"
    assert page(shop, "proposals").open == "BG-2026-0412"
    assert shop.window.header.tabs.tabText(0) == "Khách tiềm năng"
    shop.window.choose_theme("dark")
    assert page(shop, "proposals").open == "BG-2026-0412"


def test_qts_own_buttons_speak_the_language(shop: Session) -> None:
    shop.window.choose_language("vi")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert [one.text().replace("&", "") for one in box.buttons()] == ["Huỷ"]


def test_what_went_wrong_stands_in_the_page(shop: Session) -> None:
    shop.window.show_error(NotAllowed(sentence("This invoice is issued.")))
    assert shop.window.frame.message.text == "This invoice is issued."
    assert shop.window.frame.message.isVisible()


def test_leaving_a_field_saves_it_and_ctrl_z_takes_it_back(shop: Session) -> None:
    field = page(shop, "prospects").field
    field.setFocus()
    QTest.keyClicks(field, "0912 345 678")
    field.clearFocus()
    field.editingFinished.emit()
    assert field.value == "0912 345 678"
    assert shop.window.undo.next_undo == "phone"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.value is None


def test_a_bug_is_logged_and_said_once(shop: Session) -> None:
    before = sys.excepthook
    shop.guard.install()
    shop.guard.handle(ZeroDivisionError("division"))
    shop.guard.handle(ZeroDivisionError("division"))
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    assert len([one for one in boxes if one.isVisible()]) == 1
    assert "ZeroDivisionError" in shop.guard.log_file.read_text(encoding="utf-8")
    next(one for one in boxes if one.isVisible()).close()
    shop.guard.uninstall()
    sys.excepthook = before


def test_ctrl_k_finds_commands_by_the_beginnings_of_their_words(shop: Session) -> None:
    QTest.keyClick(shop.window, Qt.Key.Key_K, CTRL)
    palette = shop.window.findChild(PaletteDialog)
    assert palette is not None
    QTest.keyClicks(palette.box, "lo ca")
    hit = palette.hits.current
    assert hit is not None
    assert hit.title == "Log a call"
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page(shop, "prospects").made == 1


def test_all_keys_are_on_one_sheet(shop: Session) -> None:
    QTest.keyClick(shop.window, Qt.Key.Key_F1)
    sheet = shop.window.findChild(KeysDialog)
    assert sheet is not None
    assert faults(sheet) == []
    sheet.close()


def test_somebody_else_sits_down_and_is_known_next_time(shop: Session, tmp_path: Path) -> None:
    minh = next(one for one in shop.window.desk.team.members() if one.name == "Hoàng Minh")
    shop.window.work_as(minh.id)
    assert shop.window.desk.member == minh
    assert str(minh.id) in (tmp_path / "workstation.json").read_text(encoding="utf-8")


def test_a_window_without_pages_opens_and_can_say_something(
    qapp: QApplication, desk: Desk, tmp_path: Path
) -> None:
    bare = MainWindow(
        desk,
        language("en"),
        Tasks(print, print, inline=True),
        Workstation(),
        Guard(tmp_path / "salesdesk.log", language("en")),
        (),
    )
    bare.begin()
    bare.step_tab(1)
    bare.show_error(NotAllowed(sentence("This invoice is issued.")))
    assert bare.frame.message.text == "This invoice is issued."
    bare.deleteLater()
