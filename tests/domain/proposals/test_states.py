"""The life of a proposal follows its table, and only that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.proposals.states import (
    FROZEN,
    OPEN,
    PROPOSAL_MOVES,
    PROPOSAL_STATE_NAMES,
    WITH_CLIENT,
    ProposalState,
)
from salesdesk.domain.states import check_move
from salesdesk.errors import NotAllowed

S = ProposalState


@given(st.sampled_from(S), st.sampled_from(S))
def test_only_what_the_table_names_can_happen(before: S, after: S) -> None:
    if (before, after) in PROPOSAL_MOVES:
        check_move(PROPOSAL_MOVES, PROPOSAL_STATE_NAMES, before, after)
        return
    with pytest.raises(NotAllowed):
        check_move(PROPOSAL_MOVES, PROPOSAL_STATE_NAMES, before, after)


@given(st.lists(st.sampled_from(S), max_size=12))
def test_what_a_client_has_seen_is_never_a_draft_again(path: list[ProposalState]) -> None:
    state, seen = S.DRAFT, False
    for after in path:
        if (state, after) in PROPOSAL_MOVES:
            state = after
            seen = seen or state in WITH_CLIENT
        assert not (seen and state not in FROZEN)


def test_nothing_follows_an_acceptance() -> None:
    assert not [pair for pair in PROPOSAL_MOVES if pair[0] in (S.ACCEPTED, S.PARTLY_ACCEPTED)]


def test_every_state_has_a_name_and_can_be_reached() -> None:
    assert set(PROPOSAL_STATE_NAMES) == set(S)
    assert {after for _before, after in PROPOSAL_MOVES} == set(S)


def test_open_is_what_the_client_has_not_answered() -> None:
    assert {S.DRAFT, S.AWAITING_APPROVAL, S.APPROVED, *WITH_CLIENT} == OPEN
