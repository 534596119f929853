"""Make up what the sample shop charges, keeps and sells under its own brand.

The supplies, printers and what fits what are real; no prices come with them. Everything written
here is made up, the same every time, and says so in its first line.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from salesdesk.domain.catalogue.kinds import Colour  # noqa: E402
from salesdesk.domain.catalogue.series import series, stem  # noqa: E402

SAMPLE = ROOT / "resources" / "sample"
SEED = "Ánh Dương 2026"
MADE_UP = "# Made up by scripts/sample_prices.py: no shop's real prices, stock or products.\n"

CURVES = {
    "toner mono": (101_000, 0.42),
    "toner colour": (84_000, 0.45),
    "ink_cartridge": (28_500, 0.455),
    "ink_bottle": (6_400, 0.40),
    "drum": (14_500, 0.50),
}
"""List price in đồng without VAT = first × yield ^ second: large cartridges cost less a page."""
BRAND_LEVEL = {"HP": 1.0, "Canon": 0.93, "Brother": 0.62, "Samsung": 0.85, "Kyocera": 0.55}
OTHER_BRANDS = 0.75
PRICE_WITHOUT_YIELD = 320_000

REGION_WEIGHT = {
    "CIS/Middle East/Africa/Asia": 4.0,
    "LATAM/ISE/APAC": 4.0,
    "Americas/APAC": 3.0,
    "worldwide": 3.0,
    "": 3.0,
    "CIS/Middle East/Africa": 2.0,
    "CIS": 2.0,
    "EMEA": 1.0,
    "EMEA (part numbers differ elsewhere)": 1.0,
}
"""How much a shop in Vietnam prefers part numbers of a region, against how many printers they
fit; numbers of the Americas come last."""
LAST_REGION = 0.5
POPULAR = 6
"""A supply that fits so many printers is kept in quantity."""

OWN_BRAND = "Ánh Dương"
OWN_FROM = {"toner": 5, "ink_bottle": 3, "ink_cartridge": 8, "drum": 8}
"""From how many printers on the shop has a compatible of its own made."""

Slot = tuple[str, str, str]


@dataclass(frozen=True)
class Supply:
    """A real supply, as supplies.csv has it."""

    brand: str
    mpn: str
    kind: str
    colour: str
    capacity: str
    pages: int
    region: str
    series: str
    printers: tuple[str, ...]

    @cached_property
    def family(self) -> tuple[str, str, str]:
        """What is bought together and so priced and stocked together."""
        return self.brand, self.kind, stem(self.series)

    @property
    def slots(self) -> list[Slot]:
        """The places that it fills."""
        return [(printer, self.colour, self.capacity) for printer in self.printers]


def main() -> None:
    supplies = _supplies()
    stocked = _stocked(supplies)
    prices = {supply.mpn: _price(supply, supplies) for supply in supplies}
    fits = {supply.mpn: _own_fits(supply, supplies) for supply in supplies}
    priced = (_priced(s, prices[s.mpn], s.mpn in stocked, len(fits[s.mpn])) for s in supplies)
    _write("supply_prices.csv", priced)
    _write("compatibles.csv", _own_line(supplies, stocked, prices, fits))


def _supplies() -> list[Supply]:
    printers = defaultdict(list)
    for row in _read("compatibility.csv"):
        printers[row["mpn"]].append(row["printer"])
    return [
        Supply(
            row["brand"],
            row["mpn"],
            row["type"],
            row["colour"],
            row["capacity"],
            int(row["yield_pages"] or 0),
            row["region_hint"],
            series(row["supply_name"], row["brand"], Colour(row["colour"])),
            tuple(sorted(printers[row["mpn"]])),
        )
        for row in _read("supplies.csv")
    ]


def _stocked(supplies: list[Supply]) -> set[str]:
    """Part numbers to keep: never those of two regions for one printer, colour and capacity."""
    families: dict[tuple[str, str, str], list[Supply]] = defaultdict(list)
    for supply in supplies:
        families[supply.family].append(supply)
    kept: list[Supply] = []
    for family in sorted(families.values(), key=_reach):
        if not any(_rivals(one, other) for one in family for other in kept):
            kept.extend(family)
    return {supply.mpn for supply in kept}


def _reach(family: list[Supply]) -> tuple[float, tuple[str, str, str]]:
    printers = {printer for supply in family for printer in supply.printers}
    weight = max(REGION_WEIGHT.get(supply.region, LAST_REGION) for supply in family)
    return -weight * len(printers), family[0].family


def _rivals(one: Supply, other: Supply) -> bool:
    """Whether two supplies are one thing under the part numbers of two regions."""
    alike = one.region != other.region or one.pages == other.pages
    same = one.brand == other.brand and one.kind == other.kind and one.family != other.family
    return same and alike and not set(one.slots).isdisjoint(other.slots)


def _price(supply: Supply, supplies: list[Supply]) -> int:
    if not supply.pages:
        return PRICE_WITHOUT_YIELD
    colour = supply.kind == "toner" and any(
        other.family == supply.family and other.colour != "black" for other in supplies
    )
    curve = f"toner {'colour' if colour else 'mono'}" if supply.kind == "toner" else supply.kind
    base, bend = CURVES[curve]
    level = BRAND_LEVEL.get(supply.brand, OTHER_BRANDS) if supply.kind in ("toner", "drum") else 1
    noise = _dice("price", *supply.family).uniform(0.93, 1.05)
    return _rounded(base * supply.pages**bend * level * noise)


def _priced(supply: Supply, price: int, stocked: bool, printers: int) -> dict[str, object]:
    dice = _dice("stock", supply.mpn)
    return {
        "mpn": supply.mpn,
        "list_price": price,
        "cost": _rounded(price * dice.uniform(0.72, 0.84)),
        "stocked": "yes" if stocked else "no",
        "on_hand": _on_hand(dice, printers) if stocked else 0,
    }


def _on_hand(dice: Random, printers: int) -> int:
    return dice.randint(3, 28) if printers >= POPULAR else dice.randint(0, 5)


def _own_line(
    supplies: list[Supply], stocked: set[str], prices: dict[str, int], fits: dict[str, list[str]]
) -> Iterable[dict[str, object]]:
    reach: dict[tuple[str, str, str], int] = defaultdict(int)
    for supply in supplies:
        reach[supply.family] = max(reach[supply.family], len(fits[supply.mpn]))
    for supply in supplies:
        popular = reach[supply.family] >= OWN_FROM[supply.kind]
        if supply.mpn in stocked and supply.pages and popular:
            yield _own(supply, fits[supply.mpn], prices[supply.mpn])


def _own_fits(supply: Supply, supplies: list[Supply]) -> list[str]:
    """The printers of the original, and those that take it under another region's number."""
    twins = [other for other in supplies if _rivals(supply, other)]
    alike = [t for t in twins if t.capacity == supply.capacity and t.colour == supply.colour]
    return sorted({*supply.printers, *(p for twin in alike for p in twin.printers)})


