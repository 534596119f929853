"""The lists and grids themselves: rows to choose from, and lines to edit from the keyboard."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from salesdesk.ui.tables import Column, GridModel, RowsModel
from salesdesk.ui.theme import font
from salesdesk.ui.tokens import GRID_ROW, TWO_LINE_ROW
from salesdesk.ui.widgets.cells import INSET, CellDelegate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsView(QTableView):
    """A list of rows: arrows move, the chosen row's key is announced by `chosen`.

    `opened` is a double click or Enter on a row; `sort_wanted` is a click on a head that sorts
    (the column's `sort`, and whether downwards). With `several`, Shift, Ctrl and Ctrl+A choose
    more rows beside the current one, and `selected` says how many they are.
    """

    chosen = Signal(object)
    opened = Signal(object)
    sort_wanted = Signal(str, bool)
    selected = Signal(int)

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        *,
        row_height: int = TWO_LINE_ROW,
        several: bool = False,
    ) -> None:
        super().__init__()
        self._rows = model
        self._quiet = False
        self._sorted: tuple[str, bool] = ("", False)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        _settle(self, row_height)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        fit_columns(self, model.columns)
        self.doubleClicked.connect(self._open_index)
        self.horizontalHeader().setSectionsClickable(any(one.sort for one in model.columns))
        self.horizontalHeader().sectionClicked.connect(self._head_clicked)

    def choose(self, key: object) -> bool:
        """Choose the row of a key without announcing it; False if it is not in the list."""
        row = self._rows.find(key)
        self._quiet = True
        if row < 0:
            self.clearSelection()
        else:
            self._select(row)
        self._quiet = False
        return row >= 0

    def step(self, by: int) -> None:
        """Choose the next or previous row and announce it."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._rows.rowCount():
            self._select(row)

    def choose_first(self) -> None:
        """Choose the first row and announce it."""
        if self._rows.rowCount():
            self._select(0)

    @property
    def current(self) -> object:
        """The key of the chosen row, or None."""
        index = self.currentIndex()
        there = index.isValid() and self.selectionModel().isSelected(index)
        return self._rows.key(index.row()) if there else None

    @property
    def selected_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in self._spans())

    @property
    def selected_keys(self) -> list[Any]:
        """The keys of all chosen rows, in the order of the list."""
        keys: list[Any] = []
        for first, last in self._spans():
            keys.extend(self._rows.key(row) for row in range(first, last + 1))
        return keys

    def select_keys(self, keys: Collection[Any]) -> None:
        """Choose the rows of these keys beside the current one, without announcing any."""
        selection = QItemSelection()
        last = self._rows.columnCount() - 1
        for first, after in _runs(self._rows, keys):
            selection.select(self._rows.index(first, 0), self._rows.index(after - 1, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def show_sort(self, name: str, *, downwards: bool) -> None:
        """Mark the head by whose column the rows are sorted already."""
        self._sorted = (name, downwards)
        header = self.horizontalHeader()
        section = next(
            (at for at, one in enumerate(self._rows.columns) if name and one.sort == name), -1
        )
        header.setSortIndicatorShown(section >= 0)
        order = Qt.SortOrder.DescendingOrder if downwards else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(section, order)

    def _spans(self) -> list[tuple[int, int]]:
        """The first and last row of each run of chosen rows: cheap where all of a million are."""
        chosen = self.selectionModel().selection()
        spans = (chosen.at(place) for place in range(chosen.count()))
        return sorted({(one.top(), one.bottom()) for one in spans if one.isValid()})

    def _select(self, row: int) -> None:
        # The view's own ways ask which keys are held: Ctrl+Down would choose a second row.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self._rows.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit(self.selected_count)

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid() and current.row() != previous.row():
            self.chosen.emit(self._rows.key(current.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.current is not None:
            self.opened.emit(self.current)
            return
        # A list is one stop on the way round with Tab.
        if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            return
        super().keyPressEvent(event)

    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.key(index.row()))

    def _head_clicked(self, section: int) -> None:
        name = self._rows.columns[section].sort
        if not name:
            return
        known, before = self._sorted
        downwards = not before if known == name else self._rows.columns[section].last_first
        self.show_sort(name, downwards=downwards)
        self.sort_wanted.emit(name, downwards)


class GridView(QTableView):
    """Lines that are edited in place: Enter and Tab go to the next cell, Delete takes a line out.

    `pasted` carries the row and the cells of a spreadsheet; `past_end` says that Enter was
    pressed in the last cell.
    """

    pasted = Signal(int, object)
    remove_wanted = Signal(int)
    past_end = Signal()

    def __init__(self, model: GridModel[Any], name: str, *, row_height: int = GRID_ROW) -> None:
        super().__init__()
        self._grid = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        _settle(self, row_height)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setSectionsClickable(False)
        fit_columns(self, model.columns)

    def edit_cell(self, row: int, key: str) -> None:
        """Go to a cell of a line and start typing in it, where it takes any."""
        column = next(at for at, one in enumerate(self._grid.columns) if one.key == key)
        index = self._grid.index(row, column)
        self.setCurrentIndex(index)
        if self._takes_typing(index):
            self.edit(index)

    @override
    def closeEditor(self, editor: object, hint: QAbstractItemDelegate.EndEditHint) -> None:
        by_enter = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)  # type: ignore[arg-type]
        moves = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
        }
        by = 1 if by_enter else moves.get(hint, 0)
        if by and not self._go(by):
            self.past_end.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in _ENTER and not event.modifiers():
            self._enter()
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.remove_wanted.emit(self.currentIndex().row())
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            if not self._go(1 if event.key() == Qt.Key.Key_Tab else -1):
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        # While a cell is edited its editor lets Enter through and closes itself a moment later.
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and not self._go(1):
            self.past_end.emit()

    def _go(self, by: int) -> bool:
        """To the next cell in sight that can be typed into; False past the first or last."""
        width = self._grid.columnCount()
        place = self.currentIndex().row() * width + self.currentIndex().column() + by
        while 0 <= place < self._grid.rowCount() * width:
            index = self._grid.index(*divmod(place, width))
            if self._takes_typing(index):
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
                return True
            place += by
        return False

    def _takes_typing(self, index: QModelIndex) -> bool:
        shown = not self.isColumnHidden(index.column())
        return shown and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        rows = [one.split("\t") for one in text.splitlines() if one.strip()]
        if rows:
            self.pasted.emit(max(self.currentIndex().row(), 0), rows)


def _runs(model: RowsModel[Any], keys: Collection[Any]) -> Iterator[tuple[int, int]]:
    """The rows of keys as runs: the first row, and the first one that is not among them."""
    first = -1
    for row in range(model.rowCount()):
        inside = model.key(row) in keys
        if inside and first < 0:
            first = row
        elif not inside and first >= 0:
            yield first, row
            first = -1
    if first >= 0:
        yield first, model.rowCount()


def fit_columns(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Columns as wide as their widest text or head; those without a width share the rest."""
    header = view.horizontalHeader()
    metrics = QFontMetrics(font("semibold"))
    model = view.model()
    for place, one in enumerate(columns):
        if not one.width:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            continue
        title = str(model.headerData(place, Qt.Orientation.Horizontal))
        widest = max(metrics.horizontalAdvance(text) for text in (title, *one.width))
        header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(place, widest + 2 * INSET + 4)


def _settle(view: QTableView, row_height: int) -> None:
    """What every table of the desk has in common."""
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_height)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setMinimumSectionSize(40)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
