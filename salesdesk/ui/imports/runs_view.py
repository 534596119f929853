"""All imports there were: which file, when, by whom, what it did, and Take back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.imports.shapes import RunRow
from salesdesk.ui.imports.run_words import told, when_and_who
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.widgets.basics import Card, ElidedLabel, boxed, button, row, title
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.table import RowsView


def columns(words: Language) -> tuple[Column[RunRow], ...]:
    """File, when and who, how many, and whether it still stands."""
    return (
        Column(
            "file", mark("File"), lambda one, w: Cell(one.file, when_and_who(w, one), bold=True)
        ),
        Column("what", mark("What it did"), _what, width=("999.999 đã thêm, 999.999 đã cập nhật",)),
        Column("state", mark("Now"), _state, width=(f"{words.tr('Can be taken back')}MMM",)),
    )


def _what(one: RunRow, words: Language) -> Cell:
    return Cell(told(words, one), words.trn("{count} row", "{count} rows", one.rows))


def _state(one: RunRow, words: Language) -> Cell:
    if one.taken_back_at is not None:
        return Cell(words.tr("Taken back"), tone="grey", icon="undo-2", chip=True)
    if one.blocked is not None:
        return Cell(words.tr("In use"), tone="warn", icon="lock", chip=True)
    return Cell(words.tr("Can be taken back"), tone="ok", icon="check", chip=True)


class RunsView(QWidget):
    """`take_back_wanted` carries an import's id, and `list_wanted` one whose accounts are wanted.

    `closed` goes back, `choose_wanted` to another file.
    """

    take_back_wanted = Signal(object)
    list_wanted = Signal(object)
    closed = Signal()
    choose_wanted = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._build()

    def show_runs(self, runs: Sequence[RunRow]) -> None:
        """Show the imports, newest first; the chosen one stays chosen."""
        before = self.table.current
        self.model.set_rows(runs, key=lambda one: one.id)
        self._stack.setCurrentWidget(self.table if runs else self._nothing)
        self._foot.setVisible(bool(runs))
        if not self.table.choose(before):
            self.table.choose_first()
        self._show_chosen()

    def start(self) -> None:
        """The keyboard starts in the list."""
        self.table.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        tr = self._words.tr
        back = button(tr("Back"), "chevron-left", on=self.closed.emit)
        new = button(tr("Import a list…"), "upload", on=self.choose_wanted.emit)
        self.model = RowsModel(columns(self._words), self._words, self)
        self.table = RowsView(self.model, tr("Imports"))
        self._nothing = EmptyState(
            "upload",
            tr("Nothing was imported yet"),
            tr("Lists of prospects that are imported stand here, and can be taken back."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._why = ElidedLabel("", tone="muted")
        self.back_button = button(tr("Take back"), "undo-2", on=self._take_back)
        self.show_button = button(tr("Show them in the list"), "users", on=self._show_them)
        foot = row(self._why, self.show_button, self.back_button)
        foot.setStretch(0, 1)
        self._foot = boxed(foot)
        card = Card()
        card.body.addLayout(row(title(tr("Imports")), None, back, new))
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(self._foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open)

    def _chosen(self) -> RunRow | None:
        key = self.table.current
        return self.model.row(self.model.find(key)) if isinstance(key, UUID) else None

    def _show_chosen(self, _key: object = None) -> None:
        one, words = self._chosen(), self._words
        self.back_button.setEnabled(
            one is not None and one.taken_back_at is None and one.blocked is None
        )
        self.show_button.setEnabled(one is not None and one.taken_back_at is None)
        self._why.set_text(_why(one, words) if one is not None else "")

    def _open(self, _key: object) -> None:
        if self.show_button.isEnabled():
            self._show_them()

    def _show_them(self) -> None:
        if (one := self._chosen()) is not None:
            self.list_wanted.emit(one.id)

    def _take_back(self) -> None:
        if (one := self._chosen()) is not None:
            self.take_back_wanted.emit(one.id)


def _why(one: RunRow, words: Language) -> str:
    if one.taken_back_at is not None:
        at = one.taken_back_at
        return words.tr("Taken back on {day}, {time}.", day=at.date(), time=words.clock_time(at))
    if one.blocked is not None:
        return words.say(one.blocked)
    return words.tr("What it added goes again; what it changed is as it was before.")
