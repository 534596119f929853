"""Products, printers and how they fit, as plain values that services fill from the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.catalogue.kinds import (
    SHEETS_PER_REAM,
    SUPPLIES,
    Basis,
    Brightness,
    Capacity,
    Category,
    Certainty,
    Colour,
    Grade,
    InkBase,
    Origin,
    PaperUse,
    PrinterKind,
    Standard,
    Unit,
)
from salesdesk.language import Language
from salesdesk.money import UnitPrice


@dataclass(frozen=True, slots=True)
class SupplyFacts:
    """What is known of an ink, a toner or a drum apart from the printer it sits in.

    `yield_pages` is of one cartridge, bottle or drum, not of a pack; a fit may know better.
    """

    colour: Colour
    origin: Origin = Origin.ORIGINAL
    capacity: Capacity = Capacity.STANDARD
    ink_base: InkBase | None = None
    yield_pages: int | None = None
    standard: Standard | None = None
    special: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper is and what it suits. Grammage in g/m²; brightness means nothing without its
    scale; no `kinds` means that it suits every machine.
    """

    size: str
    grammage: int
    grade: Grade
    brightness: int | None = None
    brightness_scale: Brightness | None = None
    whiteness: int | None = None
    opacity: int | None = None
    sheets_per_ream: int = SHEETS_PER_REAM
    reams_per_unit: int = 1
    uses: frozenset[PaperUse] = frozenset()
    kinds: frozenset[PrinterKind] = frozenset()

    @property
    def sheets(self) -> int:
        """Sheets in one unit that is sold (a ream, a carton, a packet of photo paper)."""
        return self.sheets_per_ream * self.reams_per_unit

    def suits_machine(self, kind: PrinterKind) -> bool:
        """Whether a machine of this kind prints well on it."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Product:
    """One thing the shop sells or knows of. Prices are of one `unit`, without VAT, and `pieces`
    is how many single cartridges, bottles or pens that unit holds. VAT in basis points.
    """

    id: UUID
    sku: str
    category: Category
    name_en: str
    list_price: UnitPrice
    unit: Unit = Unit.PIECE
    name_vi: str = ""
    mpn: str = ""
    barcode: str = ""
    brand: str = ""
    pieces: int = 1
    cost: UnitPrice | None = None
    vat: int = 0
    stocked: bool = True
    stock_on_hand: int = 0
    discontinued: bool = False
    replacement_id: UUID | None = None
    description_en: str = ""
    description_vi: str = ""
    supply: SupplyFacts | None = None
    paper: PaperFacts | None = None

    @property
    def is_supply(self) -> bool:
        """Whether it is something that goes into a printer."""
        return self.category in SUPPLIES and self.supply is not None

    @property
    def offered(self) -> bool:
        """Whether the shop sells it today: stocked and not discontinued."""
        return self.stocked and not self.discontinued

    def name(self, language: Language) -> str:
        """Its name in a language, or the English one where there is no other."""
        return (self.name_vi or self.name_en) if language.code == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class PrinterModel:
    """A printer as its maker calls it; what it prints with follows from its kind."""

    id: UUID
    brand: str
    model: str
    kind: PrinterKind

    @property
    def name(self) -> str:
        """Brand and model in one."""
        return f"{self.brand} {self.model}".strip()

    @property
    def prints_colour(self) -> bool:
        """Whether it prints in colour."""
        return self.kind is not PrinterKind.LASER_MONO

    @property
    def uses_ink(self) -> bool:
        """Whether it prints with ink, which dries, and not with toner, which does not."""
        return self.kind in (PrinterKind.INKJET, PrinterKind.INK_TANK)


@dataclass(frozen=True, slots=True)
class Fit:
    """That a supply goes into a printer, or is known not to. `yield_pages` is of one cartridge in
    this printer; without it the supply's own figure stands.
    """

    product_id: UUID
    printer_id: UUID
    certainty: Certainty = Certainty.CONFIRMED
    yield_pages: int | None = None
    standard: Standard | None = None
    basis: Basis = Basis.DECLARED
    source: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class FittingSupply:
    """A supply beside the printer it goes into, with the yield that counts there."""

    product: Product
    supply: SupplyFacts
    fit: Fit

    @property
    def yield_pages(self) -> int | None:
        """Pages of one cartridge in this printer at 5 % coverage, where known."""
        return self.fit.yield_pages or self.supply.yield_pages

    @property
    def standard(self) -> Standard | None:
        """How that yield was measured."""
        return self.fit.standard or self.supply.standard

    @property
    def unit_yield(self) -> int | None:
        """Pages of one unit as it is sold: a twin pack holds two cartridges."""
        return self.yield_pages * self.product.pieces if self.yield_pages else None
