"""A shop with the sample catalogue, three of its people, and architects as a prospect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import PaperUse
from salesdesk.domain.team.roles import Role
from salesdesk.money import Money, UnitPrice
from salesdesk.services.catalogue.sample import load_sample_catalogue
from salesdesk.services.prospects import NewProspect
from salesdesk.services.shop import save_settings
from salesdesk.settings import BankAccount, ShopWords

TODAY = date(2026, 11, 23)
Seat = Callable[[str], None]


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with its catalogue and people, made once and copied for each test."""
    path = tmp_path_factory.mktemp("stocked") / "shop.db"
    desk = Desk(tmp_path_factory.mktemp("making") / "shop.db", as_of(TODAY), create=True)
    fill(desk)
    desk.upkeep.backup(path)
    desk.close()
    return path


@pytest.fixture
def shop(stocked: Path, tmp_path: Path) -> Iterator[Desk]:
    """An open shop: Lan sells, Hoa manages, Minh finds prospects. Lan is at the desk."""
    path = tmp_path / "stocked.db"
    path.write_bytes(stocked.read_bytes())
    opened = Desk(path, as_of(TODAY))
    sit(opened, "Nguyễn Thị Lan")
    yield opened
    opened.close()


def fill(desk: Desk) -> None:
    """Settings, catalogue and people."""
    context = desk.context
    context.settings = replace(
        context.settings,
        name="Ánh Dương",
        address="214 Nguyễn Trãi, Quận 1, TP. Hồ Chí Minh",
        phone="028 3920 1188",
        words_vi=ShopWords(
            delivery_terms="Trong 24 giờ tại nội thành.",
            payment_terms="Chuyển khoản trong 15 ngày.",
        ),
        words_en=ShopWords(delivery_terms="Within 24 hours in the city."),
        bank=BankAccount("Vietcombank", "970436", "0071000123456", "CONG TY ANH DUONG"),
    )
    with context.writing() as book:
        save_settings(context.settings)
        load_sample_catalogue(book)
    for name, role in (
        ("Nguyễn Thị Lan", Role.ACCOUNT_EXECUTIVE),
        ("Trần Hoa", Role.SALES_MANAGER),
        ("Lê Minh", Role.SALES_DEVELOPMENT),
    ):
        desk.team.add(name, frozenset({role}), phone="0903 118 204")


@pytest.fixture
def seat(shop: Desk) -> Seat:
    """Lets somebody sit down at the desk, by name."""
    return lambda name: sit(shop, name)


@pytest.fixture
def client(shop: Desk) -> UUID:
    """Hải Đăng, architects, where bà Phượng decides."""
    return enter_client(shop)


@pytest.fixture
def assessment(shop: Desk, client: UUID) -> UUID:
    """Two laser printers with 3,000 pages a month each, and a ream for handouts every 2.5 days."""
    return ask_needs(shop, client)


@pytest.fixture
def draft(shop: Desk, assessment: UUID) -> UUID:
    """A draft proposal from those needs."""
    return shop.proposals.from_needs(assessment).value


def enter_client(shop: Desk) -> UUID:
    """Enter the architects; their key."""
    prospect = shop.prospects.enter(
        NewProspect(company="Công ty CP Kiến trúc Hải Đăng", contact="Nguyễn Thị Phượng")
    ).value
    shop.prospects.set_field(prospect, "tax_code", "0312456789")
    return prospect


def ask_needs(shop: Desk, client: UUID) -> UUID:
    """Interview them; the interview's key."""
    needs = shop.prospects.needs
    interview = needs.begin(client).value
    printer = shop.catalogue.find_printers("HP LaserJet Pro M404dn")[0]
    row = needs.add_printer(interview, printer.name, printer.id).value
    for name, value in (
        ("quantity", 2),
        ("mono_pages", 3000),
        ("colour_pages", 0),
        ("pays", Money(2_400_000, "VND")),
    ):
        needs.set_printer(row, name, value)
    paper = needs.add_paper(interview, PaperUse.HANDOUTS).value
    needs.set_paper(paper, "days_per_ream", Decimal("2.5"))
    needs.set_paper(paper, "pays", UnitPrice.of(75_000, "VND"))
    return interview


def sit(desk: Desk, name: str) -> None:
    """Let the member of this name work."""
    desk.team.work_as(next(one.id for one in desk.team.members() if one.name == name))


def product(desk: Desk, text: str) -> UUID:
    """The first product that a text finds."""
    return desk.catalogue.find_lines(text)[0].product_id
