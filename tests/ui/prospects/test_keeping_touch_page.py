"""Keeping in touch through the window: the stream, a hand-over from both desks, research, cost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from clerk import CTRL, Clerk
from layout import faults
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.qualifying import Question
from salesdesk.domain.prospects.states import ActivityKind, ProspectState, TaskKind
from salesdesk.domain.team.roles import Role
from salesdesk.services.prospects import Group, LoggedActivity, NewProspect, PlannedStep
from salesdesk.ui.prospects.page import ProspectsPage
from salesdesk.ui.steps.timer import TalkTimer

TODAY = date(2026, 11, 23)
S = ProspectState
SCHOOL = "Trường Hồng Hà"
LONG = "Hiệu trưởng kể về kế hoạch năm học mới, số lớp, số học sinh và giấy in đề thi. " * 8


@pytest.fixture
def people(desk: Desk) -> tuple[UUID, UUID]:
    """Lan, who finds clients and is at the desk, and Minh, who sells."""
    lan = desk.team.add("Lan", frozenset({Role.SALES_DEVELOPMENT})).value
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    desk.team.work_as(lan)
    return lan, minh


@pytest.fixture
def school(desk: Desk, people: tuple[UUID, UUID]) -> UUID:
    """An account that Lan has called."""
    new = NewProspect(SCHOOL, contact="Cô Hương", phone="0901000200", email="huong@hongha.vn")
    key = desk.prospects.enter(new).value
    desk.prospects.log(key, LoggedActivity(ActivityKind.CALL, "Cần giấy in đề thi", minutes=4))
    return key


@pytest.fixture
def clerk(make_session: MakeSession, school: UUID) -> Clerk:
    """Somebody who looks at the school's record."""
    session = make_session()
    session.window.go("prospects", school)
    made = Clerk(session)
    made.settle()
    return made


def page(clerk: Clerk) -> ProspectsPage:
    """The Prospects tab."""
    found = clerk.window.page
    assert isinstance(found, ProspectsPage)
    return found


def sit_down(clerk: Clerk, who: UUID, school: UUID, tab: str = "prospects") -> None:
    """Another colleague takes the desk and looks at the account, or at the day."""
    clerk.window.desk.team.work_as(who)
    clerk.window.go(tab, school if tab == "prospects" else None)
    assert clerk.window.page is not None
    clerk.window.page.reload()
    clerk.settle()


def of_row(clerk: Clerk, text: str, line: str) -> None:
    """Open the menu of the row of the stream that says this, and take a line of it."""
    for one in page(clerk).view.findChildren(QToolButton):
        if text in one.accessibleName():
            one.click()
            clerk.choose(line)
            return
    raise AssertionError(f"no row says “{text}”; seen: {clerk.read()}")


def test_a_call_is_two_keys_and_a_sentence(clerk: Clerk, school: UUID) -> None:
    clerk.key(Qt.Key.Key_L, CTRL)
    clerk.write("Forty cartons before the exams")
    clerk.key(Qt.Key.Key_Return, CTRL)
    assert clerk.sees("Forty cartons before the exams")
    assert clerk.sees("Logged.")
    clerk.press("Undo")
    assert not clerk.sees("Forty cartons before the exams")


def test_the_stream_is_narrowed_by_one_row_of_chips(clerk: Clerk, school: UUID) -> None:
    clerk.fill("Note", "Likes recycled paper")
    clerk.press("Notes")
    assert clerk.sees("Likes recycled paper")
    assert not clerk.sees("Cần giấy in đề thi")
    clerk.press("Orders and money")
    assert clerk.sees("Nothing of this kind yet.")
    clerk.press("Talks")
    assert clerk.sees("Call, 4 min · 10:00 · Lan")
    assert page(clerk).view.stream.group is Group.TALKS


def test_a_long_text_is_folded_and_opens(clerk: Clerk, desk: Desk, school: UUID) -> None:
    desk.prospects.note(school, LONG)
    page(clerk).reload()
    clerk.settle()
    assert not clerk.sees(LONG.strip())
    clerk.press("Show all of it")
    assert clerk.sees(LONG.strip())
    clerk.press("Show less")
    assert not clerk.sees(LONG.strip())


