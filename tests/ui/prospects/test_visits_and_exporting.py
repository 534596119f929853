"""A day's round is ticked together and planned; the list leaves as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout import faults
from PySide6.QtWidgets import QApplication
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.ui.application import Session
from salesdesk.ui.prospects.page import ProspectsPage


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    """These stories happen in the sample shop."""
    return sample_desk


def _page(session: Session) -> ProspectsPage:
    session.window.go("prospects")
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    return page


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("vi", "dark")])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_the_visit_list_fits_the_screen(
    make_session: MakeSession, language: str, theme: str, size: tuple[int, int]
) -> None:
    session = make_session(language, theme)
    session.window.resize(*size)
    page = _page(session)
    page.visits.start()
    QApplication.processEvents()
    assert not faults(page)


def test_ticked_visits_are_planned_in_one_go_and_taken_back(session: Session) -> None:
    page = _page(session)
    page.visits.start()
    stops = page.visits.view.stops
    assert not page.visits.view.plan.isEnabled()
    boxes = [one.box for one in stops._rows if one.visit.task_id is None]
    before = len(stops.ticked)
    for box in boxes[:2]:
        box.click()
    wanted = stops.wanted
    assert len(wanted) == 2
    page.visits.view.plan.click()
    assert not stops.wanted
    assert len(stops.ticked) == before + 2
    session.window.undo.undo()
    assert len(stops.ticked) == before


def test_the_round_is_still_ticked_in_another_language(session: Session) -> None:
    page = _page(session)
    behind = page.open_account
    page.visits.start()
    page.visits.view.quick[1].click()
    for one in page.visits.view.stops._rows[:2]:
        one.box.click()
    place, stops = page.visits.whereabouts, page.visits.view.count.text()
    session.use_language("vi")
    again = session.window.page
    assert isinstance(again, ProspectsPage)
    assert again.visits.is_open
    assert again.visits.whereabouts == place
    assert again.visits.view.count.text().split()[0] == stops.split()[0]
    assert again.open_account == behind


def test_the_list_everything_and_the_people_are_written(session: Session, tmp_path: Path) -> None:
    page = _page(session)
    page.exporting.write_list(tmp_path / "list.csv")
    page.exporting.write_all(tmp_path / "all.xlsx")
    page.exporting.write_contacts(tmp_path / "people.vcf", "4.0")
    heads = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert heads.startswith("Prospect,Contact,Phone,")
    assert (tmp_path / "all.xlsx").stat().st_size > 5000
    assert "VERSION:4.0" in (tmp_path / "people.vcf").read_text(encoding="utf-8")
