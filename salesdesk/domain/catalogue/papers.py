"""Which paper is right for a use, a size and the machines it goes through, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from salesdesk.domain.catalogue.cost import whole_units
from salesdesk.domain.catalogue.kinds import SHEETS_PER_REAM, Grade, PaperUse, PrinterKind
from salesdesk.domain.catalogue.needs import PaperNeed
from salesdesk.domain.catalogue.pricing import PriceAnswer
from salesdesk.domain.catalogue.products import PaperFacts, Product
from salesdesk.domain.catalogue.supplies import Terms, sensible_pack
from salesdesk.text import fold

GRADE_FOR_USE = {
    PaperUse.HANDOUTS: Grade.BASIC,
    PaperUse.OFFICE: Grade.EVERYDAY,
    PaperUse.CLIENT_DOCUMENTS: Grade.PRESENTATION,
    PaperUse.DESIGN_PROOFS: Grade.PRESENTATION,
    PaperUse.ARCHIVE: Grade.EVERYDAY,
    PaperUse.PHOTOS: Grade.PHOTO,
}
"""The grade a use asks for; a client may ask for another."""

GRADES = tuple(Grade)
COLOUR_WORK = (PaperUse.DESIGN_PROOFS, PaperUse.PHOTOS)
"""Uses that go through the colour printers of a client who has any."""

COLOUR_MACHINES = (PrinterKind.INKJET, PrinterKind.INK_TANK, PrinterKind.LASER_COLOUR)
INK_MACHINES = (PrinterKind.INKJET, PrinterKind.INK_TANK)


OPAQUE_FROM = 92
"""Opacity in percent from which print on the back does not show (ISO 2471)."""

OPAQUE_WEIGHT = 80
"""The same in g/m², where nobody states the opacity."""


class Basis(StrEnum):
    """What the amount of paper rests on."""

    REAM_LIFE = "ream life"
    REAMS = "reams"
    PAGES = "pages"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PaperVolume:
    """Sheets in a month and how they are known; `pages` are those of the client's printers."""

    sheets: Fraction | None
    basis: Basis
    pages: int = 0

    @property
    def reams(self) -> Fraction | None:
        """Reams of 500 sheets in a month."""
        return None if self.sheets is None else self.sheets / SHEETS_PER_REAM


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """The paper for a need at its price for that many; `unsuited` are machines of the client
    that it is not made for; `both_sides` says that it was chosen not to show through.
    """

    product: Product
    paper: PaperFacts
    price: PriceAnswer
    grade_asked: Grade
    unsuited: frozenset[PrinterKind] = frozenset()
    both_sides: bool = False

    @property
    def cost_per_sheet(self) -> Fraction:
        """In whole currency units."""
        return Fraction(self.price.unit_price.decimal) / self.paper.sheets


def paper_volume(
    need: PaperNeed, pages: int, printed_sheets: Fraction | None = None
) -> PaperVolume:
    """How much paper a need takes: ream life first, then reams a month, then the printed pages:
    `printed_sheets`, or one page to a sheet where nobody said how much is printed on both sides.
    """
    sheets = need.sheets_per_month
    if sheets is not None:
        by_life = need.days_per_ream is not None
        return PaperVolume(sheets, Basis.REAM_LIFE if by_life else Basis.REAMS, pages)
    if pages:
        return PaperVolume(printed_sheets or Fraction(pages), Basis.PAGES, pages)
    return PaperVolume(None, Basis.UNKNOWN)


def choose_paper(
    need: PaperNeed,
    volume: PaperVolume,
    machines: Iterable[PrinterKind],
    papers: Sequence[Product],
    months: Fraction,
    terms: Terms,
    grade_step: int = 0,
    both_sides: bool = False,
) -> PaperChoice | None:
    """The paper to suggest, or None where the shop has none of the size for these machines.

    The grade that the use asks for (`grade_step` grades up or down), else the next better, else
    the best there is; among these the lowest price per sheet, in packs that do not leave over
    too much. `both_sides` asks for paper that does not show through, where there is any.
    """
    wanted, kinds = _grade(need, grade_step), relevant_machines(need.use, machines)
    suiting = _suiting(need, kinds, papers, terms.currency)
    if not suiting:
        return None
    apart = [_distance(pair, wanted, need, kinds, both_sides) for pair in suiting]
    equal = [pair for pair, far in zip(suiting, apart, strict=True) if far == min(apart)]
    needed = (volume.sheets or Fraction(0)) * months
    choices = [
        replace(
            _choice(product, paper, needed, terms, wanted, kinds),
            both_sides=both_sides and is_opaque(paper),
        )
        for product, paper in equal
    ]
    sensible = [choice for choice in choices if _sensible(choice, needed, equal)]
    return min(sensible or choices, key=_cheapest)


