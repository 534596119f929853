"""How the ink catalogue words its figures: names, colours, prices and what fits what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from salesdesk.domain.catalogue.kinds import (
    CAPACITY_NAMES,
    COLOUR_NAMES,
    COMPANIONS,
    ORIGIN_NAMES,
    Capacity,
    Category,
    Colour,
    Standard,
)
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.documents.pitch import PitchContent, PitchLine, PitchSection, SectionKind
from salesdesk.language import Language, language
from salesdesk.money import UnitPrice, currency_digits, divide_half_away
from salesdesk.proposals import text

NONE = "–"
"""Stands where there is no figure."""


@dataclass(frozen=True, slots=True)
class Words:
    """The language and currency of one catalogue, and how both are written in it."""

    content: PitchContent
    language: Language = field(init=False)
    currency: str = field(init=False)

    def __post_init__(self) -> None:
        spoken = language(self.content.language)
        object.__setattr__(self, "language", spoken)
        object.__setattr__(self, "currency", spoken.currency_symbol(self.content.currency))

    def title(self) -> str:
        """The name of the catalogue with its year."""
        return self.language.tr("Ink catalogue {year}", year=str(self.content.made_on.year))

    def shop(self) -> str:
        """The shop's name as it stands in a sentence, also where it has none yet."""
        return text.line(self.content.shop.name) or self.language.tr("this shop")

    def price(self, price: UnitPrice | None) -> str:
        """A price without its currency, rounded to the minor unit as it is paid."""
        return self.language.amount(price.money) if price else NONE

    def cost(self, cost: UnitPrice | None) -> str:
        """A cost per page without its currency: whole đồng, or two digits finer than cents."""
        if not cost:
            return NONE
        digits = currency_digits(self.content.currency)
        return self.language.number(cost.decimal, digits + 2 if digits else 0)

    def asked_price(self, line: PitchLine) -> str:
        """The price of a line; what is kept but has no price is on request."""
        if line.price or not line.stocked:
            return self.price(line.price)
        return self.language.tr("on request")

    def percent(self, basis_points: int) -> str:
        """A difference in whole per cent, with its sign."""
        whole = divide_half_away(basis_points, 100)
        sign = "+" if whole > 0 else ""
        return sign + self.language.percent(whole * 100)

    def pages(self, line: PitchLine) -> str:
        """How many pages a line yields, or a dash where nobody says."""
        return self.language.number(line.yield_pages) if line.yield_pages else NONE

    def standard(self, line: PitchLine) -> str:
        """How the yield was measured."""
        if not line.yield_pages:
            return self.language.tr("not declared")
        if line.standard in (None, Standard.MANUFACTURER):
            return self.language.tr("maker's figure")
        return str(line.standard)

    def name(self, line: PitchLine) -> str:
        """What a line is called: its series, colours, and what sets it apart."""
        parts = [text.line(line.title)]
        if line.says_colour and line.category not in COMPANIONS:
            parts.append(self.colours(line.colours))
        parts += self._apart(line)
        return ", ".join(part for part in parts if part)

    def _apart(self, line: PitchLine) -> list[str]:
        tr = self.language.tr
        apart = []
        if line.category is Category.DRUM:
            apart.append(tr("drum"))
        elif line.category is Category.INK_BOTTLE:
            apart.append(tr("bottle"))
        if line.says_colour and line.capacity in _SIZES and not _size_is_said(line):
            apart.append(tr(_SIZES[line.capacity]))
        if line.pieces > 1:
            apart.append(self.language.tr("pack of {count}", count=line.pieces))
        return apart

    def colours(self, colours: Sequence[Colour]) -> str:
        """The names of colours: "black", "cyan, magenta, yellow"."""
        return ", ".join(self.language.tr(COLOUR_NAMES[colour]) for colour in colours)

    def kind(self, line: PitchLine) -> str:
        """Who made it: original, compatible …, or that the shop does not keep it."""
        if not line.stocked:
            return self.language.tr("Not stocked")
        return self.language.tr(ORIGIN_NAMES[line.origin])

    def set_of(self, line: PitchLine, price: str) -> str:
        """What all the colours of a line come to together."""
        return self.language.tr("all {count}: {price}", count=len(line.colours), price=price)

    def section(self, section: PitchSection) -> str:
        """The title of a section: "HP toner"."""
        if section.kind is SectionKind.TONER:
            return self.language.tr("{brand} toner", brand=text.line(section.brand))
        return self.language.tr("{brand} ink", brand=text.line(section.brand))

    def fits(self, printers: Sequence[PrinterModel], brand: str) -> str:
        """The printers of a family in one sentence, each series named once."""
        return self.language.tr("Fits: {printers}", printers=_grouped(tuple(printers), brand))

    def vat(self) -> str:
        """Whether prices include VAT, and until when they hold."""
        return self.language.tr(
            "{prices} {until}", prices=self._vat_sentence(), until=self._until_sentence()
        ).strip()

    def _vat_sentence(self) -> str:
        tr, rate = self.language.tr, self.content.vat_rate
        if rate is None:
            included = tr("Prices include VAT.")
            return included if self.content.vat_included else tr("Prices do not include VAT.")
        percent = self.language.percent(rate)
        if self.content.vat_included:
            return tr("Prices include {percent} VAT.", percent=percent)
        return tr("Prices do not include VAT ({percent}).", percent=percent)

    def _until_sentence(self) -> str:
        if self.content.valid_until is None:
            return ""
        return self.language.tr("They hold through {day}.", day=self.content.valid_until)

    def day(self, day: date) -> str:
        """A date on the cover: 23 November 2026."""
        from babel.dates import format_date

        pattern = "'Ngày' d 'tháng' M 'năm' y" if self.language.code == "vi" else "d MMMM y"
        return format_date(day, pattern, locale=self.language.code)


def cost_share(cost: UnitPrice | None, most: UnitPrice | None) -> Decimal:
    """How long a bar is beside the longest of its family, from 0 to 1."""
    if not cost or not most:
        return Decimal(0)
    return Decimal(cost.scaled) / most.scaled


_SIZES = {size: CAPACITY_NAMES[size] for size in (Capacity.STARTER, Capacity.XL, Capacity.XXL)}


def _size_is_said(line: PitchLine) -> bool:
    return CAPACITY_NAMES[line.capacity].casefold() in line.title.casefold()


@lru_cache(maxsize=4096)
def _grouped(printers: tuple[PrinterModel, ...], brand: str) -> str:
    """ "LaserJet Pro M404n, M404dn · LaserJet Pro MFP M428dw"; other brands are named."""
    groups: dict[str, list[str]] = {}
    for printer in printers:
        whole = printer.model if printer.brand == brand else printer.name
        words = text.line(whole).split()
        at = next((n for n, word in enumerate(words) if _has_digit(word)), 0)
        groups.setdefault(" ".join(words[:at]), []).append(" ".join(words[at:]))
    return " · ".join(f"{series} {', '.join(models)}".strip() for series, models in groups.items())


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
