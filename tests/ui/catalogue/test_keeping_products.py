"""The product specialist keeps the catalogue right: new products, fields, packs, prices, stock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from clerk import CTRL, Clerk
from layout import faults
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import FileKind
from salesdesk.domain.catalogue.pricing import PriceRule, Rule
from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.team.roles import Role
from salesdesk.services.catalogue.sample import SampleCatalogue
from salesdesk.ui.catalogue.page import CataloguePage


@pytest.fixture
def clerk(make_session: MakeSession, desk: Desk, shelves: SampleCatalogue) -> Clerk:
    """The product specialist at an open Catalogue tab."""
    desk.team.work_as(desk.team.add("Minh Trần", frozenset({Role.PRODUCT_SPECIALIST})).value)
    at_work = Clerk(make_session())
    at_work.go("Catalogue")
    return at_work


def product(desk: Desk, sku: str) -> Product:
    return next(one for one in desk.catalogue.catalogue().products if one.sku == sku)


def edit(clerk: Clerk, product_id: UUID) -> None:
    clerk.window.go("catalogue", product_id)
    clerk.settle()
    clerk.press("Edit")


def test_a_new_product_is_entered_named_and_found(clerk: Clerk, desk: Desk) -> None:
    clerk.key(Qt.Key.Key_N, CTRL)
    clerk.fill("SKU", "VP-999")
    clerk.fill("Name", "Stapler 24/6")
    clerk.fill("List price", "85k")
    clerk.press("Add product")
    assert clerk.sees("Stapler 24/6")
    clerk.fill("Brand", "Deli")
    made = product(desk, "VP-999")
    assert (made.brand, made.list_price.money.minor) == ("Deli", 85_000)
    clerk.key(Qt.Key.Key_Z, CTRL)
    assert product(desk, "VP-999").brand == ""
    clerk.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert product(desk, "VP-999").brand == "Deli"


def test_an_empty_catalogue_asks_for_its_first_product(
    make_session: MakeSession, desk: Desk
) -> None:
    desk.team.work_as(desk.team.add("Lan", frozenset({Role.SALES_MANAGER})).value)
    clerk = Clerk(make_session())
    clerk.go("Catalogue")
    clerk.press("New product")
    clerk.fill("SKU", "BUT-01")
    clerk.fill("Name", "Ballpoint pen")
    clerk.fill("List price", "5k")
    clerk.press("Add product")
    clerk.press("Back to the catalogue")
    assert [one.sku for one in desk.catalogue.catalogue().products] == ["BUT-01"]
    assert not clerk.sees("The catalogue is empty")


def test_a_number_that_is_taken_is_said_so_beside_the_field(clerk: Clerk, desk: Desk) -> None:
    clerk.key(Qt.Key.Key_N, CTRL)
    clerk.fill("SKU", "CF276X")
    clerk.fill("Name", "Another")
    clerk.press("Add product")
    assert clerk.sees("has this number already")
    clerk.fill("SKU", "CF276X-2")
    clerk.press("Add product")
    assert product(desk, "CF276X-2").name_en == "Another"


def test_a_carton_gets_its_pack_and_shows_what_one_costs(clerk: Clerk, desk: Desk) -> None:
    pens = product(desk, "VP-101")
    edit(clerk, pens.id)
    clerk.fill("How many are in it", "12")
    clerk.fill("Barcode of the pack", "CARTON-12")
    clerk.press("Add")
    assert clerk.sees("box of 12")
    [pack] = desk.catalogue.belongings.packs(pens.id)
    assert (pack.quantity, pack.barcode) == (12, "CARTON-12")
    clerk.press("Back to the catalogue")
    assert clerk.sees("Packs, and what goes with it")
    clerk.key(Qt.Key.Key_Z, CTRL)
    assert desk.catalogue.belongings.packs(pens.id) == ()


def test_what_came_in_is_written_down_and_a_breakage_too(clerk: Clerk, desk: Desk) -> None:
    pens = product(desk, "VP-101")
    edit(clerk, pens.id)
    clerk.pick("What happened", "Receipt")
    clerk.fill("How many", "40")
    clerk.press("Write down")
    assert product(desk, "VP-101").stock_on_hand == pens.stock_on_hand + 40
    clerk.pick("What happened", "Correction")
    clerk.fill("How many", "-2")
    clerk.press("Write down")
    assert clerk.sees("Say why")
    clerk.fill("How many", "-2")
    clerk.fill("Why", "broken")
    clerk.press("Write down")
    assert product(desk, "VP-101").stock_on_hand == pens.stock_on_hand + 38
    clerk.pick("What happened", "Count")
    clerk.fill("How many", "1.5")
    assert clerk.sees("not a whole number")


def test_a_picture_is_dropped_shown_and_taken_away(
    clerk: Clerk, desk: Desk, tmp_path: Path
) -> None:
    toner, path = product(desk, "CF276X"), tmp_path / "photo.png"
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#AA3333"))
    assert image.save(str(path))
    edit(clerk, toner.id)
    page = clerk.window.page
    assert isinstance(page, CataloguePage)
    page.editing.editor.files.picture_given.emit(path)
    clerk.settle()
    assert clerk.sees("Remove picture")
    assert desk.catalogue.record(toner.id).picture is not None
    clerk.press("Remove picture")
    assert desk.catalogue.files.kinds(toner.id) == frozenset()
    clerk.key(Qt.Key.Key_Z, CTRL)
    assert desk.catalogue.files.kinds(toner.id) == frozenset({FileKind.PICTURE})


def test_a_printer_is_said_to_fit_only_with_a_source(clerk: Clerk, desk: Desk) -> None:
    toner = product(desk, "CF276X")
    edit(clerk, toner.id)
    clerk.search("Find a printer that it fits", "brother hl-l2400")
    assert clerk.sees("Say who says so")
    before = len(desk.catalogue.fitting.printers(toner.id))
    clerk.pick("Does it fit?", "Does not fit")
    clerk.fill("Who says so", "Tried in the shop")
    clerk.search("Find a printer that it fits", "brother hl-l2400")
    assert len(desk.catalogue.fitting.printers(toner.id)) == before + 1
    clerk.key(Qt.Key.Key_Z, CTRL)
    assert len(desk.catalogue.fitting.printers(toner.id)) == before


def test_a_contract_is_agreed_and_is_the_price_that_wins(
    clerk: Clerk, desk: Desk, school: UUID
) -> None:
    clerk.press("More for the catalogue")
    clerk.choose("Price rules")
    clerk.press("New rule")
    clerk.pick("Rule", "Contract")
    clerk.fill("What it is called", "Contract 2026")
    clerk.fill("Discounts", "10 + 5")
    clerk.fill("Brand", "HP")
    clerk.press("Save")
    assert clerk.sees("Say which customer this price is for")
    clerk.search("Find the customer", "hoa sen")
    clerk.fill("Until", "31/12/2026")
    clerk.press("Save")
    answer = desk.catalogue.price(product(desk, "CF276X").id, school)
    assert (answer.rule, answer.winner.source and answer.winner.source.name) == (
        Rule.CONTRACT,
        "Contract 2026",
    )
    assert clerk.sees("Contract 2026")
    clerk.press("Remove")
    assert desk.catalogue.price(product(desk, "CF276X").id, school).rule is not Rule.CONTRACT
    clerk.key(Qt.Key.Key_Z, CTRL)
    assert desk.catalogue.price(product(desk, "CF276X").id, school).rule is Rule.CONTRACT


def test_all_of_a_brand_goes_up_is_looked_at_first_and_taken_back(clerk: Clerk, desk: Desk) -> None:
    before = product(desk, "CF276X").list_price
    clerk.press("More for the catalogue")
    clerk.choose("Change many prices")
    clerk.fill("Brand", "HP")
    clerk.fill("Percent", "3")
    clerk.fill("Rounded to", "1000")
    page = clerk.window.page
    assert isinstance(page, CataloguePage)
    page.changing.preview()
    clerk.settle()
    assert clerk.sees("prices change.")
    assert product(desk, "CF276X").list_price == before
    clerk.press("Change these prices")
    after = product(desk, "CF276X").list_price
    assert after.money.minor == round(before.money.minor * 1.03, -3)
    [run] = desk.catalogue.prices.runs()
    clerk.press(f"Take back: {run.name}")
    assert product(desk, "CF276X").list_price == before


def test_who_may_not_change_prices_reads_them(
    make_session: MakeSession, desk: Desk, shelves: SampleCatalogue
) -> None:
    desk.team.work_as(desk.team.add("Hoa", frozenset({Role.SALES_DEVELOPMENT})).value)
    clerk = Clerk(make_session())
    clerk.go("Catalogue")
    edit(clerk, product(desk, "CF276X").id)
    assert not clerk.field("List price").isEnabled()
    assert clerk.line("Cost").text() == ""


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_nothing_is_cut_where_the_catalogue_is_kept(
    make_session: MakeSession,
    desk: Desk,
    shelves: SampleCatalogue,
    school: UUID,
    work: Callable[[Role], None],
    language: str,
    size: tuple[int, int],
) -> None:
    work(Role.SALES_MANAGER)
    desk.catalogue.agreements.add(
        PriceRule(Rule.CONTRACT, "Contract 2026", customer_id=school, discounts=(1000, 500))
    )
    session = make_session(language=language)
    session.window.resize(*size)
    session.window.go("catalogue", product(desk, "CF276X").id)
    page = session.window.page
    assert isinstance(page, CataloguePage)
    clerk = Clerk(session)
    for _name, go_there in page.tour_stops():
        go_there()
        clerk.settle()
        assert not faults(page)
    page.new()
    clerk.settle()
    assert not faults(page)


@pytest.fixture
def work(desk: Desk) -> Callable[[Role], None]:
    """Puts somebody with a role at the desk."""

    def as_role(role: Role) -> None:
        desk.team.work_as(desk.team.add("Bảo Ngọc", frozenset({role})).value)

    return as_role
