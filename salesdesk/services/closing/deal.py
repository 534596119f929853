"""One deal from discovery to paid: its path, its papers and its money."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from peewee import SQL

from salesdesk.domain.closing.states import OPEN_STAGES, UNPAID, OrderState, Stage
from salesdesk.errors import NotFound
from salesdesk.models.closing import Acceptance, Delivery, Invoice, Order, Payment
from salesdesk.models.opportunities import Opportunity, StageLog
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.models.team import Staff
from salesdesk.money import Money, total
from salesdesk.sentence import sentence
from salesdesk.services.closing.board import Progress, bills, lost_reasons, next_steps, progress_of
from salesdesk.services.closing.invoices import is_late, open_amount
from salesdesk.services.closing.order_card import order_card
from salesdesk.services.closing.shapes import (
    AcceptanceCard,
    Balance,
    Deal,
    Passed,
    PathState,
    ProposalCard,
)
from salesdesk.services.context import Context, found
from salesdesk.services.prospects.shapes import NextStep


def deal(context: Context, key: UUID) -> Deal:
    """One deal, found by its own key or by that of an order, invoice, delivery or payment of it.

    Raises NotFound where there is none (any more).
    """
    row = Opportunity.get_or_none(Opportunity.id == key)
    if row is not None:
        return _deal(context, row)
    order = _order_of(key)
    if order.opportunity_id is not None:
        return _deal(context, found(Opportunity, order.opportunity_id))
    return _order_alone(context, order)


def balance(context: Context, prospect: Prospect) -> Balance:
    """What a client owes now, in the shop's own currency."""
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


def _deal(context: Context, row: Opportunity) -> Deal:
    prospect = found(Prospect, row.prospect_id)
    orders = list(
        Order.select().where(Order.opportunity == row).order_by(Order.created_at, SQL("rowid"))
    )
    log = _log(row)
    price = row.competitor_price
    return Deal(
        id=row.id,
        is_deal=True,
        prospect_id=prospect.id,
        company=prospect.company,
        name=row.name,
        contact=_contact(prospect.id),
        owner=_owner(row.owner_id),
        stage=row.stage,
        amount=Money(row.amount, row.currency),
        probability=row.probability,
        since=context.clock.local(row.stage_since).date(),
        path=_path(context, row, log),
        resumes=_resumes(log),
        step=_step(context, row.id, prospect.id),
        proposals=_proposals(row.id),
        acceptance=_acceptance(context, row.id),
        orders=tuple(order_card(context, order) for order in orders),
        progress=_progress(context, orders),
        balance=balance(context, prospect),
        lost_reasons=lost_reasons(row),
        competitor=row.competitor,
        competitor_price=Money(price, row.currency) if price is not None else None,
    )


def _order_alone(context: Context, order: Order) -> Deal:
    """An order that was entered without a deal, as a won one."""
    prospect = found(Prospect, order.prospect_id)
    return Deal(
        id=order.id,
        is_deal=False,
        prospect_id=prospect.id,
        company=prospect.company,
        name=order.number,
        contact=_contact(prospect.id),
        owner=_owner(order.owner_id),
        stage=Stage.CANCELLED if order.state is OrderState.CANCELLED else Stage.WON,
        amount=Money(order.total, order.currency),
        probability=0,
        since=order.ordered_on,
        path=(Passed(Stage.WON, PathState.NOW, since=order.ordered_on),),
        resumes=Stage.WON,
        step=_step(context, order.id, prospect.id),
        proposals=(),
        acceptance=None,
        orders=(order_card(context, order),),
        progress=_progress(context, [order]),
        balance=balance(context, prospect),
    )


def _order_of(key: UUID) -> Order:
    for model, column in ((Invoice, "order_id"), (Delivery, "order_id"), (Payment, "invoice_id")):
        row: Any = model.get_or_none(model.id == key)
        if row is not None:
            return _order_of(getattr(row, column))
    order = Order.get_or_none(Order.id == key)
    if order is None:
        raise NotFound(sentence("This record is not there any more."))
    return order


