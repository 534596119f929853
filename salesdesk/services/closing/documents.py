"""Orders, deliveries, invoices and payments as they are printed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from uuid import UUID

from salesdesk.domain.catalogue.kinds import UNIT_NAMES
from salesdesk.domain.closing.states import InvoiceState, PaymentMethod
from salesdesk.domain.documents.common import (
    BankDetails,
    Instalment,
    Party,
    PaymentRequest,
    Person,
    Section,
    Shop,
    Sums,
    Terms,
)
from salesdesk.domain.documents.trade import (
    Allocation,
    DeliveryContent,
    InvoiceContent,
    OrderContent,
    ReceiptContent,
    Received,
)
from salesdesk.language import language
from salesdesk.models.closing import Delivery, DeliveryLine, Invoice, Order, OrderLine, Payment
from salesdesk.models.proposals import Proposal, SentDocument
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.sentence import mark
from salesdesk.services.closing.invoices import invoice_lines, open_amount, payments_of
from salesdesk.services.closing.lines import KeptLine, section, sums
from salesdesk.services.closing.orders import order_lines
from salesdesk.services.context import Book, found
from salesdesk.settings import ShopSettings

ABOUT_INVOICE = mark("Payment of invoice {number}")


def order_content(settings: ShopSettings, order: Order) -> OrderContent:
    """An order confirmation."""
    proposal = _proposal(order)
    totals = sums(order_lines(order), order.currency, order.discount)
    return OrderContent(
        language=order.language,
        shop=Shop.of(settings, order.language),
        client=_client(order),
        seller=_person(order.owner_id),
        number=order.number,
        ordered=order.ordered_on,
        sections=_sections(order_lines(order), order),
        sums=Sums.of(totals, order.discount),
        proposal=proposal.number if proposal else "",
        proposal_revision=proposal.revision if proposal else 0,
        deliver_to=_deliver_to(order),
        terms=Terms(delivery=order.delivery_terms, payment=order.payment_terms),
        payment=_payment_request(settings, totals.gross, order.number),
    )


def delivery_content(settings: ShopSettings, delivery: Delivery) -> DeliveryContent:
    """A delivery note."""
    order = found(Order, delivery.order_id)
    return DeliveryContent(
        language=order.language,
        shop=Shop.of(settings, order.language),
        client=_client(order),
        deliver_to=_deliver_to(order) or _client(order),
        number=delivery.number,
        delivered=delivery.delivered_on,
        order=order.number,
        sections=_sections(_delivered_lines(delivery), order),
        note=delivery.note,
    )


def invoice_content(settings: ShopSettings, invoice: Invoice, today: date) -> InvoiceContent:
    """An invoice with what has been paid for it by now; a draft has no number."""
    order, due = found(Order, invoice.order_id), open_amount(invoice)
    proposal = _proposal(order)
    issued = invoice.issued_on or today
    unpaid = due if invoice.number else Money(invoice.total, invoice.currency)
    deliveries = _deliveries(order, issued)
    return InvoiceContent(
        language=invoice.language,
        shop=Shop.of(settings, invoice.language),
        client=_client(invoice),
        number=invoice.number or "",
        issued=issued,
        due=invoice.due_on or issued,
        state=invoice.state,
        sections=_sections(invoice_lines(invoice), invoice),
        sums=Sums.of(
            sums(invoice_lines(invoice), invoice.currency, invoice.discount), invoice.discount
        ),
        due_amount=unpaid,
        received=_received(invoice),
        overdue=bool(due and invoice.due_on and invoice.due_on < today),
        order=order.number,
        proposal=proposal.number if proposal else "",
        proposal_revision=proposal.revision if proposal else 0,
        delivery=", ".join(each.number for each in deliveries),
        delivered=deliveries[-1].delivered_on if deliveries else None,
        deliver_to=_deliver_to(order),
        schedule=_schedule(invoice, due),
        payment=_payment_request(settings, unpaid, invoice.number or order.number),
        statutory_note=settings.statutory_note,
    )


def receipt_content(settings: ShopSettings, payment: Payment) -> ReceiptContent:
    """A receipt for one payment, with what was paid before it and what remains."""
    invoice = found(Invoice, payment.invoice_id)
    order = found(Order, invoice.order_id)
    amount = Money(payment.amount, payment.currency)
    earlier = takewhile(lambda each: each.id != payment.id, payments_of(invoice))
    before = Money(sum(each.amount for each in earlier), payment.currency)
    gross, number = Money(invoice.total, invoice.currency), invoice.number or ""
    transfer = payment.method is PaymentMethod.BANK_TRANSFER
    return ReceiptContent(
        language=invoice.language,
        shop=Shop.of(settings, invoice.language),
        client=_client(invoice),
        number=payment.number,
        received=payment.paid_on,
        method=payment.method,
        amount=amount,
        allocations=(
            Allocation(
                number,
                invoice.due_on or payment.paid_on,
                gross,
                before,
                amount,
                gross - before - amount,
            ),
        ),
        transaction=payment.reference,
        account=_account(settings) if transfer else "",
        about=language(invoice.language).tr(ABOUT_INVOICE, number=number),
        received_by=_person(payment.staff_id).name,
        seller=_person(order.owner_id).name,
    )


def keep(
    book: Book,
    kind: str,
    number: str,
    content: bytes,
    prospect_id: UUID,
    code: str,
) -> SentDocument:
    """Keep a document as it went out, with its SHA-256."""
    return book.add(
        SentDocument,
        kind=kind,
        number=number,
        prospect=prospect_id,
        language=code,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )


def kept(kind: str, number: str) -> bytes | None:
    """The document as it went out, if one was kept."""
    row = SentDocument.get_or_none(SentDocument.kind == kind, SentDocument.number == number)
    return bytes(row.content) if row else None


def _sections(lines: Sequence[KeptLine], record: Order | Invoice) -> tuple[Section, ...]:
    return (section(lines, record.currency, unit_words(record.language)),)


def unit_words(code: str) -> dict[str, str]:
    """The units by their key, in words."""
    words = language(code)
    return {unit.value: words.tr(name) for unit, name in UNIT_NAMES.items()}


def _delivered_lines(delivery: Delivery) -> list[OrderLine]:
    lines: list[OrderLine] = []
    for row in DeliveryLine.select().where(DeliveryLine.delivery == delivery):
        line = row.order_line
        line.quantity = row.quantity
        lines.append(line)
    return sorted(lines, key=lambda line: line.position)


def _client(record: Order | Invoice) -> Party:
    return Party(
        name=record.client_name,
        tax_code=record.client_tax_code,
        address=record.client_address,
        contact=record.contact_name,
    )


def _deliver_to(order: Order) -> Party | None:
    if order.delivery_address in ("", order.client_address):
        return None
    return Party(order.client_name, address=order.delivery_address, contact=order.contact_name)


def _person(staff_id: UUID | None) -> Person:
    staff = Staff.get_or_none(Staff.id == staff_id) if staff_id else None
    return Person(staff.name, staff.phone, staff.email) if staff else Person("")


def _proposal(order: Order) -> Proposal | None:
    return Proposal.get_or_none(Proposal.id == order.proposal_id) if order.proposal_id else None


def _payment_request(
    settings: ShopSettings, amount: Money, reference: str
) -> PaymentRequest | None:
    bank = settings.bank
    if not bank.number or not amount:
        return None
    details = BankDetails(bank.bank, bank.number, bank.holder, bank.bank_bin)
    return PaymentRequest(details, amount, reference.replace("-", ""))


def _account(settings: ShopSettings) -> str:
    return ", ".join(filter(None, (settings.bank.number, settings.bank.bank)))


def _deliveries(order: Order, until: date) -> list[Delivery]:
    """What went out of an order up to a day, in the order of time."""
    return list(
        Delivery.select()
        .where((Delivery.order == order) & (Delivery.delivered_on <= until))
        .order_by(Delivery.delivered_on, Delivery.number)
    )


def _schedule(invoice: Invoice, due: Money) -> tuple[Instalment, ...]:
    """What has come and what is still to come, where both are so; reversed payments left out."""
    payments = payments_of(invoice)
    reversed_ones = {each.reverses_id for each in payments if each.reverses_id}
    came = tuple(
        Instalment(each.paid_on, Money(each.amount, each.currency), received=True)
        for each in payments
        if each.reverses_id is None and each.id not in reversed_ones
    )
    if not came or not due or invoice.due_on is None:
        return ()
    return (*came, Instalment(invoice.due_on, due))


def _received(invoice: Invoice) -> tuple[Received, ...]:
    if invoice.state is InvoiceState.DRAFT:
        return ()
    return tuple(
        Received(each.paid_on, each.method, Money(each.amount, each.currency))
        for each in payments_of(invoice)
    )
