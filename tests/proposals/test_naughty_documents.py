"""Names and words that break programs make good pages: nothing crashes, nothing is fetched."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pdf_reading import outside, page_count, read
from trade_examples import proposal

from salesdesk.domain.documents.common import Party, Section, Shop
from salesdesk.domain.documents.price_list import PriceGroup, PriceListContent, PriceRow
from salesdesk.domain.documents.visits import VisitArea, VisitListContent, VisitStop
from salesdesk.money import UnitPrice
from salesdesk.proposals.price_list import render_price_list
from salesdesk.proposals.proposal import render_proposal
from salesdesk.proposals.visit_list import render_visit_list
from salesdesk.text import clean

DATA = Path(__file__).parents[1] / "data" / "naughty_strings" / "blns.json"
NAUGHTY = [text for text in json.loads(DATA.read_text(encoding="utf-8")) if clean(text)]
TODAY = date(2026, 11, 23)


def test_a_visit_list_of_nothing_but_naughty_names(monkeypatch: pytest.MonkeyPatch) -> None:
    stops = tuple(
        VisitStop(number, name, name, contact=name, phone=name, why=(name,))
        for number, name in enumerate(map(clean, NAUGHTY), 1)
    )
    shop = Shop(NAUGHTY[40], address=NAUGHTY[41])
    areas = (VisitArea(clean(NAUGHTY[7]), stops),)
    pages = read(render_visit_list(VisitListContent(shop, "en", TODAY, NAUGHTY[3], areas)))
    assert len(pages) > 10
    assert not any(outside(page, 20, 20) for page in pages)


def test_a_price_list_of_nothing_but_naughty_products() -> None:
    price = UnitPrice.of(65_000, "VND")
    rows = tuple(PriceRow(name, name, name[:12], price, price, 800) for name in map(clean, NAUGHTY))
    content = PriceListContent("vi", "VND", TODAY, Shop("Ánh Dương"), (PriceGroup("<b>", rows),))
    assert page_count(render_price_list(content)) > 5


@pytest.mark.parametrize("chunk", range(6))
def test_a_proposal_for_somebody_with_a_naughty_name(chunk: int) -> None:
    names = [clean(text) for text in NAUGHTY[chunk::6]]
    content = proposal("en")
    for name in names[::12]:
        lines = tuple(
            replace(line, name=name, sku=name[:40], note=name) for line in content.sections[0].lines
        )
        named = replace(
            content,
            client=Party(name, address=name, contact=name, email=name),
            sections=(Section(name, lines), *content.sections[1:]),
        )
        assert page_count(render_proposal(named)) >= 1
