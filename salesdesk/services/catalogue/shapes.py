"""What the catalogue hands to screens: plain values with every figure worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from salesdesk.domain.catalogue.kinds import Basis, Certainty, Standard, Unit
from salesdesk.domain.catalogue.pricing import PriceAnswer
from salesdesk.domain.catalogue.products import PrinterModel, Product
from salesdesk.money import UnitPrice
from salesdesk.sentence import Sentence
from salesdesk.services.catalogue.belongings import Linked, Pack

USUAL_PAGES = 2_000
USUAL_COVERAGE = 5


class Shelf(StrEnum):
    """The parts of the catalogue that are listed by themselves."""

    SUPPLIES = "supplies"
    PAPER = "paper"
    STATIONERY = "stationery"
    SPECIAL_INKS = "special inks"


@dataclass(frozen=True, slots=True)
class Usage:
    """What is printed: pages of one printer in a month, and the percent of a page that is covered
    by each colour.
    """

    pages: int = USUAL_PAGES
    coverage: int = USUAL_COVERAGE


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One product in the list.

    `unit_cost` is what one page (of paper: one sheet) costs in whole currency units, `share` how
    much that is of the dearest beside it (0 to 1), `months` how long one piece lasts. None where
    it is not known or does not apply. `certainty` only where the list is for one printer.
    """

    product: Product
    price: PriceAnswer
    unit_cost: Fraction | None = None
    share: Fraction | None = None
    months: Fraction | None = None
    yield_pages: int | None = None
    standard: Standard | None = None
    basis: Basis | None = None
    certainty: Certainty | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PrinterSheet:
    """What goes into a printer, best first, and the papers to offer beside it.

    `clients` is how many accounts have such a printer; `remark` compares the two originals that
    matter most, where there are two.
    """

    printer: PrinterModel
    rows: tuple[CatalogueRow, ...]
    papers: tuple[CatalogueRow, ...]
    clients: int
    remark: Sentence | None = None


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """What one costs from so many on. `discount` in basis points off the list price."""

    from_quantity: int
    up_to: int | None
    unit_price: UnitPrice
    discount: int
    needs_approval: bool


@dataclass(frozen=True, slots=True)
class FitGroup:
    """Printers that a supply is known to fit in the same way and from the same source."""

    models: tuple[str, ...]
    certainty: Certainty
    source: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """Everything the record beside the list shows; cost and margin only for who may see them.

    `packs` are larger packs, `links` what goes instead of it or with it; `picture` is its photo.
    """

    product: Product
    price: PriceAnswer
    breaks: tuple[PriceBreak, ...]
    fits: tuple[FitGroup, ...]
    replacement: Product | None
    basis: Basis | None
    region: str = ""
    packs: tuple[Pack, ...] = ()
    links: tuple[Linked, ...] = ()
    picture: bytes | None = None
    has_sheet: bool = False

    @property
    def model_count(self) -> int:
        """How many printer models the fits name."""
        return sum(len(group.models) for group in self.fits)


@dataclass(frozen=True, slots=True)
class LineHit:
    """A product to put on a line: what a clerk sees while typing.

    `quantity` is more than one where the barcode of a larger pack was scanned.
    """

    product_id: UUID
    sku: str
    mpn: str
    name_en: str
    name_vi: str
    unit: Unit
    price: UnitPrice
    stock: int
    stocked: bool
    quantity: int = 1

    def name(self, code: str) -> str:
        """Its name in the language of this code."""
        return (self.name_vi or self.name_en) if code == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class Buyer:
    """An account that prices can be asked for."""

    id: UUID
    company: str
    group: str
