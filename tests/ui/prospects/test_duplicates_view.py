"""Two entries of one school are laid side by side, merged, told apart, and that is taken back."""

from __future__ import annotations

from uuid import UUID

import pytest
from layout import faults
from prospects_shop import open_for_business
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.prospects.merging import Which
from salesdesk.models.prospects import Prospect
from salesdesk.services.prospects import NewProspect
from salesdesk.ui.application import Session
from salesdesk.ui.prospects.duplicates.desk import DuplicatesPlace
from salesdesk.ui.prospects.duplicates.field_radio import FieldRadio
from salesdesk.ui.prospects.page import ProspectsPage


@pytest.fixture
def school(desk: Desk) -> UUID:
    """The school of the little shop."""
    return open_for_business(desk)


@pytest.fixture
def again(desk: Desk, school: UUID) -> UUID:
    """The school once more, typed in a hurry."""
    typed = NewProspect(
        "TH HONG HA", phone="0912 345 678", email="thu@hongha.edu.vn", province="Hà Nội"
    )
    return desk.prospects.enter(typed).value


def _open(session: Session, size: tuple[int, int] = (1366, 768)) -> ProspectsPage:
    session.window.resize(*size)
    session.window.go("prospects")
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    return page


@pytest.fixture
def page(make_session: MakeSession, school: UUID, again: UUID) -> ProspectsPage:
    """The page with the whole list looked through."""
    page = _open(make_session())
    page.duplicates.start()
    return page


def test_the_pair_is_found_with_its_score_and_its_reasons(page: ProspectsPage) -> None:
    assert page.duplicates.is_open
    assert page.record() == DuplicatesPlace()
    assert page.duplicates.view.aside.text() == "1 pair"
    told = page.duplicates.view.sides.grab()
    assert not told.isNull()
    titles = [command.title for command in page.commands()]
    assert "Duplicates (1)" in titles


def test_a_merge_asks_no_question_and_is_undone_with_one_click(
    page: ProspectsPage, school: UUID, again: UUID
) -> None:
    sides = page.duplicates.view.sides
    assert sides.comparison is not None
    assert sides.comparison.kept == school
    sides.choose("company", Which.OTHER)
    page._done_and_plan()
    assert Prospect.get_by_id(school).company == "TH HONG HA"
    assert Prospect.get_by_id(again).deleted_at is not None
    assert page.duplicates.view.aside.text() == "0 pairs"
    merging = page.context.desk.prospects.merging
    merge = merging.latest_merge(school)
    assert merge is not None
    page.duplicates._take_back(lambda: merging.undo_merge(merge))
    assert Prospect.get_by_id(school).company == "Trường Tiểu học Hồng Hà"
    assert page.duplicates.view.aside.text() == "1 pair"


def test_a_third_entry_is_offered_after_the_first_two_are_one(
    page: ProspectsPage, desk: Desk, again: UUID
) -> None:
    third = desk.prospects.enter(NewProspect("Tiểu học Hồng Hà", email="thu@hongha.edu.vn")).value
    page.duplicates.view.again.click()
    before = {frozenset((row.one, row.other)) for row in page.duplicates._rows}
    assert frozenset((again, third)) in before
    page.duplicates.view.list.choose_first()
    page.duplicates.merge()
    assert len(page.duplicates._rows) == 1
    page.duplicates.merge()
    assert page.duplicates._rows == []


def test_the_arrows_choose_the_side_and_the_field(page: ProspectsPage) -> None:
    sides = page.duplicates.view.sides
    sides.start()
    first = sides._rows[0][0]
    assert isinstance(first, FieldRadio)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert sides.fields.get("company") == Which.OTHER
    QTest.keyClick(sides._rows[0][1], Qt.Key.Key_Left)
    assert sides.fields.get("company") == Which.KEPT
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert len(sides._rows) > 1


def test_the_other_can_be_the_one_that_stays(
    page: ProspectsPage, school: UUID, again: UUID
) -> None:
    sides = page.duplicates.view.sides
    sides.swap_button.click()
    assert sides.comparison is not None
    assert (sides.comparison.kept, sides.comparison.gone) == (again, school)


def test_not_the_same_is_remembered_until_it_is_taken_back(page: ProspectsPage) -> None:
    view = page.duplicates.view
    QTest.keyClick(view, Qt.Key.Key_N)
    assert view.aside.text() == "0 pairs"
    view.again.click()
    assert view.aside.text() == "0 pairs"
    assert not faults(page)


def test_from_a_record_its_double_is_looked_for_by_name(
    page: ProspectsPage, school: UUID, again: UUID
) -> None:
    page.duplicates.leave()
    assert not page.duplicates.is_open
    page.open_record(school)
    page.duplicates.about_open()
    assert page.record() == DuplicatesPlace(school)
    hits: list[object] = []
    page.duplicates._search("hong ha", lambda found: hits.extend(hit.value for hit in found))
    assert hits == [again]
    page.duplicates.view.partner.taken.emit(again)
    page.duplicates.merge()
    assert page.record() == school


def test_a_link_to_the_one_that_went_opens_the_one_that_stays(
    page: ProspectsPage, school: UUID, again: UUID
) -> None:
    page.duplicates.merge()
    page.open_record(again)
    assert page.record() == school


def test_while_entering_the_known_account_is_shown_and_opened_with_one_key(
    page: ProspectsPage, school: UUID
) -> None:
    page.duplicates.leave()
    page.new()
    page.entry.take_up({"company": "Truong tieu hoc Hong Ha", "phone": "0912345678"})
    page.entry._look()
    assert {one.id for one in page.entry._found} >= {school}
    first = page.entry._found[0].id
    QTest.keyClick(page.entry, Qt.Key.Key_F4)
    assert page.record() == first


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_nothing_is_cut_in_either_language(
    make_session: MakeSession, school: UUID, again: UUID, language: str, size: tuple[int, int]
) -> None:
    page = _open(make_session(language=language), size)
    page.duplicates.start()
    QApplication.processEvents()  # the layout settles
    assert not faults(page.duplicates.view)
    page.duplicates.leave()
    page.open_record(school)
    page.duplicates.about_open()
    QApplication.processEvents()  # the layout settles
    assert not faults(page.duplicates.view)
