"""Whatever is delivered, invoiced, paid and taken back, in any order: the books agree."""

from __future__ import annotations

from uuid import UUID

import pytest
from closing_shop import present, sit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import InvoiceState, OrderState, PaymentMethod
from salesdesk.errors import SalesDeskError
from salesdesk.models.closing import Invoice, Order, Payment
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.services.closing import invoices, orders

SHARES = st.integers(1, 100)
ACTS = st.lists(
    st.tuples(st.sampled_from(["deliver", "invoice", "pay", "reverse", "discard"]), SHARES),
    max_size=14,
)


@pytest.fixture
def shared(shop: Desk, client: UUID) -> Desk:
    """One shop for all examples: each example is another order."""
    sit(shop, "Trần Hoa")
    assert Prospect.get().id == client
    return shop


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_books_agree_after_anything(shared: Desk, acts: list[tuple[str, int]]) -> None:
    proposal = present(shared, Prospect.get().id)
    order = Order.get_by_id(shared.proposals.accept(proposal, "Phương").value.order_id)
    for act, percent in acts:
        try:
            DOING[act](shared, order.id, percent)
        except SalesDeskError:
            continue
        _agree(shared, Order.get_by_id(order.id))
    assert shared.upkeep.check() == ()


def _agree(desk: Desk, order: Order) -> None:
    for invoice in Invoice.select().where(Invoice.order == order):
        paid = sum(each.amount for each in Payment.select().where(Payment.invoice == invoice))
        assert invoice.paid == paid
        assert 0 <= paid <= invoice.total
        assert invoice.state is _expected(invoice)
    for line in orders.order_lines(order):
        assert line.invoiced <= line.quantity
        assert line.delivered <= line.quantity
    numbers = sorted(row.number for row in Invoice.select().where(Invoice.number.is_null(False)))
    assert numbers == [f"HD-2026-{count:04d}" for count in range(1, len(numbers) + 1)]
    done = all(line.invoiced == line.quantity for line in orders.order_lines(order)) and all(
        line.delivered == line.quantity for line in orders.goods(order)
    )
    unpaid = Invoice.select().where(Invoice.order == order, Invoice.state != InvoiceState.PAID)
    assert (order.state is OrderState.DONE) == (done and not unpaid.exists())
    deal = desk.closing.deal(order.id)
    assert deal.progress is not None
    assert 0 <= deal.progress.paid_share <= 10_000


def _expected(invoice: Invoice) -> InvoiceState:
    if not invoice.number:
        return InvoiceState.DRAFT
    if invoice.paid >= invoice.total:
        return InvoiceState.PAID
    return InvoiceState.PART_PAID if invoice.paid else InvoiceState.ISSUED


def _deliver(desk: Desk, order: UUID, percent: int) -> None:
    lines = orders.goods(Order.get_by_id(order))
    with desk.context.writing() as book:
        wanted = {line.id: line.quantity * percent // 100 for line in lines}
        orders.deliver(book, Order.get_by_id(order), wanted)


def _invoice(desk: Desk, order: UUID, percent: int) -> None:
    lines = orders.order_lines(Order.get_by_id(order))
    wanted = {line.id: -(-line.quantity * percent // 100) for line in lines}
    with desk.context.writing() as book:
        draft = invoices.draft_invoice(book, Order.get_by_id(order), wanted)
    if percent % 5:
        with desk.context.writing() as book:
            invoices.issue(book, draft)


def _pay(desk: Desk, order: UUID, percent: int) -> None:
    invoice = Invoice.select().where(Invoice.order == order).order_by(Invoice.paid).first()
    if invoice is None:
        return
    amount = Money(-(-invoice.total * percent // 100), invoice.currency)
    with desk.context.writing() as book:
        invoices.pay(book, invoice, amount, PaymentMethod.CASH)


def _reverse(desk: Desk, order: UUID, percent: int) -> None:
    payments = list(Payment.select().join(Invoice).where(Invoice.order == order))
    if payments:
        with desk.context.writing() as book:
            invoices.reverse(book, payments[percent % len(payments)], "Nhầm")


def _discard(desk: Desk, order: UUID, _percent: int) -> None:
    draft = invoices.draft_of(Order.get_by_id(order))
    if draft is not None:
        with desk.context.writing() as book:
            invoices.discard_draft(book, draft)


DOING = {
    "deliver": _deliver,
    "invoice": _invoice,
    "pay": _pay,
    "reverse": _reverse,
    "discard": _discard,
}
