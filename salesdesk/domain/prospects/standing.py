"""Where an account stands, in one word, and the path that leads from a new lead to a sale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.closing.states import STAGE_NAMES, Stage
from salesdesk.domain.prospects.states import PROSPECT_STATE_NAMES, ProspectState
from salesdesk.sentence import mark


@dataclass(frozen=True, slots=True)
class Standing:
    """One word, marked for translation, and its tone: ok, warn, bad, info, grey or violet."""

    label: str
    tone: str


_S, _G = ProspectState, Stage
_STATE_TONES = {
    _S.NEW: "grey",
    _S.ASSIGNED: "grey",
    _S.CONTACTED: "grey",
    _S.QUALIFIED: "info",
    _S.HANDED_OVER: "info",
    _S.ACCEPTED: "info",
    _S.RETURNED: "warn",
    _S.NURTURE: "grey",
    _S.DISQUALIFIED: "bad",
    _S.DO_NOT_CONTACT: "bad",
}
_STAGE_TONES = {_G.DISCOVERY: "info", _G.PROPOSAL: "violet", _G.NEGOTIATION: "warn"}
CUSTOMER = Standing(mark("Customer"), "ok")
AWAY = frozenset({_S.RETURNED, _S.NURTURE, _S.DISQUALIFIED, _S.DO_NOT_CONTACT})
"""States that lead off the path."""
STOPPED = frozenset({_S.DISQUALIFIED, _S.DO_NOT_CONTACT})


def standing(state: ProspectState, deal_stage: str, *, customer: bool) -> Standing:
    """What the list calls an account: its furthest open deal, else a customer, else its state.

    An account that must not be contacted, or was disqualified, is called so whatever else it is.
    """
    if deal_stage in _STAGE_TONES and state not in STOPPED:
        stage = Stage(deal_stage)
        return Standing(STAGE_NAMES[stage], _STAGE_TONES[stage])
    if customer and state not in STOPPED:
        return CUSTOMER
    return Standing(PROSPECT_STATE_NAMES[state], _STATE_TONES[state])


class PathState(StrEnum):
    """Where a step of a path lies from here."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the path, its name marked for translation."""

    label: str
    state: PathState


PATH = (
    mark("New lead"),
    mark("Contacted"),
    mark("Qualified"),
    mark("Proposal sent"),
    mark("Won"),
)
_REACHED = {_S.QUALIFIED: 2, _S.HANDED_OVER: 2, _S.ACCEPTED: 2, _S.CONTACTED: 1, _S.RETURNED: 1}
_DEAL_REACHED = {_G.PROPOSAL.value: 3, _G.NEGOTIATION.value: 3, _G.DISCOVERY.value: 2}
_WON = len(PATH) - 1


def path(state: ProspectState, deal_stage: str, *, customer: bool) -> tuple[PathStep, ...]:
    """The way from a new lead to a sale, and how far this account has come.

    An account that left the way shows what it had reached, and its state instead of the rest.
    """
    reached = max(_REACHED.get(state, 0), _DEAL_REACHED.get(deal_stage, 0))
    if customer and deal_stage not in _DEAL_REACHED:
        reached = _WON
    if state in AWAY and reached < _WON:
        return (*_steps(reached + 1, PathState.DONE), _end(state))
    return _steps(reached, PathState.DONE) + _rest(reached)


def _steps(count: int, state: PathState) -> tuple[PathStep, ...]:
    return tuple(PathStep(label, state) for label in PATH[:count])


def _rest(reached: int) -> tuple[PathStep, ...]:
    ahead = tuple(PathStep(label, PathState.AHEAD) for label in PATH[reached + 1 :])
    return (PathStep(PATH[reached], PathState.NOW), *ahead)


def _end(state: ProspectState) -> PathStep:
    ended = PathState.LOST if state in STOPPED else PathState.NOW
    return PathStep(PROSPECT_STATE_NAMES[state], ended)
