"""The month's forecast: what was won, what may be expected, and how deals went lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from peewee import JOIN

from salesdesk.domain.closing.states import OPEN_STAGES, Stage
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Prospect
from salesdesk.models.team import Staff
from salesdesk.money import BASIS_POINTS, Money, divide_half_away, total
from salesdesk.services.context import Context

LATELY_DAYS = 90


@dataclass(frozen=True, slots=True)
class Forecast:
    """The month: won so far, expected (open deals by their probability), possible (their rest).

    Sums are of the deals in the shop's own currency. `win_rate` in basis points of the deals
    decided in the last 90 days, with its counts; None where none was. `days_to_close` is the
    average of those won.
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


def forecast(context: Context) -> Forecast:
    """What this month has brought and may still bring."""
    currency = context.settings.currency
    standing = open_deals()
    this_month = _won(deals_decided_since(month_start(context)))
    decided = deals_decided_since(context.now() - timedelta(days=LATELY_DAYS))
    open_sum, expected = _sum(standing, currency), _expected(standing, currency)
    return Forecast(
        month=context.today().replace(day=1),
        won=_sum(this_month, currency),
        expected=expected,
        possible=open_sum - expected,
        open_count=len(standing),
        open_sum=open_sum,
        win_rate=share(len(_won(decided)), len(decided)),
        won_count=len(_won(decided)),
        decided_count=len(decided),
        days_to_close=_average_days(_won(decided)),
    )


def month_start(context: Context) -> datetime:
    """The instant in which this month began in the shop."""
    return context.clock.instant(context.today().replace(day=1), time(0))


def open_deals() -> list[Opportunity]:
    """The deals that can still be won, longest in their stage first, with account and owner."""
    return list(_deals().where(Opportunity.stage.in_(OPEN_STAGES)))


def held_deals() -> list[Opportunity]:
    """The deals on hold, with account and owner."""
    return list(_deals().where(Opportunity.stage == Stage.ON_HOLD))


def deals_decided_since(start: datetime) -> list[Opportunity]:
    """The deals won or lost since an instant, with account and owner."""
    decided = Opportunity.stage.in_((Stage.WON, Stage.LOST)) & (Opportunity.closed_at >= start)
    return list(_deals().where(decided))


def share(part: int, whole: int) -> int | None:
    """A part in basis points of the whole; None of nothing."""
    return divide_half_away(part * BASIS_POINTS, whole) if whole else None


def _deals() -> Any:
    return (
        Opportunity.select(Opportunity, Prospect, Staff)
        .join(Prospect)
        .switch(Opportunity)
        .join(Staff, JOIN.LEFT_OUTER, on=(Opportunity.owner == Staff.id))
        .where(Prospect.deleted_at.is_null())
        .order_by(Opportunity.stage_since, Opportunity.id)
    )


def _won(deals: list[Opportunity]) -> list[Opportunity]:
    return [deal for deal in deals if deal.stage is Stage.WON]


def _sum(deals: list[Opportunity], currency: str) -> Money:
    return total((Money(d.amount, currency) for d in deals if d.currency == currency), currency)


def _expected(deals: list[Opportunity], currency: str) -> Money:
    weighted = (
        Money(deal.amount, currency).share(deal.probability)
        for deal in deals
        if deal.currency == currency
    )
    return total(weighted, currency)


def _average_days(deals: list[Opportunity]) -> int | None:
    if not deals:
        return None
    seconds = sum(
        (deal.closed_at - deal.created_at).total_seconds() for deal in deals if deal.closed_at
    )
    return round(seconds / 86_400 / len(deals))
