"""Changing many prices by one rule: by how much, rounded how, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.pricing import margin
from salesdesk.domain.catalogue.products import Product
from salesdesk.errors import WrongInput
from salesdesk.money import BASIS_POINTS, UnitPrice, divide_half_away
from salesdesk.sentence import mark, sentence


class Priced(StrEnum):
    """Which price of a product is changed."""

    LIST_PRICE = "list price"
    COST = "cost"


PRICED_NAMES = {Priced.LIST_PRICE: mark("List price"), Priced.COST: mark("Cost")}


class Towards(StrEnum):
    """To which side a price is rounded."""

    NEAREST = "nearest"
    UP = "up"
    DOWN = "down"


TOWARDS_NAMES = {
    Towards.NEAREST: mark("To the nearest"),
    Towards.UP: mark("Up"),
    Towards.DOWN: mark("Down"),
}


@dataclass(frozen=True, slots=True)
class Rounding:
    """Prices as a shop likes them: multiples of `step`, or such that leave `ending` of a step.

    Both in whole currency units: a step of 1000 with the ending 900 gives 4,900 and 12,900. No
    step leaves prices as they come out, to the minor unit.
    """

    step: Decimal = Decimal(0)
    ending: Decimal = Decimal(0)
    towards: Towards = Towards.NEAREST

    def of(self, price: Fraction) -> Fraction:
        """The rounded price; a tie goes up. Nothing becomes less than the ending itself."""
        if self.step <= 0:
            return price
        step, ending = Fraction(self.step), Fraction(self.ending)
        steps = (price - ending) / step
        whole = steps.numerator // steps.denominator
        rest = steps - whole
        if rest and (self.towards is Towards.UP or self._is_nearer_above(rest)):
            whole += 1
        return max(whole, 0 if ending else 1) * step + ending

    def _is_nearer_above(self, rest: Fraction) -> bool:
        return self.towards is Towards.NEAREST and rest >= Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class PriceChange:
    """One rule for many products: those of a brand, a category, both, or the ones named.

    `percent` is in basis points and may be negative; `amount` in whole currency units is added
    afterwards.
    """

    priced: Priced = Priced.LIST_PRICE
    brand: str = ""
    category: Category | None = None
    product_ids: frozenset[UUID] = frozenset()
    percent: int = 0
    amount: Decimal = Decimal(0)
    rounding: Rounding = Rounding()
    only_stocked: bool = True

    def covers(self, product: Product) -> bool:
        """Whether it speaks of this product, which must have such a price to change."""
        return (
            self.brand in ("", product.brand)
            and self.category in (None, product.category)
            and (not self.product_ids or product.id in self.product_ids)
            and (not self.only_stocked or product.offered)
            and bool(price_of(product, self.priced))
        )

    def price(self, before: UnitPrice) -> UnitPrice:
        """What it makes of a price; never less than nothing."""
        after = Fraction(before.decimal) * (BASIS_POINTS + self.percent) / BASIS_POINTS
        rounded = max(Fraction(0), self.rounding.of(after + Fraction(self.amount)))
        scale = Decimal(rounded.numerator) / Decimal(rounded.denominator)
        return UnitPrice.from_money(UnitPrice.of(scale, before.currency).money)


@dataclass(frozen=True, slots=True)
class PriceMove:
    """One product's price before and after. `margin_after` in basis points, where known."""

    product: Product
    priced: Priced
    before: UnitPrice
    after: UnitPrice
    margin_after: int | None

    @property
    def percent(self) -> int:
        """By how much the price moves, in basis points of what it was."""
        if not self.before.scaled:
            return 0
        more = self.after.scaled - self.before.scaled
        return divide_half_away(more * BASIS_POINTS, self.before.scaled)


def check_change(change: PriceChange) -> PriceChange:
    """The change itself where it makes sense. Raises WrongInput with the field that does not."""
    if not change.percent and not change.amount and change.rounding.step <= 0:
        raise WrongInput(sentence("Say by how much, or to what prices are rounded."), "percent")
    if change.percent <= -BASIS_POINTS:
        raise WrongInput(sentence("A price cannot fall by 100% or more."), "percent")
    if change.rounding.ending >= change.rounding.step > 0:
        raise WrongInput(sentence("The ending must be less than the step."), "ending")
    return change


def moves(products: tuple[Product, ...], change: PriceChange) -> list[PriceMove]:
    """What the change does, product by product; those whose price stays are left out."""
    found = (_move(product, change) for product in products if change.covers(product))
    return [move for move in found if move.after != move.before]


def price_of(product: Product, priced: Priced) -> UnitPrice | None:
    """The list price or the cost of a product."""
    return product.list_price if priced is Priced.LIST_PRICE else product.cost


def _move(product: Product, change: PriceChange) -> PriceMove:
    before = price_of(product, change.priced)
    assert before is not None  # what it covers has one
    after = change.price(before)
    lists = change.priced is Priced.LIST_PRICE
    left = margin(after if lists else product.list_price, product.cost if lists else after)
    return PriceMove(product, change.priced, before, after, left)
