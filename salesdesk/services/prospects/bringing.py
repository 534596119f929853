"""What each source and campaign brought in a period: counted in the database, from first orders."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from peewee import JOIN, Case, fn

from salesdesk.domain.closing.states import OrderState
from salesdesk.domain.prospects.bringing import Brought, added, together
from salesdesk.domain.prospects.states import Source
from salesdesk.models.bulk import plain
from salesdesk.models.campaigns import Campaign, SourceCost
from salesdesk.models.closing import Order
from salesdesk.models.handover import Qualification
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.services.context import Context

Key = tuple[Source, UUID | None]


@dataclass(frozen=True, slots=True)
class Period:
    """From the first through the last day; without a first one, from the beginning."""

    first: date | None
    last: date

    def holds(self, column: Any) -> Any:
        """The condition that a day lies in it."""
        until = column <= self.last
        return until if self.first is None else until & (column >= self.first)

    def holds_instant(self, column: Any, context: Context) -> Any:
        """The condition that an instant lies in it, by the shop's clock."""
        midnight = time(0)
        until = column < context.clock.instant(self.last + timedelta(days=1), midnight)
        if self.first is None:
            return until
        return until & (column >= context.clock.instant(self.first, midnight))


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A source as a whole (`campaign_id` is None), or one of its campaigns below it."""

    source: Source
    brought: Brought
    campaign_id: UUID | None = None
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The sources that brought or cost something, each with its campaigns, and all together.

    Campaigns stand here even where nothing came of them yet.
    """

    rows: tuple[ReportRow, ...]
    total: Brought


def report(context: Context, period: Period) -> Report:
    """What each source and campaign brought in a period.

    An account belongs to its campaign's source, else it is a referral where somebody recommended
    the shop, else it is of its own source.
    """
    parts = _parts(context, period)
    campaigns: dict[Source, list[ReportRow]] = defaultdict(list)
    for row in Campaign.select().order_by(Campaign.starts_on.desc(), Campaign.name):
        brought = parts.get((row.source, row.id), Brought())
        campaigns[row.source].append(
            ReportRow(row.source, brought, row.id, row.name, row.starts_on, row.ends_on)
        )
    rows: list[ReportRow] = []
    for source in Source:
        whole = together([part for (of, _campaign), part in parts.items() if of is source])
        if campaigns[source] or not whole.is_nothing:
            rows += [ReportRow(source, whole), *campaigns[source]]
    return Report(tuple(rows), together(list(parts.values())))


def _parts(context: Context, period: Period) -> dict[Key, Brought]:
    entered = period.holds_instant(Prospect.created_at, context)
    ordered = period.holds(Prospect.customer_since)
    parts: dict[Key, Brought] = defaultdict(Brought)
    for key, count in _counted(entered):
        parts[key] = replace(parts[key], prospects=count)
    for key, count in _counted(ordered):
        parts[key] = replace(parts[key], customers=count)
    for key, count in _counted(_qualified(context, period, ordered)):
        parts[key] = replace(parts[key], qualified=count)
    spent = [*_bought(entered), *_costs(period)]
    home = Money.zero(context.settings.currency)
    for key, amounts in _by_key(spent).items():
        parts[key] = replace(parts[key], spent=added([home, *amounts]))
    for key, amounts in _by_key(_ordered(period)).items():
        parts[key] = replace(parts[key], revenue=added([home, *amounts]))
    return dict(parts)


def _source() -> Any:
    """The source that an account counts for."""
    return Case(
        None,
        (
            (Campaign.source.is_null(False), Campaign.source),
            (Prospect.referred_by.is_null(False), Source.REFERRAL.value),
        ),
        Prospect.source,
    )


def _accounts(*columns: Any) -> Any:
    return (
        Prospect.select(_source(), Prospect.campaign, *columns)
        .join(Campaign, JOIN.LEFT_OUTER)
        .switch(Prospect)
    )


def _counted(wanted: Any) -> list[tuple[Key, int]]:
    rows = (
        _accounts(fn.COUNT(Prospect.id))
        .where(wanted & Prospect.deleted_at.is_null())
        .group_by(_source(), Prospect.campaign)
    )
    return [((Source(source), campaign), count) for source, campaign, count in plain(rows)]


def _qualified(context: Context, period: Period, ordered: Any) -> Any:
    """Called qualified in the period, or ordering in it without ever having been called so."""
    known = Qualification.select(Qualification.prospect).where(
        Qualification.qualified_at.is_null(False)
    )
    then = known.where(period.holds_instant(Qualification.qualified_at, context))
    return Prospect.id.in_(then) | (ordered & Prospect.id.not_in(known))


def _bought(entered: Any) -> list[tuple[Key, Money]]:
    """What was noted on single accounts."""
    rows = (
        _accounts(Prospect.currency, fn.SUM(Prospect.acquisition_cost))
        .where(entered & Prospect.deleted_at.is_null() & (Prospect.acquisition_cost != 0))
        .group_by(_source(), Prospect.campaign, Prospect.currency)
    )
    return _money(plain(rows))


def _costs(period: Period) -> list[tuple[Key, Money]]:
    rows = (
        SourceCost.select(
            fn.COALESCE(Campaign.source, SourceCost.source),
            SourceCost.campaign,
            SourceCost.currency,
            fn.SUM(SourceCost.amount),
        )
        .join(Campaign, JOIN.LEFT_OUTER)
        .where(period.holds(SourceCost.spent_on))
        .group_by(
            fn.COALESCE(Campaign.source, SourceCost.source),
            SourceCost.campaign,
            SourceCost.currency,
        )
    )
    return _money(plain(rows))


def _ordered(period: Period) -> list[tuple[Key, Money]]:
    rows = (
        _accounts(Order.currency, fn.SUM(Order.total))
        .join(Order, on=(Order.prospect == Prospect.id))
        .where(
            period.holds(Order.ordered_on)
            & (Order.state != OrderState.CANCELLED)
            & Prospect.deleted_at.is_null()
        )
        .group_by(_source(), Prospect.campaign, Order.currency)
    )
    return _money(plain(rows))


def _money(rows: Any) -> list[tuple[Key, Money]]:
    return [
        ((Source(source), campaign), Money(int(amount), currency))
        for source, campaign, currency, amount in rows
    ]


def _by_key(parts: list[tuple[Key, Money]]) -> dict[Key, list[Money]]:
    sums: dict[Key, list[Money]] = defaultdict(list)
    for key, money in parts:
        sums[key].append(money)
    return sums
