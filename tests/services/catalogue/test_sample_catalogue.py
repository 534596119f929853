"""The sample shop's shelves: real supplies, made-up prices, one region's numbers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from salesdesk import paths
from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import Category, Certainty, Origin
from salesdesk.models.catalogue import Compatibility, PrinterModel, Product, Supply
from salesdesk.services.catalogue.sample import SampleCatalogue, load_sample_catalogue


def test_every_real_supply_and_printer_is_there(desk: Desk, shelves: SampleCatalogue) -> None:
    originals = Supply.select().where(Supply.origin == Origin.ORIGINAL).count()
    real_fits = Compatibility.select().where(Compatibility.source.startswith("Public"))
    loose = Compatibility.select().where(Compatibility.source == "One public listing").count()
    assert (originals, PrinterModel.select().count()) == (457, 726)
    assert real_fits.count() + loose == 2522


def test_it_is_the_same_in_every_shop(tmp_path: Path, shelves: SampleCatalogue) -> None:
    elsewhere = Desk(tmp_path / "other.db", as_of(date(2027, 3, 1)), create=True)
    with elsewhere.context.writing() as book:
        again = load_sample_catalogue(book)
    elsewhere.close()
    assert again == shelves


def test_every_price_is_positive_and_leaves_a_margin(shelves: SampleCatalogue) -> None:
    for row in Product.select():
        assert row.list_price is not None
        assert row.cost is not None
        assert 0 < row.cost < row.list_price, row.sku
        assert row.name_en, row.sku
        assert row.name_vi, row.sku


def test_no_printer_has_two_regions_numbers_on_the_shelf(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    catalogue = desk.catalogue.catalogue()
    regions = {row.id: row.region for row in Product.select()}
    kept: dict[tuple[object, ...], set[tuple[str, int | None]]] = defaultdict(set)
    for printer in catalogue.printers:
        for fitting in catalogue.supplies_of(printer):
            if fitting.product.offered and fitting.supply.origin is Origin.ORIGINAL:
                slot = (
                    printer.id,
                    fitting.product.category,
                    fitting.supply.colour,
                    fitting.supply.capacity,
                )
                kept[slot].add((regions[fitting.product.id], fitting.yield_pages))
    mixed = [slot for slot, found in kept.items() if len({region for region, _ in found}) > 1]
    assert not mixed


def test_nearly_every_printer_finds_something_on_the_shelf(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    catalogue = desk.catalogue.catalogue()
    without = [
        printer.name
        for printer in catalogue.printers
        if not any(
            fitting.product.offered and fitting.fit.certainty is not Certainty.KNOWN_BAD
            for fitting in catalogue.supplies_of(printer)
        )
    ]
    assert len(without) <= 5, without


def test_the_own_line_says_that_it_is_made_up(shelves: SampleCatalogue) -> None:
    own = list(Product.select().where(Product.brand == "Ánh Dương"))
    assert own
    assert all("Made up" in row.description_en for row in own)
    assert all("hư cấu" in row.description_vi for row in own)
    assert "Made up" in (paths.SAMPLE / "supply_prices.csv").read_text("utf-8").splitlines()[0]


def test_the_own_line_costs_a_fraction_and_yields_a_little_less(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    by_sku = {product.sku: product for product in desk.catalogue.catalogue().products}
    for sku, product in by_sku.items():
        original = by_sku.get(sku.removeprefix("AD-"))
        if sku.startswith("AD-") and original and original.supply and product.supply:
            share = product.list_price.scaled / original.list_price.scaled
            assert 0.18 < share < 0.37, sku
            assert (product.supply.yield_pages or 0) < (original.supply.yield_pages or 0), sku


def test_paper_stationery_and_services_are_there(desk: Desk, shelves: SampleCatalogue) -> None:
    products = desk.catalogue.catalogue().products
    papers = [product.paper for product in products if product.paper]
    assert {paper.size for paper in papers} >= {"A3", "A4", "A5"}
    assert {paper.reams_per_unit for paper in papers} >= {1, 5, 10}
    assert {paper.grammage for paper in papers} >= {70, 80, 100, 120, 160}
    assert sum(product.category is Category.STATIONERY for product in products) >= 60
    assert sum(product.category is Category.SERVICE for product in products) == 2
