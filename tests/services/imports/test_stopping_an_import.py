"""An import tells how far it is, can be stopped, and then has left nothing behind."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import ProspectState, Source
from salesdesk.domain.team.roles import Role
from salesdesk.errors import Cancelled
from salesdesk.models.closing import Order
from salesdesk.models.history import History
from salesdesk.models.prospects import Prospect
from salesdesk.models.search import SearchEntry

ROWS = 4500


@pytest.fixture
def prospects(tmp_path: Path) -> Path:
    """A long list."""
    path = tmp_path / "list.csv"
    lines = [f"Công ty {n},09{n + 10_000_000:08d}" for n in range(ROWS)]
    path.write_text("\n".join(["Company,Phone", *lines]), encoding="utf-8")
    return path


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """A long list of orders."""
    path = tmp_path / "orders.csv"
    lines = [f"{n // 3},Khách {n % 50},2026-03-05,P{n % 70},2,95000" for n in range(ROWS)]
    path.write_text("\n".join(["order,customer,date,product,qty,price", *lines]), encoding="utf-8")
    return path


def test_progress_only_grows_and_ends_at_the_whole(
    desk: Desk, prospects: Path, orders: Path
) -> None:
    for take_in, path in ((desk.imports.prospects, prospects), (desk.imports.orders, orders)):
        shares: list[float] = []
        take_in(path, progress=partial(_note, shares))
        assert shares == sorted(shares)
        assert len(shares) > 3
        assert shares[-1] == 1


def _note(shares: list[float], _text: str, share: float) -> None:
    shares.append(share)


@pytest.mark.parametrize("asked", range(1, 7))
def test_a_stopped_import_keeps_nothing(
    desk: Desk, prospects: Path, orders: Path, asked: int
) -> None:
    for take_in, path in ((desk.imports.prospects, prospects), (desk.imports.orders, orders)):
        answers = iter([False] * (asked - 1) + [True])
        with pytest.raises(Cancelled, match="Nothing was imported"):
            take_in(path, cancelled=partial(next, answers))
    for table in (Prospect, Order, SearchEntry, History):
        assert table.select().count() == 0
    assert desk.upkeep.check() == ()


def test_an_owner_who_works_here_gets_the_account(desk: Desk, tmp_path: Path) -> None:
    lan = desk.team.add("Nguyễn Thị Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    path = tmp_path / "list.csv"
    path.write_text(
        "Company,Owner,Source\nHoa Mai,nguyen thi lan,Referral\nSen,Somebody else,Newspaper\n"
    )
    desk.imports.prospects(path)
    mai, sen = Prospect.select().order_by(Prospect.company)
    assert (mai.owner_id, mai.state, mai.source) == (lan, ProspectState.ASSIGNED, Source.REFERRAL)
    assert (sen.owner_id, sen.state, sen.source) == (None, ProspectState.NEW, Source.IMPORT)
