"""The desk opens: what is to be done, how it goes, and what needs attention, by who sits down."""

from __future__ import annotations

from datetime import date, time, timedelta

from followup_shop import CLINIC, NURSERY, SCHOOL, TODAY, TONER, account, on_day, sit

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import LostReason
from salesdesk.domain.prospects.states import ActivityKind, TaskKind
from salesdesk.language import language
from salesdesk.models.catalogue import Product
from salesdesk.models.closing import Order
from salesdesk.money import Money
from salesdesk.services.prospects import LoggedActivity, NewProspect, PlannedStep
from salesdesk.services.today import AttentionKind, FunnelKey, When

ENGLISH = language("en")
MILLION = Money(1_000_000, "VND")


def _plan(desk: Desk, name: str, day: date, at: time | None = None) -> None:
    desk.prospects.plan(account(desk, name), PlannedStep(TaskKind.CALL, "Ask for A4", day, at))


def _lines(desk: Desk) -> dict[AttentionKind, str]:
    found = desk.today.in_order(*desk.today.attention(), *desk.today.rhythms())
    return {line.kind: ENGLISH.say(line.text) for line in found}


def _win(desk: Desk, name: str, day: date, millions: int) -> None:
    """A deal that ends in an order on a day."""
    with on_day(desk, day):
        key = account(desk, name)
        deal = desk.closing.open(key, "Supplies", MILLION).value
        proposal = desk.proposals.create(key, deal).value
        toner = Product.get(Product.sku == TONER)
        line = desk.proposals.edit.add_product(proposal, toner.id, millions).value
        assert line is not None
        sit(desk, "Trần Bảo Ngọc")
        desk.proposals.present(proposal)
        desk.proposals.accept(proposal, "Client")
        sit(desk, "Phạm Thu Hà")


def test_tasks_stand_in_the_order_of_the_day(shop: Desk) -> None:
    _plan(shop, CLINIC, TODAY - timedelta(days=2))
    _plan(shop, SCHOOL, TODAY, time(14, 30))
    _plan(shop, NURSERY, TODAY, time(9, 15))
    _plan(shop, NURSERY, TODAY + timedelta(days=1))
    _plan(shop, SCHOOL, TODAY + timedelta(days=40))
    agenda = shop.today.agenda(everybody=False)
    mine = [row for row in agenda.rows if row.what == "Ask for A4"]
    assert [(row.company, row.when) for row in mine] == [
        (CLINIC, When.OVERDUE),
        (NURSERY, When.TODAY),
        (SCHOOL, When.TODAY),
        (NURSERY, When.NEXT),
    ]
    assert (mine[0].days_late, mine[0].phone) == (2, "028 3822 1100")
    # It is ten o'clock: a quarter past nine has gone by, half past two has not.
    assert [row.passed for row in mine] == [False, True, False, False]
    assert agenda.today == 2


def test_a_manager_sees_everybody_and_a_clerk_their_own(shop: Desk) -> None:
    _plan(shop, CLINIC, TODAY)
    sit(shop, "Nguyễn Thị Lan")
    assert shop.today.agenda().today == 0
    sit(shop, "Trần Bảo Ngọc")
    assert shop.today.sees_everybody
    agenda = shop.today.agenda()
    assert agenda.today == 1
    assert "Phạm Thu Hà" in {row.staff for row in agenda.rows}
    assert shop.today.agenda(everybody=False).today == 0


def test_what_is_done_leaves_the_day_and_comes_back(shop: Desk) -> None:
    _plan(shop, NURSERY, TODAY)
    [task] = [row for row in shop.today.agenda().rows if row.company == NURSERY]
    shop.prospects.done(task.id, "They take ten cartons")
    assert NURSERY not in {row.company for row in shop.today.agenda().rows}
    shop.prospects.reopen(task.id)
    shop.prospects.later(task.id, TODAY + timedelta(days=1))
    assert shop.today.agenda().today == 0
    shop.prospects.delete(account(shop, NURSERY))
    assert NURSERY not in {row.company for row in shop.today.agenda().rows}


def test_figures_agree_with_the_board_and_last_month_so_far(shop: Desk) -> None:
    _win(shop, SCHOOL, date(2026, 10, 20), 2)
    _win(shop, CLINIC, date(2026, 10, 30), 5)
    _win(shop, SCHOOL, date(2026, 11, 10), 3)
    won = shop.today.figures().won
    assert won.amount == shop.closing.forecast().won
    assert won.count == 1
    assert won.before_until == date(2026, 10, 23)
    # Only what was won by the 23rd of October counts beside the 23rd of November.
    assert 0 < won.before.minor < won.amount.minor


