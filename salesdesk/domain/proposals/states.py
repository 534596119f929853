"""The life of a proposal: drafted, approved, presented, accepted or not."""

from __future__ import annotations

from enum import StrEnum

from salesdesk.domain.states import moves
from salesdesk.sentence import mark


class ProposalState(StrEnum):
    """Where a revision of a proposal stands."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting approval"
    APPROVED = "approved"
    PRESENTED = "presented"
    NEGOTIATING = "negotiating"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


S = ProposalState
_ANSWERS = (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED, S.EXPIRED, S.WITHDRAWN, S.SUPERSEDED)

PROPOSAL_MOVES = moves(
    {
        S.DRAFT: (S.AWAITING_APPROVAL, S.PRESENTED, S.WITHDRAWN),
        S.AWAITING_APPROVAL: (S.APPROVED, S.DRAFT, S.WITHDRAWN),
        S.APPROVED: (S.PRESENTED, S.DRAFT, S.WITHDRAWN),
        S.PRESENTED: (S.NEGOTIATING, *_ANSWERS),
        S.NEGOTIATING: _ANSWERS,
        S.EXPIRED: (S.SUPERSEDED,),
        S.DECLINED: (S.SUPERSEDED,),
        S.WITHDRAWN: (S.SUPERSEDED,),
    }
)

OPEN = frozenset({S.DRAFT, S.AWAITING_APPROVAL, S.APPROVED, S.PRESENTED, S.NEGOTIATING})
"""States in which the client has not answered yet."""
FROZEN = frozenset(S) - {S.DRAFT}
"""States in which nothing on the proposal may change."""
WITH_CLIENT = frozenset({S.PRESENTED, S.NEGOTIATING})
WON = frozenset({S.ACCEPTED, S.PARTLY_ACCEPTED})

PROPOSAL_STATE_NAMES = {
    S.DRAFT: mark("Draft"),
    S.AWAITING_APPROVAL: mark("Awaiting approval"),
    S.APPROVED: mark("Approved"),
    S.PRESENTED: mark("Presented"),
    S.NEGOTIATING: mark("Negotiating"),
    S.ACCEPTED: mark("Accepted"),
    S.PARTLY_ACCEPTED: mark("Partly accepted"),
    S.DECLINED: mark("Declined"),
    S.EXPIRED: mark("Expired"),
    S.WITHDRAWN: mark("Withdrawn"),
    S.SUPERSEDED: mark("Superseded"),
}


class LineKind(StrEnum):
    """What a line of a proposal is."""

    ITEM = "item"
    SECTION = "section"
    SUBTOTAL = "subtotal"
    NOTE = "note"
    DISCOUNT = "discount"
    CHARGE = "charge"


class LineChoice(StrEnum):
    """Whether a line counts, or is there to choose."""

    NORMAL = "normal"
    OPTIONAL = "optional"
    ALTERNATIVE = "alternative"
    ON_DEMAND = "on demand"


LINE_CHOICE_NAMES = {
    LineChoice.NORMAL: mark("Included"),
    LineChoice.OPTIONAL: mark("Optional"),
    LineChoice.ALTERNATIVE: mark("Alternative"),
    LineChoice.ON_DEMAND: mark("On demand"),
}