def is_opaque(paper: PaperFacts) -> bool:
    """Whether print on the back does not show: by its opacity, else by its weight."""
    if paper.opacity is not None:
        return paper.opacity >= OPAQUE_FROM
    return paper.grammage >= OPAQUE_WEIGHT


def relevant_machines(use: PaperUse, machines: Iterable[PrinterKind]) -> set[PrinterKind]:
    """The machines that the paper of a use goes through: photos through ink where there is any,
    proofs through colour printers, everything else through all.
    """
    kinds = set(machines)
    if use is PaperUse.PHOTOS:
        return kinds.intersection(INK_MACHINES) or kinds
    if use in COLOUR_WORK:
        return kinds.intersection(COLOUR_MACHINES) or kinds
    return kinds


def _suiting(
    need: PaperNeed, machines: set[PrinterKind], papers: Sequence[Product], currency: str
) -> list[tuple[Product, PaperFacts]]:
    size = fold(need.size)
    found = [
        (product, product.paper)
        for product in papers
        if product.paper
        and product.offered
        and fold(product.paper.size) == size
        and product.list_price.currency == currency
        and (not machines or any(product.paper.suits_machine(kind) for kind in machines))
    ]
    # Photo paper is no office paper, however good, and no other paper takes a photo.
    photo = need.use is PaperUse.PHOTOS or need.grade is Grade.PHOTO
    return [pair for pair in found if (pair[1].grade is Grade.PHOTO) == photo]


def _grade(need: PaperNeed, step: int) -> Grade:
    wanted = GRADES.index(need.grade or GRADE_FOR_USE[need.use])
    if GRADES[wanted] is Grade.PHOTO:
        return Grade.PHOTO
    return GRADES[max(0, min(GRADES.index(Grade.PRESENTATION), wanted + step))]


def _distance(
    pair: tuple[Product, PaperFacts],
    wanted: Grade,
    need: PaperNeed,
    machines: set[PrinterKind],
    both_sides: bool,
) -> tuple[bool, bool, bool, bool, int]:
    """Paper made for the use comes first, unless the client named a grade; then paper for all of
    the machines, and for both sides where that is asked; then better is nearer than plainer.
    """
    paper = pair[1]
    apart = GRADES.index(paper.grade) - GRADES.index(wanted)
    unmeant = need.grade is None and need.use not in paper.uses
    some_only = not all(paper.suits_machine(kind) for kind in machines)
    shows = both_sides and not is_opaque(paper)
    return unmeant, some_only, shows, apart < 0, abs(apart)


def _choice(
    product: Product,
    paper: PaperFacts,
    needed: Fraction,
    terms: Terms,
    wanted: Grade,
    machines: set[PrinterKind],
) -> PaperChoice:
    quantity = max(1, whole_units(needed / paper.sheets))
    unsuited = frozenset(kind for kind in machines if not paper.suits_machine(kind))
    return PaperChoice(product, paper, terms.price(product, quantity), wanted, unsuited)


def _sensible(
    choice: PaperChoice, needed: Fraction, others: list[tuple[Product, PaperFacts]]
) -> bool:
    smallest = min(paper.sheets for _, paper in others)
    if choice.paper.sheets % smallest:
        return True
    return sensible_pack(needed / smallest or Fraction(1), choice.paper.sheets // smallest)


def _cheapest(choice: PaperChoice) -> tuple[Fraction, int, str]:
    return choice.cost_per_sheet, choice.price.quantity, choice.product.sku
