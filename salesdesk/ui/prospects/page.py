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
from salesdesk.services.context import Done, Member
from salesdesk.services.prospects import (
    HistoryEntry,
    Listing,
    NewProspect,
    ProspectRecord,
    View,
)
from salesdesk.ui.imports.place import ImportPlace, PastImports
from salesdesk.ui.page import Command, PageContext
from salesdesk.ui.prospects.campaigns.desk import CampaignsPlace
from salesdesk.ui.prospects.duplicates.desk import DuplicatesPlace
from salesdesk.ui.prospects.needs_view import NeedsPlace
from salesdesk.ui.prospects.page_parts import ProspectsParts
from salesdesk.ui.steps.forms import LogDraft

_TOURED = 100
Sheet = tuple[ProspectRecord, tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A prospect half entered, and logs half written, by account."""

    entry: dict[str, str]
    logs: dict[UUID, LogDraft]


class ProspectsPage(ProspectsParts):
    """Prospects and customers."""

    TOPICS: ClassVar[frozenset[str]] = frozenset(
        {"prospects", "proposals", "closing", "team", "campaigns"}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._open: UUID | None = None
        self._after_entry: Callable[[], None] | None = None
        self._connect()
        self.reload()

    # what the window asks

    @override
    def reload(self) -> None:
        self.list.reload()
        self.visits.reload()
        self.campaigns.reload()
        if self.outer.currentWidget() is self.needs:
            self.needs.reload()
        elif self.outer.currentWidget() is self.importing:
            self.importing.reload()
        elif self._open is not None:
            self._read_record()

    @override
    def record(self) -> object:
        if self.outer.currentWidget() is self.needs:
            return self.needs.place
        if self.outer.currentWidget() is self.importing:
            return self.importing.place
        if self.duplicates.is_open:
            return self.duplicates.place
        if self.campaigns.is_open:
            return CampaignsPlace()
        return None if self._is_entering else self._open

    @override
    def open_record(self, record: object) -> None:
        if isinstance(record, NeedsPlace):
            self._show_account(record.prospect_id)
            self._open_interview(record.assessment_id)
        elif isinstance(record, ImportPlace | PastImports):
            self.importing.open(record)
        elif isinstance(record, CampaignsPlace):
            self.campaigns.start()
        elif isinstance(record, DuplicatesPlace):
            self.duplicates.open(record)
        elif isinstance(record, View):
            self.outer.setCurrentWidget(self.work)
            self.list.show_view(record)
        elif isinstance(record, UUID):
            self.outer.setCurrentWidget(self.work)
            self.list.narrow()
            self._show_account(self.context.desk.prospects.merging.leads_to(record))

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
        if self.outer.currentWidget() is self.needs:
            self.needs.start()
        elif self.outer.currentWidget() is self.importing:
            self.importing.start()
        elif self.duplicates.is_open:
            self.duplicates.view.start()
        elif self.outer.currentWidget() is self.work:
            self.list.table.setFocus()

    @override
    def print_record(self) -> None:
        self.visits.print()

    @override
    def commands(self) -> list[Command]:
        tr = self.language.tr
        return [
            Command(
                tr("Done, and plan the next step"), "check", self._done_and_plan, "Ctrl+Return"
            ),
            Command(tr("Log a call"), "phone", self._on_record(self.log.call), "Ctrl+L"),
            Command(tr("Needs interview"), "printer", self._on_record(self._needs), "Ctrl+I"),
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
            *self.duplicates.commands(),
            Command(tr("Import a list of prospects…"), "upload", self.importing.choose),
            *self.exporting.commands(),
            *self.calls.commands(),
            *self.visits.commands(),
            *self.campaigns.commands(),
        ]

    @override
    def unfinished(self) -> object:
        return Unfinished(self.entry.typed if self._is_entering else {}, self.log.drafts)

    @override
    def take_up(self, unfinished: object) -> None:
        assert isinstance(unfinished, Unfinished)
        self.log.drafts = unfinished.logs
        if self.view.record is not None:
            self.log.take_up()
        if unfinished.entry:
            self.new()
            self.entry.take_up(unfinished.entry)

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [
            ("new", self.new),
            ("needs", self._tour_needs),
            *self.importing.tour_stops(),
            *self.duplicates.tour_stops(),
            *self.calls.tour_stops(),
            *self.visits.tour_stops(),
            *self.campaigns.tour_stops(),
        ]

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_account)
        self.list.opened.connect(self._edit_account)
        self.list.loaded.connect(self._list_loaded)
        self.list.wide_changed.connect(self.right.setHidden)
        self.more.aboutToShow.connect(self._fill_menu)
        self.view.needs_wanted.connect(self._needs)
        self.view.links.interview_wanted.connect(self._open_interview)
        self.view.details.history_wanted.connect(self._read_history)
        self.history.closed.connect(self._back_to_record)
        self.entry.entered.connect(self._enter)
        self.entry.opened.connect(self._show_account)
        self.entry.cancelled.connect(self._entry_cancelled)
        self.importing.opened.connect(self._show_import)
        self.importing.closed.connect(self._back_from_needs)
        self.importing.list_wanted.connect(self._show_imported)
        self.importing.gone.connect(self._forget_imported)
        self.needs.closed.connect(self._back_from_needs)
        self.needs.call_ended.connect(self._end_call)

    def _show_import(self) -> None:
        self.outer.setCurrentWidget(self.importing)

    def _show_imported(self, those: Filter) -> None:
        self.list.show_view(View.ALL)
        self._open = None  # the first of them opens with the list
        self.list.choose(None)
        self.list.show_filter(those)

    def _forget_imported(self, those: Filter) -> None:
        if self.list.shown.wanted == those:
            self.list.show_filter(None)

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

    def _show_account(self, prospect_id: object) -> None:
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
        if self._after_entry is not None:
            then, self._after_entry = self._after_entry, None
            then()

    def _gone(self, _error: SalesDeskError) -> None:
        self._open = None
        self.right.setCurrentWidget(self.nobody)
        self.list.reload()

    def _fill_menu(self) -> None:
        self.states.fill_menu(self.more)
        self.duplicates.fill_menu(self.more)

    def _back_to_record(self) -> None:
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
        if self.right.currentWidget() is self.entry:
            self.entry.submit()
        elif self.outer.currentWidget() is self.importing:
            self.importing.verbs.run()
        elif self.duplicates.is_open:
            self.duplicates.merge()
        elif self.outer.currentWidget() is self.work:
            self.log.done_and_plan()

    def _on_record(self, verb: Callable[[], None]) -> Callable[[], None]:
        """The verb, where a record is open and in sight."""

        def run() -> None:
            if self.view.isVisible() and self.view.record is not None:
                verb()

        return run

    # entering

    def _enter(self, new: NewProspect, call: bool) -> None:
        service = self.context.desk.prospects
        self._after_entry = self.log.call if call else None
        self.context.tasks.write(lambda: service.enter(new), self._entered, self._entry_refused)

    def _entered(self, done: Done[UUID]) -> None:
        self.entry.empty()
        self.right.setCurrentWidget(self.view)
        self.outer.setCurrentWidget(self.work)
        service, key = self.context.desk.prospects, done.value

        def undo() -> None:
            self.context.tasks.write(lambda: service.delete(key), self._taken_back)

        self.context.notify(self.language.tr("Entered."), undo)
        self._show_account(key)

    def _entry_refused(self, error: SalesDeskError) -> None:
        self._after_entry = None
        if not self.entry.show_error(error):
            self.context.show_error(error)

    def _taken_back(self, _done: object) -> None:
        self._open = None
        self.right.setCurrentWidget(self.nobody)

    def _entry_cancelled(self) -> None:
        # What was typed stays there, should it have been left by mistake.
        self._back_to_record()

    # the needs interview

    def _needs(self) -> None:
        key, service = self._open, self.context.desk.prospects
        if key is not None:
            self.context.tasks.read(lambda: service.needs.latest(key), self._interview_found)

    def _interview_found(self, assessment_id: UUID | None) -> None:
        key, service = self._open, self.context.desk.prospects
        if assessment_id is not None:
            self._open_interview(assessment_id)
        elif key is not None:
            self.context.tasks.write(lambda: service.needs.begin(key), self._interview_begun)

    def _interview_begun(self, done: Done[UUID]) -> None:
        self._open_interview(done.value)

    def _open_interview(self, assessment_id: object) -> None:
        if isinstance(assessment_id, UUID) and self._open is not None:
            self.outer.setCurrentWidget(self.needs)
            self.needs.open_interview(NeedsPlace(self._open, assessment_id))
            self.needs.start()

    def _back_from_needs(self) -> None:
        self._back_to_record()
        self.list.table.setFocus()

    def _end_call(self) -> None:
        self._back_from_needs()
        self.log.call()

    def _tour_needs(self) -> None:
        """The first interview there is: a tour writes nothing."""
        self._back_to_record()
        service = self.context.desk.prospects
        for row in service.rows(service.listing().ids[:_TOURED]):
            if (interview := service.needs.latest(row.id)) is not None:
                self.open_record(NeedsPlace(row.id, interview))
                return
