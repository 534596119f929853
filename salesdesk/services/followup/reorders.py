"""The ready-made line list: what a customer should order again, how much, and why now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol
from uuid import UUID

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import Unit
from salesdesk.domain.catalogue.pricing import PriceAnswer
from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.followup.forecast import Forecast
from salesdesk.domain.followup.health import URGENCY, Health
from salesdesk.language import Language
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.followup.purchases import Item
from salesdesk.services.followup.shapes import ReorderLine
from salesdesk.services.followup.standings import Followed

SOON_DAYS = 14
"""What is expected within so many days is offered along, not yet ticked."""
MOST_LINES = 12
_DUE = frozenset({Health.DUE, Health.LATE, Health.AT_RISK})
_LEAVING = frozenset({Health.AT_RISK, Health.LAPSED})


class PricedShelves(Protocol):
    """What is needed of the catalogue here."""

    def catalogue(self) -> Assortment:
        """Everything the shop sells or knows of."""

    def price(
        self, product_id: UUID, prospect_id: UUID | None = None, quantity: int = 1
    ) -> PriceAnswer:
        """The price of one unit for an account."""


class Reorders:
    """Makes the lines for one customer after the other."""

    def __init__(self, catalogue: PricedShelves, today: date) -> None:
        self._catalogue, self._today = catalogue, today

    def lines(self, followed: Followed, words: Language) -> tuple[ReorderLine, ...]:
        """What to offer again, the most urgent first; at most MOST_LINES."""
        lines = [self._line(followed, key, found, words) for key, found in self._wanted(followed)]
        lines.sort(key=lambda line: (not line.chosen, URGENCY[line.health], line.name))
        return tuple(lines[:MOST_LINES])

    def _wanted(self, followed: Followed) -> Iterator[tuple[str, Forecast]]:
        leaving = followed.forecast.health in _LEAVING
        for key, found in followed.forecast.items.items():
            if found.due is None:
                continue
            gone = found.health is Health.LAPSED
            if (gone and leaving) or found.health in _DUE or (not gone and self._soon(found)):
                yield key, found

    def _soon(self, found: Forecast) -> bool:
        return found.due is not None and (found.due - self._today).days <= SOON_DAYS

    def _line(self, followed: Followed, key: str, found: Forecast, words: Language) -> ReorderLine:
        item = followed.customer.items[key]
        product = self._product(item)
        price = None
        if product is not None and product.offered and product.list_price:
            answer = self._catalogue.price(product.id, followed.customer.id, found.quantity)
            price = answer.unit_price
        return ReorderLine(
            key=key,
            product_id=product.id if product else None,
            name=product.name(words) if product else item.name,
            sku=item.sku,
            why=why_now(found, self._today, replaced=self._is_replaced(item, product)),
            health=found.health,
            quantity=found.quantity,
            unit=product.unit if product else Unit.PIECE,
            price=price,
            stock=product.stock_on_hand if product else 0,
            chosen=price is not None and found.health in _DUE | _LEAVING,
        )

    def _product(self, item: Item) -> Product | None:
        """The product, or what has taken its place."""
        shelves = self._catalogue.catalogue()
        product = shelves.product(item.product_id) if item.product_id else None
        if product is not None and product.discontinued and product.replacement_id:
            return shelves.product(product.replacement_id) or product
        return product

    @staticmethod
    def _is_replaced(item: Item, product: Product | None) -> bool:
        return product is not None and product.id != item.product_id


def why_now(found: Forecast, today: date, *, replaced: bool = False) -> Sentence:
    """Why an item is offered now: its rhythm, and how late or near it is."""
    rhythm = _rhythm(found, today)
    if replaced:
        return sentence("Takes the place of what they bought. {rhythm}", rhythm=rhythm)
    return rhythm


def _rhythm(found: Forecast, today: date) -> Sentence:
    days = (found.due - today).days if found.due else 0
    every = found.interval_days
    if days < 0:
        return sentences(
            "{every}-day rhythm, {count} day late",
            "{every}-day rhythm, {count} days late",
            -days,
            every=every,
        )
    if days == 0:
        return sentence("{every}-day rhythm, due today", every=every)
    return sentences(
        "{every}-day rhythm, due in {count} day",
        "{every}-day rhythm, due in {count} days",
        days,
        every=every,
    )
