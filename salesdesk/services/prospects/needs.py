"""The needs interview: printers and paper row by row, kept as they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from peewee import Model

from salesdesk.domain.catalogue.calibration import Reading, check_readings
from salesdesk.domain.catalogue.kinds import PaperUse
from salesdesk.domain.catalogue.needs import Needs
from salesdesk.domain.prospects.states import Evidence
from salesdesk.errors import WrongInput
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.models.prospects import Prospect
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects.answers import (
    INTERVIEW_FIELDS,
    PAPER_FIELDS,
    PRINTER_FIELDS,
    Fields,
    Interview,
    PaperAnswer,
    PrinterAnswer,
    SupplyPutIn,
    Value,
)
from salesdesk.services.prospects.interview import (
    client_needs,
    paper_answer,
    printer_answer,
    read_interview,
)
from salesdesk.services.prospects.measuring import (
    copy_rows,
    count_pages,
    keep_changes,
    keep_readings,
    note_source,
)

_Row = TypeVar("_Row", NeededPrinter, NeededPaper)
_COPIED = (
    "supplier", "supplier_evidence", "delivery", "pays_per_month", "pays_evidence", "budget",
    "special_inks", "ink_wishes", "pays_with_vat", "decides", "decide_by",
)  # fmt: skip


class NeedsInterviews:
    """Recording what prospects need."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def begin(self, prospect_id: UUID) -> Done[UUID]:
        """Begin an interview; what an earlier one found out is taken along to be confirmed."""
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            before = _latest(prospect_id)
            known = _COPIED if before is not None else ()
            fresh = book.add(
                NeedsAssessment,
                prospect=prospect_id,
                staff=book.staff_id,
                changed_at=book.now,
                currency=prospect.currency,
                vat=book.settings.default_vat,
                **{name: getattr(before, name) for name in known},
            )
            if before is not None:
                copy_rows(book, before, fresh)
            return book.done(fresh.id)

    def latest(self, prospect_id: UUID) -> UUID | None:
        """The newest interview with an account."""
        row = _latest(prospect_id)
        return row.id if row is not None else None

    def load(self, assessment_id: UUID) -> Interview:
        """An interview with all its rows. Raises NotFound where there is none."""
        return read_interview(assessment_id, self._context.clock)

    def set_field(self, assessment_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one answer (a key of INTERVIEW_FIELDS).

        Raises WrongInput, with the field's name, for a value that it cannot hold.
        """
        with self._context.writing() as book:
            row = found(NeedsAssessment, assessment_id)
            _set(book, row, INTERVIEW_FIELDS, name, value)
            note_source(book, row, row.id, name, known=value not in (None, "", frozenset()))
            book.change(row, changed_at=book.now)
            return book.done(assessment_id)

    def set_source(
        self, assessment_id: UUID, subject: UUID, name: str, evidence: Evidence
    ) -> Done[UUID]:
        """Say how an answer is known; `subject` is the key of the interview or of the row."""
        with self._context.writing() as book:
            row = found(NeedsAssessment, assessment_id)
            note_source(book, row, subject, name, evidence)
            return book.done(assessment_id)

    def add_printer(
        self, assessment_id: UUID, model: str, printer_id: UUID | None = None
    ) -> Done[UUID]:
        """Add a row for a printer, under its name and, where the catalogue knows it, its key."""
        with self._context.writing() as book:
            row = found(NeedsAssessment, assessment_id)
            added = book.add(
                NeededPrinter,
                assessment=row,
                position=_next_place(NeededPrinter, row.id),
                model_text=model,
                printer=printer_id,
                known_on=book.today,
            )
            book.change(row, changed_at=book.now)
            return book.done(added.id)

    def set_printer(self, row_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one answer of a printer row (a key of PRINTER_FIELDS); see `set_field`."""
        return self._set_row(NeededPrinter, PRINTER_FIELDS, row_id, name, value)

    def name_printer(self, row_id: UUID, model: str, printer_id: UUID | None = None) -> Done[UUID]:
        """Say which model a row is: its name and, where the catalogue knows it, its key."""
        with self._context.writing() as book:
            row = found(NeededPrinter, row_id)
            book.change(row, model_text=model, printer=printer_id)
            book.change(row.assessment, changed_at=book.now)
            return book.done(row_id)

    def set_readings(self, row_id: UUID, readings: Sequence[Reading]) -> Done[PrinterAnswer]:
        """Keep the counter readings of one of these printers; two of them say the pages a month.

        What the row was before, to put it back with `restore_printer`. Raises WrongInput where a
        counter would run backwards.
        """
        with self._context.writing() as book:
            row = found(NeededPrinter, row_id)
            before = printer_answer(row, row.assessment.currency)
            check_readings(readings)
            keep_readings(book, row, readings)
            count_pages(book, row, readings)
            book.change(row.assessment, changed_at=book.now)
            return book.done(before)

    def set_changes(self, row_id: UUID, changes: Sequence[SupplyPutIn]) -> Done[PrinterAnswer]:
        """Keep the days on which supplies were put into one of these printers.

        What the row was before, as with `set_readings`.
        """
        with self._context.writing() as book:
            row = found(NeededPrinter, row_id)
            before = printer_answer(row, row.assessment.currency)
            keep_changes(book, row, changes)
            book.change(row.assessment, changed_at=book.now)
            return book.done(before)

    def restore_printer(self, answer: PrinterAnswer) -> Done[UUID]:
        """Set everything of a printer row to what it was, readings and changes too."""
        with self._context.writing() as book:
            row = found(NeededPrinter, answer.id)
            values = {
                column: kept(getattr(answer, name))
                for name, (column, kept) in PRINTER_FIELDS.items()
            }
            book.change(row, **values)
            keep_readings(book, row, answer.readings)
            keep_changes(book, row, answer.changes)
            book.change(row.assessment, changed_at=book.now)
            return book.done(answer.id)

    def remove_printer(self, row_id: UUID) -> Done[PrinterAnswer]:
        """Remove a printer row; `put_back_printer` undoes it."""
        with self._context.writing() as book:
            row = found(NeededPrinter, row_id)
            answer = printer_answer(row, row.assessment.currency)
            book.remove(row)
            return book.done(answer)

    def put_back_printer(self, assessment_id: UUID, answer: PrinterAnswer) -> Done[UUID]:
        """Add a removed printer row again as it was, at the end."""
        with self._context.writing() as book:
            row = _put_back(book, NeededPrinter, PRINTER_FIELDS, assessment_id, answer)
            keep_readings(book, row, answer.readings)
            keep_changes(book, row, answer.changes)
            return book.done(answer.id)

    def add_paper(self, assessment_id: UUID, use: PaperUse) -> Done[UUID]:
        """Add a row for a use of paper."""
        with self._context.writing() as book:
            row = found(NeedsAssessment, assessment_id)
            added = book.add(
                NeededPaper,
                assessment=row,
                position=_next_place(NeededPaper, row.id),
                use=use,
                known_on=book.today,
            )
            book.change(row, changed_at=book.now)
            return book.done(added.id)

    def set_paper(self, row_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one answer of a paper row (a key of PAPER_FIELDS); see `set_field`.

        Reams a month and days a ream lasts exclude each other: setting one empties the other.
        """
        return self._set_row(NeededPaper, PAPER_FIELDS, row_id, name, value)

    def remove_paper(self, row_id: UUID) -> Done[PaperAnswer]:
        """Remove a paper row; `put_back_paper` undoes it."""
        with self._context.writing() as book:
            row = found(NeededPaper, row_id)
            answer = paper_answer(row, row.assessment.currency)
            book.remove(row)
            return book.done(answer)

    def put_back_paper(self, assessment_id: UUID, answer: PaperAnswer) -> Done[UUID]:
        """Add a removed paper row again as it was, at the end."""
        with self._context.writing() as book:
            _put_back(book, NeededPaper, PAPER_FIELDS, assessment_id, answer)
            return book.done(answer.id)

    def needs(self, assessment_id: UUID) -> Needs:
        """An interview as recommendations read it: rows that say nothing are left out."""
        return client_needs(read_interview(assessment_id, self._context.clock))

    def _set_row(
        self, table: type[_Row], fields: Fields, row_id: UUID, name: str, value: Value
    ) -> Done[UUID]:
        with self._context.writing() as book:
            row = found(table, row_id)
            _set(book, row, fields, name, value)
            if name in _EITHER and value is not None:
                book.change(row, **{_EITHER[name]: None})
            if name not in _NOT_TOLD:
                book.change(row, known_on=book.today)
                note_source(book, row.assessment, row_id, name, known=value is not None)
            book.change(row.assessment, changed_at=book.now)
            return book.done(row_id)


_EITHER = {"reams_per_month": "days_per_ream", "days_per_ream": "reams_per_month"}
_NOT_TOLD = ("evidence", "known_on")


def _set(book: Book, row: Model, fields: Fields, name: str, value: Value) -> None:
    column, kept = fields[name]
    try:
        book.change(row, **{column: kept(value)})
    except WrongInput as error:
        raise WrongInput(error.sentence, name) from None


def _latest(prospect_id: UUID) -> NeedsAssessment | None:
    rows = NeedsAssessment.select().where(NeedsAssessment.prospect == prospect_id)
    latest: NeedsAssessment | None = rows.order_by(
        NeedsAssessment.created_at.desc(), NeedsAssessment.id.desc()
    ).first()
    return latest


def _next_place(table: type[_Row], assessment_id: UUID) -> int:
    return table.select().where(table.assessment == assessment_id).count()


def _put_back(
    book: Book, table: type[_Row], fields: Fields, assessment_id: UUID, answer: Any
) -> _Row:
    values = {column: kept(getattr(answer, name)) for name, (column, kept) in fields.items()}
    place = _next_place(table, assessment_id)
    return book.add(table, id=answer.id, assessment=assessment_id, position=place, **values)
