"""An order with its lines, deliveries, invoices and payments, as the page of a deal shows it."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from peewee import SQL

from salesdesk.domain.closing.states import UNPAID
from salesdesk.models.closing import Delivery, DeliveryLine, Invoice, Order, Payment
from salesdesk.money import Money
from salesdesk.services.closing.invoices import open_amount, payments_of
from salesdesk.services.closing.lines import priced
from salesdesk.services.closing.orders import goods, order_lines
from salesdesk.services.closing.shapes import (
    DeliveryCard,
    InvoiceCard,
    OpenLine,
    OrderCard,
    PaymentCard,
)
from salesdesk.services.context import Context


def order_card(context: Context, order: Order) -> OrderCard:
    """Everything about one order."""
    invoices = list(Invoice.select().where(Invoice.order == order).order_by(SQL("rowid")))
    return OrderCard(
        id=order.id,
        number=order.number,
        state=order.state,
        ordered_on=order.ordered_on,
        total=Money(order.total, order.currency),
        delivery=order.delivery,
        invoicing=order.invoicing,
        payment_days=order.payment_days,
        lines=_open_lines(order),
        deliveries=_deliveries(order),
        invoices=tuple(_invoice(context, invoice) for invoice in invoices),
        payments=tuple(card for invoice in invoices for card in _payments(invoice)),
        cancel_reason=order.cancel_reason,
    )


def _open_lines(order: Order) -> tuple[OpenLine, ...]:
    handed_over: set[UUID] = {line.id for line in goods(order)}
    return tuple(
        OpenLine(
            id=line.id,
            name=line.name,
            unit=line.unit,
            quantity=line.quantity,
            to_deliver=line.quantity - line.delivered if line.id in handed_over else 0,
            to_invoice=line.quantity - line.invoiced,
            is_goods=line.id in handed_over,
            amount=priced(line, order.currency).amount,
        )
        for line in order_lines(order)
    )


def _deliveries(order: Order) -> tuple[DeliveryCard, ...]:
    rows = list(Delivery.select().where(Delivery.order == order).order_by(SQL("rowid")))
    lines = DeliveryLine.select(DeliveryLine.delivery).where(DeliveryLine.delivery.in_(rows))
    counts = Counter(line.delivery_id for line in lines)
    return tuple(
        DeliveryCard(row.id, row.number, row.delivered_on, row.received_by, counts[row.id])
        for row in rows
    )


def _invoice(context: Context, invoice: Invoice) -> InvoiceCard:
    late = 0
    if invoice.state in UNPAID and invoice.due_on:
        late = max(0, (context.today() - invoice.due_on).days)
    return InvoiceCard(
        id=invoice.id,
        number=invoice.number or "",
        state=invoice.state,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        total=Money(invoice.total, invoice.currency),
        paid=Money(invoice.paid, invoice.currency),
        left=open_amount(invoice),
        overdue_days=late,
    )


def _payments(invoice: Invoice) -> list[PaymentCard]:
    rows: list[Payment] = payments_of(invoice)
    reversed_ones = {row.reverses_id for row in rows}
    return [
        PaymentCard(
            id=row.id,
            number=row.number,
            invoice=invoice.number or "",
            on=row.paid_on,
            amount=Money(row.amount, row.currency),
            method=row.method,
            reference=row.reference,
            is_reversal=row.reverses_id is not None,
            was_reversed=row.id in reversed_ones,
        )
        for row in rows
    ]
