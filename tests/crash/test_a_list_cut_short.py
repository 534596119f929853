"""A hundred thousand prospects are taken in, and somebody pulls the plug, or thinks better."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.models.prospects import Prospect
from salesdesk.models.tables import TABLES

LOG = logging.getLogger(__name__)
TAKING_IN = Path(__file__).parent / "taking_in.py"
ROWS = 100_000
TELLING = frozenset({"import_run", "imported_record", "history", "column_mapping"})
"""Tables that say that a list was taken in and taken back."""

pytestmark = pytest.mark.slow


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of many companies in many places."""
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Tên công ty;Người liên hệ;Điện thoại;Email;Địa chỉ;Tỉnh thành;Ghi chú\n")
        for n in range(ROWS):
            name = sha256(str(n).encode()).hexdigest()
            file.write(
                f"Công ty {name[:8]} {name[8:14]};Ngô {name[14:20]};09{n + 10_000_000:08d};"
                f"a{n}@{name[:10]}.example;{n} Lê Lợi;Huế;ghi chú {n}\n"
            )
    return path


def taken_in(shop: Path, path: Path, enough: Callable[[str], bool]) -> str:
    """Take a list in, in a process that is killed once it has said enough; its last word."""
    process = subprocess.Popen(
        [sys.executable, TAKING_IN, shop, path], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said = line.strip()
        if enough(said):
            process.kill()
            break
    process.stdout.close()
    process.wait()
    return said


def contents(shop: Path) -> dict[str, str]:
    """A digest of every table but those that tell of imports."""
    desk = Desk(shop, as_of(date(2026, 11, 23)))
    assert desk.upkeep.check() == ()
    found = {}
    for name in (model._meta.table_name for model in TABLES):
        rows = desk.context.database.rows(f'SELECT * FROM "{name}"')
        if name not in TELLING:
            found[name] = sha256(repr(sorted(rows, key=repr)).encode()).hexdigest()
    desk.close()
    return found


def _has_reached(percent: int, word: str) -> bool:
    return int(word) >= percent


def test_killed_half_way_it_leaves_nothing_and_taken_back_the_shop_as_it_was(
    sample_file: Path, listed: Path
) -> None:
    before = contents(sample_file)
    for percent in (10, 45, 55, 75, 95):
        said = taken_in(sample_file, listed, partial(_has_reached, percent))
        assert contents(sample_file) == before
        LOG.info("killed at %s %%: nothing is left", said)
    run = taken_in(sample_file, listed, lambda _word: False)
    desk = Desk(sample_file, as_of(date(2026, 11, 23)))
    assert Prospect.select().count() > ROWS
    desk.imports.take_back(UUID(run))
    desk.close()
    assert contents(sample_file) == before
