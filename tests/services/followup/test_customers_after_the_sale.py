"""Who should buy again, why, and what to offer: a Monday morning in customer care."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from followup_shop import (
    BOOKSHOP,
    CLINIC,
    NURSERY,
    PRINTERS,
    SCHOOL,
    TODAY,
    TONER,
    account,
    on_day,
    order,
)

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import PaperUse
from salesdesk.domain.followup.health import Health
from salesdesk.errors import NotFound, WrongInput
from salesdesk.language import language
from salesdesk.models.closing import Order
from salesdesk.services.followup import CustomerRow, Sort, View
from salesdesk.services.followup.wording import short_name

ENGLISH, VIETNAMESE = language("en"), language("vi")


def _rows(desk: Desk, view: View = View.ALL, sort: Sort = Sort.URGENT) -> list[CustomerRow]:
    return desk.followup.rows(desk.followup.listing(view, sort=sort).ids, ENGLISH)


def test_the_late_come_first_and_each_says_why(shop: Desk) -> None:
    rows = _rows(shop)
    assert [row.company for row in rows] == [CLINIC, PRINTERS, BOOKSHOP, SCHOOL]
    clinic = rows[0]
    assert clinic.health is Health.LATE
    said = "Buys Brother TN-2410 every 30 days; last bought 45 days ago."
    assert ENGLISH.say(clinic.reason) == said
    assert VIETNAMESE.say(clinic.reason).startswith("Mua Brother TN-2410")
    assert clinic.due == TODAY - timedelta(days=15)
    assert len(clinic.bought) == 5


def test_the_views_count_everybody_once(shop: Desk) -> None:
    listing = shop.followup.listing()
    assert listing.counts[View.ALL] == 4
    assert sum(listing.counts[View(health.value)] for health in Health) == 4
    assert listing.counts[View.QUIET] == 1
    assert listing.need_you == 1
    assert [row.company for row in _rows(shop, View.LAPSED)] == [PRINTERS]


def test_the_list_can_be_filtered_and_put_in_another_order(shop: Desk) -> None:
    found = shop.followup.listing(text="hoa binh").ids
    assert found == (account(shop, CLINIC),)
    assert _rows(shop, sort=Sort.USUAL)[0].company == SCHOOL
    names = [row.company for row in _rows(shop, sort=Sort.NAME)]
    assert names == sorted(names, key=str.casefold)


def test_the_lines_to_offer_are_ready_with_todays_price(shop: Desk) -> None:
    clinic = shop.followup.customer(account(shop, CLINIC), ENGLISH)
    [toner] = clinic.reorder
    assert (toner.sku, toner.quantity, toner.chosen) == (TONER, 2, True)
    assert toner.product_id is not None
    assert toner.price == shop.catalogue.price(toner.product_id, clinic.id, 2).unit_price
    assert ENGLISH.say(toner.why) == "30-day rhythm, 15 days late"
    assert clinic.phone == "028 3822 1100"


def test_a_reorder_becomes_a_proposal_with_what_was_ticked(shop: Desk) -> None:
    clinic = shop.followup.customer(account(shop, CLINIC), ENGLISH)
    [toner] = clinic.reorder
    assert toner.product_id is not None
    done = shop.followup.reorder_proposal(clinic.id, {toner.product_id: 3})
    assert "proposals" in done.changed
    record = shop.proposals.record(done.value)
    assert [(line.sku, line.quantity) for line in record.lines] == [(TONER, 3)]
    assert record.client.name == CLINIC


def test_an_empty_reorder_is_refused_and_leaves_no_proposal(shop: Desk) -> None:
    clinic = account(shop, CLINIC)
    with pytest.raises(WrongInput):
        shop.followup.reorder_proposal(clinic, {})
    with pytest.raises(NotFound):
        shop.followup.reorder_proposal(clinic, {UUID(int=7): 1})
    assert shop.proposals.listing.ids() == []


def test_who_is_snoozed_is_left_alone_until_the_day(shop: Desk) -> None:
    clinic, friday = account(shop, CLINIC), date(2026, 11, 27)
    task = shop.followup.snooze(clinic, friday).value
    assert shop.followup.listing().need_you == 0
    assert shop.followup.counts()[View.LATE] == 0
    assert _rows(shop)[-1].snoozed_until == friday
    assert shop.prospects.record(clinic).next_step is not None
    later = shop.followup.snooze(clinic, friday + timedelta(days=7)).value
    assert later == task, "snoozing again moves the day"
    with on_day(shop, date(2026, 12, 5)):
        assert _rows(shop)[0].snoozed_until is None
    shop.prospects.unplan(task)
    assert shop.followup.listing().need_you == 1
    with pytest.raises(WrongInput):
        shop.followup.snooze(clinic, TODAY)


def test_an_order_puts_a_customer_back_on_rhythm_at_once(shop: Desk) -> None:
    assert _rows(shop)[0].company == CLINIC
    order(shop, CLINIC, 0, (TONER, 2))
    healths = {row.company: row.health for row in _rows(shop)}
    assert healths[CLINIC] in {Health.ON_RHYTHM, Health.WON_BACK}
    assert shop.followup.listing().need_you == 0


def test_a_cancelled_order_was_never_bought(shop: Desk) -> None:
    newest = (
        Order.select()
        .where(Order.prospect == account(shop, BOOKSHOP))
        .order_by(Order.ordered_on.desc())
        .first()
    )
    assert shop.followup.listing().counts[View.NEW] == 1
    shop.closing.cancel_order(newest.id, "ordered twice")
    assert shop.followup.listing().counts[View.NEW] == 0
    with pytest.raises(NotFound):
        shop.followup.customer(account(shop, BOOKSHOP), ENGLISH)


def test_an_account_that_never_ordered_has_nothing_to_follow(shop: Desk) -> None:
    with pytest.raises(NotFound):
        shop.followup.customer(account(shop, NURSERY), ENGLISH)


def test_what_was_told_of_the_reams_gives_a_date_after_one_order(shop: Desk) -> None:
    bookshop = account(shop, BOOKSHOP)
    before = shop.followup.customer(bookshop, ENGLISH)
    assert before.items[0].due is None
    asked = shop.prospects.needs.begin(bookshop).value
    paper = shop.prospects.needs.add_paper(asked, PaperUse.OFFICE).value
    shop.prospects.needs.set_paper(paper, "days_per_ream", Decimal(4))
    after = shop.followup.customer(bookshop, ENGLISH)
    # A carton of five reams at four days a ream.
    assert after.items[0].due == TODAY - timedelta(days=9) + timedelta(days=20)


def test_the_forecast_names_customers_and_products_as_their_file_did(shop: Desk) -> None:
    path = shop.path.parent / "orders.csv"
    days = [
        f"{number},C-17,Ba Vì Café,P-9,{date(2026, month, 4)},6,1000\n"
        for number, month in enumerate((5, 6, 7, 8, 9, 10), start=1)
    ]
    head = "OrderID,CustomerID,CustomerName,ProductID,OrderDate,Quantity,UnitPrice\n"
    path.write_text(head + "".join(days), encoding="utf-8")
    shop.imports.orders(path)
    rows = {(row.customer, row.product): row for row in shop.followup.forecast(ENGLISH)}
    imported = rows["C-17", "P-9"]
    assert (imported.company, imported.sku) == ("Ba Vì Café", "P-9")
    assert imported.last_purchase == date(2026, 10, 4)
    assert imported.interval_days == 31
    assert imported.earliest is not None
    assert imported.latest is not None
    assert imported.earliest <= (imported.expected_next or TODAY) <= imported.latest
    toner = rows[CLINIC, "Brother TN-2410 Toner"]
    assert (toner.sku, toner.health) == (TONER, Health.LATE)


def test_the_list_and_the_forecast_agree(shop: Desk) -> None:
    late = {row.customer for row in shop.followup.forecast(ENGLISH) if row.health is Health.LATE}
    assert late == {row.company for row in _rows(shop, View.LATE)}


def test_products_are_called_as_clients_call_them() -> None:
    assert short_name("HP 207X Black Color LaserJet Toner", numbered=True) == "HP 207X"
    assert short_name("Bạch Vân A4 100 g/m² premium paper, carton", numbered=True) == (
        "Bạch Vân A4 100 g/m²"
    )
    assert short_name("WHITE HANGING HEART T-LIGHT HOLDER") == "WHITE HANGING HEART T-LIGHT…"
    assert short_name("Bút bi Thiên Long (hộp 20 cây)") == "Bút bi Thiên Long"
