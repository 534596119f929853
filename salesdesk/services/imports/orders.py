"""Taking in a year of orders from another program: streamed, counted, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.domain.catalogue.kinds import Category, Unit
from salesdesk.domain.closing.states import Fulfilment, OrderState
from salesdesk.domain.proposals.totals import line_amount
from salesdesk.domain.prospects.states import ProspectState, Source
from salesdesk.exchange.columns import MappedTable
from salesdesk.exchange.orders import (
    ORDER_COLUMNS,
    LineKind,
    OrderLine,
    explained,
    kind_of,
    prepare_orders,
    read_orders,
)
from salesdesk.exchange.records import RowFault
from salesdesk.models import closing as tables
from salesdesk.models.bulk import Bulk, plain
from salesdesk.models.catalogue import Product
from salesdesk.models.fields import new_id
from salesdesk.models.history import History
from salesdesk.models.prospects import Prospect
from salesdesk.models.search import SearchEntry
from salesdesk.money import UnitPrice, currency_digits
from salesdesk.sentence import Sentence, sentences
from salesdesk.services.context import Book, Context
from salesdesk.services.imports.prospects import BATCH, Progress, stop_if
from salesdesk.services.imports.report import ImportReport, Listed, columns_of, found_out
from salesdesk.text import clean, fold, search_text

FAULTS_SHOWN = 1000
"""So many rows that cannot be read are listed with their line; all are counted."""


def import_orders(
    context: Context,
    path: Path,
    chosen: Mapping[str, str],
    *,
    currency: str = "",
    date_format: str = "",
    dry_run: bool = False,
    progress: Progress = lambda _text, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import order lines in one transaction, or only check them (`dry_run`).

    The file is read twice: once to count and check, once to write; it never stands in memory
    whole. Only sales are taken; cancellations, lines without a customer and free goods are
    counted. Orders of the same number that came before are left as they are. Raises FileRefused or
    WrongInput for a file that is no list of orders, Cancelled where it is stopped.
    """
    table = prepare_orders(path, chosen, date_format)
    money = currency or context.settings.currency
    currency_digits(money)
    kinds, faults = _counted(table, progress, cancelled)
    writer = _Writer(context, path.name, money)
    if not dry_run:
        with context.writing() as book:
            writer.write(book, _sales(table, progress, cancelled))
    return ImportReport(
        file=path.name,
        found=found_out(table),
        columns=columns_of(table, ORDER_COLUMNS),
        imported=writer.lines if not dry_run else kinds[LineKind.SALE],
        faults=tuple(faults),
        notes=_notes(kinds, writer),
        counts=(*((_COUNTED[kind], kinds[kind]) for kind in _COUNTED), *writer.counts()),
        dry_run=dry_run,
    )


_COUNTED = {
    LineKind.CANCELLATION: "cancellations",
    LineKind.WITHOUT_CUSTOMER: "without_customer",
    LineKind.ZERO_PRICE: "zero_price",
    LineKind.WRONG: "wrong",
}


def _counted(
    table: MappedTable, progress: Progress, cancelled: Callable[[], bool]
) -> tuple[Counter[LineKind], list[Listed]]:
    kinds: Counter[LineKind] = Counter()
    faults: list[Listed] = []
    for row in _watched(table, progress, cancelled, 0.0):
        kinds[kind_of(row)] += 1
        if isinstance(row, RowFault) and len(faults) < FAULTS_SHOWN:
            faults.append(Listed(row.line, row.sentence, row.column))
    return kinds, faults


def _sales(
    table: MappedTable, progress: Progress, cancelled: Callable[[], bool]
) -> Iterator[OrderLine]:
    for row in _watched(table, progress, cancelled, 0.5):
        if isinstance(row, OrderLine) and row.kind is LineKind.SALE:
            yield row


def _watched(
    table: MappedTable, progress: Progress, cancelled: Callable[[], bool], begin: float
) -> Iterator[OrderLine | RowFault]:
    lines = max(1, table.format.lines)
    for number, row in enumerate(read_orders(table)):
        if number % BATCH == 0:
            stop_if(cancelled)
            progress(table.path.name, min(begin + 0.5, begin + 0.5 * number / lines))
        yield row
    progress(table.path.name, begin + 0.5)


@dataclass(slots=True)
class _Head:
    """An order while its lines arrive. `total` in minor units."""

    id: UUID
    prospect: UUID
    customer: str
    ordered_on: date
    total: int = 0
    lines: int = 0


