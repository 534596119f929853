"""Lan works on a proposal: what she types is summed up, drawn and kept at once."""

from __future__ import annotations

from uuid import UUID

from proposal_shop import product
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from salesdesk.desk import Desk
from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.language import language
from salesdesk.services.proposals import LineRecord, ProposalRecord
from salesdesk.ui.main_window import MainWindow
from salesdesk.ui.proposals.editor import ProposalEditor

EN = language("en")


def type_into(editor: ProposalEditor, row: int, key: str, text: str, *, enter: bool = True) -> None:
    """Type a text into a cell of the grid, as a person does."""
    editor.lines.view.edit_cell(row, key)
    cell = open_cell(editor)
    cell.selectAll()
    QTest.keyClicks(cell, text)
    if enter:
        press_enter(cell)


def open_cell(editor: ProposalEditor) -> QLineEdit:
    """The cell that is being typed into; closed ones may not be gone yet."""
    return editor.lines.view.findChildren(QLineEdit)[-1]


def press_enter(cell: QLineEdit) -> None:
    """Enter in a cell; the grid takes what was typed when the event loop runs."""
    QTest.keyClick(cell, Qt.Key.Key_Return)
    QApplication.processEvents()


def window_of(editor: ProposalEditor) -> MainWindow:
    window = editor.window()
    assert isinstance(window, MainWindow)
    return window


def record(editor: ProposalEditor) -> ProposalRecord:
    assert editor.record is not None
    return editor.record


def lines(editor: ProposalEditor) -> tuple[LineRecord, ...]:
    return record(editor).lines


def total_shown(editor: ProposalEditor) -> str:
    return editor.totals.total.text()


def test_a_quantity_changes_sums_vat_and_margin_at_once(
    editor: ProposalEditor, shop: Desk, draft: UUID
) -> None:
    margin_before = editor.totals.margin.text()
    type_into(editor, 1, "quantity", "20")
    kept = shop.proposals.record(draft)
    assert kept.lines[1].quantity == 20
    assert total_shown(editor) == EN.money(kept.totals.gross)
    assert editor.totals.vat_texts() == [EN.money(vat.tax) for vat in kept.totals.vats]
    assert kept.totals.margin is not None
    assert editor.totals.margin.text() != margin_before


def test_the_sums_follow_each_key(editor: ProposalEditor, shop: Desk, draft: UUID) -> None:
    before = total_shown(editor)
    type_into(editor, 1, "quantity", "7", enter=False)
    while_typing = total_shown(editor)
    assert while_typing != before
    assert shop.proposals.record(draft).lines[1].quantity != 7
    cell = open_cell(editor)
    QTest.keyClick(cell, Qt.Key.Key_Escape)
    assert total_shown(editor) == before


def test_the_page_beside_it_is_drawn_again_and_the_old_one_stays_until_then(
    editor: ProposalEditor, qtbot: QtBot
) -> None:
    before = editor.preview.pdf
    assert before.startswith(b"%PDF-")
    type_into(editor, 1, "quantity", "20")
    assert editor.preview.pdf == before
    qtbot.waitUntil(lambda: editor.preview.pdf != before, timeout=3000)


def test_enter_goes_to_the_next_cell_that_can_be_typed_into(editor: ProposalEditor) -> None:
    view = editor.lines.view
    view.go_to(1, "quantity")
    visited = []
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Return)
        index = view.currentIndex()
        visited.append((index.row(), editor.lines.model.columns[index.column()].key))
    assert visited == [
        (1, "unit"),
        (1, "unit_price"),
        (1, "discount"),
        (1, "vat"),
        (2, "name"),
        (3, "name"),
    ]


def test_a_wrong_number_says_so_below_the_grid_and_changes_nothing(
    editor: ProposalEditor,
) -> None:
    before = lines(editor)
    type_into(editor, 1, "quantity", "twelve")
    assert "is not a number" in editor.lines.error.text
    assert lines(editor) == before
    type_into(editor, 1, "quantity", "0")
    assert "whole number from 1 on" in editor.lines.error.text
    type_into(editor, 1, "quantity", "3")
    assert editor.lines.error.text == ""


def test_everything_can_be_taken_back_and_done_again(editor: ProposalEditor) -> None:
    before = lines(editor)
    type_into(editor, 1, "quantity", "20")
    changed = lines(editor)
    undo = window_of(editor).undo
    assert undo.next_undo == "Quantity changed"
    undo.undo()
    assert lines(editor) == before
    undo.redo()
    assert lines(editor) == changed


def test_an_item_is_found_in_the_catalogue_and_its_quantity_typed(
    editor: ProposalEditor, shop: Desk, qtbot: QtBot
) -> None:
    wanted = shop.catalogue.find_lines("VP-101")[0]
    editor.lines.view.setCurrentIndex(editor.lines.model.index(-1, 0))
    editor.lines.add.setFocus()
    QTest.keyClicks(editor.lines.add, wanted.sku)
    QTest.keyClick(editor.lines.add, Qt.Key.Key_Return)
    added = lines(editor)[-1]
    assert added.product_id == wanted.product_id
    cell = open_cell(editor)
    QTest.keyClicks(cell, "500")
    press_enter(cell)
    assert lines(editor)[-1].quantity == 500


