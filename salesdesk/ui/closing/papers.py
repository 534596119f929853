"""What followed an order, in one list: deliveries, and invoices with what is paid of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from salesdesk.domain.closing.states import InvoiceState
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.services.closing import DeliveryCard, InvoiceCard, OrderCard
from salesdesk.ui.closing.words import invoice_sign
from salesdesk.ui.tables import Cell, Column
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.cells import CellDelegate
from salesdesk.ui.widgets.chips import chip_width
from salesdesk.ui.widgets.figures import paint_bar


@dataclass(frozen=True, slots=True)
class Paper:
    """A delivery or an invoice of an order; `on` is None for a draft."""

    id: UUID
    number: str
    on: date | None
    delivery: DeliveryCard | None = None
    invoice: InvoiceCard | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """How much of an invoice was paid, from 0 to 1, and whether the rest is overdue."""

    share: float
    late: bool


def papers_of(order: OrderCard) -> list[Paper]:
    """Everything that followed an order, by day; drafts come last."""
    papers = [Paper(one.id, one.number, one.on, delivery=one) for one in order.deliveries]
    papers += [Paper(one.id, one.number, one.issued_on, invoice=one) for one in order.invoices]
    return sorted(papers, key=lambda paper: (paper.on is None, paper.on or date.max))


def paper_columns(words: Language, today: date) -> tuple[Column[Paper], ...]:
    """The columns of the list, on this day; it has no heads."""
    states = (
        words.tr("Overdue {days} d", days=88),
        words.tr("Due {day}", day="28/12"),
        words.tr("Delivered"),
        words.tr("Paid"),
    )
    state = max(states, key=chip_width)
    return (
        Column[Paper]("number", "", _number),
        Column[Paper]("state", "", lambda paper, w: _state(paper, w, today),
                      width=(state + "mm",)),
        Column[Paper]("paid", "", _paid, width=("m" * 4,)),
        Column[Paper]("total", "", _total, right=True, width=("88.888.888 ₫",)),
    )  # fmt: skip


def _number(paper: Paper, words: Language) -> Cell:
    number = paper.number or words.tr("Draft invoice")
    icon = "truck" if paper.delivery else "receipt-text"
    detail = " · ".join(part for part in _details(paper, words) if part)
    return Cell(number, detail, icon=icon, bold=True)


def _details(paper: Paper, words: Language) -> tuple[str, ...]:
    day = words.day_month(paper.on) if paper.on else ""
    if paper.delivery is not None:
        lines = words.trn("{count} line", "{count} lines", paper.delivery.lines)
        return day, lines, paper.delivery.received_by
    paid = paper.invoice.paid if paper.invoice is not None else None
    return day, words.tr("{paid} paid", paid=paid) if paid else ""


def _state(paper: Paper, words: Language, today: date) -> Cell:
    if paper.invoice is None:
        return Cell(words.tr("Delivered"), tone="ok", icon="check", chip=True)
    sign = invoice_sign(words, paper.invoice, today)
    return Cell(sign.text, tone=sign.tone, icon=sign.icon, chip=True)


def _paid(paper: Paper, words: Language) -> Cell:
    invoice = paper.invoice
    if invoice is None or invoice.state is InvoiceState.DRAFT or not invoice.total:
        return Cell()
    share = invoice.paid.minor / invoice.total.minor
    said = words.tr("{paid} paid", paid=invoice.paid) if invoice.paid else ""
    return Cell(said, values=Paid(share, bool(invoice.overdue_days)))


def _total(paper: Paper, words: Language) -> Cell:
    amount: Money | None = paper.invoice.total if paper.invoice else None
    return Cell(words.money(amount) if amount else "")


class PaidDelegate(CellDelegate):
    """Paints how much of an invoice is paid; what is overdue of it in red."""

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        paid = cell.values
        if not isinstance(paid, Paid):
            return
        bar = QRectF(area.left(), area.center().y() - 3, area.width(), 8)
        if not paid.late:
            paint_bar(painter, bar, paid.share, colour("ok"))
            return
        paint_bar(painter, bar, 1.0, colour("bad"))
        if paid.share:
            bar.setWidth(bar.width() * paid.share)
            paint_bar(painter, bar, 1.0, colour("ok"))
