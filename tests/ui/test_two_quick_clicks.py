"""Two quick clicks do what one does: on real threads, where the second comes before the answer."""

from __future__ import annotations

import pytest
from clerk import CTRL, Clerk
from PySide6.QtCore import Qt
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.services.proposals import View
from salesdesk.services.prospects import View as Prospects


@pytest.fixture
def clerk(desk: Desk, make_session: MakeSession) -> Clerk:
    """Lan, who sells, in an empty shop."""
    desk.team.work_as(desk.team.add("Nguyễn Thị Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value)
    at_work = Clerk(make_session(inline=False))
    at_work.window.resize(1366, 768)
    at_work.go("Prospects")
    return at_work


def test_one_client_one_call_one_proposal(clerk: Clerk, desk: Desk) -> None:
    clerk.key(Qt.Key.Key_N, CTRL)
    clerk.fill("Company", "Công ty TNHH Gỗ Việt")
    clerk.press_twice("Add and log the call")
    clerk.fill("What was said", "Cần mực và giấy")
    clerk.press_twice("Log")
    clerk.press_twice("New proposal")
    [client] = desk.prospects.rows(desk.prospects.listing(Prospects.ALL).ids)
    calls = [one for one in desk.prospects.timeline(client.id) if one.text == "Cần mực và giấy"]
    assert len(calls) == 1
    assert len(desk.proposals.listing.ids(View.ALL)) == 1
