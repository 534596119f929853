"""What the list calls an account, and how far it has come."""

from __future__ import annotations

import pytest

from salesdesk.domain.closing.states import Stage
from salesdesk.domain.prospects.standing import PathState, path, standing
from salesdesk.domain.prospects.states import ProspectState


@pytest.mark.parametrize(
    ("state", "deal", "customer", "label"),
    [
        (ProspectState.NEW, "", False, "New"),
        (ProspectState.ACCEPTED, Stage.NEGOTIATION, False, "Negotiation"),
        (ProspectState.ACCEPTED, "", True, "Customer"),
        (ProspectState.ACCEPTED, Stage.PROPOSAL, True, "Proposal"),
        (ProspectState.DO_NOT_CONTACT, Stage.PROPOSAL, True, "Do not contact"),
    ],
)
def test_an_account_is_called_by_what_matters_most(
    state: ProspectState, deal: str, customer: bool, label: str
) -> None:
    assert standing(state, deal, customer=customer).label == label


@pytest.mark.parametrize(
    ("state", "deal", "customer", "now"),
    [
        (ProspectState.NEW, "", False, "New lead"),
        (ProspectState.CONTACTED, "", False, "Contacted"),
        (ProspectState.ACCEPTED, Stage.DISCOVERY, False, "Qualified"),
        (ProspectState.ACCEPTED, Stage.PROPOSAL, False, "Proposal sent"),
        (ProspectState.ACCEPTED, "", True, "Won"),
        (ProspectState.ACCEPTED, Stage.DISCOVERY, True, "Qualified"),
        (ProspectState.NURTURE, "", False, "Nurture"),
        (ProspectState.RETURNED, "", False, "Returned"),
    ],
)
def test_the_path_shows_how_far_it_has_come(
    state: ProspectState, deal: str, customer: bool, now: str
) -> None:
    steps = path(state, deal, customer=customer)
    assert [step.label for step in steps if step.state is PathState.NOW] == [now]


def test_who_was_given_up_ends_the_path() -> None:
    steps = path(ProspectState.DISQUALIFIED, "", customer=False)
    assert (steps[-1].label, steps[-1].state) == ("Disqualified", PathState.LOST)
