"""A school calls for the first time: entered, logged, planned, qualified, handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.prospects.standing import PathState
from salesdesk.domain.prospects.states import (
    ActivityKind,
    Direction,
    ProspectState,
    Source,
    TaskKind,
)
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.language import language
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.services.context import Done
from salesdesk.services.prospects import (
    LoggedActivity,
    Move,
    NewProspect,
    PlannedStep,
    View,
)

SCHOOL = NewProspect(
    "Trường Tiểu học Hồng Hà",
    contact="Trần Thu Hương",
    title="Văn phòng",
    phone="+84912345678",
    email="huong.tran@HongHa.edu.vn",
    tax_code="0101234567",
    street="12 Lý Thường Kiệt",
    province="Hà Nội",
    source=Source.REFERRAL,
)
TOMORROW = date(2026, 11, 24)
EN = language("en")


def _lan(desk: Desk, *roles: Role) -> None:
    lan = desk.team.add("Lan Nguyễn", frozenset(roles or {Role.ACCOUNT_EXECUTIVE})).value
    desk.team.work_as(lan)


def test_a_school_calls_and_the_next_step_is_planned_in_the_same_breath(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    made = desk.prospects.log(
        school,
        LoggedActivity(ActivityKind.CALL, "Needs paper for term two", Direction.IN, minutes=6),
        then=PlannedStep(TaskKind.CALL, "Confirm A4 quantity", TOMORROW, time(10, 30)),
    )
    assert made.changed == {"prospects"}
    record = desk.prospects.record(school)
    assert record.state is ProspectState.CONTACTED
    assert record.next_step is not None
    assert (record.next_step.day, record.next_step.at) == (TOMORROW, time(10, 30))
    assert (record.owner, record.next_step.assigned_to) == ("Lan Nguyễn", "Lan Nguyễn")
    [contact] = record.contacts
    assert (contact.phone, contact.email) == ("0912 345 678", "huong.tran@hongha.edu.vn")
    assert contact.phone_hint is None
    assert [step.label for step in record.path if step.state is PathState.NOW] == ["Contacted"]


def test_the_call_that_was_planned_is_done_and_the_stream_tells_it_once(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    call = desk.prospects.plan(school, PlannedStep(TaskKind.CALL, "Ask", TOMORROW)).value
    desk.prospects.log(
        school, LoggedActivity(ActivityKind.CALL, "Wants delivery before 5 Dec"), finishes=call
    )
    desk.prospects.note(school, "Uses Double A, 40 cartons a term")
    happened = desk.prospects.timeline(school)
    texts = [each.text if isinstance(each.text, str) else EN.say(each.text) for each in happened]
    assert sorted(texts) == [
        "Entered",
        "Uses Double A, 40 cartons a term",
        "Wants delivery before 5 Dec",
    ]
    assert desk.prospects.record(school).next_step is None
    desk.prospects.reopen(call)
    assert desk.prospects.record(school).next_step is not None


def test_a_log_is_taken_back_with_all_that_it_did(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    call = desk.prospects.plan(school, PlannedStep(TaskKind.CALL, "Ask", TOMORROW)).value
    before = desk.prospects.record(school)
    logged = desk.prospects.log(
        school,
        LoggedActivity(ActivityKind.CALL, "Call back in spring"),
        finishes=call,
        then=PlannedStep(TaskKind.CALL, "Spring", date(2027, 3, 1)),
    ).value
    assert desk.prospects.record(school).state is ProspectState.CONTACTED
    desk.prospects.unlog(logged)
    assert desk.prospects.record(school) == before
    desk.prospects.unplan(call)
    assert desk.prospects.record(school).next_step is None


def test_later_moves_the_step_and_the_list_with_it(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    step = desk.prospects.plan(school, PlannedStep(TaskKind.CALL, "Ask", date(2026, 11, 21))).value
    [row] = desk.prospects.rows(desk.prospects.listing().ids)
    assert row.next_step is not None
    assert row.next_step.overdue == 2
    desk.prospects.later(step, date(2026, 11, 30))
    [row] = desk.prospects.rows(desk.prospects.listing().ids)
    assert row.next_step is not None
    assert (row.next_step.overdue, row.next_step.day) == (0, date(2026, 11, 30))


def test_an_account_executive_who_qualifies_accepts_at_once(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    with pytest.raises(NotAllowed):
        desk.prospects.qualify(school)
    desk.prospects.log(school, LoggedActivity(ActivityKind.CALL, "Buys every term"))
    move = desk.prospects.qualify(school).value
    assert desk.prospects.record(school).state is ProspectState.ACCEPTED
    desk.prospects.take_back(move)
    assert desk.prospects.record(school).state is ProspectState.CONTACTED


def test_the_development_rep_hands_over_and_gets_it_back_with_a_reason(desk: Desk) -> None:
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    _lan(desk, Role.SALES_DEVELOPMENT)
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.log(school, LoggedActivity(ActivityKind.CALL, "Buys every term"))
    desk.prospects.qualify(school)
    assert desk.prospects.record(school).state is ProspectState.QUALIFIED
    desk.prospects.hand_over(school, minh, "Budget until Friday", TOMORROW)
    step = desk.prospects.record(school).next_step
    assert step is not None
    assert (step.what, step.assigned_to) == ("Budget until Friday", "Minh")

    desk.team.work_as(minh)
    with pytest.raises(WrongInput) as missing:
        desk.prospects.give_back(school, " ")
    assert missing.value.field == "reason"
    desk.prospects.give_back(school, "No budget this year")
    record = desk.prospects.record(school)
    assert (record.state, record.state_reason) == (ProspectState.RETURNED, "No budget this year")
    assert record.next_step is None
    assert record.owner == "Lan Nguyễn"


def test_accepting_makes_the_account_ones_own(desk: Desk) -> None:
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    _lan(desk, Role.SALES_DEVELOPMENT)
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.log(school, LoggedActivity(ActivityKind.VISIT, "Saw the copy room"))
    desk.prospects.qualify(school)
    desk.prospects.hand_over(school, minh, "Wants a trial", TOMORROW)
    desk.team.work_as(minh)
    desk.prospects.accept(school)
    record = desk.prospects.record(school)
    assert (record.state, record.owner) == (ProspectState.ACCEPTED, "Minh")


def test_who_wants_no_calls_gets_none_and_the_record_says_why(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.plan(school, PlannedStep(TaskKind.CALL, "Ask", TOMORROW))
    move = desk.prospects.do_not_contact(school, "Asked us to stop").value
    record = desk.prospects.record(school)
    assert record.next_step is None
    assert record.silence is not None
    assert "Asked us to stop" in EN.say(record.silence)
    with pytest.raises(NotAllowed, match="Asked us to stop"):
        desk.prospects.log(school, LoggedActivity(ActivityKind.CALL, "Tried anyway"))
    desk.prospects.log(school, LoggedActivity(ActivityKind.CALL, "They rang", Direction.IN))
    desk.prospects.take_back(move)
    record = desk.prospects.record(school)
    assert record.silence is None
    assert record.next_step is not None


def test_whoever_wants_no_calls_wants_none_in_another_state_either(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.log(school, LoggedActivity(ActivityKind.VISIT, "Saw the copy room"))
    desk.prospects.set_field(school, "notes", "Chỉ gặp trực tiếp")
    with desk.context.writing() as book:  # as a list that is taken in says so
        account = Prospect.get_by_id(school)
        book.change(account, do_not_contact=True, do_not_contact_reason="Asked us to stop")
    moves: tuple[Callable[[], Done[Move]], ...] = (
        partial(desk.prospects.qualify, school),
        partial(desk.prospects.nurture, school),
        partial(desk.prospects.contact_again, school),
        partial(desk.prospects.disqualify, school, "Closes in January"),
    )
    for move in moves:
        moved = move().value
        silence = desk.prospects.record(school).silence
        assert silence is not None
        assert "Asked us to stop" in EN.say(silence)
    desk.prospects.take_back(moved)
    desk.prospects.do_not_contact(school, "Said so again")
    with pytest.raises(NotAllowed, match="Said so again"):
        desk.prospects.contact_again(school)
    desk.prospects.allow_contact(school, "They rang and asked for paper")
    record = desk.prospects.record(school)
    assert (record.silence, record.state) == (None, ProspectState.CONTACTED)


def test_giving_up_needs_a_reason_and_ends_what_was_planned(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.plan(school, PlannedStep(TaskKind.VISIT, "Samples", TOMORROW))
    with pytest.raises(WrongInput):
        desk.prospects.disqualify(school, "")
    desk.prospects.disqualify(school, "Closes in January")
    record = desk.prospects.record(school)
    assert record.next_step is None
    assert record.path[-1].state is PathState.LOST
    assert desk.upkeep.check() == ()


def test_whoever_leaves_hands_on_the_open_steps_too(desk: Desk) -> None:
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.plan(school, PlannedStep(TaskKind.CALL, "Ask", TOMORROW))
    desk.prospects.assign(school, minh)
    record = desk.prospects.record(school)
    assert record.next_step is not None
    assert (record.owner, record.next_step.assigned_to) == ("Minh", "Minh")


def test_fields_are_saved_one_by_one_and_the_history_knows_what_was_before(desk: Desk) -> None:
    _lan(desk)
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.set_field(school, "company", "Trường Hồng Hà")
    desk.prospects.set_field(school, "credit_limit", Money(20_000_000, "VND"))
    with pytest.raises(WrongInput) as refused:
        desk.prospects.set_field(school, "company", "  ")
    assert refused.value.field == "company"
    entry = desk.prospects.history(school)[1]
    [change] = entry.changes
    assert (entry.who, change.label) == ("Lan Nguyễn", "Company")
    assert (change.before, change.after) == ("Trường Tiểu học Hồng Hà", "Trường Hồng Hà")


def test_a_doubtful_phone_is_kept_and_flagged(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    [contact] = desk.prospects.record(school).contacts
    desk.prospects.set_contact(contact.id, "phone", "0912 345 67")
    desk.prospects.set_contact(contact.id, "email", "huong@gmial.com")
    [contact] = desk.prospects.record(school).contacts
    assert contact.phone == "0912 345 67"
    assert contact.phone_hint is not None
    assert "9 digits, 10 expected" in EN.say(contact.phone_hint)
    assert contact.email_hint is not None


def test_a_removed_contact_comes_back_as_it_was(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    [contact] = desk.prospects.record(school).contacts
    desk.prospects.remove_contact(contact.id)
    assert desk.prospects.record(school).contacts == ()
    assert desk.search.find("huong") == ()
    desk.prospects.put_back_contact(school, contact)
    assert desk.prospects.record(school).contacts == (contact,)


def test_an_address_is_added_changed_removed_and_put_back(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.add_address(school, "Kho 3")
    desk.prospects.set_address(
        desk.prospects.record(school).addresses[1].id, "province", "Bắc Ninh"
    )
    main, depot = desk.prospects.record(school).addresses
    assert (main.line, depot.line) == ("12 Lý Thường Kiệt, Hà Nội", "Kho 3, Bắc Ninh")
    desk.prospects.remove_address(depot.id)
    desk.prospects.put_back_address(school, depot)
    assert desk.prospects.record(school).addresses[1].line == depot.line


def test_a_deleted_account_is_gone_from_every_list_until_undo(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.delete(school)
    assert len(desk.prospects.listing(View.ALL).ids) == 0
    assert desk.search.find("hong ha") == ()
    desk.prospects.undelete(school)
    assert len(desk.prospects.listing(View.ALL, "hong ha").ids) == 1


@pytest.mark.parametrize(
    ("entered", "score"),
    [
        ({"tax_code": "0101234567"}, 97),
        ({"phone": "0912345678"}, 79),
        ({"email": "Huong.Tran@hongha.edu.vn"}, 79),
        ({"company": "TRUONG TIEU HOC HONG HA"}, 70),
        ({"company": "Trường Tiểu học Hồgn Hà"}, 45),
    ],
)
def test_an_account_that_is_known_already_is_shown_while_it_is_entered(
    desk: Desk, entered: dict[str, str], score: int
) -> None:
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.enter(NewProspect("Quán cà phê Mộc"))
    [known] = desk.prospects.duplicates(**entered)  # type: ignore[arg-type]
    assert (known.id, known.score) == (school, score)
    assert desk.prospects.duplicates(**entered, but=school) == ()  # type: ignore[arg-type]
