"""The newest paper of each kind in a language: what the tour of the shop shows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.models.closing import Delivery, Invoice, Order, Payment
from salesdesk.models.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one sale that has been paid, at least in part."""

    proposal: UUID
    order: UUID
    delivery: UUID
    invoice: UUID
    payment: UUID


def newest_papers(language: str) -> Papers | None:
    """The newest sale in a language that went from a proposal to a payment."""
    payment = (
        Payment.select(Payment, Invoice, Order)
        .join(Invoice)
        .join(Order)
        .join(Proposal)
        .where(Order.language == language)
        .order_by(Payment.created_at.desc())
        .first()
    )
    if payment is None:
        return None
    order = payment.invoice.order
    delivery = Delivery.select().where(Delivery.order == order).first()
    return Papers(order.proposal_id, order.id, delivery.id, payment.invoice_id, payment.id)
