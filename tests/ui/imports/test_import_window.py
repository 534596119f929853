"""A clerk takes lists in: drops one, mends it, says what becomes of doubles, and takes it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from clerk import Clerk
from layout import faults
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.services.prospects import NewProspect, PlannedStep, View
from salesdesk.ui.application import Session
from salesdesk.ui.imports.place import ImportPlace
from salesdesk.ui.prospects.page import ProspectsPage

LIST = """\
Tên khách;MST;Người LH;ĐT;Email;Ngày sinh
Nhà sách Mai;0312456789;Ngô Mai Anh;0912 448 120;mai@sach.example.com;27/03/1986
Trường Tre Xanh;0109988776;Vũ Hà;912448121;ha@trexanh.example.com;04/11/1990
;0399911111;Anh Nam;0912448131;nam@example.com;
Nhà thuốc An Bình;0399922222;Vũ Lan Chi;12345;chi@anbinh.example.com;31/02/1986
CTY Hải Đăng;0399900011;Lê Phượng;0901 000 999;phuong@haidang.example.com;
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list as somebody brings it: five rows, two of which need mending, one is here already."""
    path = tmp_path / "khach-hang-2026.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def clerk(desk: Desk, make_session: MakeSession) -> Clerk:
    """Somebody at a window on a shop that knows Hải Đăng."""
    desk.prospects.enter(
        NewProspect("Công ty CP Kiến trúc Hải Đăng", phone="0901 000 201", tax_code="0399900011")
    )
    session = make_session()
    session.window.go("prospects")
    return Clerk(session)


def drop(clerk: Clerk, path: Path) -> None:
    """Let a file fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(400, 300), copy, data, button, none)
    QApplication.sendEvent(clerk.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        clerk.window, QDropEvent(QPoint(400, 300).toPointF(), copy, data, button, none)
    )
    clerk.settle()


def names(desk: Desk) -> set[str]:
    """Who is in the shop."""
    return {row.company for row in desk.prospects.rows(desk.prospects.listing().ids)}


def page(session: Session) -> ProspectsPage:
    """The prospects page."""
    found = session.window.page
    assert isinstance(found, ProspectsPage)
    return found


def test_a_dropped_list_shows_what_was_found_out_and_what_would_happen(
    clerk: Clerk, listed: Path
) -> None:
    drop(clerk, listed)
    assert clerk.sees("khach-hang-2026.csv")
    for found in ("UTF-8", "Semicolon", "Row 1", "Day/month/year", "27/03/1986 occurs."):
        assert clerk.sees(found), found
    assert clerk.sees("Add 2, update 0, leave out 3")
    assert clerk.sees("A name is needed.")
    assert clerk.sees("Import 2 rows")
    assert not faults(page(clerk.session))


def test_nothing_is_written_before_import_is_pressed(
    clerk: Clerk, desk: Desk, listed: Path
) -> None:
    drop(clerk, listed)
    clerk.press("Close")
    assert names(desk) == {"Công ty CP Kiến trúc Hải Đăng"}
    assert clerk.sees("Công ty CP Kiến trúc Hải Đăng")


def test_faulty_cells_are_mended_where_they_stand(clerk: Clerk, desk: Desk, listed: Path) -> None:
    drop(clerk, listed)
    clerk.key(Qt.Key.Key_F2)  # the keyboard is already on the first cell to fix
    clerk.write("Quán cơm Nam")
    clerk.key(Qt.Key.Key_Return)
    assert clerk.sees("Mended")
    assert clerk.sees("Add 3, update 0, leave out 2")
    clerk.open_cell("31/02/1986", "In the file")
    clerk.write("28/02/1986")
    clerk.key(Qt.Key.Key_Return)
    assert clerk.sees("Import 4 rows")
    clerk.press("Import 4 rows")
    assert {"Quán cơm Nam", "Nhà thuốc An Bình"} <= names(desk)


