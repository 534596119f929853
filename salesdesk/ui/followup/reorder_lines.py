"""What is ready to be ordered again: lines to tick, with quantities and the prices of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.money import Money, UnitPrice
from salesdesk.services.followup import ReorderLine
from salesdesk.ui.widgets.basics import ElidedLabel, clear, label, line, row, small
from salesdesk.ui.widgets.fields import quantity_line

Ask = Callable[["LineRow", int], None]


class LineRow(QWidget):
    """One line; `changed` says that its tick, quantity or price did."""

    changed = Signal()

    def __init__(self, offered: ReorderLine, words: Language, ask: Ask) -> None:
        super().__init__()
        self.line, self._words, self._ask = offered, words, ask
        self._price = offered.price
        self._build()
        self._show_amount()

    @property
    def product_id(self) -> UUID | None:
        """The product, if it can be proposed."""
        return self.line.product_id if self._price is not None else None

    @property
    def ticked(self) -> bool:
        """Whether it is to be on the proposal."""
        return self.tick.isChecked()

    @property
    def count(self) -> int:
        """How many."""
        value = self.quantity.value
        return value if isinstance(value, int) else 0

    @property
    def amount(self) -> Money | None:
        """What it comes to, without VAT."""
        return self._price.times(self.count) if self._price is not None else None

    def set_price(self, price: UnitPrice) -> None:
        """Show the price of another quantity."""
        self._price = price
        self._show_amount()
        self.changed.emit()

    def _build(self) -> None:
        words, offered = self._words, self.line
        self.tick = QCheckBox()
        self.tick.setAccessibleName(offered.name)
        self.tick.setChecked(offered.chosen)
        self.tick.setEnabled(offered.price is not None)
        self.tick.toggled.connect(self._ticked)
        self._name = ElidedLabel(offered.name)
        self._why = ElidedLabel(self._why_line(), "small", self._tone())
        self.quantity = quantity_line(
            words.tr("Quantity of {product}", product=offered.name), words
        )
        self.quantity.set_value(offered.quantity)
        self.quantity.setFixedWidth(56)
        self.quantity.setEnabled(offered.price is not None)
        self.quantity.saved.connect(self._quantity_saved)
        self._amount = label("")
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._amount.setMinimumWidth(104)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(0)
        layout.addWidget(self.tick, 0, 0, 2, 1)
        layout.addWidget(self._name, 0, 1)
        layout.addWidget(self._why, 1, 1)
        layout.addWidget(self.quantity, 0, 2, 2, 1)
        layout.addWidget(self._amount, 0, 3, 2, 1)
        layout.setColumnStretch(1, 1)

    def _why_line(self) -> str:
        words, offered = self._words, self.line
        why = words.say(offered.why)
        if offered.price is None:
            return words.tr("{reason} · no price in the catalogue", reason=why)
        if offered.stock <= 0:
            return words.tr("{reason} · none in stock", reason=why)
        return words.tr("{reason} · {count} in stock", reason=why, count=offered.stock)

    def _tone(self) -> str:
        short = self.line.price is not None and self.line.stock < self.line.quantity
        return "warn" if short else "muted"

    def _show_amount(self) -> None:
        amount = self.amount
        self._amount.setText("–" if amount is None else self._words.money(amount))
        for one in (self._name, self._amount):
            one.setEnabled(self.ticked)

    def _ticked(self, _on: bool) -> None:
        self._show_amount()
        self.changed.emit()

    def _quantity_saved(self, new: object, old: object) -> None:
        if not isinstance(new, int) or new < 1:
            self.quantity.set_value(old)
            return
        self.tick.setChecked(True)
        self._show_amount()
        self.changed.emit()
        self._ask(self, new)


class ReorderLines(QWidget):
    """The lines and their sum; `changed` says that what is ticked did."""

    changed = Signal()

    def __init__(self, words: Language, ask: Ask) -> None:
        super().__init__()
        self._words, self._ask = words, ask
        self.rows: list[LineRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_lines(self, lines: tuple[ReorderLine, ...], nothing: str) -> None:
        """Show these lines, or what to say where there are none."""
        clear(self._layout)
        self.rows = [LineRow(each, self._words, self._ask) for each in lines]
        for each in self.rows:
            self._layout.addWidget(line())
            self._layout.addWidget(each)
            each.changed.connect(self._sum_up)
        self._count, self._sum = small(""), label("", "head")
        if self.rows:
            self._layout.addWidget(line())
            self._layout.addSpacing(6)
            self._layout.addLayout(row(self._count, None, self._sum))
        else:
            self._layout.addWidget(small(nothing, wrap=True))
        self._sum_up()

    def chosen(self) -> Mapping[UUID, int]:
        """The ticked products with their quantities."""
        found: dict[UUID, int] = {}
        for each in self.rows:
            if each.ticked and each.product_id is not None:
                found[each.product_id] = found.get(each.product_id, 0) + each.count
        return found

    def commit(self) -> bool:
        """Take a quantity that is still being typed; False if it cannot be read."""
        # Every line is taken, not only those before the first that cannot be read.
        taken = [each.quantity.commit() for each in self.rows]
        return all(taken)

    def _sum_up(self) -> None:
        words = self._words
        sums: dict[str, Money] = {}
        ticked = [each for each in self.rows if each.ticked and each.amount is not None]
        for each in ticked:
            if each.amount is not None:
                start = sums.get(each.amount.currency, Money.zero(each.amount.currency))
                sums[each.amount.currency] = start + each.amount
        self._count.setText(
            words.trn("{count} line, before VAT", "{count} lines, before VAT", len(ticked))
        )
        self._sum.setText(" + ".join(words.money(each) for each in sums.values()) or "–")
        self.changed.emit()
