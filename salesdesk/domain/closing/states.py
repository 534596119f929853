"""The deal, the order, the invoice and the payment: their states and what may follow what."""

from __future__ import annotations

from enum import StrEnum

from salesdesk.domain.states import moves
from salesdesk.sentence import mark


class Stage(StrEnum):
    """How far a deal has come."""

    DISCOVERY = "discovery"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    WON = "won"
    LOST = "lost"
    CANCELLED = "cancelled"
    ON_HOLD = "on hold"


G = Stage
_CLOSED = (G.LOST, G.CANCELLED, G.ON_HOLD)
OPEN_STAGES = (G.DISCOVERY, G.PROPOSAL, G.NEGOTIATION)

STAGE_MOVES = moves(
    {
        G.DISCOVERY: (G.PROPOSAL, G.NEGOTIATION, G.WON, *_CLOSED),
        G.PROPOSAL: (G.DISCOVERY, G.NEGOTIATION, G.WON, *_CLOSED),
        G.NEGOTIATION: (G.DISCOVERY, G.PROPOSAL, G.WON, *_CLOSED),
        G.ON_HOLD: (*OPEN_STAGES, G.LOST, G.CANCELLED),
        G.LOST: OPEN_STAGES,
        G.CANCELLED: OPEN_STAGES,
        G.WON: (G.CANCELLED,),
    }
)
"""A won deal is cancelled with its order; otherwise it stays won."""

DEFAULT_PROBABILITY = {
    G.DISCOVERY: 1000,
    G.PROPOSAL: 2000,
    G.NEGOTIATION: 5000,
    G.WON: 10_000,
    G.LOST: 0,
    G.CANCELLED: 0,
    G.ON_HOLD: 0,
}
"""In basis points."""

STAGE_NAMES = {
    G.DISCOVERY: mark("Discovery"),
    G.PROPOSAL: mark("Proposal"),
    G.NEGOTIATION: mark("Negotiation"),
    G.WON: mark("Won"),
    G.LOST: mark("Lost"),
    G.CANCELLED: mark("Cancelled"),
    G.ON_HOLD: mark("On hold"),
}


class LostReason(StrEnum):
    """Why a deal was lost."""

    PRICE = "price"
    QUALITY = "quality"
    DELIVERY = "delivery"
    TERMS = "terms"
    COMPETITOR = "competitor"
    NO_NEED = "no need"
    NO_ANSWER = "no answer"
    OTHER = "other"


LOST_REASON_NAMES = {
    LostReason.PRICE: mark("Price"),
    LostReason.QUALITY: mark("Quality"),
    LostReason.DELIVERY: mark("Delivery"),
    LostReason.TERMS: mark("Terms"),
    LostReason.COMPETITOR: mark("Chose another supplier"),
    LostReason.NO_NEED: mark("No need any more"),
    LostReason.NO_ANSWER: mark("No answer"),
    LostReason.OTHER: mark("Other"),
}


class OrderState(StrEnum):
    """The life of an order; delivery and invoicing have states of their own."""

    CONFIRMED = "confirmed"
    PROCESSING = "processing"
    DONE = "done"
    CANCELLED = "cancelled"


O = OrderState  # noqa: E741  a table of pairs reads better with a short name
ORDER_MOVES = moves(
    {
        O.CONFIRMED: (O.PROCESSING, O.DONE, O.CANCELLED),
        O.PROCESSING: (O.DONE, O.CANCELLED),
        O.DONE: (O.PROCESSING,),
    }
)
"""A payment that bounces opens an order again."""
ORDER_STATE_NAMES = {
    O.CONFIRMED: mark("Confirmed"),
    O.PROCESSING: mark("Processing"),
    O.DONE: mark("Done"),
    O.CANCELLED: mark("Cancelled"),
}


class Fulfilment(StrEnum):
    """How much of an order was delivered or invoiced."""

    NONE = "none"
    PART = "part"
    FULL = "full"


DELIVERY_NAMES = {
    Fulfilment.NONE: mark("To deliver"),
    Fulfilment.PART: mark("Part-delivered"),
    Fulfilment.FULL: mark("Delivered"),
}
INVOICING_NAMES = {
    Fulfilment.NONE: mark("To invoice"),
    Fulfilment.PART: mark("Part-invoiced"),
    Fulfilment.FULL: mark("Invoiced"),
}


class InvoiceState(StrEnum):
    """The life of an invoice; overdue is worked out from its due date."""

    DRAFT = "draft"
    ISSUED = "issued"
    PART_PAID = "part-paid"
    PAID = "paid"
    VOID = "void"
    CREDITED = "credited"


I = InvoiceState  # noqa: E741
INVOICE_MOVES = moves(
    {
        I.DRAFT: (I.ISSUED, I.VOID),
        I.ISSUED: (I.PART_PAID, I.PAID, I.CREDITED),
        I.PART_PAID: (I.ISSUED, I.PART_PAID, I.PAID, I.CREDITED),
        I.PAID: (I.PART_PAID, I.ISSUED, I.CREDITED),
    }
)
"""A reversed payment leads back; an issued invoice is credited, never voided."""

INVOICE_STATE_NAMES = {
    I.DRAFT: mark("Draft"),
    I.ISSUED: mark("Issued"),
    I.PART_PAID: mark("Part-paid"),
    I.PAID: mark("Paid"),
    I.VOID: mark("Void"),
    I.CREDITED: mark("Credited"),
}
UNPAID = frozenset({I.ISSUED, I.PART_PAID})


class PaymentMethod(StrEnum):
    """How money came."""

    CASH = "cash"
    BANK_TRANSFER = "bank transfer"
    CARD = "card"
    CHEQUE = "cheque"


PAYMENT_METHOD_NAMES = {
    PaymentMethod.CASH: mark("Cash"),
    PaymentMethod.BANK_TRANSFER: mark("Bank transfer"),
    PaymentMethod.CARD: mark("Card"),
    PaymentMethod.CHEQUE: mark("Cheque"),
}
