"""A yes becomes an order, goods go out, an invoice is paid in parts, and one payment bounces."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from closing_shop import TODAY, new_product, on, present, sit

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import (
    Fulfilment,
    InvoiceState,
    LostReason,
    OrderState,
    PaymentMethod,
    Stage,
)
from salesdesk.errors import NotAllowed, NotFound, NotPermitted, WrongInput
from salesdesk.models.closing import Invoice, Order, Payment
from salesdesk.models.fields import new_id
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money, UnitPrice
from salesdesk.services.closing import BoardView, Deal, OrderCard, PathState, orders
from salesdesk.services.closing.orders import OrderedLine

TOTAL = Money(10_167_120, "VND")
"""(40 × 74,000 + 3 × 2,450,000 + 150,000) less 10 %, with 8 % VAT."""
TRANSFER, CASH = PaymentMethod.BANK_TRANSFER, PaymentMethod.CASH


def vnd(amount: int) -> Money:
    return Money(amount, "VND")


def deal_of(shop: Desk, order: UUID) -> Deal:
    return shop.closing.deal(order)


def card(shop: Desk, order: UUID) -> OrderCard:
    return deal_of(shop, order).orders[0]


def issued(shop: Desk, order: UUID, quantities: dict[UUID, int] | None = None) -> UUID:
    return shop.closing.issue(shop.closing.draft_invoice(order, quantities).value).value


def open_tasks(shop: Desk, client: UUID) -> list[str]:
    rows = Task.select().where(Task.prospect == client, Task.done_at.is_null())
    return [task.what for task in rows.order_by(Task.due_at)]


def sound(shop: Desk) -> bool:
    return shop.upkeep.check() == ()


def test_what_was_accepted_is_what_is_ordered(shop: Desk, client: UUID, order: UUID) -> None:
    deal, made = deal_of(shop, order), card(shop, order)
    assert (deal.stage, deal.amount, made.total) == (Stage.WON, TOTAL, TOTAL)
    assert deal.acceptance is not None
    assert (deal.acceptance.name, deal.acceptance.how) == ("Phạm Mai Phương", "on paper")
    assert [line.is_goods for line in made.lines] == [True, True, False]
    assert Prospect.get_by_id(client).customer_since == TODAY
    assert open_tasks(shop, client) == ["Deliver the order"]
    assert deal.step is not None
    assert deal.step.what == "Deliver the order"
    assert sound(shop)


def test_goods_go_out_in_two_parts(shop: Desk, client: UUID, order: UUID) -> None:
    paper, ink, charge = card(shop, order).lines
    shop.closing.deliver(order, {paper.id: 25, ink.id: 3}, "Chị Hà")
    half = card(shop, order)
    assert (half.delivery, half.state) == (Fulfilment.PART, OrderState.PROCESSING)
    assert [line.to_deliver for line in half.lines] == [15, 0, 0]
    first = half.deliveries[0]
    assert (first.number, first.received_by, first.lines) == ("PG-2026-0001", "Chị Hà", 2)
    with pytest.raises(WrongInput, match="15 are open, not 16"):
        shop.closing.deliver(order, {paper.id: 16})
    with pytest.raises(WrongInput, match="Nothing of this order is open"):
        shop.closing.deliver(order, {charge.id: 1})
    shop.closing.deliver(order)
    whole = card(shop, order)
    assert (whole.delivery, len(whole.deliveries)) == (Fulfilment.FULL, 2)
    assert "Deliver the order" not in open_tasks(shop, client)
    with pytest.raises(WrongInput, match="Nothing of this order is open"):
        shop.closing.deliver(order)
    assert sound(shop)


def test_an_invoice_gets_its_number_when_it_is_issued(shop: Desk, order: UUID) -> None:
    draft = shop.closing.draft_invoice(order).value
    assert card(shop, order).draft is not None
    assert card(shop, order).invoices[0].total == TOTAL
    assert shop.closing.issued_pdf(draft) is None
    with pytest.raises(NotAllowed, match="draft invoice already"):
        shop.closing.draft_invoice(order)
    with pytest.raises(NotAllowed, match="Issue the invoice"):
        shop.closing.pay(draft, vnd(1), CASH)
    shop.closing.discard_draft(draft)
    invoice = shop.closing.issue(shop.closing.draft_invoice(order).value).value
    billed = card(shop, order).invoices[0]
    assert (billed.number, billed.issued_on, billed.due_on) == (
        "HD-2026-0001",
        TODAY,
        date(2026, 12, 3),
    )
    kept = shop.closing.issued_pdf(invoice)
    assert kept is not None
    assert kept.startswith(b"%PDF")
    with pytest.raises(NotAllowed, match="only be credited"):
        shop.closing.discard_draft(invoice)
    with pytest.raises(NotAllowed):
        shop.closing.issue(invoice)
    shop.closing.pay(invoice, vnd(1_000_000), CASH)
    assert shop.closing.issued_pdf(invoice) == kept
    assert sound(shop)


def test_money_comes_in_two_parts(shop: Desk, client: UUID, order: UUID) -> None:
    shop.closing.deliver(order)
    invoice = issued(shop, order)
    assert "Check that the invoice was paid" in open_tasks(shop, client)
    with pytest.raises(WrongInput, match="is open"):
        shop.closing.pay(invoice, TOTAL + vnd(1), TRANSFER)
    with pytest.raises(WrongInput, match="above zero"):
        shop.closing.pay(invoice, vnd(0), CASH)
    with pytest.raises(WrongInput, match="is in VND"):
        shop.closing.pay(invoice, Money(100, "USD"), CASH)
    with pytest.raises(WrongInput, match="future"):
        shop.closing.pay(invoice, vnd(1), CASH, paid_on=date(2026, 11, 24))
    first = shop.closing.pay(invoice, vnd(4_000_000), TRANSFER, "FT2631").value
    deal = deal_of(shop, order)
    assert deal.orders[0].invoices[0].state is InvoiceState.PART_PAID
    assert deal.progress is not None
    assert deal.progress.paid_share == 3934
    assert (deal.balance.open, deal.balance.overdue) == (vnd(6_167_120), vnd(0))
    second = shop.closing.pay(invoice, vnd(6_167_120), CASH, paid_on=TODAY).value
    done = deal_of(shop, order)
    assert (done.orders[0].state, done.balance.open) == (OrderState.DONE, vnd(0))
    assert done.progress is not None
    assert done.progress.paid_share == 10_000
    assert "Check that the invoice was paid" not in open_tasks(shop, client)
    with pytest.raises(NotAllowed, match="Nothing is open"):
        shop.closing.pay(invoice, vnd(1), CASH)
    receipts = [shop.closing.receipt_pdf(each) for each in (first, second)]
    assert all(pdf.startswith(b"%PDF") for pdf in receipts)
    assert receipts[0] != receipts[1]
    assert sound(shop)


def test_a_payment_bounces(shop: Desk, client: UUID, order: UUID) -> None:
    shop.closing.deliver(order)
    invoice = issued(shop, order)
    payment = shop.closing.pay(invoice, TOTAL, PaymentMethod.CHEQUE).value
    with pytest.raises(NotPermitted):
        shop.closing.reverse(payment, "Séc không đủ số dư")
    sit(shop, "Trần Hoa")
    with pytest.raises(WrongInput, match="Say why"):
        shop.closing.reverse(payment, " ")
    back = shop.closing.reverse(payment, "Séc không đủ số dư").value
    again = card(shop, order)
    assert again.invoices[0].state is InvoiceState.ISSUED
    assert again.state is OrderState.PROCESSING
    assert [(p.amount, p.is_reversal, p.was_reversed) for p in again.payments] == [
        (TOTAL, False, True),
        (-TOTAL, True, False),
    ]
    assert "Check that the invoice was paid" in open_tasks(shop, client)
    for gone in (payment, back):
        with pytest.raises(NotAllowed, match="reversed already"):
            shop.closing.reverse(gone, "Nhầm")
    assert shop.closing.receipt_pdf(back).startswith(b"%PDF")
    shop.closing.pay(invoice, TOTAL, CASH)
    assert card(shop, order).state is OrderState.DONE
    assert sound(shop)


def test_paid_first_and_delivered_afterwards_is_done_as_well(shop: Desk, order: UUID) -> None:
    shop.closing.pay(issued(shop, order), TOTAL, CASH)
    assert card(shop, order).state is OrderState.PROCESSING
    shop.closing.deliver(order)
    assert card(shop, order).state is OrderState.DONE


def test_a_part_is_invoiced_and_falls_overdue(shop: Desk, client: UUID, order: UUID) -> None:
    paper, ink, _charge = card(shop, order).lines
    issued(shop, order, {ink.id: 3})
    with pytest.raises(WrongInput, match="are open"):
        shop.closing.draft_invoice(order, {ink.id: 1})
    issued(shop, order, {paper.id: 40})
    assert card(shop, order).invoicing is Fulfilment.PART
    issued(shop, order)
    bills = card(shop, order).invoices
    assert card(shop, order).invoicing is Fulfilment.FULL
    assert [bill.number[-4:] for bill in bills] == ["0001", "0002", "0003"]
    on(shop, date(2026, 12, 7))
    late = deal_of(shop, order)
    assert late.orders[0].invoices[0].overdue_days == 4
    assert late.balance.overdue == late.balance.open
    assert sound(shop)


def test_papers_can_be_printed_at_any_time(shop: Desk, order: UUID) -> None:
    delivery = shop.closing.deliver(order).value
    draft = shop.closing.draft_invoice(order).value
    papers = (
        shop.closing.confirmation_pdf(order),
        shop.closing.delivery_pdf(delivery),
        shop.closing.invoice_pdf(draft),
    )
    assert all(pdf.startswith(b"%PDF") for pdf in papers)


def test_a_yes_counts_once(shop: Desk, presented: UUID, order: UUID) -> None:
    with pytest.raises(NotAllowed):
        shop.proposals.accept(presented, "Phạm Mai Phương")
    assert [made.id for made in Order.select().where(Order.proposal == presented)] == [order]


def test_an_order_is_cancelled_while_nothing_went_out(
    shop: Desk, client: UUID, order: UUID
) -> None:
    draft = shop.closing.draft_invoice(order).value
    with pytest.raises(NotAllowed, match="draft invoice first"):
        shop.closing.cancel_order(order, "Khách đổi ý")
    shop.closing.discard_draft(draft)
    with pytest.raises(WrongInput, match="Say why"):
        shop.closing.cancel_order(order, "")
    shop.closing.cancel_order(order, "Khách đổi ý")
    deal = deal_of(shop, order)
    assert (deal.stage, deal.orders[0].cancel_reason) == (Stage.CANCELLED, "Khách đổi ý")
    assert open_tasks(shop, client) == []
    assert Prospect.get_by_id(client).customer_since is None
    for verb in (shop.closing.deliver, shop.closing.draft_invoice):
        with pytest.raises(NotAllowed, match="was cancelled"):
            verb(order)
    assert sound(shop)


def test_what_went_out_is_not_cancelled(shop: Desk, order: UUID) -> None:
    paper = card(shop, order).lines[0]
    shop.closing.deliver(order, {paper.id: 1})
    with pytest.raises(NotAllowed, match="delivered or invoiced already"):
        shop.closing.cancel_order(order, "Khách đổi ý")


def test_invoices_are_not_for_everybody(shop: Desk, order: UUID) -> None:
    draft = shop.closing.draft_invoice(order).value
    sit(shop, "Lê Minh")
    for verb, key in ((shop.closing.issue, draft), (shop.closing.draft_invoice, order)):
        with pytest.raises(NotPermitted):
            verb(key)
    assert Invoice.get_by_id(draft).state is InvoiceState.DRAFT
    assert Payment.select().count() == 0


def test_every_paper_leads_to_its_deal(shop: Desk, order: UUID) -> None:
    invoice = issued(shop, order)
    delivery = shop.closing.deliver(order).value
    payment = shop.closing.pay(invoice, TOTAL, CASH).value
    deal = deal_of(shop, order).id
    keys = (deal, order, invoice, delivery, payment)
    assert {shop.closing.deal(key).id for key in keys} == {deal}
    found = {hit.record for hit in shop.search.find("HD-2026-0001")}
    assert invoice in found
    with pytest.raises(NotFound):
        shop.closing.deal(new_id())


def test_the_path_counts_days_however_often_a_stage_is_entered(shop: Desk, client: UUID) -> None:
    present(shop, client)
    deal = Opportunity.get().id
    on(shop, date(2026, 11, 26))
    shop.closing.move(deal, Stage.NEGOTIATION)
    on(shop, date(2026, 11, 27))
    shop.closing.move(deal, Stage.PROPOSAL)
    on(shop, date(2026, 11, 29))
    shop.closing.move(deal, Stage.NEGOTIATION)
    path = shop.closing.deal(deal).path
    assert [(step.stage, step.state, step.days) for step in path] == [
        (Stage.DISCOVERY, PathState.DONE, 0),
        (Stage.PROPOSAL, PathState.DONE, 5),
        (Stage.NEGOTIATION, PathState.NOW, 1),
        (Stage.WON, PathState.AHEAD, None),
    ]


def test_a_deal_is_lost_with_a_reason_and_opened_again(shop: Desk, client: UUID) -> None:
    present(shop, client)
    deal = Opportunity.get().id
    with pytest.raises(NotAllowed, match="Accept its proposal"):
        shop.closing.move(deal, Stage.WON)
    with pytest.raises(NotAllowed, match="at least one reason"):
        shop.closing.move(deal, Stage.LOST)
    with pytest.raises(WrongInput, match="at least one reason"):
        shop.closing.lose(deal, ())
    shop.closing.lose(deal, (LostReason.PRICE,), "Phương Nam", vnd(9_000_000))
    lost = shop.closing.deal(deal)
    assert (lost.stage, lost.resumes) == (Stage.LOST, Stage.PROPOSAL)
    assert (lost.lost_reasons, lost.competitor, lost.competitor_price) == (
        (LostReason.PRICE,),
        "Phương Nam",
        vnd(9_000_000),
    )
    assert lost.path[-1].state is PathState.LOST
    assert [step.stage for step in lost.path] == [Stage.DISCOVERY, Stage.PROPOSAL, Stage.LOST]
    shop.closing.move(deal, lost.resumes)
    again = shop.closing.deal(deal)
    assert (again.stage, again.lost_reasons, again.competitor) == (Stage.PROPOSAL, (), "")
    shop.closing.move(deal, Stage.ON_HOLD)
    assert shop.closing.board(BoardView.ON_HOLD).on_hold[0].id == deal
    assert shop.closing.deal(deal).resumes is Stage.PROPOSAL
    assert Proposal.select().count() == 1


def test_an_order_without_a_proposal_has_its_page_too(shop: Desk, client: UUID) -> None:
    product = new_product(shop)
    line = OrderedLine(product, "GIAY-A4", "Giấy A4", "ream", 10, UnitPrice.of(74_000, "VND"), 800)
    with shop.context.writing() as book:
        order = orders.enter_order(book, client, [line]).id
    shop.closing.deliver(order)
    invoice = issued(shop, order)
    deal = shop.closing.deal(invoice)
    assert (deal.id, deal.is_deal, deal.stage) == (order, False, Stage.WON)
    assert deal.amount == vnd(799_200)
    shop.closing.pay(invoice, deal.amount, CASH)
    done = shop.closing.deal(order)
    assert done.progress is not None
    assert done.progress.paid_share == 10_000
    assert sound(shop)
