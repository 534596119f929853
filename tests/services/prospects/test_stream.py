"""The stream of an account: everything in one line, narrowed, put right, and never broken."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from proposal_shop import shop, stocked

from salesdesk.clock import FixedClock
from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import (
    ActivityKind,
    ActivityState,
    Direction,
    ProspectState,
    TaskKind,
)
from salesdesk.domain.team.roles import Role
from salesdesk.errors import FileRefused, NotAllowed, NotFound, WrongInput
from salesdesk.language import language
from salesdesk.models.history import History
from salesdesk.models.prospects import Activity, Attachment
from salesdesk.sentence import Sentence
from salesdesk.services.prospects import (
    Group,
    Happening,
    LoggedActivity,
    NewLink,
    NewProspect,
    PlannedStep,
    Wording,
)
from salesdesk.text import clean, clean_lines

__all__ = ["shop", "stocked"]

EN = language("en")
TODAY = date(2026, 11, 23)
DATA = Path(__file__).parents[2] / "data" / "naughty_strings" / "blns.json"
NAUGHTY = [text for text in json.loads(DATA.read_text(encoding="utf-8")) if clean(text)][::3]


@pytest.fixture
def school(desk: Desk) -> UUID:
    """An account of Lan's, who is at the desk."""
    desk.team.work_as(desk.team.add("Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value)
    return desk.prospects.enter(NewProspect("Trường Hồng Hà", contact="Cô Hương")).value


def happened(desk: Desk, key: UUID, group: Group = Group.ALL) -> list[Happening]:
    """What the stream tells."""
    return list(desk.prospects.stream(key, group=group).happenings)


def said(text: Sentence | str) -> str:
    """A text in English."""
    return EN.say(text) if isinstance(text, Sentence) else text


def later(desk: Desk, minutes: int) -> None:
    """Let time go by."""
    clock = desk.context.clock
    desk.context.clock = FixedClock(clock.zone, clock.now() + timedelta(minutes=minutes))


def test_every_kind_of_talk_stands_there_with_how_it_went(desk: Desk, school: UUID) -> None:
    contact = desk.prospects.record(school).contacts[0].id
    call = ActivityKind.CALL
    for logged in (
        LoggedActivity(call, "Cần 40 thùng", minutes=12, contact_id=contact),
        LoggedActivity(call, "Không nghe máy", state=ActivityState.NOT_HELD),
        LoggedActivity(ActivityKind.EMAIL, "Xin báo giá", Direction.IN),
        LoggedActivity(ActivityKind.VISIT, "Vắng mặt", state=ActivityState.NOT_HELD),
    ):
        later(desk, 10)
        desk.prospects.log(school, logged)
    details = [said(one.detail) for one in happened(desk, school, Group.TALKS)]
    assert details == [
        "Visit, not held",
        "E-mail, incoming",
        "Call, not reached",
        "Call, Cô Hương, 12 min",
    ]
    assert [one.kind for one in happened(desk, school, Group.TALKS)] == [
        *("missed", "e-mail", "missed", "call"),
    ]


def test_each_group_shows_its_own_and_together_they_show_all(shop: Desk) -> None:
    key = shop.prospects.enter(NewProspect("Trường Hồng Hà")).value
    shop.prospects.note(key, "Hỏi giấy màu")
    shop.prospects.add_link(key, NewLink("hoamai.vn"))
    shop.proposals.create(key)
    whole = happened(shop, key)
    parts = [one for group in Group if group is not Group.ALL for one in happened(shop, key, group)]
    assert sorted(map(str, whole)) == sorted(map(str, parts))
    assert {one.kind for one in whole} >= {"note", "link", "proposal", "entered"}


def test_a_visit_that_was_not_held_is_noted_and_the_step_is_done(desk: Desk, school: UUID) -> None:
    step = PlannedStep(TaskKind.VISIT, "Mang mẫu giấy", TODAY, time(14))
    task = desk.prospects.plan(school, step).value
    [planned] = desk.prospects.stream(school).planned
    assert (planned.task_id, planned.at) == (task, time(14))
    logged = desk.prospects.not_held(task).value
    assert desk.prospects.stream(school).planned == ()
    [missed] = happened(desk, school, Group.TALKS)
    assert (missed.kind, missed.text) == ("missed", "Mang mẫu giấy")
    assert desk.prospects.record(school).state is ProspectState.ASSIGNED
    desk.prospects.unlog(logged)
    assert [one.task_id for one in desk.prospects.stream(school).planned] == [task]
    assert happened(desk, school, Group.TALKS) == []


def test_only_talks_can_be_missed(desk: Desk, school: UUID) -> None:
    task = desk.prospects.plan(school, PlannedStep(TaskKind.INVOICE, "Gửi", TODAY)).value
    with pytest.raises(NotAllowed):
        desk.prospects.not_held(task)


def test_what_was_logged_is_put_right_and_the_history_keeps_what_it_said(
    desk: Desk, school: UUID
) -> None:
    call = LoggedActivity(ActivityKind.CALL, "Bốn thùng", minutes=3)
    key = desk.prospects.log(school, call).value.activity_id
    before = desk.prospects.correct(key, Wording("Bốn mươi thùng", 5)).value
    [told] = happened(desk, school, Group.TALKS)
    assert (told.text, told.activity) == ("Bốn mươi thùng", key)
    assert said(told.detail) == "Call, 5 min, put right"
    [entry] = [one for one in desk.prospects.history(school) if one.table == "activity"]
    assert {said(str(change.before)) for change in entry.changes} == {"Bốn thùng", "3"}
    desk.prospects.correct(key, before)
    assert desk.prospects.wording(key) == (ActivityKind.CALL, before)


def test_minutes_that_no_day_has_and_empty_notes_are_refused(desk: Desk, school: UUID) -> None:
    note = desk.prospects.note(school, "Hỏi lại").value.activity_id
    for wording, field in ((Wording("x", 1441), "minutes"), (Wording(" "), "outcome")):
        with pytest.raises(WrongInput) as wrong:
            desk.prospects.correct(note, wording)
        assert wrong.value.field == field


def test_a_deleted_note_comes_back_as_it_was(desk: Desk, school: UUID) -> None:
    key = desk.prospects.note(school, "Hỏi lại sau Tết").value.activity_id
    before = dict(Activity.get_by_id(key).__data__)
    removed = desk.prospects.remove_activity(key).value
    assert happened(desk, school, Group.NOTES) == []
    kept = [row.before for row in History.select().where(History.record == key)]
    assert any("Hỏi lại sau Tết" in one for one in kept)
    desk.prospects.put_back_activity(removed)
    assert dict(Activity.get_by_id(key).__data__) == before
    assert [hit.record for hit in desk.search.find("sau Tết")] == [school]


def test_a_link_is_kept_changed_and_taken_out(desk: Desk, school: UUID) -> None:
    key = desk.prospects.add_link(school, NewLink("www.hongha.edu.vn/tin")).value
    [link] = desk.prospects.touch(school).links
    assert (link.title, link.url) == ("hongha.edu.vn", "https://www.hongha.edu.vn/tin")
    before = desk.prospects.change_link(key, NewLink(link.url, "Tin trường", "Mở rộng")).value
    assert desk.prospects.touch(school).links[0].title == "Tin trường"
    desk.prospects.change_link(key, before)
    removed = desk.prospects.remove_link(key).value
    assert desk.prospects.touch(school).links == ()
    desk.prospects.put_back_link(removed)
    assert desk.prospects.touch(school).links == (link,)


def test_a_file_is_kept_byte_for_byte(desk: Desk, school: UUID, tmp_path: Path) -> None:
    paper = tmp_path / "Danh sách máy in.pdf"
    paper.write_bytes(bytes(range(256)) * 40)
    key = desk.prospects.attach_file(school, paper).value
    assert desk.prospects.file_content(key) == (paper.name, paper.read_bytes())
    [file] = desk.prospects.touch(school).files
    assert (file.name, file.media_type, file.size) == (paper.name, "application/pdf", 10_240)
    with pytest.raises(FileRefused, match="kept here already"):
        desk.prospects.attach_file(school, paper)
    desk.prospects.note_file(key, "Của phòng hành chính")
    desk.prospects.remove_file(key)
    assert desk.prospects.touch(school).files == ()
    with pytest.raises(NotFound):
        desk.prospects.file_content(key)
    desk.prospects.put_back_file(key)
    assert desk.prospects.touch(school).files[0].note == "Của phòng hành chính"
    assert desk.upkeep.check() == ()


def test_a_file_that_was_damaged_is_not_handed_out(desk: Desk, school: UUID) -> None:
    key = desk.prospects.attach(school, "bảng giá.pdf", b"1250000").value
    Attachment.update(content=b"9999999").where(Attachment.id == key).execute()
    with pytest.raises(FileRefused, match="damaged"):
        desk.prospects.file_content(key)


def test_what_cannot_be_read_is_refused_with_a_sentence(
    desk: Desk, school: UUID, tmp_path: Path
) -> None:
    for path in (tmp_path, tmp_path / "gone.pdf"):
        with pytest.raises(FileRefused, match="is not a file"):
            desk.prospects.attach_file(school, path)


def test_who_is_quiet_too_long_is_told_only_without_a_next_step(desk: Desk, school: UUID) -> None:
    later(desk, 60 * 24 * 5)
    assert desk.prospects.touch(school).quiet == 5
    task = desk.prospects.plan(school, PlannedStep(TaskKind.CALL, "Gọi", TODAY)).value
    assert desk.prospects.touch(school).quiet is None
    desk.prospects.unplan(task)
    desk.prospects.log(school, LoggedActivity(ActivityKind.CALL, "Chào"))
    assert desk.prospects.touch(school).quiet is None


def test_strings_that_break_programs_survive_in_the_stream(desk: Desk, school: UUID) -> None:
    for place, naughty in enumerate(NAUGHTY):
        desk.prospects.note(school, naughty)
        desk.prospects.add_link(school, NewLink("hoamai.vn", naughty, naughty))
        desk.prospects.attach(school, naughty, f"{place} {naughty}".encode("utf-8", "replace"))
    stream = desk.prospects.stream(school, most=5 * len(NAUGHTY))
    told = {one.text for one in stream.happenings if isinstance(one.text, str)}
    assert {clean_lines(one) for one in NAUGHTY} <= told
    for happening in stream.happenings:
        assert EN.say(happening.detail) if isinstance(happening.detail, Sentence) else True
    assert desk.upkeep.check() == ()
