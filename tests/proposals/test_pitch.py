"""A prospect wants a supplier with special inks: the catalogue says all there is, and rightly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pitch_example as shop
import pypdfium2
import pytest
from pdf_reading import ReadPage, read

from salesdesk.domain.catalogue.families import families
from salesdesk.domain.catalogue.kinds import Origin, PrinterKind
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.documents.pitch import ClientPrinter, PitchChapter
from salesdesk.domain.documents.pitch_chapters import chapters
from salesdesk.language import language
from salesdesk.proposals.pitch import render_pitch

CODES = ("en", "vi")


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    """The whole catalogue for one client, in both languages."""
    return {code: render_pitch(shop.content(code)) for code in CODES}


@pytest.fixture(scope="module")
def pages(whole: dict[str, bytes]) -> dict[str, list[ReadPage]]:
    """Its pages, read back."""
    return {code: read(pdf) for code, pdf in whole.items()}


def flat(pages: list[ReadPage]) -> str:
    """All the text on one line."""
    return " ".join(" ".join(page.text.split()) for page in pages)


@pytest.mark.parametrize("code", CODES)
def test_every_supply_stands_with_its_yield_price_and_cost(
    code: str, pages: dict[str, list[ReadPage]]
) -> None:
    text, words = flat(pages[code]), language(code)
    originals = shop.originals()
    assert len(originals) == 457
    for one in originals:
        assert one.part_number in text, one.name
        assert one.price is not None
        assert words.amount(one.price.money) in text
        if one.yield_pages:
            assert words.number(one.yield_pages) in text


def test_a_line_reads_in_one_piece(pages: dict[str, list[ReadPage]]) -> None:
    text = flat(pages["vi"])
    assert re.search(
        r"HP 59X, đen, XL CF259X Chính hãng 10\.000 ISO/IEC 19752 4\.720\.000 472", text
    )
    assert "xanh (cyan), đỏ (magenta), vàng" in text


@pytest.mark.parametrize("code", CODES)
def test_the_same_content_gives_the_same_bytes(code: str, whole: dict[str, bytes]) -> None:
    assert render_pitch(shop.content(code)) == whole[code]


@pytest.mark.parametrize("code", CODES)
def test_vietnamese_comes_out_composed(code: str, pages: dict[str, list[ReadPage]]) -> None:
    text = flat(pages[code])
    assert text == unicodedata.normalize("NFC", text)
    assert "Công ty CP Kiến trúc" in text
    assert "Văn phòng phẩm & Giải pháp in" in text
    assert "□" not in text


@pytest.mark.parametrize("code", CODES)
def test_its_fonts_are_embedded_subsets_and_nothing_else(
    code: str, whole: dict[str, bytes]
) -> None:
    found = set(re.findall(rb"/BaseFont /(\S+)", whole[code]))
    assert found
    assert all(re.match(rb"[A-Z]{6}\+(SourceSans3|BeVietnamPro)", font) for font in found)


@pytest.mark.parametrize("code", CODES)
def test_it_tells_viewers_what_it_is(code: str, whole: dict[str, bytes]) -> None:
    assert b"/DisplayDocTitle true" in whole[code]
    assert f"/Lang ({code})".encode() in whole[code]
    document = pypdfium2.PdfDocument(whole[code])
    assert "2026" in document.get_metadata_value("Title")
    assert document.get_metadata_value("Author") == shop.SHOP.name
    assert document.get_metadata_value("Subject")
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    assert "HP 59A / 59X" in titles
    assert len(titles) > 150
    document.close()


@pytest.mark.parametrize("code", CODES)
def test_the_contents_name_the_pages_where_things_begin(
    code: str, pages: dict[str, list[ReadPage]], whole: dict[str, bytes]
) -> None:
    cover = " ".join(pages[code][0].text.split())
    document = pypdfium2.PdfDocument(whole[code])
    starts = {mark.get_title(): _page_of(mark) for mark in document.get_toc(max_depth=1)}
    document.close()
    for title in (language(code).tr("Special inks"), language(code).tr("Find your printer")):
        number = int(re.search(rf"{re.escape(title)} .*?\b(\d+)\b", cover)[1])  # type: ignore[index]
        assert starts[title] == number


def test_the_clients_own_printers_come_first(pages: dict[str, list[ReadPage]]) -> None:
    second = " ".join(pages["en"][1].text.split())
    assert "Your printers" in second
    assert "14 printers in use, as counted on 5 Nov 2026" in second
    assert "Brother HL-L2350DW 8 printers · 1,200 pages a month each" in second
    assert "TN-2410, black" in second


def test_a_printer_that_nothing_is_kept_for_says_so() -> None:
    some = PrinterModel(
        shop.printers()["HP LaserJet Pro M404dn"].id, "Riso", "ComColor", PrinterKind.INKJET
    )
    content = replace(shop.content("en"), client_printers=(ClientPrinter(some, 1, ()),))
    text = flat(read(render_pitch(content)))
    assert "We keep nothing for this printer yet: please ask us." in text


def test_a_general_catalogue_names_no_client() -> None:
    text = flat(read(render_pitch(shop.content("en", general=True))))
    assert "Put together for" not in text
    assert "Your printers" not in text
    assert "what fits your printer, how far it goes" in text


def test_what_is_not_stocked_says_so_and_keeps_its_figures(
    pages: dict[str, list[ReadPage]],
) -> None:
    text = flat(pages["en"])
    assert "TN-730, black TN730 Not stocked 1,200 ISO/IEC 19752 1,160,000 967" in text


def test_what_has_no_price_has_a_dash_or_is_on_request() -> None:
    found = shop.catalogue()
    unpriced = tuple(
        replace(family, supplies=tuple(replace(one, price=None) for one in family.supplies))
        for family in found
        if family.brand == "OKI"
    )
    text = flat(read(render_pitch(shop.content("en", unpriced, general=True))))
    assert "B411, black 44574702 Original 3,000 ISO/IEC 19752 on request –" in text


def test_only_the_brands_asked_for_are_there() -> None:
    hp = [family for family in shop.catalogue() if family.brand == "HP"]
    text = flat(read(render_pitch(shop.content("vi", hp, general=True))))
    assert "Mực laser HP" in text
    assert "Brother TN" not in text
    for one in shop.originals():
        assert (one.part_number in text) == (one.brand == "HP")


def test_a_clients_printer_of_another_brand_stands_without_a_page() -> None:
    hp = [family for family in shop.catalogue() if family.brand == "HP"]
    whole, only = shop.content("en"), shop.content("en", hp, general=True)
    content = replace(only, client=shop.CLIENT, client_printers=whole.client_printers)
    text = flat(read(render_pitch(content)))
    assert "Brother HL-L2350DW 8 printers" in text
    assert "in the family TN-2410" not in text
    assert "in the family 59A" in text


def test_an_empty_catalogue_is_still_a_document() -> None:
    nothing = replace(
        shop.content("en", general=True), chapters=(), specials=(), average=None, example=None
    )
    assert len(read(render_pitch(nothing))) == 3


def test_compatibles_show_what_a_page_saves(pages: dict[str, list[ReadPage]]) -> None:
    assert re.search(r"Ánh Dương \w+X, black, XL AD-C\w+X Compatible", flat(pages["en"]))
    assert re.search(r"Compatible against original −\d\d% a page average of \d+", flat(pages["en"]))


def test_a_dearer_compatible_is_not_sold_as_a_saving() -> None:
    dear = [
        replace(one, price=replace(one.price, scaled=one.price.scaled * 9))
        if one.origin is Origin.COMPATIBLE and one.price
        else one
        for one in shop.with_compatibles(shop.originals())
        if one.brand in ("Kyocera", shop.SHOP.name) and "TK" in one.name
    ]
    found = families(dear)
    text = flat(read(render_pitch(shop.content("en", found, general=True))))
    assert re.search(r"\+1\d\d%", text)
    assert "average of" not in text


def test_footers_say_whether_vat_is_in_and_until_when(pages: dict[str, list[ReadPage]]) -> None:
    for page in pages["vi"][1:]:
        text = " ".join(page.text.split())
        assert "Giá đã gồm 8% thuế GTGT. Có hiệu lực đến hết ngày 31/12/2026." in text
    net = replace(shop.content("en", general=True), vat_included=False, vat_rate=None)
    assert "Prices do not include VAT." in flat(read(render_pitch(net)))


def test_small_brands_share_the_last_chapter() -> None:
    made: tuple[PitchChapter, ...] = chapters(shop.catalogue())
    assert [chapter.brand for chapter in made] == [
        "Brother", "Canon", "Epson", "HP", "Kyocera", "Samsung", "",
    ]  # fmt: skip
    assert {part.brand for part in made[-1].sections} == {
        "Lexmark", "OKI", "Pantum", "Ricoh", "Xerox",
    }  # fmt: skip


def _page_of(bookmark: pypdfium2.PdfBookmark) -> int:
    place = bookmark.get_dest()
    assert place is not None
    return int(place.get_index() or 0) + 1
