"""For how long an account may hear nothing before it goes stale, by how far the shop is with it."""

from __future__ import annotations

from datetime import date

from salesdesk.domain.closing.states import Stage
from salesdesk.domain.prospects.states import ProspectState

S = ProspectState
DAYS: dict[str, int] = {
    S.NEW: 3,
    S.ASSIGNED: 3,
    S.CONTACTED: 14,
    S.QUALIFIED: 7,
    S.HANDED_OVER: 3,
    S.ACCEPTED: 10,
    S.RETURNED: 7,
    S.NURTURE: 90,
    Stage.DISCOVERY: 14,
    Stage.PROPOSAL: 7,
    Stage.NEGOTIATION: 5,
}
"""By account state, and by deal stage where a deal is open. Who must not be contacted is not here,
nor is who was disqualified; how long customers may be silent follows from what they buy."""


def quiet_days(
    state: ProspectState, deal_stage: str, last_contact: date, today: date, *, customer: bool
) -> int | None:
    """For how many days nobody was in touch, where that is too long; None where it is not.

    Shown only for accounts without a next step: a planned one says enough.
    """
    if state in (S.DISQUALIFIED, S.DO_NOT_CONTACT) or (customer and not deal_stage):
        return None
    allowed = DAYS.get(deal_stage) or DAYS[state]
    days = (today - last_contact).days
    return days if days > allowed else None
