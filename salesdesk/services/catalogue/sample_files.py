"""Reading the files of the sample shop, and what its records have in common."""

from __future__ import annotations

import csv
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from salesdesk import paths
from salesdesk.domain.catalogue.kinds import Category, Colour
from salesdesk.domain.catalogue.series import series, stem

Row = dict[str, Any]


def read_rows(name: str) -> list[Row]:
    """The rows of a sample file; its lines that begin with # say where it comes from."""
    with (paths.SAMPLE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def sample_id(kind: str, name: str) -> UUID:
    """The key of a sample record, the same in every sample shop."""
    return uuid5(NAMESPACE_URL, f"salesdesk:sample:{kind}:{name}")


def listed(text: str) -> list[str]:
    """The parts of a list written with semicolons."""
    return [part for part in text.split(";") if part]


def category_of(row: Row) -> Category:
    """The category of a row of supplies.csv."""
    return Category(row["type"].replace("_", " "))


def family_of(row: Row) -> str:
    """The series of a row of supplies.csv without its size."""
    return stem(series(row["supply_name"], row["brand"], Colour(row["colour"])))


def barcode(number: int) -> str:
    """An EAN-13 out of the range that every shop may use inside its own walls (200-299)."""
    digits = f"200{number:09d}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-weighted % 10)
