"""The real supplies as a catalogue with made-up prices, for the pitch's tests."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from salesdesk import paths
from salesdesk.domain.catalogue.families import Family, Supply, families
from salesdesk.domain.catalogue.kinds import (
    Capacity,
    Category,
    Colour,
    InkBase,
    Origin,
    PrinterKind,
    Standard,
)
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.documents.common import Party, Person, Shop
from salesdesk.domain.documents.pitch import PitchContent
from salesdesk.domain.documents.pitch_chapters import (
    average,
    chapters,
    client_printer,
    example,
    specials,
)
from salesdesk.money import UnitPrice

SHOP = Shop(
    "Ánh Dương", "Văn phòng phẩm & Giải pháp in", phone="028 3822 1144",
    email="hoi@anhduong.example",
)  # fmt: skip
CLIENT = Party("Công ty CP Kiến trúc Hải Đăng", contact="Bà Nguyễn Thị Phượng",
               contact_title="Trưởng phòng Hành chính")  # fmt: skip
SELLER = Person("Trần Quốc Bửu", "0903 118 204", "buu.tran@anhduong.example")
PRICE_PER_PAGE = {
    Category.TONER: 900,
    Category.INK_CARTRIDGE: 1500,
    Category.INK_BOTTLE: 40,
    Category.DRUM: 150,
}
PIGMENTS = ("HP 95", "HP 93", "Canon PGI", "Brother LC", "Epson 27", "Epson 405")


def printers() -> dict[str, PrinterModel]:
    """The printers by brand and model."""
    return {
        f"{row['brand']} {row['model']}": PrinterModel(
            UUID(int=number), row["brand"], row["model"], PrinterKind(row["type"])
        )
        for number, row in enumerate(_rows("printers"), 1)
    }


def originals() -> list[Supply]:
    """The 457 originals; the Americas' part numbers are not stocked."""
    models = printers()
    fitting: dict[tuple[str, str], set[PrinterModel]] = defaultdict(set)
    for row in _rows("compatibility"):
        fitting[row["brand"], row["mpn"]].add(models[row["printer"]])
    return [
        _original(row, frozenset(fitting[row["brand"], row["mpn"]])) for row in _rows("supplies")
    ]


def with_compatibles(supplies: Sequence[Supply]) -> list[Supply]:
    """The originals and the shop's own toner beside each second toner of them."""
    own = [
        replace(
            one, sku=f"AD-{one.part_number}", part_number=f"AD-{one.part_number}",
            brand=SHOP.name, name=f"{SHOP.name} {one.series}", origin=Origin.COMPATIBLE,
            price=UnitPrice.of(_rounded(int(one.price.decimal) * 22 // 100), "VND"),
            yield_pages=(one.yield_pages or 0) * 92 // 100, replaces=one.sku,
        )
        for one in supplies
        if one.category is Category.TONER and one.stocked and one.price
        and sum(one.series.encode()) % 3
    ]  # fmt: skip
    return [*supplies, *own]


def catalogue() -> tuple[Family, ...]:
    """All families of the example."""
    return families(with_compatibles(originals()))


def content(
    language: str = "vi", found: Sequence[Family] = (), *, general: bool = False
) -> PitchContent:
    """The whole catalogue for an architects' office, or for anybody."""
    found = found or catalogue()
    made = chapters(found)
    every = [family for chapter in made for part in chapter.sections for family in part.families]
    whole = PitchContent(
        language, "VND", date(2026, 11, 23), SHOP, made, seller=SELLER, specials=specials(found),
        average=average(every), example=example(every), vat_rate=800,
        valid_until=date(2026, 12, 31),
    )  # fmt: skip
    if general:
        return whole
    models = printers()
    own = [
        client_printer(models[name], quantity, found, pages)
        for name, quantity, pages in (
            ("Brother HL-L2350DW", 8, 1200),
            ("HP LaserJet Pro M404dn", 2, 3000),
            ("Epson L3150", 3, None),
            ("HP OfficeJet Pro 8710", 1, 400),
        )
    ]
    return replace(whole, client=CLIENT, client_printers=tuple(own),
                   printers_as_of=date(2026, 11, 5))  # fmt: skip


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (paths.SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _original(row: dict[str, str], fitting: frozenset[PrinterModel]) -> Supply:
    category = Category(row["type"].replace("_", " "))
    pages = int(row["yield_pages"] or 0)
    large = 0.6 if row["capacity"] != Capacity.STANDARD else 1
    price = _rounded(int((pages or 4000) ** 0.9 * 2.2 * PRICE_PER_PAGE[category] * large))
    pigment = row["supply_name"].startswith(PIGMENTS)
    return Supply(
        sku=row["mpn"], brand=row["brand"], name=row["supply_name"], part_number=row["mpn"],
        category=category, printers=fitting, colour=Colour(row["colour"]),
        capacity=Capacity(row["capacity"]), yield_pages=pages or None,
        standard=Standard(row["yield_standard"]) if row["yield_standard"] else None,
        ink_base=InkBase.PIGMENT if pigment else None, region=row["region_hint"],
        price=UnitPrice.of(price, "VND"), stocked="America" not in row["region_hint"],
    )  # fmt: skip


def _rounded(price: int) -> int:
    return max(price // 10_000, 1) * 10_000
