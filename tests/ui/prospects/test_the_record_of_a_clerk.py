"""A clerk keeps an account up to date: people, numbers, addresses and tags, with the keyboard."""

from __future__ import annotations

from html import escape
from uuid import UUID

import pytest
from clerk import Clerk
from layout import faults
from prospects_shop import open_for_business
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from screen import seen
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.places import AddressKind
from salesdesk.domain.prospects.states import PointKind
from salesdesk.services.prospects import ProspectRecord
from salesdesk.ui.prospects.page import ProspectsPage

Key = Qt.Key


@pytest.fixture
def school(desk: Desk) -> UUID:
    """The shop has eleven accounts; the school's id."""
    return open_for_business(desk)


@pytest.fixture
def clerk(school: UUID, make_session: MakeSession) -> Clerk:
    """At the window, with the school open."""
    return _at(make_session(), school)


def _at(session: object, school: UUID) -> Clerk:
    clerk = Clerk(session)  # type: ignore[arg-type]
    clerk.window.resize(1366, 768)
    clerk.window.go("prospects", school)
    clerk.settle()
    return clerk


def _page(clerk: Clerk) -> ProspectsPage:
    page = clerk.window.page
    assert isinstance(page, ProspectsPage)
    return page


def _record(clerk: Clerk, key: UUID) -> ProspectRecord:
    return clerk.window.desk.prospects.record(key)


def _undo(clerk: Clerk) -> None:
    clerk.window.undo.undo()
    clerk.settle()


def _redo(clerk: Clerk) -> None:
    clerk.window.undo.redo()
    clerk.settle()


def test_a_phone_is_checked_beside_its_field(clerk: Clerk, school: UUID) -> None:
    clerk.fill("Phone", "024 3822 1100")
    assert clerk.sees("Hà Nội")
    clerk.fill("Phone", "0123 456 7890")
    assert clerk.sees("it is 0834 567 890 now")
    assert _record(clerk, school).contacts[0].phone == "0123 456 7890"


def test_what_was_changed_here_is_undone_from_another_account(clerk: Clerk, school: UUID) -> None:
    clerk.fill("Position", "Hiệu trưởng")
    clerk.fill("Segment", "Giáo dục")
    _page(clerk).step_record(1)
    clerk.settle()
    assert not clerk.sees("Giáo dục")
    _undo(clerk)
    assert _record(clerk, school).details.industry == "Trường học"
    assert clerk.line("Segment").text() == "Trường học"  # the school is open again
    _undo(clerk)
    assert _record(clerk, school).contacts[0].title == "Trưởng phòng hành chính"
    _redo(clerk)
    _redo(clerk)
    assert _record(clerk, school).contacts[0].title == "Hiệu trưởng"
    assert _record(clerk, school).details.industry == "Giáo dục"


def test_a_colleague_is_added_from_the_keyboard_and_taken_back(clerk: Clerk, school: UUID) -> None:
    clerk.press("Add contact")
    assert clerk.focused.accessibleName() == "Contact"
    clerk.write("Lê Hoàng Nam")
    clerk.key(Key.Key_Tab)
    clerk.write("Kế toán trưởng")
    clerk.key(Key.Key_Tab)
    clerk.write("0903 118 224")
    clerk.key(Key.Key_Tab)
    _first, second = _record(clerk, school).contacts
    assert (second.name, second.title, second.phone) == (
        "Lê Hoàng Nam",
        "Kế toán trưởng",
        "0903 118 224",
    )
    assert clerk.sees("Mobile")
    for _step in range(3):
        _undo(clerk)
    assert len(_record(clerk, school).contacts) == 1
    for _step in range(3):
        _redo(clerk)
    assert _record(clerk, school).contacts[1].phone == "0903 118 224"


def test_a_contact_is_put_first_and_removed_with_undo(clerk: Clerk, school: UUID) -> None:
    desk = clerk.window.desk
    desk.prospects.add_contact(school, "Lê Hoàng Nam")
    _page(clerk).reload()
    clerk.settle()
    clerk.press("Lê Hoàng Nam")
    clerk.choose_in_menu("More about this contact", "Ask for this contact first")
    assert _record(clerk, school).contacts[0].name == "Lê Hoàng Nam"
    assert clerk.sees("Asked for first")
    clerk.choose_in_menu("More about this contact", "Remove this contact")
    assert [one.name for one in _record(clerk, school).contacts] == ["Trần Thu Hương"]
    clerk.press("Undo")
    assert len(_record(clerk, school).contacts) == 2


def test_a_further_phone_gets_its_use_and_goes_when_it_is_emptied(
    clerk: Clerk, school: UUID
) -> None:
    clerk.choose_in_menu("More about this contact", "Add a phone")
    clerk.write("024 3822 1100")
    clerk.key(Key.Key_Tab)
    clerk.pick("What this number is for", "Work")
    [point] = _record(clerk, school).contacts[0].points
    assert (point.kind, point.value, point.label) == (PointKind.PHONE, "024 3822 1100", "work")
    line = clerk.field("Further phone")
    line.setFocus()
    line.selectAll()
    clerk.key(Key.Key_Delete)
    clerk.key(Key.Key_Tab)
    assert _record(clerk, school).contacts[0].points == ()
    _undo(clerk)
    assert len(_record(clerk, school).contacts[0].points) == 1


