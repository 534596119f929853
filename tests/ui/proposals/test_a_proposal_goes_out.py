"""From the draft to the order: approved, printed, shown, sent, accepted."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from proposal_shop import Seat
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import LostReason
from salesdesk.domain.proposals.states import ProposalState
from salesdesk.models.closing import Order
from salesdesk.money import UnitPrice
from salesdesk.services.proposals import NewItem, ProposalRecord
from salesdesk.ui import printing
from salesdesk.ui.main_window import MainWindow
from salesdesk.ui.proposals.actions import Act
from salesdesk.ui.proposals.dialogs import AcceptDialog, DeclineDialog, ReasonDialog
from salesdesk.ui.proposals.editor import ProposalEditor

S = ProposalState


def record(editor: ProposalEditor) -> ProposalRecord:
    assert editor.record is not None
    return editor.record


def note(editor: ProposalEditor) -> str:
    window = editor.window()
    assert isinstance(window, MainWindow)
    return window.frame.note.text


def offered(editor: ProposalEditor) -> list[str]:
    """What stands in the menu."""
    return [action.text() for action in editor.header.more_menu.actions()]


def dialog(editor: ProposalEditor, kind: type[QWidget]) -> QWidget:
    found = editor.findChildren(kind)[-1]
    assert isinstance(found, QWidget)
    return found


def test_a_discount_beyond_the_limit_asks_for_approval(editor: ProposalEditor, seat: Seat) -> None:
    assert editor.header.first_text == "Mark presented"
    editor.edits.set_discount(1500, None)
    assert "more than your limit of 10%" in editor.notice.text
    assert editor.header.first_text == "Send for approval"
    editor.header.do_first()
    assert record(editor).state is S.AWAITING_APPROVAL
    seat("Trần Hoa")
    editor.reload()
    assert editor.header.first_text == "Approve"
    editor.header.do_first()
    assert record(editor).state is S.APPROVED
    assert editor.header.first_text == "Mark presented"


def test_the_manager_sends_it_back_with_her_words(editor: ProposalEditor, seat: Seat) -> None:
    editor.edits.set_discount(3000, None)
    editor.deeds.do(Act.REQUEST)
    seat("Trần Hoa")
    editor.reload()
    editor.deeds.do(Act.REFUSE)
    asked = dialog(editor, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    asked.answer()
    assert "Say why it is not approved" in asked.error.text
    asked.reason.setPlainText("Chỉ tới 12%")
    asked.answer()
    assert record(editor).state is S.DRAFT
    seat("Nguyễn Thị Lan")
    editor.reload()
    assert record(editor).state_reason == "Chỉ tới 12%"


def test_it_is_printed_as_it_is_shown(
    editor: ProposalEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.pdf"

    def chosen(_parent: QWidget) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(paper))
        return printer

    monkeypatch.setattr(printing, "choose_printer", chosen)
    editor.deeds.do(Act.PRINT)
    assert paper.read_bytes().startswith(b"%PDF-")
    assert note(editor).startswith("Sent to the printer")


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_a_printer_that_fails_says_so_in_the_page(
    editor: ProposalEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(_parent: QWidget) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
        return printer

    monkeypatch.setattr(printing, "choose_printer", chosen)
    editor.deeds.do(Act.PRINT)
    assert "did not take the document" in editor.lines.error.text


def test_it_is_saved_under_the_name_that_says_whose_it_is(
    editor: ProposalEditor, shop: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = []

    def chosen(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    editor.deeds.do(Act.SAVE)
    assert proposed == ["BG-2026-0001_Cong-ty-CP-Kien-truc-Hai-Dang_v1.pdf"]
    assert (tmp_path / proposed[0]).read_bytes() == shop.proposals.pdf(record(editor).id)
    assert note(editor) == f"Saved as {proposed[0]}"


def test_it_is_shown_to_the_client_page_by_page(
    editor: ProposalEditor, shop: Desk, qtbot: QtBot
) -> None:
    for number in range(12):
        item = NewItem(f"Kẹp giấy {number}", unit_price=UnitPrice.of(9000, "VND"))
        shop.proposals.edit.add_item(record(editor).id, item)
    editor.deeds.do(Act.PRESENT)
    shown = editor.deeds.presentation
    assert shown is not None
    assert (shown.page, shown.count) == (0, 2)
    QTest.keyClick(shown, Qt.Key.Key_PageDown)
    assert shown.page == 1
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert shown.page == 1
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.page == 0
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: editor.deeds.presentation is None, timeout=2000)


def test_once_presented_it_can_be_read_but_not_typed_into(editor: ProposalEditor) -> None:
    editor.header.do_first()
    assert record(editor).state is S.PRESENTED
    assert "it stays as it is" in editor.notice.text
    assert editor.lines.model.frozen
    index = editor.lines.model.index(1, 1)
    assert not editor.lines.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not editor.lines.add.isVisible()
    assert editor.fields.client.isReadOnly()
    assert editor.totals.discount.isReadOnly()
    assert "Revise" in offered(editor)


def test_a_revision_opens_to_be_typed_into(editor: ProposalEditor) -> None:
    editor.deeds.do(Act.MARK_PRESENTED)
    editor.deeds.do(Act.REVISE)
    assert (record(editor).revision, record(editor).state) == (2, S.DRAFT)
    assert not editor.lines.model.frozen
    assert editor.lines.add.isVisible()
    assert [one.state for one in record(editor).revisions] == [S.SUPERSEDED, S.DRAFT]


def test_the_client_accepts_and_the_order_is_made(
    editor: ProposalEditor, shop: Desk, draft: UUID
) -> None:
    editor.deeds.do(Act.MARK_PRESENTED)
    assert editor.header.first_text == "Accept"
    editor.header.do_first()
    asked = dialog(editor, AcceptDialog)
    assert isinstance(asked, AcceptDialog)
    assert asked.name.value == "Nguyễn Thị Phượng"
    asked.answer()
    assert record(editor).state is S.ACCEPTED
    order = Order.get(Order.proposal == draft)
    assert order.total == shop.proposals.record(draft).totals.gross.minor
    assert note(editor) == f"Accepted: order {order.number}"
    assert editor.notice.text == f"Ordered as {order.number}."
    assert editor.header.first_text == "Open the deal"


def test_only_what_is_ticked_is_accepted(editor: ProposalEditor, draft: UUID) -> None:
    editor.deeds.do(Act.MARK_PRESENTED)
    editor.deeds.do(Act.ACCEPT)
    asked = dialog(editor, AcceptDialog)
    assert isinstance(asked, AcceptDialog)
    for box in asked.boxes.values():
        box.setChecked(False)
    asked.answer()
    assert "at least one line" in asked.error.text
    first = next(iter(asked.boxes.values()))
    first.setChecked(True)
    asked.answer()
    assert record(editor).state is S.PARTLY_ACCEPTED


def test_the_client_declines_and_says_why(editor: ProposalEditor) -> None:
    editor.deeds.do(Act.MARK_PRESENTED)
    editor.deeds.do(Act.DECLINE)
    asked = dialog(editor, DeclineDialog)
    assert isinstance(asked, DeclineDialog)
    asked.answer()
    assert "at least one reason" in asked.error.text
    asked.boxes[LostReason.PRICE].setChecked(True)
    asked.answer()
    assert record(editor).state is S.DECLINED


def test_a_deleted_draft_is_brought_back(editor: ProposalEditor, draft: UUID) -> None:
    editor.deeds.do(Act.DELETE)
    window = editor.window()
    assert isinstance(window, MainWindow)
    assert window.frame.note.text == "Draft deleted"
    window.undo.undo()
    assert record(editor).id == draft
