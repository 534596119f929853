"""How far a proposal goes beyond what its seller may grant, and why a manager is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesdesk.domain.proposals.states import LineKind
from salesdesk.domain.proposals.totals import PricedLine, Totals
from salesdesk.money import BASIS_POINTS, UnitPrice, divide_half_away
from salesdesk.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Offered:
    """A line beside the price that the shop's rules ask for it; None where they ask for none."""

    line: PricedLine
    asked: UnitPrice | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """What a seller may grant alone; percentages in basis points.

    `sees_cost` decides whether a reason names the margin, `own` whether it is the reader's limit
    or that of somebody who asks the reader for approval.
    """

    discount_limit: int
    margin_floor: int
    sees_cost: bool
    own: bool = True


def deepest_discount(offered: Sequence[Offered], discount: int) -> int:
    """The deepest discount that any counted item gets, in basis points.

    The line's own discount, a price below the one asked for, discount lines and the document's
    discount come together, one after the other. A price above the one asked for gives nothing.
    """
    kept = _kept_of_all([each.line for each in offered], discount)
    discounts = [1 - _kept_of_line(each) * kept for each in offered if _is_item(each.line)]
    deepest = max(discounts, default=Fraction(0))
    return max(0, _basis_points(deepest))


def approval_reasons(
    offered: Sequence[Offered], totals: Totals, discount: int, authority: Authority
) -> tuple[Sentence, ...]:
    """Why a manager has to approve; empty where the seller may present it alone."""
    reasons = []
    deepest = deepest_discount(offered, discount)
    if deepest > authority.discount_limit:
        reasons.append(_deep(deepest, authority))
    if totals.margin is not None and totals.margin < authority.margin_floor:
        reasons.append(_thin(totals.margin, authority))
    return tuple(reasons)


def floor_of_mix(parts: Iterable[tuple[int, int]], default: int) -> int:
    """The margin floor of lines together, in basis points: each line's by what it comes to.

    `parts` are net amounts in minor units with the floor of their category; `default` is the
    answer where they come to nothing.
    """
    counted = [(amount, floor) for amount, floor in parts if amount > 0]
    whole = sum(amount for amount, _floor in counted)
    if not whole:
        return default
    return divide_half_away(sum(amount * floor for amount, floor in counted), whole)


def _deep(discount: int, authority: Authority) -> Sentence:
    given, limit = _percent(discount), _percent(authority.discount_limit)
    if authority.own:
        return sentence(
            "A discount of {given}% is more than your limit of {limit}%.", given=given, limit=limit
        )
    return sentence(
        "A discount of {given}% is more than the seller's limit of {limit}%.",
        given=given,
        limit=limit,
    )


def _thin(margin: int, authority: Authority) -> Sentence:
    if not authority.sees_cost:
        return sentence("The margin is below the shop's floor.")
    return sentence(
        "The margin of {margin}% is below the shop's floor of {floor}%.",
        margin=_percent(margin),
        floor=_percent(authority.margin_floor),
    )


def _kept_of_all(lines: list[PricedLine], discount: int) -> Fraction:
    """The share of every price that discount lines and the document's discount leave."""
    priced = [line for line in lines if line.counts]
    full = sum(line.amount.minor for line in priced if line.kind is not LineKind.DISCOUNT)
    off = sum(-line.amount.minor for line in priced if line.kind is LineKind.DISCOUNT)
    left = 1 - Fraction(off, full) if full > 0 else Fraction(1)
    return left * Fraction(BASIS_POINTS - discount, BASIS_POINTS)


def _kept_of_line(offered: Offered) -> Fraction:
    line, asked = offered.line, offered.asked
    kept = Fraction(BASIS_POINTS - line.discount, BASIS_POINTS)
    comparable = asked is not None and asked.currency == line.unit_price.currency
    if asked is not None and comparable and asked.scaled > 0:
        kept *= Fraction(line.unit_price.scaled, asked.scaled)
    return kept


def _is_item(line: PricedLine) -> bool:
    return line.kind is LineKind.ITEM and line.counts


def _basis_points(share: Fraction) -> int:
    return divide_half_away(share.numerator * BASIS_POINTS, share.denominator)


def _percent(basis_points: int) -> Decimal:
    return Decimal(basis_points) / 100
