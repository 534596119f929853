"""What of the catalogue is held in memory until it changes, in this window or beside it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from peewee import fn

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.needs import Needs
from salesdesk.domain.catalogue.pricing import PriceRule
from salesdesk.domain.catalogue.printers import PrinterFinder
from salesdesk.domain.catalogue.products import PrinterModel, Product
from salesdesk.models.catalogue import PriceAgreement
from salesdesk.models.catalogue import PrinterModel as PrinterRow
from salesdesk.models.catalogue import Product as ProductRow
from salesdesk.models.history import History
from salesdesk.services.catalogue.reading import (
    read_assortment,
    read_fitting,
    read_inks,
    read_papers,
    read_printers,
    read_product,
    read_rules,
    read_stock,
)

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


@dataclass(frozen=True, slots=True)
class Core:
    """What every need is answered from: the finder over all printers, and the papers on sale."""

    finder: PrinterFinder
    printers: dict[UUID, PrinterModel]
    papers: tuple[Product, ...]
    seen: int
    counts: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of the catalogue that some needs are answered from, and the rules for it."""

    assortment: Assortment
    rules: tuple[PriceRule, ...]


class Snapshots:
    """Hands out the catalogue as it is now: the whole of it, or what some needs ask for.

    A check costs a few lookups. What changes is read off the history, which every write passes;
    rows added in bulk show in the number of products, printers and agreements.
    """

    def __init__(self) -> None:
        self._current: Snapshot | None = None
        self._core: Core | None = None
        self._turn = threading.Lock()

    def current(self) -> Snapshot:
        """The whole catalogue: a tenth of a second for a thousand products."""
        with self._turn:
            self._current = self._newer(self._current)
            return self._current

    def core(self) -> Core:
        """The printers and the papers, which is little even of a large catalogue."""
        with self._turn:
            self._core = _newer_core(self._core)
            return self._core

    def asked(self, needs: Needs) -> Asked:
        """Only what these needs take, read afresh: their printers' supplies, paper, and rules."""
        core = self.core()
        printers = _meant(needs, core)
        products, fits = read_fitting([one.id for one in printers])
        inks, more = read_inks(ink.value for ink in needs.special_inks)
        fitting_inks = [core.printers[f.printer_id] for f in more if f.printer_id in core.printers]
        everything = {one.id: one for one in (*core.papers, *inks, *products)}
        assortment = Assortment(
            tuple(everything.values()),
            tuple({one.id: one for one in (*printers, *fitting_inks)}.values()),
            tuple(dict.fromkeys((*fits, *more))),
            core.finder,
        )
        return Asked(assortment, read_rules(list(everything)))

    def about(self, product_id: UUID) -> Asked:
        """One product with what it fits, what replaces it, and the rules that speak of it."""
        core, (products, fits) = self.core(), read_product(product_id)
        printers = (core.printers.get(fit.printer_id) for fit in fits)
        known = tuple({one.id: one for one in printers if one}.values())
        assortment = Assortment(products, known, fits, core.finder)
        return Asked(assortment, read_rules([product_id]))

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


def without_cost(assortment: Assortment) -> Assortment:
    """The same for eyes that may not see what things cost the shop."""
    return replace(assortment, products=tuple(replace(p, cost=None) for p in assortment.products))


def _read(seen: int, counts: tuple[int, int]) -> Snapshot:
    assortment = read_assortment()
    return Snapshot(assortment, without_cost(assortment), read_rules(), seen, counts)


def _restocked(known: Snapshot, seen: int) -> Snapshot:
    stock = read_stock()
    products = tuple(
        product
        if product.stock_on_hand == stock.get(product.id, 0)
        else replace(product, stock_on_hand=stock.get(product.id, 0))
        for product in known.assortment.products
    )
    assortment = replace(known.assortment, products=products)
    hidden = without_cost(assortment)
    return replace(known, assortment=assortment, without_cost=hidden, seen=seen)


def _newer_core(known: Core | None) -> Core:
    seen = _last_change()
    counts = (ProductRow.select().count(), PrinterRow.select().count())
    if known is None or counts != known.counts or seen < known.seen:
        return _read_core(seen, counts, None)
    if seen == known.seen:
        return known
    if _touched(("printer_model",), known.seen):
        return _read_core(seen, counts, None)
    if _touched(("product", "paper", *STOCK), known.seen):
        return _read_core(seen, counts, known)
    return replace(known, seen=seen)


def _read_core(seen: int, counts: tuple[int, int], known: Core | None) -> Core:
    """Read the papers, and the printers too unless they are known."""
    if known is not None:
        return Core(known.finder, known.printers, read_papers(), seen, counts)
    printers = read_printers()
    by_id = {printer.id: printer for printer in printers}
    return Core(PrinterFinder(printers), by_id, read_papers(), seen, counts)


def _meant(needs: Needs, core: Core) -> list[PrinterModel]:
    """Every printer that the needs may speak of."""
    found: dict[UUID, PrinterModel] = {}
    for need in needs.printers:
        known = core.printers.get(need.printer_id) if need.printer_id else None
        meant: Iterable[PrinterModel] = (known,) if known else core.finder.resolve(need.model).tied
        found.update((printer.id, printer) for printer in meant)
    return list(found.values())


def _last_change() -> int:
    return int(History.select(fn.MAX(History.id)).scalar() or 0)


def _touched(tables: tuple[str, ...], since: int) -> bool:
    touched = (History.id > since) & History.record_table.in_(tables)
    return bool(History.select().where(touched).exists())


def _counts() -> tuple[int, int]:
    return ProductRow.select().count(), PriceAgreement.select().count()
