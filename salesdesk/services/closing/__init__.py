"""Closing: deals, orders, deliveries, invoices and payments."""

from salesdesk.services.closing.board import Board, BoardView, Card, Column, Forecast, Step
from salesdesk.services.closing.deal import Deal
from salesdesk.services.closing.service import ClosingService

__all__ = [
    "Board",
    "BoardView",
    "Card",
    "ClosingService",
    "Column",
    "Deal",
    "Forecast",
    "Step",
]