def test_what_was_logged_is_put_right_and_deleted_with_undo(clerk: Clerk) -> None:
    of_row(clerk, "Cần giấy in đề thi", "Put right")
    clerk.fill("What was said", "Needs paper for exams")
    clerk.press_last("Put right")
    assert clerk.sees("Needs paper for exams")
    assert clerk.sees("put right")
    of_row(clerk, "Needs paper for exams", "Delete")
    assert not clerk.sees("Needs paper for exams")
    clerk.press("Undo")
    assert clerk.sees("Needs paper for exams")


def test_a_visit_that_was_not_held_is_planned_again_in_one_key(
    clerk: Clerk, desk: Desk, school: UUID
) -> None:
    desk.prospects.plan(school, PlannedStep(TaskKind.VISIT, "Bring samples", TODAY))
    page(clerk).reload()
    clerk.settle()
    clerk.press("Not held: plan it again")
    assert clerk.sees("Visit, not held")
    clerk.fill("Day", "+3")
    clerk.press_last("Plan")
    step = desk.prospects.record(school).next_step
    assert step is not None
    assert (step.kind, step.what, step.day) == (TaskKind.VISIT, "Bring samples", date(2026, 11, 26))


def test_the_checklist_is_answered_in_place_and_asked_when_qualifying(
    clerk: Clerk, desk: Desk, school: UUID
) -> None:
    clerk.fill("What they need", "Paper for exams")
    assert desk.prospects.checklist(school).items[0].answer == "Paper for exams"
    clerk.choose_in_menu("More actions", "Qualify")
    clerk.press_last("Qualify")
    assert clerk.sees("Not known yet: Budget, Who decides, When they decide.")
    assert desk.prospects.record(school).state is S.CONTACTED
    clerk.fill("Why it can wait", "The head is back on Monday")
    clerk.press_last("Qualify")
    assert desk.prospects.record(school).state is S.QUALIFIED
    assert clerk.sees("Qualified with gaps: The head is back on Monday")
    clerk.press("Undo")
    assert desk.prospects.record(school).state is S.CONTACTED
    assert desk.prospects.checklist(school).open == tuple(Question)[1:]


def test_a_hand_over_from_both_desks(
    clerk: Clerk, desk: Desk, people: tuple[UUID, UUID], school: UUID
) -> None:
    lan, minh = people
    desk.prospects.qualify(school)
    page(clerk).reload()
    clerk.settle()
    clerk.choose_in_menu("More actions", "Hand over")
    clerk.fill("What they must know", "The head decides")
    clerk.press_last("Hand over")
    assert clerk.sees("Handed over to Minh")

    sit_down(clerk, minh, school, "today")
    assert clerk.sees("1 hand-over waits for your answer")
    sit_down(clerk, minh, school)
    assert clerk.sees("Lan hands this over to you")
    assert clerk.sees("The head decides")
    clerk.press("Return…")
    clerk.fill("Reason", "No budget this year")
    clerk.press_last("Return")
    assert desk.prospects.record(school).state is S.RETURNED

    sit_down(clerk, lan, school, "today")
    assert clerk.sees("1 account came back to you")
    sit_down(clerk, lan, school)
    assert clerk.sees("Minh returned it")
    assert clerk.sees("No budget this year")
    clerk.press("Hand over again…")
    clerk.press_last("Hand over")

    sit_down(clerk, minh, school)
    clerk.press("Accept")
    record = desk.prospects.record(school)
    assert (record.state, record.owner) == (S.ACCEPTED, "Minh")
    sit_down(clerk, lan, school, "today")
    assert clerk.sees("1 account that you gave was accepted")


