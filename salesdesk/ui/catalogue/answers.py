"""What the page reads in one go, away from the window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.sentence import mark
from salesdesk.services.catalogue import CatalogueRow, PrinterSheet, Shelf, Usage

if TYPE_CHECKING:
    from salesdesk.desk import Desk

PRINTERS = "printers"
SEGMENTS: tuple[tuple[str, str], ...] = (
    (PRINTERS, mark("Printers")),
    (Shelf.SUPPLIES, mark("Supplies")),
    (Shelf.PAPER, mark("Paper")),
    (Shelf.SPECIAL_INKS, mark("Special inks")),
    (Shelf.STATIONERY, mark("Stationery")),
)
"""The parts of the catalogue, as they stand beside the search box."""

FEWEST_DIGITS = 8
"""As many digits typed at once are a barcode."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: a segment, a text, a printer out of those found, for whom, how much."""

    segment: str = PRINTERS
    text: str = ""
    printer_id: UUID | None = None
    usage: Usage = field(default_factory=Usage)
    prospect_id: UUID | None = None

    def about(self, **values: object) -> Question:
        """The same question with something else in it."""
        return replace(self, **values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: rows of a list, with the printers that a text can mean where that was asked.

    `scanned` is the product with exactly the barcode that was typed; `elsewhere` is how many
    supplies match a text that names no printer; `empty` says that the catalogue holds nothing.
    """

    question: Question
    rows: tuple[CatalogueRow, ...] = ()
    printers: tuple[PrinterModel, ...] = ()
    sheet: PrinterSheet | None = None
    scanned: UUID | None = None
    elsewhere: int = 0
    empty: bool = False


def ask(desk: Desk, question: Question) -> Found:
    """Read the answer to a question."""
    if not desk.catalogue.catalogue().products:
        return Found(question, empty=True)
    if question.segment != PRINTERS:
        rows = desk.catalogue.shelf(Shelf(question.segment), question.text, question.prospect_id)
        return Found(question, rows, scanned=_scanned(desk, question.text))
    printers = desk.catalogue.find_printers(question.text)
    if not printers:
        elsewhere = len(desk.catalogue.shelf(Shelf.SUPPLIES, question.text))
        scanned = _scanned(desk, question.text)
        return Found(question, scanned=scanned, elsewhere=elsewhere)
    return _for_printer(desk, question, printers)


def _for_printer(desk: Desk, question: Question, printers: tuple[PrinterModel, ...]) -> Found:
    chosen = next((each for each in printers if each.id == question.printer_id), printers[0])
    sheet = desk.catalogue.for_printer(chosen.id, question.usage, question.prospect_id)
    return Found(question, sheet.rows, printers, sheet)


def _scanned(desk: Desk, text: str) -> UUID | None:
    if not (text.isdigit() and len(text) >= FEWEST_DIGITS):
        return None
    hit = desk.catalogue.scanned(text)
    return hit.product_id if hit else None
