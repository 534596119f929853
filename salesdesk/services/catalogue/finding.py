"""What products and printers are found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from salesdesk.services.search import Findable

TOPIC = "catalogue"
_CATEGORY_WORDS = {
    "toner": "toner mực",
    "ink cartridge": "ink mực",
    "ink bottle": "ink bottle mực chai",
    "drum": "drum trống",
    "paper": "paper giấy",
    "stationery": "stationery văn phòng phẩm",
    "service": "service dịch vụ",
}
"""What clerks call a category, in both languages, whatever stands in the product's name."""

Row = Mapping[str, Any]


def findables(
    products: Sequence[Row], printers: Sequence[Row], fitting: Mapping[UUID, Sequence[UUID]]
) -> list[Findable]:
    """Products and printers as search keeps them; a supply is found by its printers' names too.

    The rows are those of the tables; `fitting` names the printers of a product.
    """
    names = {row["id"]: f"{row['brand']} {row['model']}" for row in printers}
    found = [
        product_findable(row, [names[each] for each in fitting.get(row["id"], ())])
        for row in products
    ]
    found += [Findable(TOPIC, key, name, "", ()) for key, name in names.items()]
    return found


def product_findable(row: Row, printers: Sequence[str] = ()) -> Findable:
    """One product as search keeps it; `printers` are the names of those that it fits."""
    words = _words(row["name_en"], row["sku"], row["mpn"], row["barcode"], row["category"])
    title, number = row["name_vi"] or row["name_en"], row["mpn"] or row["sku"]
    return Findable(TOPIC, row["id"], title, number, (*words, *printers))


def own_words(row: Row) -> str:
    """What a product is found by apart from its printers."""
    own = _words(row["name_en"], row["sku"], row["mpn"], row["barcode"], row["category"])
    return " ".join((*own, row["name_vi"], row["brand"]))


def _words(name: str, sku: str, mpn: str, barcode: str, category: str) -> tuple[str, ...]:
    return name, sku, mpn, barcode, _CATEGORY_WORDS.get(category, "")
