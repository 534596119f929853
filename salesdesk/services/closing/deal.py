"""One deal from discovery to paid: its path, its papers and its money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from salesdesk.domain.closing.states import (
    UNPAID,
    Fulfilment,
    InvoiceState,
    OrderState,
    PaymentMethod,
    Stage,
)
from salesdesk.domain.proposals.states import ProposalState
from salesdesk.models.closing import Acceptance, Delivery, Invoice, Order, OrderLine, Payment
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity, StageLog
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.money import BASIS_POINTS, Money, divide_half_away, total
from salesdesk.services.closing.board import Step, step_of
from salesdesk.services.closing.invoices import is_late, open_amount
from salesdesk.services.context import Context, found


@dataclass(frozen=True, slots=True)
class Passed:
    """A stage that the deal went through, and how many days it took; None while it is there."""

    stage: Stage
    since: date
    days: int | None


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A revision of a proposal of this deal."""

    id: UUID
    number: str
    revision: int
    state: ProposalState
    total: Money
    valid_until: date


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of an order with what is still to deliver and to invoice."""

    id: UUID
    name: str
    unit: str
    quantity: int
    to_deliver: int
    to_invoice: int


@dataclass(frozen=True, slots=True)
class DeliveryCard:
    """A delivery."""

    id: UUID
    number: str
    on: date
    received_by: str


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


@dataclass(frozen=True, slots=True)
class AcceptanceCard:
    """How the client said yes."""

    name: str
    how: str
    at: datetime
    revision: int


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
    """Everything the page of one deal shows. `paid_share` is of the order, in basis points."""

    id: UUID
    prospect_id: UUID
    company: str
    name: str
    contact: str
    owner: str
    stage: Stage
    amount: Money
    probability: int
    expected_close: date | None
    path: tuple[Passed, ...]
    step: Step | None
    proposals: tuple[ProposalCard, ...]
    acceptance: AcceptanceCard | None
    orders: tuple[OrderCard, ...]
    balance: Balance
    paid_share: int
    lost_reasons: tuple[str, ...]
    competitor: str


def deal(context: Context, deal_id: UUID) -> Deal:
    """One deal.

    Raises NotFound where there is none (any more).
    """
    row = found(Opportunity, deal_id)
    prospect = found(Prospect, row.prospect_id)
    orders = tuple(_order(context, order) for order in _orders(deal_id))
    return Deal(
        id=row.id,
        prospect_id=prospect.id,
        company=prospect.company,
        name=row.name,
        contact=_contact(prospect.id),
        owner=row.owner.name if row.owner else "",
        stage=row.stage,
        amount=Money(row.amount, row.currency),
        probability=row.probability,
        expected_close=row.expected_close,
        path=_path(context, row),
        step=_step(context, row),
        proposals=_proposals(deal_id),
        acceptance=_acceptance(deal_id),
        orders=orders,
        balance=balance(context, prospect),
        paid_share=_paid_share(orders),
        lost_reasons=tuple(filter(None, row.lost_reasons.split(","))),
        competitor=row.competitor,
    )


def balance(context: Context, prospect: Prospect) -> Balance:
    """What a client owes now."""
    currency = context.settings.currency
    unpaid = list(
        Invoice.select().where(
            Invoice.prospect == prospect,
            Invoice.state.in_([*UNPAID]),
            Invoice.currency == currency,
        )
    )
    owed = total((open_amount(invoice) for invoice in unpaid), currency)
    late = [invoice for invoice in unpaid if is_late(invoice, context.today())]
    overdue = total((open_amount(invoice) for invoice in late), currency)
    limit = Money(prospect.credit_limit, currency) if prospect.credit_limit else None
    left = limit - owed if limit else None
    return Balance(owed, overdue, owed - overdue, limit, left)


def _orders(deal_id: UUID) -> list[Order]:
    return list(Order.select().where(Order.opportunity == deal_id).order_by(Order.created_at))


def _order(context: Context, order: Order) -> OrderCard:
    invoices = list(
        Invoice.select().where(Invoice.order == order).order_by(Invoice.created_at, Invoice.id)
    )
    return OrderCard(
        id=order.id,
        number=order.number,
        state=order.state,
        ordered_on=order.ordered_on,
        total=Money(order.total, order.currency),
        delivery=order.delivery,
        invoicing=order.invoicing,
        payment_days=order.payment_days,
        lines=_open_lines(order),
        deliveries=tuple(
            DeliveryCard(each.id, each.number, each.delivered_on, each.received_by)
            for each in Delivery.select()
            .where(Delivery.order == order)
            .order_by(Delivery.created_at, Delivery.id)
        ),
        invoices=tuple(_invoice(context, invoice) for invoice in invoices),
        payments=tuple(card for invoice in invoices for card in _payments(invoice)),
    )


def _open_lines(order: Order) -> tuple[OpenLine, ...]:
    return tuple(
        OpenLine(
            id=line.id,
            name=line.name,
            unit=line.unit,
            quantity=line.quantity,
            to_deliver=line.quantity - line.delivered,
            to_invoice=line.quantity - line.invoiced,
        )
        for line in OrderLine.select().where(OrderLine.order == order).order_by(OrderLine.position)
    )


def _invoice(context: Context, invoice: Invoice) -> InvoiceCard:
    late = 0
    if invoice.state in UNPAID and invoice.due_on:
        late = max(0, (context.today() - invoice.due_on).days)
    return InvoiceCard(
        id=invoice.id,
        number=invoice.number or "",
        state=invoice.state,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        total=Money(invoice.total, invoice.currency),
        paid=Money(invoice.paid, invoice.currency),
        left=open_amount(invoice),
        overdue_days=late,
    )


def _payments(invoice: Invoice) -> list[PaymentCard]:
    rows = list(
        Payment.select().where(Payment.invoice == invoice).order_by(Payment.created_at, Payment.id)
    )
    reversed_ones = {row.reverses_id for row in rows}
    return [
        PaymentCard(
            id=row.id,
            number=row.number,
            invoice=invoice.number or "",
            on=row.paid_on,
            amount=Money(row.amount, row.currency),
            method=row.method,
            reference=row.reference,
            is_reversal=row.reverses_id is not None,
            was_reversed=row.id in reversed_ones,
        )
        for row in rows
    ]


def _path(context: Context, deal: Opportunity) -> tuple[Passed, ...]:
    log = list(
        StageLog.select()
        .where(StageLog.opportunity == deal)
        .order_by(StageLog.created_at, StageLog.id)
    )
    days = [round(entry.seconds / 86_400) for entry in log[1:]]
    return tuple(
        Passed(entry.after, context.clock.local(entry.created_at).date(), spent)
        for entry, spent in zip(log, [*days, None], strict=False)
    )


def _step(context: Context, deal: Opportunity) -> Step | None:
    task = (
        Task.select()
        .where(Task.prospect == deal.prospect_id, Task.done_at.is_null())
        .order_by(Task.due_at)
        .first()
    )
    return step_of(context, task) if task else None


def _proposals(deal_id: UUID) -> tuple[ProposalCard, ...]:
    return tuple(
        ProposalCard(
            id=row.id,
            number=row.number,
            revision=row.revision,
            state=row.state,
            total=Money(row.total, row.currency),
            valid_until=row.valid_until,
        )
        for row in Proposal.select()
        .where(Proposal.opportunity == deal_id, Proposal.deleted_at.is_null())
        .order_by(Proposal.created_at.desc(), Proposal.revision.desc())
    )


def _acceptance(deal_id: UUID) -> AcceptanceCard | None:
    row = (
        Acceptance.select(Acceptance, Proposal)
        .join(Proposal)
        .where(Proposal.opportunity == deal_id)
        .order_by(Acceptance.created_at.desc())
        .first()
    )
    if row is None:
        return None
    return AcceptanceCard(row.name, row.how, row.created_at, row.proposal.revision)


def _contact(prospect_id: UUID) -> str:
    contact = (
        Contact.select().where(Contact.prospect == prospect_id).order_by(Contact.position).first()
    )
    if contact is None:
        return ""
    return ", ".join(filter(None, (contact.name, contact.title)))


def _paid_share(orders: tuple[OrderCard, ...]) -> int:
    ordered = sum(order.total.minor for order in orders)
    paid = sum(card.amount.minor for order in orders for card in order.payments)
    return divide_half_away(paid * BASIS_POINTS, ordered) if ordered else 0
