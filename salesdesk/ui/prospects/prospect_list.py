"""The list of prospects: what is typed, views, own filters, columns, and rows to work on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from salesdesk.domain.prospects.conditions import Filter
from salesdesk.services.context import Member
from salesdesk.services.prospects import (
    Listing,
    Order,
    ProspectRow,
    SavedList,
    View,
    ViewKey,
)
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.lists.bulk_bar import BulkBar
from salesdesk.ui.prospects.lists.bulk_verbs import BulkVerbs
from salesdesk.ui.prospects.lists.columns import Chosen
from salesdesk.ui.prospects.lists.filter_desk import FilterDesk
from salesdesk.ui.prospects.lists.known_views import KnownViews
from salesdesk.ui.prospects.lists.state import Looks, Shown
from salesdesk.ui.prospects.lists.table import ListTable
from salesdesk.ui.prospects.lists.views_menu import ViewsMenu
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.widgets.basics import Card, button, icon_button, muted, row, small
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.search import FilterBox

_FEWEST = 80
_FEW = 1000
"""Rows that stay chosen when they are read again; more of them only where all are."""


class ProspectList(Card):
    """The left side of the page; `chosen` carries the id of the account that was chosen.

    `wide_changed` says whether it wants the whole page.
    """

    chosen = Signal(object)
    opened = Signal(object)
    loaded = Signal(object)
    wide_changed = Signal(bool)

    def __init__(self, context: PageContext) -> None:
        super().__init__(padding=10)
        self._context, self._words = context, context.language
        self._service = context.desk.prospects
        self._wanted_row: UUID | None = None
        self._looks = Looks(context.workstation)
        self.known = KnownViews(context, self)
        self.is_wide = False
        view = self._looks.view
        self.shown = Shown(view, owner=self._me(), order=self._looks.order(view, None))
        self._build()
        self._connect()

    def reload(self) -> None:
        """Read the list again, and its views; the open account stays chosen."""
        self._read()
        service, desk = self._service, self._context.desk
        self._context.tasks.read(
            lambda: (service.views(), desk.team.members(), service.tags()),
            self._show_own,
            key="prospects views",
        )

    def choose(self, prospect_id: UUID | None) -> None:
        """Choose an account without announcing it; it may come with the next reading."""
        self._wanted_row = prospect_id
        self._choose_wanted()

    def show_view(self, view: ViewKey) -> None:
        """Show a view as it was last looked at here."""
        self.filters.put_away()
        self.table.settle()
        self._looks.keep_view(view)
        own = self.known.saved(view)
        self.shown = self.shown.with_view(view, self._looks.order(view, own))
        self._show_columns()
        self._fit()
        self._read()

    def show_saved(self, view: UUID) -> None:
        """Show an own view that was saved just now, as soon as it is read."""
        self.shown = replace(self.shown, view=view, wanted=None)
        self._fit()

    def show_filter(self, wanted: Filter | None) -> None:
        """Show what a filter that is not saved leaves of the view."""
        if wanted != self.shown.wanted:
            self.shown = replace(self.shown, wanted=wanted)
            self.say_filter()
            self._read()

    def toggle_wide(self) -> None:
        """The table of many columns over the whole page, or back beside the record."""
        self.table.settle()
        self.is_wide = not self.is_wide
        self.wide_button.setChecked(self.is_wide)
        self._show_columns()
        self.wide_changed.emit(self.is_wide)
        self._read()
        self.table.setFocus()

    def narrow(self) -> None:
        """Make room for the record beside the list."""
        if self.is_wide:
            self.toggle_wide()

    def new_filter(self) -> None:
        """Start an own filter."""
        self.filters.open_new()

    def keys(self) -> Callable[[], list[int]]:
        """What reads the row numbers of the chosen rows, or of all that is shown; see `listing`.

        It may run on another thread.
        """
        chosen = self.table.selected_keys if self.table.selected_count > 1 else []
        shown, service = self.shown, self._service
        if chosen:
            return lambda: chosen
        wanted = shown.wanted or Filter()
        return lambda: list(
            service.keys(shown.base, shown.text, shown.owner, wanted=wanted, order=shown.order)
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, in their order."""
        own = self.known.saved(self.shown.view)
        return self._looks.columns(self.shown.view, own, wide=self.is_wide).keys

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
    def model(self) -> RowsModel[ProspectRow]:
        """The rows."""
        return self.table.rows

    @property
    def open_view(self) -> SavedList | None:
        """The own view that is open."""
        return self.known.saved(self.shown.view)

    @property
    def _rows(self) -> int:
        return self.model.rowCount()

    def _build(self) -> None:
        words = self._words
        self.filter = FilterBox(words.tr("Filter prospects  (Ctrl+F)"))
        self.views = self.known.strip
        self.wide_button = icon_button(
            "table-2", words.tr("Table over the whole page"), self.toggle_wide
        )
        self.wide_button.setProperty("kind", "square")
        self.wide_button.setCheckable(True)
        self.menu_button = icon_button("list-filter", words.tr("Saved views"))
        self.menu_button.setProperty("kind", "square")
        self.filters = FilterDesk(self._context, self)
        self.menu = ViewsMenu(words, self._menu_verbs(), self.show_view)
        self.menu_button.setMenu(self.menu)
        self.filtered = button("", "list-filter", "link", self.filters.open_shown)
        self.capped = small("")
        self.stack = _Rows()
        self.nothing = EmptyState(
            "search",
            words.tr("Nothing found"),
            words.tr("Try fewer letters, or another view."),
            [button(words.tr("Show all"), "list-filter", on=self._show_all)],
        )
        self.stack.addWidget(self.nothing)
        self.none_so = muted(words.tr("Nothing found"))
        self.none_so.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.none_so)
        self.bar = BulkBar(words)
        self.table = self._make_table()
        layout = self.body
        layout.addLayout(row(self.filter, self.wide_button, self.menu_button))
        layout.addWidget(self.views)
        layout.addWidget(self.filters.editor)
        layout.addLayout(row(self.filtered, None))
        layout.addWidget(self.capped)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.bar.busy)
        self.bulk = BulkVerbs(self._context, self.bar, layout, self._chosen_rows)
        for one in (self.capped, self.filtered, self.filters.editor):
            one.hide()

    def _connect(self) -> None:
        self.filter.wanted.connect(self._read)
        self.known.chosen.connect(self._view_chosen)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.bar.cleared.connect(self._choose_one)

    # the table

    def _make_table(self) -> ListTable:
        own, today = self.known.saved(self.shown.view), self._context.desk.context.today()
        columns = self._looks.columns(self.shown.view, own, wide=self.is_wide)
        made = ListTable(columns, self._words, today, wide=self.is_wide)
        made.chosen.connect(self._row_chosen)
        made.opened.connect(self._row_opened)
        made.sort_wanted.connect(self._sorted)
        made.selected.connect(self._several_chosen)
        made.columns_wanted.connect(self._columns_chosen)
        made.arranged.connect(self._arranged)
        made.show_sort(self.shown.order.key, downwards=self.shown.order.downwards)
        self.stack.addWidget(made)
        return made

    def _show_columns(self) -> None:
        """Another table in the place of this one, with the columns of the view."""
        before, had_focus = self.table, self.table.hasFocus()
        self.table = self._make_table()
        self.table.fit(self.width())
        self.stack.setCurrentWidget(self.table)
        self.stack.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.bar.show_count(0)
        if had_focus:
            self.table.setFocus()

    def _columns_chosen(self, chosen: object) -> None:
        assert isinstance(chosen, Chosen)
        self.table.settle()
        self._looks.keep_columns(self.shown.view, chosen, wide=self.is_wide)
        self._show_columns()
        self._read()

    def _arranged(self, chosen: object) -> None:
        assert isinstance(chosen, Chosen)
        self._looks.keep_columns(self.shown.view, chosen, wide=self.is_wide)

    def _sorted(self, key: str, downwards: bool) -> None:
        order = Order(key, downwards)
        self._looks.keep_order(self.shown.view, order)
        self.shown = replace(self.shown, order=order)
        self._read()

    # reading

    def _read(self) -> None:
        self.shown = replace(self.shown, text=self.filter.text().strip(), owner=self._me())
        service, shown = self._service, self.shown
        self._context.tasks.read(
            lambda: service.listing(
                shown.base,
                shown.text,
                shown.owner,
                wanted=shown.wanted or Filter(),
                order=shown.order,
            ),
            self._show,
            key="prospects list",
        )

    def _show(self, listing: Listing) -> None:
        words = self._words
        kept = self._chosen_rows() if 1 < self.table.selected_count <= _FEW else []
        whole = self._rows > _FEW and self.table.selected_count == self._rows
        self.known.counts.update((view, count) for view, count in listing.counts.items())
        self._fit()
        self.model.set_keys(listing.ids, partial(self._service.rows, columns=self.columns))
        empty = self.none_so if self.filters.is_open else self.nothing
        self.stack.setCurrentWidget(self.table if listing.ids else empty)
        self.filters.editor.show_count(len(listing.ids))
        self.capped.setVisible(listing.capped)
        if listing.capped:
            self.capped.setText(
                words.tr("{count}+ found; the newest are shown.", count=len(listing.ids))
            )
        self._choose_wanted()
        if whole:
            self.table.selectAll()
        elif kept:
            self.table.select_keys(frozenset(kept))
        self.bar.show_count(self.table.selected_count)
        self.loaded.emit(listing)

    def _show_own(
        self, read: tuple[tuple[SavedList, ...], tuple[Member, ...], tuple[str, ...]]
    ) -> None:
        self.known.own, members, tags = read
        self.bar.offer([(one.id, one.name) for one in members], tags)
        if not isinstance(self.shown.view, View) and self.open_view is None:
            self.show_view(View.ALL)  # it was deleted meanwhile
        self._fit()
        self.known.count_own(self._me())

    # views

    def _menu_verbs(self) -> dict[str, Callable[[], None]]:
        return {
            "new": self.new_filter,
            "edit": self.filters.open_shown,
            "clear": self._without_filter,
            "front": partial(self.filters.move, -1),
            "back": partial(self.filters.move, 1),
            "delete": self.filters.delete,
            "wide": self.toggle_wide,
        }

    def _fill_menu(self) -> None:
        self.menu.fill(
            self.known.own,
            self.known.counts,
            self.open_view,
            self.table.columns_menu(self.menu),
            wide=self.is_wide,
            filtered=self.shown.wanted is not None or self.open_view is not None,
        )

    def _view_chosen(self, view: ViewKey | None) -> None:
        if view is not None:
            self.show_view(view)
        else:
            self.menu_button.showMenu()

    def _fit(self) -> None:
        self.known.fit(self.width(), self.shown.view)
        self.table.fit(self.width())

    def _without_filter(self) -> None:
        self.show_view(View.ALL)

    def say_filter(self) -> None:
        """Below the views: what else is asked, while the strip that asks it is closed."""
        wanted = self.shown.wanted
        count = len(wanted.conditions) if wanted is not None else 0
        words = self._words
        self.filtered.setText(words.trn("{count} condition more", "{count} conditions more", count))
        self.filtered.setVisible(count > 0 and not self.filters.is_open)

    # rows

    def _choose_wanted(self) -> None:
        if self._wanted_row is not None and self.table.selected_count <= 1:
            self.table.choose(self._service.row_number(self._wanted_row))

    def _row_chosen(self, key: object) -> None:
        row = self.model.row(self.model.find(key))
        if row is not None:
            self._wanted_row = row.id
            self.chosen.emit(row.id)

    def _row_opened(self, _key: object) -> None:
        if self.is_wide:
            self.toggle_wide()
        else:
            self.opened.emit(self.current)

    def _several_chosen(self, count: int) -> None:
        self.bar.show_count(count)
        if count < 2:
            self.bulk.put_away()

    def _choose_one(self) -> None:
        self.table.choose(self.table.current)

    def _chosen_rows(self) -> list[int]:
        return self.table.selected_keys

    def _show_all(self) -> None:
        self.filter.clear()
        self.show_view(View.ALL)

    def _me(self) -> UUID | None:
        member = self._context.desk.member
        return member.id if member is not None else None


class _Rows(QStackedWidget):
    """The rows or what stands in their place: strips above and below take what they need first."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(_FEWEST)

    @override
    def hasHeightForWidth(self) -> bool:
        return False
