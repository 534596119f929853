"""An order on a deal's page: its lines with what is open, and what followed it in one list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal

from salesdesk.domain.closing.states import (
    ORDER_STATE_NAMES,
    OrderState,
)
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.closing import (
    OpenLine,
    OrderCard,
)
from salesdesk.ui.closing.papers import PaidDelegate, Paper, paper_columns, papers_of
from salesdesk.ui.closing.words import quantity
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.tokens import TWO_LINE_ROW
from salesdesk.ui.widgets.basics import Card, ElidedLabel, button, icon_button, label, muted, row
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.fields import ChoiceBox
from salesdesk.ui.widgets.table import RowsView


class LinesCard(Card):
    """The lines of an order with what is open of each."""

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Ordered"))
        amounts = ("888.888.888 ₫",)
        counts = (words.tr("To deliver"),)
        columns = (
            Column[OpenLine]("name", mark("Item"), _item),
            Column[OpenLine]("deliver", mark("To deliver"), _to_deliver, right=True, width=counts),
            Column[OpenLine](
                "invoice", mark("To invoice"), _to_invoice, right=True,
                width=(words.tr("To invoice"),),
            ),
            Column[OpenLine](
                "amount", mark("Amount"), lambda one, w: w.money(one.amount), right=True,
                width=amounts,
            ),
        )  # fmt: skip
        self.model = RowsModel(columns, words, self)
        self.table = RowsView(self.model, words.tr("Ordered"), row_height=TWO_LINE_ROW)
        self.body.addWidget(self.table, 1)

    def show_lines(self, order: OrderCard | None) -> None:
        """Show the lines of an order, or nothing."""
        self.setVisible(order is not None)
        self.model.set_rows(order.lines if order else (), key=lambda one: one.id)


def _item(one: OpenLine, words: Language) -> Cell:
    return Cell(one.name, quantity(words, one.quantity, one.unit))


def _to_deliver(one: OpenLine, words: Language) -> Cell:
    if not one.is_goods:
        return Cell()
    return _open(one.to_deliver, words)


def _to_invoice(one: OpenLine, words: Language) -> Cell:
    return _open(one.to_invoice, words)


def _open(count: int, words: Language) -> Cell:
    if count:
        return Cell(words.number(count), tone="warn", bold=True)
    return Cell("✓", tone="ok")


class OrderPapersCard(Card):
    """An order with its deliveries and invoices in one list; `opened` carries a paper."""

    opened = Signal(object)
    deliver_wanted = Signal()
    invoice_wanted = Signal()
    confirmation_wanted = Signal()
    order_chosen = Signal(object)

    def __init__(self, words: Language, today: date) -> None:
        super().__init__()
        self._words = words
        self._build(today)
        self.table.opened.connect(self._open)

    def _build(self, today: date) -> None:
        words = self._words
        self.choice = ChoiceBox(words.tr("Which order"))
        self.choice.saved.connect(self._choose)
        self.chip = Chip()
        self.confirm = icon_button(
            "eye", words.tr("Order confirmation"), self.confirmation_wanted.emit
        )
        self.deliver = button(words.trc("button", "Deliver"), "truck", on=self.deliver_wanted.emit)
        self.invoice = button(
            words.trc("button", "Invoice"), "receipt-text", on=self.invoice_wanted.emit
        )
        self.number, self.terms = label("", "head"), ElidedLabel("", "small", "muted")
        top = row(
            self.number, self.terms, self.choice, self.chip, self.confirm, self.deliver,
            self.invoice, spacing=8,
        )  # fmt: skip
        top.setStretch(1, 1)
        self.body.addLayout(top)
        self.model = RowsModel(paper_columns(words, today), words, self)
        name = words.tr("Deliveries and invoices")
        self.table = RowsView(self.model, name, row_height=TWO_LINE_ROW)
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setItemDelegateForColumn(2, PaidDelegate(self.table))
        self.nothing = muted(words.tr("Nothing delivered or invoiced yet."))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing, 1)

    def show_order(
        self, order: OrderCard, among: tuple[OrderCard, ...], *, may_issue: bool
    ) -> None:
        """Show an order of those of this deal."""
        words = self._words
        self.number.setText(words.tr("Order {number}", number=order.number))
        self._show_state(order)
        self.choice.set_choices([(one.id, one.number) for one in among])
        self.choice.set_value(order.id)
        self.choice.setVisible(len(among) > 1)
        self.deliver.setVisible(order.stands and any(line.to_deliver for line in order.lines))
        to_invoice = order.draft is not None or any(line.to_invoice for line in order.lines)
        self.invoice.setVisible(order.stands and to_invoice and may_issue)
        papers = papers_of(order)
        self.model.set_rows(papers, key=lambda one: one.id)
        self.table.setVisible(bool(papers))
        self.nothing.setVisible(not papers)

    def _show_state(self, order: OrderCard) -> None:
        words = self._words
        days = words.trn("payable in {count} day", "payable in {count} days", order.payment_days)
        since = words.tr("of {day}", day=words.day_month(order.ordered_on))
        self.terms.set_text(f"{since}  ·  {days}" if order.stands else order.cancel_reason)
        state = order.state
        shown = state in (OrderState.CANCELLED, OrderState.DONE)
        look = ("ok", "check") if state is OrderState.DONE else ("bad", "circle-x")
        self.chip.show_state(words.tr(ORDER_STATE_NAMES[state]) if shown else "", *look)

    def paper(self, key: object) -> Paper | None:
        """The paper of a key, if it is in the list."""
        place = self.model.find(key)
        return self.model.row(place) if place >= 0 else None

    def _open(self, key: object) -> None:
        paper = self.paper(key)
        if paper is not None:
            self.opened.emit(paper)

    def _choose(self, order_id: object, _before: object) -> None:
        self.order_chosen.emit(order_id)
