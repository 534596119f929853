"""Orders cancelled while nothing of them went out."""

from __future__ import annotations

from salesdesk.domain.closing.states import (
    ORDER_MOVES,
    ORDER_STATE_NAMES,
    Fulfilment,
    OrderState,
    Stage,
)
from salesdesk.domain.prospects.states import TaskCause
from salesdesk.domain.states import check_move
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.closing import Delivery, Invoice, Order
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity
from salesdesk.sentence import sentence
from salesdesk.services.closing.opportunities import move_deal
from salesdesk.services.context import Book, found
from salesdesk.services.prospects.steps import finish, refresh_account


def cancel(book: Book, order: Order, reason: str) -> None:
    """Cancel an order of which nothing was delivered or invoiced; its deal is won no longer.

    Raises NotAllowed otherwise, WrongInput without a reason.
    """
    if not reason.strip():
        raise WrongInput(sentence("Say why it is cancelled."), "reason")
    _check_untouched(order)
    check_move(ORDER_MOVES, ORDER_STATE_NAMES, order.state, OrderState.CANCELLED)
    book.change(order, state=OrderState.CANCELLED, cancel_reason=reason)
    _drop_plan(book, order)
    _cancel_deal(book, order)
    refresh_account(book, order.prospect_id)


def _check_untouched(order: Order) -> None:
    if (
        Fulfilment.NONE is not order.invoicing
        or Delivery.select().where(Delivery.order == order).exists()
    ):
        raise NotAllowed(
            sentence("Part of it was delivered or invoiced already; it cannot be cancelled.")
        )
    if Invoice.select().where(Invoice.order == order).exists():
        raise NotAllowed(sentence("Discard its draft invoice first."))


def _drop_plan(book: Book, order: Order) -> None:
    """What was planned for an order that is cancelled needs nobody any more."""
    for task in Task.select().where(
        Task.cause == TaskCause.FOLLOW_UP,
        Task.cause_key.startswith(f"{order.number} "),
        Task.done_at.is_null(),
    ):
        finish(book, task)


def _cancel_deal(book: Book, order: Order) -> None:
    """A deal whose only order is gone was not won after all."""
    standing = Order.select().where(
        Order.opportunity == order.opportunity_id, Order.state != OrderState.CANCELLED
    )
    if order.opportunity_id is None or standing.exists():
        return
    deal = found(Opportunity, order.opportunity_id)
    if deal.stage is Stage.WON:
        move_deal(book, deal, Stage.CANCELLED)
