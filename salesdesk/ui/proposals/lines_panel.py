"""The lines of the editor: the grid, the box that adds to it, and what is known of a line."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from salesdesk.domain.proposals.states import LINE_CHOICE_NAMES, LineChoice, LineKind
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.proposals import LineRecord, ProposalRecord
from salesdesk.ui.icons import icon
from salesdesk.ui.proposals.grid import LinesModel, LinesView
from salesdesk.ui.proposals.line_strip import LineStrip
from salesdesk.ui.tables import Edit
from salesdesk.ui.widgets.basics import button, column, row
from salesdesk.ui.widgets.forms import ErrorLine
from salesdesk.ui.widgets.search import Search, SearchField

NEW_LINES = (
    (LineKind.SECTION, mark("Section"), "layers"),
    (LineKind.SUBTOTAL, mark("Subtotal"), "minus"),
    (LineKind.NOTE, mark("Note"), "sticky-note"),
    (LineKind.CHARGE, mark("Charge"), "truck"),
    (LineKind.DISCOUNT, mark("Discount in money"), "percent"),
)
"""What can be added beside products."""

_NARROW = 640


class LinesPanel(QWidget):
    """Announces what is wanted: `product_taken` (what the search gave), `kind_wanted`,
    `choice_wanted` and `choose_wanted` (a line's id), `remove_wanted`, `move_wanted`, `pasted`.
    """

    product_taken = Signal(object)
    kind_wanted = Signal(object)
    choice_wanted = Signal(object, object)
    choose_wanted = Signal(object, bool)
    reprice_wanted = Signal(object)
    reason_unwanted = Signal(object)
    remove_wanted = Signal(object)
    move_wanted = Signal(object, int)
    pasted = Signal(int, object)
    typed = Signal(object, str, str)
    typing_ended = Signal()
    current_changed = Signal(object)

    def __init__(self, language: Language, edit: Edit, search: Search) -> None:
        super().__init__()
        self._language = language
        self._record: ProposalRecord | None = None
        self._build(edit, search)
        self._connect()

    def _build(self, edit: Edit, search: Search) -> None:
        tr = self._language.tr
        self.model = LinesModel(self._language, edit)
        self.view = LinesView(self.model, tr("Lines"))
        self.error = ErrorLine()
        self.strip = LineStrip(self._language)
        self.add = SearchField(tr("Add item…  (Ctrl+I)"), search, leading="plus", tint="accent")
        self.other = button(tr("Other line"), "chevron-down", tip=tr("Section, note, charge…"))
        menu = QMenu(self.other)
        for kind, name, sign in NEW_LINES:
            made = menu.addAction(icon(sign), tr(name))
            made.triggered.connect(partial(self._wish_kind, kind))
        self.other.setMenu(menu)
        self._adding = row(self.add, self.other)
        self._adding.setStretch(0, 1)
        layout = column(self.view, self.strip, self.error, self._adding, spacing=6)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        view = self.view
        self.model.refused.connect(self.show_error)
        self.add.taken.connect(self.product_taken)
        view.pasted.connect(self.pasted)
        view.remove_wanted.connect(self._remove)
        view.move_wanted.connect(self._move)
        view.past_end.connect(self.add.setFocus)
        view.delegate.typed.connect(self._typed)
        view.typing_ended.connect(self.typing_ended)
        view.selectionModel().currentChanged.connect(self._current_changed)
        view.setContextMenuPolicy(view.contextMenuPolicy().CustomContextMenu)
        view.customContextMenuRequested.connect(self.open_menu)

    @property
    def current(self) -> LineRecord | None:
        """The line the cursor is on."""
        index = self.view.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    @property
    def place(self) -> int | None:
        """Where a new line goes: below the current one, or at the end."""
        index = self.view.currentIndex()
        return index.row() + 1 if index.isValid() else None

    def show_record(self, record: ProposalRecord) -> None:
        """Show the lines of a proposal, keeping the place in the grid."""
        self._record = record
        before = self.view.currentIndex()
        current = self.current
        self.model.frozen = not record.editable
        if self.model.show_lines(record.lines):
            row_now = self.model.find(current.id) if current is not None else -1
            row_now = row_now if row_now >= 0 else min(before.row(), len(record.lines) - 1)
            if row_now >= 0 and before.isValid():
                self.view.setCurrentIndex(self.model.index(row_now, before.column()))
        self.error.show_text("")
        for widget in (self.add, self.other):
            widget.setVisible(record.editable)
        self._tell_current()

    def show_error(self, error: SalesDeskError) -> None:
        """Say below the grid what could not be taken."""
        self.error.show_text(self._language.say(error.sentence))

    def edit_line(self, line_id: UUID, key: str) -> None:
        """Go to a line and start typing."""
        place = self.model.find(line_id)
        if place >= 0:
            self.view.setFocus()
            self.view.edit_cell(place, key)

    def open_menu(self, at: QPoint | None = None) -> None:
        """What can be done with the current line."""
        line = self.current
        if line is None or self.model.frozen:
            return
        menu = QMenu(self.view)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill_menu(menu, line)
        index = self.view.currentIndex()
        where = at if at is not None else self.view.visualRect(index).bottomLeft()
        menu.popup(self.view.viewport().mapToGlobal(where))

    def _fill_menu(self, menu: QMenu, line: LineRecord) -> None:
        tr = self._language.tr
        if line.kind is LineKind.ITEM:
            for choice in LineChoice:
                made = menu.addAction(tr(LINE_CHOICE_NAMES[choice]))
                made.setCheckable(True)
                made.setChecked(line.choice is choice)
                made.triggered.connect(partial(self._wish_choice, line.id, choice))
            menu.addSeparator()
        if line.choice in (LineChoice.OPTIONAL, LineChoice.ALTERNATIVE):
            text = tr("Leave it out") if line.chosen else tr("Take it")
            made = menu.addAction(icon("check"), text)
            made.triggered.connect(partial(self._wish_chosen, line.id, not line.chosen))
        if line.product_id is not None:
            made = menu.addAction(icon("refresh-cw"), tr("Price of the rules"))
            made.triggered.connect(partial(self._emit, self.reprice_wanted, line.id))
        if line.kind is LineKind.ITEM and line.reason is not None:
            made = menu.addAction(icon("x"), tr("Leave the reason off the page"))
            made.triggered.connect(partial(self._emit, self.reason_unwanted, line.id))
        made = menu.addAction(icon("trash-2"), tr("Take the line out"))
        made.triggered.connect(partial(self._emit, self.remove_wanted, line.id))

    def _wish_kind(self, kind: LineKind, _checked: bool = False) -> None:
        self.kind_wanted.emit(kind)

    def _wish_choice(self, line_id: UUID, choice: LineChoice, _checked: bool = False) -> None:
        self.choice_wanted.emit(line_id, choice)

    def _wish_chosen(self, line_id: UUID, chosen: bool, _checked: bool = False) -> None:
        self.choose_wanted.emit(line_id, chosen)

    def _emit(self, signal: SignalInstance, line_id: UUID, _checked: bool = False) -> None:
        signal.emit(line_id)

    def _line(self, place: int) -> LineRecord | None:
        return self.model.row(place) if 0 <= place < self.model.rowCount() else None

    def _remove(self, place: int) -> None:
        line = self._line(place)
        if line is not None and not self.model.frozen:
            self.remove_wanted.emit(line.id)

    def _move(self, place: int, by: int) -> None:
        line = self._line(place)
        if line is not None and not self.model.frozen:
            self.move_wanted.emit(line.id, by)

    def _typed(self, place: int, key: str, text: str) -> None:
        line = self._line(place)
        if line is not None:
            self.typed.emit(line, key, text)

    def _current_changed(self, _now: object, _before: object) -> None:
        self._tell_current()

    def _tell_current(self) -> None:
        self.strip.show_line(self.current)
        self.current_changed.emit(self.current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.make_narrow(self.width() < _NARROW)
