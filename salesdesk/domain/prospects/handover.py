"""An account given from one colleague to another: waiting, accepted, returned or withdrawn."""

from __future__ import annotations

from enum import StrEnum

from salesdesk.domain.states import moves
from salesdesk.sentence import mark


class Answer(StrEnum):
    """What came of a hand-over; withdrawn where the account went another way before an answer."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


A = Answer
ANSWER_MOVES = moves(
    {
        A.WAITING: (A.ACCEPTED, A.RETURNED, A.WITHDRAWN),
        A.ACCEPTED: (A.RETURNED,),
    }
)
"""An account that was accepted may still be given back."""

ANSWER_NAMES = {
    A.WAITING: mark("Waiting for an answer"),
    A.ACCEPTED: mark("Accepted"),
    A.RETURNED: mark("Returned"),
    A.WITHDRAWN: mark("Withdrawn"),
}
