"""Orders: made from exactly what was accepted, delivered, and cancelled while nothing went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.catalogue.kinds import StockKind
from salesdesk.domain.closing.states import (
    ORDER_MOVES,
    ORDER_STATE_NAMES,
    UNPAID,
    Fulfilment,
    InvoiceState,
    OrderState,
    Stage,
)
from salesdesk.domain.proposals.states import WON, LineChoice, LineKind
from salesdesk.domain.prospects.places import AddressKind
from salesdesk.domain.states import check_move
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.catalogue import StockMove
from salesdesk.models.closing import Delivery, DeliveryLine, Invoice, Order, OrderLine
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal, ProposalLine
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import sentence
from salesdesk.services.closing.lines import sums
from salesdesk.services.closing.opportunities import move_deal, set_amount
from salesdesk.services.context import Book, found
from salesdesk.services.followup.plans import plan_after_delivery, plan_after_order
from salesdesk.services.prospects.addresses import line_for
from salesdesk.services.prospects.steps import refresh_account
from salesdesk.services.search import Findable, index

_TAKEN = (LineKind.ITEM, LineKind.CHARGE, LineKind.DISCOUNT)
_AGREED = (
    "currency",
    "language",
    "discount",
    "client_name",
    "client_address",
    "client_tax_code",
    "contact_name",
    "delivery_terms",
    "payment_terms",
)
_COPIED = (
    "position",
    "sku",
    "name",
    "detail",
    "unit",
    "quantity",
    "unit_price",
    "discount",
    "vat",
    "cost",
)


def order_from_proposal(book: Book, proposal: Proposal) -> Order:
    """Make the order for an accepted proposal: its counting lines, prices and discount as agreed.

    The deal is won, the account becomes a customer, and the follow-up plan begins. Raises
    NotAllowed where the proposal is not accepted or has been ordered already.
    """
    _check_orderable(proposal)
    order = book.add(Order, number=book.number("DH"), **_agreed(book, proposal))
    for line in _accepted_lines(proposal):
        copied = {name: getattr(line, name) for name in _COPIED}
        book.add(OrderLine, order=order, product=line.product_id, **copied)
    total = sums(order_lines(order), order.currency, order.discount).gross
    book.change(order, total=total.minor, delivery=fulfilment(order, "delivered"))
    _win(book, proposal, total)
    _settle_in(book, order)
    return order


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A product that a client orders: how many, at which price, cost and discount."""

    product_id: UUID
    sku: str
    name: str
    unit: str
    quantity: int
    unit_price: UnitPrice
    vat: int
    cost: UnitPrice | None = None
    discount: int = 0


def enter_order(book: Book, prospect_id: UUID, ordered: Sequence[OrderedLine]) -> Order:
    """Enter an order that needed no proposal: a customer asks for the usual again.

    Raises WrongInput without lines.
    """
    if not ordered:
        raise WrongInput(sentence("An order needs at least one line."), "lines")
    order = book.add(Order, number=book.number("DH"), **_known(book, prospect_id, ordered[0]))
    for position, line in enumerate(ordered):
        book.add(OrderLine, order=order, position=position, **_entered(line))
    book.change(order, total=sums(order_lines(order), order.currency, 0).gross.minor)
    _settle_in(book, order)
    return order


def order_lines(order: Order) -> list[OrderLine]:
    """The lines of an order, in their order."""
    return list(OrderLine.select().where(OrderLine.order == order).order_by(OrderLine.position))


def goods(order: Order) -> list[OrderLine]:
    """The lines that are handed over: charges and discounts are only invoiced."""
    sums_only = ProposalLine.select(ProposalLine.position).where(
        ProposalLine.proposal == order.proposal_id,
        ProposalLine.kind.in_((LineKind.CHARGE, LineKind.DISCOUNT)),
    )
    places = {line.position for line in sums_only} if order.proposal_id else set()
    return [line for line in order_lines(order) if line.position not in places]


def deliver(
    book: Book, order: Order, quantities: Mapping[UUID, int] | None = None, received_by: str = ""
) -> Delivery:
    """Hand goods over: everything that is open, or so many of each line; stock goes down.

    Raises NotAllowed for an order that is cancelled, WrongInput for more than is open or for
    nothing at all.
    """
    check_standing(order)
    taken = to_take(order, quantities, "delivered")
    delivery = book.add(
        Delivery,
        number=book.number("PG"),
        order=order,
        delivered_on=book.today,
        received_by=received_by,
    )
    for line, quantity in taken:
        book.add(DeliveryLine, delivery=delivery, order_line=line, quantity=quantity)
        book.change(line, delivered=line.delivered + quantity)
        _take_from_stock(book, line, quantity, delivery.number)
    book.change(order, delivery=fulfilment(order, "delivered"))
    progress(book, order)
    if order.delivery is Fulfilment.FULL:
        plan_after_delivery(book, order)
    return delivery


def check_standing(order: Order) -> None:
    """Raise NotAllowed for an order that was cancelled."""
    if order.state is OrderState.CANCELLED:
        raise NotAllowed(sentence("{number} was cancelled.", number=order.number))


def fulfilment(order: Order, column: str) -> Fulfilment:
    """How much of an order's lines was delivered, or invoiced."""
    lines = _taking_part(order, column)
    if all(getattr(line, column) >= line.quantity for line in lines):
        return Fulfilment.FULL
    if any(getattr(line, column) for line in lines):
        return Fulfilment.PART
    return Fulfilment.NONE


