"""What is to fix in a file, what is doubtful in it, and what it says twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.services.imports.shapes import Checked, ImportPlan
from salesdesk.ui.imports.findings import KIND_NAMES, Finding, Kind, State, findings
from salesdesk.ui.imports.fix_grid import TEXT, FixModel, FixView, columns
from salesdesk.ui.tokens import TWO_LINE_ROW
from salesdesk.ui.widgets.basics import Card, ElidedLabel, icon_button, row
from salesdesk.ui.widgets.chips import View, ViewChips

_LEAST = 104
_ROOM_FOR_NOTE = 480


class FixCard(Card):
    """`corrected` carries a cell's line, its column and what was typed; `out_wanted` a line."""

    corrected = Signal(int, int, str)
    out_wanted = Signal(int)
    list_wanted = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__(padding=14)
        self._words = words
        self._checked: Checked | None = None
        self._plan = ImportPlan()
        self._waiting = False
        self._all: dict[Kind, list[Finding]] = {kind: [] for kind in Kind}
        self.kinds = ViewChips(words)
        self.kinds.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.note = ElidedLabel("", "small", "muted")
        self.model = FixModel(columns(words), words, self._edit, self)
        self.view = FixView(self.model, words.tr("Cells to look at"))
        self.view.setMinimumHeight(_LEAST)
        save = icon_button("download", words.tr("Save as a list"), self.list_wanted.emit)
        self._top = row(self.kinds, self.note, save, spacing=10)
        self._top.setStretch(1, 1)
        self.body.addLayout(self._top)
        self.body.addWidget(self.view, 1)
        self.kinds.chosen.connect(self._show_kind)
        self.view.out_wanted.connect(self.out_wanted)
        self.view.settled.connect(self._settled)
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note.setVisible(event.size().width() >= _ROOM_FOR_NOTE)

    @property
    def has_faults(self) -> bool:
        """Whether anything is still to fix."""
        return any(one.state is State.OPEN for one in self._all[Kind.FAULT])

    def show_checked(self, checked: Checked, plan: ImportPlan) -> None:
        """Show what a check found; a cell that is being typed in is not taken away meanwhile."""
        self._checked, self._plan = checked, plan
        self._waiting = self.view.is_typing
        if not self._waiting:
            self._show()

    def empty(self) -> None:
        """Forget the file."""
        self._checked, self._all = None, {kind: [] for kind in Kind}
        self.model.set_rows([])
        self.hide()

    def start(self) -> None:
        """The keyboard goes to the first cell that is to fix."""
        rows = range(self.model.rowCount())
        first = next((at for at in rows if self._is_open(at)), 0)
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(first, TEXT))

    def _is_open(self, row: int) -> bool:
        one = self.model.row(row)
        return one is not None and one.state is State.OPEN

    def _show(self) -> None:
        checked = self._checked
        if checked is None:
            return
        self._all = {kind: findings(kind, checked, self._plan, self._all[kind]) for kind in Kind}
        counts = {
            Kind.FAULT: checked.fault_count,
            Kind.DOUBT: checked.doubt_count,
            Kind.REPEAT: checked.repeat_count,
        }
        tr = self._words.tr
        there = [kind for kind in Kind if self._all[kind] or counts[kind]]
        self.kinds.set_views([View(kind, tr(KIND_NAMES[kind]), counts[kind]) for kind in there])
        self.setVisible(bool(there))
        if there:
            self._show_kind(self.kinds.current)

    def _show_kind(self, key: str) -> None:
        kind = Kind(key)
        place = self.view.currentIndex()
        self.model.set_rows(self._all[kind], key=lambda one: one.place)
        if place.isValid() and place.row() < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(place.row(), place.column()))
        self._fit()
        self.note.set_text(self._told(kind))

    def _fit(self) -> None:
        """Not higher than its rows: the room is for what looks the same."""
        head = self.view.horizontalHeader().sizeHint().height()
        rows = head + self.model.rowCount() * TWO_LINE_ROW + 4
        margins = self.body.contentsMargins()
        above = self._top.sizeHint().height() + self.body.spacing()
        around = margins.top() + margins.bottom()
        self.setMaximumHeight(max(_LEAST, rows) + above + around)

    def _told(self, kind: Kind) -> str:
        words = self._words
        if kind is Kind.FAULT:
            return words.tr("F2 mends; the rest stays out")
        if kind is Kind.DOUBT:
            return words.tr("imported as they are, and flagged")
        return words.tr("name an account of an earlier row")

    def _edit(self, row: int, _key: str, typed: str) -> None:
        one = self.model.row(row)
        if one is not None and one.column is not None:
            self.corrected.emit(one.line, one.column, typed)

    def _settled(self) -> None:
        if self._waiting:
            self._waiting = False
            self._show()
