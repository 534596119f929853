"""What pages, documents and the command line are given of proposals: frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from salesdesk.domain.proposals.states import (
    FROZEN,
    PROPOSAL_MOVES,
    WITH_CLIENT,
    LineChoice,
    LineKind,
    ProposalState,
)
from salesdesk.domain.proposals.totals import Totals
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import Sentence, mark

EXPIRING_DAYS = 3
"""A proposal that ends within so many days is called expiring soon."""


class View(StrEnum):
    """The lists of proposals that can be chosen."""

    OPEN = "open"
    EXPIRING = "expiring soon"
    AWAITING = "awaiting approval"
    ACCEPTED = "accepted"
    ALL = "all"


VIEW_NAMES = {
    View.OPEN: mark("In progress"),
    View.EXPIRING: mark("Expiring soon"),
    View.AWAITING: mark("Awaiting approval"),
    View.ACCEPTED: mark("Accepted"),
    View.ALL: mark("All"),
}


class Sort(StrEnum):
    """What a list of proposals can be ordered by."""

    CHANGED = "changed"
    NUMBER = "number"
    CLIENT = "client"
    VALID_UNTIL = "valid until"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal in a list; `total` is with VAT, `days_left` counts from today, the last included.

    `state` is expired once the last day has passed, whether that was written down yet or not.
    """

    id: UUID
    number: str
    revision: int
    prospect_id: UUID
    client: str
    state: ProposalState
    dated: date
    valid_until: date
    total: Money
    owner: str
    days_left: int

    @property
    def expiring(self) -> bool:
        """Whether the client still has it, and not for long."""
        return self.state in WITH_CLIENT and 0 <= self.days_left <= EXPIRING_DAYS


@dataclass(frozen=True, slots=True)
class LineRecord:
    """A line as the editor shows it. `number` counts items and charges, 0 for other lines.

    `unit` is a kept word (see `wording.unit_word`); `cost` is None where it is unknown or not for
    the eyes of whoever is at the desk; `amount` of a subtotal is the sum above it. `serves` names
    what a recommended line is for, `page_cost` is a page at the client's coverage.
    """

    id: UUID
    number: int
    kind: LineKind
    choice: LineChoice
    choice_group: str
    chosen: bool
    product_id: UUID | None
    sku: str
    name: str
    detail: str
    unit: str
    quantity: int
    unit_price: UnitPrice
    discount: int
    vat: int
    amount: Money
    counts: bool
    cost: UnitPrice | None
    price_rule: str
    serves: str
    reason: Sentence | None
    page_yield: int | None
    page_cost: UnitPrice | None


@dataclass(frozen=True, slots=True)
class Client:
    """The client as the proposal names it."""

    prospect_id: UUID
    contact_id: UUID | None
    name: str
    address: str
    tax_code: str
    contact: str
    contact_title: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A sibling with the same number."""

    id: UUID
    revision: int
    state: ProposalState
    dated: date


@dataclass(frozen=True, slots=True)
class ProposalRecord:
    """One revision of a proposal with everything its editor shows.

    `totals` hold cost and margin only where the person at the desk may see cost. `approval` says
    why a manager has to approve it before it is presented, empty where nobody has to.
    """

    id: UUID
    number: str
    revision: int
    client: Client
    opportunity_id: UUID | None
    assessment_id: UUID | None
    owner: str
    state: ProposalState
    state_reason: str
    dated: date
    valid_until: date
    currency: str
    language: str
    opening: str
    delivery_terms: str
    warranty_terms: str
    payment_terms: str
    discount: int
    lines: tuple[LineRecord, ...]
    totals: Totals
    margin_floor: int
    sees_cost: bool
    approval: tuple[Sentence, ...]
    may_approve: bool
    approved_by: str
    presented_at: datetime | None
    follow_up_on: date | None
    revisions: tuple[Revision, ...]
    order_number: str
    changed_at: datetime

    @property
    def editable(self) -> bool:
        """Whether its lines and terms may still change."""
        return self.state not in FROZEN

    @property
    def needs_approval(self) -> bool:
        """Whether presenting it has to wait for a manager's word."""
        return self.editable and bool(self.approval) and not self.may_approve

    def may_become(self, state: ProposalState) -> bool:
        """Whether the state table leads there."""
        return (self.state, state) in PROPOSAL_MOVES

    def line(self, line_id: UUID) -> LineRecord | None:
        """The line with this id."""
        return next((line for line in self.lines if line.id == line_id), None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that can be edited on a proposal at one moment; only for undoing."""

    proposal_id: UUID
    columns: dict[str, Any]
    lines: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A proposal after an edit, and how to go back and forth; `line` is the one concerned."""

    record: ProposalRecord
    before: Snapshot
    after: Snapshot
    line: UUID | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an acceptance led to."""

    proposal_id: UUID
    order_id: UUID
    order_number: str
