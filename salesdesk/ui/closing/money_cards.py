"""Money on a deal's page: the payments of an order, and what the client owes in all."""

from __future__ import annotations

from PySide6.QtCore import Signal

from salesdesk.domain.closing.states import (
    PAYMENT_METHOD_NAMES,
)
from salesdesk.domain.team.roles import Right
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.sentence import mark
from salesdesk.services.closing import (
    Balance,
    PaymentCard,
)
from salesdesk.services.context import Member
from salesdesk.ui.closing.forecast_strip import Key, PartsBar
from salesdesk.ui.closing.words import METHOD_ICONS
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.theme import backdrop, colour
from salesdesk.ui.tokens import TWO_LINE_ROW
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    Part,
    button,
    label,
    muted,
    row,
    small,
)
from salesdesk.ui.widgets.table import RowsView


class PaymentsCard(Card):
    """The payments of an order; receipts are shown, managers reverse."""

    receipt_wanted = Signal(object)
    reverse_wanted = Signal(object)

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Payments"))
        self._words = words
        self._may_reverse = False
        columns = (
            Column[PaymentCard]("when", mark("Payment"), self._when),
            Column[PaymentCard]("amount", mark("Amount"), _paid_amount, right=True,
                                width=("−88.888.888 ₫",)),
        )  # fmt: skip
        self.model = RowsModel(columns, words, self)
        self.table = RowsView(self.model, words.tr("Payments"), row_height=TWO_LINE_ROW)
        self.table.horizontalHeader().hide()
        self.nothing = muted(words.tr("No payment yet."))
        self.receipt = button(words.tr("Receipt"), "printer", on=self._want_receipt)
        self.reverse = button(words.tr("Reverse…"), "undo-2", "plain", self._want_reverse)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing, 1)
        self.body.addLayout(row(self.receipt, self.reverse, None))
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.receipt_wanted)

    def show_payments(self, payments: tuple[PaymentCard, ...], member: Member | None) -> None:
        """Show these, the newest first and, where it has just come, chosen."""
        self._may_reverse = member is not None and member.may(Right.REVERSE_PAYMENT)
        same = len(payments) == self.model.rowCount()
        before = self.table.current if same else None
        self.model.set_rows(payments[::-1], key=lambda one: one.id)
        self.table.setVisible(bool(payments))
        self.nothing.setVisible(not payments)
        if not self.table.choose(before) and payments:
            self.table.choose(payments[-1].id)
        self._chosen(None)

    @property
    def current(self) -> PaymentCard | None:
        """The chosen payment."""
        place = self.model.find(self.table.current)
        return self.model.row(place) if place >= 0 else None

    def _when(self, one: PaymentCard, words: Language) -> Cell:
        method = words.tr(PAYMENT_METHOD_NAMES[one.method])
        if one.is_reversal:
            method = words.tr("Reversed: {why}", why=one.reference)
        parts = (one.number, method, "" if one.is_reversal else one.reference)
        icon = "undo-2" if one.is_reversal else METHOD_ICONS[one.method]
        detail = "  ·  ".join(part for part in parts if part)
        return Cell(words.short_date(one.on), detail, icon=icon)

    def _chosen(self, _key: object) -> None:
        payment = self.current
        taken = payment is not None and not payment.is_reversal
        self.receipt.setVisible(taken)
        gone = payment is not None and payment.was_reversed
        self.reverse.setVisible(taken and not gone and self._may_reverse)

    def _want_receipt(self) -> None:
        self.receipt_wanted.emit(self.table.current)

    def _want_reverse(self) -> None:
        self.reverse_wanted.emit(self.table.current)


def _paid_amount(one: PaymentCard, words: Language) -> Cell:
    tone = "bad" if one.is_reversal else "muted" if one.was_reversed else "text"
    return Cell(words.money(one.amount), tone=tone, bold=True)


class BalanceCard(Card):
    """What the client owes over everything, and the credit that is left."""

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Client's balance"))
        self._words = words
        self._open = label("", "title")
        inks = (colour("bad"), colour("accent"), backdrop("grey"))
        self._bar = PartsBar(inks)
        self._lines = [
            (Key(ink), ElidedLabel("", "small", "muted"), small("", "text")) for ink in inks
        ]
        parts: list[Part] = []
        for key, text, amount in self._lines:
            line = row(key, text, amount, spacing=8)
            line.setStretch(1, 1)
            parts.append(line)
        self.add(
            row(self._open, label(words.tr("still to pay"), "small", "muted"), None),
            self._bar,
            *parts,
        )
        self.body.addStretch(1)

    def show_balance(self, balance: Balance) -> None:
        """Show what a client owes."""
        words = self._words
        self._open.setText(words.money(balance.open))
        left = balance.credit_left
        spare = left if left is not None and left.minor > 0 else Money.zero(balance.open.currency)
        self._bar.show_parts((balance.overdue, balance.not_due, spare))
        self._show_line(0, words.tr("Overdue"), balance.overdue)
        self._show_line(1, words.tr("Not due yet"), balance.not_due)
        limit = balance.credit_limit
        text = words.tr("Credit left of {limit}", limit=limit) if limit else ""
        self._show_line(2, text, left)

    def _show_line(self, place: int, text: str, amount: Money | None) -> None:
        for widget in self._lines[place]:
            widget.setVisible(amount is not None)
        _key, words, figure = self._lines[place]
        words.set_text(text)
        figure.setText(self._words.money(amount) if amount is not None else "")
