"""What the whole test suite shares: a desk on a real file, on a day that does not move."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.ui.garbage import collect_due

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Widgets end on the thread they live on: between two tests, not in one (ui/garbage.py)."""
    gc.disable()  # every time: a command of the command line turns it on
    yield
    collect_due()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty shop, opened on Monday, 23 November 2026."""
    opened = Desk(tmp_path / "shop.db", as_of(TODAY), create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shop of 23 November 2026, made once for a run; never open it, copy it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    made = Desk(path, as_of(TODAY), create=True)
    made.make_sample()
    made.close()
    return path


@pytest.fixture
def sample_file(sample_original: Path, tmp_path: Path) -> Path:
    """A sample shop of the test's own."""
    return Path(shutil.copy(sample_original, tmp_path / "sample.db"))


@pytest.fixture
def sample_desk(sample_file: Path) -> Iterator[Desk]:
    """The sample shop, opened on Monday, 23 November 2026."""
    opened = Desk(sample_file, as_of(TODAY))
    yield opened
    opened.close()
