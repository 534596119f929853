"""How every customer stands: worked out once a day, and again where orders or needs changed."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low
from uuid import UUID

from salesdesk.domain.followup.customers import (
    CustomerForecast,
    CustomerHistory,
    forecast_customer,
    learn_shop_rhythm,
)
from salesdesk.domain.followup.health import Health
from salesdesk.domain.followup.rhythm import ShopRhythm
from salesdesk.money import Money
from salesdesk.sentence import Sentence
from salesdesk.services.context import Context
from salesdesk.services.followup.lasting import Lasting, Shelves, newest_interviews
from salesdesk.services.followup.purchases import (
    Customer,
    Item,
    Signature,
    order_totals,
    read_customers,
    signatures,
)

STRIP_DAYS = 183
"""The rhythm strip shows this many days back."""
USUAL_OF = 6
"""The usual order is the middle one of this many."""
FEW = 200
"""So many changed customers are read by name; for more everything is read again."""

Mark = tuple[Signature, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one customer stands. The reason names `item` by its key where it speaks of one."""

    health: Health
    reason: Sentence
    item: Item | None
    bought: tuple[date, ...]
    due: date | None
    usual: Money
    orders: int


@dataclass(frozen=True, slots=True)
class Followed:
    """One customer with all it bought and the forecast of each item."""

    customer: Customer
    forecast: CustomerForecast
    standing: Standing


class Standings:
    """The standings of all customers, kept as long as nothing changes. Any thread may ask."""

    def __init__(self, context: Context, catalogue: Shelves) -> None:
        self._context, self._catalogue = context, catalogue
        self._turn = threading.RLock()
        self._day: date | None = None
        self._shop = ShopRhythm()
        self._marks: dict[UUID, Mark] = {}
        self._standings: dict[UUID, Standing] = {}

    def current(self) -> Mapping[UUID, Standing]:
        """Every customer's standing as of today."""
        with self._turn:
            self._bring_up_to_date()
            return self._standings

    def followed(self, prospect_id: UUID) -> Followed | None:
        """One customer with its items; None for who has not bought anything."""
        with self._turn:
            self._bring_up_to_date()
            return next(self._follow(self._shop, {prospect_id}), None)

    def all_followed(self) -> Iterator[Followed]:
        """Every customer, one at a time, in the shop's own rhythm."""
        yield from self._follow(self.learn(), None)

    def learn(self) -> ShopRhythm:
        """The rhythm of the whole shop."""
        lasting = Lasting(self._context, self._catalogue)
        customers = read_customers(self._context.database)
        return learn_shop_rhythm((_history(each, lasting) for each in customers), self._today)

    @property
    def _today(self) -> date:
        return self._context.today()

    def _bring_up_to_date(self) -> None:
        marks = _marks()
        if self._day != self._today:
            self._day, self._marks = self._today, {}
            self._shop = self.learn()
        stale = {key for key, mark in marks.items() if self._marks.get(key) != mark}
        gone = self._standings.keys() - marks.keys()
        if stale or gone:
            kept = {
                key: standing
                for key, standing in self._standings.items()
                if key not in stale and key not in gone
            }
            # A new mapping each time: who reads the old one is not disturbed.
            self._standings = kept | dict(self._renewed(stale))
        self._marks = marks

    def _renewed(self, stale: Collection[UUID]) -> Iterator[tuple[UUID, Standing]]:
        among = stale if len(stale) <= FEW else None
        for followed in self._follow(self._shop, among):
            if followed.customer.id in stale:
                yield followed.customer.id, followed.standing

    def _follow(self, shop: ShopRhythm, among: Collection[UUID] | None) -> Iterator[Followed]:
        if among is not None and not among:
            return
        today, database = self._today, self._context.database
        lasting = Lasting(self._context, self._catalogue)
        totals = order_totals(database, among)
        for customer in read_customers(database, among):
            found = forecast_customer(_history(customer, lasting), today, shop)
            if found is not None:
                standing = _standing(customer, found, totals[customer.id], today)
                yield Followed(customer, found, standing)


def _history(customer: Customer, lasting: Lasting) -> CustomerHistory:
    return customer.history(_key, lasting.of(customer.id))


def _key(item: Item) -> str:
    return item.key


def _marks() -> dict[UUID, Mark]:
    asked = newest_interviews()
    return {key: (mark, asked.get(key, ("", ""))[1]) for key, mark in signatures().items()}


def _standing(
    customer: Customer, found: CustomerForecast, totals: list[Money], today: date
) -> Standing:
    spoken_of = _spoken_of(found)
    days, due = customer.days, found.orders.due
    if spoken_of is not None:
        days = tuple(sorted({each.day for each in customer.bought[spoken_of]}))
        due = found.items[spoken_of].due
    return Standing(
        health=found.health,
        reason=found.reason,
        item=customer.items[spoken_of] if spoken_of else None,
        bought=recent(days, today),
        due=due,
        usual=usual_order(totals),
        orders=len(totals),
    )


def _spoken_of(found: CustomerForecast) -> str | None:
    """The item whose reason the customer's is, if it is that of an item."""
    return next((key for key, item in found.items.items() if item.reason is found.reason), None)


def recent(days: Iterable[date], today: date) -> tuple[date, ...]:
    """The days that a rhythm strip shows."""
    first = today - timedelta(days=STRIP_DAYS)
    return tuple(day for day in days if first <= day <= today)


def usual_order(totals: list[Money]) -> Money:
    """The middle one of a customer's last orders in the currency of the newest, oldest first."""
    currency = totals[-1].currency
    same = [each.minor for each in totals if each.currency == currency][-USUAL_OF:]
    return Money(median_low(same), currency)
