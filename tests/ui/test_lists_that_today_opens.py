"""What Today counts is what the page it opens then lists."""

from __future__ import annotations

from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.services import proposals, prospects
from salesdesk.services.prospects import NewProspect
from salesdesk.ui.proposals.page import ProposalsPage
from salesdesk.ui.prospects.page import ProspectsPage


def test_prospects_without_a_next_step_are_listed(desk: Desk, make_session: MakeSession) -> None:
    quiet = desk.prospects.enter(NewProspect("Nhà sách Mai")).value
    session = make_session()
    session.window.go("prospects", prospects.View.NO_STEP)
    page = session.window.page
    assert isinstance(page, ProspectsPage)
    assert desk.prospects.listing(prospects.View.NO_STEP).counts[prospects.View.NO_STEP] == 1
    assert page.record() == quiet


def test_proposals_that_wait_for_approval_are_listed(desk: Desk, make_session: MakeSession) -> None:
    session = make_session()
    session.window.go("proposals", proposals.View.AWAITING)
    page = session.window.page
    assert isinstance(page, ProposalsPage)
    assert page.list.views.current == proposals.View.AWAITING
