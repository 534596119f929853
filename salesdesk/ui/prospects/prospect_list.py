"""The list of prospects: filter, saved views, and two-line rows in the order of their steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget
from typing_extensions import override

from salesdesk.domain.closing.states import OPEN_STAGES
from salesdesk.domain.prospects.standing import CUSTOMER, standing
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.prospects import VIEW_NAMES, Listing, ProspectRow, View
from salesdesk.ui.page import PageContext
from salesdesk.ui.steps.words import step_sign, step_when
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.theme import font
from salesdesk.ui.widgets import chips
from salesdesk.ui.widgets.basics import Card, button, icon_button, row, small
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.search import FilterBox
from salesdesk.ui.widgets.table import RowsView

_VALUE = 3
_ROOM_FOR_VALUE = 560


class ProspectList(Card):
    """The left side of the page; `chosen` carries the id of the account that was chosen."""

    chosen = Signal(object)
    opened = Signal(object)
    loaded = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(padding=10)
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        self._wanted: UUID | None = None
        self._view = View.ALL
        self._counts: Mapping[View, int] = {}
        self._build()
        self._connect()

    def reload(self) -> None:
        """Read the list again; the open account stays chosen."""
        service, view = self._context.desk.prospects, self._view
        text, owner = self.filter.text().strip(), self._me()
        self._context.tasks.read(
            lambda: service.listing(view, text, owner), self._show, key="prospects list"
        )

    def choose(self, prospect_id: UUID | None) -> None:
        """Choose an account without announcing it; it may come with the next reading."""
        self._wanted = prospect_id
        self._choose_wanted()

    def show_view(self, view: View) -> None:
        """Show one of the saved views."""
        self._view = view
        self._fit()
        self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def current(self) -> UUID | None:
        """The chosen account."""
        row = self.model.row(self.table.currentIndex().row()) if self._rows else None
        return row.id if row is not None else None

    @property
    def _rows(self) -> int:
        return self.model.rowCount()

    def _build(self) -> None:
        words = self._words
        self.filter = FilterBox(words.tr("Filter prospects  (Ctrl+F)"))
        self.views = chips.ViewChips(words)
        self.menu_button = icon_button("list-filter", words.tr("Saved views"))
        self.menu_button.setProperty("kind", "square")
        self.menu_button.setMenu(self._views_menu())
        self.capped = small("")
        self.model = RowsModel(columns(words, self._today), words, self)
        self.table = RowsView(self.model, words.tr("Prospects"))
        self.nothing = EmptyState(
            "search",
            words.tr("Nothing found"),
            words.tr("Try fewer letters, or another view."),
            [button(words.tr("Show all"), "list-filter", on=self._show_all)],
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.views.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = self.body
        layout.addLayout(row(self.filter, self.menu_button))
        layout.addWidget(self.views)
        layout.addWidget(self.capped)
        layout.addWidget(self.stack, 1)
        self.capped.hide()

    def _connect(self) -> None:
        self.filter.wanted.connect(self.reload)
        self.views.chosen.connect(self._view_chosen)
        self.table.chosen.connect(self._row_chosen)
        self.table.opened.connect(self._row_opened)

    def _show(self, listing: Listing) -> None:
        words = self._words
        self._counts = listing.counts
        self._fit()
        self.model.set_keys(listing.ids, self._context.desk.prospects.rows)
        self.stack.setCurrentWidget(self.table if listing.ids else self.nothing)
        self.capped.setVisible(listing.capped)
        if listing.capped:
            self.capped.setText(
                words.tr("{count}+ found; the newest are shown.", count=len(listing.ids))
            )
        self._choose_wanted()
        self.loaded.emit(listing)

    def _views_menu(self) -> QMenu:
        menu = QMenu(self)
        for view in View:
            menu.addAction(self._words.tr(VIEW_NAMES[view]), partial(self.show_view, view))
        return menu

    def _view_chosen(self, key: str) -> None:
        self.show_view(View(key))

    def _fit(self) -> None:
        """As many views as there is room for, the chosen one among them; no value if narrow."""
        room, shown = self.width() - 24, []
        for view in sorted(View, key=lambda one: one is not self._view):
            room -= _chip_width(self._chip(view), self._words)
            if room >= 0 or view is self._view:
                shown.append(view)
        self.views.set_views([self._chip(view) for view in View if view in shown])
        self.views.choose(self._view)
        self.table.setColumnHidden(_VALUE, self.width() < _ROOM_FOR_VALUE)

    def _chip(self, view: View) -> chips.View:
        return chips.View(view, self._words.tr(VIEW_NAMES[view]), self._counts.get(view))

    def _choose_wanted(self) -> None:
        if self._wanted is not None:
            self.table.choose(self._context.desk.prospects.row_number(self._wanted))

    def _row_chosen(self, key: object) -> None:
        row = self.model.row(self.model.find(key))
        if row is not None:
            self._wanted = row.id
            self.chosen.emit(row.id)

    def _row_opened(self, _key: object) -> None:
        self.opened.emit(self.current)

    def _show_all(self) -> None:
        self.filter.clear()
        self.show_view(View.ALL)

    def _me(self) -> UUID | None:
        member = self._context.desk.member
        return member.id if member is not None else None


def columns(words: Language, today: date) -> tuple[Column[ProspectRow], ...]:
    """The columns of the list, on this day."""
    return (
        Column("company", mark("Prospect"), _company),
        Column("standing", mark("Status"), _standing, width=_standings(words)),
        Column(
            "step", mark("Next step"), lambda row, _: _step(row, words, today), width=_steps(words)
        ),
        Column("value", mark("Value"), _value, right=True, width=("222.500.000 ₫",)),
    )


def _company(row: ProspectRow, _words: Language) -> Cell:
    return Cell(row.company, row.contact, bold=True)


def _standing(row: ProspectRow, words: Language) -> Cell:
    return Cell(words.tr(row.standing.label), tone=row.standing.tone, chip=True)


def _step(row: ProspectRow, words: Language, today: date) -> Cell:
    icon, tone = step_sign(row.next_step, today)
    if row.next_step is None:
        return Cell(words.tr("No next step"), icon=icon, tone=tone)
    return Cell(step_when(words, row.next_step, today), icon=icon, tone=tone)


def _value(row: ProspectRow, words: Language) -> str:
    return words.money(row.value) if row.value is not None else ""


def _standings(words: Language) -> tuple[str, ...]:
    states = [standing(state, "", customer=False) for state in ProspectState]
    stages = [standing(ProspectState.ACCEPTED, one, customer=False) for one in OPEN_STAGES]
    return tuple(f"{words.tr(one.label)}i" for one in (*states, *stages, CUSTOMER))


def _steps(words: Language) -> tuple[str, ...]:
    return (words.tr("No next step") + "mm", words.tr("Overdue · {days} d", days=88) + "mm")


def _chip_width(view: chips.View, words: Language) -> int:
    """How wide a view's chip is with the gap behind it."""
    text = f"{view.title}  {words.number(view.count or 0)}"
    return QFontMetrics(font("semibold")).horizontalAdvance(text) + 34
