"""What is typed reaches the record it was typed for, whatever key comes next."""

from __future__ import annotations

import pytest
from clerk import CTRL, Clerk
from PySide6.QtCore import Qt
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.services.prospects import NewProspect

PHONE = "028 3822 1100"


@pytest.fixture
def clerk(desk: Desk, make_session: MakeSession) -> Clerk:
    """Lan with two prospects, the first of them open."""
    desk.team.work_as(desk.team.add("Nguyễn Thị Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value)
    for company in ("An Bình", "Bình Minh"):
        desk.prospects.enter(NewProspect(company, contact=f"{company} contact"))
    at_work = Clerk(make_session())
    at_work.window.resize(1366, 768)
    at_work.go("Prospects")
    at_work.open_row("An Bình")
    return at_work


def begin_typing(clerk: Clerk) -> None:
    """In the phone field, not yet left."""
    clerk.field("Phone").setFocus()
    clerk.write(PHONE)


def phones(desk: Desk) -> dict[str, str]:
    """Everybody's phone, by company."""
    found = {}
    for row in desk.search.find("contact"):
        record = desk.prospects.record(row.record)
        found[record.details.company] = record.contacts[0].phone
    return found


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_N, Qt.Key.Key_J, Qt.Key.Key_R])
def test_it_stays_with_the_account_it_was_typed_for(clerk: Clerk, desk: Desk, key: Qt.Key) -> None:
    begin_typing(clerk)
    clerk.key(key, CTRL)
    clerk.go("Today")
    assert phones(desk) == {"An Bình": PHONE, "Bình Minh": ""}


def test_the_next_record_opens_with_the_cursor_in_the_same_field(clerk: Clerk) -> None:
    begin_typing(clerk)
    clerk.key(Qt.Key.Key_Down, CTRL)
    assert clerk.focused.accessibleName() == "Phone"
    assert clerk.sees("Bình Minh contact")


@pytest.mark.parametrize("change", ["language", "theme", "member", "close"])
def test_it_is_kept_when_the_window_changes(clerk: Clerk, desk: Desk, change: str) -> None:
    hoa = desk.team.add("Trần Hoa", frozenset({Role.SALES_MANAGER})).value
    begin_typing(clerk)
    {
        "language": lambda: clerk.window.choose_language("vi"),
        "theme": lambda: clerk.window.choose_theme("dark"),
        "member": lambda: clerk.window.work_as(hoa),
        "close": clerk.window.close,
    }[change]()
    clerk.settle()
    assert phones(desk)["An Bình"] == PHONE


def test_a_number_that_cannot_be_read_stays_until_it_is_mended(clerk: Clerk, desk: Desk) -> None:
    clerk.press("Needs")
    clerk.fill("Pays a month", "12o000")
    assert clerk.sees("“12o000” is not a number.")
    clerk.fill("Supplier", "Nhà sách Hồng Hà")
    assert clerk.field("Pays a month").text() == "12o000"  # type: ignore[union-attr]
    clerk.fill("Pays a month", "120k")
    assert not clerk.sees("is not a number")
    assert clerk.field("Pays a month").text() == "₫120,000"  # type: ignore[union-attr]


def test_a_prospect_half_entered_is_still_there_in_another_language(clerk: Clerk) -> None:
    clerk.key(Qt.Key.Key_N, CTRL)
    clerk.fill("Company", "Nha khoa Riverside")
    clerk.field("Contact").setFocus()
    clerk.write("Anna")
    clerk.window.choose_language("vi")
    clerk.settle()
    assert clerk.sees("Nha khoa Riverside")
    assert clerk.sees("Anna")
    clerk.press("Thêm khách")
    assert clerk.sees("Nha khoa Riverside, Anna")


def test_a_log_half_written_is_still_there_in_another_look(clerk: Clerk) -> None:
    clerk.press("Call")
    clerk.field("What was said").setFocus()
    clerk.write("Forty cartons, delivered before 5 December")
    clerk.window.choose_theme("dark")
    clerk.settle()
    assert clerk.sees("Forty cartons, delivered before 5 December")
    assert clerk.sees("Log activity")


def test_what_is_too_long_is_not_entered_without_it(clerk: Clerk, desk: Desk) -> None:
    clerk.key(Qt.Key.Key_N, CTRL)
    clerk.fill("Company", "x" * 5000)
    clerk.fill("Contact", "Anna")
    clerk.press("Add prospect")
    assert clerk.sees("A line holds 300 characters")
    assert len(clerk.field("Company").text()) == 5000  # type: ignore[union-attr]
    assert len(phones(desk)) == 2