def test_a_scanner_in_a_cell_adds_what_it_scanned(editor: ProposalEditor, shop: Desk) -> None:
    scanned = next(one for one in shop.catalogue.catalogue().products if one.barcode)
    type_into(editor, 1, "quantity", scanned.barcode)
    assert scanned.id in {line.product_id for line in lines(editor)}
    type_into(editor, 1, "quantity", "9999999999999")
    assert "Nothing in the catalogue" in editor.lines.error.text


def test_what_is_not_in_the_catalogue_is_added_as_it_stands(editor: ProposalEditor) -> None:
    editor.edits.add("Lắp đặt tại chỗ")
    added = next(line for line in lines(editor) if line.name == "Lắp đặt tại chỗ")
    type_into(editor, lines(editor).index(added), "unit_price", "300000")
    assert record(editor).line(added.id) is not None
    assert [line.amount.minor for line in lines(editor) if line.id == added.id] == [300_000]


def test_rows_of_a_spreadsheet_are_pasted(editor: ProposalEditor, shop: Desk) -> None:
    sku = shop.catalogue.find_lines("VP-203")[0].sku
    QGuiApplication.clipboard().setText(f"Item\tQty\tPrice\n{sku}\t12\nBàn gấp\t2\t600,000\t5%\n\n")
    editor.lines.view.go_to(len(lines(editor)) - 1, "name")
    QTest.keyClick(editor.lines.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    notebook, table = lines(editor)[-2:]
    assert (notebook.sku, notebook.quantity) == (sku, 12)
    assert (table.name, table.quantity, table.discount) == ("Bàn gấp", 2, 500)
    assert table.amount.minor == 1_140_000


def test_a_line_taken_out_comes_back(editor: ProposalEditor) -> None:
    before = lines(editor)
    editor.lines.view.go_to(1, "quantity")
    QTest.keyClick(editor.lines.view, Qt.Key.Key_Delete)
    assert len(lines(editor)) == len(before) - 1
    window = window_of(editor)
    assert window.frame.note.text == "Line taken out"
    window.undo.undo()
    assert lines(editor) == before


def test_lines_are_moved_from_the_keyboard(editor: ProposalEditor) -> None:
    moving = lines(editor)[3]
    editor.lines.view.go_to(3, "name")
    QTest.keyClick(editor.lines.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(editor)[2].id == moving.id
    assert editor.lines.current == lines(editor)[2]


def test_a_section_a_note_and_a_charge_are_added_and_named(editor: ProposalEditor) -> None:
    for kind in (LineKind.SECTION, LineKind.NOTE, LineKind.CHARGE):
        editor.edits.add_line(kind)
        cell = open_cell(editor)
        QTest.keyClicks(cell, f" {kind}")
        press_enter(cell)
    kinds = [line.kind for line in lines(editor)]
    assert {LineKind.SECTION, LineKind.NOTE, LineKind.CHARGE} <= set(kinds)


def test_a_line_is_offered_as_an_option_and_no_longer_counts(
    editor: ProposalEditor, qtbot: QtBot
) -> None:
    before = total_shown(editor)
    editor.edits.set_choice(lines(editor)[1].id, LineChoice.OPTIONAL)
    assert not lines(editor)[1].counts
    assert total_shown(editor) != before


def test_the_line_below_the_grid_says_why_and_what_is_on_the_shelf(
    editor: ProposalEditor,
) -> None:
    editor.lines.view.go_to(1, "name")
    assert "2 printers × 3,000 pages" in editor.lines.strip.why
    assert "on the shelf" in editor.lines.strip.facts
    assert "margin" in editor.lines.strip.facts


def test_another_language_of_the_document_leaves_the_screen_as_it_is(
    editor: ProposalEditor, qtbot: QtBot
) -> None:
    before = editor.preview.pdf
    editor.edits.set_language("en", "vi")
    assert record(editor).language == "en"
    assert any(line.name == "HP 76X Black LaserJet Toner" for line in lines(editor))
    qtbot.waitUntil(lambda: editor.preview.pdf != before, timeout=3000)


def test_terms_and_names_are_kept_when_their_fields_are_left(
    editor: ProposalEditor, shop: Desk, draft: UUID
) -> None:
    editor.show_terms()
    editor.edits.set_words("delivery_terms", "Giao trong ngày")
    editor.edits.set_client("Hải Đăng", "")
    kept = shop.proposals.record(draft)
    assert (kept.delivery_terms, kept.client.name) == ("Giao trong ngày", "Hải Đăng")


def test_a_last_day_before_the_first_is_refused_beside_its_field(
    editor: ProposalEditor, shop: Desk, draft: UUID
) -> None:
    kept = shop.proposals.record(draft).valid_until
    field = editor.fields.valid_until
    field.setText("01/01/2026")
    field.setModified(True)
    field.commit()
    assert shop.proposals.record(draft).valid_until == kept
    assert "cannot end before" in editor.fields.error_text("valid_until")


def test_nobody_without_the_right_sees_cost_or_margin(
    editor: ProposalEditor, shop: Desk, draft: UUID
) -> None:
    minh = next(one.id for one in shop.team.members() if one.name == "Lê Minh")
    shop.team.work_as(minh)
    editor.reload()
    assert not editor.totals.margin.isVisible()
    editor.lines.view.go_to(1, "name")
    assert "margin" not in editor.lines.strip.facts


def test_the_editor_opens_with_a_product_from_elsewhere(
    editor: ProposalEditor, shop: Desk, draft: UUID
) -> None:
    shop.proposals.edit.add_product(draft, product(shop, "VP-101"))
    editor.reload()
    assert lines(editor)[-1].sku == "VP-101"
    assert QApplication.instance() is not None
