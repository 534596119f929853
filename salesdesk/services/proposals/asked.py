"""What a needs interview said, as the recommendation and the document take it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.catalogue.kinds import Grade
from salesdesk.domain.catalogue.needs import DAYS_PER_MONTH, Needs, PaperNeed, PrinterNeed, Source
from salesdesk.domain.documents.trade import NeedSummary
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.money import Money, UnitPrice, divide_half_away
from salesdesk.services.context import Context, found


def needs_of(assessment_id: UUID) -> Needs:
    """The needs of an interview. Raises NotFound."""
    assessment = found(NeedsAssessment, assessment_id)
    currency = assessment.currency
    return Needs(
        printers=tuple(_printer(row, currency) for row in _printers(assessment_id)),
        paper=tuple(_paper(row, currency) for row in _papers(assessment_id)),
        months=Decimal(max(1, assessment.months)),
        decides=assessment.decides,
        budget=None if assessment.budget is None else Money(assessment.budget, currency),
        supplier=assessment.supplier,
    )


def need_summary(context: Context, assessment_id: UUID) -> NeedSummary:
    """What the document says of the interview."""
    assessment = found(NeedsAssessment, assessment_id)
    needs = needs_of(assessment_id)
    asked: date = context.clock.local(assessment.created_at).date()
    return NeedSummary(needs.printers, needs.paper, asked)


def _printers(assessment_id: UUID) -> list[NeededPrinter]:
    return list(
        NeededPrinter.select()
        .where(NeededPrinter.assessment == assessment_id)
        .order_by(NeededPrinter.position, NeededPrinter.id)
    )


def _papers(assessment_id: UUID) -> list[NeededPaper]:
    return list(
        NeededPaper.select()
        .where(NeededPaper.assessment == assessment_id)
        .order_by(NeededPaper.position, NeededPaper.id)
    )


def _printer(row: NeededPrinter, currency: str) -> PrinterNeed:
    printer = row.printer
    return PrinterNeed(
        model=f"{printer.brand} {printer.model}" if printer else row.model_text,
        quantity=max(1, row.quantity),
        mono_pages=row.mono_pages,
        colour_pages=row.colour_pages,
        coverage=None if row.coverage is None else Decimal(row.coverage),
        printer_id=row.printer_id,
        pays=None if row.pays_now is None else Money(row.pays_now, currency),
        source=Source(row.evidence.value),
    )


def _paper(row: NeededPaper, currency: str) -> PaperNeed:
    return PaperNeed(
        size=row.size,
        use=row.use,
        days_per_ream=_hundredths(row.days_per_ream),
        reams_per_month=_hundredths(row.reams_per_month),
        people=row.people,
        grade=Grade(row.grade) if row.grade else None,
        pays=_pays(row, currency),
        source=Source(row.evidence.value),
    )


def _pays(row: NeededPaper, currency: str) -> Money | None:
    """A month's reams at what the client pays for one."""
    if row.pays_per_ream is None:
        return None
    price = UnitPrice(row.pays_per_ream, currency)
    if row.days_per_ream:
        reams = DAYS_PER_MONTH * 100 / row.days_per_ream
        scaled = divide_half_away(price.scaled * reams.numerator, reams.denominator)
        return UnitPrice(scaled, currency).money
    if row.reams_per_month:
        scaled = divide_half_away(price.scaled * row.reams_per_month, 100)
        return UnitPrice(scaled, currency).money
    return None


def _hundredths(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value) / 100
