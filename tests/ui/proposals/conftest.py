"""The Proposals tab on a stocked shop with a client whose needs are known."""

from __future__ import annotations

from uuid import UUID

import pytest
from proposal_shop import assessment, client, draft, seat, shop, stocked
from sessions import MakeSession, OpenProposals

from salesdesk.desk import Desk
from salesdesk.ui.pages import PAGES
from salesdesk.ui.proposals.editor import ProposalEditor
from salesdesk.ui.proposals.page import ProposalsPage

__all__ = ["assessment", "client", "draft", "seat", "shop", "stocked"]

ENTRIES = tuple(entry for entry in PAGES if entry.key == "proposals")


@pytest.fixture
def desk(shop: Desk) -> Desk:
    """The window is opened on the stocked shop."""
    return shop


@pytest.fixture
def open_page(make_session: MakeSession) -> OpenProposals:
    """Opens a window on the tab: `open_page(language="vi", theme="dark")`."""

    def opened(language: str = "en", theme: str = "light") -> ProposalsPage:
        page = make_session(language, theme, entries=ENTRIES).window.page
        assert isinstance(page, ProposalsPage)
        return page

    return opened


@pytest.fixture
def editor(open_page: OpenProposals, draft: UUID) -> ProposalEditor:
    """The draft in its editor, in English and light."""
    page = open_page()
    page.open_record(draft)
    return page.editor
