"""The needs interview: a design studio tells what it prints, and it is kept as it is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import Grade, PaperUse, PrinterKind
from salesdesk.domain.prospects.states import Evidence
from salesdesk.errors import NotFound, WrongInput
from salesdesk.models.catalogue import PrinterModel
from salesdesk.money import Money, UnitPrice
from salesdesk.services.prospects import NewProspect


@pytest.fixture
def studio(desk: Desk) -> UUID:
    """An interview with a design studio that has just begun."""
    prospect = desk.prospects.enter(NewProspect("Sen Design Studio")).value
    return desk.prospects.needs.begin(prospect).value


def _told(desk: Desk, studio: UUID) -> None:
    needs = desk.prospects.needs
    model = PrinterModel.create(
        brand="HP",
        model="LaserJet Pro M404dn",
        kind=PrinterKind.LASER_MONO,
        created_at=desk.context.now(),
    )
    printer = needs.add_printer(studio, "HP LaserJet Pro M404dn", model.id).value
    for name, value in {
        "quantity": 2,
        "mono_pages": 2000,
        "coverage": 8,
        "uses_now": "HP 76A original",
        "pays": Money(2_600_000, "VND"),
        "evidence": "measured",
    }.items():
        needs.set_printer(printer, name, value)  # type: ignore[arg-type]
    paper = needs.add_paper(studio, PaperUse.OFFICE).value
    needs.set_paper(paper, "days_per_ream", Decimal("2.5"))
    needs.set_paper(paper, "pays", UnitPrice.of(80_000, "VND"))
    proofs = needs.add_paper(studio, PaperUse.DESIGN_PROOFS).value
    needs.set_paper(proofs, "grade", "presentation")
    needs.set_paper(proofs, "size", "A3")


def test_what_the_studio_tells_becomes_what_recommendations_go_by(desk: Desk, studio: UUID) -> None:
    _told(desk, studio)
    desk.prospects.needs.set_field(studio, "decides", "Lê Hoàng Nam")
    needs = desk.prospects.needs.needs(studio)
    [printer] = needs.printers
    assert (printer.quantity, printer.mono_pages, printer.coverage) == (2, 2000, Decimal(8))
    assert (printer.source, printer.pays) == (Evidence.MEASURED, Money(2_600_000, "VND"))
    office, proofs = needs.paper
    # 30.4 days ÷ 2.5 days a ream × 80,000 ₫
    assert office.pays == Money(972_800, "VND")
    assert (proofs.grade, proofs.size, proofs.pays) == (Grade.PRESENTATION, "A3", None)
    assert (needs.decides, needs.months) == ("Lê Hoàng Nam", Decimal(1))


def test_reams_a_month_and_days_a_ream_lasts_exclude_each_other(desk: Desk, studio: UUID) -> None:
    _told(desk, studio)
    office, _proofs = desk.prospects.needs.load(studio).papers
    desk.prospects.needs.set_paper(office.id, "reams_per_month", Decimal("7.5"))
    office, _proofs = desk.prospects.needs.load(studio).papers
    assert (office.reams_per_month, office.days_per_ream) == (Decimal("7.5"), None)


@pytest.mark.parametrize(
    ("name", "value"),
    [("quantity", 0), ("mono_pages", -1), ("coverage", 150), ("pays", Money(-5, "VND"))],
)
def test_what_no_printer_can_be_is_said_beside_its_field(
    desk: Desk, studio: UUID, name: str, value: int | Money
) -> None:
    printer = desk.prospects.needs.add_printer(studio, "Epson L805").value
    with pytest.raises(WrongInput) as refused:
        desk.prospects.needs.set_printer(printer, name, value)
    assert refused.value.field == name


def test_a_removed_row_comes_back_as_it_was(desk: Desk, studio: UUID) -> None:
    _told(desk, studio)
    needs = desk.prospects.needs
    before = needs.load(studio)
    printer = needs.remove_printer(before.printers[0].id).value
    paper = needs.remove_paper(before.papers[1].id).value
    assert needs.load(studio).printers == ()
    needs.put_back_printer(studio, printer)
    needs.put_back_paper(studio, paper)
    after = needs.load(studio)
    assert (after.printers, after.papers) == (before.printers, before.papers)


def test_the_next_interview_begins_with_what_is_known(desk: Desk, studio: UUID) -> None:
    _told(desk, studio)
    needs = desk.prospects.needs
    needs.set_field(studio, "supplier", "Phương Nam Office Mart")
    needs.set_field(studio, "decide_by", date(2026, 12, 15))
    prospect = needs.load(studio).prospect_id
    again = needs.begin(prospect).value
    assert needs.latest(prospect) == again
    interview = needs.load(again)
    assert (interview.supplier, interview.decide_by) == (
        "Phương Nam Office Mart",
        date(2026, 12, 15),
    )
    assert [row.model for row in interview.printers] == ["HP LaserJet Pro M404dn"]
    assert interview.printers[0].evidence is Evidence.MEASURED
    assert len(desk.prospects.record(prospect).assessments) == 2


def test_an_interview_that_is_not_there_is_not_found(desk: Desk, studio: UUID) -> None:
    with pytest.raises(NotFound):
        desk.prospects.needs.load(desk.prospects.needs.load(studio).prospect_id)
