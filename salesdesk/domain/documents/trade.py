"""What stands on a proposal, an order confirmation, a delivery note, an invoice and a receipt.

All of it worked out by a service; see `common` for units. Sums that do not add up raise ValueError.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from salesdesk.domain.catalogue.needs import PaperNeed, PrinterNeed
from salesdesk.domain.closing.states import InvoiceState, PaymentMethod
from salesdesk.domain.documents.common import (
    Acceptance,
    Instalment,
    Party,
    PaymentRequest,
    Person,
    Section,
    Shop,
    Sums,
    Terms,
    check_subtotal,
)
from salesdesk.domain.proposals.states import LineChoice
from salesdesk.money import Money, UnitPrice, total


@dataclass(frozen=True, slots=True)
class NeedSummary:
    """What the desk understood of a client's need, as it stands in the needs interview.

    `asked_on` is the day of the interview; `note` is free text in the document's language.
    """

    printers: tuple[PrinterNeed, ...] = ()
    paper: tuple[PaperNeed, ...] = ()
    asked_on: date | None = None
    note: str = ""

    @property
    def machines(self) -> int:
        """All printers together."""
        return sum(printer.quantity for printer in self.printers)

    @property
    def mono_pages(self) -> int:
        """Black pages of all printers in a month, as far as they are known."""
        return sum(printer.quantity * (printer.mono_pages or 0) for printer in self.printers)

    @property
    def colour_pages(self) -> int:
        """Colour pages of all printers in a month, as far as they are known."""
        return sum(printer.quantity * (printer.colour_pages or 0) for printer in self.printers)


class PageKind(StrEnum):
    """Which page a cost is of; of any page, its paper counts or does not."""

    BLACK = "black"
    COLOUR = "colour"
    ANY = "any"
    WITH_PAPER = "with paper"


@dataclass(frozen=True, slots=True)
class CostPerPage:
    """What a page costs today and as proposed, in currency units; `label` names it where there
    are several of a kind (a printer's model).
    """

    kind: PageKind
    today: UnitPrice
    proposed: UnitPrice
    label: str = ""


@dataclass(frozen=True, slots=True)
class Savings:
    """What the proposal changes per page and per month, never longer; negative where it costs more.

    `monthly_saving` is `monthly_today` less `monthly_proposed`, net of VAT. `share` is the saving
    per page in basis points of today's cost. `low` and `high` are the monthly saving's range where
    it rests on declared yields (`estimate`). `complete` says that all of the client's needs count.
    """

    costs: tuple[CostPerPage, ...]
    monthly_today: Money
    monthly_proposed: Money
    monthly_saving: Money
    share: int
    estimate: bool = True
    low: Money | None = None
    high: Money | None = None
    complete: bool = True

    def __post_init__(self) -> None:
        if self.monthly_today - self.monthly_proposed != self.monthly_saving:
            raise ValueError("today's cost less the proposed one is not the saving")

    @property
    def is_clear(self) -> bool:
        """Whether it is sure to be a saving, or sure to cost more."""
        return self.low is None or self.high is None or self.low.minor > 0 or self.high.minor < 0


@dataclass(frozen=True, slots=True)
class OptionalLine:
    """A line to choose: added (optional) or instead of line `replaces` (alternative).

    `difference` is what it adds to the total with VAT (signed) and `becomes` the total with it;
    both None where the price is given on demand. `note` says why, in the document's language.
    """

    number: int
    name: str
    choice: LineChoice
    difference: Money | None
    becomes: Money | None
    note: str = ""
    replaces: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ProposalContent:
    """A proposal as it is given to a client; `language` is en or vi.

    `title` and `opening` are the seller's own words, or "" for the usual ones.
    `payment` asks for what is to be paid first: the total, or a deposit.
    """

    language: str
    shop: Shop
    client: Party
    seller: Person
    number: str
    revision: int
    issued: date
    valid_until: date
    sections: tuple[Section, ...]
    sums: Sums
    title: str = ""
    opening: str = ""
    need: NeedSummary | None = None
    savings: Savings | None = None
    options: tuple[OptionalLine, ...] = ()
    terms: Terms = field(default_factory=Terms)
    payment: PaymentRequest | None = None
    acceptance: Acceptance | None = None

    def __post_init__(self) -> None:
        check_subtotal(self.sections, self.sums)


@dataclass(frozen=True, slots=True)
class OrderContent:
    """An order confirmation. `proposal` is the number and revision it came from, or ""."""

    language: str
    shop: Shop
    client: Party
    seller: Person
    number: str
    ordered: date
    sections: tuple[Section, ...]
    sums: Sums
    proposal: str = ""
    proposal_revision: int = 0
    client_reference: str = ""
    deliver_to: Party | None = None
    delivery_by: date | None = None
    schedule: tuple[Instalment, ...] = ()
    terms: Terms = field(default_factory=Terms)
    payment: PaymentRequest | None = None
    acceptance: Acceptance | None = None

    def __post_init__(self) -> None:
        check_subtotal(self.sections, self.sums)


@dataclass(frozen=True, slots=True)
class DeliveryContent:
    """A delivery note: what was handed over, without prices.

    The quantities of `sections` are those delivered now; amounts are not printed.
    """

    language: str
    shop: Shop
    client: Party
    deliver_to: Party
    number: str
    delivered: date
    order: str
    sections: tuple[Section, ...]
    carrier: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """Money that came for an invoice."""

    on: date
    method: PaymentMethod
    amount: Money


@dataclass(frozen=True, slots=True)
class InvoiceContent:
    """An invoice as issued, with what has been paid since; its lines are best in one section.

    `due_amount` is what is still to pay: the gross sum less what was received (and 0 for a void or
    credited invoice). `statutory_note` says that it does not replace an e-invoice by law;
    `e_invoice` names that one, if there is one, in the document's language.
    """

    language: str
    shop: Shop
    client: Party
    number: str
    issued: date
    due: date
    state: InvoiceState
    sections: tuple[Section, ...]
    sums: Sums
    due_amount: Money
    received: tuple[Received, ...] = ()
    overdue: bool = False
    order: str = ""
    proposal: str = ""
    proposal_revision: int = 0
    delivery: str = ""
    delivered: date | None = None
    deliver_to: Party | None = None
    schedule: tuple[Instalment, ...] = ()
    payment: PaymentRequest | None = None
    terms: Terms = field(default_factory=Terms)
    statutory_note: bool = False
    e_invoice: str = ""

    def __post_init__(self) -> None:
        check_subtotal(self.sections, self.sums)
        paid = total((payment.amount for payment in self.received), self.sums.currency)
        if self.open_for_payment and self.sums.gross - paid != self.due_amount:
            raise ValueError("the gross sum less what was received is not what is still to pay")
        if self.payment is not None and self.payment.amount != self.due_amount:
            raise ValueError("the payment code asks for another amount than the invoice")

    @property
    def open_for_payment(self) -> bool:
        """Whether the invoice stands: neither void nor credited."""
        return self.state not in (InvoiceState.VOID, InvoiceState.CREDITED)


@dataclass(frozen=True, slots=True)
class Allocation:
    """What a payment does for one invoice; `remaining` is what is left to pay after it."""

    invoice: str
    due: date
    gross: Money
    paid_before: Money
    this_time: Money
    remaining: Money

    def __post_init__(self) -> None:
        if self.gross - self.paid_before - self.this_time != self.remaining:
            raise ValueError("the invoice less its payments is not what remains")


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A receipt for one payment; the method chooses its title.

    `transaction` is the bank's reference, `account` where it arrived ("0071 0001 23456,
    Vietcombank"), `about` says what for in the document's language. `received_by` signs for the
    shop's till or books, `seller` for the customer's account.
    """

    language: str
    shop: Shop
    client: Party
    number: str
    received: date
    method: PaymentMethod
    amount: Money
    allocations: tuple[Allocation, ...] = ()
    transaction: str = ""
    account: str = ""
    about: str = ""
    received_by: str = ""
    seller: str = ""

    def __post_init__(self) -> None:
        placed = total((part.this_time for part in self.allocations), self.amount.currency)
        if placed > self.amount:
            raise ValueError("the parts of the payment are more than the payment")
