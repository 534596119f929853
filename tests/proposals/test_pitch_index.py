"""A client looks up the printer's name and opens the right page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pitch_example as shop
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pdf_reading import MM, ReadPage, read

from salesdesk.domain.documents.pitch import PitchContent
from salesdesk.proposals.pitch import render_pitch
from salesdesk.proposals.pitch_words import Words
from salesdesk.proposals.printer_index import (
    _heads_too_few,
    _lines,
    _series_name,
    entries_by_brand,
)

Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def content() -> PitchContent:
    """The whole catalogue for one client."""
    return shop.content("en")


@pytest.fixture(scope="module")
def pdf(content: PitchContent) -> bytes:
    """The same as a document."""
    return render_pitch(content)


def index_pages(pdf: bytes) -> list[tuple[int, ReadPage]]:
    """The index with its page numbers."""
    pages = list(enumerate(read(pdf), 1))
    start = next(n for n, page in pages if n > 1 and "Find your printer" in page.text)
    return pages[start - 1 :]


def links(pdf: bytes, number: int) -> Iterator[tuple[Box, int]]:
    """The links of a page within the document: their boxes and the pages they lead to."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number - 1]
    place, link = pdfium.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        dest = pdfium.FPDFLink_GetDest(document, link)
        box = pdfium.FS_RECTF()
        pdfium.FPDFLink_GetAnnotRect(link, box)
        if dest:
            target = pdfium.FPDFDest_GetDestPageIndex(document, dest) + 1
            yield (box.left, box.bottom, box.right, box.top), target
    document.close()


def test_every_printer_is_in_it_once(content: PitchContent) -> None:
    brands = entries_by_brand(content.families, (), Words(content))
    found = sum(len(part.entries) for parts in brands.values() for part in parts)
    assert found == 726
    assert list(brands) == sorted(brands)


def test_each_link_leads_to_the_page_that_is_printed_beside_it(pdf: bytes) -> None:
    checked = 0
    for number, page in index_pages(pdf):
        height = page.height
        for (left, bottom, right, top), target in links(pdf, number):
            if right > 190 * MM or right - left > 60 * MM:
                continue
            inside = [
                word for word in page.words
                if left - 1 <= word.left and word.right <= right + 1
                and height - top - 1 <= word.top and word.bottom <= height - bottom + 1
            ]  # fmt: skip
            assert str(target) in [word.text for word in inside]
            checked += 1
    assert checked >= 726


def test_the_page_shows_the_family(pdf: bytes) -> None:
    pages = read(pdf)
    text = " ".join(index_pages(pdf)[0][1].text.split())
    start = text.index("HL-L2350DW TN-2410 · 2420 ") + len("HL-L2350DW TN-2410 · 2420 ")
    target = pages[int(text[start:].split()[0]) - 1]
    assert "TN-2410 / 2420" in " ".join(target.text.split())
    assert "HL-L2350DW" in target.text


def test_the_clients_printers_stand_in_a_panel_on_top(pdf: bytes) -> None:
    text = " ".join(index_pages(pdf)[0][1].text.split())
    assert "Printers at Công ty CP Kiến trúc Hải Đăng as counted on 5 Nov 2026" in text
    assert text.index("HP OfficeJet Pro 8710") < text.index("DCP-1510")


def test_heads_are_repeated_on_every_column_that_goes_on(pdf: bytes) -> None:
    pages = index_pages(pdf)
    assert any("continues on the next page" in page.text for _, page in pages)
    assert any("continued" in page.text for _, page in pages)


def test_a_head_never_stands_with_fewer_than_two_printers_below(content: PitchContent) -> None:
    brands = entries_by_brand(content.families, (), Words(content))
    lines = _lines(brands["HP"])
    for cut in range(1, len(lines)):
        last = lines[cut - 1]
        if last.entry is None:
            assert _heads_too_few(lines, cut)


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("DCP-L2510D", "DCP"),
        ("DCP-J4120DW", "DCP-J"),
        ("MFC-1810", "MFC"),
        ("LaserJet Pro M404dn", "LaserJet Pro"),
        ("Color LaserJet Pro MFP M283fdw", "Color LaserJet Pro MFP"),
        ("PIXMA MG3640", "PIXMA MG"),
        ("i-SENSYS LBP112", "i-SENSYS LBP"),
        ("L3150", "L"),
        ("2050", "2050"),
    ],
)
def test_series_are_named_as_makers_name_them(model: str, name: str) -> None:
    assert _series_name(model) == name


def test_families_that_are_not_kept_are_left_out_where_something_is(content: PitchContent) -> None:
    brands = entries_by_brand(content.families, (), Words(content))
    entries = {entry.model: entry for part in brands["Brother"] for entry in part.entries}
    assert "TN-730" not in entries["HL-L2350DW"].families
    assert entries["MFC-L2690DW" if "MFC-L2690DW" in entries else "HL-L2380DW"].families


def test_one_printer_makes_an_index_too() -> None:
    family = shop.catalogue()[0]
    one = replace(family, printers=family.printers[:1])
    pages = read(render_pitch(shop.content("en", [one], general=True)))
    assert family.printers[0].model in pages[-1].text
