"""Exact money: whole minor units with their currency, and one way of rounding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from salesdesk.errors import WrongInput
from salesdesk.sentence import sentence

UNIT_PRICE_SCALE = 10_000
"""A unit price counts ten-thousandths of a minor unit: a sheet costs a fraction of a đồng."""

LARGEST = 2**63 - 1
"""No column of the database holds more."""

BASIS_POINTS = 10_000
"""Percentages are basis points: 8 % is 800, the whole is 10,000."""


def divide_half_away(numerator: int, denominator: int) -> int:
    """The quotient rounded to a whole number, halves away from zero."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return quotient if numerator >= 0 else -quotient


_EVERYDAY = {"VND": 0, "USD": 2, "EUR": 2, "GBP": 2, "JPY": 0}
"""The decimals of currencies for which the tables of the CLDR need not load."""


@lru_cache(maxsize=64)
def currency_digits(currency: str) -> int:
    """How many decimals a currency has (ISO 4217, as the Unicode CLDR lists it).

    Raises WrongInput for a code that is no currency.
    """
    if currency in _EVERYDAY:
        return _EVERYDAY[currency]
    from babel import Locale  # loads with the first rare currency, not when the desk starts
    from babel.core import get_global

    if currency not in Locale("en").currencies:
        raise WrongInput(sentence("{code} is not a currency code.", code=currency), "currency")
    fractions = get_global("currency_fractions")
    digits, *_ = fractions.get(currency, fractions["DEFAULT"])
    return int(digits)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in the smallest unit of its currency (đồng, cent)."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """An amount given in whole units ("12.50"), rounded half away from zero to the minor unit.

        Raises WrongInput for text that is no number.
        """
        return cls(_scaled(amount, currency, 1), currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        """No money, in this currency."""
        return cls(0, currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in whole units with exactly the currency's decimals."""
        return Decimal(self.minor).scaleb(-currency_digits(self.currency))

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.minor * times, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def share(self, basis_points: int) -> Money:
        """This percentage of the amount, rounded half away from zero."""
        return Money(divide_half_away(self.minor * basis_points, BASIS_POINTS), self.currency)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other.minor


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """The price of one unit, in ten-thousandths of the currency's minor unit, without VAT."""

    scaled: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> UnitPrice:
        """A price given in whole currency units ("4850000", "0.0123").

        Raises WrongInput for text that is no number.
        """
        return cls(_scaled(amount, currency, UNIT_PRICE_SCALE), currency)

    @classmethod
    def from_money(cls, money: Money) -> UnitPrice:
        """An amount as the price of one unit."""
        return cls(money.minor * UNIT_PRICE_SCALE, money.currency)

    @property
    def decimal(self) -> Decimal:
        """The price in whole currency units, four digits finer than the minor unit."""
        return Decimal(self.scaled).scaleb(-currency_digits(self.currency) - 4)

    @property
    def money(self) -> Money:
        """The price of one unit rounded to the minor unit."""
        return self.times(1)

    def times(self, quantity: int) -> Money:
        """The price of so many units, rounded once, half away from zero."""
        return Money(divide_half_away(self.scaled * quantity, UNIT_PRICE_SCALE), self.currency)

    def less(self, basis_points: int) -> UnitPrice:
        """The price after a discount of this percentage."""
        kept = self.scaled * (BASIS_POINTS - basis_points)
        return UnitPrice(divide_half_away(kept, BASIS_POINTS), self.currency)

    def __bool__(self) -> bool:
        return self.scaled != 0


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of amounts in one currency; nothing sums to zero."""
    return sum(amounts, Money.zero(currency))


def spread(amount: Money, weights: list[int]) -> list[Money]:
    """Split an amount in proportion to weights so that the parts add up to the last minor unit.

    Cumulative rounding: each part is the difference of two rounded running shares.
    """
    whole = sum(weights)
    if whole == 0:
        return [Money.zero(amount.currency) for _ in weights]
    parts, before, running = [], 0, 0
    for weight in weights:
        running += weight
        upto = divide_half_away(amount.minor * running, whole)
        parts.append(Money(upto - before, amount.currency))
        before = upto
    return parts


def _scaled(amount: Decimal | int | str, currency: str, scale: int) -> int:
    try:
        number = Decimal(amount)
        shifted = number.scaleb(currency_digits(currency)) * scale
        whole = int(shifted.to_integral_value(ROUND_HALF_UP))
    except (ArithmeticError, ValueError):
        raise _no_amount(amount) from None
    if abs(whole) > LARGEST:
        raise _no_amount(amount)
    return whole


def _no_amount(text: object) -> WrongInput:
    return WrongInput(sentence("“{text}” is not an amount.", text=str(text)))
