"""How fast the list of prospects is with 100,000 of them (or a million), beside plain SQL.

    python benchmarks/lists.py [--rows 100000 | --million]

More than 100,000 are made of the first hundred thousand, copied in SQL with what belongs to them.

Every figure is processor time in milliseconds, the least of some runs. Plain SQL is what SQLite
itself takes for the same rows, measured in the same run on the same file: one statement, fetched,
with nothing made of it. The ratio says what the desk adds: the columns of its rows, views' counts.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.prospects.conditions import Condition, Filter, Op
from salesdesk.services.prospects import Order, View

PAGE = 100
IMPORTED = 100_000
RUNS = 7
SEED = 1907
_FIRST = (
    *("Minh", "Lan", "Hoa", "Sen", "Mai", "Anh", "Phú", "Thịnh"),
    *("Đại", "Đông", "Bình", "Tân", "Hải", "Nam", "Sơn", "Thanh"),
)
FILTERS = (
    ("m", '"m" *'),
    ("minh", '"minh" *'),
    ("sen 77", '"sen" "77" *'),
    ("+84 910 000", '"84910000" *'),
)
OWN = (
    ("not called for 30 days", Condition("last_activity", Op.NOT_LAST, 30)),
    ("next step within a week", Condition("next_step", Op.NEXT, 7)),
    ("company contains “sen 77”", Condition("company", Op.CONTAINS, "sen 77")),
    ("in Cần Thơ", Condition("province", Op.IS, "can tho")),
    ("tag VIP", Condition("tag", Op.ANY, ("VIP",))),
)
ORDERS = ("company", "value", "created", "standing", "owner", "contact")
WIDE = ("contact", "phone", "owner", "province", "last_activity", "tags")
_KIND = ("Công ty TNHH", "Công ty CP", "Trường THPT", "Nhà thuốc", "Xưởng in", "Văn phòng luật")
_PLACE = ("Hà Nội", "Đà Nẵng", "Thành phố Hồ Chí Minh", "Cần Thơ", "Hải Phòng")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in seconds; `plain` is SQLite alone."""

    name: str
    desk: float
    plain: float | None = None

    def row(self) -> tuple[str, str, str, str]:
        """For the table: what, the desk's time, SQLite's, the ratio."""
        if self.plain is None:
            return self.name, f"{1000 * self.desk:.1f} ms", "", ""
        ratio = f"{self.desk / self.plain:.1f} ×"
        return self.name, f"{1000 * self.desk:.1f} ms", f"{1000 * self.plain:.1f} ms", ratio


