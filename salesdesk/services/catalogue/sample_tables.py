"""The rows of the sample catalogue on their way into the tables."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from peewee import Model

from salesdesk.domain.catalogue.kinds import Category, StockKind
from salesdesk.models.catalogue import (
    Compatibility,
    Paper,
    PriceAgreement,
    PrinterModel,
    Product,
    StockMove,
    Supply,
)
from salesdesk.money import UNIT_PRICE_SCALE
from salesdesk.services.catalogue.sample_files import Row, barcode, sample_id

CURRENCY = "VND"
VAT = 800
_TABLES: tuple[type[Model], ...] = (
    Product,
    Supply,
    Paper,
    PrinterModel,
    Compatibility,
    PriceAgreement,
    StockMove,
)


class SampleTables:
    """Rows by table, in the order in which they can be written."""

    def __init__(self) -> None:
        self.rows: dict[type[Model], list[Row]] = {table: [] for table in _TABLES}

    @property
    def products(self) -> list[Row]:
        """The products so far."""
        return self.rows[Product]

    def add_product(self, sku: str, category: Category, figures: Row, **values: Any) -> UUID:
        """One product with its count; `figures` holds list_price, cost (đồng) and on_hand."""
        key = sample_id("product", sku)
        usual = {
            "id": key,
            "sku": sku,
            "category": category,
            "mpn": "",
            "barcode": barcode(len(self.products) + 1),
            "description_en": "",
            "description_vi": "",
            "pack_size": 1,
            "cost": int(figures["cost"]) * UNIT_PRICE_SCALE,
            "list_price": int(figures["list_price"]) * UNIT_PRICE_SCALE,
            "currency": CURRENCY,
            "vat": VAT,
            "stocked": True,
            "region": "",
            "notes": "",
        }
        self.products.append({**usual, **values})
        if int(figures["on_hand"]):
            self._count(key, int(figures["on_hand"]))
        return key

    def _count(self, product: UUID, quantity: int) -> None:
        self.rows[StockMove].append(
            {
                "id": sample_id("stock", str(product)),
                "product_id": product,
                "kind": StockKind.COUNT,
                "quantity": quantity,
                "why": "",
            }
        )
