"""What the Today page shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.prospects.states import TaskKind
from salesdesk.money import Money
from salesdesk.sentence import Sentence, mark


class When(StrEnum):
    """Which part of the day's list a task belongs to."""

    OVERDUE = "overdue"
    TODAY = "today"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something to do. `what` is for translation where the desk made it; `at` only where the hour
    was agreed; `days_late` counts from its day, `passed` says that its hour today is over.
    """

    id: UUID
    prospect_id: UUID
    company: str
    kind: TaskKind
    what: str
    when: When
    day: date
    at: time | None
    days_late: int
    passed: bool
    staff: str
    phone: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The tasks of whoever works here, or of everybody: overdue, today, and the seven days after.

    The counts are of all; `rows` stop at MOST_ROWS, the earliest first.
    """

    overdue: int
    today: int
    week: int
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class Won:
    """Deals won this month and in the same days of the month before, in the shop's currency."""

    amount: Money
    count: int
    before: Money
    before_until: date


@dataclass(frozen=True, slots=True)
class WinRate:
    """Deals won of those decided in the last 90 days, and in the 90 before; shares in basis
    points, None where none was decided.
    """

    share: int | None
    won: int
    decided: int
    before: int | None


@dataclass(frozen=True, slots=True)
class OpenProposals:
    """Proposals that nobody has answered yet: their sums with VAT, one for each currency with the
    shop's first, and how many end within a week.
    """

    sums: tuple[Money, ...]
    count: int
    expiring: int


class FunnelKey(StrEnum):
    """A step of the funnel: states of accounts that have no deal yet, then stages of deals."""

    NEW = "new"
    CONTACTED = "contacted"
    QUALIFIED = "qualified"
    DISCOVERY = "discovery"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    WON = "won"


FUNNEL_NAMES = {
    FunnelKey.NEW: mark("New lead"),
    FunnelKey.CONTACTED: mark("Contacted"),
    FunnelKey.QUALIFIED: mark("Qualified"),
    FunnelKey.DISCOVERY: mark("Discovery"),
    FunnelKey.PROPOSAL: mark("Proposal"),
    FunnelKey.NEGOTIATION: mark("Negotiation"),
    FunnelKey.WON: mark("Won this month"),
}


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many stand at a step and what their deals are worth in the shop's currency, without
    VAT or with it as each was entered; None where a step has no deals.
    """

    key: FunnelKey
    count: int
    value: Money | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The four figures and the funnel."""

    proposals: OpenProposals
    won: Won
    win_rate: WinRate
    funnel: tuple[FunnelStep, ...]


class AttentionKind(StrEnum):
    """Something that goes wrong unless somebody looks."""

    APPROVALS = "approvals"
    HAND_OVERS = "hand-overs"
    RETURNED = "hand-overs returned"
    GIVEN = "hand-overs unanswered"
    ACCEPTED = "hand-overs accepted"
    OVERDUE_INVOICES = "overdue invoices"
    EXPIRING = "expiring proposals"
    REORDERS = "reorders due"
    QUIET = "gone quiet"
    NO_STEP = "no next step"


@dataclass(frozen=True, slots=True)
class AttentionRecord:
    """One of the records behind a line of attention; `id` is the key that `page` opens."""

    page: str
    id: UUID
    title: str
    detail: Sentence | str


@dataclass(frozen=True, slots=True)
class Attention:
    """One line: of what kind, how many, what it comes to, and the first records themselves where
    no list of another page shows just these.
    """

    kind: AttentionKind
    count: int
    text: Sentence
    records: tuple[AttentionRecord, ...] = ()
