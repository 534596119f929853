"""Writing imported sales as they come: new customers and products first, then orders and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, Protocol
from uuid import UUID

from peewee import Model

from salesdesk.domain.catalogue.kinds import Category, Unit
from salesdesk.domain.closing.states import Fulfilment, OrderState
from salesdesk.domain.proposals.totals import line_amount
from salesdesk.domain.prospects.states import ProspectState, Source
from salesdesk.exchange.orders import OrderLine
from salesdesk.models import closing as tables
from salesdesk.models.bulk import Bulk, plain
from salesdesk.models.catalogue import Product
from salesdesk.models.fields import new_id
from salesdesk.models.history import History
from salesdesk.models.prospects import Prospect
from salesdesk.models.search import SearchEntry
from salesdesk.money import UnitPrice
from salesdesk.services.context import Book, Context
from salesdesk.text import clean, fold, search_text

BATCH = 2000


class _Sink(Protocol):
    """A table that takes rows."""

    def insert(self, rows: Iterable[tuple[Any, ...]]) -> None: ...


OpenTable = Callable[[type[Model], str], _Sink]


@dataclass(slots=True)
class _Head:
    """An order while its lines arrive. `total` in minor units."""

    id: UUID
    prospect: UUID
    customer: str
    ordered_on: date
    currency: str
    total: int = 0
    lines: int = 0


@dataclass(slots=True)
class _Seen:
    """What the file's customers, products and orders became."""

    customers: dict[str, UUID] = field(default_factory=dict)
    products: dict[str, tuple[UUID, str, str]] = field(default_factory=dict)
    orders: dict[str, _Head] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


