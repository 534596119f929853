"""The Catalogue tab of a shop with the sample catalogue, a school among its clients."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.models.prospects import Prospect
from salesdesk.services.catalogue.sample import SampleCatalogue, load_sample_catalogue
from salesdesk.services.search import Findable, index
from salesdesk.ui.catalogue.page import CataloguePage

OpenPage = Callable[..., CataloguePage]


@pytest.fixture
def shelves(desk: Desk) -> SampleCatalogue:
    """The sample catalogue, with an account executive at the desk."""
    with desk.context.writing() as book:
        shelves = load_sample_catalogue(book)
    roles = frozenset({Role.ACCOUNT_EXECUTIVE})
    desk.team.work_as(desk.team.add("Lan Nguyễn", roles).value)
    return shelves


@pytest.fixture
def school(desk: Desk, shelves: SampleCatalogue) -> UUID:
    """A school that buys at its group's prices."""
    name = "Trường THPT Hoa Sen"
    with desk.context.writing() as book:
        prospect = book.add(Prospect, company=name, customer_group="Trường học")
        index(book, Findable("prospects", prospect.id, name, "", ()))
        return prospect.id


@pytest.fixture
def open_page(make_session: MakeSession, shelves: SampleCatalogue) -> OpenPage:
    """Opens the tab in a window of a size, language and theme."""

    def opened(
        language: str = "en", theme: str = "light", size: tuple[int, int] = (1366, 768)
    ) -> CataloguePage:
        session = make_session(language=language, theme=theme)
        session.window.resize(*size)
        session.window.go("catalogue")
        page = session.window.page
        assert isinstance(page, CataloguePage)
        return page

    return opened