def progress(book: Book, order: Order) -> None:
    """Let an order's state follow: done once all of it was delivered, invoiced and paid.

    A payment that bounces opens it again.
    """
    full = order.delivery is Fulfilment.FULL and order.invoicing is Fulfilment.FULL
    waiting = Invoice.select().where(
        Invoice.order == order, Invoice.state.in_([*UNPAID, InvoiceState.DRAFT])
    )
    state = OrderState.DONE if full and not waiting.exists() else OrderState.PROCESSING
    if order.state is not state:
        check_move(ORDER_MOVES, ORDER_STATE_NAMES, order.state, state)
        book.change(order, state=state)


def to_take(
    order: Order, quantities: Mapping[UUID, int] | None, column: str
) -> list[tuple[OrderLine, int]]:
    """What of an order's lines is asked for and open in a column; all that is open by default.

    Raises WrongInput for more than is open, or for nothing.
    """
    taken = []
    for line in _taking_part(order, column):
        left = line.quantity - getattr(line, column)
        quantity = left if quantities is None else quantities.get(line.id, 0)
        if not 0 <= quantity <= left:
            raise _too_many(line.name, left, quantity)
        if quantity:
            taken.append((line, quantity))
    if not taken:
        raise WrongInput(sentence("Nothing of this order is open any more."), "quantity")
    return taken


def _too_many(name: str, left: int, quantity: int) -> WrongInput:
    return WrongInput(
        sentence(
            "Of “{name}” {left} are open, not {quantity}.", name=name, left=left, quantity=quantity
        ),
        "quantity",
    )


def _check_orderable(proposal: Proposal) -> None:
    if proposal.state not in WON:
        raise NotAllowed(sentence("Only an accepted proposal becomes an order."))
    if Order.select().where(Order.proposal == proposal).exists():
        raise NotAllowed(sentence("{number} has been ordered already.", number=proposal.number))


def _agreed(book: Book, proposal: Proposal) -> dict[str, object]:
    prospect = found(Prospect, proposal.prospect_id)
    days = prospect.payment_days
    return {
        **{name: getattr(proposal, name) for name in _AGREED},
        "prospect": prospect,
        "opportunity": proposal.opportunity_id,
        "proposal": proposal,
        "owner": proposal.owner_id,
        "ordered_on": book.today,
        "delivery_address": line_for(prospect.id, AddressKind.DELIVERY, only=True)
        or proposal.client_address,
        "payment_days": book.settings.payment_days if days is None else days,
    }


def _known(book: Book, prospect_id: UUID, first: OrderedLine) -> dict[str, object]:
    prospect = found(Prospect, prospect_id)
    days = prospect.payment_days
    words = book.settings.words(prospect.language)
    return {
        "prospect": prospect,
        "owner": prospect.owner_id,
        "currency": first.unit_price.currency,
        "language": prospect.language,
        "client_name": prospect.company,
        "client_tax_code": prospect.tax_code,
        "ordered_on": book.today,
        "delivery_terms": words.delivery_terms,
        "payment_terms": words.payment_terms,
        "payment_days": book.settings.payment_days if days is None else days,
        **who_and_where(prospect_id),
    }


def who_and_where(prospect_id: UUID) -> dict[str, object]:
    """The address and the contact of an account as an order keeps them."""
    contact = (
        Contact.select().where(Contact.prospect == prospect_id).order_by(Contact.position).first()
    )
    return {
        "client_address": line_for(prospect_id, AddressKind.MAIN),
        "delivery_address": line_for(prospect_id, AddressKind.DELIVERY),
        "contact_name": contact.name if contact else "",
    }


def _entered(line: OrderedLine) -> dict[str, object]:
    return {
        "product": line.product_id,
        "sku": line.sku,
        "name": line.name,
        "unit": line.unit,
        "quantity": line.quantity,
        "unit_price": line.unit_price.scaled,
        "vat": line.vat,
        "cost": line.cost.scaled if line.cost else None,
        "discount": line.discount,
    }


def _accepted_lines(proposal: Proposal) -> list[ProposalLine]:
    lines = (
        ProposalLine.select()
        .where(ProposalLine.proposal == proposal, ProposalLine.kind.in_(_TAKEN))
        .order_by(ProposalLine.position)
    )
    return [line for line in lines if line.choice is LineChoice.NORMAL or line.chosen]


def _win(book: Book, proposal: Proposal, total: Money) -> None:
    if proposal.opportunity_id is None:
        return
    deal = found(Opportunity, proposal.opportunity_id)
    set_amount(book, deal, total)
    move_deal(book, deal, Stage.WON)


def _settle_in(book: Book, order: Order) -> None:
    """The account is a customer now; the order can be found, and its follow-up is planned."""
    prospect = found(Prospect, order.prospect_id)
    if prospect.customer_since is None:
        book.change(prospect, customer_since=order.ordered_on)
    refresh_account(book, order.prospect_id)
    index(book, Findable("closing", order.id, order.number, order.client_name, ()))
    plan_after_order(book, order)


def _taking_part(order: Order, column: str) -> list[OrderLine]:
    return goods(order) if column == "delivered" else order_lines(order)


def _take_from_stock(book: Book, line: OrderLine, quantity: int, number: str) -> None:
    if line.product_id is not None:
        book.add(
            StockMove,
            product=line.product_id,
            kind=StockKind.DELIVERY,
            quantity=-quantity,
            staff=book.staff_id,
            why=number,
        )
