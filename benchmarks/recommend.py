"""What a recommendation and a key in the line finder cost on the sample's catalogue.

Processor time, the least of some runs, beside sorting the catalogue's products once by price in
the same run.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.services.catalogue.sample import load_sample_catalogue

RUNS = 7
PRINTERS = 50


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "shop.db", as_of(date(2026, 11, 23)), create=True)
        with desk.context.writing() as book:
            load_sample_catalogue(book)
        shelves = desk.catalogue.catalogue()
        needs = Needs(
            tuple(PrinterNeed(one.name, 1, 500, 100) for one in shelves.printers[::14][:PRINTERS])
        )
        sorting = _least(lambda: sorted(shelves.products, key=lambda one: one.list_price.scaled))
        print("| | Processor time | Beside sorting |\n|---|---:|---:|")
        for name, work in (
            (f"recommend for {PRINTERS} printers", lambda: desk.catalogue.recommend(needs)),
            ("a key in the line finder", lambda: desk.catalogue.find_lines("m404 to")),
        ):
            took = _least(work)
            print(f"| {name} | {took * 1000:.1f} ms | {took / sorting:.0f} × |")
        desk.close()


def _least(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


if __name__ == "__main__":
    main()