def test_the_company_has_addresses_of_its_own(clerk: Clerk, school: UUID) -> None:
    clerk.choose_in_menu("More about the account", "Add an e-mail of the company")
    clerk.write("hoadon@hongha.edu.vn")
    clerk.key(Key.Key_Tab)
    [point] = _record(clerk, school).points
    assert (point.value, point.contact_id) == ("hoadon@hongha.edu.vn", None)


def test_a_number_is_called_and_the_call_logged(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    line = clerk.field("Phone")
    line.setFocus()
    clerk.key(Key.Key_Down)
    clerk.choose("Call this number")
    assert opened[0].toString() == "tel:+84912345678"
    assert _page(clerk).view.tray is not None
    clerk.field("E-mail").setFocus()
    clerk.key(Key.Key_Down)
    clerk.choose("Copy")
    assert QGuiApplication.clipboard().text() == "huong.tran@hongha.edu.vn"


def test_a_ward_is_chosen_and_brings_its_province(clerk: Clerk, school: UUID) -> None:
    line = clerk.line("Province")
    line.clear()
    line.setModified(True)
    ward = clerk.field("Ward")
    ward.setFocus()
    clerk.key(Key.Key_Tab)
    ward.setFocus()
    QTest.keyClicks(ward, "p ben thanh")
    clerk.key(Key.Key_Return)
    address = _record(clerk, school).addresses[0]
    assert (address.ward, address.province) == ("Phường Bến Thành", "Thành phố Hồ Chí Minh")
    _undo(clerk)
    assert _record(clerk, school).addresses[0].ward == ""


def test_a_pasted_address_is_taken_apart_and_one_undo_puts_it_together(
    clerk: Clerk, school: UUID
) -> None:
    clerk.fill("Address", "12 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM")
    address = _record(clerk, school).addresses[0]
    assert (address.street, address.ward, address.province) == (
        "12 Nguyễn Huệ",
        "Phường Bến Nghé, Quận 1",
        "Thành phố Hồ Chí Minh",
    )
    _undo(clerk)
    assert _record(clerk, school).addresses[0].street.endswith("TP.HCM")
    _undo(clerk)
    assert _record(clerk, school).addresses[0].street == "12 Lý Thường Kiệt"


def test_a_second_address_is_for_deliveries(clerk: Clerk, school: UUID) -> None:
    clerk.press("Add address")
    clerk.write("Kho 3")
    clerk.key(Key.Key_Tab)
    assert _record(clerk, school).addresses[1].kind == AddressKind.DELIVERY
    clerk.pick("Used for", "Billing")
    assert _record(clerk, school).addresses[1].kind == AddressKind.BILLING
    clerk.choose_in_menu("More about this address", "Copy for a letter")
    assert QGuiApplication.clipboard().text() == "Trường Tiểu học Hồng Hà\nKho 3"
    clerk.choose_in_menu("More about this address", "Remove this address")
    assert len(_record(clerk, school).addresses) == 1


def test_tags_go_on_and_off_by_keyboard(clerk: Clerk, school: UUID) -> None:
    line = clerk.field("Add a tag")
    line.setFocus()
    QTest.keyClicks(line, "VIP, B2B")
    clerk.key(Key.Key_Return)
    assert _record(clerk, school).tags == ("B2B", "VIP")
    clerk.field("Add a tag").setFocus()
    clerk.key(Key.Key_Backspace)
    assert _record(clerk, school).tags == ("B2B",)
    clerk.press("Tag: B2B")
    assert _record(clerk, school).tags == ()
    _undo(clerk)
    assert _record(clerk, school).tags == ("B2B",)


def test_who_recommended_them_is_found_and_opened(clerk: Clerk, school: UUID) -> None:
    line = clerk.field("Referred by")
    line.setFocus()
    QTest.keyClicks(line, "riverside")
    clerk.settle()
    clerk.key(Key.Key_Return)
    referrer = _record(clerk, school).referred_by
    assert referrer is not None
    assert referrer.company == "Riverside Dental Clinic"
    clerk.window.go("prospects", referrer.id)
    clerk.settle()
    clerk.press("Trường Tiểu học Hồng Hà")
    assert clerk.line("Referred by").text() == "Riverside Dental Clinic"


def test_esc_takes_back_what_is_being_typed(clerk: Clerk, school: UUID) -> None:
    line = clerk.line("Segment")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "zzz")
    clerk.key(Key.Key_Escape)
    if line.text() == "zzz":  # the first one puts the offers away
        clerk.key(Key.Key_Escape)
    assert line.text() == "Trường học"


