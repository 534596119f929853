"""The ink catalogue that a client takes home."""

from __future__ import annotations

import re
from uuid import UUID

import pypdfium2
import pytest

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.documents.pitch import PitchLine
from salesdesk.errors import NotFound
from salesdesk.language import language
from salesdesk.money import UnitPrice, divide_half_away
from salesdesk.services.catalogue.sample import SampleCatalogue


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _hp(desk: Desk) -> list[Product]:
    return [p for p in desk.catalogue.catalogue().products if p.brand == "HP" and p.is_supply]


def test_every_hp_supply_is_there_with_its_figures(desk: Desk, shelves: SampleCatalogue) -> None:
    lines: dict[str, PitchLine] = {
        number: line
        for family in desk.catalogue.pitch_content(("HP",)).families
        for line in family.lines
        for number in line.part_numbers
    }
    for product in _hp(desk):
        line = lines[product.mpn]
        assert product.supply is not None
        assert line.price == product.list_price
        assert line.yield_pages == product.supply.yield_pages
        assert line.standard == product.supply.standard
        expected = divide_half_away(product.list_price.scaled, product.supply.yield_pages or 1)
        assert line.cost_per_page == UnitPrice(expected, "VND")


def test_every_hp_part_number_is_printed_in_vietnamese(
    desk: Desk, shelves: SampleCatalogue
) -> None:
    text = _text(desk.catalogue.pitch_pdf(("HP",), language="vi"))
    missing = [product.mpn for product in _hp(desk) if not _printed(product.mpn, text)]
    assert not missing
    assert "Danh mục" in text
    assert "ISO/IEC 19752" in text


def _printed(number: str, text: str) -> bool:
    """Whether a part number stands by itself or within a printed range (CF401A–CF403A)."""
    if number in text:
        return True
    shared = re.escape(number[:4])
    return bool(re.search(rf"{shared}\w*\s*[–-]\s*{shared}?\w*", text))


def test_the_same_catalogue_gives_the_same_bytes(desk: Desk, shelves: SampleCatalogue) -> None:
    assert desk.catalogue.pitch_pdf(("Epson",)) == desk.catalogue.pitch_pdf(("Epson",))


def test_a_client_gets_its_own_printers_first_and_its_own_prices(
    desk: Desk, shelves: SampleCatalogue, school: UUID
) -> None:
    content = desk.catalogue.pitch_content(prospect_id=school)
    own = {each.printer.name: each for each in content.client_printers}
    assert content.client is not None
    assert content.client.name == "Trường THPT Hoa Sen"
    assert own["HP LaserJet Pro M404dn"].quantity == 2
    assert own["HP LaserJet Pro M404dn"].lines
    price = desk.catalogue.price(shelves.products["CF276X"], school).unit_price
    printed = [
        line.price for line in own["HP LaserJet Pro M404dn"].lines if "CF276X" in line.part_numbers
    ]
    assert printed == [price]
    assert language("vi").unit_price(price) in _text(desk.catalogue.pitch_pdf(prospect_id=school))


def test_prices_are_promised_no_longer_than_they_hold(desk: Desk, shelves: SampleCatalogue) -> None:
    until = desk.catalogue.pitch_content().valid_until
    assert until is not None
    prices = (desk.catalogue.price(product.id) for product in desk.catalogue.catalogue().products)
    ends = [
        answer.winner.source.valid_until
        for answer in prices
        if answer.product.is_supply and answer.winner.source and answer.winner.source.valid_until
    ]
    assert ends
    assert until == min(ends)


def test_one_printer_brings_its_families_alone(desk: Desk, shelves: SampleCatalogue) -> None:
    printer = shelves.printers["HP LaserJet Pro M404dn"]
    content = desk.catalogue.pitch_content(printers=(printer,))
    assert 1 <= len(content.families) <= 4
    for family in content.families:
        assert printer in {model.id for model in family.printers}


def test_a_brand_nobody_has_is_said(desk: Desk, shelves: SampleCatalogue) -> None:
    with pytest.raises(NotFound):
        desk.catalogue.pitch_content(("Olivetti",))


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "prices and its own Ánh Dương line are made up"), ("vi", "giá bán và dòng sản phẩm")],
)
def test_the_sample_says_what_of_it_is_made_up(sample_desk: Desk, code: str, said: str) -> None:
    (note,) = sample_desk.catalogue.pitch_content(language=code).notes
    assert said in note
    text = " ".join(_text(sample_desk.catalogue.pitch_pdf(("HP",), language=code)).split())
    assert said in text


def test_a_real_shop_says_nothing_of_the_kind(desk: Desk, shelves: SampleCatalogue) -> None:
    assert desk.catalogue.pitch_content().notes == ()
