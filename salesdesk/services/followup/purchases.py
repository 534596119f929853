"""What customers bought, read from their orders customer by customer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any
from uuid import UUID

from peewee import fn

from salesdesk.domain.closing.states import OrderState
from salesdesk.domain.followup.customers import CustomerHistory, ItemHistory
from salesdesk.domain.followup.purchases import Purchase
from salesdesk.models.bulk import plain
from salesdesk.models.closing import Order, OrderLine
from salesdesk.models.database import Database
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money


@dataclass(frozen=True, slots=True)
class Item:
    """Something a customer buys. `name` is as its first order has it; `imported` says that the
    order came from a file, where the SKU is the file's own key.
    """

    key: str
    product_key: str
    sku: str
    name: str
    imported: bool

    @property
    def product_id(self) -> UUID | None:
        """The product in the catalogue, if it is there."""
        return UUID(self.product_key) if self.product_key else None


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer with every day on which it bought each item, oldest first."""

    id: UUID
    items: Mapping[str, Item] = field(default_factory=dict)
    bought: Mapping[str, list[Purchase]] = field(default_factory=dict)

    def history(
        self, name: Callable[[Item], str], lasting: Callable[[Item, list[Purchase]], int]
    ) -> CustomerHistory:
        """As the forecast reads it; `lasting` is how many days a usual purchase lasts, or 0."""
        items = {
            key: ItemHistory(name(item), tuple(self.bought[key]), lasting(item, self.bought[key]))
            for key, item in self.items.items()
        }
        return CustomerHistory(self.id.hex, items)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it bought anything, oldest first."""
        return tuple(sorted({each.day for bought in self.bought.values() for each in bought}))


@dataclass(frozen=True, slots=True)
class Signature:
    """What changes whenever a customer's orders do."""

    orders: int
    total: int
    last: str


def read_customers(database: Database, among: Collection[UUID] | None = None) -> Iterator[Customer]:
    """Every customer with what it bought, one at a time; `among` names a few of them."""
    rows = _rows(database, among)
    for prospect, of_customer in groupby(rows, key=lambda row: row[0]):
        yield _customer(UUID(str(prospect)), of_customer)


def signatures() -> dict[UUID, Signature]:
    """The customers there are, each with its signature."""
    rows = (
        Order.select(
            Order.prospect,
            fn.COUNT(Order.id),
            fn.SUM(Order.total),
            fn.MAX(Order.ordered_on),
        )
        .join(Prospect)
        .where(Order.state != OrderState.CANCELLED, Prospect.deleted_at.is_null())
        .group_by(Order.prospect)
    )
    return {key: Signature(count, total, str(last)) for key, count, total, last in plain(rows)}


def _rows(database: Database, among: Collection[UUID] | None) -> Iterator[tuple[Any, ...]]:
    """Plain rows as the driver has them: converting each value of a long list costs seconds."""
    query = (
        Order.select(
            Order.prospect,
            Order.ordered_on,
            Order.origin,
            OrderLine.product,
            OrderLine.sku,
            OrderLine.name,
            OrderLine.quantity,
        )
        .join(OrderLine, on=(OrderLine.order == Order.id))
        .switch(Order)
        .join(Prospect, on=(Order.prospect == Prospect.id))
        .where(Order.state != OrderState.CANCELLED, Prospect.deleted_at.is_null())
        .order_by(Order.prospect, Order.ordered_on)
    )
    if among is not None:
        query = query.where(Order.prospect.in_(list(among)))
    statement, values = query.sql()
    return iter(database.connections.execute_sql(statement, values))


def _customer(prospect: UUID, rows: Iterator[tuple[Any, ...]]) -> Customer:
    items: dict[str, Item] = {}
    bought: dict[str, list[Purchase]] = {}
    for _prospect, day, origin, product, sku, name, quantity in rows:
        key = str(product) if product else f"{sku}/{name}"
        if key not in items:
            items[key] = Item(key, str(product or ""), sku, name, bool(origin))
        bought.setdefault(key, []).append(Purchase(_day(str(day)), quantity))
    return Customer(prospect, items, bought)


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def order_totals(
    database: Database, among: Collection[UUID] | None = None
) -> dict[UUID, list[Money]]:
    """What each customer's orders came to with VAT, oldest first."""
    query = (
        Order.select(Order.prospect, Order.total, Order.currency)
        .where(Order.state != OrderState.CANCELLED)
        .order_by(Order.prospect, Order.ordered_on, Order.number)
    )
    if among is not None:
        query = query.where(Order.prospect.in_(list(among)))
    totals: dict[str, list[Money]] = {}
    for prospect, total, currency in database.connections.execute_sql(*query.sql()):
        totals.setdefault(str(prospect), []).append(Money(total, currency))
    return {UUID(key): amounts for key, amounts in totals.items()}
