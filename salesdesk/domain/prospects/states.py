"""How far the shop is with an account, and the words for its people and activities."""

from __future__ import annotations

from enum import StrEnum

from salesdesk.domain.states import moves
from salesdesk.sentence import mark


class ProspectState(StrEnum):
    """The state of an account that has not bought; after its first order it is a customer."""

    NEW = "new"
    ASSIGNED = "assigned"
    CONTACTED = "contacted"
    QUALIFIED = "qualified"
    HANDED_OVER = "handed over"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    NURTURE = "nurture"
    DISQUALIFIED = "disqualified"
    DO_NOT_CONTACT = "do not contact"


S = ProspectState
_AWAY = (S.NURTURE, S.DISQUALIFIED, S.DO_NOT_CONTACT)

PROSPECT_MOVES = moves(
    {
        S.NEW: (S.ASSIGNED, S.CONTACTED, *_AWAY),
        S.ASSIGNED: (S.NEW, S.CONTACTED, *_AWAY),
        S.CONTACTED: (S.QUALIFIED, *_AWAY),
        S.QUALIFIED: (S.HANDED_OVER, S.ACCEPTED, S.CONTACTED, *_AWAY),
        S.HANDED_OVER: (S.ACCEPTED, S.RETURNED, *_AWAY),
        S.RETURNED: (S.CONTACTED, S.QUALIFIED, S.HANDED_OVER, *_AWAY),
        S.ACCEPTED: (S.RETURNED, *_AWAY),
        S.NURTURE: (S.CONTACTED, S.QUALIFIED, S.DISQUALIFIED, S.DO_NOT_CONTACT),
        S.DISQUALIFIED: (S.CONTACTED, S.NURTURE, S.DO_NOT_CONTACT),
        S.DO_NOT_CONTACT: (S.CONTACTED,),
    }
)
"""From each state to those that may follow. One person doing both jobs qualifies and accepts."""

NEEDS_REASON = frozenset({S.RETURNED, S.DISQUALIFIED, S.DO_NOT_CONTACT})

PROSPECT_STATE_NAMES = {
    S.NEW: mark("New"),
    S.ASSIGNED: mark("Assigned"),
    S.CONTACTED: mark("Contacted"),
    S.QUALIFIED: mark("Qualified"),
    S.HANDED_OVER: mark("Handed over"),
    S.ACCEPTED: mark("Accepted"),
    S.RETURNED: mark("Returned"),
    S.NURTURE: mark("Nurture"),
    S.DISQUALIFIED: mark("Disqualified"),
    S.DO_NOT_CONTACT: mark("Do not contact"),
}


class Source(StrEnum):
    """How the shop came to know of an account."""

    REFERRAL = "referral"
    COLD_CALL = "cold call"
    WALK_IN = "walk-in"
    WEB = "web"
    EVENT = "event"
    CAMPAIGN = "campaign"
    IMPORT = "import"
    UNKNOWN = "unknown"


SOURCE_NAMES = {
    Source.REFERRAL: mark("Referral"),
    Source.COLD_CALL: mark("Cold call"),
    Source.WALK_IN: mark("Walk-in"),
    Source.WEB: mark("Web"),
    Source.EVENT: mark("Event"),
    Source.CAMPAIGN: mark("Campaign"),
    Source.IMPORT: mark("Imported list"),
    Source.UNKNOWN: mark("Unknown"),
}


class Temperature(StrEnum):
    """How keen they are."""

    COLD = "cold"
    WARM = "warm"
    HOT = "hot"


TEMPERATURE_NAMES = {
    Temperature.COLD: mark("Cold"),
    Temperature.WARM: mark("Warm"),
    Temperature.HOT: mark("Hot"),
}


class DecisionRole(StrEnum):
    """What a contact has to say in a purchase."""

    DECIDES = "decides"
    INFLUENCES = "influences"
    USES = "uses"
    BLOCKS = "blocks"
    UNKNOWN = "unknown"


DECISION_ROLE_NAMES = {
    DecisionRole.DECIDES: mark("Decides"),
    DecisionRole.INFLUENCES: mark("Influences"),
    DecisionRole.USES: mark("Uses"),
    DecisionRole.BLOCKS: mark("Blocks"),
    DecisionRole.UNKNOWN: mark("Not known"),
}


class PointKind(StrEnum):
    """By what somebody can be reached."""

    PHONE = "phone"
    EMAIL = "e-mail"


class ActivityKind(StrEnum):
    """What was done with a prospect."""

    CALL = "call"
    EMAIL = "e-mail"
    VISIT = "visit"
    MEETING = "meeting"
    NOTE = "note"


ACTIVITY_KIND_NAMES = {
    ActivityKind.CALL: mark("Call"),
    ActivityKind.EMAIL: mark("E-mail"),
    ActivityKind.VISIT: mark("Visit"),
    ActivityKind.MEETING: mark("Meeting"),
    ActivityKind.NOTE: mark("Note"),
}


class Direction(StrEnum):
    """Who reached out."""

    OUT = "out"
    IN = "in"


class ActivityState(StrEnum):
    """Whether it took place."""

    PLANNED = "planned"
    HELD = "held"
    NOT_HELD = "not held"


class TaskKind(StrEnum):
    """What a task asks for; it chooses the icon."""

    CALL = "call"
    EMAIL = "e-mail"
    VISIT = "visit"
    MEETING = "meeting"
    PRESENT = "present"
    SIGN = "sign"
    DELIVER = "deliver"
    INVOICE = "invoice"
    PAYMENT = "payment"
    REORDER = "reorder"
    TODO = "to do"


TASK_KIND_NAMES = {
    TaskKind.CALL: mark("Call"),
    TaskKind.EMAIL: mark("E-mail"),
    TaskKind.VISIT: mark("Visit"),
    TaskKind.MEETING: mark("Meeting"),
    TaskKind.PRESENT: mark("Present"),
    TaskKind.SIGN: mark("Sign"),
    TaskKind.DELIVER: mark("Deliver"),
    TaskKind.INVOICE: mark("Invoice"),
    TaskKind.PAYMENT: mark("Payment"),
    TaskKind.REORDER: mark("Reorder"),
    TaskKind.TODO: mark("To do"),
}

ACTIVITY_OF_STEP = {
    TaskKind.CALL: ActivityKind.CALL,
    TaskKind.EMAIL: ActivityKind.EMAIL,
    TaskKind.VISIT: ActivityKind.VISIT,
    TaskKind.MEETING: ActivityKind.MEETING,
    TaskKind.PRESENT: ActivityKind.MEETING,
}
"""What is logged when such a step is done; other steps are simply ticked off."""


class TaskCause(StrEnum):
    """Why a task exists."""

    BY_HAND = "by hand"
    FOLLOW_UP = "follow-up plan"
    REORDER = "reorder forecast"
    RENEWAL = "renewal"
    OVERDUE = "overdue payment"
    HAND_OVER = "hand-over"


class Evidence(StrEnum):
    """How an answer in the needs interview is known."""

    TOLD = "told"
    MEASURED = "measured"
    ESTIMATED = "estimated"


EVIDENCE_NAMES = {
    Evidence.TOLD: mark("Told"),
    Evidence.MEASURED: mark("Measured"),
    Evidence.ESTIMATED: mark("Estimated"),
}


class Ownership(StrEnum):
    """Whose a printer is."""

    OWNED = "owned"
    LEASED = "leased"
    UNKNOWN = "unknown"
