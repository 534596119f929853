"""What stands behind answers of a needs interview: counters, changes, and where each is from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from salesdesk.domain.catalogue.calibration import Reading, pages_a_month
from salesdesk.domain.prospects.states import Evidence
from salesdesk.models.needs import (
    AnswerSource,
    MeterReading,
    NeededPaper,
    NeededPrinter,
    NeedsAssessment,
    SupplyChange,
)
from salesdesk.models.record import Detail
from salesdesk.services.context import Book
from salesdesk.services.prospects.answers import SupplyPutIn


def note_source(
    book: Book,
    assessment: NeedsAssessment,
    subject: UUID,
    name: str,
    evidence: Evidence | None = None,
    *,
    known: bool = True,
) -> None:
    """Keep how an answer is known, from today on; an answer that was emptied has no source.

    Without `evidence` it stays what it was, and told is what it is at first.
    """
    row = AnswerSource.get_or_none((AnswerSource.subject == subject) & (AnswerSource.name == name))
    if not known:
        if row is not None:
            book.remove(row)
    elif row is not None:
        book.change(row, evidence=evidence or row.evidence, known_on=book.today)
    else:
        book.add(
            AnswerSource,
            assessment=assessment,
            subject=subject,
            name=name,
            evidence=evidence or Evidence.TOLD,
            known_on=book.today,
        )


def keep_readings(book: Book, row: NeededPrinter, readings: Sequence[Reading]) -> None:
    """Make these the counter readings of a printer row."""
    for old in MeterReading.select().where(MeterReading.printer == row.id):
        book.remove(old)
    for one in readings:
        book.add(MeterReading, printer=row, day=one.day, mono=one.mono, colour=one.colour)


def keep_changes(book: Book, row: NeededPrinter, changes: Sequence[SupplyPutIn]) -> None:
    """Make these the changes of supplies of a printer row."""
    for old in SupplyChange.select().where(SupplyChange.printer == row.id):
        book.remove(old)
    for one in changes:
        book.add(SupplyChange, printer=row, day=one.day, product=one.product_id)


def count_pages(book: Book, row: NeededPrinter, readings: Sequence[Reading]) -> None:
    """Two readings say what is printed in a month, better than anybody could tell."""
    rate = pages_a_month(readings)
    if rate is None:
        return
    counted = {"mono_pages": rate.mono}
    if rate.colour is not None:
        counted["colour_pages"] = rate.colour
    book.change(row, evidence=Evidence.MEASURED, known_on=rate.last.day, **counted)
    for name in counted:
        note_source(book, row.assessment, row.id, name, Evidence.MEASURED)


def copy_rows(book: Book, before: NeedsAssessment, fresh: NeedsAssessment) -> None:
    """Take the rows of an earlier interview along, with their readings, changes and sources."""
    keys = {before.id: fresh.id}
    for table in (NeededPrinter, NeededPaper):
        for row in table.select().where(table.assessment == before.id).order_by(table.position):
            keys[row.id] = _copied(book, row, assessment=fresh).id
    for reading in MeterReading.select().where(MeterReading.printer.in_(list(keys))):
        _copied(book, reading, printer=keys[reading.printer_id])
    for change in SupplyChange.select().where(SupplyChange.printer.in_(list(keys))):
        _copied(book, change, printer=keys[change.printer_id])
    for source in AnswerSource.select().where(AnswerSource.assessment == before.id):
        if source.subject in keys:
            _copied(book, source, assessment=fresh, subject=keys[source.subject])


_Copied = TypeVar("_Copied", bound=Detail)


def _copied(book: Book, row: _Copied, **changed: object) -> _Copied:
    names = set(row._meta.fields) - {"id"} - set(changed)  # noqa: SLF001
    return book.add(type(row), **{name: getattr(row, name) for name in names}, **changed)
