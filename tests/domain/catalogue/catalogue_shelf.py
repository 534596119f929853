"""A shop's shelf: the real supplies and printers with invented prices, and office paper."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from uuid import UUID, uuid5

from salesdesk import paths
from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import (
    Capacity,
    Category,
    Certainty,
    Colour,
    Grade,
    Origin,
    PaperUse,
    PrinterKind,
    Standard,
    Unit,
)
from salesdesk.domain.catalogue.needs_file import needs_from
from salesdesk.domain.catalogue.products import (
    Fit,
    PaperFacts,
    PrinterModel,
    Product,
    SupplyFacts,
)
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import Policy, Recommendation
from salesdesk.domain.catalogue.supplies import Terms
from salesdesk.language import language
from salesdesk.money import UnitPrice
from salesdesk.sentence import Sentence

SPACE = UUID("7c1f3f50-94a2-4a3e-9d53-1f1f8b5d5a00")
DAY = date(2026, 11, 23)
TERMS = Terms("VND", DAY)
ENGLISH = language("en")
CERTAINTIES = {"corroborated": Certainty.CONFIRMED, "claimed": Certainty.CLAIMED}
COMPATIBLE_LINE = {"CF259X": 10_000, "CF226X": 9_000, "TN2420": 3_000, "TN2410": 1_200}
PAPERS = [
    # name, size, grammage, grade, reams in a unit, price, uses, machines
    ("Plain 70", "A4", 70, Grade.BASIC, 1, 62_000, "handouts office", ""),
    ("Plain 70", "A4", 70, Grade.BASIC, 5, 300_000, "handouts office", ""),
    ("Office 80", "A4", 80, Grade.EVERYDAY, 1, 78_000, "office handouts", ""),
    ("Office 80", "A4", 80, Grade.EVERYDAY, 5, 375_000, "office handouts", ""),
    ("Office 80", "A3", 80, Grade.EVERYDAY, 1, 160_000, "office handouts", ""),
    ("Archive 80", "A4", 80, Grade.EVERYDAY, 1, 110_000, "archive office", ""),
    ("Premium 100", "A4", 100, Grade.PRESENTATION, 1, 165_000, "client_documents", ""),
    ("Proof 120", "A4", 120, Grade.PRESENTATION, 1, 240_000, "design_proofs", "inkjet ink_tank"),
    ("Proof laser 120", "A4", 120, Grade.PRESENTATION, 1, 225_000, "design_proofs", "laser_colour"),
    ("Satin photo", "A4", 240, Grade.PHOTO, 1, 190_000, "photos", "inkjet ink_tank"),
]


@lru_cache(maxsize=1)
def shelf() -> Assortment:
    """457 original supplies of which one region's are stocked, a small compatible line, paper."""
    rows = list(_rows("supplies.csv"))
    products = [_original(row) for row in rows]
    originals = {product.mpn: product for product in products}
    compatibles = {mpn: _compatible(originals[mpn]) for mpn in COMPATIBLE_LINE}
    printers = {f"{r['brand']} {r['model']}": _printer(r) for r in _rows("printers.csv")}
    fits = []
    for row in _rows("compatibility.csv"):
        printer, original = printers[row["printer"]], originals[row["mpn"]]
        fits.append(_fit(original, printer, CERTAINTIES[row["certainty"]]))
        if row["mpn"] in compatibles:
            fits.append(_fit(compatibles[row["mpn"]], printer, Certainty.CONFIRMED))
    everything = (*products, *compatibles.values(), *map(_paper, PAPERS))
    return Assortment(everything, tuple(printers.values()), tuple(fits))


def asked(needs: object, policy: Policy | None = None) -> Recommendation:
    """What the shop suggests for needs as a file tells them."""
    return recommend(needs_from(needs), shelf(), TERMS, policy)


def printer(
    model: str, mono: float | None = None, colour: float | None = None
) -> dict[str, object]:
    """One printer as a file tells it."""
    return {"model": model, "mono_pages_per_month": mono, "colour_pages_per_month": colour}


def said(text: Sentence) -> str:
    """A sentence in English."""
    return ENGLISH.say(text)


