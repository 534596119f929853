"""The Follow-up tab: customers by health on the left, the open one on the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.money import UnitPrice
from salesdesk.services.context import Done
from salesdesk.services.followup import CustomerRecord, Listing, View
from salesdesk.services.prospects import ProspectRecord
from salesdesk.ui.followup.customer_list import CustomerList
from salesdesk.ui.followup.record_view import RecordView
from salesdesk.ui.followup.reorder_lines import LineRow
from salesdesk.ui.page import Command, Page, PageContext
from salesdesk.ui.today.task_verbs import OpenTask, TaskVerbs, day_menu
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.splitter import remembered_splitter

Sheet = tuple[CustomerRecord, ProspectRecord]


class FollowupPage(Page):
    """Customers after the sale. `open_record` takes a customer's id or a view."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"prospects", "closing", "catalogue"})

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._open: UUID | None = None
        self._build()
        self._connect()
        self.reload()

    # what the window asks

    @override
    def reload(self) -> None:
        self.list.reload()
        if self._open is not None:
            self._read()

    @override
    def record(self) -> object:
        return self._open

    @override
    def open_record(self, record: object) -> None:
        if isinstance(record, View):
            self._open = None
            self.list.choose(None)
            self.list.show_view(record)
        elif isinstance(record, UUID):
            self.list.choose(record)
            self._show_customer(record)

    @override
    def step_record(self, by: int) -> None:
        self.list.table.step(by)

    @override
    def focus_filter(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    @override
    def focus_first(self) -> None:
        self.list.table.setFocus()

    @override
    def new(self) -> None:
        self._plan()

    @override
    def commands(self) -> list[Command]:
        tr = self.language.tr
        return [
            Command(tr("Reorder proposal"), "file-text", self._propose, "Ctrl+B"),
            Command(tr("Log a call"), "phone", self._call, "Ctrl+L"),
            Command(tr("Plan the next step"), "calendar-clock", self._plan, "Ctrl+J"),
            Command(tr("Snooze"), "clock", self._snooze_here, "Ctrl+H"),
            Command(tr("Open the account"), "arrow-right", self._account, "Ctrl+O"),
        ]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [("call", self._call)]

    # building

    def _build(self) -> None:
        words = self.language
        self.list = CustomerList(self.context)
        self.view = RecordView(self.context)
        self.verbs = TaskVerbs(self.context, self.view.place)
        self.right = QStackedWidget()
        self.right.addWidget(
            EmptyState(
                "calendar-check",
                words.tr("Nothing due"),
                words.tr("Choose a customer to see what to offer again and what was promised."),
            )
        )
        self.right.addWidget(self.view)
        split = remembered_splitter(
            "followup", self.context.workstation, self.list, self.right, (798, 536)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_customer)
        self.list.opened.connect(self._work_on)
        self.list.loaded.connect(self._loaded)
        view = self.view
        view.propose_wanted.connect(self._propose)
        view.call_wanted.connect(self._call)
        view.snooze_wanted.connect(self._snooze)
        view.plan_wanted.connect(self._plan)
        view.open_wanted.connect(self._account)
        view.done_wanted.connect(self._done)
        view.later_wanted.connect(self._later)
        view.price_wanted.connect(self._ask_price)
        view.place.closed.connect(self.focus_first)

    # showing

    def _loaded(self, listing: Listing) -> None:
        if self._open is None and listing.ids:
            self.list.table.choose_first()
        elif self._open is None:
            self.right.setCurrentIndex(0)

    def _show_customer(self, key: object) -> None:
        if isinstance(key, UUID):
            self._open = key
            self._read()

    def _work_on(self, _key: object) -> None:
        self.view.propose.setFocus()

    def _read(self) -> None:
        key, desk, words = self._open, self.context.desk, self.language
        assert key is not None
        self.context.tasks.read(
            lambda: (desk.followup.customer(key, words), desk.prospects.record(key)),
            self._show,
            key="customer",
        )

    def _show(self, sheet: Sheet) -> None:
        customer, account = sheet
        if customer.id != self._open:
            return
        first = (account.next_step,) if account.next_step is not None else ()
        self.view.show_customer(customer, (*first, *account.later_steps))
        self.right.setCurrentWidget(self.view)

    # doing

    def _propose(self) -> None:
        if self._open is None or not self.view.reorder.commit():
            return
        customer, lines = self._open, dict(self.view.reorder.chosen())
        self.context.tasks.write(
            lambda: self.context.desk.followup.reorder_proposal(customer, lines), self._proposed
        )

    def _proposed(self, done: Done[UUID]) -> None:
        self.context.navigate("proposals", done.value)
        self.context.notify(
            self.language.tr("Proposal drafted."),
            partial(self._write, partial(self.context.desk.proposals.delete, done.value)),
        )

    def _call(self) -> None:
        if self._open is not None:
            self.verbs.log(self._open)

    def _plan(self) -> None:
        if self._open is not None:
            self.verbs.plan(self._open)

    def _account(self) -> None:
        if self._open is not None:
            self.context.navigate("prospects", self._open)

    def _done(self, task: OpenTask) -> None:
        self.verbs.done(task)

    def _later(self, task: OpenTask, at: QPoint) -> None:
        self.verbs.later(task, self.view, at)

    def _snooze_here(self) -> None:
        self._snooze(QPoint(0, self.view.snooze.height()))

    def _snooze(self, at: QPoint) -> None:
        if self._open is not None:
            menu = day_menu(self.view.snooze, self.context, partial(self._snooze_until, self._open))
            menu.popup(self.view.snooze.mapToGlobal(at))

    def _snooze_until(self, customer: UUID, day: date) -> None:
        service = self.context.desk.followup
        before = self.view.customer.snoozed_until if self.view.customer else None

        def snoozed(done: Done[UUID]) -> None:
            undo = (
                partial(service.snooze, customer, before)
                if before is not None
                else partial(self.context.desk.prospects.unplan, done.value)
            )
            said = self.language.tr("Snoozed until {day}.", day=self.language.day_month(day))
            self.context.notify(said, partial(self._write, undo))

        self.context.tasks.write(lambda: service.snooze(customer, day), snoozed)

    def _ask_price(self, asked: LineRow, quantity: int) -> None:
        product, customer = asked.line.product_id, self._open
        if product is None:
            return
        catalogue = self.context.desk.catalogue
        self.context.tasks.read(
            lambda: catalogue.price(product, customer, quantity).unit_price,
            partial(self._price_answered, asked),
        )

    def _price_answered(self, asked: LineRow, price: UnitPrice) -> None:
        self.view.price_answered(asked, price)

    def _write(self, work: Callable[[], object]) -> None:
        self.context.tasks.write(work, _nothing)


def _nothing(_done: object) -> None:
    """What was written shows by itself: the page reads again."""
