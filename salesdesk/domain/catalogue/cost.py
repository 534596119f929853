"""What a page costs and how long a cartridge lasts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from salesdesk.domain.catalogue.kinds import Category
from salesdesk.money import Money, UnitPrice, currency_digits, divide_half_away
from salesdesk.sentence import Sentence, sentence

INK_KEEPS_MONTHS = 6
"""An installed ink cartridge older than six months may have to be replaced (Epson's own advice):
its solvent goes, and nozzles clog."""

BOTTLE_KEEPS_MONTHS = 24
"""Ink in a tank is closed off better; refilling once in two years is the shop's rule of thumb."""

TONER_KEEPS_MONTHS = 24
"""Toner is a powder and does not dry, but cakes: 24 months is the usual figure for its life."""

KEEPS_MONTHS = {
    Category.INK_CARTRIDGE: INK_KEEPS_MONTHS,
    Category.INK_BOTTLE: BOTTLE_KEEPS_MONTHS,
    Category.TONER: TONER_KEEPS_MONTHS,
}

COVERAGE_SPREAD = Fraction(1, 5)
"""How far a coverage that somebody estimated may be off, to either side."""


@dataclass(frozen=True, slots=True)
class Range:
    """An estimate with what it may be at least and at most."""

    low: Fraction
    high: Fraction


def cost_per_page(price: UnitPrice, yield_pages: int, coverage_factor: Fraction) -> Fraction:
    """What one page costs, in whole currency units: price ÷ yield, for as much more ink as the
    page takes than the rated 5 % coverage. `yield_pages` is of what the price is for: of a whole
    pack where packs are sold.
    """
    return Fraction(price.decimal) * coverage_factor / yield_pages


def colour_page(costs: Iterable[Fraction]) -> Fraction:
    """What a page in colour costs: the sum over the cartridges that it takes."""
    return sum(costs, Fraction(0))


def real_yield(yield_pages: int, coverage_factor: Fraction) -> Fraction:
    """Pages at the client's coverage: rated × 5 ÷ coverage, a rule of thumb."""
    return yield_pages / coverage_factor


def months_to_empty(yield_pages: int, rated_pages_per_month: Fraction) -> Fraction | None:
    """How long this many rated pages last; None where nothing is printed."""
    return yield_pages / rated_pages_per_month if rated_pages_per_month else None


def coverage_range(months: Fraction) -> Range:
    """Between which figures months lie that rest on an estimated coverage."""
    return Range(months / (1 + COVERAGE_SPREAD), months / (1 - COVERAGE_SPREAD))


def whole_units(needed: Fraction) -> int:
    """The smallest whole number of units that covers a need."""
    return -(-needed.numerator // needed.denominator)


def priced(price: UnitPrice, units: Fraction) -> Money:
    """The price of a part of a unit or of several, rounded once, half away from zero."""
    scaled = price.scaled * units
    return Money(divide_half_away(scaled.numerator, scaled.denominator * 10_000), price.currency)


def significant(number: Fraction, digits: int = 4) -> Decimal:
    """A number with so many significant digits, half away from zero: 485.0, 0.01235, 12350."""
    if not number:
        return Decimal(0)
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    near = exact.quantize(_last_digit(exact, digits), ROUND_HALF_UP)
    # 9.9996 rounds to 10.000, which has a digit too many.
    return near.quantize(_last_digit(near, digits), ROUND_HALF_UP)


def _last_digit(number: Decimal, digits: int) -> Decimal:
    return Decimal(1).scaleb(number.adjusted() - digits + 1)


def plain(number: Decimal) -> str:
    """A decimal as text without an exponent."""
    return f"{number:f}"


def rounded(number: Fraction, places: int = 1) -> Decimal:
    """A number as people say it: 3.3 months."""
    digits = divide_half_away(number.numerator * 10**places, number.denominator)
    return Decimal(digits).scaleb(-places)


def page_money(cost: Fraction, currency: str) -> Money | Sentence:
    """A cost per page for people: in whole minor units where these are fine enough, otherwise
    with four significant digits.
    """
    decimals = currency_digits(currency)
    minor = cost * 10**decimals
    if minor >= (100 if decimals else 10):
        return Money(divide_half_away(minor.numerator, minor.denominator), currency)
    return sentence("{price} {currency}", price=significant(cost), currency=currency)
