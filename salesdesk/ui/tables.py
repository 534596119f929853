"""Tables: columns as data, a model that holds keys and reads pages, and one for lines to edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

# Plain ints: comparing Qt's enums in data() costs 3.5 to 5 times as much per repaint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NO_PARENT = QModelIndex()
PAGE = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows.

    `detail` is the second line; `icon` stands before the text (inside a chip, if `chip`); `tone`
    is a token or tone name; `values` are what a delegate of its own kind paints (bars, rhythm).
    """

    text: str = ""
    detail: str = ""
    icon: str = ""
    tone: str = "text"
    chip: bool = False
    bold: bool = False
    values: object = None

    @property
    def spoken(self) -> str:
        """The cell as a screen reader says it and as a narrow column explains it."""
        return ", ".join(part for part in (self.text, self.detail) if part)


# No slots: Python 3.11 cannot call `Column[Row](…)` on a frozen generic class that has them.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. `title` is marked for translation.

    `cell` makes what is shown from a row; `width` is a text as wide as the column must be (the
    widest of several); a column without one stretches. `sort` names the order to ask the service
    for when the head is clicked; with `last_first` the first click puts the largest on top.
    """

    key: str
    title: str
    cell: Callable[[Row, Language], Cell | str]
    right: bool = False
    width: tuple[str, ...] = ()
    sort: str = ""
    editable: bool = False
    last_first: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of a list that may be very long: keys in their order, and pages of 100 rows as needed.

    `fetch` gets a list of keys and answers their rows in the same order; it runs when a page is
    first painted and must be quick (a hundred rows by key). Short lists come whole, by `set_rows`.
    """

    def __init__(
        self, columns: Sequence[Column[Row]], language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.language = language
        self._keys: Sequence[Any] = ()
        self._fetch: Callable[[Sequence[Any]], Sequence[Row]] | None = None
        self._pages: dict[int, list[Row]] = {}
        self._cells: dict[tuple[int, int], Cell] = {}

    def set_keys(
        self, keys: Sequence[Any], fetch: Callable[[Sequence[Any]], Sequence[Row]]
    ) -> None:
        """Show these keys (ids or rowids) in this order."""
        self._reset(keys, fetch, {})

    def set_rows(self, rows: Sequence[Row], key: Callable[[Row], Any] = id) -> None:
        """Show these rows; `key` names each, so that the open one can be found again."""
        keys = [key(row) for row in rows]
        pages = {at // PAGE: list(rows[at : at + PAGE]) for at in range(0, len(rows), PAGE)}
        self._reset(keys, None, pages)

    def _reset(
        self,
        keys: Sequence[Any],
        fetch: Callable[[Sequence[Any]], Sequence[Row]] | None,
        pages: dict[int, list[Row]],
    ) -> None:
        self.beginResetModel()
        self._keys, self._fetch, self._pages = keys, fetch, pages
        self._cells.clear()
        self.endResetModel()

    def key(self, row: int) -> Any:
        """The key of a row."""
        return self._keys[row]

    def find(self, key: object) -> int:
        """The row of a key, or -1."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def row(self, row: int) -> Row | None:
        """A row, read with its page if need be; None if it has gone meanwhile."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        return page[place] if place < len(page) else None

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows."""
        known = self._cells.get((row, column))
        if known is None:
            known = self._cells[row, column] = self._make_cell(row, column)
        return known

    def _make_cell(self, row: int, column: int) -> Cell:
        value = self.row(row)
        if value is None:
            return Cell()
        made = self.columns[column].cell(value, self.language)
        return Cell(made) if isinstance(made, str) else made

    def _read(self, number: int) -> list[Row]:
        keys = self._keys[number * PAGE : (number + 1) * PAGE]
        page = list(self._fetch(keys)) if self._fetch else []
        self._pages[number] = page
        return page

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role in {_DISPLAY, _EDIT}:
            return self.cell(index.row(), index.column()).text
        if role in {_TOOL_TIP, _ACCESSIBLE}:
            return self.cell(index.row(), index.column()).spoken
        if role == _ALIGN:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == ROW_ROLE:
            return self.row(index.row())
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _DISPLAY:
            return self.language.tr(self.columns[section].title)
        if role == _ALIGN:
            return _RIGHT if self.columns[section].right else _LEFT
        return None


Edit = Callable[[int, str, str], None]


class GridModel(RowsModel[Row]):
    """Lines that are edited in place. `edit(row, column key, typed text)` takes what was typed.

    `edit` may raise a SalesDeskError: the old value stays and `refused` carries the error.
    """

    refused = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        language: Language,
        edit: Edit,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, language, parent)
        self._edit = edit

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        if index.isValid() and self.columns[index.column()].editable:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    @override
    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        typed = str(value).strip()
        if role != _EDIT or typed == self.cell(index.row(), index.column()).text:
            return False
        try:
            self._edit(index.row(), self.columns[index.column()].key, typed)
        except SalesDeskError as error:
            self.refused.emit(error)
            return False
        return True

    def replace_row(self, row: int, value: Row) -> None:
        """Show a changed line without losing the place in the grid."""
        number, place = divmod(row, PAGE)
        self._pages[number][place] = value
        for column in range(len(self.columns)):
            self._cells.pop((row, column), None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
