"""What a proposal, an order or an invoice comes to (EN 16931, sections BG-22 and BG-23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.money import BASIS_POINTS, Money, UnitPrice, divide_half_away, spread, total


@dataclass(frozen=True, slots=True)
class PricedLine:
    """The part of a line that sums up. Prices and costs are net of VAT.

    `discount` and `vat` are basis points; `cost` is of one unit and None where it is not known.
    A discount line has a negative price. `chosen` says that an optional line was taken.
    """

    kind: LineKind
    choice: LineChoice
    quantity: int
    unit_price: UnitPrice
    discount: int
    vat: int
    cost: UnitPrice | None = None
    chosen: bool = False

    @property
    def counts(self) -> bool:
        """Whether the line is part of the total."""
        priced = self.kind in (LineKind.ITEM, LineKind.CHARGE, LineKind.DISCOUNT)
        return priced and (self.choice is LineChoice.NORMAL or self.chosen)

    @property
    def amount(self) -> Money:
        """Quantity × price less the line's discount, rounded once."""
        return line_amount(self.unit_price, self.quantity, self.discount)


@dataclass(frozen=True, slots=True)
class VatSum:
    """The tax of one rate on the sum of its lines. `rate` in basis points."""

    rate: int
    base: Money
    tax: Money

    @property
    def gross(self) -> Money:
        """Base and tax together."""
        return self.base + self.tax


@dataclass(frozen=True, slots=True)
class Totals:
    """All sums of a document; each is what is printed, and they add up.

    `subtotal` is the sum of the line amounts, `discount` the document's own discount (positive),
    `net` what remains, `vats` the tax per rate and `gross` what is to pay. `cost` is None where a
    line's cost is not known; `margin` is of the net amount, in basis points.
    """

    subtotal: Money
    discount: Money
    net: Money
    vats: tuple[VatSum, ...]
    tax: Money
    gross: Money
    cost: Money | None
    margin: int | None


def line_amount(unit_price: UnitPrice, quantity: int, discount: int) -> Money:
    """Quantity × unit price × (1 − discount), rounded half away from zero, once."""
    scaled = unit_price.scaled * quantity * (BASIS_POINTS - discount)
    return Money(divide_half_away(scaled, BASIS_POINTS * BASIS_POINTS), unit_price.currency)


def totals(lines: Sequence[PricedLine], currency: str, discount: int = 0) -> Totals:
    """The sums of a document; `discount` is on the whole document, in basis points.

    The document's discount is spread over the rates in proportion to their lines, so that the
    bases add up to the net amount exactly.
    """
    counted = [line for line in lines if line.counts]
    subtotal = total((line.amount for line in counted), currency)
    reduction = subtotal.share(discount)
    vats = _vat_sums(counted, reduction, currency)
    net = subtotal - reduction
    tax = total((vat.tax for vat in vats), currency)
    cost = _cost(counted, currency)
    return Totals(subtotal, reduction, net, vats, tax, net + tax, cost, margin(net, cost))


def margin(net: Money, cost: Money | None) -> int | None:
    """What is left of the net amount after cost, in basis points of it; None where unknown."""
    if cost is None or not net:
        return None
    return divide_half_away((net - cost).minor * BASIS_POINTS, net.minor)


def _vat_sums(lines: Iterable[PricedLine], reduction: Money, currency: str) -> tuple[VatSum, ...]:
    bases: dict[int, Money] = defaultdict(lambda: Money.zero(currency))
    for line in lines:
        bases[line.vat] += line.amount
    rates = sorted(bases)
    reductions = spread(reduction, [bases[rate].minor for rate in rates])
    return tuple(
        VatSum(rate, base := bases[rate] - less, base.share(rate))
        for rate, less in zip(rates, reductions, strict=True)
    )


def _cost(lines: Iterable[PricedLine], currency: str) -> Money | None:
    costs = []
    for line in lines:
        if line.kind is not LineKind.ITEM:
            continue
        if line.cost is None:
            return None
        costs.append(line.cost.times(line.quantity))
    return total(costs, currency)
