"""Reading a needs interview, and turning it into what recommendations go by."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.domain.catalogue.calibration import Change, Reading
from salesdesk.domain.catalogue.kinds import SHEETS_PER_REAM, Grade
from salesdesk.domain.catalogue.needs import Needs, PaperNeed, PrinterNeed
from salesdesk.models.catalogue import Product
from salesdesk.models.needs import (
    AnswerSource,
    MeterReading,
    NeededPaper,
    NeededPrinter,
    NeedsAssessment,
    SupplyChange,
)
from salesdesk.money import UNIT_PRICE_SCALE, Money, UnitPrice, divide_half_away
from salesdesk.services.context import found
from salesdesk.services.prospects.answers import (
    HUNDREDTHS,
    Interview,
    Known,
    PaperAnswer,
    PrinterAnswer,
    SupplyPutIn,
    wishes_of,
)


def read_interview(assessment_id: UUID, clock: Clock) -> Interview:
    """An interview with all its rows. Raises NotFound where there is none."""
    row = found(NeedsAssessment, assessment_id)
    printers = NeededPrinter.select().where(NeededPrinter.assessment == row.id)
    papers = NeededPaper.select().where(NeededPaper.assessment == row.id)
    return Interview(
        id=row.id,
        prospect_id=row.prospect_id,
        company=row.prospect.company,
        begun=clock.local(row.created_at),
        months=row.months,
        currency=row.currency,
        supplier=row.supplier,
        supplier_evidence=row.supplier_evidence,
        delivery=row.delivery,
        pays_per_month=_amount(row.pays_per_month, row.currency),
        pays_evidence=row.pays_evidence,
        budget=_amount(row.budget, row.currency),
        special_inks=row.special_inks,
        decides=row.decides,
        decide_by=row.decide_by,
        notes=row.notes,
        printers=tuple(
            printer_answer(each, row.currency)
            for each in printers.order_by(NeededPrinter.position, NeededPrinter.id)
        ),
        pays_with_vat=row.pays_with_vat,
        vat=row.vat,
        ink_wishes=wishes_of(row.ink_wishes),
        known=_sources(row.id),
        papers=tuple(
            paper_answer(each, row.currency)
            for each in papers.order_by(NeededPaper.position, NeededPaper.id)
        ),
    )


def printer_answer(row: NeededPrinter, currency: str) -> PrinterAnswer:
    """A printer row as it was told."""
    return PrinterAnswer(
        id=row.id,
        model=row.model_text,
        printer_id=row.printer_id,
        quantity=row.quantity,
        place=row.place,
        ownership=row.ownership,
        mono_pages=row.mono_pages,
        colour_pages=row.colour_pages,
        duplex_share=row.duplex_share,
        coverage=row.coverage,
        uses_now=row.uses_now,
        pays=_amount(row.pays_now, currency),
        evidence=row.evidence,
        known_on=row.known_on,
        readings=_readings(row.id),
        changes=_changes(row.id),
    )


def paper_answer(row: NeededPaper, currency: str) -> PaperAnswer:
    """A paper row as it was told."""
    return PaperAnswer(
        id=row.id,
        use=row.use,
        size=row.size,
        grade=Grade(row.grade) if row.grade else None,
        grammage=row.grammage,
        people=row.people,
        reams_per_month=_from_hundredths(row.reams_per_month),
        days_per_ream=_from_hundredths(row.days_per_ream),
        stock_reams=row.stock_reams,
        pays=None if row.pays_per_ream is None else UnitPrice(row.pays_per_ream, currency),
        why=row.why,
        evidence=row.evidence,
        known_on=row.known_on,
    )


def client_needs(interview: Interview) -> Needs:
    """An interview as recommendations read it; printer rows without a model are left out."""
    return Needs(
        printers=tuple(_printer_need(row, interview) for row in interview.printers if row.model),
        paper=tuple(_paper_need(row, interview) for row in interview.papers),
        months=Decimal(interview.months),
        decides=interview.decides,
        budget=interview.budget,
        supplier=interview.supplier,
        pays_now=interview.pays_net,
        special_inks=interview.ink_wishes,
        decide_by=interview.decide_by,
        prices_known_net=interview.pays_with_vat is not None,
    )


def _printer_need(row: PrinterAnswer, interview: Interview) -> PrinterNeed:
    return PrinterNeed(
        model=row.model,
        quantity=row.quantity,
        mono_pages=row.mono_pages,
        colour_pages=row.colour_pages,
        coverage=None if row.coverage is None else Decimal(row.coverage),
        printer_id=row.printer_id,
        pays=interview.net(row.pays),
        source=row.evidence,
        duplex_share=row.duplex_share,
        changes=tuple(Change(change.day, change.product_id) for change in row.changes),
    )


def _paper_need(row: PaperAnswer, interview: Interview) -> PaperNeed:
    need = PaperNeed(
        size=row.size,
        use=row.use,
        days_per_ream=row.days_per_ream,
        reams_per_month=row.reams_per_month,
        people=row.people,
        grade=row.grade,
        source=row.evidence,
    )
    return replace(need, pays=interview.net(_monthly(need, row.pays)))


def _readings(printer_id: UUID) -> tuple[Reading, ...]:
    rows = MeterReading.select().where(MeterReading.printer == printer_id)
    return tuple(Reading(row.day, row.mono, row.colour) for row in rows.order_by(MeterReading.day))


def _changes(printer_id: UUID) -> tuple[SupplyPutIn, ...]:
    rows = (
        SupplyChange.select(SupplyChange, Product)
        .join(Product)
        .where(SupplyChange.printer == printer_id)
        .order_by(SupplyChange.day, SupplyChange.id)
    )
    return tuple(
        SupplyPutIn(row.day, row.product_id, row.product.mpn or row.product.sku) for row in rows
    )


def _sources(assessment_id: UUID) -> dict[tuple[UUID, str], Known]:
    rows = AnswerSource.select().where(AnswerSource.assessment == assessment_id)
    return {(row.subject, row.name): Known(row.evidence, row.known_on) for row in rows}


def _monthly(need: PaperNeed, per_ream: UnitPrice | None) -> Money | None:
    """What the paper costs in a month, from the price of a ream and the reams of a month."""
    sheets = need.sheets_per_month
    if per_ream is None or sheets is None:
        return None
    exact = per_ream.scaled * sheets / SHEETS_PER_REAM / UNIT_PRICE_SCALE
    return Money(divide_half_away(exact.numerator, exact.denominator), per_ream.currency)


def _amount(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _from_hundredths(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value) / HUNDREDTHS