def _own(supply: Supply, fits: list[str], original_price: int) -> dict[str, object]:
    dice, family = _dice("own", supply.mpn), _dice("own", *supply.family)
    price = _rounded(original_price * family.uniform(0.20, 0.35))
    share = family.uniform(0.91, 0.98)
    sure, refusing = family.random() < 0.75, family.random() < 0.5
    refused = fits[-1:] if sure and refusing and len(supply.printers) >= 9 else []
    return {
        "sku": f"AD-{supply.mpn}",
        "replaces": supply.mpn,
        "yield_pages": round(supply.pages * share / 10) * 10,
        "basis": "measured" if family.random() < 0.4 else "declared",
        "certainty": "confirmed" if sure else "claimed",
        "list_price": price,
        "cost": _rounded(price * dice.uniform(0.62, 0.75)),
        "on_hand": _on_hand(dice, len(fits)),
        "also_fits": ";".join(printer for printer in fits if printer not in supply.printers),
        "known_bad": ";".join(refused),
    }


def _rounded(price: float) -> int:
    step = 1_000 if price < 400_000 else 5_000 if price < 1_000_000 else 10_000
    return round(price / step) * step


def _dice(*about: str) -> Random:
    """Dice that fall the same way whenever they are thrown for the same thing."""
    return Random(":".join((SEED, *about)))  # noqa: S311  made-up prices are no secret


def _read(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _write(name: str, rows: Iterable[dict[str, object]]) -> None:
    made = list(rows)
    with (SAMPLE / name).open("w", encoding="utf-8", newline="") as file:
        file.write(MADE_UP)
        writer = csv.DictWriter(file, list(made[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    print(f"{name}: {len(made)}")


if __name__ == "__main__":
    main()
