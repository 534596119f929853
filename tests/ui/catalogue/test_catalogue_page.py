"""A clerk at the counter: what fits, what it costs this client, and onto a proposal with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from layout import faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.models.catalogue import Product
from salesdesk.services.catalogue import Shelf
from salesdesk.services.catalogue.sample import SampleCatalogue
from salesdesk.services.context import found
from salesdesk.services.proposals import View
from salesdesk.ui.catalogue.answers import PRINTERS
from salesdesk.ui.catalogue.page import CataloguePage
from salesdesk.ui.catalogue.pitch_file import Scope
from salesdesk.ui.catalogue.price_steps import StepLine
from salesdesk.ui.widgets.choices import EmptyState

OpenPage = Callable[..., CataloguePage]


def _names(page: CataloguePage) -> list[str]:
    model = page.finder.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _type(page: CataloguePage, text: str) -> None:
    page.focus_filter()
    QTest.keyClicks(page.finder.box, text)
    QTest.keyClick(page.finder.box, Qt.Key.Key_Return)


def _settle() -> None:
    """Let layouts find their heights: a scroll bar that appears makes texts wrap once more."""
    for _ in range(4):
        QApplication.processEvents()


def _winner(page: CataloguePage) -> StepLine:
    return next(line for line in page.card.steps.lines if line.wins)


def _choose_school(page: CataloguePage, desk: Desk, school: UUID) -> None:
    page.card.clients.taken.emit(desk.catalogue.buyer(school))


def test_a_printer_is_typed_and_what_fits_is_listed(open_page: OpenPage) -> None:
    page = open_page()
    _type(page, "m404")
    assert page.finder.printer is not None
    assert page.finder.printer.name == "HP LaserJet Pro M404dn"
    assert _names(page)[:2] == ["HP 76X Black LaserJet Toner", "HP 76A Black LaserJet Toner"]
    assert page.card.steps.isVisibleTo(page)


def test_more_pages_empty_a_cartridge_sooner(open_page: OpenPage) -> None:
    page = open_page()
    _type(page, "m404")
    column = 4
    before = page.finder.view.model().index(0, column).data()
    page.finder.pages.setFocus()
    page.finder.pages.selectAll()
    QTest.keyClicks(page.finder.pages, "4000")
    QTest.keyClick(page.finder.pages, Qt.Key.Key_Return)
    assert (before, page.finder.view.model().index(0, column).data()) == ("5 mo", "2.5 mo")


def test_a_client_s_group_price_wins_and_is_said(
    open_page: OpenPage, desk: Desk, school: UUID
) -> None:
    page = open_page()
    _type(page, "m404")
    assert _winner(page).name == "List price"
    _choose_school(page, desk, school)
    assert _winner(page).name == "Group: Trường học"
    assert len(page.card.steps.lines) == 6
    assert page.finder.question.prospect_id == school


def test_a_number_finds_the_supplies_and_a_scanner_opens_the_product(
    open_page: OpenPage, shelves: SampleCatalogue
) -> None:
    page = open_page()
    page.finder.look_for(Shelf.SUPPLIES, "tn2410")
    assert _names(page)[0].startswith("Brother TN-2410")
    pen = found(Product, shelves.products["VP-101"])
    _type(page, pen.barcode)
    assert page.record() == pen.id


def test_a_name_that_no_printer_has_leads_to_the_supplies(open_page: OpenPage) -> None:
    page = open_page()
    page.finder.look_for(PRINTERS, "cf276x")
    empty = page.finder.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    page.finder._show_supplies()
    assert "HP 76X Black LaserJet Toner" in _names(page)


def test_a_product_goes_onto_a_new_proposal_and_back(
    open_page: OpenPage, desk: Desk, school: UUID
) -> None:
    page = open_page()
    _type(page, "m404")
    _choose_school(page, desk, school)
    page._add_open()
    menu = page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    (proposal,) = desk.proposals.listing.ids(View.OPEN)
    (line,) = desk.proposals.record(proposal).lines
    assert (line.sku, line.quantity) == ("CF276X", 1)
    assert line.price_rule == "group"
    page._add_open()
    assert desk.proposals.record(proposal).lines[0].quantity == 2, "the one draft takes it at once"


def test_the_ink_pitch_is_saved_for_the_client(
    open_page: OpenPage, desk: Desk, school: UUID, tmp_path: Path
) -> None:
    page = open_page()
    _choose_school(page, desk, school)
    page.papers.save_pitch(tmp_path / "pitch.pdf", Scope(("Kyocera",)))
    assert (tmp_path / "pitch.pdf").read_bytes().startswith(b"%PDF")
    page.papers.save_pitch(tmp_path / "missing" / "pitch.pdf", Scope(("Kyocera",)))
    assert not (tmp_path / "missing").exists(), "a folder that is not there is said, not made"


def test_records_are_opened_from_elsewhere(open_page: OpenPage, shelves: SampleCatalogue) -> None:
    page = open_page()
    page.open_record(shelves.printers["Epson L3150"])
    assert page.finder.printer is not None
    assert page.finder.printer.name == "Epson L3150"
    for sku in ("G-MB-A4-80", "VP-301", "AD-CF276X"):
        page.open_record(shelves.products[sku])
        assert page.record() == shelves.products[sku]
        assert page.finder.view.current == shelves.products[sku]


def test_a_change_elsewhere_is_seen(open_page: OpenPage, desk: Desk) -> None:
    page = open_page()
    _type(page, "m404")
    key = page.record()
    assert isinstance(key, UUID)
    page.context.tasks.write(lambda: desk.catalogue.shelf_stock.count(key, 77), print)
    assert "77 in stock" in page.finder.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_catalogue_says_what_to_do(make_session: MakeSession) -> None:
    session = make_session()
    session.window.go("catalogue")
    page = session.window.page
    assert isinstance(page, CataloguePage)
    assert isinstance(page.finder.findChild(EmptyState), EmptyState)
    _settle()
    assert not faults(page)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700), (1920, 1080)])
def test_nothing_is_cut_in_any_language_or_size(
    open_page: OpenPage, desk: Desk, school: UUID, language: str, size: tuple[int, int]
) -> None:
    page = open_page(language, "light" if language == "en" else "dark", size)
    _choose_school(page, desk, school)
    for segment in (PRINTERS, *Shelf):
        page.finder.look_for(segment)
        _settle()
        assert not faults(page), segment
    assert (page.window().width(), page.window().height()) == size, "the window did not grow"
