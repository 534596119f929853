"""What can be done with a proposal in each state: a table that header, menu and keys walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.proposals.states import WITH_CLIENT, WON, ProposalState
from salesdesk.sentence import mark
from salesdesk.services.proposals import ProposalRecord

S = ProposalState


class Act(StrEnum):
    """Something to do with a proposal."""

    APPROVE = "approve"
    REQUEST = "request"
    MARK_PRESENTED = "mark presented"
    ACCEPT = "accept"
    EXTEND = "extend"
    OPEN_DEAL = "open deal"
    REVISE = "revise"
    REFUSE = "refuse"
    REOPEN = "reopen"
    NEGOTIATE = "negotiate"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    PRESENT = "present"
    PRINT = "print"
    SAVE = "save"
    DUPLICATE = "duplicate"
    DELETE = "delete"


Shown = Callable[[ProposalRecord], bool]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its words, its sign, and for which proposals it is there."""

    act: Act
    title: str
    icon: str
    shown: Shown


def _may(state: ProposalState) -> Shown:
    return lambda record: record.may_become(state)


def _always(_record: ProposalRecord) -> bool:
    return True


def _deletable(record: ProposalRecord) -> bool:
    return record.editable and record.revision == 1


def _decides(record: ProposalRecord) -> bool:
    return record.state is S.AWAITING_APPROVAL and record.may_approve


def _presentable(record: ProposalRecord) -> bool:
    return record.may_become(S.PRESENTED) and not record.needs_approval


ACTIONS: tuple[Action, ...] = (
    Action(Act.APPROVE, mark("Approve"), "badge-check", _decides),
    Action(
        Act.REQUEST,
        mark("Send for approval"),
        "shield-check",
        lambda record: record.needs_approval,
    ),
    Action(Act.MARK_PRESENTED, mark("Mark presented"), "circle-check", _presentable),
    Action(Act.ACCEPT, mark("Accept"), "circle-check", lambda record: record.state in WITH_CLIENT),
    Action(Act.EXTEND, mark("Extend"), "calendar-clock", lambda r: r.state is S.EXPIRED),
    Action(
        Act.OPEN_DEAL,
        mark("Open the deal"),
        "handshake",
        lambda record: record.state in WON and record.opportunity_id is not None,
    ),
    Action(
        Act.REVISE,
        mark("Revise"),
        "pencil",
        lambda record: record.may_become(S.SUPERSEDED) and record.state is not S.EXPIRED,
    ),
    Action(Act.REFUSE, mark("Do not approve…"), "circle-x", _decides),
    Action(Act.REOPEN, mark("Make it a draft again"), "pencil", _may(S.DRAFT)),
    Action(Act.NEGOTIATE, mark("They are negotiating"), "message-square", _may(S.NEGOTIATING)),
    Action(Act.DECLINE, mark("They declined…"), "circle-x", _may(S.DECLINED)),
    Action(Act.WITHDRAW, mark("Withdraw…"), "undo-2", _may(S.WITHDRAWN)),
    Action(Act.PRESENT, mark("Present"), "presentation", _always),
    Action(Act.PRINT, mark("Print"), "printer", _always),
    Action(Act.SAVE, mark("Save as PDF"), "download", _always),
    Action(Act.DUPLICATE, mark("Duplicate"), "copy", _always),
    Action(Act.DELETE, mark("Delete the draft"), "trash-2", _deletable),
)
"""In the order in which they are offered."""

FIRST = (
    Act.APPROVE,
    Act.REQUEST,
    Act.MARK_PRESENTED,
    Act.ACCEPT,
    Act.EXTEND,
    Act.OPEN_DEAL,
    Act.REVISE,
)
"""What may be the one thing to do next."""

BESIDE = (Act.PRESENT, Act.PRINT)
"""What has its own button beside the first one."""


def available(record: ProposalRecord) -> list[Action]:
    """What can be done with this proposal now."""
    return [action for action in ACTIONS if action.shown(record)]


def first(record: ProposalRecord) -> Action | None:
    """What is to be done next with it, if anything."""
    return next((action for action in available(record) if action.act in FIRST), None)
