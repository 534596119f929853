"""The needs interview on screen: a studio tells what it prints, and what fits stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from layout import faults
from prospects_shop import TODAY
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sessions import MakeSession

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import PaperUse, SpecialInk
from salesdesk.domain.catalogue.option_sets import OptionName
from salesdesk.domain.catalogue.recommendation import NeedKind
from salesdesk.domain.prospects.states import Evidence
from salesdesk.domain.team.roles import Role
from salesdesk.money import Money, UnitPrice
from salesdesk.services.catalogue.sample import load_sample_catalogue
from salesdesk.services.prospects import Interview, NewProspect
from salesdesk.ui.application import Session
from salesdesk.ui.prospects.fit_panel import OptionCard
from salesdesk.ui.prospects.measure_box import MeasureBox
from salesdesk.ui.prospects.needs_view import NeedsView
from salesdesk.ui.prospects.page import ProspectsPage
from salesdesk.ui.prospects.paper_rows import PaperRow
from salesdesk.ui.prospects.printer_rows import PrinterRow
from salesdesk.ui.widgets.fields import ValueLine


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with the sample catalogue, made once and copied for each test; Lan sells."""
    folder = tmp_path_factory.mktemp("stocked")
    making = Desk(folder / "making.db", as_of(TODAY), create=True)
    making.team.add("Lan Nguyễn", frozenset({Role.ACCOUNT_EXECUTIVE}))
    with making.context.writing() as book:
        load_sample_catalogue(book)
    making.upkeep.backup(folder / "shop.db")
    making.close()
    return folder / "shop.db"