def _progress(context: Context, orders: list[Order]) -> Progress | None:
    standing = [order for order in orders if order.state is not OrderState.CANCELLED]
    if not standing:
        return None
    (bill,) = bills(standing, context.today()).values()
    return progress_of(bill, standing[0].currency)


def _step(context: Context, key: UUID, prospect_id: UUID) -> NextStep | None:
    return next_steps(context, [(key, prospect_id)]).get(key)


def _log(deal: Opportunity) -> list[StageLog]:
    # Two moves may share an instant; rows are never removed, so their places tell the order.
    return list(StageLog.select().where(StageLog.opportunity == deal).order_by(SQL("rowid")))


def _resumes(log: list[StageLog]) -> Stage:
    opened = [entry.after for entry in log if entry.after in OPEN_STAGES]
    return opened[-1] if opened else Stage.DISCOVERY


def _path(context: Context, deal: Opportunity, log: list[StageLog]) -> tuple[Passed, ...]:
    """The open stages and the end, with the days spent in each however often it was entered."""
    seconds: dict[str, int] = {}
    for entry in log:
        if entry.before:
            seconds[entry.before] = seconds.get(entry.before, 0) + entry.seconds
    since = context.clock.local(deal.stage_since).date()
    here = deal.stage if deal.stage in OPEN_STAGES else _resumes(log)
    ended = deal.stage in (Stage.WON, Stage.LOST, Stage.CANCELLED)
    steps = [
        _passed(stage, here, seconds, since, ended=ended, lost=deal.stage is not Stage.WON)
        for stage in OPEN_STAGES
    ]
    return (*(step for step in steps if step is not None), _end(deal.stage, since))


def _passed(
    stage: Stage, here: Stage, seconds: dict[str, int], since: date, *, ended: bool, lost: bool
) -> Passed | None:
    """A stage's place on the path; None where the deal ended before it came there."""
    days = round(seconds[stage] / 86_400) if stage in seconds else None
    if stage is here and not ended:
        return Passed(stage, PathState.NOW, days, since)
    if OPEN_STAGES.index(stage) <= OPEN_STAGES.index(here) or (ended and not lost):
        return Passed(stage, PathState.DONE, days)
    return None if ended else Passed(stage, PathState.AHEAD)


def _end(stage: Stage, since: date) -> Passed:
    if stage is Stage.WON:
        return Passed(stage, PathState.NOW, since=since)
    if stage in (Stage.LOST, Stage.CANCELLED):
        return Passed(stage, PathState.LOST, since=since)
    return Passed(Stage.WON, PathState.AHEAD)


def _proposals(deal_id: UUID) -> tuple[ProposalCard, ...]:
    rows = (
        Proposal.select()
        .where(Proposal.opportunity == deal_id, Proposal.deleted_at.is_null())
        .order_by(Proposal.created_at.desc(), Proposal.revision.desc())
    )
    return tuple(
        ProposalCard(
            id=row.id,
            number=row.number,
            revision=row.revision,
            state=row.state,
            total=Money(row.total, row.currency),
            valid_until=row.valid_until,
        )
        for row in rows
    )


def _acceptance(context: Context, deal_id: UUID) -> AcceptanceCard | None:
    row = (
        Acceptance.select(Acceptance, Proposal)
        .join(Proposal)
        .where(Proposal.opportunity == deal_id)
        .order_by(Acceptance.created_at.desc())
        .first()
    )
    if row is None:
        return None
    proposal = row.proposal
    at = context.clock.local(row.created_at)
    amount = Money(proposal.total, proposal.currency)
    return AcceptanceCard(row.name, row.how, at, proposal.revision, amount)


def _contact(prospect_id: UUID) -> str:
    contact = (
        Contact.select().where(Contact.prospect == prospect_id).order_by(Contact.position).first()
    )
    if contact is None:
        return ""
    return ", ".join(filter(None, (contact.name, contact.title)))


def _owner(staff_id: UUID | None) -> str:
    staff = Staff.get_or_none(Staff.id == staff_id) if staff_id else None
    return staff.name if staff else ""
