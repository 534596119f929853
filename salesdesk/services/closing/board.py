"""The board of deals: what stands where, how old it is, and what it comes to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from salesdesk.domain.closing.states import DEFAULT_PROBABILITY, OPEN_STAGES, Stage
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.models.closing import Invoice, Order
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Prospect
from salesdesk.money import BASIS_POINTS, Money, divide_half_away, total
from salesdesk.services.closing.invoices import is_late
from salesdesk.services.context import Context

BOARD_STAGES = (*OPEN_STAGES, Stage.WON, Stage.LOST)
STALE_DAYS = 14
"""A deal that stood in its stage for longer is shown as old; twice that, as very old."""


class BoardView(StrEnum):
    """Which deals the board shows."""

    EVERYONE = "everyone"
    MINE = "mine"
    LATE_STEP = "late step"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Step:
    """A deal's next step. `what` is for translation where the desk made it."""

    kind: TaskKind
    what: str
    due_at: datetime
    late: bool
    timed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A deal on the board. `days` it has stood in its stage; `paid_share` in basis points."""

    id: UUID
    prospect_id: UUID
    company: str
    name: str
    stage: Stage
    amount: Money
    days: int
    since: date
    owner: str
    step: Step | None
    lost_reasons: tuple[str, ...]
    overdue: Money | None
    paid_share: int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One stage with its deals, oldest step first, and what they come to."""

    stage: Stage
    probability: int
    sum: Money
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The month: won so far, expected (open deals by their probability), possible (their rest).

    `win_rate` in basis points of the deals decided in the last 90 days, with its counts; None
    where none was. `days_to_close` is the average of those won.
    """

    month: date
    won: Money
    expected: Money
    possible: Money
    open_count: int
    open_sum: Money
    win_rate: int | None
    won_count: int
    decided_count: int
    days_to_close: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board shows, and how many deals each view has."""

    columns: tuple[Column, ...]
    forecast: Forecast
    counts: dict[BoardView, int]


def board(context: Context, view: BoardView = BoardView.EVERYONE) -> Board:
    """The board; won and lost deals of this month only."""
    cards = _cards(context)
    owner = context.member.name if context.member else ""
    keeps = {
        BoardView.EVERYONE: lambda _: True,
        BoardView.MINE: lambda card: card.owner == owner,
        BoardView.LATE_STEP: lambda card: card.step is not None and card.step.late,
        BoardView.STALE: lambda card: card.stage in OPEN_STAGES and card.days > STALE_DAYS,
    }
    counts = {each: sum(map(keep, cards)) for each, keep in keeps.items()}
    shown = [card for card in cards if keeps[view](card)]
    return Board(_columns(context, shown), forecast(context), counts)


def forecast(context: Context) -> Forecast:
    """What this month has brought and may still bring."""
    today, currency = context.today(), context.settings.currency
    month = today.replace(day=1)
    start = context.clock.instant(month)
    won = [deal for deal in _closed_since(start) if deal.stage is Stage.WON]
    open_deals = list(Opportunity.select().where(Opportunity.stage.in_(OPEN_STAGES)))
    open_sum = total((Money(deal.amount, currency) for deal in open_deals), currency)
    expected = total((_weighted(deal, currency) for deal in open_deals), currency)
    decided = _closed_since(context.now() - timedelta(days=90))
    decided_won = [deal for deal in decided if deal.stage is Stage.WON]
    return Forecast(
        month=month,
        won=total((Money(deal.amount, currency) for deal in won), currency),
        expected=expected,
        possible=open_sum - expected,
        open_count=len(open_deals),
        open_sum=open_sum,
        win_rate=_share(len(decided_won), len(decided)),
        won_count=len(decided_won),
        decided_count=len(decided),
        days_to_close=_average_days(decided_won),
    )


