"""Campaigns, and what was spent to find prospects: each can be changed, taken out, put back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.states import Source
from salesdesk.errors import WrongInput
from salesdesk.models.campaigns import Campaign, SourceCost
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects.bringing import Period, Report, report
from salesdesk.text import clean, fold


@dataclass(frozen=True, slots=True)
class CampaignDetail:
    """A campaign as it is edited; days are the shop's."""

    name: str
    source: Source = Source.CAMPAIGN
    starts_on: date | None = None
    ends_on: date | None = None
    notes: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CostLine:
    """Money spent: on a campaign, or on a source outside any."""

    source: Source
    amount: Money
    spent_on: date
    what: str = ""
    campaign_id: UUID | None = None
    campaign: str = ""
    id: UUID | None = None
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RemovedCampaign:
    """A campaign that was taken out, with its costs and the accounts that named it."""

    detail: CampaignDetail
    created_at: datetime
    costs: tuple[CostLine, ...]
    accounts: tuple[UUID, ...]


class Campaigns:
    """Keeping campaigns and costs, and what came of them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def report(self, period: Period) -> Report:
        """What each source and campaign brought in a period, and what it cost."""
        return report(self._context, period)

    def names(self) -> tuple[str, ...]:
        """The names of all campaigns, the newest first."""
        rows = Campaign.select(Campaign.name).order_by(Campaign.created_at.desc())
        return tuple(row.name for row in rows)

    def all(self) -> tuple[CampaignDetail, ...]:
        """All campaigns by name."""
        return tuple(_detail(row) for row in Campaign.select().order_by(Campaign.name))

    def campaign(self, campaign_id: UUID) -> CampaignDetail:
        """One campaign. Raises NotFound where it is gone."""
        return _detail(found(Campaign, campaign_id))

    def add(self, new: CampaignDetail) -> Done[UUID]:
        """Add a campaign. Raises WrongInput without a name, for a name that is taken, and for
        an end before the start.
        """
        with self._context.writing() as book:
            values = _checked(new)
            return book.done(book.add(Campaign, **values).id)

    def change(self, campaign_id: UUID, new: CampaignDetail) -> Done[CampaignDetail]:
        """Change a campaign; how it was before comes back. Raises as `add` does."""
        with self._context.writing() as book:
            row = found(Campaign, campaign_id)
            before = _detail(row)
            if book.change(row, **_checked(new, campaign_id)):
                _touch(book)
            return book.done(before)

    def remove(self, campaign_id: UUID) -> Done[RemovedCampaign]:
        """Take a campaign out, with its costs; accounts that named it name none then."""
        with self._context.writing() as book:
            row = found(Campaign, campaign_id)
            costs = list(SourceCost.select().where(SourceCost.campaign == campaign_id))
            accounts = list(Prospect.select().where(Prospect.campaign == campaign_id))
            removed = RemovedCampaign(
                _detail(row),
                row.created_at,
                tuple(_cost(cost) for cost in costs),
                tuple(account.id for account in accounts),
            )
            for cost in costs:
                book.remove(cost)
            for account in accounts:
                book.change(account, campaign=None)
            book.remove(row)
            return book.done(removed)

    def put_back(self, removed: RemovedCampaign) -> Done[UUID]:
        """Put a campaign back with its costs and accounts.

        Raises WrongInput where another has taken its name since.
        """
        with self._context.writing() as book:
            values = _checked(removed.detail)
            key = removed.detail.id
            row = book.add(Campaign, id=key, created_at=removed.created_at, **values)
            for cost in removed.costs:
                book.add(SourceCost, id=cost.id, created_at=cost.created_at, **_of_cost(cost))
            named = Prospect.id.in_(removed.accounts) & Prospect.campaign.is_null()
            for account in Prospect.select().where(named):
                book.change(account, campaign=row)
            return book.done(row.id)

    # what was spent

    def costs(
        self, period: Period, source: Source | None = None, campaign_id: UUID | None = None
    ) -> tuple[CostLine, ...]:
        """What was spent in a period, the latest first: on all, a source, or one campaign."""
        wanted = period.holds(SourceCost.spent_on)
        if source is not None:
            wanted &= SourceCost.source == source
        if campaign_id is not None:
            wanted &= SourceCost.campaign == campaign_id
        rows = SourceCost.select().where(wanted).order_by(SourceCost.spent_on.desc())
        names = {row.id: row.name for row in Campaign.select(Campaign.id, Campaign.name)}
        return tuple(_cost(row, names.get(row.campaign_id or row.id, "")) for row in rows)

    def add_cost(self, cost: CostLine) -> Done[UUID]:
        """Write down what was spent; a campaign's cost is its source's.

        Raises WrongInput for an amount that is not above zero.
        """
        with self._context.writing() as book:
            return book.done(book.add(SourceCost, **_of_cost(cost)).id)

    def change_cost(self, cost_id: UUID, cost: CostLine) -> Done[CostLine]:
        """Change a cost; how it was before comes back."""
        with self._context.writing() as book:
            row = found(SourceCost, cost_id)
            before = _cost(row)
            book.change(row, **_of_cost(cost))
            return book.done(before)

    def remove_cost(self, cost_id: UUID) -> Done[CostLine]:
        """Take a cost out; `put_back_cost` undoes it."""
        with self._context.writing() as book:
            row = found(SourceCost, cost_id)
            removed = _cost(row)
            book.remove(row)
            return book.done(removed)

    def put_back_cost(self, cost: CostLine) -> Done[UUID]:
        """Put a cost back as it was."""
        with self._context.writing() as book:
            row = book.add(SourceCost, id=cost.id, created_at=cost.created_at, **_of_cost(cost))
            return book.done(row.id)


def _touch(book: Book) -> None:
    """Records show a campaign's name."""
    book.touch("prospects")


def _checked(new: CampaignDetail, key: UUID | None = None) -> dict[str, Any]:
    name = clean(new.name)
    if not name:
        raise WrongInput(sentence("A name is needed."), "name")
    for other in Campaign.select(Campaign.id, Campaign.name):
        if fold(other.name) == fold(name) and other.id != (key or new.id):
            raise WrongInput(sentence("There is a campaign “{name}” already.", name=name), "name")
    if new.starts_on and new.ends_on and new.ends_on < new.starts_on:
        raise WrongInput(sentence("It cannot end before it starts."), "ends_on")
    return {
        "name": name,
        "source": new.source,
        "starts_on": new.starts_on,
        "ends_on": new.ends_on,
        "notes": new.notes,
    }


def _of_cost(cost: CostLine) -> dict[str, Any]:
    if cost.amount.minor <= 0:
        raise WrongInput(sentence("An amount above zero is needed."), "amount")
    source = cost.source
    if cost.campaign_id is not None:
        source = found(Campaign, cost.campaign_id).source
    return {
        "source": source,
        "campaign": cost.campaign_id,
        "amount": cost.amount.minor,
        "currency": cost.amount.currency,
        "spent_on": cost.spent_on,
        "what": cost.what,
    }


def _detail(row: Campaign) -> CampaignDetail:
    return CampaignDetail(row.name, row.source, row.starts_on, row.ends_on, row.notes, row.id)


def _cost(row: SourceCost, campaign: str = "") -> CostLine:
    return CostLine(
        row.source,
        Money(row.amount, row.currency),
        row.spent_on,
        row.what,
        row.campaign_id,
        campaign,
        row.id,
        row.created_at,
    )
