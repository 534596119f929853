"""The accounts behind the catalogue: who has which printer, and for whom prices are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from peewee import fn

from salesdesk.models.needs import NeededPrinter, NeedsAssessment
from salesdesk.models.prospects import Prospect
from salesdesk.models.search import matching
from salesdesk.services.catalogue.reading import as_tuples
from salesdesk.services.catalogue.shapes import Buyer


@dataclass(frozen=True, slots=True)
class KnownPrinter:
    """A printer that a client has; pages are of one of them in a month, both kinds together."""

    printer_id: UUID
    quantity: int
    pages: int | None
    known_on: date | None


def clients_with(printer_id: UUID) -> int:
    """How many accounts told us of such a printer."""
    told = NeededPrinter.select(fn.COUNT(fn.DISTINCT(NeedsAssessment.prospect)))
    query = told.join(NeedsAssessment).where(NeededPrinter.printer == printer_id)
    return int(query.scalar() or 0)


def most_common_printers(limit: int) -> list[UUID]:
    """The printer models that most clients told us of."""
    count = fn.COUNT(fn.DISTINCT(NeedsAssessment.prospect))
    query = (
        NeededPrinter.select(NeededPrinter.printer, count)
        .join(NeedsAssessment)
        .where(NeededPrinter.printer.is_null(False))
        .group_by(NeededPrinter.printer)
        .order_by(count.desc(), NeededPrinter.printer)
        .limit(limit)
    )
    return [key for key, _count in as_tuples(query)]


def printers_of_client(prospect_id: UUID) -> list[KnownPrinter]:
    """The known models of the client's newest interview, in its order."""
    assessment = (
        NeedsAssessment.select()
        .where(NeedsAssessment.prospect == prospect_id)
        .order_by(NeedsAssessment.changed_at.desc())
        .first()
    )
    if assessment is None:
        return []
    rows = (
        NeededPrinter.select()
        .where((NeededPrinter.assessment == assessment) & NeededPrinter.printer.is_null(False))
        .order_by(NeededPrinter.position)
    )
    asked = assessment.changed_at.date()
    return [
        KnownPrinter(row.printer_id, row.quantity, _pages(row), row.known_on or asked)
        for row in rows
        if row.printer_id
    ]


def buyers(database: Any, text: str, limit: int) -> tuple[Buyer, ...]:
    """Accounts that match a text, or the customers of longest standing for none."""
    rows = Prospect.select().where(Prospect.deleted_at.is_null())
    if text.strip():
        rows = rows.where(Prospect.id.in_(matching(database, text, "prospects", limit * 4)))
    rows = rows.order_by(Prospect.customer_since.is_null(), Prospect.company).limit(limit)
    return tuple(Buyer(row.id, row.company, row.customer_group) for row in rows)


def _pages(row: NeededPrinter) -> int | None:
    if row.mono_pages is None and row.colour_pages is None:
        return None
    return (row.mono_pages or 0) + (row.colour_pages or 0)