def _cards(context: Context) -> list[Card]:
    month = context.clock.instant(context.today().replace(day=1))
    deals = (
        Opportunity.select(Opportunity, Prospect)
        .join(Prospect)
        .where(
            Prospect.deleted_at.is_null(),
            Opportunity.stage.in_(OPEN_STAGES)
            | (Opportunity.stage.in_((Stage.WON, Stage.LOST)) & (Opportunity.closed_at >= month)),
        )
        .order_by(Opportunity.stage_since)
    )
    rows = list(deals)
    steps, bills = _steps(context, rows), _bills(context, rows)
    return [_card(context, deal, steps.get(deal.id), bills.get(deal.id)) for deal in rows]


def _card(
    context: Context, deal: Any, step: Step | None, bill: tuple[int, int, int] | None
) -> Card:
    invoiced, paid, overdue = bill or (0, 0, 0)
    since = context.clock.local(deal.stage_since).date()
    return Card(
        id=deal.id,
        prospect_id=deal.prospect_id,
        company=deal.prospect.company,
        name=deal.name,
        stage=deal.stage,
        amount=Money(deal.amount, deal.currency),
        days=(context.today() - since).days,
        since=since,
        owner=deal.owner.name if deal.owner_id else "",
        step=step,
        lost_reasons=tuple(filter(None, deal.lost_reasons.split(","))),
        overdue=Money(overdue, deal.currency) if overdue else None,
        paid_share=_share(paid, deal.amount) if invoiced else None,
    )


def _steps(context: Context, deals: list[Any]) -> dict[UUID, Step]:
    """The next open task of each deal's account, its own first."""
    accounts = {deal.prospect_id for deal in deals}
    earliest: dict[UUID, Task] = {}
    tasks = (
        Task.select()
        .where(Task.prospect.in_(accounts), Task.done_at.is_null())
        .order_by(Task.due_at.desc())
    )
    for task in tasks:
        earliest[task.prospect_id] = task
    return {
        deal.id: step_of(context, earliest[deal.prospect_id])
        for deal in deals
        if deal.prospect_id in earliest and deal.stage is not Stage.LOST
    }


def step_of(context: Context, task: Task) -> Step:
    """A task as the next step of a deal."""
    late = (
        task.due_at < context.now()
        if task.timed
        else context.clock.local(task.due_at).date() < context.today()
    )
    return Step(task.kind, task.what, task.due_at, late, task.timed)


def _bills(context: Context, deals: list[Any]) -> dict[UUID, tuple[int, int, int]]:
    """Invoiced, paid and overdue amounts of each won deal, in minor units."""
    sums: dict[UUID | None, list[int]] = defaultdict(lambda: [0, 0, 0])
    rows = (
        Invoice.select(Invoice, Order)
        .join(Order)
        .where(Order.opportunity.in_([deal.id for deal in deals]), Invoice.number.is_null(False))
    )
    for invoice in rows:
        bill = sums[invoice.order.opportunity_id]
        bill[0] += invoice.total
        bill[1] += invoice.paid
        if is_late(invoice, context.today()):
            bill[2] += invoice.total - invoice.paid
    return {deal: (bill[0], bill[1], bill[2]) for deal, bill in sums.items() if deal}


def _columns(context: Context, cards: list[Card]) -> tuple[Column, ...]:
    currency = context.settings.currency
    columns = []
    for stage in BOARD_STAGES:
        mine = tuple(card for card in cards if card.stage is stage)
        amount = total((card.amount for card in mine), currency)
        columns.append(Column(stage, DEFAULT_PROBABILITY[stage], amount, mine))
    return tuple(columns)


def _closed_since(start: datetime) -> list[Opportunity]:
    return list(
        Opportunity.select().where(
            Opportunity.stage.in_((Stage.WON, Stage.LOST)), Opportunity.closed_at >= start
        )
    )


def _weighted(deal: Opportunity, currency: str) -> Money:
    return Money(deal.amount, currency).share(deal.probability)


def _share(part: int, whole: int) -> int | None:
    return divide_half_away(part * BASIS_POINTS, whole) if whole else None


def _average_days(deals: list[Opportunity]) -> int | None:
    if not deals:
        return None
    seconds = sum(
        (deal.closed_at - deal.created_at).total_seconds() for deal in deals if deal.closed_at
    )
    return round(seconds / 86_400 / len(deals))
