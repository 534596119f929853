"""What a source or a campaign brought for what it cost: figures that never divide by nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salesdesk.money import Money, divide_half_away


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a source in a period, and what was spent on it.

    `prospects` were entered in it, `qualified` were called so in it (or ordered without it), and
    `customers` placed their first order in it: that is a conversion. `spent` and `revenue` are
    sums by currency, the shop's first; revenue is what all its accounts ordered, with VAT.
    """

    prospects: int = 0
    qualified: int = 0
    customers: int = 0
    spent: tuple[Money, ...] = ()
    revenue: tuple[Money, ...] = ()

    @property
    def per_prospect(self) -> Money | None:
        """What one prospect cost; None without prospects, or where money is of several kinds."""
        return _each(self.spent, self.prospects)

    @property
    def per_conversion(self) -> Money | None:
        """What one conversion cost; None without conversions."""
        return _each(self.spent, self.customers)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing came and nothing was spent."""
        return self == Brought()


def together(parts: list[Brought]) -> Brought:
    """Several of them as one."""
    return Brought(
        sum(one.prospects for one in parts),
        sum(one.qualified for one in parts),
        sum(one.customers for one in parts),
        added(money for one in parts for money in one.spent),
        added(money for one in parts for money in one.revenue),
    )


def added(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sums by currency, in the order in which the currencies come; no sum of nothing."""
    sums: dict[str, int] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    return tuple(Money(minor, currency) for currency, minor in sums.items() if minor)


def _each(spent: tuple[Money, ...], count: int) -> Money | None:
    if not count or len(spent) != 1:
        return None
    return Money(divide_half_away(spent[0].minor, count), spent[0].currency)
