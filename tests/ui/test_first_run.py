"""The first start: the shop says what it is called, or shows itself with made-up clients."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from layout import faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from screen import texts
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.errors import SalesDeskError
from salesdesk.ui.first_run import FirstRun
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.theme import apply_theme
from salesdesk.ui.widgets.fields import ValueLine


@pytest.fixture
def refused() -> list[SalesDeskError]:
    """What nobody put beside a field."""
    return []


@pytest.fixture
def asked(qapp: QApplication, desk: Desk, refused: list[SalesDeskError]) -> Iterator[FirstRun]:
    """The dialog on a shop that was made just now."""
    apply_theme(qapp, "light")
    tasks = Tasks(refused.append, pytest.fail, inline=True)  # type: ignore[arg-type]
    dialog = FirstRun(desk, tasks, "en")
    dialog.show()
    yield dialog
    dialog.close()


def line(asked: FirstRun, name: str) -> ValueLine:
    found = [one for one in asked.findChildren(ValueLine) if one.accessibleName() == name]
    return found[-1]


def write(asked: FirstRun, name: str, text: str) -> None:
    field = line(asked, name)
    field.setText(text)
    field.setModified(True)


def test_a_shop_opens_with_its_name_its_money_and_its_owner(asked: FirstRun, desk: Desk) -> None:
    write(asked, "Shop name", "Văn phòng phẩm Ánh Dương")
    write(asked, "Your name", "Nguyễn Thị Lan")
    write(asked, "Usual VAT rate", "5,5")
    asked.begin.click()
    assert asked.result() == FirstRun.DialogCode.Accepted
    settings = desk.settings
    assert (settings.name, settings.language, settings.currency) == (
        "Văn phòng phẩm Ánh Dương",
        "en",
        "VND",
    )
    assert settings.default_vat == 550
    assert 550 in [rate.basis_points for rate in settings.vat_rates]
    assert desk.member is not None
    assert (desk.member.name, desk.member.roles) == ("Nguyễn Thị Lan", frozenset(Role))
    assert not desk.is_new
    again = Desk(desk.path)
    assert again.settings == settings
    again.close()


def test_what_is_missing_is_said_beside_its_field(asked: FirstRun, desk: Desk) -> None:
    asked.begin.click()
    assert "What is the shop called? It stands on every document." in texts()
    write(asked, "Shop name", "Ánh Dương")
    write(asked, "Your name", " ")
    QTest.keyClick(line(asked, "Your name"), Qt.Key.Key_Return)
    assert "Who are you? Your name stands on what you send." in texts()
    write(asked, "Your name", "Lan")
    write(asked, "Usual VAT rate", "eight")
    asked.begin.click()
    assert "“eight” is not a number." in texts()
    assert desk.is_new


@pytest.mark.parametrize("code", ["en", "vi"])
def test_it_speaks_the_language_that_is_chosen_and_keeps_what_is_typed(
    asked: FirstRun, code: str
) -> None:
    write(asked, "Shop name", "Ánh Dương")
    line(asked, "Shop name").commit()
    asked.languages.saved.emit(code, "en")
    QApplication.processEvents()
    assert asked.code == code
    name = line(asked, {"en": "Shop name", "vi": "Tên cửa hàng"}[code])
    assert name.text() == "Ánh Dương"
    assert faults(asked) == []


def test_the_sample_shop_is_there_to_look_around(asked: FirstRun, desk: Desk) -> None:
    asked.look.click()
    assert asked.result() == FirstRun.DialogCode.Accepted
    assert desk.settings.sample
    assert desk.member is not None
    assert not desk.is_new


def test_leaving_while_the_sample_is_made_leaves_nothing(
    asked: FirstRun, desk: Desk, refused: list[SalesDeskError]
) -> None:
    asked.reject()
    asked.look.click()
    assert desk.is_new
    assert desk.settings.name == ""
    assert refused == []


def test_an_empty_shop_says_on_today_what_comes_first(
    asked: FirstRun, desk: Desk, make_session: MakeSession
) -> None:
    write(asked, "Shop name", "Ánh Dương")
    asked.begin.click()
    session = make_session()
    session.window.go("today")
    assert faults(session.window) == []
    assert "Begin with your first client" in texts()