def measure(folder: Path, rows: int) -> list[Figure]:
    """Make a shop with so many prospects and measure its list."""
    desk = Desk(folder / "many.db", as_of(date(2026, 11, 23)), create=True)
    try:
        begun = time.process_time()
        first = min(rows, IMPORTED)
        desk.imports.prospects(_list(folder / "many.csv", first))
        figures = [Figure(f"import {first:,} prospects", time.process_time() - begun)]
        _multiply(desk, rows // first)
        _plan_steps(desk)
        return figures + _figures(desk) + (_bulk(desk) if rows <= 100_000 else [])
    finally:
        desk.close()


def memory(folder: Path) -> int:
    """Bytes that the open list holds."""
    desk = Desk(folder / "many.db", as_of(date(2026, 11, 23)))
    desk.prospects.rows(desk.prospects.listing(View.ALL).ids[:PAGE])
    tracemalloc.start()
    listing = desk.prospects.listing(View.ALL)
    desk.prospects.rows(listing.ids[:PAGE])
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    desk.close()
    return held


def report(folder: Path, rows: int) -> list[str]:
    """The table, as Markdown."""
    figures = [figure.row() for figure in measure(folder, rows)]
    return [
        "| | The desk | Plain SQL | Ratio |",
        "|---|---:|---:|---:|",
        *(f"| {' | '.join(row)} |" for row in figures),
        f"| memory of the open list | {memory(folder) / 1e6:.1f} MB | | |",
    ]


def _figures(desk: Desk) -> list[Figure]:
    sql = desk.context.database.rows
    lists = desk.prospects
    ids = lists.listing(View.ALL).ids
    middle = len(ids) // 2
    page = ids[middle : middle + PAGE]
    shown = "SELECT * FROM prospect WHERE rowid IN ({})".format(",".join(map(str, page)))
    return [
        Figure(
            "open the list",
            _timed(lambda: lists.rows(lists.listing(View.ALL).ids[:PAGE])),
            _timed(lambda: sql("SELECT rowid FROM prospect ORDER BY next_step_at, sort_name")),
        ),
        Figure("next page", _timed(lambda: lists.rows(page)), _timed(lambda: sql(shown))),
        *(_filter(desk, typed, match) for typed, match in FILTERS),
        *(_own(desk, name, condition) for name, condition in OWN),
        *(_order(desk, key) for key in ORDERS),
        Figure(
            "a page of the wide table",
            _timed(lambda: lists.rows(page, WIDE)),
            _timed(lambda: sql(shown)),
        ),
        Figure("search “0912”", _timed(lambda: desk.search.find("0912"))),
        Figure("search “cong ty minh”", _timed(lambda: desk.search.find("cong ty minh"))),
    ]


def _filter(desk: Desk, typed: str, match: str) -> Figure:
    """A key in the filter: what matches, and its first page."""
    plain = (
        f"SELECT rowid FROM search_index WHERE search_index MATCH '{match}' "
        "ORDER BY rowid DESC LIMIT 501"
    )

    def with_desk() -> object:
        return desk.prospects.rows(desk.prospects.listing(View.ALL, typed).ids[:PAGE])

    return Figure(
        f"filter “{typed}”",
        _timed(with_desk),
        _timed(lambda: desk.context.database.rows(plain)),
    )


def _own(desk: Desk, name: str, condition: Condition) -> Figure:
    """A list by a filter of one's own, beside reading the table once; its count beside that."""
    wanted = Filter((condition,))
    return Figure(
        f"own filter: {name}",
        _timed(lambda: desk.prospects.listing(View.ALL, wanted=wanted), 3),
        _timed(lambda: desk.context.database.rows("SELECT sum(deal_value) FROM prospect"), 3),
    )


def _order(desk: Desk, key: str) -> Figure:
    """The whole list in another order, beside that of an index."""
    order = Order(key, downwards=True)
    return Figure(
        f"sorted by {key}",
        _timed(lambda: desk.prospects.listing(View.ALL, order=order), 3),
        _timed(
            lambda: desk.context.database.rows("SELECT rowid FROM prospect ORDER BY next_step_at"),
            3,
        ),
    )


def _bulk(desk: Desk) -> list[Figure]:
    """One action on every account of the list, and taking it back."""
    lists, rows = desk.prospects, list(desk.prospects.listing(View.ALL).ids)
    begun = time.process_time()
    done = lists.tag_many(rows, "Tết").value
    tagged = time.process_time()
    lists.take_back_many(done)
    back = time.process_time()
    return [
        Figure(f"tag {len(rows):,} accounts", tagged - begun),
        Figure(f"take the tag off {len(rows):,} again", back - tagged),
    ]


def _timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of processor time, the least of some runs."""
    work()
    took = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took)


def _list(path: Path, rows: int) -> Path:
    chance = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Company", "Contact", "Phone", "Email", "Province"))
        for number in range(rows):
            name = f"{chance.choice(_KIND)} {chance.choice(_FIRST)} {chance.choice(_FIRST)}"
            person = f"{chance.choice(_FIRST)} {chance.choice(_FIRST)}"
            phone = f"09{number + 10_000_000:08d}"
            mail = f"p{number}@example.com"
            writer.writerow((f"{name} {number}", person, phone, mail, chance.choice(_PLACE)))
    return path


def _multiply(desk: Desk, times: int) -> None:
    """As many accounts again, with contacts, addresses and what finds them, under new keys."""
    sql = desk.context.database.rows
    with desk.context.writing():
        for number in range(1, times):
            # The first digits of a key say when it was made: these come a second later each.
            new = f"printf('{number:04x}%s', substr({{0}}, 5))"
            for table, keys in (
                ("prospect", ("id",)),
                ("contact", ("id", "prospect_id")),
                ("address", ("id", "prospect_id")),
            ):
                names = [row[1] for row in sql(f"PRAGMA table_info({table})")]
                read = ", ".join(new.format(one) if one in keys else one for one in names)
                sql(
                    f"INSERT INTO {table} ({', '.join(names)}) SELECT {read} FROM {table} "
                    "WHERE substr(id, 1, 4) > '0100'"
                )
            sql(
                "INSERT INTO search_entry (topic, record, title, subtitle, words, changed_at) "
                f"SELECT topic, {new.format('record')}, title, subtitle, words, changed_at "
                "FROM search_entry WHERE substr(record, 1, 4) > '0100' AND topic = 'prospects'"
            )


def _plan_steps(desk: Desk) -> None:
    """Half of the accounts have a next step, from two months ago to two months from now.

    Two in three were called in the last months and have a deal, one in a hundred has a tag.
    """
    with desk.context.writing():
        desk.context.database.rows(
            "UPDATE prospect SET next_step_kind = 'call', next_step_what = 'Gọi lại', "
            "next_step_at = strftime('%Y-%m-%dT%H:%M:%f000Z', '2026-09-23', "
            "(rowid * 7919 % 120) || ' days', (rowid % 24) || ' hours') WHERE rowid % 2"
        )
        desk.context.database.rows(
            "UPDATE prospect SET last_activity_at = strftime('%Y-%m-%dT%H:%M:%f000Z', "
            "'2026-11-22', '-' || (rowid * 7907 % 90) || ' days'), "
            "deal_value = rowid * 7901 % 900 * 100000 WHERE rowid % 3"
        )
        desk.context.database.rows(
            "INSERT INTO prospect_tag (id, prospect_id, tag) "
            "SELECT lower(hex(randomblob(16))), id, 'VIP' FROM prospect WHERE rowid % 100 = 0"
        )


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="How fast the list of prospects is.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--million", action="store_const", dest="rows", const=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(report(Path(folder), rows)))


if __name__ == "__main__":
    main()
