"""A year of buying: customers order again when something runs out, and pay in time or not."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from salesdesk.domain.catalogue.needs import DAYS_PER_MONTH
from salesdesk.domain.catalogue.recommendation import Line
from salesdesk.domain.closing.states import PaymentMethod
from salesdesk.language import language
from salesdesk.models.closing import Invoice, Order
from salesdesk.models.followup import Task
from salesdesk.money import Money
from salesdesk.services.catalogue import CatalogueService
from salesdesk.services.closing import invoices, orders
from salesdesk.services.closing.orders import OrderedLine
from salesdesk.services.context import Context
from salesdesk.services.prospects import ProspectService
from salesdesk.services.prospects.steps import finish
from salesdesk.services.sample.accounts import SampleAccount
from salesdesk.services.sample.past import Past

TOGETHER = 9
"""What runs out within so many days is ordered together."""


_LEFT_OPEN = 3
"""What fell due in so many last days has not been done yet."""
_ASKED = (
    (2, "arrived", "Nhận đủ hàng, hài lòng."),
    (21, "lasting", "Mực và giấy dùng đúng như dự tính."),
    (45, "satisfied", "Chấm 9/10."),
    (60, "referral", "Đã xin đánh giá và giới thiệu."),
)
"""Steps of the follow-up plan: days after the delivery, key, and what came of it."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How an account buys one product: so many every so many days."""

    line: Line
    quantity: int
    days: float


@dataclass(frozen=True, slots=True)
class Paying:
    """How an account pays: so many days after the invoice, and how; what of the last invoice was
    paid (basis points), and how many of the last were not paid at all.
    """

    days: int
    method: PaymentMethod = PaymentMethod.BANK_TRANSFER
    last_share: int = 10_000
    unpaid: int = 0


class Year:
    """Lets the customers of the sample buy."""

    def __init__(
        self, past: Past, prospects: ProspectService, catalogue: CatalogueService, seed: int
    ) -> None:
        self._past, self._prospects, self._catalogue = past, prospects, catalogue
        self._seed = seed

    def habits(self, assessment: UUID, prospect: UUID) -> list[Habit]:
        """How an account buys what is recommended to it."""
        recommended = self._catalogue.recommend(self._prospects.needs.needs(assessment), prospect)
        return [habit for line in recommended.lines if (habit := _habit(line))]

    def plan(
        self,
        account: SampleAccount,
        habits: list[Habit],
        paying: Paying,
        first: Callable[[], Order],
        again: Callable[[list[OrderedLine]], Order],
        pause: tuple[int, int] = (0, 0),
    ) -> None:
        """Let an account order through its time as a customer; `pause` is a gap, in days ago.

        `first` makes the first order, out of its proposal, `again` each later one.
        """
        chance = random.Random(f"{self._seed} {account.key}")  # noqa: S311  a story, no secret
        baskets = _baskets(habits, account.since, account.until, chance)
        days = [ago for ago in sorted(baskets, reverse=True) if not pause[1] < ago < pause[0]]
        for place, ago in enumerate(days):
            left = len(days) - place
            share = 0 if left <= paying.unpaid else paying.last_share if left == 1 else 10_000
            lines = _ordered_lines(baskets[ago], account.row["language"])
            enter = first if place == 0 else partial(again, lines)
            Sale(self._past, account, enter, replace(paying, last_share=share)).plan(ago)


class Sale:
    """One order with its delivery, invoice and payment, each in its time."""

    def __init__(
        self, past: Past, account: SampleAccount, enter: Callable[[], Order], paying: Paying
    ) -> None:
        self._past, self._account = past, account
        self._make, self._paying = enter, paying
        self._order: Order | None = None
        self._invoice: Invoice | None = None

    def plan(self, ago: int) -> None:
        """Put its moments into the past."""
        self._past.at(ago, 9, self._account.owner, self._enter)
        self._past.at(ago - 1, 10, "ha", self._deliver)
        self._past.at(ago - 2, 11, "ha", self._bill)
        self._past.at(ago - 2 - self._paying.days, 15, "ha", self._pay)
        for days, key, answer in _ASKED:
            if ago - 1 - days > _LEFT_OPEN:
                self._past.at(ago - 1 - days, 10, "ha", partial(self._ask, key, answer))

    def _enter(self) -> None:
        self._order = self._make()

    def _deliver(self) -> None:
        if self._order is not None:
            with self._context.writing() as book:
                orders.deliver(book, self._order, received_by=self._account.row["contact"])

    def _bill(self) -> None:
        if self._order is not None:
            with self._context.writing() as book:
                self._invoice = invoices.draft_invoice(book, self._order)
                invoices.issue(book, self._invoice)

    def _ask(self, key: str, answer: str) -> None:
        """Do what the follow-up plan asks for after a delivery, where it asks for it."""
        if self._order is None:
            return
        with self._context.writing() as book:
            asked = Task.select().where(
                Task.cause_key == f"{self._order.number} {key}", Task.done_at.is_null()
            )
            for task in asked:
                finish(book, task, answer)

    def _pay(self) -> None:
        if self._invoice is None or not self._paying.last_share:
            return
        with self._context.writing() as book:
            amount = Money(self._invoice.total, self._invoice.currency)
            amount = amount.share(self._paying.last_share)
            invoices.pay(book, self._invoice, amount, self._paying.method)

    @property
    def _context(self) -> Context:
        return self._past.context


def _habit(line: Line) -> Habit | None:
    if not line.per_month:
        return None
    quantity = max(1, round(line.per_month))
    return Habit(line, quantity, float(quantity / line.per_month * DAYS_PER_MONTH))


def _baskets(
    habits: list[Habit], since: int, until: int, chance: random.Random
) -> dict[int, list[Habit]]:
    """What is ordered when, by days ago; what runs out about the same time goes together."""
    wanted = sorted(
        (
            (ago, place)
            for place, habit in enumerate(habits)
            for ago in _days(habit.days, since, until, chance)
        ),
        reverse=True,
    )
    baskets: dict[int, list[Habit]] = defaultdict(list)
    current = 0
    for ago, place in wanted:
        if not current or current - ago > TOGETHER:
            current = ago
        if habits[place] not in baskets[current]:
            baskets[current].append(habits[place])
    return baskets


def _days(interval: float, since: int, until: int, chance: random.Random) -> list[int]:
    """The days on which one product is bought: regular, give or take a tenth."""
    days, ago = [], float(since)
    while ago >= until:
        days.append(round(ago))
        ago -= max(5.0, interval * chance.gauss(1, 0.1))
    return days


def _ordered_lines(basket: list[Habit], code: str) -> list[OrderedLine]:
    words = language(code)
    return [_ordered(habit, habit.line.product.name(words)) for habit in basket]


def _ordered(habit: Habit, name: str) -> OrderedLine:
    product = habit.line.product
    return OrderedLine(
        product_id=product.id,
        sku=product.sku,
        name=name,
        unit=product.unit,
        quantity=habit.quantity,
        unit_price=habit.line.price.unit_price,
        vat=product.vat,
        cost=product.cost,
    )
