"""The Prospects tab: a client calls, is found or entered, and the next step is planned."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest
from layout import faults
from prospects_shop import TODAY, open_for_business
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.services.prospects import View
from salesdesk.ui.application import Session
from salesdesk.ui.prospects.forms import HandOverTray, ReasonTray
from salesdesk.ui.prospects.page import ProspectsPage
from salesdesk.ui.prospects.quiet_form import QuietForm
from salesdesk.ui.steps.forms import LogTray, StepTray
from salesdesk.ui.widgets.fields import ValueLine


@pytest.fixture
def school(desk: Desk) -> UUID:
    """The shop has eleven accounts; the school's id."""
    return open_for_business(desk)


@pytest.fixture
def page(school: UUID, make_session: MakeSession) -> ProspectsPage:
    """The page with the school open."""
    return _open(make_session(), school)


def _open(session: Session, school: UUID | None = None) -> ProspectsPage:
    session.window.resize(1366, 768)
    session.window.go("prospects", school)
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    return page


def _type(line: object, text: str) -> None:
    """Type as a person does who then goes on to the next field."""
    assert isinstance(line, ValueLine)
    line.clear()
    line.insert(text)
    line.setModified(True)
    line.editingFinished.emit()


def _form(page: ProspectsPage, key: str) -> QuietForm:
    details = page.view.details
    forms = (*details.contacts.forms, *details.addresses.forms, *details.account.forms)
    return next(form for form in forms if key in form.keys)


def _field(page: ProspectsPage, key: str) -> object:
    return _form(page, key).editor(key)


def _menu(page: ProspectsPage) -> dict[str, QAction]:
    page.more.aboutToShow.emit()
    return {one.text(): one for one in page.more.actions() if one.text()}


def _companies(page: ProspectsPage) -> list[str]:
    model = page.list.model
    rows = (model.row(at) for at in range(model.rowCount()))
    return [one.company for one in rows if one is not None]


def test_the_list_opens_on_what_is_due_and_shows_the_first_account(
    school: UUID, make_session: MakeSession
) -> None:
    page = _open(make_session())
    assert _companies(page)[0] == "Harbor View Hotel"
    assert page.view.record is not None
    assert page.view.record.details.company == "Harbor View Hotel"
    page.step_record(1)
    assert page.view.record.details.company == "Riverside Dental Clinic"


@pytest.mark.parametrize("typed", ["hong ha", "912345", "678"])
def test_a_caller_is_found_by_name_or_number(page: ProspectsPage, school: UUID, typed: str) -> None:
    page.focus_filter()
    QTest.keyClicks(page.list.filter, typed)
    QTest.keyClick(page.list.filter, Qt.Key.Key_Return)
    assert school in [page.list.model.row(at).id for at in range(page.list.model.rowCount())]  # type: ignore[union-attr]
    QTest.keyClick(page.list.filter, Qt.Key.Key_Escape)
    assert page.list.model.rowCount() == 11


def test_a_filter_that_finds_nothing_offers_the_way_back(page: ProspectsPage) -> None:
    QTest.keyClicks(page.list.filter, "zzzz")
    QTest.keyClick(page.list.filter, Qt.Key.Key_Return)
    assert page.list.stack.currentWidget() is page.list.nothing
    page.list._show_all()
    page.list.filter._announce()
    assert page.list.model.rowCount() == 11


def test_views_narrow_the_list(page: ProspectsPage) -> None:
    page.list.show_view(View.NO_STEP)
    assert _companies(page) == ["Bright Kids Nursery", "Văn phòng Luật Minh Châu"]
    page.list.show_view(View.CUSTOMERS)
    assert _companies(page) == ["Oakwood Academy"]


