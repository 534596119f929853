"""The power goes in the middle of work: what was acknowledged is there, and all agrees."""

from __future__ import annotations

import logging
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from till import LINES_IN_AN_ORDER, ORDERS_IN_A_FILE

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.models.closing import Order, OrderLine, Payment

LOG = logging.getLogger(__name__)
TILL = Path(__file__).parent / "till.py"
TIMES = 25
"""Kills for each kind of work; fifty in all."""

pytestmark = pytest.mark.slow


def work_and_die(shop: Path, work: str, folder: Path, seconds: float) -> list[str]:
    """What a process acknowledged that was killed (SIGKILL) so long after it had opened."""
    process = subprocess.Popen(
        [sys.executable, TILL, work, shop, folder], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    opened = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    said = process.stdout.read()
    process.stdout.close()
    process.wait()
    assert opened == "open\n"
    # What stands after the last line end was cut off while it was said.
    return said[: said.rfind("\n") + 1].split()


def killings(seed: int) -> Iterator[float]:
    """How long each process lives after it has opened, in seconds."""
    chance = random.Random(seed)
    return (chance.uniform(0.05, 1.5) for _ in range(TIMES))


def test_no_payment_that_was_acknowledged_is_lost(sample_file: Path, tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    for seconds in killings(1):
        acknowledged |= set(work_and_die(sample_file, "pay", tmp_path, seconds))
        desk = Desk(sample_file, as_of(date(2026, 11, 23)))
        assert desk.upkeep.check() == ()
        kept = {str(row.id) for row in Payment.select(Payment.id)}
        desk.close()
        assert acknowledged <= kept
    assert acknowledged
    LOG.info("%d kills, %d payments acknowledged, none lost", TIMES, len(acknowledged))


def test_an_import_is_there_whole_or_not_at_all(sample_file: Path, tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    begun = 0
    for number, seconds in enumerate(killings(2)):
        folder = tmp_path / f"F{number}"
        folder.mkdir()
        acknowledged |= set(work_and_die(sample_file, "import", folder, seconds))
        desk = Desk(sample_file, as_of(date(2026, 11, 23)))
        assert desk.upkeep.check() == ()
        kept = files_kept()
        desk.close()
        begun += len(list(folder.iterdir()))
        assert acknowledged <= set(kept)
        assert set(kept.values()) <= {(ORDERS_IN_A_FILE, ORDERS_IN_A_FILE * LINES_IN_AN_ORDER)}
    assert begun > len(acknowledged) > 0
    LOG.info("%d kills, %d files begun, %d acknowledged", TIMES, begun, len(acknowledged))


def files_kept() -> dict[str, tuple[int, int]]:
    """How many orders and order lines of each imported file are in the shop."""
    found: dict[str, list[int]] = {}
    for order in Order.select().where(Order.number.startswith("F")):
        counts = found.setdefault(order.number.rpartition("-")[0], [0, 0])
        counts[0] += 1
    for line in OrderLine.select(OrderLine, Order).join(Order).where(Order.number.startswith("F")):
        found[line.order.number.rpartition("-")[0]][1] += 1
    return {name: (orders, lines) for name, (orders, lines) in found.items()}
