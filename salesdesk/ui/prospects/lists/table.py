"""The list itself: two-line rows beside the record, or a table of many columns over the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from salesdesk.language import Language
from salesdesk.services.prospects import COLUMNS
from salesdesk.ui.prospects.lists.columns import Chosen, drawn, width_of
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.tokens import GRID_ROW, TWO_LINE_ROW
from salesdesk.ui.widgets.table import RowsView

_VALUE = "value"
_ROOM_FOR_VALUE = 540


class ListTable(RowsView):
    """Rows of the chosen columns.

    `columns_wanted` says that others are wanted, `arranged` that they were put in another order
    or pulled wider: that shows already.
    """

    columns_wanted = Signal(object)
    arranged = Signal(object)

    def __init__(self, chosen: Chosen, words: Language, today: date, *, wide: bool) -> None:
        self._words, self._columns, self._wide = words, chosen, wide
        self.rows = RowsModel(drawn(chosen.keys, words, today, two_lines=not wide), words)
        super().__init__(
            self.rows,
            words.tr("Prospects"),
            row_height=GRID_ROW if wide else TWO_LINE_ROW,
            several=True,
        )
        self.rows.setParent(self)
        self._settling = True
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(self._announce)
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        self._settling = False

    def fit(self, width: int) -> None:
        """Beside the record there is not always room for what a deal is worth."""
        if not self._wide and self._columns.keys[-1:] == (_VALUE,):
            self._settling = True
            self.setColumnHidden(len(self._columns.keys) - 1, width < _ROOM_FOR_VALUE)
            self._settling = False

    def settle(self) -> None:
        """Announce now what was moved or pulled a moment ago."""
        if self._later.isActive():
            self._later.stop()
            self._announce()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Every column with a tick where it is shown."""
        menu = QMenu(self._words.tr("Columns"), parent)
        for key, column in COLUMNS.items():
            action = QAction(self._words.tr(column.label), menu)
            action.setCheckable(True)
            action.setChecked(key in self._columns.keys)
            action.setEnabled(key != "company")
            action.setData(key)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self._words.tr("The usual columns")).setData("")
        menu.triggered.connect(self._toggled)
        return menu

    def _lay_out(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setStretchLastSection(self._wide)
        for place, key in enumerate(self._columns.keys):
            if key in self._columns.widths or self._wide:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                width = self._columns.widths.get(key, 0) or self._usual(place, key)
                header.resizeSection(place, width)

    def _usual(self, place: int, key: str) -> int:
        by_texts = key in {"standing", "step", _VALUE}
        return self.horizontalHeader().sectionSize(place) if by_texts else width_of(key)

    def _open_menu(self, place: QPoint) -> None:
        self.columns_menu(self).popup(self.horizontalHeader().mapToGlobal(place))

    def _toggled(self, action: QAction) -> None:
        key = str(action.data())
        if not key:
            self.columns_wanted.emit(Chosen((), {}))
            return
        keys = [one for one in self._in_order() if one != key]
        if action.isChecked():
            keys.append(key)
        self.columns_wanted.emit(Chosen(tuple(keys), self._columns.widths))

    def _in_order(self) -> Sequence[str]:
        """The columns as they stand now, from left to right."""
        header = self.horizontalHeader()
        return [self._columns.keys[header.logicalIndex(at)] for at in range(header.count())]

    def _moved(self) -> None:
        self._later.start()

    def _resized(self, place: int, _before: int, width: int) -> None:
        mode = self.horizontalHeader().sectionResizeMode(place)
        last = (
            self._wide and self.horizontalHeader().visualIndex(place) == len(self._columns.keys) - 1
        )
        pulled = mode == QHeaderView.ResizeMode.Interactive and not last
        if self._settling or not width or not pulled:
            return
        key = self._columns.keys[place]
        self._columns = Chosen(self._columns.keys, {**self._columns.widths, key: width})
        self._later.start()

    def _announce(self) -> None:
        self.arranged.emit(Chosen(tuple(self._in_order()), self._columns.widths))
