"""Four figures and the funnel, counted in the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from peewee import fn

from salesdesk.domain.closing.states import OPEN_STAGES, Stage
from salesdesk.domain.proposals.states import OPEN, WITH_CLIENT
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.models.bulk import plain
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Prospect
from salesdesk.money import BASIS_POINTS, Money, divide_half_away
from salesdesk.services.context import Context
from salesdesk.services.proposals.records import EXPIRING_DAYS
from salesdesk.services.today.shapes import (
    Figures,
    FunnelKey,
    FunnelStep,
    OpenProposals,
    WinRate,
    Won,
)

_BY_STAGE = (
    Opportunity.stage,
    Opportunity.currency,
    fn.COUNT(Opportunity.id),
    fn.COALESCE(fn.SUM(Opportunity.amount), 0),
)
LATELY = timedelta(days=90)
_S, _F = ProspectState, FunnelKey
_STEP_OF_STATE = {
    _S.NEW: _F.NEW,
    _S.ASSIGNED: _F.NEW,
    _S.CONTACTED: _F.CONTACTED,
    _S.RETURNED: _F.CONTACTED,
    _S.QUALIFIED: _F.QUALIFIED,
    _S.HANDED_OVER: _F.QUALIFIED,
    _S.ACCEPTED: _F.QUALIFIED,
}
_STEP_OF_STAGE = {
    Stage.DISCOVERY: _F.DISCOVERY,
    Stage.PROPOSAL: _F.PROPOSAL,
    Stage.NEGOTIATION: _F.NEGOTIATION,
}


def figures(context: Context) -> Figures:
    """The figures of today, of the whole shop."""
    won = _won(context)
    return Figures(_open_proposals(context), won, _win_rate(context), _funnel(context, won))


def _open_proposals(context: Context) -> OpenProposals:
    today = context.today()
    with_client = Proposal.state.in_(list(WITH_CLIENT))
    standing = Proposal.deleted_at.is_null() & Proposal.state.in_(list(OPEN))
    lapsed = with_client & (Proposal.valid_until < today)
    rows = plain(
        Proposal.select(Proposal.currency, fn.SUM(Proposal.total), fn.COUNT(Proposal.id))
        .where(standing & ~lapsed)
        .group_by(Proposal.currency)
    )
    sums = {currency: (int(amount), count) for currency, amount, count in rows}
    home = context.settings.currency
    ordered = [home, *sorted(sums.keys() - {home})]
    expiring = _expiring(today, EXPIRING_DAYS)
    return OpenProposals(
        sums=tuple(Money(sums.get(each, (0, 0))[0], each) for each in ordered),
        count=sum(count for _amount, count in sums.values()),
        expiring=Proposal.select(fn.COUNT(Proposal.id)).where(expiring).scalar(),
    )


def _expiring(today: date, days: int) -> Any:
    """Proposals that the client has and that end within so many days."""
    return (
        Proposal.deleted_at.is_null()
        & Proposal.state.in_(list(WITH_CLIENT))
        & Proposal.valid_until.between(today, today + timedelta(days=days))
    )


def _won(context: Context) -> Won:
    today, home = context.today(), context.settings.currency
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    # The 31st has no day of its own in a shorter month: its whole month counts then.
    until = min(before + timedelta(days=today.day - 1), month - timedelta(days=1))
    amount, count = _won_between(context, month, None)
    earlier, _count = _won_between(context, before, until + timedelta(days=1))
    return Won(Money(amount, home), count, Money(earlier, home), until)


def _won_between(context: Context, first: date, end: date | None) -> tuple[int, int]:
    """What was won from a day on, and before another: in minor units, and how many deals."""
    since = context.clock.instant(first, time(0))
    until = context.now() if end is None else context.clock.instant(end, time(0))
    home = context.settings.currency
    for stage, currency, count, amount in _decided(since, until):
        if stage is Stage.WON and currency == home:
            return amount, count
    return 0, 0


def _win_rate(context: Context) -> WinRate:
    now = context.now()
    won, decided = _won_of_decided(now - LATELY, now)
    won_before, decided_before = _won_of_decided(now - 2 * LATELY, now - LATELY)
    return WinRate(_share(won, decided), won, decided, _share(won_before, decided_before))


def _won_of_decided(since: datetime, until: datetime) -> tuple[int, int]:
    rows = list(_decided(since, until))
    won = sum(count for stage, _currency, count, _amount in rows if stage is Stage.WON)
    return won, sum(count for _stage, _currency, count, _amount in rows)


def _decided(since: datetime, until: datetime) -> Iterator[tuple[Stage, str, int, int]]:
    """Deals won and lost in a span: stage, currency, how many, and their sum in minor units.

    The span alone is asked of the database, which then goes by the day of closing; by stage it
    would go through the deals of all years.
    """
    rows = plain(
        _deals(*_BY_STAGE)
        .where(Opportunity.closed_at >= since, Opportunity.closed_at <= until)
        .group_by(Opportunity.stage, Opportunity.currency)
    )
    for stage, currency, count, amount in rows:
        if stage in (Stage.WON, Stage.LOST):
            yield stage, currency, int(count), int(amount)


def _funnel(context: Context, won: Won) -> tuple[FunnelStep, ...]:
    counts: dict[FunnelKey, int] = dict.fromkeys(FunnelKey, 0)
    values: dict[FunnelKey, int] = {}
    for state, count in plain(_accounts_without_deal()):
        if state in _STEP_OF_STATE:
            counts[_STEP_OF_STATE[state]] += count
    home = context.settings.currency
    for stage, currency, count, amount in plain(_open_deals()):
        key = _STEP_OF_STAGE[stage]
        counts[key] += count
        values[key] = values.get(key, 0) + (int(amount) if currency == home else 0)
    counts[_F.WON], values[_F.WON] = won.count, won.amount.minor
    return tuple(
        FunnelStep(key, counts[key], Money(values[key], home) if key in values else None)
        for key in FunnelKey
    )


def _accounts_without_deal() -> Any:
    return (
        Prospect.select(Prospect.state, fn.COUNT(Prospect.id))
        .where(
            Prospect.deleted_at.is_null(),
            Prospect.customer_since.is_null(),
            Prospect.deal_stage == "",
        )
        .group_by(Prospect.state)
    )


def _open_deals() -> Any:
    return (
        _deals(*_BY_STAGE)
        .where(Opportunity.stage.in_(OPEN_STAGES))
        .group_by(Opportunity.stage, Opportunity.currency)
    )


def _deals(*columns: Any) -> Any:
    """Deals of accounts that were not deleted, as the forecast counts them."""
    return Opportunity.select(*columns).join(Prospect).where(Prospect.deleted_at.is_null())


def _share(part: int, whole: int) -> int | None:
    return divide_half_away(part * BASIS_POINTS, whole) if whole else None
