"""A clerk asks the catalogue: what fits, what it costs whom, and what is on the shelf."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import (
    Certainty,
    PriceRuleKind,
    SpecialInk,
    StockKind,
)
from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.domain.catalogue.pricing import Rule
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotFound
from salesdesk.language import language
from salesdesk.models.catalogue import PriceAgreement, Product
from salesdesk.money import Money, UnitPrice
from salesdesk.services.catalogue import Shelf, Usage, move_stock
from salesdesk.services.catalogue.finding import product_findable
from salesdesk.services.catalogue.sample import SampleCatalogue
from salesdesk.services.context import found
from salesdesk.services.search import index

EN = language("en")


def _price(sku: str) -> int:
    row = Product.get(Product.sku == sku)
    assert row.list_price is not None
    return row.list_price


def test_a_printer_typed_loosely_shows_what_fits_it(desk: Desk, shelves: SampleCatalogue) -> None:
    printer = desk.catalogue.find_printers("m404")[0]
    sheet = desk.catalogue.for_printer(printer.id)
    assert printer.name == "HP LaserJet Pro M404dn"
    assert [row.product.sku for row in sheet.rows[:2]] == ["CF276X", "CF276A"]
    stocked = [row.product.offered for row in sheet.rows]
    assert stocked == sorted(stocked, reverse=True), "what is not stocked comes last"


def test_cost_per_page_and_months_follow_from_price_yield_and_use(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    printer = shelves.printers["HP LaserJet Pro M404dn"]
    row = desk.catalogue.for_printer(printer, Usage(4_000, 10)).rows[0]
    assert row.yield_pages == 10_000
    assert row.unit_cost == row.price.unit_price.decimal / Decimal(10_000) * 2
    assert row.months == Decimal(10_000) / (4_000 * 2)
    dearest = max(each.share for each in desk.catalogue.for_printer(printer).rows if each.share)
    assert dearest == 1


def test_the_remark_compares_the_large_with_the_small_cartridge(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    sheet = desk.catalogue.for_printer(shelves.printers["HP LaserJet Pro M404dn"])
    assert sheet.remark is not None
    assert EN.say(sheet.remark).startswith("CF276X against CF276A: ₫")


def test_papers_beside_a_photo_printer_include_photo_paper(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    ink = desk.catalogue.for_printer(shelves.printers["Epson L3150"]).papers
    laser = desk.catalogue.for_printer(shelves.printers["HP LaserJet Pro M404dn"]).papers
    assert any("photo" in row.product.name_en for row in ink)
    assert not any("photo" in row.product.name_en for row in laser)


def test_a_line_is_found_by_number_name_printer_and_barcode(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    find = desk.catalogue.find_lines
    assert find("cf276x")[0].sku == "CF276X"
    assert find("TN 2410")[0].sku == "TN2410"
    assert find("giấy a4 80")[0].name("vi").startswith("Giấy")
    assert {"CF276X", "AD-CF276X"} <= {hit.sku for hit in find("m404 76x")}
    barcode = found(Product, shelves.products["VP-101"]).barcode
    assert find(barcode)[0].sku == "VP-101"
    scanned = desk.catalogue.scanned(barcode)
    assert scanned is not None
    assert scanned.sku == "VP-101"
    assert desk.catalogue.scanned("4006381333931") is None


def test_every_letter_typed_finds_a_line(desk: Desk, shelves: SampleCatalogue) -> None:
    for text in ("m", "m4", "m40", "m404", "m404 t", "m404 to"):
        assert desk.catalogue.find_lines(text)


def test_all_six_rules_are_asked_in_order(
    desk: Desk, shelves: SampleCatalogue, school: UUID
) -> None:
    toner = shelves.products["CF276X"]
    listed = _price("CF276X")
    assert desk.catalogue.price(toner).rule is Rule.LIST
    assert desk.catalogue.price(toner, None, 6).rule is Rule.QUANTITY_BREAK
    assert desk.catalogue.price(toner, school, 6).rule is Rule.GROUP
    with desk.context.writing() as book:
        book.add(
            PriceAgreement,
            product=toner,
            rule=PriceRuleKind.CONTRACT,
            prospect=school,
            unit_price=listed * 97 // 100,
            valid_until=book.today + timedelta(days=30),
        )
    answer = desk.catalogue.price(toner, school, 6)
    assert answer.rule is Rule.CONTRACT, "the contract comes first"
    assert answer.cheaper_later is not None, "even where a later rule is cheaper"
    after = desk.context.today() + timedelta(days=31)
    assert desk.catalogue.price(toner, school, 6, after).rule is Rule.GROUP


def test_cost_and_margin_are_only_for_those_who_may_see_them(
    desk: Desk, shelves: SampleCatalogue, work_as: Callable[[Role], None]
) -> None:
    toner = shelves.products["CF276X"]
    assert desk.catalogue.price(toner).margin is None
    work_as(Role.SALES_DEVELOPMENT)
    assert desk.catalogue.record(toner).price.margin is None
    work_as(Role.SALES_MANAGER)
    assert desk.catalogue.record(toner).price.margin is not None


def test_the_record_shows_breaks_and_what_it_fits(desk: Desk, shelves: SampleCatalogue) -> None:
    record = desk.catalogue.record(shelves.products["CF276X"])
    assert [each.from_quantity for each in record.breaks] == [1, 3, 6, 12]
    assert record.breaks[0].up_to == 2
    assert record.breaks[-1].up_to is None
    assert record.model_count == 3
    assert record.fits[0].certainty is Certainty.CONFIRMED
    bad = desk.catalogue.record(shelves.products["AD-C13T29814012"])
    assert bad.fits[-1].certainty is Certainty.KNOWN_BAD


def test_stock_follows_what_moves(desk: Desk, shelves: SampleCatalogue) -> None:
    pen = shelves.products["VP-101"]
    before = desk.catalogue.stock([pen])[pen]
    with desk.context.writing() as book:
        assert move_stock(book, pen, StockKind.DELIVERY, -20, "DH-2026-0001") == before - 20
    assert desk.catalogue.find_lines("VP-101")[0].stock == before - 20
    done = desk.catalogue.shelf_stock.count(pen, 7)
    assert done.value == 7 - (before - 20), "the difference that the count found"
    assert "catalogue" in done.changed
    assert desk.catalogue.stock([pen])[pen] == 7


def test_a_new_product_and_a_new_price_are_seen_at_once(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    assert not desk.catalogue.find_lines("zz-9000")
    with desk.context.writing() as book:
        row = book.add(Product, sku="ZZ-9000", name_en="Crate", category="stationery")
        index(book, product_findable(row.__data__))
    hit = desk.catalogue.find_lines("zz-9000")[0]
    assert not hit.stocked, "without a price it cannot be sold"
    with desk.context.writing() as book:
        book.change(row, list_price=UnitPrice.of("25000", "VND").scaled)
    assert desk.catalogue.price(row.id).unit_price.money == Money(25_000, "VND")


def test_what_is_gone_is_said(desk: Desk, shelves: SampleCatalogue) -> None:
    with pytest.raises(NotFound):
        desk.catalogue.price(UUID(int=7))
    with pytest.raises(NotFound):
        desk.catalogue.for_printer(UUID(int=7))


def test_shelves_list_their_own(desk: Desk, shelves: SampleCatalogue) -> None:
    special = desk.catalogue.shelf(Shelf.SPECIAL_INKS)
    assert special
    assert all(row.product.supply for row in special)
    paper = desk.catalogue.shelf(Shelf.PAPER, "a3")
    assert {row.product.paper.size for row in paper if row.product.paper} == {"A3"}
    assert all(row.unit_cost for row in paper)
    services = desk.catalogue.shelf(Shelf.STATIONERY, "bao tri")
    assert [row.product.sku for row in services] == ["DV-02"]


def test_for_fifty_printers_only_what_fits_and_is_stocked_is_recommended(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    catalogue = desk.catalogue.catalogue()
    for printer in Random(50).sample(catalogue.printers, 50):
        fits = {
            fitting.product.id
            for fitting in catalogue.supplies_of(printer)
            if fitting.fit.certainty is not Certainty.KNOWN_BAD
        }
        need = PrinterNeed(printer.name, 2, 1500, 300 if printer.prints_colour else 0)
        advice = desk.catalogue.recommend(Needs((need,)))
        assert advice.lines or advice.unmatched, printer.name
        for line in advice.lines:
            assert line.product.id in fits, (printer.name, line.product.sku)
            assert line.product.offered, (printer.name, line.product.sku)


def test_a_client_s_own_printers_are_known(
    desk: Desk, shelves: SampleCatalogue, school: UUID
) -> None:
    own = desk.catalogue.client_printers(school)
    assert [printer.name for printer in own] == ["HP LaserJet Pro M404dn", "Epson L3150"]
    sheet = desk.catalogue.for_printer(own[0].id, prospect_id=school)
    assert sheet.clients == 1
    assert sheet.rows[0].price.rule is Rule.GROUP


def test_a_part_of_the_catalogue_answers_like_the_whole(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    whole = desk.catalogue.catalogue()
    needs = Needs(tuple(PrinterNeed(one.name, 1, 500, 100) for one in whole.printers[::29]))
    read = desk.catalogue.recommend(needs)
    known = recommend(needs, whole, desk.catalogue.terms())
    told = [(line.product.sku, line.quantity, line.amount, line.reason) for line in read.lines]
    assert told == [
        (line.product.sku, line.quantity, line.amount, line.reason) for line in known.lines
    ]
    assert read.unmatched == known.unmatched


def test_special_inks_lead_to_those_who_have_them(desk: Desk, shelves: SampleCatalogue) -> None:
    wished = frozenset({SpecialInk.PHOTO})
    laser = desk.catalogue.recommend(Needs((PrinterNeed("m404dn", 1, 500),), special_inks=wished))
    photo = desk.catalogue.recommend(
        Needs((PrinterNeed("Epson L8050", 1, 20, 200),), special_inks=wished)
    )
    [missing] = laser.unmatched
    assert any("Epson" in one for one in missing.nearest)
    assert photo.unmatched == ()
    assert "photo ink, as they asked" in EN.say(photo.lines[0].reason)


def test_fifty_printers_of_the_data_get_only_what_fits_with_yield_standard_and_source(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    whole = desk.catalogue.catalogue()
    printers = Random(7).sample(whole.printers, 50)
    needs = Needs(tuple(PrinterNeed(one.name, 1, 900, 200, printer_id=one.id) for one in printers))
    answer = desk.catalogue.recommend(needs)
    assert answer.lines
    for line in answer.lines:
        fits = {model.name: fit for model, fit in whole.printers_of(line.product)}
        for name in line.serves:
            assert isinstance(name, str)
            assert fits[name].certainty is not Certainty.KNOWN_BAD
        assert line.yield_pages
        assert line.standard
        assert line.source
