"""What a proposal comes to, at the foot of the editor, and the margin for who may see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from salesdesk.domain.proposals.totals import Totals
from salesdesk.language import MINUS, Language
from salesdesk.services.proposals import ProposalRecord
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import boxed, clear, column, label, muted, row
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.fields import percent_line

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DISCOUNT_WIDTH = 64


class TotalsPanel(QWidget):
    """Margin with its floor at the left, the sums at the right.

    `discount_saved` carries the discount on the document, new and old, in basis points.
    """

    discount_saved = Signal(object, object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._vat_amounts: list[QLabel] = []
        self._build()
        self.discount.saved.connect(self.discount_saved)

    def _build(self) -> None:
        tr = self._language.tr
        self._margin_words = muted(tr("Margin"))
        self.margin = label("", "head")
        self._chip = Chip()
        self._unknown = label("", "small", "muted", wrap=True)
        chip_row = row(self.margin, self._chip, None, spacing=8)
        self._left = boxed(column(self._margin_words, chip_row, self._unknown, None, spacing=2))
        self.discount = percent_line(tr("Discount on everything"), self._language)
        self.discount.setFixedWidth(_DISCOUNT_WIDTH)
        self.discount.setPlaceholderText(self._language.percent(0))
        self.discount.setToolTip(tr("Discount on everything, in percent"))
        self._subtotal, self._reduction = _figure(), _figure()
        self._vats = QGridLayout()
        self._vats.setSpacing(0)
        self.total = label("", "figure")
        self.total.setAlignment(_RIGHT)
        layout = row(self._left, self._sums(), spacing=16)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _sums(self) -> QWidget:
        tr = self._language.tr
        discount = row(muted(tr("Discount")), self.discount, None, spacing=8)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setHorizontalSpacing(20)
        grid.addWidget(muted(tr("Subtotal")), 0, 0)
        grid.addWidget(self._subtotal, 0, 1)
        grid.addLayout(discount, 1, 0)
        grid.addWidget(self._reduction, 1, 1)
        grid.addLayout(self._vats, 2, 0, 1, 2)
        grid.addWidget(label(tr("Total"), "head"), 3, 0)
        grid.addWidget(self.total, 3, 1)
        sums = QWidget()
        sums.setLayout(grid)
        sums.setMinimumWidth(300)
        return sums

    def show_record(self, record: ProposalRecord) -> None:
        """Show the sums of a proposal as it is kept."""
        self.discount.set_value(record.discount or None)
        self.discount.setReadOnly(not record.editable)
        self._left.setVisible(record.sees_cost)
        self.show_totals(record, record.totals)

    def vat_texts(self) -> list[str]:
        """The tax of each rate as it is shown."""
        return [amount.text() for amount in self._vat_amounts]

    def show_totals(self, record: ProposalRecord, sums: Totals) -> None:
        """Show other sums for it, while somebody types."""
        words = self._language
        self._subtotal.setText(words.money(sums.subtotal))
        less = words.money(sums.discount)
        self._reduction.setText(f"{MINUS}{less}" if sums.discount else less)
        self._show_vats(sums)
        self.total.setText(words.money(sums.gross))
        self._show_margin(record, sums)

    def _show_vats(self, sums: Totals) -> None:
        clear(self._vats)
        self._vat_amounts = []
        words = self._language
        for line, vat in enumerate(vat for vat in sums.vats if vat.rate):
            self._vats.addWidget(
                muted(words.tr("VAT {rate}", rate=words.percent(vat.rate))), line, 0
            )
            tax = _figure()
            tax.setText(words.money(vat.tax))
            self._vats.addWidget(tax, line, 1)
            self._vat_amounts.append(tax)

    def _show_margin(self, record: ProposalRecord, sums: Totals) -> None:
        words = self._language
        known = sums.margin is not None
        self.margin.setVisible(known)
        self._unknown.setText("" if known or not record.lines else self._why_unknown(record))
        if sums.margin is None:
            self._chip.show_state("")
            return
        floor = words.percent(record.margin_floor)
        self.margin.setText(words.percent(_tenth(sums.margin)))
        if sums.margin >= record.margin_floor:
            self._chip.show_state(words.tr("at least {floor}", floor=floor), "ok", "check")
        else:
            text = words.tr("below {floor}", floor=floor)
            self._chip.show_state(text, "bad", "triangle-alert")

    def _why_unknown(self, record: ProposalRecord) -> str:
        missing = sum(1 for line in record.lines if line.counts and line.cost is None)
        if not missing:
            return ""
        return self._language.trn(
            "Not known: {count} line has no cost.",
            "Not known: {count} lines have no cost.",
            missing,
        )


def _tenth(basis_points: int) -> int:
    """A percentage as people say it: one decimal."""
    return round(basis_points / 10) * 10


def _figure() -> QLabel:
    made = label("")
    made.setFont(font("body"))
    made.setAlignment(_RIGHT)
    return made
