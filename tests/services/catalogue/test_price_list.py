"""The price list that a client gets: everything the shop sells, at their own prices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pypdfium2
import pytest

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.pricing import PriceRule, Rule
from salesdesk.domain.team.roles import Role
from salesdesk.services.catalogue.editing import NewProduct
from salesdesk.services.catalogue.sample import SampleCatalogue


@pytest.fixture(autouse=True)
def _manager(shelves: SampleCatalogue, work_as: Callable[[Role], None]) -> None:
    work_as(Role.SALES_MANAGER)


def read(pdf: bytes) -> tuple[str, int]:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages), len(pages)


def test_everything_sold_is_listed_once_with_its_vat(desk: Desk) -> None:
    content = desk.catalogue.price_lists.content(code="en")
    sold = [one for one in desk.catalogue.catalogue().products if one.offered]
    assert content.count == len(sold)
    rows = {row.number: row for group in content.groups for row in group.rows}
    for product in sold:
        row = rows[product.mpn or product.sku]
        net, gross = row.unit_price.money.minor, row.gross.money.minor
        assert abs(gross - net * (10_000 + product.vat) / 10_000) <= 0.5
        steps = [step.unit_price.scaled for step in row.steps]
        assert steps == sorted(steps, reverse=True)


def test_a_client_sees_what_was_agreed_and_until_when(desk: Desk, school: UUID) -> None:
    contract = PriceRule(
        Rule.CONTRACT,
        "Hợp đồng 2026",
        category=Category.TONER,
        customer_id=school,
        discounts=(1200,),
        valid_until=date(2026, 12, 31),
    )
    desk.catalogue.agreements.add(contract)
    content = desk.catalogue.price_lists.content(school, categories=[Category.TONER])
    assert [group.rows != () for group in content.groups] == [True]
    assert content.valid_until == date(2026, 12, 31)
    assert all(row.listed is not None for row in content.groups[0].rows)
    said, pages = read(desk.catalogue.price_lists.pdf(school, categories=[Category.TONER]))
    assert "BẢNG GIÁ" in said.upper()
    assert "Hợp đồng 2026, −12%" in said.replace("\r\n", " ")
    assert pages > 1
    assert f"{pages}" in said


def test_the_same_shop_gives_the_same_bytes(desk: Desk) -> None:
    lists = desk.catalogue.price_lists
    assert lists.pdf(code="vi") == lists.pdf(code="vi")


def test_an_empty_shelf_and_a_name_that_looks_like_markup_make_a_good_page(desk: Desk) -> None:
    said, _pages = read(desk.catalogue.price_lists.pdf(code="en", categories=[Category.SERVICE]))
    assert "Nothing is sold" in said or "Service" in said
    nasty = "<b>&amp; {0} %s " + "Ω" * 250
    desk.catalogue.editing.add(NewProduct("X-1", Category.STATIONERY, name_en=nasty[:290]))
    desk.catalogue.price_lists.pdf(code="en")
