"""The ink catalogue as it is printed: chapters, families and lines, every figure worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesdesk.domain.catalogue.kinds import Capacity, Category, Colour, Origin, Standard
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.documents.common import Party, Person, Shop
from salesdesk.money import UnitPrice


class SectionKind(StrEnum):
    """The two halves of a brand's chapter."""

    TONER = "toner"
    INK = "ink"


class Special(StrEnum):
    """Inks and toners that are worth a word of explanation."""

    PIGMENT = "pigment"
    PHOTO = "photo"
    HIGH_YIELD = "high yield"
    INK_BOTTLE = "ink bottle"
    DRUM = "drum"


@dataclass(frozen=True, slots=True)
class PitchLine:
    """One line of a family: a supply, or several colours of it that cost and yield the same.

    `price` and `cost_per_page` are for one piece; `set_price` and `set_cost` for all its colours
    together, where there are several. `difference` is basis points against the original that
    it replaces. No price means that there is none to print; no yield means none is declared.
    Yields are of one cartridge; a pack has several `pieces` and one price.
    """

    title: str
    part_numbers: tuple[str, ...]
    origin: Origin
    category: Category
    colours: tuple[Colour, ...] = (Colour.BLACK,)
    capacity: Capacity = Capacity.STANDARD
    yield_pages: int | None = None
    standard: Standard | None = None
    price: UnitPrice | None = None
    cost_per_page: UnitPrice | None = None
    set_price: UnitPrice | None = None
    set_cost: UnitPrice | None = None
    difference: int | None = None
    stocked: bool = True
    says_colour: bool = True
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class PitchFamily:
    """Supplies for the same printers. `name` is short ("76A / 76X"); `key` is unique."""

    key: str
    brand: str
    name: str
    lines: tuple[PitchLine, ...]
    printers: tuple[PrinterModel, ...] = ()

    @property
    def stocked(self) -> bool:
        """Whether the shop keeps any of it."""
        return any(line.stocked for line in self.lines)


@dataclass(frozen=True, slots=True)
class PitchAverage:
    """By how much compatibles undercut their originals per page, on average over so many."""

    basis_points: int
    count: int


@dataclass(frozen=True, slots=True)
class PitchSection:
    """A brand's toners or its inks."""

    brand: str
    kind: SectionKind
    families: tuple[PitchFamily, ...]
    average: PitchAverage | None = None


@dataclass(frozen=True, slots=True)
class PitchChapter:
    """What one tab at the page's edge opens; no brand stands for several small ones."""

    brand: str
    sections: tuple[PitchSection, ...]


@dataclass(frozen=True, slots=True)
class PitchSpecial:
    """A special ink with the families that it comes in, by their keys."""

    kind: Special
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClientPrinter:
    """A printer that the client has, and what the shop keeps for it."""

    printer: PrinterModel
    quantity: int
    lines: tuple[PitchLine, ...]
    family: str = ""
    family_name: str = ""
    pages_per_month: int | None = None


@dataclass(frozen=True, slots=True)
class PitchContent:
    """Everything that stands in an ink catalogue.

    `vat_included` says what the prices are; `vat_rate` (basis points) names the rate where all
    prices have the same one. Prices hold through `valid_until`. `printers_as_of` is when the
    client's printers were counted. `example` is an original and its compatible, for the page
    that compares them. `notes` are further lines for the notes at the end.
    """

    language: str
    currency: str
    made_on: date
    shop: Shop
    chapters: tuple[PitchChapter, ...]
    seller: Person | None = None
    client: Party | None = None
    client_printers: tuple[ClientPrinter, ...] = ()
    printers_as_of: date | None = None
    specials: tuple[PitchSpecial, ...] = ()
    average: PitchAverage | None = None
    example: tuple[PitchLine, PitchLine] | None = None
    vat_included: bool = True
    vat_rate: int | None = None
    valid_until: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[PitchFamily, ...]:
        """Every family of every chapter, in order."""
        return tuple(
            family
            for chapter in self.chapters
            for section in chapter.sections
            for family in section.families
        )
