"""One action on many accounts: counted, told in each history, and taken back with one undo."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import ProspectState, TaskKind
from salesdesk.domain.team.roles import Role
from salesdesk.errors import Cancelled, NotAllowed, WrongInput, in_english
from salesdesk.models.closing import Order
from salesdesk.models.prospects import Prospect
from salesdesk.services.prospects import BulkDone, NewProspect, PlannedStep, View, steps

DAY = date(2026, 11, 27)


@pytest.fixture
def accounts(desk: Desk) -> list[UUID]:
    """Lan at the desk, and six accounts of hers."""
    desk.team.work_as(desk.team.add("Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value)
    return [desk.prospects.enter(NewProspect(f"Bến Nghé {number}")).value for number in range(6)]


def _rows(desk: Desk) -> list[int]:
    return list(desk.prospects.listing().ids)


def _shop(desk: Desk) -> list[tuple[object, ...]]:
    """All that bulk work may write, for comparing before and after."""
    sql = desk.context.database.rows
    return [
        *sql("SELECT * FROM prospect ORDER BY id"),
        *sql("SELECT * FROM task ORDER BY id"),
        *sql("SELECT * FROM prospect_tag ORDER BY id"),
        *sql("SELECT record, title, subtitle, words FROM search_entry ORDER BY record"),
    ]


def _told(done: BulkDone) -> list[tuple[str, int]]:
    return [(in_english(why), count) for why, count in done.left_out]


def test_accounts_are_given_to_a_colleague_with_their_open_steps(
    desk: Desk, accounts: list[UUID]
) -> None:
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    desk.prospects.plan(accounts[0], PlannedStep(TaskKind.CALL, "Giá", DAY))
    before = _shop(desk)
    done = desk.prospects.assign_many(_rows(desk), minh).value
    assert done.count == 6
    assert len(desk.prospects.listing(View.MINE, owner=minh).ids) == 6
    record = desk.prospects.record(accounts[0])
    assert (record.owner, record.next_step and record.next_step.assigned_to) == ("Minh", "Minh")
    assert desk.prospects.history(accounts[0])[0].changes[0].after == "Minh"
    desk.prospects.take_back_many(done)
    assert _shop(desk) == before


def test_a_tag_is_put_on_found_by_and_taken_off_again(desk: Desk, accounts: list[UUID]) -> None:
    rows = _rows(desk)
    desk.prospects.tag_many(rows[:2], "VIP")
    before = _shop(desk)
    done = desk.prospects.tag_many(rows, "vip").value
    assert (done.count, _told(done)) == (4, [("nothing was to be changed", 2)])
    assert len(desk.prospects.listing(View.ALL, "vip").ids) == 6
    desk.prospects.take_back_many(done)
    assert _shop(desk) == before
    off = desk.prospects.untag_many(rows, "VIP").value
    assert off.count == 2
    assert len(desk.prospects.listing(View.ALL, "vip").ids) == 0
    desk.prospects.take_back_many(off)
    assert _shop(desk) == before
    with pytest.raises(WrongInput):
        desk.prospects.tag_many(rows, " ")


def test_what_cannot_move_is_counted_and_said(desk: Desk, accounts: list[UUID]) -> None:
    desk.prospects.do_not_contact(accounts[0], "Asked us not to")
    desk.prospects.plan(accounts[1], PlannedStep(TaskKind.CALL, "Giá", DAY))
    before = _shop(desk)
    done = desk.prospects.move_many(_rows(desk), ProspectState.NURTURE).value
    assert (done.count, _told(done)) == (5, [("they are “Do not contact”", 1)])
    desk.prospects.take_back_many(done)
    assert _shop(desk) == before
    done = desk.prospects.move_many(_rows(desk), ProspectState.DISQUALIFIED, "Closed").value
    assert done.count == 5
    assert desk.prospects.record(accounts[1]).next_step is None
    desk.prospects.take_back_many(done)
    assert _shop(desk) == before


def test_moving_many_ends_no_silence(desk: Desk, accounts: list[UUID]) -> None:
    with desk.context.writing() as book:
        silent = Prospect.get_by_id(accounts[1])
        book.change(silent, do_not_contact=True, do_not_contact_reason="Asked us not to")
    desk.prospects.do_not_contact(accounts[0], "Never again")
    done = desk.prospects.move_many(_rows(desk), ProspectState.NURTURE).value
    assert desk.prospects.record(accounts[1]).silence is not None
    done = desk.prospects.move_many(_rows(desk), ProspectState.CONTACTED).value
    assert (done.count, _told(done)) == (5, [("they are “Do not contact”", 1)])
    for key in accounts[:2]:
        assert desk.prospects.record(key).silence is not None


def test_a_reason_is_asked_for_and_single_states_stay_single(
    desk: Desk, accounts: list[UUID]
) -> None:
    with pytest.raises(WrongInput) as refused:
        desk.prospects.move_many(_rows(desk), ProspectState.DISQUALIFIED)
    assert refused.value.field == "reason"
    with pytest.raises(NotAllowed):
        desk.prospects.move_many(_rows(desk), ProspectState.QUALIFIED)


def test_a_step_is_planned_for_each_owner_but_nobody_silent_is_called(
    desk: Desk, accounts: list[UUID]
) -> None:
    desk.prospects.do_not_contact(accounts[0], "Asked us not to")
    before = _shop(desk)
    done = desk.prospects.plan_many(_rows(desk), PlannedStep(TaskKind.CALL, "Giá Tết", DAY)).value
    assert (done.count, _told(done)) == (5, [("they do not want to be contacted", 1)])
    step = desk.prospects.record(accounts[1]).next_step
    assert step is not None
    assert (step.what, step.day, step.assigned_to) == ("Giá Tết", DAY, "Lan")
    assert len(desk.prospects.listing(View.ALL, "gia tet").ids) == 5
    desk.prospects.take_back_many(done)
    assert _shop(desk) == before


def test_deleted_together_and_brought_back_together(desk: Desk, accounts: list[UUID]) -> None:
    with desk.context.writing() as book:
        book.add(Order, number="DH-1", prospect=accounts[0], ordered_on=date(2026, 3, 1))
        steps.refresh_account(book, accounts[0])
    before = _shop(desk)
    done = desk.prospects.delete_many(_rows(desk)).value
    assert (done.count, _told(done)) == (5, [("they have orders, which must be kept", 1)])
    assert len(desk.prospects.listing().ids) == 1
    assert desk.search.find("ben nghe 3") == ()
    desk.prospects.take_back_many(done)
    assert _shop(desk) == before


def test_what_somebody_changed_since_stays_as_it_is(desk: Desk, accounts: list[UUID]) -> None:
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    mai = desk.team.add("Mai", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    done = desk.prospects.assign_many(_rows(desk), minh).value
    desk.prospects.assign(accounts[0], mai)
    desk.prospects.take_back_many(done)
    assert desk.prospects.record(accounts[0]).owner == "Mai"
    assert desk.prospects.record(accounts[1]).owner == "Lan"


def test_stopped_half_way_nothing_was_done(desk: Desk, accounts: list[UUID]) -> None:
    before = _shop(desk)
    heard: list[float] = []

    def watch(_text: object, share: float) -> None:
        heard.append(share)

    with pytest.raises(Cancelled):
        desk.prospects.delete_many(_rows(desk) * 200, watch, lambda: len(heard) > 1)
    assert heard[0] == 0
    assert _shop(desk) == before
