"""Closing: what the desk does between a yes and the last đồng paid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from salesdesk.domain.closing.states import LostReason, PaymentMethod, Stage
from salesdesk.domain.team.roles import Right
from salesdesk.errors import NotAllowed
from salesdesk.models.closing import Delivery, Invoice, Order, Payment
from salesdesk.models.opportunities import Opportunity
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.services.closing import board as boards
from salesdesk.services.closing import cancelling, documents, invoices, opportunities, orders
from salesdesk.services.closing import deal as deals
from salesdesk.services.closing.board import Board, BoardView
from salesdesk.services.closing.forecast import Forecast, forecast
from salesdesk.services.closing.papers import Papers, newest_papers
from salesdesk.services.closing.shapes import Deal
from salesdesk.services.context import Book, Context, Done, found


class ClosingService:
    """Deals, orders, deliveries, invoices and payments. Each verb is one transaction."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # looking

    def board(self, view: BoardView = BoardView.EVERYONE) -> Board:
        """The board of open deals, and those decided this month."""
        return boards.board(self._context, view)

    def forecast(self) -> Forecast:
        """What this month has brought and may still bring."""
        return forecast(self._context)

    def deal(self, deal_id: UUID) -> Deal:
        """One deal with its papers and its money.

        Also found by the key of an order, invoice, delivery or payment; an order that came without
        a deal is shown like one.
        """
        return deals.deal(self._context, deal_id)

    def newest_papers(self, language: str) -> Papers | None:
        """The papers of the newest sale in a language that went from proposal to payment."""
        return newest_papers(language)

    # the deal

    def open(self, prospect_id: UUID, name: str, amount: Money) -> Done[UUID]:
        """Open a deal with an account."""
        with self._context.writing() as book:
            return book.done(opportunities.open_deal(book, prospect_id, name, amount).id)

    def move(self, deal_id: UUID, stage: Stage) -> Done[UUID]:
        """Move a deal between its stages.

        Raises NotAllowed where the table has no such move, and for winning without an order or
        losing without a reason: `accept` and `lose` do those.
        """
        if stage is Stage.WON:
            raise NotAllowed(sentence("Accept its proposal to win the deal; that makes the order."))
        if stage is Stage.LOST:
            raise NotAllowed(sentence("Say why it was lost: choose at least one reason."))
        with self._context.writing() as book:
            opportunities.move_deal(book, found(Opportunity, deal_id), stage)
            return book.done(deal_id)

    def lose(
        self,
        deal_id: UUID,
        reasons: tuple[LostReason, ...],
        competitor: str = "",
        competitor_price: Money | None = None,
    ) -> Done[UUID]:
        """Mark a deal lost, with why and to whom."""
        with self._context.writing() as book:
            deal = found(Opportunity, deal_id)
            opportunities.lose_deal(book, deal, reasons, competitor, competitor_price)
            return book.done(deal_id)

    # order and delivery

    def deliver(
        self, order_id: UUID, quantities: Mapping[UUID, int] | None = None, received_by: str = ""
    ) -> Done[UUID]:
        """Deliver what is open of an order, or so many of each line; the delivery's key."""
        with self._context.writing() as book:
            delivery = orders.deliver(book, found(Order, order_id), quantities, received_by)
            return book.done(delivery.id)

    def cancel_order(self, order_id: UUID, reason: str) -> Done[UUID]:
        """Cancel an order of which nothing went out."""
        with self._context.writing() as book:
            cancelling.cancel(book, found(Order, order_id), reason)
            return book.done(order_id)

    # invoice and payment

    def draft_invoice(
        self, order_id: UUID, quantities: Mapping[UUID, int] | None = None
    ) -> Done[UUID]:
        """Draft an invoice for what is not invoiced yet; the draft's key."""
        self._context.require(Right.ISSUE_INVOICE)
        with self._context.writing() as book:
            return book.done(invoices.draft_invoice(book, found(Order, order_id), quantities).id)

    def discard_draft(self, invoice_id: UUID) -> Done[UUID]:
        """Throw a draft invoice away."""
        with self._context.writing() as book:
            invoices.discard_draft(book, found(Invoice, invoice_id))
            return book.done(invoice_id)

    def issue(self, invoice_id: UUID) -> Done[UUID]:
        """Issue a draft invoice: it gets its number and is kept as it went out."""
        self._context.require(Right.ISSUE_INVOICE)
        with self._context.writing() as book:
            invoice = found(Invoice, invoice_id)
            invoices.issue(book, invoice)
            self._keep_invoice(book, invoice)
            return book.done(invoice_id)

    def pay(
        self,
        invoice_id: UUID,
        amount: Money,
        method: PaymentMethod,
        reference: str = "",
        paid_on: date | None = None,
    ) -> Done[UUID]:
        """Take a payment, whole or in part; its receipt is kept. The payment's key."""
        with self._context.writing() as book:
            invoice = found(Invoice, invoice_id)
            payment = invoices.pay(book, invoice, amount, method, reference, paid_on)
            self._keep_receipt(book, payment, invoice)
            return book.done(payment.id)

    def reverse(self, payment_id: UUID, why: str) -> Done[UUID]:
        """Take a payment back; the invoice is open again."""
        self._context.require(Right.REVERSE_PAYMENT)
        with self._context.writing() as book:
            return book.done(invoices.reverse(book, found(Payment, payment_id), why).id)

    # documents

    def confirmation_pdf(self, order_id: UUID) -> bytes:
        """The order confirmation."""
        from salesdesk.proposals.order_confirmation import (
            render_order_confirmation,  # loads ReportLab
        )

        order = found(Order, order_id)
        return render_order_confirmation(documents.order_content(self._context.settings, order))

    def delivery_pdf(self, delivery_id: UUID) -> bytes:
        """The delivery note."""
        from salesdesk.proposals.delivery_note import render_delivery_note  # loads ReportLab

        delivery = found(Delivery, delivery_id)
        return render_delivery_note(documents.delivery_content(self._context.settings, delivery))

    def invoice_pdf(self, invoice_id: UUID) -> bytes:
        """The invoice with what was paid for it by now (as issued: `issued_pdf`)."""
        return self._invoice_bytes(found(Invoice, invoice_id))

    def issued_pdf(self, invoice_id: UUID) -> bytes | None:
        """The invoice exactly as it went out; None for a draft."""
        return documents.kept("invoice", found(Invoice, invoice_id).number or "")

    def receipt_pdf(self, payment_id: UUID) -> bytes:
        """The receipt as it was given."""
        payment = found(Payment, payment_id)
        return documents.kept("receipt", payment.number) or self._receipt_bytes(payment)

    def _invoice_bytes(self, invoice: Invoice) -> bytes:
        from salesdesk.proposals.invoice import render_invoice  # loads ReportLab

        context = self._context
        content = documents.invoice_content(context.settings, invoice, context.today())
        return render_invoice(content)

    def _receipt_bytes(self, payment: Payment) -> bytes:
        from salesdesk.proposals.receipt import render_receipt  # loads ReportLab

        return render_receipt(documents.receipt_content(self._context.settings, payment))

    def _keep_invoice(self, book: Book, invoice: Invoice) -> None:
        content = self._invoice_bytes(invoice)
        number, code = invoice.number or "", invoice.language
        documents.keep(book, "invoice", number, content, invoice.prospect_id, code)

    def _keep_receipt(self, book: Book, payment: Payment, invoice: Invoice) -> None:
        content = self._receipt_bytes(payment)
        documents.keep(
            book, "receipt", payment.number, content, invoice.prospect_id, invoice.language
        )
