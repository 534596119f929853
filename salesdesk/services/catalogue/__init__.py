"""What the desk does with products, printers, prices and stock."""

from __future__ import annotations

from salesdesk.services.catalogue.agreements import AgreementRow, Kept
from salesdesk.services.catalogue.service import CatalogueService
from salesdesk.services.catalogue.shapes import (
    Buyer,
    CatalogueRow,
    FitGroup,
    LineHit,
    PriceBreak,
    PrinterSheet,
    ProductRecord,
    Shelf,
    Usage,
)
from salesdesk.services.catalogue.stock import move_stock

__all__ = [
    "AgreementRow",
    "Buyer",
    "CatalogueRow",
    "CatalogueService",
    "FitGroup",
    "Kept",
    "LineHit",
    "PriceBreak",
    "PrinterSheet",
    "ProductRecord",
    "Shelf",
    "Usage",
    "move_stock",
]
