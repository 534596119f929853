"""The documents of a deal, each with its title, state, file name, and how it is made."""

from __future__ import annotations

from uuid import UUID

from salesdesk.domain.closing.states import InvoiceState
from salesdesk.domain.documents.common import document_file_name
from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES
from salesdesk.services.closing import (
    Deal,
    DeliveryCard,
    InvoiceCard,
    OrderCard,
    PaymentCard,
    ProposalCard,
)
from salesdesk.ui.closing.paper_panel import Document
from salesdesk.ui.closing.words import Sign, invoice_sign
from salesdesk.ui.page import PageContext
from salesdesk.ui.proposals.looks import STATE_LOOKS


class Documents:
    """Finds a document of a deal by its key and says how it is made."""

    def __init__(self, context: PageContext) -> None:
        self._context, self._words = context, context.language
        self._service = context.desk.closing

    def find(self, deal: Deal, key: UUID) -> Document | None:
        """The document of an order, delivery, invoice, payment or proposal; None if it is gone."""
        for order in deal.orders:
            if order.id == key:
                return self.confirmation(deal, order)
            for delivery in (one for one in order.deliveries if one.id == key):
                return self.delivery(deal, delivery)
            for invoice in (one for one in order.invoices if one.id == key):
                return self.invoice(deal, invoice)
            for payment in (one for one in order.payments if one.id == key):
                return self.receipt(deal, payment)
        proposal = next((one for one in deal.proposals if one.id == key), None)
        return self.proposal(deal, proposal) if proposal else None

    def confirmation(self, deal: Deal, order: OrderCard) -> Document:
        """The order confirmation."""
        service, key = self._service, order.id
        title = self._words.tr("Order confirmation {number}", number=order.number)
        name = document_file_name(order.number, deal.company)
        return Document(key, title, Sign(""), name, lambda: service.confirmation_pdf(key))

    def delivery(self, deal: Deal, delivery: DeliveryCard) -> Document:
        """A delivery note."""
        service, key = self._service, delivery.id
        title = self._words.tr("Delivery note {number}", number=delivery.number)
        name = document_file_name(delivery.number, deal.company)
        return Document(key, title, Sign(""), name, lambda: service.delivery_pdf(key))

    def invoice(self, deal: Deal, invoice: InvoiceCard) -> Document:
        """An invoice as it stands now, and as it went out where it has been paid since."""
        words, service, key = self._words, self._service, invoice.id
        sign = invoice_sign(words, invoice, self._context.desk.context.today())
        if invoice.state is InvoiceState.DRAFT:
            name = document_file_name(words.tr("Draft"), deal.company)
            title = words.tr("Draft invoice")
            return Document(
                key, title, sign, name, lambda: service.invoice_pdf(key), draft=invoice.id
            )
        return Document(
            key,
            words.tr("Invoice {number}", number=invoice.number),
            sign,
            document_file_name(invoice.number, deal.company),
            lambda: service.invoice_pdf(key),
            (lambda: service.issued_pdf(key) or b"") if invoice.paid else None,
        )

    def receipt(self, deal: Deal, payment: PaymentCard) -> Document:
        """The receipt of a payment."""
        service, key = self._service, payment.id
        title = self._words.tr("Receipt {number}", number=payment.number)
        name = document_file_name(payment.number, deal.company)
        return Document(key, title, Sign(""), name, lambda: service.receipt_pdf(key))

    def proposal(self, deal: Deal, proposal: ProposalCard) -> Document:
        """A proposal as it was sent."""
        words, desk, key = self._words, self._context.desk, proposal.id
        tone, icon = STATE_LOOKS[proposal.state]
        title = words.tr(
            "Proposal {number} v{revision}", number=proposal.number, revision=proposal.revision
        )
        return Document(
            key,
            title,
            Sign(words.tr(PROPOSAL_STATE_NAMES[proposal.state]), tone, icon),
            document_file_name(proposal.number, deal.company, proposal.revision),
            lambda: desk.proposals.pdf(key),
        )