def test_tab_goes_through_everything_as_it_is_read(clerk: Clerk) -> None:
    _page(clerk).view.details.start()
    walked = []
    for _step in range(40):
        walked.append(clerk.focused.accessibleName())
        clerk.key(Key.Key_Tab)
    order = ["Contact", "Position", "Phone", "E-mail", "Address", "Ward", "Province"]
    order += ["Company", "Tax code", "Segment", "Website", "Source", "Referred by", "Owner"]
    order += ["Interest", "Add a tag"]
    assert [name for name in walked if name in order][: len(order)] == order


def test_silence_hides_everything_and_is_lifted_on_purpose(clerk: Clerk, school: UUID) -> None:
    clerk.window.desk.prospects.do_not_contact(school, "Không gọi nữa")
    _page(clerk).reload()
    clerk.settle()
    assert clerk.sees("Lan Nguyễn")
    assert "Phone" not in [one.accessibleName() for one in seen(QLineEdit)]
    assert not _page(clerk).view.call.isVisible()
    menu = QMenu()
    _page(clerk).view.details.contacts.fill_menu(menu)
    assert "Add a phone" not in [one.text() for one in menu.actions()]
    clerk.press("Contact again…")
    clerk.fill("Reason", "Họ gọi lại")
    clerk.press_last("Contact again")
    assert _record(clerk, school).silence is None
    _undo(clerk)
    assert _record(clerk, school).silence is not None


def test_history_tells_of_tags_and_numbers(clerk: Clerk, school: UUID) -> None:
    clerk.window.desk.prospects.tag(school, "VIP")
    clerk.choose_in_menu("More about the account", "History")
    assert clerk.sees("Tag entered: VIP")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("vi", "dark")])
def test_nothing_of_the_record_is_cut_or_nameless(
    school: UUID, make_session: MakeSession, language: str, theme: str, size: tuple[int, int]
) -> None:
    clerk = _at(make_session(language, theme), school)
    desk = clerk.window.desk
    desk.prospects.tag(school, "một thẻ khá dài để xuống dòng")
    desk.prospects.tag(school, "VIP")
    desk.prospects.add_contact(school, "Nguyễn Thị Phương Thảo Nguyên với một cái tên rất dài")
    desk.prospects.add_point(school, PointKind.EMAIL, "hoa.don@hongha.edu.vn", "invoices")
    desk.prospects.add_address(school, "Kho 3, Khu công nghiệp Sài Đồng B", AddressKind.DELIVERY)
    clerk.window.resize(*size)
    _page(clerk).view.details.toggle()
    _page(clerk).reload()
    clerk.settle()
    assert not faults(_page(clerk))
    assert clerk.window.width() == size[0]


def test_quick_hands_enter_one_colleague_and_not_three(
    school: UUID, make_session: MakeSession, desk: Desk
) -> None:
    clerk = Clerk(make_session(inline=False))
    clerk.window.resize(1366, 768)
    clerk.settle()
    clerk.window.go("prospects", school)
    clerk.settle()
    clerk.press("Add contact")
    # Nothing is waited for between these fields: the first write is still on its way.
    for text in ("Nam", "Ke toan", "0903 118 224"):
        QTest.keyClicks(clerk.focused, text)
        QTest.keyClick(clerk.focused, Key.Key_Tab)
    clerk.settle()
    _first, second = desk.prospects.record(school).contacts
    assert (second.name, second.title, second.phone) == ("Nam", "Ke toan", "0903 118 224")


def test_a_number_that_abroad_rings_says_the_country(clerk: Clerk) -> None:
    clerk.fill("Phone", "+65 6221 1234")
    assert clerk.sees("Singapore")


def test_secondary_fields_show_once_they_are_known(clerk: Clerk, school: UUID) -> None:
    assert not clerk.sees("Birthday")
    clerk.press("More details")
    clerk.fill("Birthday", "5/3")
    clerk.fill("Days to pay", "30")
    clerk.press("Fewer details")
    assert clerk.line("Birthday").text() == "5 Mar"
    assert _record(clerk, school).details.payment_days == 30


@pytest.mark.parametrize("naughty", ["<img src=x>", "</p><b>{0}%s", "表ポあA鷗", "=1+1"])
def test_strings_that_break_programs_stand_as_they_were_typed(
    clerk: Clerk, school: UUID, naughty: str
) -> None:
    for name in ("Contact", "Phone", "Segment", "Website", "Address"):
        clerk.fill(name, naughty)
    clerk.fill("Add a tag", naughty)
    record = _record(clerk, school)
    assert record.contacts[0].name == record.details.industry == record.addresses[0].street
    assert record.tags == (naughty,)
    assert clerk.line("Contact").text() == naughty
    assert clerk.field("Phone").toolTip() in (naughty, f"<span>{escape(naughty)}</span>")
    clerk.choose_in_menu("More about the account", "History")
    assert clerk.sees(naughty)
