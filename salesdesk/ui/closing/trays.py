"""What opens on the page of a deal to write something down: goods, money, a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from salesdesk.domain.closing.states import PAYMENT_METHOD_NAMES, PaymentMethod
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.services.closing import InvoiceCard, OpenLine
from salesdesk.ui.closing.words import quantity
from salesdesk.ui.widgets.basics import ElidedLabel, muted
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    DateLine,
    ValueLine,
    money_line,
    quantity_line,
    text_line,
)
from salesdesk.ui.widgets.tray import Tray

_ROW = 38
_MOST_ROWS = 5


class LinesTray(Tray):
    """How many of each line; what is open, or what was delivered, stands there already."""

    def __init__(
        self,
        heading: str,
        verb: str,
        lines: Sequence[tuple[OpenLine, int, int]],
        language: Language,
        icon: str,
    ) -> None:
        """`lines` come with what is open and what is proposed."""
        super().__init__(heading, verb, language, icon)
        self._quantities: dict[UUID, ValueLine] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, (line, left, proposed) in enumerate(lines):
            self._add_line(grid, place, line, left, proposed)
        self._layout.insertWidget(self._layout.count() - 1, _scrolled(grid, len(lines), language))

    @property
    def quantities(self) -> dict[UUID, int]:
        """How many of each line."""
        return {key: int(str(line.value or 0)) for key, line in self._quantities.items()}

    def start_here(self) -> None:
        """Put the keyboard on the first quantity."""
        first = next(iter(self._quantities.values()))
        first.setFocus()
        first.selectAll()

    def set_quantity(self, line_id: UUID, count: int) -> None:
        """Propose so many of a line."""
        self._quantities[line_id].set_value(count)

    def _add_line(
        self, grid: QGridLayout, place: int, line: OpenLine, left: int, proposed: int
    ) -> None:
        words = self.words
        editor = quantity_line(line.name, words)
        editor.setFixedWidth(84)
        editor.set_value(proposed)
        editor.returnPressed.connect(self.submit)
        self._quantities[line.id] = editor
        grid.addWidget(ElidedLabel(line.name), place, 0)
        grid.addWidget(editor, place, 1)
        of = words.tr("of {quantity}", quantity=quantity(words, left, line.unit))
        grid.addWidget(muted(of), place, 2)

    @override
    def submit(self) -> None:
        """Take what is typed; stay where a quantity cannot be read."""
        readable = [line.commit() for line in self._quantities.values()]
        if all(readable):
            super().submit()


class DeliverTray(LinesTray):
    """What is handed over, and to whom."""

    def __init__(self, lines: Sequence[OpenLine], language: Language) -> None:
        tr = language.tr
        open_lines = [(line, line.to_deliver, line.to_deliver) for line in lines if line.to_deliver]
        super().__init__(
            tr("Deliver the order"),
            language.trc("button", "Deliver"),
            open_lines,
            language,
            "truck",
        )
        self._received = text_line(tr("Received by"))
        self.add_row(self.field("received_by", tr("Received by"), self._received), stretch=(1,))

    @property
    def received_by(self) -> str:
        """Who took it."""
        return str(self._received.value or "")


class PaymentTray(Tray):
    """Money that came: for which invoice, how much, how, and when."""

    def __init__(self, invoices: Sequence[InvoiceCard], language: Language, today: date) -> None:
        tr = language.tr
        super().__init__(tr("Take a payment"), tr("Take payment"), language, "banknote")
        self._left = {invoice.id: invoice.left for invoice in invoices}
        self._invoice = ChoiceBox(
            tr("Invoice"),
            [(one.id, f"{one.number}  ·  {language.money(one.left)}") for one in invoices],
        )
        methods = [(one, tr(PAYMENT_METHOD_NAMES[one])) for one in PaymentMethod]
        self._method = ChoiceBox(tr("How it was paid"), methods)
        self._method.set_value(PaymentMethod.BANK_TRANSFER)
        self._amount = money_line(tr("Amount"), language, invoices[0].left.currency)
        self._reference = text_line(tr("Reference"), tr("the bank's, or a note"))
        self._day = DateLine(tr("Received on"), language, today)
        self._day.set_value(today)
        self._lay_out(language)
        self._invoice.saved.connect(self._choose)
        self.choose(invoices[0].id)

    def _lay_out(self, language: Language) -> None:
        tr = language.tr
        self.add_row(
            self.field("invoice", tr("Invoice"), self._invoice),
            self.field("amount", tr("Amount"), self._amount),
            stretch=(3, 4),
        )
        self.add_row(
            self.field("method", tr("How it was paid"), self._method),
            self.field("paid_on", tr("Received on"), self._day),
            stretch=(3, 4),
        )
        self.add_row(self.field("reference", tr("Reference"), self._reference), stretch=(1,))

    def choose(self, invoice_id: UUID) -> None:
        """Pay this invoice, all that is open of it."""
        self._invoice.set_value(invoice_id)
        self._amount.set_value(self._left[invoice_id])

    def start_here(self) -> None:
        """Put the keyboard on the amount."""
        self._amount.setFocus()
        self._amount.selectAll()

    @property
    def invoice_id(self) -> UUID:
        """The invoice that is paid."""
        chosen = self._invoice.value
        assert isinstance(chosen, UUID)
        return chosen

    @property
    def amount(self) -> Money:
        """How much came; nothing where the field is empty, which the service refuses."""
        value = self._amount.value
        return (
            value if isinstance(value, Money) else Money.zero(self._left[self.invoice_id].currency)
        )

    @property
    def method(self) -> PaymentMethod:
        """How it came."""
        return PaymentMethod(str(self._method.value))

    @property
    def reference(self) -> str:
        """The bank's reference."""
        return str(self._reference.value or "")

    @property
    def paid_on(self) -> date | None:
        """When it came."""
        value = self._day.value
        return value if isinstance(value, date) else None

    def _choose(self, invoice_id: object, _before: object) -> None:
        if isinstance(invoice_id, UUID):
            self.choose(invoice_id)


class WhyTray(Tray):
    """A reason, before something is taken back. Errors about `key` stand below it."""

    def __init__(self, heading: str, verb: str, language: Language, key: str) -> None:
        super().__init__(heading, verb, language)
        self._why = text_line(language.tr("Reason"))
        self._key = key
        self.add_row(self.field(key, language.tr("Reason"), self._why), stretch=(1,))

    def start_here(self) -> None:
        """Put the keyboard on the reason."""
        self.start(self._key)

    @property
    def reason(self) -> str:
        """The reason as typed."""
        return str(self._why.value or "")


def _scrolled(grid: QGridLayout, count: int, language: Language) -> QScrollArea:
    inner = QWidget()
    inner.setLayout(grid)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName(language.tr("Lines"))
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
    area.setFixedHeight(_ROW * min(count, _MOST_ROWS) + 4)
    return area
