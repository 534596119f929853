"""The sample shop: whole, the same for everybody, and full enough to look around in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed
from salesdesk.models.closing import Invoice, Order, Payment
from salesdesk.models.prospects import Activity, Prospect
from salesdesk.services.proposals import ProposalRow, View
from salesdesk.services.prospects import NewProspect


def test_it_agrees_with_itself(sample_desk: Desk) -> None:
    assert sample_desk.upkeep.check() == ()
    assert sample_desk.settings.sample


def test_there_is_somebody_for_every_role(sample_desk: Desk) -> None:
    members = sample_desk.team.members()
    assert len(members) == len(Role)
    assert {role for member in members for role in member.roles} == set(Role)


def test_a_year_of_business_lies_behind_it(sample_desk: Desk) -> None:
    assert Prospect.select().count() >= 24
    assert Order.select().count() > 100
    assert Payment.select().count() > 100
    assert Activity.select().count() >= 20
    unpaid = Invoice.select().where(Invoice.paid < Invoice.total, Invoice.number.is_null(False))
    assert unpaid.count() > 0
    states = {row.state for row in rows_of_all_proposals(sample_desk)}
    assert len(states) >= 5


def rows_of_all_proposals(desk: Desk) -> list[ProposalRow]:
    """Every proposal as the list shows it."""
    listing = desk.proposals.listing
    return list(listing.rows(listing.ids(View.ALL)))


def test_nothing_in_it_lies_in_the_future(sample_desk: Desk) -> None:
    today = sample_desk.context.today()
    now = sample_desk.context.now()
    assert all(order.ordered_on <= today for order in Order.select())
    assert all(payment.paid_on <= today for payment in Payment.select())
    assert all(activity.at <= now for activity in Activity.select())


def test_a_shop_with_accounts_is_not_filled(desk: Desk) -> None:
    desk.prospects.enter(NewProspect("Hoa Mai"))
    with pytest.raises(NotAllowed, match="needs an empty one"):
        desk.make_sample()
    assert Prospect.select().count() == 1


def test_it_is_the_same_everywhere(sample_desk: Desk, tmp_path: Path) -> None:
    """Numbers, dates and amounts; keys are made anew each time."""
    statement = (
        "SELECT number, ordered_on, total, client_name FROM sales_order UNION ALL "
        "SELECT number, issued_on, total, client_name FROM invoice ORDER BY 1"
    )
    first = sample_desk.context.database.rows(statement)
    sample_desk.close()
    again = Desk(tmp_path / "again.db", as_of(date(2026, 11, 23)), create=True)
    again.make_sample()
    assert again.context.database.rows(statement) == first
    again.close()
