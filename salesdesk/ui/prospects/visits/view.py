"""A day's visits: boxes at the left, the list to take along at the right."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.services.prospects.visit_days import VisitDay
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.visits.stops import StopList
from salesdesk.ui.widgets.basics import Card, button, muted, row, title
from salesdesk.ui.widgets.choices import EmptyState, SegmentedControl
from salesdesk.ui.widgets.fields import DateLine
from salesdesk.ui.widgets.pdf_preview import PdfPreview
from salesdesk.ui.widgets.splitter import remembered_splitter
from salesdesk.ui.widgets.timeline import scrolled

MINE, EVERYBODY = "mine", "all"


class VisitsView(QWidget):
    """`day_chosen` carries the day, `scope_chosen` says whose; `ticked` that the list changed,
    `plan_wanted` asks to plan what is ticked, `left` to leave.
    """

    day_chosen = Signal(object)
    scope_chosen = Signal(object)
    ticked = Signal()
    plan_wanted = Signal()
    left = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self._words
        self.day = DateLine(words.tr("Day"), words, self._today)
        self.day.setFixedWidth(140)
        tomorrow = self._today + timedelta(days=1)
        self.quick = [
            button(words.tr(name), kind="", on=partial(self.day_chosen.emit, day))
            for name, day in ((words.tr("Today"), self._today), (words.tr("Tomorrow"), tomorrow))
        ]
        self.scope = SegmentedControl(
            words.tr("Whose accounts"),
            [(MINE, words.tr("Mine")), (EVERYBODY, words.tr("Everybody’s"))],
        )
        self.stops = StopList(words)
        self.count = muted("")
        self.plan = button(words.tr("Plan these visits"), "calendar-check", "primary", self._plan)
        self.nothing = EmptyState(
            "building-2",
            words.tr("No visits on this day"),
            words.tr("Nothing is planned, and no account with an address is waiting for you."),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(scrolled(self.stops))
        self.pages.addWidget(self.nothing)
        self.preview = PdfPreview(self._context.tasks, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        leave = button(words.tr("Leave  (Esc)"), "x", on=self.left.emit)
        layout.addLayout(row(title(words.tr("Visit list")), None, leave, spacing=14))
        no_stop = EmptyState(
            "file-text",
            words.tr("Nobody is ticked yet"),
            words.tr("Tick whom you will visit: the list to take along stands here."),
        )
        self.papers = QStackedWidget()
        self.papers.addWidget(self.preview)
        self.papers.addWidget(no_stop)
        paper = Card(padding=4)
        paper.body.addWidget(self.papers)
        split = remembered_splitter(
            "visits", self._context.workstation, self._choosing(), paper, (560, 700)
        )
        layout.addWidget(split, 1)

    def _choosing(self) -> Card:
        card = Card()
        card.body.addLayout(row(self.day, *self.quick, None, self.scope))
        card.body.addWidget(self.pages, 1)
        card.body.addLayout(row(self.count, None, self.plan))
        return card

    def _connect(self) -> None:
        self.day.saved.connect(self._day_typed)
        self.scope.saved.connect(self._scope_chosen)
        self.stops.changed.connect(self.tell_count)
        self.stops.changed.connect(self.ticked)

    def show_day(self, day: VisitDay) -> None:
        """Show the visits of a day."""
        self.day.set_value(day.day)
        self.stops.show_day(day)
        self.pages.setCurrentIndex(0 if day.planned or day.near else 1)
        self.tell_count()

    def tell_count(self) -> None:
        """Say how many stops the list has, and how many are new."""
        words, new = self._words, len(self.stops.wanted)
        stops = words.trn("{count} stop", "{count} stops", len(self.stops.ticked))
        self.count.setText(stops)
        self.papers.setCurrentIndex(0 if self.stops.ticked else 1)
        self.plan.setEnabled(new > 0)

    def _day_typed(self, day: object, _before: object) -> None:
        if isinstance(day, date):
            self.day_chosen.emit(day)

    def _scope_chosen(self, scope: object, _before: object) -> None:
        self.scope_chosen.emit(scope)

    def _plan(self) -> None:
        self.plan_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