@dataclass(slots=True)
class _Seen:
    """What the file's customers, products and orders became."""

    customers: dict[str, UUID] = field(default_factory=dict)
    products: dict[str, tuple[UUID, str, str]] = field(default_factory=dict)
    orders: dict[str, _Head] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


class _Writer:
    """Writes sales as they come: new customers and products first, then lines, then heads."""

    def __init__(self, context: Context, origin: str, currency: str) -> None:
        self._context, self._origin, self._currency = context, origin, currency
        self._seen = _Seen()
        self.lines = self.already = self.new_customers = self.new_products = 0

    def counts(self) -> tuple[tuple[str, int], ...]:
        """What was made, by the keys of the report."""
        return (
            ("orders", len(self._seen.orders)),
            ("customers_created", self.new_customers),
            ("products_created", self.new_products),
            ("already_imported", self.already),
        )

    def write(self, book: Book, sales: Iterator[OrderLine]) -> None:
        """Write all sales; the caller holds the transaction."""
        self._prepare(book)
        self._begin()
        while batch := list(islice(sales, BATCH)):
            fresh = [line for line in batch if line.order not in self._seen.kept]
            self.already += len(batch) - len(fresh)
            self._take(fresh)
        self._finish(book)

    def _prepare(self, book: Book) -> None:
        def table(model: Any, columns: str) -> Bulk:
            return Bulk(self._context.database, model, columns.split())

        self._book = book
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
        self._lines.insert(self._line(line, head) for line, head in zip(batch, heads, strict=True))
        self.lines += len(batch)

    def _head(self, line: OrderLine) -> _Head:
        head = self._seen.orders.get(line.order)
        if head is None:
            prospect = self._seen.customers[line.customer]
            name = clean(line.customer_name or line.customer)
            head = _Head(new_id(), prospect, name, line.day)
            self._seen.orders[line.order] = head
        return head

    def _line(self, line: OrderLine, head: _Head) -> tuple[Any, ...]:
        product, name, unit = self._seen.products[line.product]
        price = UnitPrice.of(Decimal(line.amount) / line.quantity, self._currency)
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
            *(head.ordered_on, self._currency, self._context.settings.language, 0, 0),
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
        self._search.insert(self._words(key, line) for key, line in fresh.values())
        self._history.insert(
            (now, staff, "prospect", key, "imported", "", "") for key, _ in fresh.values()
        )

    def _prospect(self, key: UUID, line: OrderLine) -> tuple[Any, ...]:
        settings = self._context.settings
        return (
            *(key, self._book.now, line.customer_name or line.customer, "", "", ""),
            *(settings.language, Source.IMPORT, "", 0, self._currency, "cold"),
            *(ProspectState.ACCEPTED, "", False, "", 0, "", "", "", "", "", 0, line.customer),
        )

    def _words(self, key: UUID, line: OrderLine) -> tuple[Any, ...]:
        name = clean(line.customer_name or line.customer)
        words = search_text(name, line.customer)
        return ("prospects", key, name, "", words, self._book.now)

    def _add_products(self, batch: list[OrderLine]) -> None:
        fresh: dict[str, UUID] = {}
        for line in batch:
            if line.product not in self._seen.products:
                name = clean(line.product_name) or line.product
                fresh[line.product] = new_id()
                self._seen.products[line.product] = (fresh[line.product], name, Unit.PIECE)
        self.new_products += len(fresh)
        self._products.insert(self._product(sku, key) for sku, key in fresh.items())

    def _product(self, sku: str, key: UUID) -> tuple[Any, ...]:
        name = self._seen.products[sku][1]
        vat = self._context.settings.default_vat
        return (
            *(key, self._book.now, sku, "", "", "", Category.STATIONERY, name, name, "", ""),
            *(Unit.PIECE, 1, self._currency, vat, False, False, "", ""),
        )

    def _finish(self, book: Book) -> None:
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
            book.touch(topic)


def _notes(kinds: Counter[LineKind], writer: _Writer) -> tuple[Sentence, ...]:
    notes = [explained(kind, kinds[kind]) for kind in LineKind if kinds[kind]]
    if writer.already:
        notes.append(
            sentences(
                "{count} line belongs to an order that is in the shop already.",
                "{count} lines belong to orders that are in the shop already.",
                writer.already,
            )
        )
    if writer.new_customers:
        notes.append(
            sentences(
                "{count} customer was not known and was entered.",
                "{count} customers were not known and were entered.",
                writer.new_customers,
            )
        )
    if writer.new_products:
        notes.append(
            sentences(
                "{count} product was not known and was entered without a list price.",
                "{count} products were not known and were entered without a list price.",
                writer.new_products,
            )
        )
    return tuple(notes)
