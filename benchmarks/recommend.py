"""What a recommendation and a key in the finders cost, on the sample and on a large catalogue.

Processor time, the least of some runs, beside reading as many products by their keys in the same
run: so much must be read for an answer, whatever reads it. The large catalogue has 100,000
products with 500,000 pairs of what fits what; memory is what the desk holds more after answering.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import (
    Capacity,
    Category,
    Certainty,
    Colour,
    Origin,
    PrinterKind,
    Standard,
)
from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.models.catalogue import Compatibility, PrinterModel, Product, Supply
from salesdesk.models.fields import new_id
from salesdesk.money import UNIT_PRICE_SCALE
from salesdesk.services.catalogue.finding import findables
from salesdesk.services.catalogue.reading import read_products
from salesdesk.services.catalogue.sample import load_sample_catalogue
from salesdesk.services.search import index_many

RUNS = 5
PRINTERS = 50
LARGE = 100_000
MODELS = 20_000
PAIRS = 5
BATCH = 10_000


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        desk = _shop(Path(folder) / "sample.db")
        print(
            "| Sample catalogue | Processor time | Beside reading the products |\n|---|---:|---:|"
        )
        _measure(desk, "m404 to")
        desk.close()
        desk = _shop(Path(folder) / "large.db", LARGE)
        print(f"\n| {LARGE:,} products, {LARGE * PAIRS:,} pairs | Processor time | Beside |")
        print("|---|---:|---:|")
        before = _resident()
        _measure(desk, "m404 to")
        print(f"| memory held after answering | {(_resident() - before) >> 20} MB | |")
        desk.close()


def _measure(desk: Desk, text: str) -> None:
    catalogue = desk.catalogue
    begun = time.process_time()
    catalogue.find_printers("m404")
    first = time.process_time() - begun
    rows = PrinterModel.select().order_by(PrinterModel.model).limit(PRINTERS)
    known = [(f"{row.brand} {row.model}", row.id) for row in rows]
    needs = Needs(tuple(PrinterNeed(name, 1, 500, 100, printer_id=key) for name, key in known))
    unknown = Needs(tuple(PrinterNeed(f"{name}9x", 1, 500, 100) for name, _key in known))
    one = Needs(needs.printers[:1])
    taken = [line.product.id for line in catalogue.recommend(needs).lines]
    reading = _least(lambda: read_products(taken))
    works: tuple[tuple[str, Callable[[], object]], ...] = (
        (f"recommend for {PRINTERS} printers", lambda: catalogue.recommend(needs)),
        (f"recommend for {PRINTERS} unknown names", lambda: catalogue.recommend(unknown)),
        ("recommend for one printer", lambda: catalogue.recommend(one)),
        ("a key in the printer finder: m404", lambda: catalogue.find_printers("m404")),
        ("a key in the printer finder: 404", lambda: catalogue.find_printers("404")),
        ("what fits it, with cost per page", lambda: catalogue.for_printer(known[0][1])),
        ("a key in the line finder", lambda: catalogue.find_lines(text)),
        ("the first key in the line finder", lambda: catalogue.find_lines(text[0])),
    )
    print(f"| the first answer, which reads all printers | {first * 1000:.0f} ms | |")
    for name, work in works:
        took = _least(work)
        print(f"| {name} | {took * 1000:.1f} ms | {took / reading:.1f} × |")


def _shop(path: Path, products: int = 0) -> Desk:
    desk = Desk(path, as_of(date(2026, 11, 23)), create=True)
    with desk.context.writing() as book:
        if not products:
            load_sample_catalogue(book)
            return desk
    for number, rows in enumerate(_large(products)):
        with desk.context.writing() as book:
            printers, wares, supplies, fits = rows
            book.add_many(PrinterModel, printers)
            book.add_many(Product, wares)
            book.add_many(Supply, supplies)
            book.add_many(Compatibility, fits)
            names = {row["id"]: row for row in printers}
            fitting: dict[Any, list[Any]] = {}
            for fit in fits:
                fitting.setdefault(fit["product_id"], []).append(fit["printer_id"])
            index_many(book, findables(wares, list(names.values()), fitting))
        print(f"made {(number + 1) * BATCH:,} of {products:,} products", file=sys.stderr)
    return desk


Rows = list[dict[str, object]]


def _large(products: int) -> Iterator[tuple[Rows, Rows, Rows, Rows]]:
    """A catalogue in parts: each with printers, supplies, and what fits what."""
    draw = random.Random(1)
    share = MODELS * BATCH // products
    for start in range(0, products, BATCH):
        printers = [_printer(start // BATCH * share + place, draw) for place in range(share)]
        wares = [_ware(start + place, draw) for place in range(BATCH)]
        supplies = [_supply(ware["id"], place) for place, ware in enumerate(wares)]
        fits = [
            _fit(ware["id"], printers[(place // 4 + step * 7) % share]["id"])
            for place, ware in enumerate(wares)
            for step in range(PAIRS)
        ]
        yield printers, wares, supplies, fits


def _printer(number: int, draw: random.Random) -> dict[str, object]:
    brand = draw.choice(("HP", "Brother", "Canon", "Epson", "Kyocera", "Ricoh"))
    line = draw.choice(("LaserJet Pro M", "HL-L", "ECOSYS P", "ImageRunner C", "WorkForce WF-"))
    kind = PrinterKind.LASER_COLOUR if number % 2 else PrinterKind.LASER_MONO
    return {"id": new_id(), "brand": brand, "model": f"{line}{number:05d}dn", "kind": kind}


def _ware(number: int, draw: random.Random) -> dict[str, object]:
    code = f"{draw.choice('ABCFKTW')}{draw.choice('EFKN')}-{number:06d}"
    return {
        "id": new_id(), "sku": code, "mpn": code, "barcode": f"{8_930_000_000_000 + number}",
        "brand": "Maker", "category": Category.TONER, "name_en": f"Maker {code} toner",
        "name_vi": f"Hộp mực {code}", "description_en": "", "description_vi": "",
        "list_price": draw.randint(500, 5000) * 1000 * UNIT_PRICE_SCALE, "currency": "VND",
        "vat": 800, "stocked": True, "region": "", "notes": "", "pack_size": 1,
    }  # fmt: skip


def _supply(product: object, place: int) -> dict[str, object]:
    colours = (Colour.BLACK, Colour.CYAN, Colour.MAGENTA, Colour.YELLOW)
    return {
        "id": new_id(), "product_id": product, "origin": Origin.ORIGINAL,
        "colour": colours[place % 4], "capacity": Capacity.STANDARD, "ink_base": "",
        "special": "", "yield_pages": 1000 + place % 9000, "standard": Standard.COLOUR_TONER,
        "family": "",
    }  # fmt: skip


def _fit(product: object, printer: object) -> dict[str, object]:
    return {
        "id": new_id(), "product_id": product, "printer_id": printer,
        "certainty": Certainty.CONFIRMED, "source": "",
    }  # fmt: skip


def _resident() -> int:
    """Bytes of memory that this process holds, where the system says so."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 if status.exists() else 0


def _least(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


if __name__ == "__main__":
    main()
