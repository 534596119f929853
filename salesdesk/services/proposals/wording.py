"""Words of a proposal that depend on its language and can be put into the other one."""

from __future__ import annotations

from salesdesk.domain.catalogue.kinds import UNIT_NAMES, Unit
from salesdesk.domain.catalogue.pricing import RULE_NAMES, Rule
from salesdesk.language import Language
from salesdesk.sentence import mark

BY_HAND = "by hand"
"""The price rule of a line whose price somebody typed."""

_PRICE_RULES = {rule.key: RULE_NAMES[rule] for rule in Rule} | {BY_HAND: mark("Price by hand")}


def unit_word(unit: str, words: Language) -> str:
    """A kept unit in words: "box" is hộp; what the shop typed itself stays as it is."""
    try:
        return words.tr(UNIT_NAMES[Unit(unit)])
    except ValueError:
        return unit


def unit_kept(word: str, words: Language) -> str:
    """A typed unit as it is kept: the shop's own units by their name, others as typed."""
    known = {words.tr(name).casefold(): unit for unit, name in UNIT_NAMES.items()}
    return known.get(word.casefold(), word)


def price_rule_word(rule: str, words: Language) -> str:
    """The rule that gave a line its price, in words."""
    return words.tr(_PRICE_RULES[rule]) if rule in _PRICE_RULES else rule