def test_the_call_that_was_due_is_logged_and_the_next_step_planned(
    page: ProspectsPage, school: UUID, desk: Desk
) -> None:
    page.log.call()
    tray = page.view.tray
    assert isinstance(tray, LogTray)
    tray.outcome.setPlainText("Bốn mươi thùng, giao trước 5/12")
    _type(tray.step.day, "+3")
    _type(tray.step.hour, "14h30")
    _type(tray.step.what, "Gửi báo giá")
    QTest.keyClick(tray.outcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    record = desk.prospects.record(school)
    assert record.next_step is not None
    assert (record.next_step.day, record.next_step.at) == (date(2026, 11, 26), time(14, 30))
    assert record.later_steps == ()
    assert page.view.tray is None
    page.context.desk.prospects.timeline(school)
    assert desk.prospects.timeline(school)[0].text == "Bốn mươi thùng, giao trước 5/12"


def test_undo_takes_a_logged_call_back(page: ProspectsPage, school: UUID, desk: Desk) -> None:
    before = desk.prospects.record(school)
    page.log.done()
    tray = page.view.tray
    assert isinstance(tray, LogTray)
    tray.submit()
    assert desk.prospects.record(school).next_step is None
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert desk.prospects.record(school) == before


def test_a_half_written_log_is_there_again_when_one_comes_back(
    page: ProspectsPage, school: UUID
) -> None:
    page.log.call()
    tray = page.view.tray
    assert isinstance(tray, LogTray)
    tray.outcome.setPlainText("Đang nói dở")
    page.step_record(1)
    assert tray.isHidden()
    page.open_record(school)
    tray = page.view.tray
    assert isinstance(tray, LogTray)
    assert tray.outcome.toPlainText() == "Đang nói dở"


def test_later_moves_the_step_and_a_day_is_asked_for(
    page: ProspectsPage, school: UUID, desk: Desk
) -> None:
    step = desk.prospects.record(school).next_step
    assert step is not None
    page.log._other_day(step)
    tray = page.view.tray
    assert isinstance(tray, StepTray)
    tray.submit()
    assert page.view.tray is tray
    _type(tray.step.day, "30/11")
    tray.submit()
    moved = desk.prospects.record(school).next_step
    assert moved is not None
    assert moved.day == date(2026, 11, 30)
    assert page.view.tray is None


def test_a_step_is_planned_where_there_was_none(page: ProspectsPage, desk: Desk) -> None:
    page.list.show_view(View.NO_STEP)
    page.list.table.choose_first()
    page.log.done_and_plan()
    assert isinstance(page.view.tray, LogTray)
    page.log.plan()
    tray = page.view.tray
    assert isinstance(tray, StepTray)
    _type(tray.step.what, "Gọi lại")
    tray.submit()
    assert page.view.record is not None
    step = page.view.record.next_step
    assert step is not None
    assert (step.what, step.day) == ("Gọi lại", date(2026, 11, 24))


def test_a_note_is_kept_when_its_line_is_left(
    page: ProspectsPage, school: UUID, desk: Desk
) -> None:
    _type(page.view.stream.note, "Hỏi về giấy màu")
    assert page.view.stream.note.text() == ""
    assert desk.prospects.timeline(school)[0].text == "Hỏi về giấy màu"


def test_details_are_saved_when_left_and_doubtful_ones_say_so(
    page: ProspectsPage, school: UUID, desk: Desk
) -> None:
    _type(_field(page, "phone"), "0912 345 67")
    _type(_field(page, "industry"), "Giáo dục")
    record = desk.prospects.record(school)
    assert (record.contacts[0].phone, record.details.industry) == ("0912 345 67", "Giáo dục")
    assert "10" in _form(page, "phone").note("phone")
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert desk.prospects.record(school).details.industry == "Trường học"


def test_an_account_without_anybody_gets_its_first_contact_and_address(
    page: ProspectsPage, desk: Desk
) -> None:
    page.new()
    _type(page.entry._line("company"), "Quán Mộc")
    page.entry.submit()
    assert page.view.record is not None
    cafe = page.view.record.id
    _type(_field(page, "name"), "Chị Mai")
    _type(_field(page, "street"), "5 Hàng Bông")
    record = desk.prospects.record(cafe)
    assert [one.name for one in record.contacts] == ["Chị Mai"]
    assert record.addresses[0].street == "5 Hàng Bông"


def test_a_company_without_a_name_is_refused_beside_its_field(
    page: ProspectsPage, school: UUID, desk: Desk
) -> None:
    _type(_field(page, "company"), "")
    assert desk.prospects.record(school).details.company == "Trường Tiểu học Hồng Hà"
    assert "needed" in _form(page, "company").error("company")


def test_a_contact_is_added_removed_and_put_back(
    page: ProspectsPage, school: UUID, desk: Desk
) -> None:
    page.view.details.contacts.start_new()
    _type(_field(page, "name"), "Lê Hoàng Nam")
    assert [one.name for one in desk.prospects.record(school).contacts] == [
        "Trần Thu Hương",
        "Lê Hoàng Nam",
    ]
    contact = page.view.details.contact
    assert contact is not None
    page.fields.remove_contact(contact)
    assert len(desk.prospects.record(school).contacts) == 1
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert len(desk.prospects.record(school).contacts) == 2


def test_a_new_prospect_who_is_known_already_is_shown_while_typing(page: ProspectsPage) -> None:
    page.new()
    QTest.keyClicks(page.entry._line("phone"), "0912345678")
    page.entry._look()
    assert not page.entry._known.isHidden()
    page.entry._open(page.context.desk.prospects.duplicates(phone="0912345678")[0].id)
    assert page.view.record is not None
    assert page.view.record.details.company == "Trường Tiểu học Hồng Hà"


def test_a_prospect_calls_for_the_first_time(page: ProspectsPage, desk: Desk) -> None:
    page.new()
    page.entry.submit()
    assert "needed" in page.entry._fields["company"].error.text
    _type(page.entry._line("company"), "Quán cà phê Mộc")
    _type(page.entry._line("phone"), "+84 909 123 456")
    page.entry.submit(call=True)
    tray = page.view.tray
    assert isinstance(tray, LogTray)
    tray.result.set_value("in")
    tray.outcome.setPlainText("Cần giấy in hoá đơn")
    tray.submit()
    assert page.view.record is not None
    assert page.view.record.state is ProspectState.CONTACTED
    assert page.view.record.contacts[0].phone == "0909 123 456"


def test_the_state_moves_by_the_menu_and_comes_back_by_undo(
    page: ProspectsPage, school: UUID, desk: Desk
) -> None:
    assert "Return…" in _menu(page)
    assert "Qualify" not in _menu(page)
    _menu(page)["Do not contact…"].trigger()
    tray = page.view.tray
    assert isinstance(tray, ReasonTray)
    tray.submit()
    assert "reason" in tray._fields["reason"].error.text.lower()
    _type(tray._reason, "Đã yêu cầu không gọi")
    tray.submit()
    assert page.view.call.isHidden()
    assert "Đã yêu cầu" in page.view.silence.text.whole
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert desk.prospects.record(school).state is ProspectState.ACCEPTED
    assert not page.view.call.isHidden()


def test_a_qualified_account_is_handed_over(page: ProspectsPage, desk: Desk) -> None:
    page.list.show_view(View.NO_STEP)
    page.list.table.choose_first()
    assert page.view.record is not None
    key = page.view.record.id
    page.log.call()
    assert page.view.tray is not None
    page.view.tray.submit()
    minh = next(one for one in desk.team.members() if one.name == "Trần Minh")
    with desk.context.writing() as book:
        from salesdesk.models.prospects import Prospect

        book.change(Prospect.get_by_id(key), state=ProspectState.QUALIFIED)
    page.reload()
    _menu(page)["Hand over…"].trigger()
    tray = page.view.tray
    assert isinstance(tray, HandOverTray)
    assert tray.to == minh.id
    _type(tray._note, "Có ngân sách đến thứ Sáu")
    tray.submit()
    record = desk.prospects.record(key)
    assert record.state is ProspectState.HANDED_OVER
    assert record.next_step is not None
    assert record.next_step.assigned_to == "Trần Minh"


def test_deleting_is_undone_from_the_note(page: ProspectsPage, school: UUID, desk: Desk) -> None:
    _menu(page)["Delete"].trigger()
    assert "Trường Tiểu học Hồng Hà" not in _companies(page)
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert "Trường Tiểu học Hồng Hà" in _companies(page)


def test_history_tells_who_changed_what(page: ProspectsPage) -> None:
    _type(_field(page, "industry"), "Giáo dục")
    page._read_history()
    texts = [one.text() for one in page.history.findChildren(QLabel)]
    assert any("Trường học → Giáo dục" in text for text in texts)
    page.history.closed.emit()
    assert page.right.currentWidget() is page.view


def test_an_empty_shop_says_what_to_do(make_session: MakeSession, desk: Desk) -> None:
    page = _open(make_session())
    assert page.outer.currentWidget() is page.empty
    assert not faults(page)
    page.new()
    _type(page.entry._line("company"), "Quán Mộc")
    page.entry.submit()
    assert page.outer.currentWidget() is page.work
    assert _companies(page) == ["Quán Mộc"]


@pytest.mark.parametrize("size", [(1366, 768), (1100, 720)])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_is_cut_or_nameless(
    school: UUID, make_session: MakeSession, language: str, size: tuple[int, int]
) -> None:
    session = make_session(language=language, theme="dark" if language == "vi" else "light")
    page = _open(session, school)
    session.window.resize(*size)
    session.window.go("prospects", school)
    for _ in range(5):
        QApplication.processEvents()
    assert session.window.width() == size[0]
    assert not faults(page)
    page.log.call()
    assert not faults(page)
    page.new()
    assert not faults(page)


def test_the_open_account_stays_open_in_another_language(page: ProspectsPage, school: UUID) -> None:
    window = page.window()
    window.language_wanted.emit("vi")  # type: ignore[attr-defined]
    fresh = window.page  # type: ignore[attr-defined]
    assert isinstance(fresh, ProspectsPage)
    assert fresh is not page
    assert fresh.record() == school
    assert fresh.context.desk.context.today() == TODAY