def test_the_win_rate_names_its_counts_and_the_days_before(shop: Desk) -> None:
    _win(shop, SCHOOL, date(2026, 7, 1), 1)
    _win(shop, SCHOOL, date(2026, 11, 10), 1)
    lost = shop.closing.open(account(shop, CLINIC), "Toner", MILLION).value
    shop.closing.lose(lost, (LostReason.PRICE,))
    rate = shop.today.figures().win_rate
    forecast = shop.closing.forecast()
    assert (rate.won, rate.decided) == (forecast.won_count, forecast.decided_count) == (1, 2)
    assert (rate.share, rate.before) == (5000, 10_000)


def test_an_empty_month_has_no_rate_and_no_division(shop: Desk) -> None:
    figures = shop.today.figures()
    assert figures.win_rate.share is None
    assert figures.won.amount == Money(0, "VND")
    assert figures.proposals.count == 0
    assert figures.proposals.sums == (Money(0, "VND"),)


def test_the_funnel_counts_leads_by_state_and_deals_by_stage(shop: Desk) -> None:
    before = {step.key: step.count for step in shop.today.figures().funnel}
    nursery = account(shop, NURSERY)
    shop.prospects.log(nursery, LoggedActivity(ActivityKind.CALL, "Wants ink"))
    called = {step.key: step.count for step in shop.today.figures().funnel}
    assert called[FunnelKey.CONTACTED] == before[FunnelKey.CONTACTED] + 1
    shop.closing.open(nursery, "Ink", MILLION * 3)
    funnel = {step.key: step for step in shop.today.figures().funnel}
    assert funnel[FunnelKey.CONTACTED].count == before[FunnelKey.CONTACTED]
    assert funnel[FunnelKey.DISCOVERY].count == 1
    assert funnel[FunnelKey.DISCOVERY].value == MILLION * 3
    assert funnel[FunnelKey.NEW].value is None


def test_each_role_first_sees_what_is_its_own(shop: Desk) -> None:
    late = _lines(shop)
    assert late[AttentionKind.REORDERS] == "1 customer is due to reorder"
    assert late[AttentionKind.QUIET] == "1 customer has gone quiet"
    assert next(iter(late)) is AttentionKind.REORDERS
    sit(shop, "Nguyễn Thị Lan")
    assert next(iter(_lines(shop))) is AttentionKind.NO_STEP


def test_a_hand_over_waits_for_whom_it_was_given_to(shop: Desk) -> None:
    sit(shop, "Nguyễn Thị Lan")
    lead = shop.prospects.enter(NewProspect(company="Bảo tàng Sông Hương")).value
    shop.prospects.log(lead, LoggedActivity(ActivityKind.CALL, "Needs photo paper"))
    shop.prospects.qualify(lead)
    buu = next(each.id for each in shop.team.members() if each.name == "Trần Quốc Bửu")
    shop.prospects.hand_over(lead, buu, "Director decides", TODAY + timedelta(days=1))
    assert AttentionKind.HAND_OVERS not in _lines(shop)
    sit(shop, "Trần Quốc Bửu")
    line = shop.today.attention()[0]
    assert line.kind is AttentionKind.HAND_OVERS
    [record] = line.records
    assert (record.page, record.id, record.detail) == ("prospects", lead, "Director decides")
    shop.prospects.accept(lead)
    assert AttentionKind.HAND_OVERS not in _lines(shop)


def test_an_overdue_invoice_is_named_with_what_is_owed(shop: Desk) -> None:
    with on_day(shop, TODAY - timedelta(days=45)):
        newest = Order.select().where(Order.prospect == account(shop, CLINIC)).first()
        invoice = shop.closing.draft_invoice(newest.id).value
        shop.closing.issue(invoice)
    line = next(
        each for each in shop.today.attention() if each.kind is AttentionKind.OVERDUE_INVOICES
    )
    assert "1 invoice is overdue" in ENGLISH.say(line.text)
    assert ENGLISH.money(Money(newest.total, "VND")) in ENGLISH.say(line.text)
    assert line.records[0].title == CLINIC


def test_expiring_proposals_and_approvals_are_told_to_who_can_act(shop: Desk) -> None:
    proposal = shop.proposals.create(account(shop, SCHOOL)).value
    toner = Product.get(Product.sku == TONER)
    shop.proposals.edit.add_product(proposal, toner.id, 1)
    shop.proposals.request_approval(proposal)
    assert AttentionKind.APPROVALS not in _lines(shop)
    sit(shop, "Trần Bảo Ngọc")
    assert next(iter(_lines(shop))) is AttentionKind.APPROVALS
    shop.proposals.approve(proposal)
    shop.proposals.present(proposal)
    open_now = shop.today.figures().proposals
    assert (open_now.count, open_now.expiring) == (1, 0)
    assert AttentionKind.EXPIRING not in _lines(shop)
    with on_day(shop, TODAY + timedelta(days=28)):
        assert _lines(shop)[AttentionKind.EXPIRING] == "1 proposal expires within 3 days"
        assert shop.today.figures().proposals.expiring == 1
    with on_day(shop, TODAY + timedelta(days=31)):
        assert AttentionKind.EXPIRING not in _lines(shop)
        assert shop.today.figures().proposals.count == 0
