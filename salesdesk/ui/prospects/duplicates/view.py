"""The duplicates' place on the page: pairs on the left, the two of one pair on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.services.prospects.comparing import Comparison, PairRow
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.duplicates.pair_list import PAIR_COLUMNS, key_of
from salesdesk.ui.prospects.duplicates.side_by_side import SideBySide
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.widgets.basics import Card, boxed, button, column, muted, row, title
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.messages import BusyBar
from salesdesk.ui.widgets.search import Search, SearchField
from salesdesk.ui.widgets.splitter import remembered_splitter
from salesdesk.ui.widgets.table import RowsView


class DuplicatesView(QWidget):
    """`chosen` carries a pair's key; `partner_chosen` an account found by name; `left` leaves."""

    chosen = Signal(object)
    partner_chosen = Signal(object)
    left = Signal()
    again_wanted = Signal()

    def __init__(self, context: PageContext, search: Search) -> None:
        super().__init__()
        self._words = context.language
        self._build(context, search)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self._start_choosing)
        self.partner.taken.connect(self.partner_chosen)

    def show_heading(self, text: str, aside: str, *, about_one: bool) -> None:
        """What is looked at: the whole list, or one account with a search for its partner."""
        self.heading.setText(text)
        self.aside.setText(aside)
        self.partner.setVisible(about_one)
        self.again.setVisible(not about_one)

    def show_rows(self, rows: Sequence[PairRow], chosen: object = None) -> None:
        """List these pairs; the chosen one stays chosen, else the first is."""
        self._model.set_rows(rows, key_of)
        self.pages.setCurrentWidget(self.work if rows else self.nothing)
        if chosen is not None and self.list.choose(chosen):
            self.chosen.emit(chosen)
        else:
            self.list.choose_first()

    def show_comparison(self, comparison: Comparison) -> None:
        """Lay two accounts side by side."""
        self.pages.setCurrentWidget(self.work)
        self.right.setCurrentWidget(self.sides)
        self.sides.show_comparison(comparison)

    def show_nothing_chosen(self) -> None:
        """Nothing is laid side by side."""
        self.right.setCurrentWidget(self.blank)

    def show_looking(self) -> None:
        """The list is being searched."""
        self._model.set_rows([], key_of)
        self.show_nothing_chosen()
        self.pages.setCurrentWidget(self.work)

    def start(self) -> None:
        """Where the keyboard starts."""
        if self.partner.isVisible() and not self._model.rowCount():
            self.partner.setFocus()
        else:
            self.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_N} and not typing and self.compares:
            self.sides.apart_wanted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def compares(self) -> bool:
        """Whether two accounts are laid side by side."""
        return self.right.currentWidget() is self.sides

    def _build(self, context: PageContext, search: Search) -> None:
        words = self._words
        self.heading, self.aside = title(""), muted("")
        self.partner = SearchField(words.tr("Merge with… name, phone, tax code"), search)
        self.partner.setMinimumWidth(300)
        self.again = button(words.tr("Look again"), "refresh-cw", "plain", self.again_wanted.emit)
        back = button(words.tr("Back to the list"), "x", on=self.left.emit, tip="Esc")
        self.busy = BusyBar(words)
        self._model = RowsModel(PAIR_COLUMNS, words, self)
        self.list = RowsView(self._model, words.tr("Accounts that may be one"))
        self.sides = SideBySide(words)
        self.blank = EmptyState(
            "git-merge",
            words.tr("Two accounts side by side"),
            words.tr("Choose a pair on the left. Everything that hangs on either one is kept."),
        )
        self.right = QStackedWidget()
        self.right.addWidget(self.blank)
        self.right.addWidget(self.sides)
        card = Card(padding=0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self.list)
        self.work = remembered_splitter(
            "duplicates", context.workstation, card, self.right, (560, 774)
        )
        self.nothing = boxed(column(self._nothing(), spacing=0))
        self.pages = QStackedWidget()
        for each in (self.work, self.nothing):
            self.pages.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(
            row(self.heading, self.aside, None, self.partner, self.again, back, spacing=14)
        )
        layout.addWidget(self.busy)
        layout.addWidget(self.pages, 1)

    def _nothing(self) -> Card:
        words = self._words
        card = Card()
        card.body.addWidget(
            EmptyState(
                "circle-check",
                words.tr("No two accounts look the same"),
                words.tr(
                    "While somebody is entered or a list is imported, the desk goes on looking."
                ),
            )
        )
        return card

    def _start_choosing(self, _key: object) -> None:
        if self.compares:
            self.sides.start()
