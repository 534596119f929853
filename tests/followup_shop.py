"""A shop with customers of every kind: late, on rhythm, new, gone; and a nursery not yet asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.models.catalogue import Product
from salesdesk.money import UnitPrice
from salesdesk.services.catalogue.sample import load_sample_catalogue
from salesdesk.services.closing.orders import OrderedLine, enter_order
from salesdesk.services.prospects import NewProspect

TODAY = date(2026, 11, 23)
CLINIC = "Phòng khám Hoà Bình"
SCHOOL = "Trường Tiểu học Hồng Hà"
BOOKSHOP = "Nhà sách Trúc Lâm"
PRINTERS = "Xưởng in Quốc Tuấn"
NURSERY = "Mẫu giáo Tre Xanh"
TONER, CARTON = "TN2410", "G-MB-A4-80-T5"
PEOPLE = {
    "Trần Quốc Bửu": Role.ACCOUNT_EXECUTIVE,
    "Phạm Thu Hà": Role.CUSTOMER_SUCCESS,
    "Trần Bảo Ngọc": Role.SALES_MANAGER,
    "Nguyễn Thị Lan": Role.SALES_DEVELOPMENT,
}


@pytest.fixture(scope="session")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop, made once and copied for each test."""
    path = tmp_path_factory.mktemp("followed") / "shop.db"
    desk = Desk(tmp_path_factory.mktemp("followed making") / "shop.db", as_of(TODAY), create=True)
    _fill(desk)
    desk.upkeep.backup(path)
    desk.close()
    return path


@pytest.fixture
def shop(followed: Path, tmp_path: Path) -> Iterator[Desk]:
    """An open shop with Hà, who keeps customers, at the desk."""
    path = tmp_path / "shop.db"
    path.write_bytes(followed.read_bytes())
    opened = Desk(path, as_of(TODAY))
    sit(opened, "Phạm Thu Hà")
    yield opened
    opened.close()


def sit(desk: Desk, name: str) -> None:
    """Let somebody sit down."""
    desk.team.work_as(next(each.id for each in desk.team.members() if each.name == name))


def account(desk: Desk, name: str) -> UUID:
    """The account of this name."""
    return next(hit.record for hit in desk.search.find(name, "prospects") if hit.title == name)


@contextmanager
def on_day(desk: Desk, day: date) -> Iterator[None]:
    """The desk as it is on another day."""
    now, desk.context.clock = desk.context.clock, as_of(day)
    try:
        yield
    finally:
        desk.context.clock = now


def order(desk: Desk, name: str, ago: int, *bought: tuple[str, int]) -> None:
    """Enter an order of so many days ago: SKUs with quantities."""
    key = account(desk, name)
    with (
        on_day(desk, TODAY - timedelta(days=ago)),
        desk.context.writing() as book,
    ):
        enter_order(book, key, [_line(sku, quantity) for sku, quantity in bought])


def _line(sku: str, quantity: int) -> OrderedLine:
    product = Product.get(Product.sku == sku)
    price = UnitPrice(product.list_price or 0, product.currency)
    return OrderedLine(product.id, sku, product.name_en, product.unit, quantity, price, product.vat)


def _fill(desk: Desk) -> None:
    with desk.context.writing() as book:
        load_sample_catalogue(book)
    for name, role in PEOPLE.items():
        desk.team.add(name, frozenset({role}))
    sit(desk, "Phạm Thu Hà")
    for company, contact, phone in (
        (CLINIC, "Bác sĩ Nguyễn Văn Minh", "028 3822 1100"),
        (SCHOOL, "Trần Thu Hương", "0912 345 678"),
        (BOOKSHOP, "Lê Trúc Lâm", "0903 111 222"),
        (PRINTERS, "Đặng Đức Nam", "0901 000 211"),
        (NURSERY, "Cô Mai", "0905 333 444"),
    ):
        desk.prospects.enter(NewProspect(company=company, contact=contact, phone=phone))
    _buy(desk, CLINIC, range(195, 44, -30), (TONER, 2))
    _buy(desk, SCHOOL, range(178, 9, -28), (TONER, 10), (CARTON, 20))
    _buy(desk, BOOKSHOP, [9], (CARTON, 1))
    _buy(desk, PRINTERS, range(290, 149, -20), (CARTON, 4))


def _buy(desk: Desk, name: str, days: Sequence[int], *bought: tuple[str, int]) -> None:
    for ago in days:
        order(desk, name, ago, *bought)
