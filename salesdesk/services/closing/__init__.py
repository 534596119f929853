"""Closing: deals, orders, deliveries, invoices and payments."""

from salesdesk.services.closing.board import Board, BoardView, Card, Column, Progress
from salesdesk.services.closing.forecast import Forecast
from salesdesk.services.closing.service import ClosingService
from salesdesk.services.closing.shapes import (
    AcceptanceCard,
    Balance,
    Deal,
    DeliveryCard,
    InvoiceCard,
    OpenLine,
    OrderCard,
    Passed,
    PathState,
    PaymentCard,
    ProposalCard,
)

__all__ = [
    "AcceptanceCard",
    "Balance",
    "Board",
    "BoardView",
    "Card",
    "ClosingService",
    "Column",
    "Deal",
    "DeliveryCard",
    "Forecast",
    "InvoiceCard",
    "OpenLine",
    "OrderCard",
    "Passed",
    "PathState",
    "PaymentCard",
    "Progress",
    "ProposalCard",
]
