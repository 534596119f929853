"""What finding clients costs: campaigns, costs, and what came of them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from proposal_shop import shop, stocked

from salesdesk.clock import FixedClock
from salesdesk.desk import Desk
from salesdesk.domain.prospects.bringing import Brought
from salesdesk.domain.prospects.states import ActivityKind, Source
from salesdesk.errors import WrongInput
from salesdesk.models.campaigns import Campaign, SourceCost
from salesdesk.models.closing import Order
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.services.prospects import LoggedActivity, NewProspect
from salesdesk.services.prospects.bringing import Period, ReportRow
from salesdesk.services.prospects.campaigns import CampaignDetail, CostLine
from salesdesk.services.prospects.steps import refresh_account

__all__ = ["shop", "stocked"]

TODAY = date(2026, 11, 23)
NOVEMBER, EVER = Period(date(2026, 11, 1), TODAY), Period(None, TODAY)
FAIR = CampaignDetail(
    "Hội chợ Giáo dục", Source.EVENT, date(2026, 11, 2), date(2026, 11, 4), "Gian hàng A12"
)


def dong(amount: int) -> Money:
    """An amount in đồng."""
    return Money(amount, "VND")


def rows(desk: Desk, period: Period = EVER) -> dict[str, ReportRow]:
    """The report by names: campaigns by theirs, sources by their key."""
    found = desk.prospects.campaigns.report(period).rows
    return {row.name or row.source.value: row for row in found}


def customer(desk: Desk, key: UUID, total: int, day: date = TODAY) -> None:
    """Let an account order."""
    with desk.context.writing() as book:
        number = f"DH-{Order.select().count()}"
        book.add(Order, prospect=key, number=number, ordered_on=day, total=total)
        refresh_account(book, key)


def account(desk: Desk, company: str, campaign: str = "", source: Source = Source.WEB) -> UUID:
    """Enter an account that came of a campaign."""
    key = desk.prospects.enter(NewProspect(company, source=source)).value
    if campaign:
        desk.prospects.set_field(key, "campaign", campaign)
    return key


def test_a_conversion_costs_what_was_spent_by_first_orders(desk: Desk) -> None:
    fair = desk.prospects.campaigns.add(FAIR).value
    for amount in (6_000_000, 1_000_000):
        cost = CostLine(Source.CAMPAIGN, dong(amount), date(2026, 11, 3), campaign_id=fair)
        desk.prospects.campaigns.add_cost(cost)
    one, two, three = (account(desk, f"Trường {number}", "hoi cho giao duc") for number in "123")
    desk.prospects.log(two, LoggedActivity(ActivityKind.CALL, "Chào"))
    desk.prospects.qualify(two)
    desk.prospects.set_field(three, "acquisition_cost", dong(500_000))
    customer(desk, one, 12_000_000)
    customer(desk, one, 3_000_000)
    assert Campaign.select().count() == 1
    brought = rows(desk)["Hội chợ Giáo dục"].brought
    assert brought == Brought(3, 2, 1, (dong(7_500_000),), (dong(15_000_000),))
    assert brought.per_prospect == dong(2_500_000)
    assert brought.per_conversion == dong(7_500_000)
    assert rows(desk)["event"].brought == brought
    assert desk.prospects.campaigns.report(EVER).total == brought


def test_a_recommendation_counts_as_a_referral_whatever_the_source_says(desk: Desk) -> None:
    friend = account(desk, "Nhà thuốc An Bình", source=Source.WALK_IN)
    key = account(desk, "Phòng khám Hoà Bình", source=Source.WEB)
    desk.prospects.set_field(key, "referred_by", friend)
    found = rows(desk)
    assert found["referral"].brought.prospects == 1
    assert found["walk-in"].brought.prospects == 1
    assert "web" not in found


def test_nothing_spent_and_nobody_won_costs_nothing_to_divide(desk: Desk) -> None:
    account(desk, "Trường Hồng Hà")
    desk.prospects.campaigns.add(FAIR)
    for row in rows(desk).values():
        assert (row.brought.per_prospect, row.brought.per_conversion) == (None, None)
    cost = CostLine(Source.COLD_CALL, dong(100), TODAY)
    desk.prospects.campaigns.add_cost(cost)
    row = rows(desk)["cold call"]
    assert (row.brought.spent, row.brought.per_prospect) == ((dong(100),), None)


def test_a_period_holds_its_first_and_its_last_day(desk: Desk) -> None:
    for day in (date(2026, 10, 31), date(2026, 11, 1), TODAY, TODAY + timedelta(days=1)):
        desk.prospects.campaigns.add_cost(CostLine(Source.WEB, dong(1), day))
    assert rows(desk, NOVEMBER)["web"].brought.spent == (dong(2),)
    now = desk.context.now()
    desk.context.clock = FixedClock(desk.context.clock.zone, now - timedelta(days=40))
    key = account(desk, "Trường Hồng Hà")
    desk.context.clock = FixedClock(desk.context.clock.zone, now)
    customer(desk, key, 5)
    november = rows(desk, NOVEMBER)["web"].brought
    assert (november.prospects, november.customers) == (0, 1)


def test_cancelled_orders_and_deleted_accounts_do_not_count(desk: Desk) -> None:
    key = account(desk, "Trường Hồng Hà")
    desk.prospects.delete(key)
    assert rows(desk) == {}
    desk.prospects.undelete(key)
    customer(desk, key, 5)
    Order.update(state="cancelled").execute()
    with desk.context.writing() as book:
        refresh_account(book, key)
    assert rows(desk)["web"].brought == Brought(prospects=1)


def test_two_currencies_are_not_mixed(desk: Desk) -> None:
    account(desk, "Trường Hồng Hà")
    for amount in (dong(100), Money(200, "USD")):
        desk.prospects.campaigns.add_cost(CostLine(Source.WEB, amount, TODAY))
    brought = rows(desk)["web"].brought
    assert set(brought.spent) == {dong(100), Money(200, "USD")}
    assert brought.per_prospect is None


def test_a_campaign_is_taken_out_and_put_back_with_all_that_hung_on_it(desk: Desk) -> None:
    campaigns = desk.prospects.campaigns
    fair = campaigns.add(FAIR).value
    campaigns.add_cost(CostLine(Source.EVENT, dong(9), TODAY, "Gian hàng", fair))
    key = account(desk, "Trường Hồng Hà", FAIR.name)
    before, costs = campaigns.report(EVER), campaigns.costs(EVER)
    removed = campaigns.remove(fair).value
    assert desk.prospects.record(key).details.campaign == ""
    assert (Campaign.select().count(), SourceCost.select().count()) == (0, 0)
    campaigns.put_back(removed)
    assert (campaigns.report(EVER), campaigns.costs(EVER)) == (before, costs)
    assert desk.prospects.record(key).details.campaign == FAIR.name
    assert desk.upkeep.check() == ()


def test_campaigns_and_costs_are_changed_and_changed_back(desk: Desk) -> None:
    campaigns = desk.prospects.campaigns
    fair = campaigns.add(FAIR).value
    cost = campaigns.add_cost(CostLine(Source.WEB, dong(9), TODAY, "", fair)).value
    assert campaigns.costs(EVER)[0].source is Source.EVENT
    before = campaigns.change(fair, CampaignDetail("Hội chợ Huế", Source.EVENT)).value
    assert campaigns.campaign(fair).name == "Hội chợ Huế"
    campaigns.change(fair, before)
    assert campaigns.all() == (before,)
    known = campaigns.change_cost(cost, CostLine(Source.WEB, dong(10), TODAY)).value
    assert rows(desk)["web"].brought.spent == (dong(10),)
    campaigns.change_cost(cost, known)
    removed = campaigns.remove_cost(cost).value
    assert campaigns.costs(EVER) == ()
    campaigns.put_back_cost(removed)
    assert [line.amount for line in campaigns.costs(EVER)] == [dong(9)]


@pytest.mark.parametrize(
    ("detail", "field"),
    [
        (CampaignDetail("  "), "name"),
        (CampaignDetail("HOI CHO giao duc"), "name"),
        (CampaignDetail("Khác", starts_on=TODAY, ends_on=date(2026, 1, 1)), "ends_on"),
    ],
)
def test_a_campaign_that_cannot_be_is_refused_beside_its_field(
    desk: Desk, detail: CampaignDetail, field: str
) -> None:
    desk.prospects.campaigns.add(FAIR)
    with pytest.raises(WrongInput) as wrong:
        desk.prospects.campaigns.add(detail)
    assert wrong.value.field == field
    with pytest.raises(WrongInput):
        desk.prospects.campaigns.add_cost(CostLine(Source.WEB, dong(0), TODAY))


def test_the_record_names_a_campaign_and_its_history_too(desk: Desk) -> None:
    key = account(desk, "Trường Hồng Hà", "Thư ngỏ tháng 11")
    desk.prospects.set_field(key, "campaign", "Hội chợ Huế")
    desk.prospects.set_field(key, "campaign", "")
    assert Prospect.get_by_id(key).campaign_id is None
    said = [
        (change.before, change.after)
        for entry in desk.prospects.history(key)
        for change in entry.changes
        if change.label == "Campaign"
    ]
    assert said == [
        ("Hội chợ Huế", ""),
        ("Thư ngỏ tháng 11", "Hội chợ Huế"),
        ("", "Thư ngỏ tháng 11"),
    ]
    assert set(desk.prospects.campaigns.names()) == {"Thư ngỏ tháng 11", "Hội chợ Huế"}
