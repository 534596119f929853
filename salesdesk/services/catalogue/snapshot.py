"""The catalogue held in memory until something in it changes, in this window or beside it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from peewee import fn

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.pricing import PriceRule
from salesdesk.models.catalogue import PriceAgreement, Product
from salesdesk.models.history import History
from salesdesk.services.catalogue.reading import read_assortment, read_rules, read_stock

STOCK = ("stock_move",)
TABLES = ("product", "supply", "paper", "printer_model", "compatibility", "price_agreement")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The catalogue as it was after `seen` changes of the history, with and without cost."""

    assortment: Assortment
    without_cost: Assortment
    rules: tuple[PriceRule, ...]
    seen: int
    counts: tuple[int, int]


class Snapshots:
    """Hands out the current snapshot; a check costs a few lookups, a new one a tenth of a second.

    What changes is read off the history, which every write passes; rows added in bulk show in the
    number of products and agreements.
    """

    def __init__(self) -> None:
        self._current: Snapshot | None = None
        self._turn = threading.Lock()

    def current(self) -> Snapshot:
        """The catalogue as it is now."""
        with self._turn:
            self._current = self._newer(self._current)
            return self._current

    def _newer(self, known: Snapshot | None) -> Snapshot:
        seen, counts = _last_change(), _counts()
        if known is None or counts != known.counts or seen < known.seen:
            return _read(seen, counts)
        if seen == known.seen:
            return known
        if _touched(TABLES, known.seen):
            return _read(seen, counts)
        if _touched(STOCK, known.seen):
            return _restocked(known, seen)
        return replace(known, seen=seen)


def _read(seen: int, counts: tuple[int, int]) -> Snapshot:
    assortment = read_assortment()
    return Snapshot(assortment, _without_cost(assortment), read_rules(), seen, counts)


def _restocked(known: Snapshot, seen: int) -> Snapshot:
    stock = read_stock()
    products = tuple(
        product
        if product.stock_on_hand == stock.get(product.id, 0)
        else replace(product, stock_on_hand=stock.get(product.id, 0))
        for product in known.assortment.products
    )
    assortment = replace(known.assortment, products=products)
    hidden = _without_cost(assortment)
    return replace(known, assortment=assortment, without_cost=hidden, seen=seen)


def _without_cost(assortment: Assortment) -> Assortment:
    return replace(assortment, products=tuple(replace(p, cost=None) for p in assortment.products))


def _last_change() -> int:
    return int(History.select(fn.MAX(History.id)).scalar() or 0)


def _touched(tables: tuple[str, ...], since: int) -> bool:
    touched = (History.id > since) & History.record_table.in_(tables)
    return bool(History.select().where(touched).exists())


def _counts() -> tuple[int, int]:
    return Product.select().count(), PriceAgreement.select().count()
