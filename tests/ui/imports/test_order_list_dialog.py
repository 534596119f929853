"""A list of orders is taken in from the window: looked at first, written when told to."""

from __future__ import annotations

from pathlib import Path

from layout import faults
from pytestqt.qtbot import QtBot

from salesdesk.ui.application import Session
from salesdesk.ui.imports.dialog import ImportDialog
from salesdesk.ui.shell_files import import_orders

LIST = (
    "Số đơn hàng;Ngày đặt;Khách hàng;Sản phẩm;Số lượng;Đơn giá\n"
    "DH1;21/11/2026;Nhà sách Mai;Giấy A4 Double A;10;72.000\n"
    "DH2;22/11/2026;Nhà sách Mai;Giấy A4 Double A;nhiều;72.000\n"
)


def _open(session: Session, tmp_path: Path, text: str = LIST) -> ImportDialog:
    path = tmp_path / "don-hang.csv"
    path.write_text(text, encoding="utf-8")
    import_orders(session.window, path)
    return session.window.findChildren(ImportDialog)[-1]


def test_the_file_is_looked_at_before_anything_is_written(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _open(session, tmp_path)
    assert "1 row can be imported" in dialog._summary.text()
    first = dialog._model.row(0)
    assert first is not None
    assert first.line == 3
    assert not session.window.desk.search.find("mai")
    assert not faults(dialog)


def test_import_writes_and_closes(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = _open(session, tmp_path)
    dialog._import.click()
    assert session.window.desk.search.find("mai", "prospects")
    assert not dialog.isVisible()


def test_a_file_that_is_no_list_says_so_in_the_dialog(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _open(session, tmp_path, "")
    assert "is empty" in dialog._message.text
    assert not dialog._import.isEnabled()
