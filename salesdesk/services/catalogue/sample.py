"""The catalogue of the sample shop: real supplies and printers, made-up goods, prices and stock."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.catalogue.kinds import Category, PriceRuleKind, Unit
from salesdesk.models.catalogue import Compatibility, Paper, PriceAgreement, PrinterModel
from salesdesk.money import UNIT_PRICE_SCALE, divide_half_away
from salesdesk.services.catalogue.finding import findables
from salesdesk.services.catalogue.sample_files import Row, read_rows, sample_id
from salesdesk.services.catalogue.sample_supplies import SampleSupplies
from salesdesk.services.catalogue.sample_tables import CURRENCY, SampleTables
from salesdesk.services.context import Book
from salesdesk.services.search import index_many

PAPER_FIGURES = (
    "grammage",
    "brightness",
    "whiteness",
    "opacity",
    "sheets_per_ream",
    "reams_per_unit",
)


@dataclass(frozen=True, slots=True)
class SampleCatalogue:
    """The keys of what was loaded, for whoever sells it: products by SKU, printers by name."""

    products: dict[str, UUID]
    printers: dict[str, UUID]


def load_sample_catalogue(book: Book) -> SampleCatalogue:
    """Fill an empty shop's catalogue; the same every time, prices in VND without VAT.

    Stock is counted on the day; promotions and group prices run around it.
    """
    tables = SampleTables()
    SampleSupplies(tables, book.today).add()
    _add_goods(tables)
    _add_agreements(tables, book.today)
    for model, rows in tables.rows.items():
        book.add_many(model, rows)
    printers = tables.rows[PrinterModel]
    index_many(book, findables(tables.products, printers, _fitting(tables)))
    return SampleCatalogue(
        {row["sku"]: row["id"] for row in tables.products},
        {f"{row['brand']} {row['model']}": row["id"] for row in printers},
    )


def _fitting(tables: SampleTables) -> dict[UUID, list[UUID]]:
    fitting: dict[UUID, list[UUID]] = defaultdict(list)
    for fit in tables.rows[Compatibility]:
        fitting[fit["product_id"]].append(fit["printer_id"])
    return fitting


def _add_goods(tables: SampleTables) -> None:
    for row in read_rows("paper.csv"):
        key = tables.add_product(row["sku"], Category.PAPER, row, **_named(row))
        tables.rows[Paper].append(
            {
                "id": sample_id("paper", row["sku"]),
                "product_id": key,
                "size": row["size"],
                "grade": row["grade"],
                "suits": row["uses"],
                "machines": row["machines"],
                **{name: int(row[name]) for name in PAPER_FIGURES},
            }
        )
    for row in read_rows("stationery.csv"):
        counted = {"pack_size": int(row["pack_size"]), "vat": int(row["vat"])}
        tables.add_product(row["sku"], Category(row["category"]), row, **_named(row), **counted)


def _named(row: Row) -> Row:
    names: Row = {name: row[name] for name in ("brand", "name_en", "name_vi")}
    return {**names, "unit": Unit(row["unit"])}


def _add_agreements(tables: SampleTables, today: date) -> None:
    for number, row in enumerate(read_rows("agreements.csv")):
        for product in tables.products:
            if product["stocked"] and _speaks_of(row, product):
                agreement = _agreement(number, row, product, today)
                tables.rows[PriceAgreement].append(agreement)


def _speaks_of(row: Row, product: Row) -> bool:
    return all(row[name] in ("", product[name]) for name in ("sku", "category", "brand"))


def _agreement(number: int, row: Row, product: Row, today: date) -> Row:
    price = divide_half_away(product["list_price"] * (100 - int(row["percent"])), 100)
    return {
        "id": sample_id("agreement", f"{number}:{product['sku']}"),
        "product_id": product["id"],
        "rule": PriceRuleKind(row["rule"]),
        "customer_group": row["group"],
        "from_quantity": int(row["from_quantity"]),
        "unit_price": _rounded(price),
        "currency": CURRENCY,
        "valid_from": _day(row["from_day"], today),
        "valid_until": _day(row["until_day"], today),
        "label": row["label"],
    }


def _rounded(scaled: int) -> int:
    """A price as a shop writes it: to 500 đồng, small ones to 50."""
    step = (500 if scaled >= 20_000 * UNIT_PRICE_SCALE else 50) * UNIT_PRICE_SCALE
    return divide_half_away(scaled, step) * step


def _day(days: str, today: date) -> date | None:
    return today + timedelta(days=int(days)) if days else None
