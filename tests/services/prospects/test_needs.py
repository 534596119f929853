"""The needs interview: a design studio tells what it prints, and it is kept as it is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.calibration import Reading
from salesdesk.domain.catalogue.kinds import (
    Category,
    Grade,
    PaperUse,
    PrinterKind,
    SpecialInk,
)
from salesdesk.domain.prospects.states import Evidence
from salesdesk.errors import NotFound, WrongInput
from salesdesk.models.catalogue import PrinterModel, Product
from salesdesk.money import Money, UnitPrice
from salesdesk.services.prospects import Known, NewProspect, SupplyPutIn


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


def test_two_counter_readings_say_the_pages_and_can_be_taken_back(desk: Desk, studio: UUID) -> None:
    _told(desk, studio)
    needs = desk.prospects.needs
    before = needs.load(studio).printers[0]
    readings = (Reading(date(2026, 8, 25), 41_300), Reading(date(2026, 11, 23), 47_300))
    needs.set_readings(before.id, readings[:1])
    assert needs.load(studio).printers[0].mono_pages == 2000
    was = needs.set_readings(before.id, readings).value
    counted = needs.load(studio).printers[0]
    assert (counted.mono_pages, counted.evidence) == (2027, Evidence.MEASURED)
    assert counted.readings == readings
    assert needs.load(studio).known[before.id, "mono_pages"].evidence is Evidence.MEASURED
    needs.restore_printer(was)
    assert needs.load(studio).printers[0] == was


def test_a_counter_that_runs_backwards_changes_nothing(desk: Desk, studio: UUID) -> None:
    _told(desk, studio)
    [printer] = desk.prospects.needs.load(studio).printers
    wrong = (Reading(date(2026, 8, 25), 900), Reading(date(2026, 9, 25), 800))
    with pytest.raises(WrongInput):
        desk.prospects.needs.set_readings(printer.id, wrong)
    assert desk.prospects.needs.load(studio).printers == (printer,)


def test_change_dates_go_into_the_needs_and_come_back_with_a_removed_row(
    desk: Desk, studio: UUID
) -> None:
    _told(desk, studio)
    needs = desk.prospects.needs
    [printer] = needs.load(studio).printers
    with desk.context.writing() as book:
        toner = book.add(Product, sku="CF276A", name_en="HP 76A", category=Category.TONER)
    changes = tuple(SupplyPutIn(day, toner.id) for day in (date(2026, 9, 1), date(2026, 10, 20)))
    needs.set_changes(printer.id, changes)
    assert [change.day for change in needs.needs(studio).printers[0].changes] == [
        date(2026, 9, 1),
        date(2026, 10, 20),
    ]
    gone = needs.remove_printer(printer.id).value
    needs.put_back_printer(studio, gone)
    [back] = needs.load(studio).printers
    assert [change.name for change in back.changes] == ["CF276A", "CF276A"]


def test_prices_that_include_vat_are_compared_without_it(desk: Desk, studio: UUID) -> None:
    _told(desk, studio)
    needs = desk.prospects.needs
    needs.set_field(studio, "pays_per_month", Money(5_400_000, "VND"))
    assert needs.needs(studio).prices_known_net is False
    needs.set_field(studio, "pays_with_vat", value=True)
    told = needs.needs(studio)
    assert told.prices_known_net
    assert told.pays_now == Money(5_000_000, "VND")
    assert told.printers[0].pays == Money(2_407_407, "VND")
    assert told.paper[0].pays == Money(900_741, "VND")
    needs.set_field(studio, "pays_with_vat", value=False)
    assert needs.needs(studio).printers[0].pays == Money(2_600_000, "VND")


def test_every_answer_keeps_where_it_is_from_and_since_when(desk: Desk, studio: UUID) -> None:
    needs = desk.prospects.needs
    needs.set_field(studio, "delivery", "5 days, often late")
    needs.set_field(studio, "ink_wishes", frozenset({SpecialInk.PHOTO, SpecialInk.PIGMENT}))
    needs.set_source(studio, studio, "delivery", Evidence.ESTIMATED)
    told = needs.load(studio)
    assert told.known[studio, "delivery"] == Known(Evidence.ESTIMATED, desk.context.today())
    assert told.ink_wishes == {SpecialInk.PIGMENT, SpecialInk.PHOTO}
    needs.set_field(studio, "ink_wishes", frozenset())
    assert (studio, "ink_wishes") not in needs.load(studio).known


def test_the_next_interview_takes_counters_changes_and_sources_along(
    desk: Desk, studio: UUID
) -> None:
    _told(desk, studio)
    needs = desk.prospects.needs
    [printer] = needs.load(studio).printers
    needs.set_readings(printer.id, (Reading(date(2026, 8, 25), 41_300),))
    again = needs.load(needs.begin(needs.load(studio).prospect_id).value)
    assert again.printers[0].readings == (Reading(date(2026, 8, 25), 41_300),)
    assert again.printers[0].id != printer.id
    assert (again.printers[0].id, "mono_pages") in again.known
