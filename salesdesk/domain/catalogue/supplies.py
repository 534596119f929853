"""Which of the supplies that fit a printer is the right one for what a client prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from salesdesk.domain.catalogue import cost
from salesdesk.domain.catalogue.calibration import Calibration
from salesdesk.domain.catalogue.kinds import (
    COMPANIONS,
    Capacity,
    Certainty,
    Colour,
    Origin,
    SpecialInk,
)
from salesdesk.domain.catalogue.needs import PrinterNeed
from salesdesk.domain.catalogue.pricing import Buyer, PriceAnswer, PriceBook
from salesdesk.domain.catalogue.products import FittingSupply, Product
from salesdesk.domain.catalogue.special_inks import answers
from salesdesk.sentence import mark

MOST_SURPLUS = Fraction(1, 2)
"""A larger pack is sensible while it leaves over no more than half of what is needed."""


class Preference(StrEnum):
    """Which maker's supplies are put first; the other is named beside it with its cost."""

    ORIGINAL = "original"
    COMPATIBLE = "compatible"
    CHEAPEST = "cheapest"


PREFERENCE_NAMES = {
    Preference.ORIGINAL: mark("Original first"),
    Preference.COMPATIBLE: mark("Compatible first"),
    Preference.CHEAPEST: mark("Lowest cost per page"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """Who buys and when, which is what prices depend on; amounts are in `currency`."""

    currency: str
    day: date
    book: PriceBook = field(default_factory=PriceBook)
    buyer: Buyer = field(default_factory=Buyer)

    def price(self, product: Product, quantity: int) -> PriceAnswer:
        """The price of one unit when so many are bought."""
        return self.book.answer(product, quantity, self.buyer, self.day)


@dataclass(frozen=True, slots=True)
class Volume:
    """What printers of one model print: pages of one of them in a month, None where unknown.

    `measured` is what the client's own change dates say they use up; it counts before the
    coverage that somebody guessed, and also where nobody knows the pages.
    """

    pages: int | None
    printers: int = 1
    coverage_factor: Fraction = Fraction(1)
    measured: Calibration | None = None

    @property
    def rated_pages(self) -> Fraction | None:
        """Pages of one printer in a month, counted as the rated 5 % pages they use up."""
        if self.measured is not None:
            return self.measured.rated_pages
        return None if self.pages is None else self.pages * self.coverage_factor

    @property
    def all_rated_pages(self) -> Fraction | None:
        """The same for all the printers together."""
        return None if self.rated_pages is None else self.rated_pages * self.printers

    @property
    def all_pages(self) -> int:
        """Pages of all the printers in a month, 0 where unknown."""
        return (self.pages or 0) * self.printers


@dataclass(frozen=True, slots=True)
class Ranked:
    """A supply judged for a volume.

    `cost_per_page` is in whole currency units at the client's coverage; `life` is how many months
    one cartridge lasts in one printer; `cost_in_use` counts only the pages that are printed
    before ink dries or toner cakes. None where yield or pages are not known.
    """

    fitting: FittingSupply
    price: PriceAnswer
    cost_per_page: Fraction | None
    cost_in_use: Fraction | None
    life: Fraction | None

    @property
    def product(self) -> Product:
        """The supply as it is sold."""
        return self.fitting.product

    @property
    def confirmed(self) -> bool:
        """Whether the shop is sure of the fit."""
        return self.fitting.fit.certainty is Certainty.CONFIRMED

    @property
    def original(self) -> bool:
        """Whether the printer's maker made it."""
        return self.fitting.supply.origin is Origin.ORIGINAL

    @property
    def keeps(self) -> int | None:
        """For how many months it stays good in the printer."""
        return cost.KEEPS_MONTHS.get(self.product.category)

    @property
    def outlives_itself(self) -> bool:
        """Whether it would dry or cake before it is empty."""
        return self.life is not None and self.keeps is not None and self.life > self.keeps


def volume_of(
    need: PrinterNeed, colour: Colour | None, measured: Calibration | None = None
) -> Volume:
    """What a client's printers use of one colour; black is on colour pages too, and a drum (no
    colour) turns for all of them.
    """
    pages = need.black_pages if colour in (None, Colour.BLACK) else need.colour_pages or 0
    factor = Fraction(1) if colour is None else need.coverage_factor
    if measured is not None:
        factor = measured.rated_pages / pages if pages else Fraction(1)
    return Volume(pages if need.pages_known else None, need.quantity, factor, measured)


def rank(
    fittings: Iterable[FittingSupply],
    volume: Volume,
    months: Fraction,
    terms: Terms,
    preference: Preference = Preference.ORIGINAL,
    inks: frozenset[SpecialInk] = frozenset(),
) -> list[Ranked]:
    """Supplies in the order in which the shop suggests them for a volume.

    First what may be sold at all, then confirmed fits before claimed ones, then the special inks
    that were asked for, then the preferred maker, then the lowest cost of the pages that are
    printed before it dries.
    """
    judged = [judge(fitting, volume, months, terms) for fitting in fittings]
    return sorted(judged, key=lambda ranked: _order(ranked, preference, inks))


def judge(fitting: FittingSupply, volume: Volume, months: Fraction, terms: Terms) -> Ranked:
    """One supply with its price at the quantity that the volume needs."""
    rated, unit_yield, single = volume.all_rated_pages, fitting.unit_yield, fitting.yield_pages
    price = terms.price(fitting.product, _quantity(rated, unit_yield, months, volume.printers))
    if unit_yield is None or single is None:
        return Ranked(fitting, price, None, None, None)
    per_page = cost.cost_per_page(price.unit_price, unit_yield, volume.coverage_factor)
    life = cost.months_to_empty(single, volume.rated_pages) if volume.rated_pages else None
    keeps = cost.KEEPS_MONTHS.get(fitting.product.category)
    wasted = max(Fraction(1), life / keeps) if life and keeps else Fraction(1)
    return Ranked(fitting, price, per_page, per_page * wasted, life)


def may_be_sold(fitting: FittingSupply, currency: str) -> bool:
    """Whether the shop can recommend it: stocked, not known bad, no starter, priced in the
    currency of the offer.
    """
    product = fitting.product
    return (
        product.offered
        and fitting.fit.certainty is not Certainty.KNOWN_BAD
        and fitting.supply.capacity is not Capacity.STARTER
        and product.list_price.currency == currency
    )


def sensible_pack(needed: Fraction, pack: int) -> bool:
    """Whether packs of so many leave over little enough; singles always do.

    `needed` is what is needed in singles, in whole ones.
    """
    singles = cost.whole_units(needed)
    packs = cost.whole_units(Fraction(singles, pack))
    return pack == 1 or packs * pack <= singles * (1 + MOST_SURPLUS)


def sellable(
    fittings: Iterable[FittingSupply], volume: Volume, months: Fraction, currency: str
) -> list[FittingSupply]:
    """Those that may be sold, without packs that are too large for the need; where there are
    only such packs, all of them.
    """
    offered = [fitting for fitting in fittings if may_be_sold(fitting, currency)]
    sensible = [fitting for fitting in offered if _sensible(fitting, volume, months)]
    return sensible or offered


def is_drum(fitting: FittingSupply) -> bool:
    """Whether it is a drum or a waste box, which wear with every page and print nothing."""
    return fitting.product.category in COMPANIONS


def _sensible(fitting: FittingSupply, volume: Volume, months: Fraction) -> bool:
    rated, single = volume.all_rated_pages, fitting.yield_pages
    if rated is None or single is None:
        return fitting.product.pieces <= volume.printers
    return sensible_pack(rated * months / single, fitting.product.pieces)


def _quantity(
    rated: Fraction | None, unit_yield: int | None, months: Fraction, printers: int
) -> int:
    if rated is None or unit_yield is None:
        return printers
    return max(1, cost.whole_units(rated * months / unit_yield))


def _order(
    ranked: Ranked, preference: Preference, inks: frozenset[SpecialInk]
) -> tuple[object, ...]:
    wanted = {
        Preference.ORIGINAL: ranked.original,
        Preference.COMPATIBLE: not ranked.original,
        Preference.CHEAPEST: True,
    }
    in_use = ranked.cost_in_use
    return (
        ranked.fitting.fit.certainty is Certainty.KNOWN_BAD,
        not ranked.product.offered,
        not ranked.confirmed,
        -answers(ranked.product, inks),
        not wanted[preference],
        in_use is None,
        in_use or Fraction(0),
        ranked.life or Fraction(0),
        ranked.product.stock_on_hand <= 0,
        ranked.product.sku,
    )
