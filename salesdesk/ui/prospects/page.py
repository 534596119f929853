"""The Prospects tab: list, record, entry, history and needs interview, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.prospects.conditions import Filter
from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Member
from salesdesk.services.prospects import (
    HistoryEntry,
    Listing,
    ProspectRecord,
    View,
)
from salesdesk.ui.page import Command, PageContext
from salesdesk.ui.prospects.cold_calls.desk import CallsUnfinished
from salesdesk.ui.prospects.entry_verbs import EntryVerbs
from salesdesk.ui.prospects.import_desk import ImportDesk
from salesdesk.ui.prospects.needs_desk import NeedsDesk
from salesdesk.ui.prospects.page_parts import ProspectsParts
from salesdesk.ui.prospects.rooms import Room
from salesdesk.ui.steps.forms import LogDraft

Sheet = tuple[ProspectRecord, tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A prospect half entered, logs half written, by account, and cold calls on the way.

    `behind` is the account that is open behind a room.
    """

    entry: dict[str, str]
    logs: dict[UUID, LogDraft]
    calls: CallsUnfinished
    behind: UUID | None = None


class ProspectsPage(ProspectsParts):
    """Prospects and customers."""

    TOPICS: ClassVar[frozenset[str]] = frozenset(
        {"prospects", "proposals", "closing", "team", "campaigns"}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._open: UUID | None = None
        self._entering = EntryVerbs(self)
        self.interviews = NeedsDesk(self)
        self.imports = ImportDesk(self)
        self.rooms: tuple[Room, ...] = (
            self.interviews,
            self.imports,
            self.duplicates,
            self.exporting,
            self.calls,
            self.visits,
            self.campaigns,
        )
        self._connect()
        self.reload()

    @property
    def room(self) -> Room | None:
        """What stands in the place of list and record; None where they are in sight."""
        return next((room for room in self.rooms if room.is_open), None)

    # what the window asks

    @override
    def reload(self) -> None:
        self.list.reload()
        room = self.room
        if room is not None:
            room.reload()
        if room is None or not room.COVERS:
            self._read_record()

    @override
    def record(self) -> object:
        room = self.room
        if room is not None:
            return room.whereabouts
        return None if self._is_entering else self._open

    @override
    def open_record(self, record: object) -> None:
        if any(room.goes_to(record) for room in self.rooms):
            return
        if isinstance(record, View):
            self.outer.setCurrentWidget(self.work)
            self.list.show_view(record)
        elif isinstance(record, UUID):
            self.outer.setCurrentWidget(self.work)
            self.list.narrow()
            self.show_account(self.context.desk.prospects.merging.leads_to(record))

    @override
    def step_record(self, by: int) -> None:
        self.list.table.step(by)

    @override
    def new(self) -> None:
        self.outer.setCurrentWidget(self.work)
        self.list.narrow()
        self.right.setCurrentWidget(self.entry)
        self.entry.start()

    @override
    def focus_filter(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    @override
    def focus_first(self) -> None:
        room = self.room
        if room is not None:
            room.take_keyboard()
        elif self.outer.currentWidget() is self.work:
            self.list.table.setFocus()

    @override
    def print_record(self) -> None:
        if (room := self.room) is not None:
            room.print()

    @override
    def commands(self) -> list[Command]:
        tr = self.language.tr
        return [
            Command(
                tr("Done, and plan the next step"), "check", self._done_and_plan, "Ctrl+Return"
            ),
            Command(tr("Log a call"), "phone", self._on_record(self.log.call), "Ctrl+L"),
            Command(
                tr("Needs interview"), "printer", self._on_record(self.interviews.start), "Ctrl+I"
            ),
            Command(
                tr("New proposal for this prospect"),
                "file-text",
                self._on_record(self.states.new_proposal),
                "Ctrl+B",
            ),
            Command(
                tr("Plan the next step"), "calendar-clock", self._on_record(self.log.plan), "Ctrl+J"
            ),
            Command(
                tr("Not held: plan it again"),
                "redo-2",
                self._on_record(self.log.missed),
                "Ctrl+Shift+J",
            ),
            Command(tr("Qualify…"), "badge-check", self._on_record(self.states.qualify)),
            Command(tr("Hand over…"), "arrow-right", self._on_record(self.states.hand_over)),
            Command(tr("Add a link"), "link", self._on_record(self.research.add_link)),
            Command(tr("Keep a file here"), "upload", self._on_record(self.research.choose_file)),
            Command(tr("Edit details"), "pencil", self._on_record(self.view.details.start), "F2"),
            Command(tr("New prospect"), "plus", self.new),
            Command(tr("New filter"), "list-filter", self.list.new_filter, "Ctrl+Shift+F"),
            Command(
                tr("Table over the whole page"), "table-2", self.list.toggle_wide, "Ctrl+Shift+T"
            ),
            *(command for room in self.rooms for command in room.commands()),
        ]

    @override
    def unfinished(self) -> object:
        return Unfinished(
            self.entry.typed if self._is_entering else {},
            self.log.drafts,
            self.calls.unfinished,
            self._open if self.room is not None else None,
        )

    @override
    def take_up(self, unfinished: object) -> None:
        assert isinstance(unfinished, Unfinished)
        self.log.drafts = unfinished.logs
        self.calls.take_up(unfinished.calls)
        if unfinished.behind is not None:
            self.show_account(unfinished.behind)
        if self.view.record is not None:
            self.log.take_up()
        if unfinished.entry:
            self.new()
            self.entry.take_up(unfinished.entry)

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [("new", self.new), *(stop for room in self.rooms for stop in room.tour_stops())]

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_account)
        self.list.opened.connect(self._edit_account)
        self.list.loaded.connect(self._list_loaded)
        self.list.wide_changed.connect(self.right.setHidden)
        self.more.aboutToShow.connect(self._fill_menu)
        self.view.details.history_wanted.connect(self._read_history)
        self.history.closed.connect(self.back_to_record)

    def show_those(self, those: Filter) -> None:
        """Show the accounts of a filter in the whole list, the first of them open."""
        self.list.show_view(View.ALL)
        self._open = None  # the first of them opens with the list
        self.list.choose(None)
        self.list.show_filter(those)

    # the list

    def _list_loaded(self, listing: Listing) -> None:
        nothing = not listing.counts[View.ALL]
        if nothing and self.outer.currentWidget() is self.work and not self._is_entering:
            self.outer.setCurrentWidget(self.empty)
        elif not nothing and self.outer.currentWidget() is self.empty:
            self.outer.setCurrentWidget(self.work)
        if self._open is None and listing.ids and not self._is_entering:
            self.list.table.choose_first()

    @property
    def _is_entering(self) -> bool:
        return self.right.currentWidget() is self.entry

    # the record

    def show_account(self, prospect_id: object) -> None:
        """Open an account, in sight or behind an open room."""
        if not isinstance(prospect_id, UUID):
            return
        if prospect_id != self._open:
            self.log.put_away()
        self._open = prospect_id
        self.list.choose(prospect_id)
        self._read_record()

    def _edit_account(self, _prospect_id: object) -> None:
        self.view.details.start()

    def _read_record(self) -> None:
        key, desk = self._open, self.context.desk
        if key is None:
            return

        def read() -> Sheet:
            record = desk.prospects.record(key)
            return record, desk.team.members()

        self.context.tasks.read(read, self._show_sheet, self._gone, key="prospect record")

    def _show_sheet(self, sheet: Sheet) -> None:
        record, members = sheet
        if record.id != self._open:
            return
        people = [(one.id, one.name) for one in members]
        fresh = self.view.record is None or self.view.record.id != record.id
        self.states.people = people
        self.view.show_record(record, people)
        self.touch.show()
        if self.right.currentWidget() in (self.nobody, self.view) or fresh:
            self.right.setCurrentWidget(self.view)
        if fresh:
            self.log.take_up()
        self._entering.account_shown()

    def _gone(self, _error: SalesDeskError) -> None:
        self.show_nobody()
        self.list.reload()

    def show_nobody(self) -> None:
        """The account that was open has gone."""
        self._open = None
        self.right.setCurrentWidget(self.nobody)

    def _fill_menu(self) -> None:
        self.states.fill_menu(self.more)
        self.duplicates.fill_menu(self.more)

    @property
    def open_account(self) -> UUID | None:
        """The account that is open, in sight or behind an open room."""
        return self._open

    def back_to_list(self) -> None:
        """From a room back to list and record; the list gets the keyboard."""
        self.back_to_record()
        self.list.table.setFocus()

    def back_to_record(self) -> None:
        """Leave what stands in the place of the record, or of both."""
        self.outer.setCurrentWidget(self.work)
        self.right.setCurrentWidget(self.view if self._open is not None else self.nobody)
        self.reload()

    def _read_history(self) -> None:
        key, service = self._open, self.context.desk.prospects
        if key is not None:
            self.context.tasks.read(
                lambda: service.history(key), self._show_history, key="prospect history"
            )

    def _show_history(self, entries: tuple[HistoryEntry, ...]) -> None:
        record = self.view.record
        if record is not None:
            self.history.show_history(record.details.company, entries)
            self.right.setCurrentWidget(self.history)

    def _done_and_plan(self) -> None:
        room = self.room
        if room is not None:
            room.submit()
        elif self._is_entering:
            self.entry.submit()
        elif self.outer.currentWidget() is self.work:
            self.log.done_and_plan()

    def _on_record(self, verb: Callable[[], None]) -> Callable[[], None]:
        """The verb, where a record is open and in sight."""

        def run() -> None:
            if self.view.isVisible() and self.view.record is not None:
                verb()

        return run
