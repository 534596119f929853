"""What the follow-up page and the command line are given: frozen plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.followup.health import HEALTH_LABELS, Health
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import Sentence, mark

H = Health


class View(StrEnum):
    """Which customers the list shows."""

    ALL = "all"
    NEW = "new"
    ON_RHYTHM = "on rhythm"
    DUE = "due"
    LATE = "late"
    AT_RISK = "at risk"
    LAPSED = "lapsed"
    WON_BACK = "won back"
    REORDER = "to reorder"
    QUIET = "gone quiet"


VIEW_HEALTH: dict[View, frozenset[Health]] = {
    View.ALL: frozenset(Health),
    **{View(health.value): frozenset({health}) for health in Health},
    View.REORDER: frozenset({H.DUE, H.LATE}),
    View.QUIET: frozenset({H.AT_RISK, H.LAPSED}),
}
VIEW_NAMES: dict[View, str] = {
    View.ALL: mark("All"),
    **{View(health.value): label for health, label in HEALTH_LABELS.items()},
    View.REORDER: mark("To reorder"),
    View.QUIET: mark("Gone quiet"),
}
NEEDS_YOU = frozenset({H.DUE, H.LATE, H.AT_RISK})
"""Customers to call this week: who is due, and who can still be kept."""


class Sort(StrEnum):
    """What the list can be ordered by."""

    URGENT = "urgent"
    USUAL = "usual order"
    NAME = "name"


SORT_NAMES = {
    Sort.URGENT: mark("Late first, big first"),
    Sort.USUAL: mark("Biggest first"),
    Sort.NAME: mark("By name"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """The customers of a view in order, how many each view holds, and how many need a call.

    Who was snoozed stands at the end of its view and is not counted among those who need one.
    """

    ids: tuple[UUID, ...]
    counts: Mapping[View, int]
    need_you: int


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer in the list. `bought` are the days of the last six months, `due` the day of the
    next order by rhythm alone, `usual` the middle of its last orders, with VAT.
    """

    id: UUID
    company: str
    health: Health
    reason: Sentence
    bought: tuple[date, ...]
    due: date | None
    usual: Money
    snoozed_until: date | None = None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What a customer buys of one item: usually `quantity` every `interval_days` (0 after a first
    purchase). `earliest` to `latest` holds 80 % of next purchases.
    """

    key: str
    name: str
    sku: str
    health: Health
    reason: Sentence
    interval_days: int
    quantity: int
    bought: tuple[date, ...]
    due: date | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class ReorderLine:
    """An item to offer again: how many as usual, at the price of today, without VAT, and why now.

    `price` is None where the catalogue has none; such a line cannot go onto a proposal. `chosen`
    says that it is due. `unit` is a key of UNIT_NAMES.
    """

    key: str
    product_id: UUID | None
    name: str
    sku: str
    why: Sentence
    health: Health
    quantity: int
    unit: str
    price: UnitPrice | None
    stock: int
    chosen: bool

    def amount(self, quantity: int) -> Money | None:
        """What so many cost at this price."""
        return self.price.times(quantity) if self.price is not None else None


@dataclass(frozen=True, slots=True)
class CustomerRecord:
    """Everything about one customer that the page shows beside its plan.

    `silence` is why it must not be called, None where it may be.
    """

    id: UUID
    company: str
    contact: str
    phone: str
    customer_since: date | None
    health: Health
    reason: Sentence
    usual: Money
    orders: int
    currency: str
    items: tuple[ItemRow, ...]
    reorder: tuple[ReorderLine, ...]
    snoozed_until: date | None = None
    silence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """The forecast of one item of one customer, for the command line.

    `customer` and `product` are the keys of the file they were imported from, or else their names.
    """

    customer: str
    company: str
    product: str
    name: str
    sku: str
    last_purchase: date
    interval_days: int
    expected_next: date | None
    earliest: date | None
    latest: date | None
    health: Health
    reason: Sentence