def test_what_is_wrong_goes_back_to_whom_the_list_came_from(
    clerk: Clerk, listed: Path, tmp_path: Path
) -> None:
    drop(clerk, listed)
    clerk.press("Save as a list")
    [dialog] = clerk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "to fix.csv"))
    dialog.close()
    clerk.settle()
    assert clerk.sees("Saved: to fix.csv")
    told = (tmp_path / "to fix.csv").read_text(encoding="utf-8-sig")
    assert "4,Company,,A name is needed." in told
    assert "5,Birthday,31/02/1986" in told


def test_a_row_can_be_left_out_and_taken_in_again(clerk: Clerk, listed: Path) -> None:
    drop(clerk, listed)
    clerk.key(Qt.Key.Key_Delete)
    assert clerk.sees("This row is left out")
    clerk.key(Qt.Key.Key_Delete)
    assert not clerk.sees("This row is left out")
    assert clerk.sees("A name is needed.")


def test_what_is_here_already_is_updated_field_by_field(
    clerk: Clerk, desk: Desk, listed: Path
) -> None:
    drop(clerk, listed)
    assert clerk.sees("Looks the same")
    assert clerk.sees("Same tax code")
    clerk.press("Update")
    assert clerk.sees("Add 2, update 1, leave out 2")
    clerk.press("Company as it is: Công ty CP Kiến trúc Hải Đăng")
    clerk.press("Import 3 rows")
    assert "Công ty CP Kiến trúc Hải Đăng" in names(desk)
    assert "CTY Hải Đăng" not in names(desk)
    [hit] = desk.search.find("phuong@haidang.example.com", "prospects")
    assert hit.title == "Công ty CP Kiến trúc Hải Đăng"


def test_a_double_can_be_added_all_the_same(clerk: Clerk, desk: Desk, listed: Path) -> None:
    drop(clerk, listed)
    clerk.press("Add as new")
    assert clerk.sees("Add 3, update 0, leave out 2")
    clerk.press("Import 3 rows")
    assert "CTY Hải Đăng" in names(desk)


def test_an_import_is_seen_in_the_list_and_taken_back_with_one_click(
    clerk: Clerk, desk: Desk, listed: Path
) -> None:
    drop(clerk, listed)
    clerk.press("Import 2 rows")
    assert clerk.sees("2 rows imported.")
    assert clerk.sees("Nhà sách Mai")
    assert not clerk.sees("Công ty CP Kiến trúc Hải Đăng")  # the list shows what came in
    clerk.press("Undo")
    assert names(desk) == {"Công ty CP Kiến trúc Hải Đăng"}
    assert not clerk.sees("Nhà sách Mai")
    assert clerk.sees("Công ty CP Kiến trúc Hải Đăng")


def test_past_imports_are_listed_and_can_be_taken_back(
    clerk: Clerk, desk: Desk, listed: Path
) -> None:
    drop(clerk, listed)
    clerk.press("Import 2 rows")
    page(clerk.session).importing.show_past()
    clerk.settle()
    assert clerk.sees("khach-hang-2026.csv")
    assert clerk.sees("Can be taken back")
    assert not faults(page(clerk.session))
    clerk.press("Show them in the list")
    assert clerk.sees("Trường Tre Xanh")
    assert not clerk.sees("Công ty CP Kiến trúc Hải Đăng")
    page(clerk.session).importing.show_past()
    clerk.settle()
    clerk.press("Take back")
    assert names(desk) == {"Công ty CP Kiến trúc Hải Đăng"}
    assert clerk.sees("Taken back")


def test_an_import_that_is_in_use_says_why_it_stays(clerk: Clerk, desk: Desk, listed: Path) -> None:
    drop(clerk, listed)
    clerk.press("Import 2 rows")
    [hit] = desk.search.find("Nhà sách Mai", "prospects")
    desk.prospects.plan(hit.record, PlannedStep(TaskKind.CALL, "Hỏi lại", date(2026, 11, 24)))
    page(clerk.session).importing.show_past()
    clerk.settle()
    assert clerk.sees("In use")
    assert clerk.sees("Its accounts have been used since")


