"""Lists of any length open at once, and lines are edited from the keyboard."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from salesdesk.errors import SalesDeskError
from salesdesk.language import language
from salesdesk.ui import entry
from salesdesk.ui.tables import Cell, Column, GridModel, RowsModel
from salesdesk.ui.widgets.table import GridView, RowsView

WORDS = language("en")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a proposal."""

    name: str
    quantity: int
    price: int


COLUMNS = (
    Column[Line]("name", "Item", lambda line, _: Cell(line.name, "A4", bold=True)),
    Column[Line](
        "quantity", "Qty", lambda line, _: str(line.quantity),
        right=True, width=("9,999",), editable=True, sort="quantity",
    ),
    Column[Line](
        "price", "Price", lambda line, _: str(line.price), right=True, width=("9,999",),
        editable=True,
    ),
)  # fmt: skip


class Shelf:
    """Answers pages of rows and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, keys: Sequence[int]) -> list[Line]:
        """The rows of these keys."""
        self.asked.append(len(keys))
        return [Line(f"Item {key}", key, 1) for key in keys]


def test_a_hundred_thousand_rows_open_by_reading_what_is_seen(qapp: QApplication) -> None:
    shelf, model = Shelf(), RowsModel(COLUMNS, WORDS)
    view = RowsView(model, "Items")
    view.resize(600, 600)
    view.show()
    QApplication.processEvents()
    model.set_keys(array("q", range(100_000)), shelf.fetch)
    QApplication.processEvents()
    view.grab()
    assert model.rowCount() == 100_000
    assert sum(shelf.asked) <= 200
    view.close()


def test_pages_are_read_once_and_only_where_looked(qapp: QApplication) -> None:
    shelf, model = Shelf(), RowsModel(COLUMNS, WORDS)
    model.set_keys(array("q", range(1_000)), shelf.fetch)
    assert model.cell(950, 0).text == "Item 950"
    assert model.cell(951, 1).text == "951"
    assert shelf.asked == [100]


def test_a_row_that_has_gone_meanwhile_shows_nothing(qapp: QApplication) -> None:
    model = RowsModel(COLUMNS, WORDS)
    model.set_keys([1, 2, 3], lambda keys: [])
    assert model.row(1) is None
    assert model.cell(1, 0) == Cell()


def test_arrows_announce_the_chosen_row_and_choosing_by_key_does_not(qapp: QApplication) -> None:
    model = RowsModel(COLUMNS, WORDS)
    view = RowsView(model, "Items")
    model.set_rows([Line("Paper", 1, 1), Line("Toner", 2, 1)], lambda line: line.name)
    heard: list[object] = []
    view.chosen.connect(heard.append)
    assert view.choose("Paper")
    assert heard == []
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert heard == ["Toner"]
    assert view.current == "Toner"
    assert not view.choose("Ink")
    assert view.current is None


def test_a_click_on_a_head_asks_for_that_order_and_then_the_other_way(qapp: QApplication) -> None:
    view = RowsView(RowsModel(COLUMNS, WORDS), "Items")
    heard: list[tuple[str, bool]] = []
    view.sort_wanted.connect(lambda name, downwards: heard.append((name, downwards)))
    for section in (1, 1, 0):
        view.horizontalHeader().sectionClicked.emit(section)
    assert heard == [("quantity", False), ("quantity", True)]


class Proposal:
    """A grid on lines that can be edited."""

    def __init__(self) -> None:
        self.lines = [Line("Paper", 40, 5), Line("Toner", 6, 34)]
        self.refused: list[SalesDeskError] = []
        self.model = GridModel(COLUMNS, WORDS, self.edit)
        self.model.set_rows(self.lines)
        self.model.refused.connect(self.refused.append)
        self.view = GridView(self.model, "Lines")
        self.view.resize(500, 300)
        self.view.show()

    def edit(self, row: int, key: str, text: str) -> None:
        """Take what was typed into a line."""
        value = entry.read_quantity(text, WORDS)
        changed = (
            replace(self.lines[row], quantity=value)
            if key == "quantity"
            else replace(self.lines[row], price=value)
        )
        self.lines[row] = changed
        self.model.replace_row(row, changed)

    def type(self, text: str) -> None:
        """Type into the open cell and press Enter."""
        editor = self.view.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()

    @property
    def place(self) -> tuple[int, int]:
        """Where the cursor is."""
        return self.view.currentIndex().row(), self.view.currentIndex().column()


@pytest.fixture
def proposal(qapp: QApplication) -> Proposal:
    """A grid of two lines."""
    return Proposal()


def test_enter_takes_the_quantity_and_goes_to_the_next_cell(proposal: Proposal) -> None:
    proposal.view.edit_cell(0, "quantity")
    proposal.type("45")
    assert proposal.lines[0].quantity == 45
    assert proposal.place == (0, 2)
    QTest.keyClick(proposal.view, Qt.Key.Key_Return)
    assert proposal.place == (1, 1)


def test_what_is_no_quantity_is_refused_and_the_old_one_stays(proposal: Proposal) -> None:
    proposal.view.edit_cell(1, "quantity")
    proposal.type("many")
    assert proposal.lines[1].quantity == 6
    assert len(proposal.refused) == 1


def test_enter_in_the_last_cell_says_so_and_delete_wants_the_line_gone(proposal: Proposal) -> None:
    heard: list[object] = []
    proposal.view.past_end.connect(lambda: heard.append("end"))
    proposal.view.remove_wanted.connect(heard.append)
    proposal.view.setCurrentIndex(proposal.model.index(1, 2))
    QTest.keyClick(proposal.view, Qt.Key.Key_Return)
    QTest.keyClick(proposal.view, Qt.Key.Key_Delete)
    assert heard == ["end", 1]


def test_cells_of_a_spreadsheet_can_be_pasted(proposal: Proposal) -> None:
    heard: list[object] = []
    proposal.view.pasted.connect(lambda row, cells: heard.append((row, cells)))
    QApplication.clipboard().setText("A4 80\t40\nTN-2385\t6\n")
    QTest.keyClick(proposal.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard == [(0, [["A4 80", "40"], ["TN-2385", "6"]])]
