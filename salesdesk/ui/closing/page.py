"""The Closing tab: the board, and the deal that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.closing.states import Stage
from salesdesk.errors import NotFound, SalesDeskError
from salesdesk.services.closing import Deal
from salesdesk.ui.closing.board_view import DealsView
from salesdesk.ui.closing.deal_verbs import DealVerbs
from salesdesk.ui.closing.deal_view import DealView
from salesdesk.ui.closing.step_verbs import StepVerbs
from salesdesk.ui.page import Command, Page, PageContext


class ClosingPage(Page):
    """Deals on their way from discovery to paid."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"closing", "proposals", "prospects"})

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._open: UUID | None = None
        self._paper: UUID | None = None
        self._build()
        self._connect()
        self.reload()

    # what the window asks

    @override
    def reload(self) -> None:
        self.deals.reload()
        if self._open is not None:
            self._read_deal()

    @override
    def record(self) -> object:
        return self._open

    @override
    def open_record(self, record: object) -> None:
        """Open a deal by its key, or by that of an order, invoice, delivery or payment."""
        if isinstance(record, UUID):
            self._open = self._paper = record
            self._stack.setCurrentWidget(self.deal)
            self._read_deal()

    @override
    def step_record(self, by: int) -> None:
        self.deals.step(by)
        card = self.deals.current
        if self._is_open and card is not None:
            self.open_record(card.id)

    @override
    def focus_first(self) -> None:
        if self._is_open:
            self.deal.start()
        else:
            self.deals.focus_deals()

    @override
    def print_record(self) -> None:
        if self._is_open:
            if self.deal.panel.document is None:
                self.verbs.show_confirmation()
            self.deal.panel.print_paper()

    @override
    def commands(self) -> list[Command]:
        tr, trc, verbs, on = self.language.tr, self.language.trc, self.verbs, self._on_deal
        return [
            Command(tr("Take payment"), "banknote", on(verbs.take_payment), "Ctrl+T"),
            Command(trc("button", "Deliver"), "truck", on(verbs.deliver), "Ctrl+D"),
            Command(trc("button", "Invoice"), "receipt-text", on(verbs.invoice), "Ctrl+I"),
            Command(tr("Proposal"), "file-text", on(verbs.open_proposal), "Ctrl+B"),
            Command(tr("Plan the next step"), "calendar-clock", on(self.steps.plan), "Ctrl+J"),
            Command(tr("Mark lost"), "circle-x", self._lose),
            Command(tr("Put on hold"), "circle-pause", self._hold),
            Command(tr("Board or list"), "layers", self._switch, "Ctrl+L"),
            Command(tr("Back to the board"), "chevron-left", self.close_deal, "Alt+Left"),
        ]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [
            ("list", self._tour_list),
            ("deal", self._tour_deal),
            ("payment", self._tour_payment),
            ("invoice", self._tour_invoice),
        ]

    def close_deal(self) -> None:
        """Back to the board."""
        opened, self._open = self._open, None
        self._stack.setCurrentWidget(self.deals)
        self.deal.close_tray()
        self.deal.close_paper()
        if opened is not None and self.deal.deal is not None:
            self.deals.choose(self.deal.deal.id)
        self.deals.focus_deals()

    # inside

    def _build(self) -> None:
        self.deals = DealsView(self.context)
        self.deal = DealView(self.context)
        self.verbs = DealVerbs(self.context, self.deal)
        self.steps = StepVerbs(self.context, self.deal)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.deals)
        self._stack.addWidget(self.deal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.deals.opened.connect(self.open_record)
        self.deal.head.back_wanted.connect(self.close_deal)

    @property
    def _is_open(self) -> bool:
        return self._stack.currentWidget() is self.deal

    def _read_deal(self) -> None:
        service, key = self.context.desk.closing, self._open
        if key is not None:
            self.context.tasks.read(
                lambda: service.deal(key), self._show, self._not_read, key="closing deal"
            )

    def _show(self, deal: Deal) -> None:
        if self._open is None:
            return
        fresh = self.deal.deal is None or self.deal.deal.id != deal.id
        paper, self._paper = self._paper, None
        self._open = deal.id
        self.deal.show_deal(deal)
        self.deals.choose(deal.id)
        if paper is not None and paper != deal.id:
            self.verbs.show_document(paper)
        elif fresh:
            self.deal.start()

    def _not_read(self, error: SalesDeskError) -> None:
        if isinstance(error, NotFound):
            self.close_deal()
        self.context.show_error(error)

    def _on_deal(self, verb: Callable[[], None]) -> Callable[[], None]:
        """A verb for the open deal; on the board it first opens the chosen one."""

        def run() -> None:
            if not self._is_open and (card := self.deals.current) is not None:
                self.open_record(card.id)
            if self._is_open:
                verb()

        return run

    def _lose(self) -> None:
        if self._is_open:
            self.verbs.lose()
        else:
            self.deals.lose_chosen()

    def _hold(self) -> None:
        if self._is_open:
            self.verbs.hold()
        else:
            self.deals.hold_chosen()

    def _switch(self) -> None:
        if not self._is_open:
            self.deals.switch_place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_open:
            self.close_deal()
        else:
            super().keyPressEvent(event)

    # the tour

    def _tour_list(self) -> None:
        self.deals.switch_place()

    def _tour_deal(self) -> None:
        self.deals.switch_place()
        won = self.deals.busiest(Stage.WON)
        if won is not None:
            self.open_record(won.id)

    def _tour_payment(self) -> None:
        self.verbs.take_payment()

    def _tour_invoice(self) -> None:
        self.deal.close_tray()
        order = self.deal.order
        if order is not None and order.invoices:
            self.verbs.show_document(order.invoices[-1].id)
