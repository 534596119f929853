"""Invoices and payments: numbers without gaps, nothing changed once issued, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from peewee import SQL

from salesdesk.domain.closing.states import (
    INVOICE_MOVES,
    INVOICE_STATE_NAMES,
    UNPAID,
    InvoiceState,
    PaymentMethod,
)
from salesdesk.domain.prospects.places import AddressKind
from salesdesk.domain.prospects.states import TaskCause, TaskKind
from salesdesk.domain.states import check_move
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.closing import Invoice, InvoiceLine, Order, Payment
from salesdesk.models.followup import Task
from salesdesk.money import Money
from salesdesk.sentence import mark, sentence
from salesdesk.services.closing.lines import sums
from salesdesk.services.closing.orders import check_standing, fulfilment, progress, to_take
from salesdesk.services.context import Book, found
from salesdesk.services.prospects.addresses import line_for
from salesdesk.services.prospects.steps import finish, plan
from salesdesk.services.search import Findable, index

PAYMENT_DUE = mark("Check that the invoice was paid")
_AGREED = (
    "currency",
    "language",
    "discount",
    "client_name",
    "client_address",
    "client_tax_code",
    "contact_name",
)
_COPIED = ("position", "sku", "name", "detail", "unit", "unit_price", "discount", "vat")


def draft_invoice(
    book: Book, order: Order, quantities: Mapping[UUID, int] | None = None
) -> Invoice:
    """Draft an invoice for what is not invoiced yet, or for so many of each line.

    A draft has no number and may be discarded. Raises NotAllowed for a cancelled order, or one
    that has a draft already; WrongInput for more than is open or for nothing.
    """
    check_standing(order)
    if draft_of(order) is not None:
        raise NotAllowed(sentence("There is a draft invoice already; issue or discard it first."))
    taken = to_take(order, quantities, "invoiced")
    agreed = {name: getattr(order, name) for name in _AGREED}
    billing = line_for(order.prospect_id, AddressKind.BILLING, only=True)
    agreed["client_address"] = billing or order.client_address
    invoice = book.add(Invoice, order=order, prospect=order.prospect_id, **agreed)
    for line, quantity in taken:
        copied = {name: getattr(line, name) for name in _COPIED}
        book.add(InvoiceLine, invoice=invoice, order_line=line, quantity=quantity, **copied)
    total = sums(invoice_lines(invoice), order.currency, order.discount)
    book.change(invoice, net=total.net.minor, tax=total.tax.minor, total=total.gross.minor)
    return invoice


def discard_draft(book: Book, invoice: Invoice) -> None:
    """Throw a draft away.

    Raises NotAllowed for an invoice that was issued.
    """
    if invoice.state is not InvoiceState.DRAFT:
        raise NotAllowed(
            sentence("{number} was issued; it can only be credited.", number=invoice.number or "")
        )
    for line in invoice_lines(invoice):
        book.remove(line)
    book.remove(invoice)


def issue(book: Book, invoice: Invoice) -> None:
    """Issue a draft: it gets the next number, its dates, and never changes again.

    Raises NotAllowed for anything but a draft, or where its lines have been invoiced meanwhile.
    """
    check_move(INVOICE_MOVES, INVOICE_STATE_NAMES, invoice.state, InvoiceState.ISSUED)
    order = found(Order, invoice.order_id)
    check_standing(order)
    for line in invoice_lines(invoice):
        _count_invoiced(book, line)
    book.change(
        invoice,
        number=book.number("HD"),
        state=InvoiceState.ISSUED,
        issued_on=book.today,
        due_on=book.today + timedelta(days=order.payment_days),
    )
    book.change(order, invoicing=fulfilment(order, "invoiced"))
    index(book, Findable("closing", invoice.id, invoice.number or "", invoice.client_name, ()))
    _settle(book, invoice)


def pay(
    book: Book,
    invoice: Invoice,
    amount: Money,
    method: PaymentMethod,
    reference: str = "",
    paid_on: date | None = None,
) -> Payment:
    """Take a payment for an issued invoice, all of what is open or a part.

    Raises NotAllowed where nothing is open, WrongInput for an amount that is not positive, more
    than is open or in another currency, and for a day to come.
    """
    _check_payable(invoice)
    _check_amount(invoice, amount)
    day = paid_on or book.today
    if day > book.today:
        raise WrongInput(sentence("A payment cannot have come in the future."), "paid_on")
    payment = book.add(
        Payment,
        number=book.number("BN"),
        prospect=invoice.prospect_id,
        invoice=invoice,
        paid_on=day,
        amount=amount.minor,
        currency=amount.currency,
        method=method,
        reference=reference,
        staff=book.staff_id,
    )
    _settle(book, invoice)
    return payment


def reverse(book: Book, payment: Payment, why: str) -> Payment:
    """Take a payment back by one of the negative amount; the invoice is open again.

    Raises WrongInput without a reason, NotAllowed for one that was reversed or is a reversal.
    """
    if not why.strip():
        raise WrongInput(sentence("Say why the payment is reversed."), "reference")
    reversed_already = Payment.select().where(Payment.reverses == payment).exists()
    if payment.reverses_id is not None or reversed_already:
        raise NotAllowed(sentence("{number} was reversed already.", number=payment.number))
    back = book.add(
        Payment,
        number=book.number("BN"),
        prospect=payment.prospect_id,
        invoice=payment.invoice_id,
        paid_on=book.today,
        amount=-payment.amount,
        currency=payment.currency,
        method=payment.method,
        reference=why,
        staff=book.staff_id,
        reverses=payment,
    )
    _settle(book, found(Invoice, payment.invoice_id))
    return back


def draft_of(order: Order) -> Invoice | None:
    """The order's draft invoice, if there is one."""
    return Invoice.get_or_none(Invoice.order == order, Invoice.state == InvoiceState.DRAFT)


