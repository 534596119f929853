"""The campaigns of the sample shop: what they cost, and whom they brought."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from salesdesk.domain.prospects.states import Source
from salesdesk.money import Money
from salesdesk.services.prospects import ProspectService
from salesdesk.services.prospects.campaigns import CampaignDetail, CostLine
from salesdesk.services.sample.accounts import CURRENCY, read_rows
from salesdesk.services.sample.past import Past

_WHO = "duc"


def tell_campaigns(past: Past, prospects: ProspectService, accounts: Mapping[str, UUID]) -> None:
    """Enter the campaigns, their costs and their accounts, as the manager did yesterday."""
    moment = past.context.clock.instant(past.day(1))
    with past.living(moment, _WHO):
        keys = {row["name"]: _campaign(past, prospects, row) for row in read_rows("campaigns.csv")}
        for row in read_rows("campaigns.csv"):
            for account in row["accounts"].split():
                prospects.set_field(accounts[account], "campaign", row["name"])
        for row in read_rows("costs.csv"):
            prospects.campaigns.add_cost(
                CostLine(
                    Source(row["source"]),
                    Money.of(row["amount"], CURRENCY),
                    past.day(int(row["ago"])),
                    row["what"],
                    keys.get(row["campaign"]),
                )
            )


def _campaign(past: Past, prospects: ProspectService, row: dict[str, str]) -> UUID:
    first, last = past.day(int(row["starts"])), past.day(int(row["ends"]))
    detail = CampaignDetail(row["name"], Source(row["source"]), first, last, row["notes"])
    return prospects.campaigns.add(detail).value
