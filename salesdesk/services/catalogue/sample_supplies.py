"""The sample shop's printers, what fits them, and its own line beside the originals."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.catalogue.kinds import (
    Basis,
    Capacity,
    Certainty,
    Colour,
    Origin,
    PrinterKind,
    Standard,
    Unit,
    counted,
)
from salesdesk.models.catalogue import Compatibility, PrinterModel, Supply
from salesdesk.sentence import mark
from salesdesk.services.catalogue.sample_files import (
    Row,
    category_of,
    family_of,
    listed,
    read_rows,
    sample_id,
)
from salesdesk.services.catalogue.sample_names import english_name, own_names, vietnamese_name
from salesdesk.services.catalogue.sample_tables import SampleTables

OWN_BRAND = "Ánh Dương"
"""The sample shop's own line of compatibles; it exists nowhere else."""
CHECKED_DAYS_AGO = 60
SOURCES = {
    "corroborated": mark("Public listings that agree"),
    "claimed": mark("One public listing"),
    "own": mark("Tried in the shop (sample data)"),
    "own claimed": mark("The maker says so (sample data)"),
    "twin": mark("Same cartridge, another region’s number (sample data)"),
    "known bad": mark("The printer refuses its chip (sample data)"),
}
"""Where a fit is known from; kept in English and put into words when it is shown."""


class SampleSupplies:
    """Adds printers, originals, the own line and all their fits to the tables."""

    def __init__(self, tables: SampleTables, today: date) -> None:
        self._tables = tables
        self._checked_on = today - timedelta(days=CHECKED_DAYS_AGO)
        self._printers: dict[str, UUID] = {}
        self._originals = {row["mpn"]: row for row in read_rows("supplies.csv")}
        self._fits: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self) -> None:
        """Everything in its order: a fit needs its printer, a compatible its original."""
        self._add_printers()
        for row in read_rows("compatibility.csv"):
            self._fits[row["mpn"]][row["printer"]] = row["certainty"]
        prices = {row["mpn"]: row for row in read_rows("supply_prices.csv")}
        bases = read_rows("ink_bases.csv")
        for row in self._originals.values():
            self._add_original(row, prices[row["mpn"]], _ink_base(row, bases))
        for row in read_rows("compatibles.csv"):
            self._add_own(row, self._originals[row["replaces"]])

    def _add_printers(self) -> None:
        for row in read_rows("printers.csv"):
            name = f"{row['brand']} {row['model']}"
            self._printers[name] = sample_id("printer", name)
            self._tables.rows[PrinterModel].append(
                {
                    "id": self._printers[name],
                    "brand": row["brand"],
                    "model": row["model"],
                    "kind": PrinterKind(row["type"]),
                }
            )

    def _add_original(self, row: Row, price: Row, base: Row) -> None:
        category, colour = category_of(row), Colour(row["colour"])
        key = self._tables.add_product(
            row["mpn"],
            category,
            price,
            brand=row["brand"],
            mpn=row["mpn"],
            name_en=english_name(row["supply_name"], category),
            name_vi=vietnamese_name(row["supply_name"], row["brand"], category, colour),
            unit=counted(Unit.PIECE, category),
            stocked=price["stocked"] == "yes",
            region=row["region_hint"].split(" (")[0],
            notes=row["notes"],
        )
        self._add_supply(row["mpn"], key, row, Origin.ORIGINAL, **base)
        for printer, known in self._fits[row["mpn"]].items():
            sure = known == "corroborated"
            certainty = Certainty.CONFIRMED if sure else Certainty.CLAIMED
            self._add_fit(row["mpn"], key, printer, certainty, known)

    def _add_own(self, row: Row, original: Row) -> None:
        category, colour = category_of(original), Colour(original["colour"])
        english, vietnamese = own_names(
            OWN_BRAND, original["brand"], original["supply_name"], category, colour
        )
        key = self._tables.add_product(
            row["sku"],
            category,
            row,
            brand=OWN_BRAND,
            mpn=row["sku"],
            name_en=english,
            name_vi=vietnamese,
            unit=counted(Unit.PIECE, category),
            description_en="Made up: a compatible of the sample shop's own line.",
            description_vi="Hàng tương thích hư cấu của cửa hàng mẫu.",
        )
        figures = {**original, "yield_pages": row["yield_pages"], "basis": row["basis"]}
        self._add_supply(row["sku"], key, figures, Origin.COMPATIBLE)
        for printer, certainty, source in self._own_fits(row):
            self._add_fit(row["sku"], key, printer, certainty, source)

    def _own_fits(self, row: Row) -> list[tuple[str, Certainty, str]]:
        """The printers of the original, and those that take it under another number."""
        refused, sure = listed(row["known_bad"]), Certainty(row["certainty"])
        source = "own" if sure is Certainty.CONFIRMED else "own claimed"
        fits = dict.fromkeys(self._fits[row["replaces"]], (sure, source))
        fits.update(dict.fromkeys(listed(row["also_fits"]), (Certainty.CLAIMED, "twin")))
        fits.update(dict.fromkeys(refused, (Certainty.KNOWN_BAD, "known bad")))
        return [(printer, certainty, said) for printer, (certainty, said) in fits.items()]

    def _add_supply(self, number: str, key: UUID, row: Row, origin: Origin, **special: str) -> None:
        self._tables.rows[Supply].append(
            {
                "id": sample_id("supply", number),
                "product_id": key,
                "origin": origin,
                "colour": Colour(row["colour"]),
                "capacity": Capacity(row["capacity"]),
                "ink_base": special.get("ink_base", ""),
                "special": special.get("special", ""),
                "yield_pages": int(row["yield_pages"]) if row["yield_pages"] else None,
                "standard": Standard(row["yield_standard"] or Standard.MANUFACTURER),
                "basis": Basis(row.get("basis", Basis.DECLARED)),
                "family": family_of(row),
            }
        )

    def _add_fit(
        self, number: str, product: UUID, printer: str, certainty: Certainty, source: str
    ) -> None:
        self._tables.rows[Compatibility].append(
            {
                "id": sample_id("fit", f"{number}:{printer}"),
                "product_id": product,
                "printer_id": self._printers[printer],
                "certainty": certainty,
                "source": SOURCES[source],
                "checked_on": self._checked_on,
            }
        )


def _ink_base(row: Row, bases: list[Row]) -> Row:
    if not row["type"].startswith("ink"):
        return {}
    family = family_of(row)
    for base in bases:
        same = base["brand"] == row["brand"] and base["series"] == family
        if same and base["colour"] in ("", row["colour"]):
            return {"ink_base": base["ink_base"], "special": base["special"]}
    return {}
