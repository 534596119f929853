"""The Today tab: the day's tasks on the left, the funnel and what needs attention on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import Sentence
from salesdesk.services import followup, proposals, prospects
from salesdesk.services.today import (
    FUNNEL_NAMES,
    Agenda,
    Attention,
    AttentionKind,
    AttentionRecord,
    Figures,
    FunnelKey,
    FunnelStep,
)
from salesdesk.ui.page import Command, Page, PageContext
from salesdesk.ui.today import words as said
from salesdesk.ui.today.attention_list import AttentionList, AttentionRow
from salesdesk.ui.today.clear_states import all_clear, first_day
from salesdesk.ui.today.task_list import TaskTable
from salesdesk.ui.today.task_verbs import OpenTask, TaskVerbs
from salesdesk.ui.today.trays import TrayPlace
from salesdesk.ui.widgets import figures as charts
from salesdesk.ui.widgets.basics import Card, boxed, button, column, muted, row, title
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.splitter import remembered_splitter
from salesdesk.ui.widgets.timeline import scrolled

K = AttentionKind
VIEWS: dict[AttentionKind, tuple[str, object]] = {
    K.APPROVALS: ("proposals", proposals.View.AWAITING),
    K.EXPIRING: ("proposals", proposals.View.EXPIRING),
    K.REORDERS: ("followup", followup.View.REORDER),
    K.QUIET: ("followup", followup.View.QUIET),
    K.NO_STEP: ("prospects", prospects.View.NO_STEP),
}
"""The list of another page that shows what a line counts; others list their records here."""

DEAL_STEPS = frozenset(
    {FunnelKey.DISCOVERY, FunnelKey.PROPOSAL, FunnelKey.NEGOTIATION, FunnelKey.WON}
)
TILE_HEIGHT = 95
LEAST_FUNNEL, LEAST_ATTENTION = 203, 112
LOW = 600
"""Below this height an open strip takes the place of the figures and the list."""
LEAST_LIST = 96
"""The list keeps two rows beside an open strip, however high its empty state is."""
MINE, EVERYBODY = "mine", "everybody"


@dataclass(frozen=True, slots=True)
class Day:
    """What is read at once for the page."""

    agenda: Agenda
    figures: Figures
    attention: tuple[Attention, ...]
    has_accounts: bool


class TodayPage(Page):
    """The day of whoever is at the desk."""

    TOPICS: ClassVar[frozenset[str]] = frozenset(
        {"prospects", "proposals", "closing", "followup", "team"}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._service = context.desk.today
        self._started = False
        self._member: UUID | None = None
        self._at_once: tuple[Attention, ...] = ()
        self._rhythms: tuple[Attention, ...] = ()
        self._build()
        self._connect()
        self.reload()

    # what the window asks

    @override
    def reload(self) -> None:
        self._start_over_for_another()
        everybody = self.whose.value == EVERYBODY
        service = self._service
        self.context.tasks.read(
            lambda: Day(
                service.agenda(everybody=everybody),
                service.figures(),
                service.attention(),
                service.has_accounts(),
            ),
            self._show,
            key="today",
        )
        # Rhythms may take seconds in a shop with very many orders; reading must not wait for them.
        self.context.tasks.draw(service.rhythms, self._show_rhythms, key="today rhythms")

    @override
    def focus_first(self) -> None:
        self.table.setFocus()

    @override
    def step_record(self, by: int) -> None:
        self.table.step(by)

    @override
    def new(self) -> None:
        self.verbs.schedule()

    @override
    def commands(self) -> list[Command]:
        tr = self.language.tr
        return [
            Command(
                tr("Done, and plan the next step"), "check", self._done_and_plan, "Ctrl+Return"
            ),
            Command(tr("Later"), "clock", self._later_chosen, "Ctrl+L"),
            Command(tr("Schedule a step"), "calendar-clock", self.verbs.schedule, "Ctrl+J"),
            Command(tr("Open the account"), "arrow-right", self._open_chosen, "Ctrl+O"),
        ]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [("schedule", self.verbs.schedule)]

    # building

    def _build(self) -> None:
        words = self.language
        self.greeting, self.day = title(""), muted("")
        self.tiles = {
            "due": charts.FigureTile(words.tr("Due today"), "calendar-clock", "bad"),
            "proposals": charts.FigureTile(words.tr("Open proposals"), "file-text", "warn"),
            "won": charts.FigureTile(words.tr("Won this month"), "trending-up", "ok"),
            "rate": charts.FigureTile(words.tr("Win rate"), "percent", "ok"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(8)
        layout.addLayout(column(self.greeting, self.day, spacing=0))
        self.tile_row = boxed(row(*self.tiles.values(), spacing=12))
        # The style sheet's height of buttons would let the tiles shrink when an open strip needs
        # room.
        self.tile_row.setFixedHeight(TILE_HEIGHT)
        layout.addWidget(self.tile_row)
        split = remembered_splitter(
            "today", self.context.workstation, self._build_tasks(), self._build_right(), (780, 530)
        )
        layout.addWidget(split, 1)

    def _build_tasks(self) -> QWidget:
        words = self.language
        self.card = Card(words.tr("Activities"), padding=16)
        self.whose = SegmentedControl(
            words.tr("Whose tasks"),
            [(MINE, words.trc("tasks", "Mine")), (EVERYBODY, words.trc("tasks", "Everybody's"))],
        )
        self.schedule = button(words.tr("Schedule"), "plus")
        self.card.beside(self.whose, self.schedule)
        self.place = TrayPlace()
        self.verbs = TaskVerbs(self.context, self.place)
        self.table = TaskTable(words, self.context.desk.context.today())
        self.clear_state = all_clear(words, self.verbs.schedule, self._open_without_step)
        self.first_day = first_day(words, partial(self._go, "prospects"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        for one in (self.clear_state, self.first_day):
            self.stack.addWidget(one)
        self.stack.setMinimumHeight(LEAST_LIST)
        self.card.body.addWidget(self.place)
        self.card.body.addWidget(self.stack, 1)
        return self.card

    def _build_right(self) -> QWidget:
        words = self.language
        self.funnel = charts.FunnelBars(words.tr("Sales funnel"))
        self.funnel_card = Card(words.tr("Sales funnel"), padding=16)
        self.funnel_card.body.addWidget(self.funnel, 1)
        self.attention = AttentionList(words)
        attention_card = Card(words.tr("Needs attention"), padding=14)
        attention_card.body.addWidget(scrolled(self.attention), 1)
        right = column(self.funnel_card, attention_card, spacing=8)
        right.setStretch(0, 5)
        right.setStretch(1, 4)
        self.funnel.setMinimumHeight(LEAST_FUNNEL)
        attention_card.setMinimumHeight(LEAST_ATTENTION)
        # On a low screen the right side scrolls instead of being squeezed.
        area = scrolled(boxed(right))
        area.setStyleSheet("QScrollArea { background: transparent; }")
        return area

    def _connect(self) -> None:
        self.table.opened.connect(self._open_task)
        self.table.done_wanted.connect(self.verbs.done)
        self.table.later_wanted.connect(self._later)
        self.schedule.clicked.connect(self.verbs.schedule)
        self.whose.saved.connect(self._whose_chosen)
        self.place.opened.connect(self._make_room)
        self.place.closed.connect(self._make_room)
        self.place.closed.connect(self.focus_first)
        self.attention.opened.connect(self._attention_opened)
        self.funnel.opened.connect(self._funnel_opened)
        self.tiles["due"].clicked.connect(self.focus_first)
        self.tiles["proposals"].clicked.connect(
            partial(self.context.navigate, "proposals", proposals.View.OPEN)
        )
        for name in ("won", "rate"):
            self.tiles[name].clicked.connect(partial(self._go, "closing"))

    # showing

    def _make_room(self) -> None:
        room = self.height() >= LOW or not self.place.isVisibleTo(self)
        self.tile_row.setVisible(room)
        self.stack.setVisible(room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _start_over_for_another(self) -> None:
        """Whoever sits down starts with the tasks that their role looks at first."""
        member = self.context.desk.member
        key = member.id if member else None
        if self._started and key == self._member:
            return
        self._started, self._member = True, key
        self.whose.set_value(EVERYBODY if self._service.sees_everybody else MINE)

    def _show(self, day: Day) -> None:
        desk, words = self.context.desk, self.language
        context = desk.context
        name = said.called(desk.member.name if desk.member else "", desk.settings.language)
        self.greeting.setText(said.greeting(words, context.clock.local(context.now()), name))
        self.day.setText(said.day_line(words, context.today(), day.agenda))
        self.table.show_tasks(day.agenda.rows, everybody=self.whose.value == EVERYBODY)
        self.stack.setCurrentWidget(self._list_or_hint(day))
        self._show_figures(day)
        self._at_once = day.attention
        self._show_attention()

    def _list_or_hint(self, day: Day) -> QWidget:
        if day.agenda.rows:
            return self.table
        return self.clear_state if day.has_accounts else self.first_day

    def _show_figures(self, day: Day) -> None:
        words, agenda, found = self.language, day.agenda, day.figures
        overdue = words.tr("{count} overdue", count=agenda.overdue)
        late = (overdue, "bad") if agenda.overdue else (words.tr("nothing overdue"), "ok")
        self.tiles["due"].show_figure(words.number(agenda.today), *late)
        self.tiles["proposals"].show_figure(
            said.sums(words, found.proposals.sums), *said.proposals_trend(words, found.proposals)
        )
        self.tiles["won"].show_figure(
            words.money(found.won.amount), *said.won_trend(words, found.won)
        )
        rate = found.win_rate
        share = "–" if rate.share is None else f"{words.number(round(rate.share / 100))}%"
        self.tiles["rate"].show_figure(share, *said.rate_trend(words, rate))
        self.funnel.set_steps([_step(each, words) for each in found.funnel])

    def _show_rhythms(self, lines: tuple[Attention, ...]) -> None:
        self._rhythms = lines
        self._show_attention()

    def _show_attention(self) -> None:
        lines = self._service.in_order(*self._at_once, *self._rhythms)
        self.attention.show_lines(lines)

    # doing

    def _whose_chosen(self, _new: object, _old: object) -> None:
        self.reload()

    def _open_task(self, key: object) -> None:
        task = self.table.task_of(key)
        if task is not None:
            self.context.navigate("prospects", task.prospect_id)

    def _open_chosen(self) -> None:
        self._open_task(self.table.current)

    def _done_and_plan(self) -> None:
        if self.place.tray is not None:
            self.place.tray.submit()
        elif (task := self.table.task) is not None:
            self.verbs.done_with_word(task)

    def _later_chosen(self) -> None:
        task = self.table.task
        if task is not None:
            self._later(task, self.table.later_point())

    def _later(self, task: OpenTask, at: QPoint) -> None:
        self.verbs.later(task, self.table.viewport(), at)

    def _go(self, page: str) -> None:
        self.context.navigate(page)

    def _open_without_step(self) -> None:
        self.context.navigate(*VIEWS[K.NO_STEP])

    def _funnel_opened(self, key: str) -> None:
        self._go("closing" if FunnelKey(key) in DEAL_STEPS else "prospects")

    def _attention_opened(self, row: object) -> None:
        assert isinstance(row, AttentionRow)
        line = row.line
        if len(line.records) == 1 and line.count == 1:
            self._open_record(line.records[0])
        elif line.kind in VIEWS:
            self.context.navigate(*VIEWS[line.kind])
        else:
            self._offer(row, line)

    def _offer(self, row: AttentionRow, line: Attention) -> None:
        """The records behind a line, to choose from."""
        menu = QMenu(row)
        for record in line.records:
            detail = record.detail
            text = self.language.say(detail) if isinstance(detail, Sentence) else detail
            words = " – ".join(part for part in (record.title, text) if part)
            menu.addAction(words.replace("&", "&&"), partial(self._open_record, record))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.mapToGlobal(QPoint(0, row.height())))

    def _open_record(self, record: AttentionRecord) -> None:
        self.context.navigate(record.page, record.id)


def _step(step: FunnelStep, words: Language) -> charts.FunnelStep:
    return charts.FunnelStep(
        step.key,
        words.tr(FUNNEL_NAMES[step.key]),
        step.count,
        words.number(step.count),
        words.money(step.value) if step.value else "",
        won=step.key is FunnelKey.WON,
    )
