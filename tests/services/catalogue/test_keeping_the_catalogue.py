"""The catalogue is kept right: products entered and mended, packed, linked, fitted and counted."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import (
    Category,
    Certainty,
    Colour,
    FileKind,
    LinkKind,
    PrinterKind,
    StockKind,
    Unit,
)
from salesdesk.domain.catalogue.product_fields import barcode_doubt
from salesdesk.domain.team.roles import Role
from salesdesk.errors import FileRefused, NotAllowed, NotPermitted, WrongInput
from salesdesk.money import UnitPrice
from salesdesk.services.catalogue.editing import NewProduct
from salesdesk.services.catalogue.fitting import FitFacts
from salesdesk.services.catalogue.sample import SampleCatalogue

TONER = NewProduct(
    "BR-2480",
    Category.TONER,
    name_en="Brother TN-2480 toner",
    name_vi="Mực Brother TN-2480",
    brand="Brother",
    mpn="TN-2480",
    barcode="4977766780162",
    unit=Unit.CARTRIDGE,
    list_price=UnitPrice.of(1_850_000, "VND"),
)


@pytest.fixture(autouse=True)
def _manager(shelves: SampleCatalogue, work_as: Callable[[Role], None]) -> None:
    work_as(Role.SALES_MANAGER)


def test_a_new_toner_is_found_priced_and_gets_its_printers(desk: Desk) -> None:
    key = desk.catalogue.editing.add(TONER).value
    assert [hit.product_id for hit in desk.catalogue.find_lines("tn2480")] == [key]
    scanned = desk.catalogue.scanned(TONER.barcode)
    assert scanned is not None
    assert scanned.product_id == key
    assert desk.catalogue.price(key).unit_price == TONER.list_price
    printer = desk.catalogue.fitting.add_printer("Brother", "HL-L9999DW", PrinterKind.LASER_MONO)
    facts = FitFacts(source="Brother data sheet", yield_pages=3000)
    desk.catalogue.fitting.set(key, printer.value, facts)
    [row] = desk.catalogue.for_printer(printer.value).rows
    assert (row.product.id, row.yield_pages, row.certainty) == (key, 3000, Certainty.CONFIRMED)
    assert [hit.product_id for hit in desk.catalogue.find_lines("l9999")] == [key]


def test_every_field_can_be_put_back(desk: Desk, shelves: SampleCatalogue) -> None:
    key, editing = shelves.products["CF276X"], desk.catalogue.editing
    changes: dict[str, object] = {
        "product.name_vi": "Mực HP 76X",
        "product.list_price": UnitPrice.of(5_000_000, "VND"),
        "product.cost": None,
        "product.vat": 1000,
        "supply.colour": Colour.CYAN,
        "supply.special": ["photo", "proof"],
        "supply.yield_pages": 9999,
    }
    was = desk.catalogue.catalogue().product(key)
    befores = [editing.set(key, field, value).value for field, value in changes.items()]
    now = desk.catalogue.catalogue().product(key)
    assert now is not None
    assert now.supply is not None
    assert (now.list_price.money.minor, now.cost, now.vat) == (5_000_000, None, 1000)
    assert (now.supply.colour, now.supply.yield_pages) == (Colour.CYAN, 9999)
    for before in reversed(befores):
        editing.put_back(before)
    assert desk.catalogue.catalogue().product(key) == was


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("product.sku", " "),
        ("product.sku", "VP-101"),
        ("product.vat", 10_000),
        ("product.list_price", UnitPrice.of(-1, "VND")),
        ("product.unit", "barrel"),
        ("supply.yield_pages", 0),
        ("product.pack_size", None),
    ],
)
def test_what_cannot_stand_in_a_field_is_said_beside_it(
    desk: Desk, shelves: SampleCatalogue, field: str, value: object
) -> None:
    key = shelves.products["CF276X"]
    was = desk.catalogue.catalogue().product(key)
    with pytest.raises(WrongInput) as refused:
        desk.catalogue.editing.set(key, field, value)
    assert refused.value.field == field
    assert desk.catalogue.catalogue().product(key) == was


def test_prices_are_for_those_who_may_change_them(
    desk: Desk, shelves: SampleCatalogue, work_as: Callable[[Role], None]
) -> None:
    key = shelves.products["CF276X"]
    work_as(Role.ACCOUNT_EXECUTIVE)
    desk.catalogue.editing.set(key, "product.name_en", "HP 76X")
    with pytest.raises(NotPermitted):
        desk.catalogue.editing.set(key, "product.list_price", UnitPrice.of(1, "VND"))


def test_what_became_paper_has_a_size(desk: Desk) -> None:
    new = NewProduct("A3-80", Category.STATIONERY, name_en="A3 paper")
    key = desk.catalogue.editing.add(new).value
    desk.catalogue.editing.set(key, "product.category", Category.PAPER)
    desk.catalogue.editing.set(key, "paper.size", "A3")
    product = desk.catalogue.catalogue().product(key)
    assert product is not None
    assert product.paper is not None
    assert (product.paper.size, product.paper.grammage) == ("A3", 80)


def test_a_replacement_never_runs_in_a_circle(desk: Desk, shelves: SampleCatalogue) -> None:
    one, other = shelves.products["CF276X"], shelves.products["VP-101"]
    editing = desk.catalogue.editing
    before = editing.replace(one, other).value
    for wrong in ((other, one), (one, one)):
        with pytest.raises(WrongInput):
            editing.replace(*wrong)
    assert desk.catalogue.record(one).replacement is not None
    editing.put_back(before)
    assert desk.catalogue.record(one).replacement is None


def test_what_was_counted_is_not_deleted_but_what_was_a_mistake_is(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    with pytest.raises(NotAllowed):
        desk.catalogue.editing.remove(shelves.products["CF276X"])
    key = desk.catalogue.editing.add(TONER).value
    desk.catalogue.editing.remove(key)
    assert desk.catalogue.catalogue().product(key) is None
    assert not desk.catalogue.find_lines("tn2480")
    assert desk.search.find("tn2480") == ()


def test_packs_and_companions_are_kept_with_the_product(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    pens, toner = shelves.products["VP-101"], shelves.products["CF276X"]
    belongings = desk.catalogue.belongings
    pack = belongings.add_pack(pens, Unit.CARTON, 12, "18934567890121").value
    scanned = desk.catalogue.scanned("18934567890121")
    assert scanned is not None
    assert (scanned.product_id, scanned.quantity) == (pens, 12)
    with pytest.raises(WrongInput):
        belongings.add_pack(pens, Unit.CARTON, 12)
    with pytest.raises(WrongInput):
        belongings.add_pack(toner, Unit.CARTON, 4, "18934567890121")
    product_id, kept = belongings.remove_pack(pack).value
    belongings.add_pack(product_id, kept.unit, kept.quantity, kept.barcode)
    assert [(one.unit, one.quantity) for one in belongings.packs(pens)] == [(Unit.CARTON, 12)]

    link = belongings.link(toner, pens, LinkKind.SUBSTITUTE).value
    assert [one.product_id for one in belongings.links(pens)] == [toner], "both ways"
    with pytest.raises(WrongInput):
        belongings.link(pens, toner, LinkKind.SUBSTITUTE)
    belongings.link(*belongings.unlink(link).value)
    assert [one.product_id for one in belongings.links(toner)] == [pens]


def test_a_pair_is_known_bad_and_then_not_known_at_all(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    fitting, toner = desk.catalogue.fitting, shelves.products["CF276X"]
    printer = desk.catalogue.find_printers("m404")[0].id
    was = fitting.facts(toner, printer)
    with pytest.raises(WrongInput):
        fitting.set(toner, printer, FitFacts(Certainty.KNOWN_BAD))
    bad = FitFacts(Certainty.KNOWN_BAD, "Tried at a client's")
    before = fitting.set(toner, printer, bad).value
    facts = fitting.facts(toner, printer)
    assert facts is not None
    assert facts.checked_on == date(2026, 11, 23)
    gone = fitting.forget(toner, printer).value
    assert fitting.facts(toner, printer) is None
    fitting.put_back(gone)
    fitting.put_back(before)
    assert fitting.facts(toner, printer) == was


def test_stock_is_counted_received_and_put_right(desk: Desk) -> None:
    stock, key = desk.catalogue.shelf_stock, desk.catalogue.editing.add(TONER).value
    stock.count(key, 10)
    stock.receive(key, 5, "delivery note 77")
    assert stock.correct(key, -1, "broken").value == -1
    moves = stock.moves(key)
    assert [(one.kind, one.after) for one in moves] == [
        (StockKind.CORRECTION, 14),
        (StockKind.RECEIPT, 15),
        (StockKind.COUNT, 10),
    ]
    with pytest.raises(WrongInput):
        stock.correct(key, 1, " ")
    assert desk.catalogue.stock([key])[key] == 14


def drop(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def drawn(mode: str, size: tuple[int, int], kind: str) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, (200, 30, 30) if mode == "RGB" else (0, 0, 0, 0)).save(written, kind)
    return written.getvalue()


def test_a_dropped_picture_is_kept_small_and_can_be_taken_back(
    desk: Desk, shelves: SampleCatalogue, tmp_path: Path
) -> None:
    files, key = desk.catalogue.files, shelves.products["CF276X"]
    photo = drop(tmp_path, "photo.jpg", drawn("RGB", (4000, 3000), "JPEG"))
    assert files.put_picture(key, photo).value is None
    kept = files.file(key, FileKind.PICTURE)
    assert kept is not None
    assert (kept.width, kept.height, kept.media_type) == (640, 480, "image/jpeg")
    assert len(kept.content) < 100_000
    before = files.put_picture(
        key, drop(tmp_path, "clear.png", drawn("RGBA", (64, 64), "PNG"))
    ).value
    assert before == kept
    files.put(before)
    assert files.file(key, FileKind.PICTURE) == kept
    assert files.remove(key, FileKind.PICTURE).value == kept
    assert files.kinds(key) == frozenset()


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\nbroken", b"GIF89a"])
def test_what_is_no_picture_is_refused_with_a_sentence(
    desk: Desk, shelves: SampleCatalogue, tmp_path: Path, content: bytes
) -> None:
    key = shelves.products["CF276X"]
    with pytest.raises(FileRefused):
        desk.catalogue.files.put_picture(key, drop(tmp_path, "x.png", content))
    with pytest.raises(FileRefused):
        desk.catalogue.files.put_sheet(key, drop(tmp_path, "x.pdf", content))
    with pytest.raises(FileRefused):
        desk.catalogue.files.put_sheet(key, tmp_path / "gone.pdf")


def test_a_spec_sheet_is_kept_as_it_was_handed_in(
    desk: Desk, shelves: SampleCatalogue, tmp_path: Path
) -> None:
    key, content = shelves.products["CF276X"], b"%PDF-1.4\n%sheet"
    desk.catalogue.files.put_sheet(key, drop(tmp_path, "76X.pdf", content))
    kept = desk.catalogue.files.file(key, FileKind.SPEC_SHEET)
    assert kept is not None
    assert (kept.name, kept.content) == ("76X.pdf", content)


@pytest.mark.parametrize("code", ["4977766780162", "96385074", "036000291452", "SHOP-1", ""])
def test_a_right_barcode_raises_no_doubt(code: str) -> None:
    assert barcode_doubt(code) is None


@given(st.integers(0, 10**12 - 1), st.integers(1, 9))
def test_a_mistyped_check_digit_is_noticed(digits: int, off: int) -> None:
    body = f"{digits:012d}"
    right = next(last for last in "0123456789" if barcode_doubt(body + last) is None)
    assert barcode_doubt(body + str((int(right) + off) % 10)) is not None
