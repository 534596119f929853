"""An account changes hands: qualified with a checklist, given, accepted or returned, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from salesdesk.clock import FixedClock
from salesdesk.desk import Desk
from salesdesk.domain.prospects.handover import Answer
from salesdesk.domain.prospects.qualifying import Question
from salesdesk.domain.prospects.states import (
    PROSPECT_MOVES,
    ActivityKind,
    ProspectState,
    TaskKind,
)
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed, SalesDeskError, WrongInput
from salesdesk.language import language
from salesdesk.models.followup import Task
from salesdesk.models.handover import HandOver, Qualification
from salesdesk.models.history import History
from salesdesk.models.prospects import Activity, Prospect
from salesdesk.services.prospects import LoggedActivity, Move, NewProspect, PlannedStep
from salesdesk.services.today import AttentionKind

EN = language("en")
TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
S = ProspectState
Team = tuple[UUID, UUID]


@pytest.fixture
def team(desk: Desk) -> Team:
    """Lan finds and qualifies, Minh sells; Lan is at the desk."""
    lan = desk.team.add("Lan", frozenset({Role.SALES_DEVELOPMENT})).value
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    desk.team.work_as(lan)
    return lan, minh


@pytest.fixture
def school(desk: Desk, team: Team) -> UUID:
    """An account that Lan has spoken with."""
    key = desk.prospects.enter(NewProspect("Trường Hồng Hà", contact="Cô Hương")).value
    desk.prospects.log(key, LoggedActivity(ActivityKind.CALL, "Cần giấy in đề thi"))
    return key


def attention(desk: Desk) -> dict[AttentionKind, list[str]]:
    """What Today says about hand-overs, with the detail of each record."""
    return {
        line.kind: [
            r.detail if isinstance(r.detail, str) else EN.say(r.detail) for r in line.records
        ]
        for line in desk.today.attention()
        if "hand" in line.kind
    }  # fmt: skip


def later(desk: Desk, days: int) -> None:
    """Let days go by."""
    clock = desk.context.clock
    desk.context.clock = FixedClock(clock.zone, clock.now() + timedelta(days=days))


def test_the_checklist_says_what_is_missing_and_lets_a_reason_pass(
    desk: Desk, school: UUID
) -> None:
    answers = {Question.NEED: "Giấy A4", Question.DECIDES: "Hiệu trưởng"}
    with pytest.raises(WrongInput, match="Budget, When they decide") as missing:
        desk.prospects.qualify(school, answers)
    assert missing.value.field == "reason"
    assert desk.prospects.record(school).state is S.CONTACTED
    assert Qualification.select().count() == 0

    desk.prospects.qualify(school, answers, "Gặp hiệu trưởng tuần sau")
    sheet = desk.prospects.checklist(school)
    assert [item.answer for item in sheet.items] == ["Giấy A4", "", "Hiệu trưởng", ""]
    assert sheet.gap_reason == "Gặp hiệu trưởng tuần sau"
    assert sheet.qualified_on == TODAY


def test_what_the_interview_knows_is_not_asked_again(desk: Desk, school: UUID) -> None:
    interview = desk.prospects.needs.begin(school).value
    desk.prospects.needs.set_field(interview, "decides", "Phó hiệu trưởng")
    desk.prospects.needs.set_field(interview, "decide_by", date(2026, 12, 15))
    sheet = desk.prospects.checklist(school)
    assert sheet.open == (Question.NEED, Question.BUDGET)
    before = desk.prospects.answer(school, Question.BUDGET, "Hai triệu một tháng").value
    assert before == ""
    assert desk.prospects.checklist(school).open == (Question.NEED,)
    desk.prospects.answer(school, Question.BUDGET, before)
    assert desk.prospects.checklist(school).open == (Question.NEED, Question.BUDGET)


def test_a_hand_over_as_both_desks_see_it(desk: Desk, team: Team, school: UUID) -> None:
    lan, minh = team
    desk.prospects.qualify(school)
    desk.prospects.hand_over(school, minh, "Hiệu trưởng quyết định", TOMORROW)
    assert attention(desk) == {AttentionKind.GIVEN: ["Minh, by 24 Nov 2026"]}
    later(desk, 3)
    assert attention(desk) == {AttentionKind.GIVEN: ["Minh is 2 days late"]}

    desk.team.work_as(minh)
    [detail] = attention(desk)[AttentionKind.HAND_OVERS]
    assert "Hiệu trưởng quyết định" in detail
    line = desk.prospects.touch(school).hand_over
    assert line is not None
    assert (line.giver, line.is_mine, line.overdue) == ("Lan", True, 2)
    desk.prospects.give_back(school, "Chưa có ngân sách")
    assert attention(desk) == {}

    desk.team.work_as(lan)
    assert attention(desk) == {AttentionKind.RETURNED: ["Minh: Chưa có ngân sách"]}
    record = desk.prospects.record(school)
    assert (record.state, record.owner) == (S.RETURNED, "Lan")
    desk.prospects.hand_over(school, minh, "Có rồi", desk.context.today())
    assert AttentionKind.RETURNED not in attention(desk)

    desk.team.work_as(minh)
    desk.prospects.accept(school)
    assert desk.prospects.record(school).owner == "Minh"
    desk.team.work_as(lan)
    assert attention(desk) == {AttentionKind.ACCEPTED: ["Minh"]}
    later(desk, 5)
    assert attention(desk) == {}
    told = [one.kind for one in desk.prospects.stream(school).happenings]
    assert told.count("given") == 2
    assert {"returned", "answered"} <= set(told)


def test_the_owners_steps_go_with_the_account_and_come_back(
    desk: Desk, team: Team, school: UUID
) -> None:
    _lan, minh = team
    desk.prospects.plan(school, PlannedStep(TaskKind.VISIT, "Mang mẫu giấy", TOMORROW))
    desk.prospects.qualify(school)
    desk.prospects.hand_over(school, minh, "Tin cậy", TOMORROW)
    desk.team.work_as(minh)
    accepted = desk.prospects.accept(school).value
    assert {task.staff_id for task in Task.select().where(Task.done_at.is_null())} == {minh}
    desk.prospects.take_back(accepted)
    line = desk.prospects.touch(school).hand_over
    assert line is not None
    assert (line.answer, line.is_mine) == (Answer.WAITING, True)
    assert desk.prospects.record(school).owner == "Lan"


def test_a_hand_over_needs_a_colleague_and_a_day_to_come(
    desk: Desk, team: Team, school: UUID
) -> None:
    lan, minh = team
    with pytest.raises(NotAllowed):
        desk.prospects.hand_over(school, minh, "Chưa đánh giá", TOMORROW)
    desk.prospects.qualify(school)
    for to, day, field in ((lan, TOMORROW, "to"), (minh, TODAY - timedelta(days=1), "due")):
        with pytest.raises(WrongInput) as wrong:
            desk.prospects.hand_over(school, to, "", day)
        assert wrong.value.field == field
    assert HandOver.select().count() == 0


def test_a_hand_over_is_answered_and_not_ticked_off(desk: Desk, team: Team, school: UUID) -> None:
    desk.prospects.qualify(school)
    desk.prospects.hand_over(school, team[1], "Tin cậy", TOMORROW)
    task = Task.get(Task.done_at.is_null())
    with pytest.raises(NotAllowed, match="accept it, or return it"):
        desk.prospects.done(task.id)


def test_who_was_not_given_it_cannot_return_it(desk: Desk, team: Team, school: UUID) -> None:
    desk.team.work_as(team[1])
    desk.prospects.qualify(school)
    with pytest.raises(NotAllowed, match="Nobody handed it over"):
        desk.prospects.give_back(school, "Không hợp")


def test_what_has_moved_on_is_not_taken_back(desk: Desk, team: Team, school: UUID) -> None:
    desk.prospects.qualify(school)
    given = desk.prospects.hand_over(school, team[1], "Tin cậy", TOMORROW).value
    desk.team.work_as(team[1])
    desk.prospects.accept(school)
    with pytest.raises(NotAllowed, match="moved on since"):
        desk.prospects.take_back(given)


def test_giving_an_account_up_withdraws_the_hand_over(desk: Desk, team: Team, school: UUID) -> None:
    desk.prospects.qualify(school)
    desk.prospects.hand_over(school, team[1], "Tin cậy", TOMORROW)
    before = picture(school)
    gone = desk.prospects.disqualify(school, "Đóng cửa").value
    assert HandOver.get().answer is Answer.WITHDRAWN
    assert Task.select().where(Task.done_at.is_null()).count() == 0
    desk.prospects.take_back(gone)
    assert picture(school) == before


VERBS: tuple[Callable[[Desk, UUID, Team], Move], ...] = (
    lambda desk, key, _team: desk.prospects.qualify(key).value,
    lambda desk, key, _team: desk.prospects.qualify(key, {Question.NEED: "x"}, "y").value,
    lambda desk, key, team: desk.prospects.hand_over(key, team[1], "Tin", TOMORROW).value,
    lambda desk, key, _team: desk.prospects.accept(key).value,
    lambda desk, key, _team: desk.prospects.give_back(key, "Chưa").value,
    lambda desk, key, _team: (
        desk.prospects.nurture(key, PlannedStep(TaskKind.CALL, "Hỏi lại", TOMORROW)).value
    ),
    lambda desk, key, _team: desk.prospects.contact_again(key).value,
    lambda desk, key, _team: desk.prospects.disqualify(key, "Không").value,
    lambda desk, key, _team: desk.prospects.do_not_contact(key, "Đừng gọi").value,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some.lists(some.tuples(some.sampled_from(VERBS), some.booleans()), max_size=12))
def test_no_way_leads_to_a_state_that_the_table_does_not_allow(
    desk: Desk, team: Team, plans: list[tuple[Callable[..., Move], bool]]
) -> None:
    """Whatever is tried in whatever order, by either of them; undoing all gives back the start."""
    desk.team.work_as(team[0])
    key = desk.prospects.enter(NewProspect("Trường Hồng Hà")).value
    desk.prospects.log(key, LoggedActivity(ActivityKind.CALL, "Chào"))
    pictures, done = [picture(key)], list[Move]()
    for verb, is_seller in plans:
        desk.team.work_as(team[is_seller])
        state = Prospect.get_by_id(key).state
        try:
            move = verb(desk, key, team)
        except SalesDeskError:
            assert picture(key) == pictures[-1]
            continue
        assert move.before is state
        assert (state, move.after) in PROSPECT_MOVES or move.after is S.ACCEPTED
        entries = History.select().where(History.record == key).count()
        assert entries > len(done)
        done.append(move)
        pictures.append(picture(key))
    for move in reversed(done):
        assert picture(key) == pictures.pop()
        desk.prospects.take_back(move)
    assert picture(key) == pictures.pop()


def picture(key: UUID) -> list[dict[str, Any]]:
    """The account and all that its moves touch, as they stand in the shop's file."""
    tables = (Task, HandOver, Qualification, Activity)
    rows: list[Any] = [Prospect.select().where(Prospect.id == key)]
    rows += [table.select().where(table.prospect == key).order_by(table.id) for table in tables]
    return [dict(row.__data__) for found in rows for row in found]
