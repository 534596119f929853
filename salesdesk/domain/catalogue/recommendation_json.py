"""A recommendation as the JSON that `recommend --json` prints; its keys are documented."""

from __future__ import annotations

from fractions import Fraction

from salesdesk.domain.catalogue.cost import plain, significant
from salesdesk.domain.catalogue.recommendation import Line, Recommendation, Said, Unmatched
from salesdesk.language import Language
from salesdesk.money import UnitPrice
from salesdesk.sentence import Sentence

Json = dict[str, object]


def to_json(recommendation: Recommendation, language: Language) -> Json:
    """The recommendation with its sentences in a language.

    Amounts are decimal strings with the currency's own digits, `cost_per_page` one with four
    significant digits; `per_month` and `months_to_empty` are numbers with four, or null where
    they cannot be known; `unit` is the same word in every language. Everything is without VAT.
    """
    return {
        "currency": recommendation.currency,
        "months": float(recommendation.months),
        "lines": [_line(line, language) for line in recommendation.lines],
        "total": plain(recommendation.total.decimal),
        "monthly_cost": plain(recommendation.monthly_cost.decimal),
        "unmatched": [_unmatched(one, language) for one in recommendation.unmatched],
        "notes": [language.say(note) for note in _notes(recommendation)],
        "still_to_ask": [language.say(one) for one in recommendation.still_to_ask],
    }


def said(text: Said, language: Language) -> str:
    """A name as it stands, or a sentence in words."""
    return text if isinstance(text, str) else language.say(text)


def _notes(recommendation: Recommendation) -> tuple[Sentence, ...]:
    """What was assumed, and last how far the month may be off and what it rests on."""
    estimate = recommendation.estimate
    return (*recommendation.notes, *((estimate.rests_on,) if estimate else ()))


def _line(line: Line, language: Language) -> Json:
    return {
        "sku": line.product.sku,
        "mpn": line.product.mpn,
        "name": line.product.name(language),
        "for": ", ".join(said(one, language) for one in line.serves),
        "quantity": line.quantity,
        "unit": line.product.unit.value,
        "unit_price": _unit_price(line.price.unit_price),
        "amount": plain(line.amount.decimal),
        "currency": line.amount.currency,
        "per_month": _number(line.per_month),
        "months_to_empty": _number(line.months_to_empty),
        "cost_per_page": _significant(line.cost_per_page),
        "reason": language.say(line.reason),
        "hints": [language.say(hint) for hint in line.hints],
        "price_rule": line.price.rule.key,
        "yield_pages": line.yield_pages,
        "standard": line.standard.value if line.standard else None,
        "certainty": line.certainty.value if line.certainty else None,
        "source": line.source,
    }


def _unmatched(one: Unmatched, language: Language) -> Json:
    return {
        "what": said(one.what, language),
        "why": language.say(one.why),
        "nearest": list(one.nearest),
    }


def _unit_price(price: UnitPrice) -> str:
    """In the currency's own digits, and finer ones only where the price has them."""
    whole = price.money
    exact = UnitPrice.from_money(whole) == price
    return plain(whole.decimal if exact else price.decimal.normalize())


def _number(number: Fraction | None) -> float | None:
    return None if number is None else float(significant(number))


def _significant(number: Fraction | None) -> str | None:
    return None if number is None else plain(significant(number))