class OrderWriter:
    """Writes sales as they come, into the tables that `table` opens."""

    def __init__(
        self, context: Context, book: Book, origin: str, currency: str, table: OpenTable
    ) -> None:
        self._context, self._book = context, book
        self._origin, self._currency = origin, currency
        self._seen = _Seen()
        self.lines = self.already = self.new_customers = self.new_products = 0
        self._prepare(table)

    def counts(self) -> tuple[tuple[str, int], ...]:
        """What was made, by the keys of the report."""
        return (
            ("orders", len(self._seen.orders)),
            ("customers_created", self.new_customers),
            ("products_created", self.new_products),
            ("already_imported", self.already),
        )

    def write(self, sales: Iterator[OrderLine]) -> None:
        """Write all sales; the caller holds the transaction and finishes it."""
        self._begin()
        while batch := list(islice(sales, BATCH)):
            fresh = [line for line in batch if line.order not in self._seen.kept]
            self.already += len(batch) - len(fresh)
            self._take(fresh)

    def _prepare(self, table: OpenTable) -> None:
        self._prospects = table(
            Prospect,
            "id created_at company tax_code industry website language source campaign "
            "acquisition_cost currency temperature state state_reason do_not_contact "
            "do_not_contact_reason credit_limit customer_group notes next_step_kind "
            "next_step_what deal_stage deal_value external_id",
        )
        self._products = table(
            Product,
            "id created_at sku mpn barcode brand category name_en name_vi description_en "
            "description_vi unit pack_size currency vat stocked discontinued region notes",
        )
        self._orders = table(
            tables.Order,
            "id created_at number prospect state delivery invoicing ordered_on currency language "
            "discount total client_name client_address client_tax_code contact_name "
            "delivery_address delivery_terms payment_terms payment_days origin cancel_reason",
        )
        self._lines = table(
            tables.OrderLine,
            "id order position product sku name detail unit quantity unit_price discount vat "
            "delivered invoiced",
        )
        self._history = table(History, "at staff record_table record action before after")
        self._search = table(SearchEntry, "topic record title subtitle words changed_at")

    def _begin(self) -> None:
        """Learn who and what is in the shop already."""
        known = Prospect.select(Prospect.external_id, Prospect.company, Prospect.id).where(
            Prospect.deleted_at.is_null()
        )
        for external, company, key in plain(known):
            self._seen.customers.setdefault(external or fold(company), key)
        products = Product.select(Product.sku, Product.name_en, Product.id, Product.unit)
        for sku, name, key, unit in plain(products):
            self._seen.products[sku] = (key, name, unit)
        numbers = tables.Order.select(tables.Order.number)
        self._seen.kept = frozenset(number for (number,) in plain(numbers))

    def _take(self, batch: list[OrderLine]) -> None:
        self._add_customers(batch)
        self._add_products(batch)
        heads = [self._head(line) for line in batch]
        # An order's lines point to it, so its head is written with its first lines.
        new = [head for head in heads if head.lines == 0]
        unique = {head.id: head for head in new}
        numbers = {self._seen.orders[line.order].id: line.order for line in batch}
        self._orders.insert(self._order(numbers[key], head) for key, head in unique.items())
        self._search.insert(
            self._found_by("closing", key, numbers[key], head.customer)
            for key, head in unique.items()
        )
        self._lines.insert(self._line(line, head) for line, head in zip(batch, heads, strict=True))
        self.lines += len(batch)

    def _head(self, line: OrderLine) -> _Head:
        head = self._seen.orders.get(line.order)
        if head is None:
            prospect = self._seen.customers[line.customer]
            name = clean(line.customer_name or line.customer)
            head = _Head(new_id(), prospect, name, line.day, line.currency or self._currency)
            self._seen.orders[line.order] = head
        return head

    def _line(self, line: OrderLine, head: _Head) -> tuple[Any, ...]:
        product, name, unit = self._seen.products[line.product]
        price = UnitPrice.of(Decimal(line.amount) / line.quantity, head.currency)
        head.total += line_amount(price, line.quantity, 0).minor
        head.lines += 1
        quantity = line.quantity
        return (
            *(new_id(), head.id, head.lines, product, line.product, name, "", unit, quantity),
            *(price.scaled, 0, 0, quantity, quantity),
        )

    def _order(self, number: str, head: _Head) -> tuple[Any, ...]:
        full = Fulfilment.FULL
        return (
            *(head.id, self._book.now, number, head.prospect, OrderState.DONE, full, full),
            *(head.ordered_on, head.currency, self._context.settings.language, 0, 0),
            *(head.customer, "", "", "", "", "", "", 0, self._origin, ""),
        )

    def _add_customers(self, batch: list[OrderLine]) -> None:
        fresh: dict[str, tuple[UUID, OrderLine]] = {}
        for line in batch:
            key = line.customer
            if key not in self._seen.customers:
                by_name = self._seen.customers.get(fold(line.customer_name or line.customer))
                self._seen.customers[key] = by_name or new_id()
                if by_name is None:
                    fresh[key] = (self._seen.customers[key], line)
        self.new_customers += len(fresh)
        now, staff = self._book.now, self._book.staff_id
        self._prospects.insert(self._prospect(key, line) for key, line in fresh.values())
        self._search.insert(
            self._found_by("prospects", key, clean(line.customer_name or line.customer), "", code)
            for code, (key, line) in fresh.items()
        )
        self._history.insert(
            (now, staff, "prospect", key, "imported", "", "") for key, _ in fresh.values()
        )

    def _prospect(self, key: UUID, line: OrderLine) -> tuple[Any, ...]:
        settings = self._context.settings
        return (
            *(key, self._book.now, line.customer_name or line.customer, "", "", ""),
            *(settings.language, Source.IMPORT, None, 0, line.currency or self._currency, "cold"),
            *(ProspectState.ACCEPTED, "", False, "", 0, "", "", "", "", "", 0, line.customer),
        )

    def _found_by(
        self, topic: str, key: UUID, title: str, subtitle: str, *words: str
    ) -> tuple[Any, ...]:
        found = search_text(title, subtitle, *words)
        return (topic, key, title, subtitle, found, self._book.now)

    def _add_products(self, batch: list[OrderLine]) -> None:
        fresh: dict[str, UUID] = {}
        for line in batch:
            if line.product not in self._seen.products:
                name = clean(line.product_name) or line.product
                fresh[line.product] = new_id()
                self._seen.products[line.product] = (fresh[line.product], name, Unit.PIECE)
        self.new_products += len(fresh)
        self._products.insert(self._product(sku, key) for sku, key in fresh.items())
        self._search.insert(
            self._found_by("catalogue", key, self._seen.products[sku][1], sku)
            for sku, key in fresh.items()
        )

    def _product(self, sku: str, key: UUID) -> tuple[Any, ...]:
        name = self._seen.products[sku][1]
        vat = self._context.settings.default_vat
        return (
            *(key, self._book.now, sku, "", "", "", Category.STATIONERY, name, name, "", ""),
            *(Unit.PIECE, 1, self._currency, vat, False, False, "", ""),
        )

    def finish(self) -> None:
        """Give the orders their totals and the accounts their first day as customers."""
        totals = [(head.total, head.id) for head in self._seen.orders.values()]
        for total, key in totals:
            tables.Order.update(total=total).where(tables.Order.id == key).execute()
        first: dict[UUID, date] = {}
        for head in self._seen.orders.values():
            day = first.get(head.prospect, head.ordered_on)
            first[head.prospect] = min(day, head.ordered_on)
        for prospect, day in first.items():
            Prospect.update(customer_since=day).where(
                Prospect.id == prospect,
                Prospect.customer_since.is_null() | (Prospect.customer_since > day),
            ).execute()
        for topic in ("prospects", "closing", "catalogue"):
            self._book.touch(topic)


def into_shop(context: Context) -> OpenTable:
    """The tables of the open shop."""
    return lambda model, columns: Bulk(context.database, model, columns.split())


def nowhere(_model: type[Model], _columns: str) -> _Sink:
    """Where the rows of a dry run go: all is worked out, nothing is kept."""
    return _Nothing()


class _Nothing:
    def insert(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Let go of the rows."""
        for _row in rows:
            continue