def invoice_lines(invoice: Invoice) -> list[InvoiceLine]:
    """The lines of an invoice, in their order."""
    return list(
        InvoiceLine.select().where(InvoiceLine.invoice == invoice).order_by(InvoiceLine.position)
    )


def payments_of(invoice: Invoice) -> list[Payment]:
    """The payments of an invoice as they came."""
    return list(Payment.select().where(Payment.invoice == invoice).order_by(SQL("rowid")))


def open_amount(invoice: Invoice) -> Money:
    """What is still to pay; nothing for a draft, void or credited invoice."""
    left = invoice.total - invoice.paid if invoice.state in UNPAID else 0
    return Money(left, invoice.currency)


def is_late(invoice: Invoice, today: date) -> bool:
    """Whether something is open on it after the day it was due."""
    return invoice.state in UNPAID and invoice.due_on is not None and invoice.due_on < today


def _check_payable(invoice: Invoice) -> None:
    if invoice.state is InvoiceState.DRAFT:
        raise NotAllowed(sentence("Issue the invoice before taking a payment for it."))
    if invoice.state not in UNPAID:
        raise NotAllowed(sentence("Nothing is open on {number}.", number=invoice.number or ""))


def _check_amount(invoice: Invoice, amount: Money) -> None:
    left = open_amount(invoice)
    if amount.currency != invoice.currency:
        raise WrongInput(
            sentence("The invoice is in {currency}.", currency=invoice.currency), "amount"
        )
    if amount.minor <= 0:
        raise WrongInput(sentence("An amount above zero is needed."), "amount")
    if amount > left:
        raise WrongInput(sentence("Only {left} is open.", left=left), "amount")


def _count_invoiced(book: Book, line: InvoiceLine) -> None:
    ordered = line.order_line
    if ordered is None:
        return
    if ordered.invoiced + line.quantity > ordered.quantity:
        raise NotAllowed(sentence("“{name}” has been invoiced meanwhile.", name=line.name))
    book.change(ordered, invoiced=ordered.invoiced + line.quantity)


def _settle(book: Book, invoice: Invoice) -> None:
    """Let the states of the invoice and its order, and the check, follow from what was paid."""
    paid = sum(payment.amount for payment in payments_of(invoice))
    state = _state_when_paid(invoice.total, paid)
    if state is not invoice.state:
        check_move(INVOICE_MOVES, INVOICE_STATE_NAMES, invoice.state, state)
    book.change(invoice, paid=paid, state=state)
    order = found(Order, invoice.order_id)
    progress(book, order)
    if state is InvoiceState.PAID:
        _finish_payment_check(book, invoice)
    else:
        _plan_payment_check(book, invoice, order)


def _state_when_paid(total: int, paid: int) -> InvoiceState:
    if paid >= total:
        return InvoiceState.PAID
    return InvoiceState.PART_PAID if paid else InvoiceState.ISSUED


def _payment_checks(invoice: Invoice) -> list[Task]:
    return list(
        Task.select().where(
            Task.cause == TaskCause.OVERDUE,
            Task.cause_key == invoice.number,
            Task.done_at.is_null(),
        )
    )


def _plan_payment_check(book: Book, invoice: Invoice, order: Order) -> None:
    """Somebody is to look the day after it is due; one who does already is left alone."""
    if _payment_checks(invoice):
        return
    days = (invoice.due_on - book.today).days if invoice.due_on else 0
    plan(
        book,
        invoice.prospect_id,
        TaskKind.PAYMENT,
        PAYMENT_DUE,
        book.now + timedelta(days=max(0, days) + 1),
        cause=TaskCause.OVERDUE,
        cause_key=invoice.number or "",
        opportunity_id=order.opportunity_id,
        staff_id=order.owner_id,
    )


def _finish_payment_check(book: Book, invoice: Invoice) -> None:
    for task in _payment_checks(invoice):
        finish(book, task)
