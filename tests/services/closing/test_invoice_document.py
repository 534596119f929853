"""What an invoice says of its delivery, and of what has come and is still to come."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from closing_shop import on, sit

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import PaymentMethod
from salesdesk.domain.documents.common import Instalment
from salesdesk.domain.documents.trade import InvoiceContent
from salesdesk.models.closing import Invoice
from salesdesk.money import Money
from salesdesk.services.closing.documents import invoice_content
from salesdesk.services.context import found


def _content(shop: Desk, invoice: UUID) -> InvoiceContent:
    context = shop.context
    return invoice_content(context.settings, found(Invoice, invoice), context.today())


def _issued(shop: Desk, order: UUID) -> UUID:
    invoice = shop.closing.draft_invoice(order).value
    return shop.closing.issue(invoice).value


def test_it_names_what_was_delivered_until_it_was_issued(shop: Desk, order: UUID) -> None:
    lines = {line.id: line.quantity for line in shop.closing.deal(order).orders[0].lines}
    first, *_ = lines
    shop.closing.deliver(order, {first: 1})
    on(shop, date(2026, 11, 25))
    invoice = _issued(shop, order)
    content = _content(shop, invoice)
    assert content.delivered == date(2026, 11, 23)
    assert content.delivery.startswith("PG-2026-")
    on(shop, date(2026, 11, 27))
    shop.closing.deliver(order)
    assert _content(shop, invoice).delivery == content.delivery


def test_before_anything_went_out_it_names_no_delivery(shop: Desk, order: UUID) -> None:
    content = _content(shop, _issued(shop, order))
    assert (content.delivery, content.delivered) == ("", None)


def test_the_plan_is_what_came_and_what_is_open(shop: Desk, order: UUID) -> None:
    invoice = _issued(shop, order)
    assert _content(shop, invoice).schedule == ()
    on(shop, date(2026, 11, 26))
    part = Money(5_000_000, "VND")
    shop.closing.pay(invoice, part, PaymentMethod.BANK_TRANSFER)
    content = _content(shop, invoice)
    assert content.schedule == (
        Instalment(date(2026, 11, 26), part, received=True),
        Instalment(date(2026, 12, 3), content.due_amount),
    )
    assert part + content.due_amount == content.sums.gross


def test_a_reversed_payment_is_no_part_of_the_plan(shop: Desk, order: UUID) -> None:
    invoice = _issued(shop, order)
    payment = shop.closing.pay(invoice, Money(5_000_000, "VND"), PaymentMethod.CHEQUE).value
    sit(shop, "Trần Hoa")
    shop.closing.reverse(payment, "Séc bị trả lại")
    content = _content(shop, invoice)
    assert content.schedule == ()
    assert content.due_amount == content.sums.gross


def test_once_paid_there_is_no_plan(shop: Desk, order: UUID) -> None:
    invoice = _issued(shop, order)
    whole = _content(shop, invoice).due_amount
    shop.closing.pay(invoice, whole, PaymentMethod.CASH)
    assert _content(shop, invoice).schedule == ()
