"""What the whole test suite shares: a desk on a real file, on a day that does not move."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from salesdesk.clock import as_of  # noqa: E402
from salesdesk.desk import Desk  # noqa: E402

TODAY = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty shop, opened on Monday, 23 November 2026."""
    opened = Desk(tmp_path / "shop.db", as_of(TODAY), create=True)
    yield opened
    opened.close()
