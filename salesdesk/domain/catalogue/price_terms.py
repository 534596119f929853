"""Price rules as they are agreed: what must be said of one, and discounts as the trade writes."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from salesdesk.domain.catalogue.pricing import PriceRule, Rule
from salesdesk.errors import WrongInput
from salesdesk.money import BASIS_POINTS
from salesdesk.sentence import Sentence, sentence

MOST_DISCOUNTS = 4
_BETWEEN = re.compile(r"\s*(?:\+|/|;|\bthen\b|\brồi\b|\bthen\s+by\b|(?<=%)\s+)\s*", re.IGNORECASE)


def read_discounts(text: str) -> tuple[int, ...]:
    """Discounts one after the other in basis points: "10+5", "10 % then 5 %", "−12,5%".

    Raises WrongInput, with the field "discounts", for what is none.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part.strip()]
    if len(parts) > MOST_DISCOUNTS:
        raise _wrong(sentence("At most {most} discounts follow each other.", most=MOST_DISCOUNTS))
    return tuple(_percent(part) for part in parts)


def write_discounts(discounts: tuple[int, ...]) -> str:
    """The same, as it can be read again: "10 + 5"."""
    return " + ".join(f"{Decimal(each) / 100:f}" for each in discounts)


def check_terms(rule: PriceRule) -> PriceRule:
    """The rule itself where it can stand. Raises WrongInput with the field that cannot."""
    for field, fault in _faults(rule):
        raise WrongInput(fault, field)
    return rule


def _faults(rule: PriceRule) -> list[tuple[str, Sentence]]:
    begun, ended = rule.valid_from, rule.valid_until
    faults = (
        (rule.rule is Rule.LIST, "rule", sentence("The list price stands on the product.")),
        (
            rule.rule in (Rule.CONTRACT, Rule.CUSTOMER) and rule.customer_id is None,
            "customer",
            sentence("Say which customer this price is for."),
        ),
        (
            rule.rule is Rule.GROUP and not rule.group,
            "group",
            sentence("Say which group this price is for."),
        ),
        (
            rule.rule is Rule.QUANTITY_BREAK and rule.min_quantity < 2,
            "quantity",
            sentence("A quantity break begins at 2 or more."),
        ),
        (rule.min_quantity < 1, "quantity", sentence("The quantity must be at least 1.")),
        (
            rule.unit_price is None and not rule.discounts,
            "discounts",
            sentence("Give a price, or a discount off the list price."),
        ),
        (
            rule.unit_price is not None and bool(rule.discounts),
            "discounts",
            sentence("Give either a price or a discount, not both."),
        ),
        (
            rule.unit_price is not None and rule.product_id is None,
            "product",
            sentence("A price needs a product; for a brand or category give a discount."),
        ),
        (
            rule.unit_price is not None and rule.unit_price.scaled < 0,
            "price",
            sentence("A price cannot be less than nothing."),
        ),
        (
            begun is not None and ended is not None and ended < begun,
            "until",
            sentence("The last day lies before the first."),
        ),
    )
    return [(field, fault) for wrong, field, fault in faults if wrong]


def _percent(text: str) -> int:
    plain = text.strip().strip("−-").removesuffix("%").strip().replace(",", ".")
    try:
        points = Decimal(plain) * 100
    except InvalidOperation:
        raise _wrong(
            sentence("“{text}” is not a discount, like 10 or 10 + 5.", text=text)
        ) from None
    if points != points.to_integral_value() or not 0 < points < BASIS_POINTS:
        raise _wrong(sentence("A discount lies between 0.01% and 99.99%."))
    return int(points)


def _wrong(fault: Sentence) -> WrongInput:
    return WrongInput(fault, "discounts")