def test_columns_are_chosen_and_remembered_for_the_next_file(
    clerk: Clerk, desk: Desk, listed: Path
) -> None:
    drop(clerk, listed)
    clerk.pick("“Ngày sinh” becomes", "Leave out")
    assert clerk.sees("not used")
    assert clerk.sees("Add 3, update 0, leave out 2")  # the wrong birthday is no trouble any more
    clerk.press("Save this mapping")
    clerk.press("Close")
    next_file = listed.with_name("thang-12.csv")
    next_file.write_text(LIST, encoding="utf-8")
    drop(clerk, next_file)
    assert clerk.sees("as last time")
    assert clerk.sees("Add 3, update 0, leave out 2")


def test_a_wrong_guess_is_changed_and_the_preview_follows(clerk: Clerk, listed: Path) -> None:
    drop(clerk, listed)
    clerk.pick("Columns split by", "Comma")
    assert clerk.sees("chosen by you")
    assert clerk.sees("1 of 1 used") or clerk.sees("0 of 1 used")
    clerk.pick("Columns split by", "Semicolon")
    assert clerk.sees("6 of 6 used")


def test_a_file_that_is_no_list_is_refused_in_the_page(clerk: Clerk, tmp_path: Path) -> None:
    empty = tmp_path / "leer.csv"
    empty.write_bytes(b"")
    drop(clerk, empty)
    assert clerk.sees("This file cannot be taken in")
    assert clerk.sees("leer.csv is empty.")
    assert not faults(page(clerk.session))
    clerk.press("Back to the list")
    assert clerk.sees("Công ty CP Kiến trúc Hải Đăng")


def test_a_list_is_chosen_from_the_empty_shop(session: Session, listed: Path) -> None:
    clerk = Clerk(session)
    clerk.go("Prospects")
    clerk.press("Import list…")
    [dialog] = session.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(listed))
    dialog.close()
    clerk.settle()
    clerk.press("Import 3 rows")
    assert len(session.window.desk.prospects.listing(View.ALL).ids) == 3


def test_what_was_decided_outlives_closing_and_another_language(clerk: Clerk, listed: Path) -> None:
    drop(clerk, listed)
    clerk.press("Add as new")
    clerk.press("Close")
    drop(clerk, listed)
    assert clerk.sees("Add 3, update 0, leave out 2")
    clerk.window.choose_language("vi")
    clerk.settle()
    assert clerk.sees("Thêm 3, cập nhật 0, bỏ qua 2")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_everything_fits(
    make_session: MakeSession, desk: Desk, listed: Path, language: str, theme: str,
    size: tuple[int, int],
) -> None:  # fmt: skip
    desk.prospects.enter(NewProspect("Hải Đăng", tax_code="0399900011"))
    session = make_session(language, theme)
    session.window.resize(*size)
    drop(Clerk(session), listed)
    assert session.window.size().toTuple() == size
    assert not faults(page(session))


def test_stop_keeps_everything_as_it_was(
    make_session: MakeSession, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    rows = "\n".join(f"Khách {at};0912{at:06}" for at in range(20_000))
    path.write_text(f"Tên khách;ĐT\n{rows}\n", encoding="utf-8")
    session = make_session(inline=False)
    session.window.go("prospects")
    drop_without_waiting(session, path)
    room = page(session).importing
    room.view.check.stop()
    Clerk(session).settle()
    assert room.view.check.text == "The check was stopped."
    assert not room.view.head.import_button.isEnabled()
    Clerk(session).press("Check again")
    session.tasks.wait(60_000)
    assert room.view.head.import_button.isEnabled()
    room.verbs.run()
    room.view.check.stop()
    session.tasks.wait(60_000)
    assert not desk.prospects.listing().ids


def drop_without_waiting(session: Session, path: Path) -> None:
    """Open a file and let the window go on."""
    session.window.go("prospects", ImportPlace(path))