def supply(
    sku: str,
    price: int,
    pages: int | None,
    colour: Colour = Colour.BLACK,
    category: Category = Category.TONER,
    **more: object,
) -> Product:
    """One supply of a small shop made up for a test; more goes to the product."""
    facts = SupplyFacts(colour, yield_pages=pages, standard=Standard.MONO_TONER)
    product = Product(
        uuid5(SPACE, sku), sku, category, sku, UnitPrice.of(price, "VND"), supply=facts
    )
    return replace(product, **more)  # type: ignore[arg-type]


def corner_shop(
    *supplies: Product,
    kind: PrinterKind = PrinterKind.LASER_MONO,
    certainty: Certainty = Certainty.CONFIRMED,
) -> Assortment:
    """A shop with one printer, "Acme P100", that takes all of these."""
    model = PrinterModel(uuid5(SPACE, "P100"), "Acme", "P100", kind)
    fits = tuple(Fit(product.id, model.id, certainty) for product in supplies)
    return Assortment(supplies, (model,), fits)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (paths.SAMPLE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _original(row: dict[str, str]) -> Product:
    pages = int(row["yield_pages"] or 0)
    supply = SupplyFacts(
        Colour(row["colour"]),
        capacity=Capacity(row["capacity"]),
        yield_pages=pages or None,
        standard=Standard(row["yield_standard"]) if row["yield_standard"] else None,
    )
    return Product(
        uuid5(SPACE, row["mpn"]),
        f"O-{row['mpn']}",
        Category(row["type"].replace("_", " ")),
        row["supply_name"],
        UnitPrice.of(_price(supply, pages), "VND"),
        mpn=row["mpn"],
        brand=row["brand"],
        stocked="Americas" not in row["region_hint"] and "LATAM" not in row["region_hint"],
        stock_on_hand=20,
        supply=supply,
    )


def _price(supply: SupplyFacts, pages: int) -> int:
    """Made up: the larger the cartridge, the cheaper its page."""
    per_page = {Capacity.STANDARD: 970, Capacity.XL: 485, Capacity.XXL: 440}[supply.capacity]
    return (pages or 1000) * per_page


def _compatible(original: Product) -> Product:
    return Product(
        uuid5(SPACE, f"compatible {original.mpn}"),
        f"C-{original.mpn}",
        original.category,
        f"{original.name_en}, compatible",
        UnitPrice.of(COMPATIBLE_LINE[original.mpn] * 150, "VND"),
        mpn=f"SD-{original.mpn}",
        brand="Own line",
        stock_on_hand=20,
        supply=SupplyFacts(
            Colour.BLACK,
            Origin.COMPATIBLE,
            original.supply.capacity if original.supply else Capacity.STANDARD,
            yield_pages=COMPATIBLE_LINE[original.mpn],
            standard=Standard.MANUFACTURER,
        ),
    )


def _printer(row: dict[str, str]) -> PrinterModel:
    name = f"{row['brand']} {row['model']}"
    return PrinterModel(uuid5(SPACE, name), row["brand"], row["model"], PrinterKind(row["type"]))


def _fit(product: Product, printer: PrinterModel, certainty: Certainty) -> Fit:
    return Fit(product.id, printer.id, certainty, source="sample")


def _paper(row: tuple[str, str, int, Grade, int, int, str, str]) -> Product:
    name, size, grammage, grade, reams, price, uses, machines = row
    unit = Unit.CARTON if reams > 1 else Unit.REAM
    return Product(
        uuid5(SPACE, f"{name} {size} {unit}"),
        f"P-{name.replace(' ', '')}-{size}-{unit[0].upper()}",
        Category.PAPER,
        f"{name} g/m² {size}, {unit}",
        UnitPrice.of(price, "VND"),
        unit=unit,
        stock_on_hand=100,
        paper=PaperFacts(
            size,
            grammage,
            grade,
            sheets_per_ream=20 if grade is Grade.PHOTO else 500,
            reams_per_unit=reams,
            uses=frozenset(PaperUse(use.replace("_", " ")) for use in uses.split()),
            kinds=frozenset(PrinterKind(kind) for kind in machines.split()),
        ),
    )
