"""What other topics do to an account inside their own transaction."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import Stage
from salesdesk.domain.prospects.states import (
    ActivityKind,
    ActivityState,
    ProspectState,
    TaskCause,
    TaskKind,
)
from salesdesk.models.closing import Order
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.services.prospects import steps


def _school(desk: Desk) -> UUID:
    with desk.context.writing() as book:
        school = book.add(Prospect, company="Trường Tiểu học Hồng Hà")
        book.add(Contact, prospect=school, name="Trần Thu Hương", phone="+84 912 345 678")
        return school.id


def test_an_account_shows_the_first_of_its_open_steps(desk: Desk) -> None:
    school = _school(desk)
    friday = desk.context.clock.instant(date(2026, 11, 27))
    today = desk.context.clock.instant(date(2026, 11, 23), time(10, 30))
    with desk.context.writing() as book:
        steps.plan(book, school, TaskKind.VISIT, "Show samples", friday)
        call = steps.plan(book, school, TaskKind.CALL, "Confirm A4", today, timed=True)
    account = Prospect.get_by_id(school)
    assert (account.next_step_kind, account.next_step_what) == ("call", "Confirm A4")
    with desk.context.writing() as book:
        steps.finish(book, call, "Forty cartons")
    account = Prospect.get_by_id(school)
    assert (account.next_step_at, account.next_step_kind) == (friday, "visit")
    assert desk.upkeep.check() == ()


def test_what_the_follow_up_plan_asks_again_is_moved_not_doubled(desk: Desk) -> None:
    school = _school(desk)
    first, later = (desk.context.clock.instant(date(2026, 12, day)) for day in (1, 8))
    with desk.context.writing() as book:
        for due in (first, later):
            steps.plan(
                book,
                school,
                TaskKind.REORDER,
                "Reorder paper",
                due,
                cause=TaskCause.REORDER,
                cause_key="A4-80",
            )
    [task] = Task.select()
    assert task.due_at == later
    assert Prospect.get_by_id(school).next_step_at == later


def test_a_finished_step_stays_as_it_was_finished(desk: Desk) -> None:
    school = _school(desk)
    with desk.context.writing() as book:
        task = steps.plan(book, school, TaskKind.CALL, "Call", book.now)
        steps.finish(book, task, "Wants a price")
        steps.finish(book, task, "Something else")
    assert Task.get_by_id(task.id).result == "Wants a price"


def test_the_first_call_makes_a_new_account_contacted_and_a_missed_one_does_not(desk: Desk) -> None:
    school = _school(desk)
    with desk.context.writing() as book:
        steps.note_activity(book, school, ActivityKind.NOTE, "Found on the street")
        steps.note_activity(
            book, school, ActivityKind.CALL, "No answer", state=ActivityState.NOT_HELD
        )
        assert Prospect.get_by_id(school).state is ProspectState.NEW
        steps.note_activity(book, school, ActivityKind.CALL, "Wants a price", minutes=6)
    assert Prospect.get_by_id(school).state is ProspectState.CONTACTED


def test_an_account_repeats_its_furthest_deal_and_its_first_order(desk: Desk) -> None:
    school = _school(desk)
    with desk.context.writing() as book:
        for stage, amount in ((Stage.DISCOVERY, 100), (Stage.NEGOTIATION, 250), (Stage.LOST, 900)):
            book.add(Opportunity, prospect=school, stage=stage, stage_since=book.now, amount=amount)
        for number, day in (("DH-2", date(2026, 5, 2)), ("DH-1", date(2026, 3, 1))):
            book.add(Order, number=number, prospect=school, ordered_on=day)
        steps.refresh_account(book, school)
        assert "prospects" in book.done(None).changed
    account = Prospect.get_by_id(school)
    assert (account.deal_stage, account.deal_value) == ("negotiation", 350)
    assert account.customer_since == date(2026, 3, 1)


def test_an_account_is_found_by_its_people_and_numbers_until_it_is_deleted(desk: Desk) -> None:
    school = _school(desk)
    with desk.context.writing() as book:
        steps.index_prospect(book, school)
    for typed in ("huong", "hong ha", "0912345", "84912"):
        assert [hit.record for hit in desk.search.find(typed)] == [school]
    with desk.context.writing() as book:
        book.change(Prospect.get_by_id(school), deleted_at=book.now)
        steps.index_prospect(book, school)
    assert desk.search.find("huong") == ()
