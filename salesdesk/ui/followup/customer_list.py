"""The left side of Follow-up: filter, order, views by health, and the list with its key."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.services.followup import (
    SORT_NAMES,
    VIEW_NAMES,
    CustomerRow,
    Listing,
    Sort,
    View,
)
from salesdesk.ui.followup.customer_table import CustomerTable, columns
from salesdesk.ui.followup.health_chips import HealthChips
from salesdesk.ui.page import PageContext
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets import chips
from salesdesk.ui.widgets.basics import Card, button, row, small
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.fields import ChoiceBox
from salesdesk.ui.widgets.search import FilterBox

EXTRA = (View.REORDER, View.QUIET)
"""Views that other pages lead to; their chip is there only while one is chosen."""

LEAST_LIST = 150


class CustomerList(Card):
    """`chosen` carries the id of a customer, `opened` that it is to be worked on; `loaded` the
    listing that was read.
    """

    chosen = Signal(object)
    opened = Signal(object)
    loaded = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(padding=10)
        self._context, self._words = context, context.language
        self._view = View.ALL
        self._wanted: UUID | None = None
        self._build()
        self._connect()

    def reload(self) -> None:
        """Read the list again; the open customer stays chosen."""
        service, view = self._context.desk.followup, self._view
        text, sort = self.filter.text().strip(), Sort(str(self.sort.value))
        # The first time in a large shop takes seconds; reading must not wait for it.
        self._context.tasks.draw(
            lambda: service.listing(view, text, sort), self._show, key="customers"
        )

    def show_view(self, view: View) -> None:
        """Show a view."""
        self._view = view
        self._show_views({})
        self.reload()

    def choose(self, customer: UUID | None) -> None:
        """Choose a customer without announcing it; it may come with the next reading."""
        self._wanted = customer
        self.table.choose(customer)

    def _build(self) -> None:
        words = self._words
        self.filter = FilterBox(words.tr("Filter customers  (Ctrl+F)"))
        self.sort = ChoiceBox(
            words.trc("list", "Order"),
            [(sort, words.tr(name)) for sort, name in SORT_NAMES.items()],
        )
        self.sort.set_value(Sort.URGENT)
        self.views = HealthChips(words)
        self._show_views({})
        self.model: RowsModel[CustomerRow] = RowsModel(columns(words), words, self)
        self.table = CustomerTable(self.model, words, self._context.desk.context.today())
        self.stack = QStackedWidget()
        for one in (self.table, self._nothing_here(), self._nobody_yet()):
            self.stack.addWidget(one)
        self.stack.setMinimumHeight(LEAST_LIST)
        self.need_you = small("")
        layout = self.body
        top = row(self.filter, self.sort)
        top.setStretch(0, 1)
        layout.addLayout(top)
        layout.addWidget(self.views)
        layout.addWidget(self.stack, 1)
        layout.addLayout(row(Legend(words), self.need_you, spacing=12))

    def _nothing_here(self) -> EmptyState:
        words = self._words
        return EmptyState(
            "circle-check",
            words.tr("Nothing due"),
            words.tr("No customer is in this view. That is good news or a filter."),
            [button(words.tr("Show all"), "list-filter", on=self._show_all)],
        )

    def _nobody_yet(self) -> EmptyState:
        words = self._words
        return EmptyState(
            "repeat",
            words.tr("No customers yet"),
            words.tr(
                "After a first order an account stands here with its rhythm. "
                "Win a deal, or import the orders of past years."
            ),
            [button(words.tr("Show deals"), "handshake", on=self._go_closing)],
        )

    def _connect(self) -> None:
        self.filter.wanted.connect(self.reload)
        self.sort.saved.connect(self.reload)
        self.views.chosen.connect(self._view_chosen)
        self.table.chosen.connect(self._row_chosen)
        self.table.opened.connect(self.opened)

    def _show(self, listing: Listing) -> None:
        words = self._words
        self._show_views(dict(listing.counts))
        self.model.set_keys(listing.ids, lambda ids: self._context.desk.followup.rows(ids, words))
        anybody = bool(listing.counts[View.ALL])
        self.stack.setCurrentIndex(0 if listing.ids else 1 if anybody else 2)
        need = words.trn(
            "{count} needs you this week", "{count} need you this week", listing.need_you
        )
        self.need_you.setText(need if listing.need_you else "")
        self.table.choose(self._wanted)
        self.loaded.emit(listing)

    def _show_views(self, counts: dict[View, int]) -> None:
        shown = [view for view in View if view not in EXTRA or view is self._view]
        self.views.set_views(
            [
                chips.View(each, self._words.tr(VIEW_NAMES[each]), counts.get(each))
                for each in shown
            ],
            self._view,
        )

    def _view_chosen(self, key: str) -> None:
        self.show_view(View(key))

    def _row_chosen(self, key: object) -> None:
        if isinstance(key, UUID):
            self._wanted = key
            self.chosen.emit(key)

    def _show_all(self) -> None:
        self.filter.clear()
        self.show_view(View.ALL)

    def _go_closing(self) -> None:
        self._context.navigate("closing")


class Legend(QWidget):
    """What the signs of the strips mean."""

    def __init__(self, words: Language) -> None:
        super().__init__()
        entries = (
            ("bought", words.tr("bought")),
            ("expected", words.tr("expected")),
            ("late", words.trc("rhythm", "late")),
            ("today", words.tr("today")),
        )
        parts: list[QWidget] = []
        for sign, word in entries:
            parts += [_Sign(sign), small(word)]
        layout = row(*parts, None, spacing=6)
        for place in range(1, len(parts) - 1, 2):
            layout.insertSpacing(place + place // 2 + 1, 8)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class _Sign(QWidget):
    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.setFixedSize(16, 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._sign == "late":
            painter.fillRect(1, 6, 14, 3, colour("bad"))
        elif self._sign == "today":
            painter.fillRect(7, 1, 2, 14, colour("control"))
        else:
            ring = self._sign == "expected"
            painter.setPen(QPen(colour("violet" if ring else "accent"), 2))
            painter.setBrush(colour("surface" if ring else "accent"))
            painter.drawEllipse(4, 4, 7, 7)
