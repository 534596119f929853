"""The parts of the Prospects tab and where they stand; what they do is the page's."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from salesdesk.ui.imports.room import ImportRoom
from salesdesk.ui.page import Page, PageContext
from salesdesk.ui.prospects.campaigns.desk import CampaignsDesk
from salesdesk.ui.prospects.cold_calls.desk import ColdCallDesk
from salesdesk.ui.prospects.duplicates.desk import DuplicatesDesk
from salesdesk.ui.prospects.exporting import ExportDesk
from salesdesk.ui.prospects.field_verbs import FieldVerbs
from salesdesk.ui.prospects.history_view import HistoryView
from salesdesk.ui.prospects.log_verbs import LogVerbs
from salesdesk.ui.prospects.needs_view import NeedsView
from salesdesk.ui.prospects.new_view import NewProspectView
from salesdesk.ui.prospects.prospect_list import ProspectList
from salesdesk.ui.prospects.record_view import RecordView
from salesdesk.ui.prospects.state_verbs import StateVerbs
from salesdesk.ui.prospects.touch.research_verbs import ResearchVerbs
from salesdesk.ui.prospects.touch.touch_verbs import TouchVerbs
from salesdesk.ui.prospects.visits.desk import VisitDesk
from salesdesk.ui.widgets.basics import Card, button
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.splitter import remembered_splitter


class ProspectsParts(Page):
    """List and record side by side; in their place the empty state, or the needs interview."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._build()

    def _build(self) -> None:
        words, context = self.language, self.context
        self.list = ProspectList(context)
        self.more = QMenu(self)
        self.view = RecordView(context, self.more)
        self.log = LogVerbs(context, self.view)
        self.states = StateVerbs(context, self.view)
        self.fields = FieldVerbs(context, self.view)
        self.touch = TouchVerbs(context, self.view, self.states)
        self.research = ResearchVerbs(context, self.view, self.touch)
        self.entry = NewProspectView(context)
        self.history = HistoryView(words)
        self.importing = ImportRoom(context)
        self.needs = NeedsView(context)
        self.right = QStackedWidget()
        self.nobody = EmptyState(
            "users",
            words.tr("Nobody is open"),
            words.tr("Choose somebody in the list, or enter a new prospect with Ctrl+N."),
        )
        for one in (self.view, self.entry, self.history, self.nobody):
            self.right.addWidget(one)
        self.right.setCurrentWidget(self.nobody)
        self.work = remembered_splitter(
            "prospects", context.workstation, self.list, self.right, (598, 736)
        )
        self.outer = QStackedWidget()
        for widget in (self.work, self._empty(), self.needs, self.importing):
            self.outer.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.outer, 1)
        self.duplicates = DuplicatesDesk(self)
        self.exporting = ExportDesk(self)
        self.calls = ColdCallDesk(self)
        self.visits = VisitDesk(self)
        self.campaigns = CampaignsDesk(self)

    def _empty(self) -> Card:
        words = self.language
        self.empty = Card()
        nothing = EmptyState(
            "users",
            words.tr("No prospects yet"),
            words.tr("Add your first prospect, or drop a list here: CSV, Excel or vCard."),
            [
                button(words.tr("Add prospect"), "plus", "primary", self.new),
                button(words.tr("Import list…"), "upload", on=self.importing.choose),
            ],
        )
        self.empty.body.addWidget(nothing)
        return self.empty
