"""The board of deals: what stands where, how old it is, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from peewee import JOIN, SQL

from salesdesk.domain.closing.states import (
    DEFAULT_PROBABILITY,
    OPEN_STAGES,
    Fulfilment,
    InvoiceState,
    LostReason,
    OrderState,
    Stage,
)
from salesdesk.models.closing import Invoice, Order
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.team import Staff
from salesdesk.money import Money, total
from salesdesk.services.closing.forecast import (
    Forecast,
    deals_decided_since,
    forecast,
    held_deals,
    month_start,
    open_deals,
    share,
)
from salesdesk.services.closing.invoices import is_late
from salesdesk.services.context import Context
from salesdesk.services.prospects.shapes import NextStep, local_step

BOARD_STAGES = (*OPEN_STAGES, Stage.WON, Stage.LOST)
STALE_DAYS = 14
"""A deal that stood in its stage for longer is shown as old; twice that, as very old."""


class BoardView(StrEnum):
    """Which deals the board shows. Those on hold stand in no column, only in the list."""

    EVERYONE = "everyone"
    MINE = "mine"
    LATE_STEP = "late step"
    STALE = "stale"
    ON_HOLD = "on hold"


@dataclass(slots=True)
class Bill:
    """How far the orders of a deal have come; amounts in minor units."""

    ordered: int = 0
    invoiced: int = 0
    paid: int = 0
    overdue: int = 0
    to_deliver: bool = False
    to_invoice: bool = False
    drafted: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the orders of a won deal have come.

    `paid_share` is what was paid of what was invoiced, or of what was ordered while something is
    not invoiced yet, in basis points. `due_on` is the next day on which a payment is due.
    """

    to_deliver: bool
    to_invoice: bool
    drafted: bool
    overdue: Money | None
    due_on: date | None
    paid_share: int


@dataclass(frozen=True, slots=True)
class Card:
    """A deal on the board. `days` it has stood in its stage."""

    id: UUID
    prospect_id: UUID
    company: str
    name: str
    stage: Stage
    amount: Money
    days: int
    since: date
    owner_id: UUID | None
    owner: str
    step: NextStep | None
    lost_reasons: tuple[LostReason, ...]
    competitor: str
    competitor_price: Money | None
    progress: Progress | None

    @property
    def is_late(self) -> bool:
        """Whether its next step should have been done by now."""
        return self.step is not None and self.step.overdue > 0

    @property
    def is_stale(self) -> bool:
        """Whether it is open and has stood where it is for too long."""
        return self.stage in OPEN_STAGES and self.days > STALE_DAYS


