"""The follow-up plan put to work: each sale leaves its tasks."""

from __future__ import annotations

from datetime import timedelta

from salesdesk.domain.closing.states import OrderState
from salesdesk.domain.followup.plan import PlanStart, steps_after
from salesdesk.domain.prospects.states import TaskCause
from salesdesk.models.closing import Order
from salesdesk.models.followup import Task
from salesdesk.services.context import Book
from salesdesk.services.prospects.steps import finish, plan


def plan_after_order(book: Book, order: Order) -> None:
    """Plan what an order asks for: its delivery, for whoever sold it."""
    _plan(book, order, PlanStart.ORDER)


def plan_after_delivery(book: Book, order: Order) -> None:
    """Plan the calls that follow a delivery, once everything is there."""
    for task in Task.select().where(
        Task.cause == TaskCause.FOLLOW_UP,
        Task.cause_key == f"{order.number} deliver",
        Task.done_at.is_null(),
    ):
        finish(book, task)
    _plan(book, order, PlanStart.DELIVERY)


def _plan(book: Book, order: Order, start: PlanStart) -> None:
    for step in steps_after(start, first=_is_first(order)):
        plan(
            book,
            order.prospect_id,
            step.kind,
            step.what,
            book.now + timedelta(days=step.days),
            cause=TaskCause.FOLLOW_UP,
            cause_key=f"{order.number} {step.key}",
            opportunity_id=order.opportunity_id,
            staff_id=order.owner_id,
        )


def _is_first(order: Order) -> bool:
    earlier = Order.select().where(
        Order.prospect == order.prospect_id,
        Order.id != order.id,
        Order.ordered_on <= order.ordered_on,
        Order.state != OrderState.CANCELLED,
    )
    return not earlier.exists()
