"""What customers and the things they buy are called in a sentence."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.language import Language
from salesdesk.sentence import Sentence
from salesdesk.services.followup.purchases import Item
from salesdesk.services.followup.standings import Standing

LONGEST_NAME = 30


def short_name(name: str, *, numbered: bool = False) -> str:
    """A product's name for a sentence: without its pack, cut between words.

    `numbered` products are known by their number: “HP 207X Black Toner” is said as HP 207X,
    “Bạch Vân A4 100 g/m² paper” without the last word.
    """
    head = name.split(",", 1)[0].split(" (", 1)[0].strip()
    parts = head.split()
    with_digits = [at for at, part in enumerate(parts) if any(c.isdigit() for c in part)]
    if numbered and with_digits:
        head = " ".join(parts[: with_digits[-1] + 1])
    if len(head) <= LONGEST_NAME:
        return head
    return head[: LONGEST_NAME + 1].rsplit(" ", 1)[0].rstrip() + "…"


def reason(standing: Standing, shelves: Assortment, words: Language) -> Sentence:
    """Why a customer stands so, the product named for people."""
    if standing.item is None:
        return standing.reason
    return with_product(standing.reason, spoken(standing.item, shelves, words))


def spoken(item: Item, shelves: Assortment, words: Language) -> str:
    """An item's short name."""
    product = shelves.product(item.product_id) if item.product_id else None
    if product is not None and (product.is_supply or product.paper is not None):
        # Brand and number are the same in every language, and what clients say.
        return short_name(product.name_en, numbered=True)
    return short_name(name_of(item, shelves, words))


def name_of(item: Item, shelves: Assortment, words: Language) -> str:
    """An item's name in a language where the catalogue has it, otherwise as it was sold."""
    product = shelves.product(item.product_id) if item.product_id else None
    return product.name(words) if product else item.name or item.sku


def with_product(reason: Sentence, name: str) -> Sentence:
    """A reason that names its product in words for people instead of by its key."""
    values = tuple((key, name if key == "product" else value) for key, value in reason.values)
    return replace(reason, values=values)