@dataclass(frozen=True, slots=True)
class Column:
    """One stage with its deals, longest there first, and what they come to.

    `sum` counts the deals in the shop's own currency, as the forecast does.
    """

    stage: Stage
    probability: int
    sum: Money
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board shows, and how many deals each view has."""

    columns: tuple[Column, ...]
    on_hold: tuple[Card, ...]
    forecast: Forecast
    counts: dict[BoardView, int] = field(default_factory=dict)


def board(context: Context, view: BoardView = BoardView.EVERYONE) -> Board:
    """The board; won and lost deals of this month only."""
    cards = _cards(context)
    me = context.member.id if context.member else None
    keeps: dict[BoardView, Callable[[Card], bool]] = {
        BoardView.EVERYONE: lambda card: card.stage is not Stage.ON_HOLD,
        BoardView.MINE: lambda card: card.owner_id == me and card.stage is not Stage.ON_HOLD,
        BoardView.LATE_STEP: lambda card: card.is_late and card.stage is not Stage.ON_HOLD,
        BoardView.STALE: lambda card: card.is_stale,
        BoardView.ON_HOLD: lambda card: card.stage is Stage.ON_HOLD,
    }
    counts = {each: sum(map(keep, cards)) for each, keep in keeps.items()}
    shown = [card for card in cards if keeps[view](card)]
    held = tuple(card for card in shown if card.stage is Stage.ON_HOLD)
    return Board(_columns(context, shown), held, forecast(context), counts)


def progress_of(bill: Bill, currency: str) -> Progress:
    """How far orders have come, from their sums."""
    whole = bill.ordered if bill.to_invoice else bill.invoiced
    return Progress(
        to_deliver=bill.to_deliver,
        to_invoice=bill.to_invoice,
        drafted=bill.drafted,
        overdue=Money(bill.overdue, currency) if bill.overdue else None,
        due_on=bill.due_on,
        paid_share=share(bill.paid, whole) or 0,
    )


def bills(orders: list[Order], today: date) -> dict[UUID, Bill]:
    """How far orders have come, by the deal they belong to, or by their own key without one."""
    sums: dict[UUID, Bill] = {}
    by_order: dict[UUID, Bill] = {}
    for order in orders:
        bill = sums.setdefault(order.opportunity_id or order.id, Bill())
        by_order[order.id] = bill
        bill.ordered += order.total
        bill.to_deliver |= order.delivery is not Fulfilment.FULL
        bill.to_invoice |= order.invoicing is not Fulfilment.FULL
    for invoice in Invoice.select().where(Invoice.order.in_(list(by_order))):
        _add_invoice(by_order[invoice.order_id], invoice, today)
    return sums


def next_steps(context: Context, deals: Iterable[tuple[UUID, UUID]]) -> dict[UUID, NextStep]:
    """The next step of each deal, given with its account: its own, or one of the account at large.

    What is planned for another deal of the same account does not count.
    """
    pairs = list(deals)
    tasks = (
        Task.select(Task, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(Task.prospect.in_({account for _deal, account in pairs}), Task.done_at.is_null())
        .order_by(Task.due_at, SQL("t1.rowid"))
    )
    earliest: dict[UUID, Task] = {}
    for task in tasks:
        earliest.setdefault(task.opportunity_id or task.prospect_id, task)
    found = {deal: earliest.get(deal) or earliest.get(account) for deal, account in pairs}
    return {deal: _step(context, task) for deal, task in found.items() if task is not None}


def _step(context: Context, task: Task) -> NextStep:
    step = local_step(context.clock, task.kind, task.what, task.due_at, timed=task.timed)
    name = task.staff.name if task.staff else ""
    return replace(step, task_id=task.id, cause=task.cause, assigned_to=name)


def _cards(context: Context) -> list[Card]:
    rows = [*open_deals(), *held_deals(), *deals_decided_since(month_start(context))]
    steps = next_steps(context, ((deal.id, deal.prospect_id) for deal in rows))
    orders = list(
        Order.select().where(
            Order.opportunity.in_([deal.id for deal in rows if deal.stage is Stage.WON]),
            Order.state != OrderState.CANCELLED,
        )
    )
    known = bills(orders, context.today())
    return [_card(context, deal, steps.get(deal.id), known.get(deal.id)) for deal in rows]


def _card(context: Context, deal: Any, step: NextStep | None, bill: Bill | None) -> Card:
    since = context.clock.local(deal.stage_since).date()
    price = deal.competitor_price
    return Card(
        id=deal.id,
        prospect_id=deal.prospect_id,
        company=deal.prospect.company,
        name=deal.name,
        stage=deal.stage,
        amount=Money(deal.amount, deal.currency),
        days=(context.today() - since).days,
        since=since,
        owner_id=deal.owner_id,
        owner=deal.owner.name if deal.owner_id else "",
        step=step if deal.stage is not Stage.LOST else None,
        lost_reasons=lost_reasons(deal),
        competitor=deal.competitor,
        competitor_price=Money(price, deal.currency) if price is not None else None,
        progress=progress_of(bill, deal.currency) if bill else None,
    )


def lost_reasons(deal: Opportunity) -> tuple[LostReason, ...]:
    """Why a deal was lost, as it was chosen."""
    return tuple(LostReason(each) for each in deal.lost_reasons.split(",") if each)


def _add_invoice(bill: Bill, invoice: Invoice, today: date) -> None:
    if invoice.state is InvoiceState.DRAFT:
        bill.drafted = True
        return
    bill.invoiced += invoice.total
    bill.paid += invoice.paid
    left = invoice.total - invoice.paid
    if is_late(invoice, today):
        bill.overdue += left
    elif left and invoice.due_on and (bill.due_on is None or invoice.due_on < bill.due_on):
        bill.due_on = invoice.due_on


def _columns(context: Context, cards: list[Card]) -> tuple[Column, ...]:
    currency = context.settings.currency
    columns = []
    for stage in BOARD_STAGES:
        mine = tuple(card for card in cards if card.stage is stage)
        counted = (card.amount for card in mine if card.amount.currency == currency)
        columns.append(Column(stage, DEFAULT_PROBABILITY[stage], total(counted, currency), mine))
    return tuple(columns)
