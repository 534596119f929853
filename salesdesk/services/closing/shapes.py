"""What the page of one deal shows: frozen plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.closing.states import (
    Fulfilment,
    InvoiceState,
    LostReason,
    OrderState,
    PaymentMethod,
    Stage,
)
from salesdesk.domain.proposals.states import ProposalState
from salesdesk.money import Money
from salesdesk.services.closing.board import Progress
from salesdesk.services.prospects.shapes import NextStep


class PathState(StrEnum):
    """Whether a step of the path lies behind, is where the deal stands, or comes yet."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Passed:
    """A stage on the deal's path: the days spent there in all, and since when it stands there."""

    stage: Stage
    state: PathState
    days: int | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A revision of a proposal of this deal. `total` is with VAT."""

    id: UUID
    number: str
    revision: int
    state: ProposalState
    total: Money
    valid_until: date


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of an order with what is still to deliver and to invoice.

    `is_goods` is False for a charge or discount, which is only invoiced.
    """

    id: UUID
    name: str
    unit: str
    quantity: int
    to_deliver: int
    to_invoice: int
    is_goods: bool
    amount: Money


@dataclass(frozen=True, slots=True)
class DeliveryCard:
    """A delivery of so many different lines."""

    id: UUID
    number: str
    on: date
    received_by: str
    lines: int


@dataclass(frozen=True, slots=True)
class InvoiceCard:
    """An invoice; `overdue_days` above zero where it is late. A draft has no number."""

    id: UUID
    number: str
    state: InvoiceState
    issued_on: date | None
    due_on: date | None
    total: Money
    paid: Money
    left: Money
    overdue_days: int


@dataclass(frozen=True, slots=True)
class PaymentCard:
    """A payment; a reversal has a negative amount."""

    id: UUID
    number: str
    invoice: str
    on: date
    amount: Money
    method: PaymentMethod
    reference: str
    is_reversal: bool
    was_reversed: bool


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order with everything that followed it."""

    id: UUID
    number: str
    state: OrderState
    ordered_on: date
    total: Money
    delivery: Fulfilment
    invoicing: Fulfilment
    payment_days: int
    lines: tuple[OpenLine, ...]
    deliveries: tuple[DeliveryCard, ...]
    invoices: tuple[InvoiceCard, ...]
    payments: tuple[PaymentCard, ...]
    cancel_reason: str

    @property
    def stands(self) -> bool:
        """Whether it was not cancelled."""
        return self.state is not OrderState.CANCELLED

    @property
    def draft(self) -> InvoiceCard | None:
        """Its draft invoice, if there is one."""
        return next((one for one in self.invoices if one.state is InvoiceState.DRAFT), None)


@dataclass(frozen=True, slots=True)
class AcceptanceCard:
    """How the client said yes. `at` is at the shop's time."""

    name: str
    how: str
    at: datetime
    revision: int
    total: Money


@dataclass(frozen=True, slots=True)
class Balance:
    """What the client owes over all orders. `credit_left` is None where no limit was set."""

    open: Money
    overdue: Money
    not_due: Money
    credit_limit: Money | None
    credit_left: Money | None


@dataclass(frozen=True, slots=True)
class Deal:
    """Everything the page of one deal shows.

    An order that came without a deal is shown the same way, under its own key; `is_deal` is then
    False. `progress` is of the orders that stand, None without one; `resumes` is the open stage to
    which the deal goes back when it is opened again.
    """

    id: UUID
    is_deal: bool
    prospect_id: UUID
    company: str
    name: str
    contact: str
    owner: str
    stage: Stage
    amount: Money
    probability: int
    since: date
    path: tuple[Passed, ...]
    resumes: Stage
    step: NextStep | None
    proposals: tuple[ProposalCard, ...]
    acceptance: AcceptanceCard | None
    orders: tuple[OrderCard, ...]
    progress: Progress | None
    balance: Balance
    lost_reasons: tuple[LostReason, ...] = ()
    competitor: str = ""
    competitor_price: Money | None = None
