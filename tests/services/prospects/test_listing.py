"""The list of accounts: its order, its views, and its filter, also when it is very long."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import Stage
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.domain.team.roles import Role
from salesdesk.models.closing import Order
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.services.prospects import MOST, NewProspect, PlannedStep, View, steps

DAYS = {
    "Later": date(2026, 11, 27),
    "Overdue": date(2026, 11, 21),
    "Today": date(2026, 11, 23),
}


def _enter(desk: Desk, company: str, day: date | None = None, at: time | None = None) -> UUID:
    prospect = desk.prospects.enter(NewProspect(company)).value
    if day is not None:
        desk.prospects.plan(prospect, PlannedStep(TaskKind.CALL, "Ask", day, at))
    return prospect


def _names(
    desk: Desk, view: View = View.ALL, text: str = "", owner: UUID | None = None
) -> list[str]:
    return [
        row.company for row in desk.prospects.rows(desk.prospects.listing(view, text, owner).ids)
    ]


def test_what_is_due_comes_first_then_what_has_no_step_then_later(desk: Desk) -> None:
    for company in ("Later", "None B", "Overdue", "None A", "Today"):
        _enter(desk, company, DAYS.get(company))
    assert _names(desk) == ["Overdue", "Today", "None A", "None B", "Later"]
    assert _names(desk, View.TODAY) == ["Overdue", "Today"]
    assert _names(desk, View.NO_STEP) == ["None A", "None B"]
    assert _names(desk, View.ALL, "none") == ["None A", "None B"]


def test_today_ends_at_midnight_in_the_shop(desk: Desk) -> None:
    _enter(desk, "Tonight", date(2026, 11, 23), time(23, 59))
    _enter(desk, "Tomorrow", date(2026, 11, 24), time(0, 0))
    assert _names(desk, View.TODAY) == ["Tonight"]
    [tonight, tomorrow] = desk.prospects.rows(desk.prospects.listing().ids)
    assert (tonight.is_today, tomorrow.is_today) == (True, False)
    assert tonight.next_step is not None
    assert tonight.next_step.at == time(23, 59)


def test_views_are_counted_and_mine_are_mine(desk: Desk) -> None:
    lan = desk.team.add("Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    _enter(desk, "Nobody's")
    desk.team.work_as(lan)
    buyer = _enter(desk, "Buyer", DAYS["Today"])
    with desk.context.writing() as book:
        book.add(Order, number="DH-1", prospect=buyer, ordered_on=date(2026, 3, 1))
        steps.refresh_account(book, buyer)
    listing = desk.prospects.listing(View.MINE, owner=lan)
    assert listing.counts == {
        View.ALL: 2,
        View.MINE: 1,
        View.TODAY: 1,
        View.NO_STEP: 1,
        View.CUSTOMERS: 1,
    }
    assert _names(desk, View.MINE, owner=lan) == ["Buyer"]
    assert _names(desk, View.CUSTOMERS) == ["Buyer"]


@pytest.mark.parametrize(
    "typed", ["dong a", "ĐÔNG Á", "phương", "0988020", "+84 988 020", "84988020", "0315", "a logis"]
)
def test_the_filter_forgives_accents_case_and_how_a_number_is_written(
    desk: Desk, typed: str
) -> None:
    desk.prospects.enter(
        NewProspect("Đông Á Logistics JSC", contact="Phạm Mai Phương", phone="0988 020 315")
    )
    _enter(desk, "Oakwood Academy")
    assert _names(desk, View.ALL, typed) == ["Đông Á Logistics JSC"]


def test_a_row_says_who_how_far_what_next_and_how_much(desk: Desk) -> None:
    clinic = desk.prospects.enter(
        NewProspect("Riverside", contact="Dr. Anna Brown", phone="028 3822 1100")
    ).value
    desk.prospects.plan(clinic, PlannedStep(TaskKind.CALL, "Price", date(2026, 11, 21)))
    with desk.context.writing() as book:
        book.add(
            Opportunity,
            prospect=clinic,
            stage=Stage.NEGOTIATION,
            stage_since=book.now,
            amount=620_000,
        )
        steps.refresh_account(book, clinic)
    [row] = desk.prospects.rows(desk.prospects.listing().ids)
    assert row.contact == "Dr. Anna Brown · 028 3822 1100"
    assert (row.standing.label, row.standing.tone) == ("Negotiation", "warn")
    assert row.next_step is not None
    assert (row.next_step.kind, row.next_step.overdue) == (TaskKind.CALL, 2)
    assert row.value == Money(620_000, "VND")
    assert desk.prospects.row_number(clinic) == desk.prospects.listing().ids[0]


def test_a_filter_that_finds_too_much_stops_and_says_so(desk: Desk) -> None:
    with desk.context.writing() as book:
        for number in range(MOST + 20):
            prospect = book.add(Prospect, company=f"Bến Nghé {number}")
            steps.index_prospect(book, prospect.id)
    listing = desk.prospects.listing(View.ALL, "ben ng")
    assert (len(listing.ids), listing.capped) == (MOST, True)
    listing = desk.prospects.listing(View.ALL, "ben nghe 51")
    assert (len(listing.ids), listing.capped) == (11, False)
    assert [row.company for row in desk.prospects.rows([10**9, listing.ids[0]])] == ["Bến Nghé 51"]


def test_whoever_wants_no_calls_is_listed_without_a_number(desk: Desk) -> None:
    account = NewProspect("Hồng Hà", contact="Cô Lan", phone="0901 234 567", email="lan@hongha.vn")
    key = desk.prospects.enter(account).value
    ids, columns = desk.prospects.listing().ids, ("phone", "email", "contact")
    [row] = desk.prospects.rows(ids, columns)
    assert (row.shown["phone"], row.shown["email"]) == ("0901 234 567", "lan@hongha.vn")
    assert "0901 234 567" in row.contact
    desk.prospects.do_not_contact(key, "Asked us to stop")
    [row] = desk.prospects.rows(ids, columns)
    assert (row.contact, row.shown["contact"]) == ("Cô Lan", "Cô Lan")
    assert (row.shown["phone"], row.shown["email"]) == (None, None)
