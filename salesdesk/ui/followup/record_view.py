"""One customer: what to offer again, the plan, and the rhythm of each thing it buys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.money import UnitPrice
from salesdesk.services.followup import STRIP_DAYS, CustomerRecord, ItemRow
from salesdesk.services.prospects import NextStep
from salesdesk.ui.followup.customer_table import AHEAD_DAYS
from salesdesk.ui.followup.reorder_lines import LineRow, ReorderLines
from salesdesk.ui.followup.words import expected, health_cell, how_often, rhythm, step_when
from salesdesk.ui.icons import pixmap
from salesdesk.ui.page import PageContext
from salesdesk.ui.steps.words import STEP_ICONS
from salesdesk.ui.tables import Cell
from salesdesk.ui.today.task_verbs import OpenTask
from salesdesk.ui.today.trays import TrayPlace
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    clear,
    column,
    head,
    icon_button,
    label,
    line,
    row,
    small,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.rhythm import RhythmDelegate
from salesdesk.ui.widgets.timeline import scrolled

MOST_STEPS = 6
MOST_ITEMS = 6
LOW = 600
LEAST_WIDTH = 506
"""Room for the four buttons in one row, in both languages."""


class RecordView(Card):
    """The right side. Signals carry what is wanted; the page does it."""

    propose_wanted = Signal()
    call_wanted = Signal()
    snooze_wanted = Signal(QPoint)
    plan_wanted = Signal()
    open_wanted = Signal()
    done_wanted = Signal(object)
    later_wanted = Signal(object, QPoint)
    price_wanted = Signal(object, int)

    def __init__(self, context: PageContext) -> None:
        super().__init__(padding=18)
        self._words = context.language
        self._today = context.desk.context.today()
        self.customer: CustomerRecord | None = None
        self.steps: list[StepRow] = []
        self.setMinimumWidth(LEAST_WIDTH)
        self._build()

    def show_customer(self, customer: CustomerRecord, steps: Sequence[NextStep]) -> None:
        """Show a customer with the steps that are planned, the next first."""
        words = self._words
        if self.customer is None or self.customer.id != customer.id:
            self.place.close_tray()
        self.customer = customer
        self.name.set_text(customer.company)
        # As wide as the name, so that its health stands right behind it.
        self.name.setMaximumWidth(self.name.fontMetrics().horizontalAdvance(customer.company) + 4)
        health = health_cell(words, customer.health)
        self.health.show_state(health.text, health.tone, health.icon)
        self.about.set_text(self._about(customer))
        self.reason.setText(self._reason(customer))
        self.silence.setText(words.say(customer.silence) if customer.silence else "")
        self.silence.setVisible(customer.silence is not None)
        self.reorder.show_lines(customer.reorder, self._nothing_due(customer))
        self._show_steps(customer.id, steps)
        self.totals.setText(
            words.trn(
                "{count} order, usually {amount}",
                "{count} orders, usually {amount}",
                customer.orders,
                amount=customer.usual,
            )
        )
        self._show_items(customer.items)

    def _build(self) -> None:
        words = self._words
        self.name = ElidedLabel("", "title")
        self.health = Chip()
        self.about, self.reason = ElidedLabel("", tone="muted"), label("", wrap=True)
        self.totals = small("")
        self.silence = small("", "bad", wrap=True)
        self.silence.hide()
        self.propose = button(
            words.tr("Reorder proposal"), "file-text", "primary", self.propose_wanted.emit
        )
        call = button(words.trc("button", "Call"), "phone", on=self.call_wanted.emit)
        self.snooze = button(words.tr("Snooze"), "clock", on=self._snooze)
        account = button(words.tr("Account"), "arrow-right", on=self.open_wanted.emit)
        self.place = TrayPlace()
        self.reorder = ReorderLines(words, self._ask_price)
        self.reorder.changed.connect(self._may_propose)
        self._steps, self._items = QVBoxLayout(), QVBoxLayout()
        for one in (self._steps, self._items):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)
        top = row(self.name, self.health, None, spacing=12)
        top.setStretch(0, 1000)
        self.body.addLayout(top)
        self.body.addWidget(self.about)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.silence)
        self.body.addLayout(row(self.propose, call, self.snooze, account, None))
        self.body.addWidget(self.place)
        self._sections = scrolled(self._build_sections())
        self.body.addWidget(self._sections, 1)
        self.place.opened.connect(self._make_room)
        self.place.closed.connect(self._make_room)

    def _build_sections(self) -> QWidget:
        words = self._words
        add = button(words.trc("button", "Add"), "plus", on=self.plan_wanted.emit)
        inside = boxed(
            column(
                row(head(words.tr("Ready to reorder")), None, small(words.tr("prices of today"))),
                self.reorder,
                10,
                row(head(words.tr("Follow-up plan")), None, add),
                self._steps,
                10,
                row(head(words.tr("What they buy")), None, self.totals),
                self._items,
                None,
                spacing=6,
            )
        )
        inside.layout().setContentsMargins(0, 4, 6, 0)  # type: ignore[union-attr]
        return inside

    def _make_room(self) -> None:
        """On a low screen an open strip takes the place of what lies below it."""
        self._sections.setVisible(self.height() >= LOW or not self.place.isVisibleTo(self))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _about(self, customer: CustomerRecord) -> str:
        words = self._words
        since = ""
        if customer.customer_since is not None:
            since = words.tr("customer since {year}", year=str(customer.customer_since.year))
        parts = (customer.contact, customer.phone, since)
        return "  ·  ".join(part for part in parts if part)

    def _reason(self, customer: CustomerRecord) -> str:
        words, reason = self._words, self._words.say(customer.reason)
        if customer.snoozed_until is None:
            return reason
        day = words.day_month(customer.snoozed_until)
        return words.tr("Snoozed until {day}. {reason}", day=day, reason=reason)

    def _nothing_due(self, customer: CustomerRecord) -> str:
        """What comes next, where nothing is due now."""
        words = self._words
        ahead = [item for item in customer.items if item.due and item.due >= self._today]
        if not ahead:
            return words.tr("Nothing due: no rhythm yet.")
        first = min(ahead, key=lambda item: item.due or self._today)
        return words.tr(
            "Nothing due. Next: {product}, about {day}.",
            product=first.name,
            day=words.day_month(first.due or self._today),
        )

    # the plan

    def _show_steps(self, customer: UUID, steps: Sequence[NextStep]) -> None:
        words = self._words
        clear(self._steps)
        self.steps = [
            StepRow(OpenTask(customer, step), words, self._today, self)
            for step in steps[:MOST_STEPS]
        ]
        for each in self.steps:
            self._steps.addWidget(each)
        if not steps:
            self._steps.addWidget(small(words.tr("Nothing planned.")))
        if len(steps) > MOST_STEPS:
            more = words.tr("{count} more on the account", count=len(steps) - MOST_STEPS)
            self._steps.addLayout(row(button(more, kind="link", on=self.open_wanted.emit), None))

    # what they buy

    def _show_items(self, items: tuple[ItemRow, ...]) -> None:
        clear(self._items)
        for item in items[:MOST_ITEMS]:
            self._items.addWidget(line())
            self._items.addWidget(ItemStrip(item, self._words, self._today))

    # inside

    def _snooze(self) -> None:
        self.snooze_wanted.emit(QPoint(0, self.snooze.height()))

    def _may_propose(self) -> None:
        self.propose.setEnabled(bool(self.reorder.chosen()))

    def _ask_price(self, asked: LineRow, quantity: int) -> None:
        self.price_wanted.emit(asked, quantity)

    def price_answered(self, asked: LineRow, price: UnitPrice) -> None:
        """The price of another quantity has come; its line may be gone by now."""
        if asked in self.reorder.rows:
            asked.set_price(price)


class StepRow(QWidget):
    """One step of the plan, with Done and Later."""

    def __init__(self, task: OpenTask, words: Language, today: date, view: RecordView) -> None:
        super().__init__()
        self._task, self._view = task, view
        what = words.tr(task.step.what) if task.step.what else words.tr("Call")
        text, tone = step_when(words, task.step, today)
        sign = label("")
        sign.setPixmap(pixmap(STEP_ICONS[task.step.kind], "muted", 18, self.devicePixelRatioF()))
        self.done: QToolButton = icon_button("check", words.tr("Done: {what}", what=what))
        self.later: QToolButton = icon_button("clock", words.tr("Later: {what}", what=what))
        self.done.clicked.connect(self._done)
        self.later.clicked.connect(self._later)
        layout = row(sign, ElidedLabel(what), label(text, tone=tone), self.done, self.later)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _done(self) -> None:
        self._view.done_wanted.emit(self._task)

    def _later(self) -> None:
        below = self.later.mapTo(self._view, QPoint(0, self.later.height()))
        self._view.later_wanted.emit(self._task, below)


class ItemStrip(QWidget):
    """One item with its strip and the days between which it will be bought next."""

    def __init__(self, item: ItemRow, words: Language, today: date) -> None:
        super().__init__()
        name = ElidedLabel(item.name)
        reason = ElidedLabel(how_often(words, item), "small", "muted")
        reason.setToolTip(words.say(item.reason))
        when = small(expected(words, item, today))
        when.setMinimumWidth(96)
        self._strip = _Strip(item, today)
        layout = row(column(name, reason, spacing=0), self._strip, when, spacing=12)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setStretch(0, 1)
        self.setLayout(layout)


class _Strip(QWidget):
    def __init__(self, item: ItemRow, today: date) -> None:
        super().__init__()
        first, last = today - timedelta(days=STRIP_DAYS), today + timedelta(days=AHEAD_DAYS)
        self._painter = RhythmDelegate(first, last, today)
        self._cell = Cell(values=rhythm(item))
        self.setFixedSize(150, 30)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        area: QRect = self.rect().adjusted(0, 0, 0, -2)
        self._painter.paint_cell(QPainter(self), area, self._cell, right=False)
