"""How the states and choices of proposals look: a tone and a sign beside each word."""

from __future__ import annotations

from salesdesk.domain.proposals.states import LineChoice, ProposalState

S = ProposalState

STATE_LOOKS: dict[ProposalState, tuple[str, str]] = {
    S.DRAFT: ("grey", "pencil"),
    S.AWAITING_APPROVAL: ("warn", "hourglass"),
    S.APPROVED: ("info", "badge-check"),
    S.PRESENTED: ("info", "presentation"),
    S.NEGOTIATING: ("violet", "message-square"),
    S.ACCEPTED: ("ok", "circle-check"),
    S.PARTLY_ACCEPTED: ("ok", "circle-check"),
    S.DECLINED: ("bad", "circle-x"),
    S.EXPIRED: ("warn", "calendar-clock"),
    S.WITHDRAWN: ("grey", "undo-2"),
    S.SUPERSEDED: ("grey", "layers"),
}
"""Tone and icon of each state."""

CHOICE_TONES = {
    LineChoice.OPTIONAL: "info",
    LineChoice.ALTERNATIVE: "violet",
    LineChoice.ON_DEMAND: "grey",
}

CHOICE_SIGNS = {
    LineChoice.OPTIONAL: "plus",
    LineChoice.ALTERNATIVE: "repeat",
    LineChoice.ON_DEMAND: "circle-question-mark",
}
