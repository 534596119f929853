"""What fits what, written from either side: a supply's printers, or a printer's supplies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from peewee import fn

from salesdesk.domain.catalogue.kinds import Basis, Certainty, PrinterKind, Standard
from salesdesk.errors import WrongInput
from salesdesk.models.catalogue import Compatibility, PrinterModel, Product
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.editing import index_product
from salesdesk.services.catalogue.finding import TOPIC
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.search import Findable, index
from salesdesk.text import clean


@dataclass(frozen=True, slots=True)
class FitFacts:
    """What is known of a supply in a printer. The yield is in pages at 5 % coverage; without one
    that of the supply itself counts.
    """

    certainty: Certainty = Certainty.CONFIRMED
    source: str = ""
    checked_on: date | None = None
    yield_pages: int | None = None
    standard: Standard = Standard.MANUFACTURER
    basis: Basis = Basis.DECLARED


@dataclass(frozen=True, slots=True)
class FitBefore:
    """A pair as it was; no facts where it was not known."""

    product_id: UUID
    printer_id: UUID
    facts: FitFacts | None


@dataclass(frozen=True, slots=True)
class FitRow:
    """A printer and what is known of a supply in it."""

    printer_id: UUID
    printer: str
    facts: FitFacts


class Fitting:
    """Compatibility, with certainty, source and day."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def set(self, product_id: UUID, printer_id: UUID, facts: FitFacts) -> Done[FitBefore]:
        """Say whether a supply fits a printer. Without a day it was checked today.

        Raises WrongInput for a yield below one page, or a pair that nobody stands for.
        """
        if facts.yield_pages is not None and facts.yield_pages < 1:
            raise WrongInput(sentence("A yield is at least one page."), "yield")
        if not clean(facts.source):
            raise WrongInput(sentence("Say who says so: a data sheet, a seller, tried."), "source")
        return self._write(product_id, printer_id, facts)

    def forget(self, product_id: UUID, printer_id: UUID) -> Done[FitBefore]:
        """Nothing is known of this pair."""
        return self._write(product_id, printer_id, None)

    def put_back(self, before: FitBefore) -> Done[FitBefore]:
        """Undo; the answer undoes the undoing."""
        return self._write(before.product_id, before.printer_id, before.facts)

    def printers(self, product_id: UUID) -> tuple[FitRow, ...]:
        """Every printer that something is known of for a supply, by name."""
        pairs = Compatibility.select(Compatibility, PrinterModel).join(PrinterModel)
        named = pairs.where(Compatibility.product == product_id)
        ordered = named.order_by(PrinterModel.brand, PrinterModel.model)
        return tuple(
            FitRow(row.printer.id, f"{row.printer.brand} {row.printer.model}".strip(), _facts(row))
            for row in ordered
        )

    def facts(self, product_id: UUID, printer_id: UUID) -> FitFacts | None:
        """What is known of a pair."""
        row = _row(product_id, printer_id)
        return None if row is None else _facts(row)

    def add_printer(self, brand: str, model: str, kind: PrinterKind) -> Done[UUID]:
        """Enter a printer that clients have. Raises WrongInput where it is known or unnamed."""
        brand, model = clean(brand), clean(model)
        if not model:
            raise WrongInput(sentence("This cannot be empty."), "model")
        same = (fn.LOWER(PrinterModel.brand) == brand.lower()) & (
            fn.LOWER(PrinterModel.model) == model.lower()
        )
        if PrinterModel.select().where(same).exists():
            raise WrongInput(sentence("This printer is in the catalogue already."), "model")
        with self._context.writing() as book:
            row = book.add(PrinterModel, brand=brand, model=model, kind=kind)
            index(book, Findable(TOPIC, row.id, f"{brand} {model}".strip(), "", ()))
            return book.done(row.id)

    def _write(self, product_id: UUID, printer_id: UUID, facts: FitFacts | None) -> Done[FitBefore]:
        with self._context.writing() as book:
            product, printer = found(Product, product_id), found(PrinterModel, printer_id)
            row = _row(product_id, printer_id)
            before = FitBefore(product_id, printer_id, _facts(row) if row else None)
            if facts is None:
                _remove(book, row)
            elif row is None:
                book.add(
                    Compatibility, product=product, printer=printer, **_columns(facts, book.today)
                )
            else:
                book.change(row, **_columns(facts, book.today))
            index_product(book, product)
            return book.done(before)


def _remove(book: Book, row: Compatibility | None) -> None:
    if row is not None:
        book.remove(row)


def _row(product_id: UUID, printer_id: UUID) -> Compatibility | None:
    pair = (Compatibility.product == product_id) & (Compatibility.printer == printer_id)
    return Compatibility.get_or_none(pair)


def _facts(row: Compatibility) -> FitFacts:
    return FitFacts(
        row.certainty, row.source, row.checked_on, row.yield_pages, row.standard, row.basis
    )


def _columns(facts: FitFacts, today: date) -> dict[str, Any]:
    return {
        "certainty": facts.certainty,
        "source": clean(facts.source),
        "checked_on": facts.checked_on or today,
        "yield_pages": facts.yield_pages,
        "standard": facts.standard,
        "basis": facts.basis,
    }