@pytest.fixture
def desk(stocked: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of that shop, with Lan at the desk."""
    path = tmp_path / "shop.db"
    path.write_bytes(stocked.read_bytes())
    opened = Desk(path, as_of(TODAY))
    opened.team.work_as(opened.team.members()[0].id)
    yield opened
    opened.close()


@pytest.fixture
def studio(desk: Desk) -> UUID:
    """A design studio that calls."""
    return desk.prospects.enter(NewProspect("Sen Design Studio", contact="Đỗ Khánh Vy")).value


@pytest.fixture
def session_here(studio: UUID, make_session: MakeSession) -> Session:
    """The window with the interview open."""
    return _interview(make_session(), studio)


@pytest.fixture
def view(session_here: Session) -> NeedsView:
    """The interview."""
    return _page(session_here).needs


def _interview(session: Session, studio: UUID) -> Session:
    session.window.resize(1366, 768)
    session.window.go("prospects", studio)
    _page(session).interviews.start()
    return session


def _page(session: Session) -> ProspectsPage:
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    return page


def _type(line: object, text: str) -> None:
    assert isinstance(line, ValueLine)
    line.clear()
    line.insert(text)
    line.setModified(True)
    line.editingFinished.emit()


def _told(view: NeedsView, desk: Desk) -> Interview:
    assert view.place is not None
    return desk.prospects.needs.load(view.place.assessment_id)


def _find_printer(view: NeedsView, text: str) -> PrinterRow:
    finder = view.printers.finder
    QTest.keyClicks(finder, text)
    finder._ask()
    finder._take()
    row = list(view.printers.rows.values())[-1]
    assert isinstance(row, PrinterRow)
    return row


def _add_paper(view: NeedsView, use: PaperUse) -> PaperRow:
    view.papers.added.emit(use)
    row = list(view.papers.rows.values())[-1]
    assert isinstance(row, PaperRow)
    return row


def test_a_printer_is_found_and_what_fits_it_appears_at_once(view: NeedsView, desk: Desk) -> None:
    row = _find_printer(view, "m404dn")
    _type(row._editors["quantity"], "2")
    _type(row._editors["mono_pages"], "2000")
    _type(row._editors["pays"], "2790000")
    row.chip._next()
    [told] = _told(view, desk).printers
    assert told.model == "HP LaserJet Pro M404dn"
    assert (told.quantity, told.mono_pages) == (2, 2000)
    assert (told.pays, told.evidence) == (Money(2_790_000, "VND"), Evidence.MEASURED)
    assert view.pages.text() == "4,000 pages a month"
    assert view.fit.propose.isEnabled()


def test_a_printer_nobody_knows_is_kept_and_said_so(view: NeedsView, desk: Desk) -> None:
    row = _find_printer(view, "m404dn")
    row.model.setText("Máy cũ không rõ hiệu")
    row.model.editingFinished.emit()
    [told] = _told(view, desk).printers
    assert (told.model, told.printer_id) == ("Máy cũ không rõ hiệu", None)
    assert "not in the catalogue" in row.proof.text()


def test_ream_life_and_reams_a_month_are_two_ways_to_say_it(view: NeedsView, desk: Desk) -> None:
    row = _add_paper(view, PaperUse.OFFICE)
    _type(row.amount, "2.5")
    [told] = _told(view, desk).papers
    assert (told.days_per_ream, told.reams_per_month) == (Decimal("2.5"), None)
    row.measure._picked(1)
    _type(row._editors["pays"], "78000")
    _type(row._editors["people"], "9 people")
    [told] = _told(view, desk).papers
    assert (told.days_per_ream, told.reams_per_month) == (None, Decimal("2.5"))
    assert (told.pays, told.people) == (UnitPrice.of(78_000, "VND"), 9)
    assert view.reams.text() == "9 people"


def test_what_cannot_be_is_said_below_its_row(view: NeedsView, desk: Desk) -> None:
    row = _find_printer(view, "m404dn")
    _type(row._editors["quantity"], "0")
    assert "at least one" in row.error.text
    assert _told(view, desk).printers[0].quantity == 1


def test_a_removed_row_comes_back_by_undo(
    view: NeedsView, session_here: Session, desk: Desk
) -> None:
    paper, printer = _add_paper(view, PaperUse.ARCHIVE), _find_printer(view, "m404dn")
    printer._wants_out()
    paper._wants_out()
    assert (_told(view, desk).printers, _told(view, desk).papers) == ((), ())
    session_here.window.undo.undo()
    session_here.window.undo.undo()
    assert [one.model for one in _told(view, desk).printers] == ["HP LaserJet Pro M404dn"]
    assert [one.use for one in _told(view, desk).papers] == [PaperUse.ARCHIVE]


def test_who_decides_and_whom_they_buy_from_is_kept(view: NeedsView, desk: Desk) -> None:
    _type(view.buying.buying.editor("supplier"), "Phương Nam")
    view.buying._supplier._next()
    _type(view.buying.deciding.editor("decides"), "Lê Hoàng Nam")
    _type(view.buying.deciding.editor("decide_by"), "15/12")
    _type(view.buying.deciding.editor("months"), "0")
    told = _told(view, desk)
    assert (told.supplier, told.supplier_evidence) == ("Phương Nam", Evidence.MEASURED)
    assert (told.decides, str(told.decide_by), told.months) == ("Lê Hoàng Nam", "2026-12-15", 1)


def test_the_lines_become_a_proposal(session_here: Session, desk: Desk, studio: UUID) -> None:
    view = _page(session_here).needs
    row = _find_printer(view, "m404dn")
    _type(row._editors["mono_pages"], "3000")
    view.fit.propose.click()
    assert session_here.window.current_key == "proposals"
    [proposal] = desk.prospects.record(studio).proposals
    assert proposal.total.minor > 0


def test_the_cheapest_set_may_be_chosen_and_taken(
    session_here: Session, desk: Desk, studio: UUID
) -> None:
    view = _page(session_here).needs
    _type(_find_printer(view, "m404dn")._editors["mono_pages"], "3000")
    good = next(card for card in view.fit.findChildren(OptionCard) if not card.isChecked())
    good.click()
    QApplication.processEvents()
    assert view.fit.chosen is OptionName.GOOD
    view.fit.propose.click()
    [proposal] = desk.proposals.listing.rows(desk.proposals.listing.ids())
    skus = {line.sku for line in desk.proposals.record(proposal.id).lines}
    assert any(sku.startswith("AD-") for sku in skus), skus


def test_the_call_is_logged_when_the_interview_ends(session_here: Session, desk: Desk) -> None:
    page = _page(session_here)
    page.needs.call_ended.emit()
    assert page.outer.currentWidget() is page.work
    assert page.view.tray is not None
    assert page.view.record is not None
    assert len(page.view.record.assessments) == 1


def test_the_interview_stays_open_in_another_language(session_here: Session) -> None:
    place = _page(session_here).needs.place
    session_here.use_language("vi")
    page = _page(session_here)
    assert page.outer.currentWidget() is page.needs
    assert page.needs.place == place


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_is_cut_or_nameless(
    studio: UUID, make_session: MakeSession, language: str, size: tuple[int, int]
) -> None:
    session = _interview(make_session(language=language), studio)
    view = _page(session).needs
    row = _find_printer(view, "m404dn")
    _type(row._editors["mono_pages"], "2000")
    _add_paper(view, PaperUse.DESIGN_PROOFS)
    _measures(row)
    session.window.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    assert session.window.width() == size[0]
    assert not faults(view)
    assert view._answers.horizontalScrollBar().maximum() == 0


def test_every_answer_is_taken_back_and_given_again(view: NeedsView, desk: Desk) -> None:
    undo = view.window().undo  # type: ignore[attr-defined]
    row = _find_printer(view, "m404dn")
    _type(row._editors["mono_pages"], "2000")
    paper = _add_paper(view, PaperUse.OFFICE)
    _type(paper.amount, "5")
    paper.measure.set_value("reams_per_month")
    paper.measure.saved.emit("reams_per_month", "days_per_ream")
    [told] = _told(view, desk).papers
    assert (told.days_per_ream, told.reams_per_month) == (None, Decimal(5))
    undo.undo()
    [told] = _told(view, desk).papers
    assert (told.days_per_ream, told.reams_per_month) == (Decimal(5), None)
    for _step in range(3):
        undo.undo()
    assert _told(view, desk).papers == ()
    assert _told(view, desk).printers[0].mono_pages is None
    undo.redo()
    assert _told(view, desk).printers[0].mono_pages == 2000
    undo.undo()
    undo.undo()
    assert _told(view, desk).printers == ()


def _measures(row: PrinterRow) -> MeasureBox:
    if not row.measure.isChecked():
        row.measure.click()
    assert row.measures is not None
    return row.measures


def _read_counter(row: PrinterRow, day: str, count: str) -> None:
    box = _measures(row)
    for line, text in ((box.read_on, day), (box.count, count)):
        line.setText(text)
        line.setModified(True)
    box.count.returnPressed.emit()


def test_two_counter_readings_are_the_proof_of_the_pages(view: NeedsView, desk: Desk) -> None:
    undo = view.window().undo  # type: ignore[attr-defined]
    row = _find_printer(view, "m404dn")
    _read_counter(row, "25/08/2026", "41300")
    _read_counter(row, "23/11/2026", "47300")
    [told] = _told(view, desk).printers
    assert (told.mono_pages, told.evidence) == (2027, Evidence.MEASURED)
    assert row.proof.whole == "41,300 on 25 Aug → 47,300 on 23 Nov = 2,027 a month, 90 days"
    _read_counter(row, "24/11/2026", "47000")
    assert "never runs backwards" in row.error.text
    undo.undo()
    undo.undo()
    assert _told(view, desk).printers[0].readings == ()
    assert _told(view, desk).printers[0].mono_pages is None


def test_change_dates_say_how_long_one_really_lasts(view: NeedsView, desk: Desk) -> None:
    row = _find_printer(view, "m404dn")
    _type(row._editors["mono_pages"], "2000")
    box = _measures(row)
    for day in ("01/09/2026", "20/10/2026"):
        box.changed_on.setText(day)
        box.changed_on.setModified(True)
        box.changed_on.returnPressed.emit()
    assert len(_told(view, desk).printers[0].changes) == 2
    said = [label.text() for label in view.fit.findChildren(QLabel)]
    assert any("2 changes from 1 Sep 2026 to 20 Oct 2026" in text for text in said)
    box._drop_change(0)
    assert len(_told(view, desk).printers[0].changes) == 1


def test_a_question_leads_to_where_its_answer_goes(view: NeedsView, desk: Desk) -> None:
    row, paper = _find_printer(view, "m404dn"), _add_paper(view, PaperUse.OFFICE)
    answer = view.fit._options[0].recommendation
    places = {(one.about, one.field): view._place_of(one) for one in answer.questions}
    assert places[NeedKind.PRINTER, "mono_pages"] is row._editors["mono_pages"]
    assert places[NeedKind.PAPER, "days_per_ream"] is paper.amount
    assert places[NeedKind.DEAL, "supplier"] is view.buying.buying.editor("supplier")
    view.activateWindow()
    view.fit.question_wanted.emit(answer.questions[0])
    assert view.window().focusWidget() is places[answer.questions[0].about, "mono_pages"]


def test_the_nearest_printer_is_taken_for_a_name_nobody_knows(view: NeedsView, desk: Desk) -> None:
    row = _find_printer(view, "m404dn")
    row.model.setText("HP LaserJet Pro M404x")
    row.model.editingFinished.emit()
    [missing] = view.fit._options[0].recommendation.unmatched
    view.fit.printer_meant.emit(str(missing.what), missing.nearest[0])
    [told] = _told(view, desk).printers
    assert told.model == missing.nearest[0]
    assert told.printer_id is not None


def test_special_inks_and_vat_are_asked_with_one_press(view: NeedsView, desk: Desk) -> None:
    view.buying.inks._buttons[SpecialInk.PHOTO].click()
    vat = view.buying.buying.editor("pays_with_vat")
    vat.saved.emit(True, None)
    told = _told(view, desk)
    assert (told.ink_wishes, told.pays_with_vat) == (frozenset({SpecialInk.PHOTO}), True)
    view.window().undo.undo()  # type: ignore[attr-defined]
    view.window().undo.undo()  # type: ignore[attr-defined]
    told = _told(view, desk)
    assert (told.ink_wishes, told.pays_with_vat) == (frozenset(), None)


def test_each_line_says_what_it_saves_against_now(view: NeedsView, desk: Desk) -> None:
    row = _find_printer(view, "m404dn")
    _type(row._editors["mono_pages"], "2000")
    _type(row._editors["pays"], "9000000")
    said = [label.text() for label in view.fit.findChildren(QLabel)]
    assert any(text.endswith("/mo less than now") for text in said)
    assert any("Nobody asked whether their prices include VAT" in text for text in said)
    assert "Estimate, ±20%: 1 volume told." in said