def test_links_open_in_the_browser_and_only_the_webs(
    clerk: Clerk, desk: Desk, school: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    clerk.press("Add a link")
    clerk.fill("Address in the web", "javascript:alert(1)")
    clerk.press("Keep")
    assert clerk.sees("is not an address in the web")
    clerk.fill("Address in the web", "hongha.edu.vn")
    clerk.fill("Heading", "Plans for 2027")
    clerk.press("Keep")
    clerk.press("Plans for 2027")
    assert opened == ["https://hongha.edu.vn"]
    assert [one.title for one in desk.prospects.touch(school).links] == ["Plans for 2027"]
    of_row(clerk, "Plans for 2027", "Delete")
    assert desk.prospects.touch(school).links == ()
    clerk.press("Undo")
    assert len(desk.prospects.touch(school).links) == 1


def test_a_file_dropped_on_the_record_is_kept_and_opened_as_a_copy(
    clerk: Clerk, desk: Desk, school: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    paper = tmp_path / "Danh sách máy in.pdf"
    paper.write_bytes(b"%PDF-1.7 printers")
    drop(clerk, paper)
    assert clerk.sees("The file is kept.")
    clerk.press(paper.name)
    assert [one.read_bytes() for one in opened] == [paper.read_bytes()]
    assert opened[0].name == paper.name
    assert opened[0] != paper
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ")
    drop(clerk, program)
    clerk.press("setup.exe")
    assert clerk.sees("setup.exe is a program.")
    assert len(opened) == 1
    drop(clerk, tmp_path / "gone.pdf")
    assert clerk.sees("gone.pdf is not a file.")


def drop(clerk: Clerk, path: Path) -> None:
    """Drag a file onto the record and let it go."""
    data, view = QMimeData(), page(clerk).view
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    place = view.rect().center()
    QApplication.sendEvent(view, QDragEnterEvent(place, copy, data, left, plain))
    QApplication.sendEvent(view, QDropEvent(QPointF(place), copy, data, left, plain))
    clerk.settle()


def test_what_was_spent_and_what_it_brought(clerk: Clerk, desk: Desk, school: UUID) -> None:
    desk.prospects.set_field(school, "campaign", "School fair")
    page(clerk).campaigns.start()
    clerk.settle()
    clerk.open_row("School fair")
    clerk.press("Add a cost")
    clerk.fill("Amount", "6500000")
    clerk.fill("What for", "Stand")
    clerk.press("Keep")
    assert clerk.sees("₫6,500,000")
    assert clerk.sees("23 Nov 2026 · Stand")
    clerk.press("Undo")
    assert clerk.sees("Nothing was written down for this period.")
    clerk.press("New campaign")
    clerk.fill("Name", "school FAIR")
    clerk.press("Keep")
    assert clerk.sees("There is a campaign “school FAIR” already.")
    clerk.fill("Name", "Letters to cafés")
    clerk.press("Keep")
    assert {one.name for one in desk.prospects.campaigns.all()} == {
        *("School fair", "Letters to cafés"),
    }
    clerk.press("Back")
    assert clerk.sees(SCHOOL)


def test_a_talk_that_is_timed_fills_its_minutes(make_session: MakeSession) -> None:
    now = [0.0]
    told: list[int] = []
    timer = TalkTimer(make_session().window.language, lambda: now[0])
    timer.timed.connect(told.append)
    timer.stop()
    timer.click()
    now[0] = 185.0
    timer.click()
    assert (told, timer.is_running) == ([4], False)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_is_cut_or_nameless(
    make_session: MakeSession, desk: Desk, school: UUID, language: str, size: tuple[int, int]
) -> None:
    theme = "dark" if language == "vi" else "light"
    session = make_session(language=language, theme=theme)
    session.window.resize(*size)
    desk.prospects.attach(school, "Bảng giá.pdf", b"%PDF")
    desk.prospects.note(school, LONG)
    desk.prospects.set_field(school, "campaign", "Hội chợ Giáo dục")
    session.window.go("prospects", school)
    clerk = Clerk(session)
    clerk.settle()
    assert not faults(page(clerk))
    page(clerk).states.qualify()
    clerk.settle()
    assert not faults(page(clerk))
    page(clerk).view.close_tray()
    page(clerk).research.add_link()
    clerk.settle()
    assert not faults(page(clerk))
    page(clerk).campaigns.start()
    page(clerk).campaigns.add_cost()
    clerk.settle()
    assert not faults(page(clerk))
    assert session.window.width() == size[0]
