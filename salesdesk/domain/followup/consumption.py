"""How fast a customer uses up what it buys, by what it told in the needs interview."""

from __future__ import annotations

from fractions import Fraction

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.needs import DAYS_PER_MONTH, Needs, PaperNeed, PrinterNeed
from salesdesk.domain.catalogue.products import PaperFacts, PrinterModel, Product
from salesdesk.domain.catalogue.supplies import volume_of

LONGEST_DAYS = 730
"""Nobody plans by a supply that lasts longer than two years."""


def units_per_month(product: Product, needs: Needs, assortment: Assortment) -> Fraction:
    """Units of a product used up in a month of 30.4 days; zero where the interview cannot say."""
    if product.paper is not None:
        return _paper(product.paper, needs)
    if product.is_supply:
        used = (_supply(product, need, assortment) for need in needs.printers)
        return sum(used, Fraction(0))
    return Fraction(0)


def days_lasting(units: int, per_month: Fraction) -> int:
    """How many days so many units last; zero where it is not known or longer than two years."""
    if not per_month:
        return 0
    days = round(units * DAYS_PER_MONTH / per_month)
    return max(1, days) if days <= LONGEST_DAYS else 0


def _paper(paper: PaperFacts, needs: Needs) -> Fraction:
    sheets = (need.sheets_per_month or 0 for need in needs.paper if _serves(paper, need))
    return Fraction(sum(sheets, Fraction(0)), paper.sheets)


def _serves(paper: PaperFacts, need: PaperNeed) -> bool:
    return need.size == paper.size and (not paper.uses or need.use in paper.uses)


def _supply(product: Product, need: PrinterNeed, assortment: Assortment) -> Fraction:
    printer = _printer(need, assortment)
    if printer is None:
        return Fraction(0)
    for fitting in assortment.supplies_of(printer):
        if fitting.product.id == product.id and fitting.unit_yield:
            pages = volume_of(need, fitting.supply.colour).all_rated_pages
            return Fraction(pages or 0, 1) / fitting.unit_yield
    return Fraction(0)


def _printer(need: PrinterNeed, assortment: Assortment) -> PrinterModel | None:
    if need.printer_id is not None:
        return assortment.printer(need.printer_id)
    return next(iter(assortment.finder.find(need.model, 1)), None)
