"""What is offered for a deal: in its head, first what it is time for, and in its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.domain.closing.states import OPEN_STAGES, Stage
from salesdesk.language import Language
from salesdesk.services.closing import Deal, OrderCard
from salesdesk.ui.closing.deal_header import Action

if TYPE_CHECKING:
    from salesdesk.ui.closing.deal_verbs import DealVerbs


def actions(deal: Deal, order: OrderCard | None, verbs: DealVerbs, words: Language) -> list[Action]:
    """What stands in the head: first what it is time for."""
    tr = words.tr
    named = tr("Proposal") if deal.proposals else tr("New proposal")
    to_proposal = Action(named, "file-text", verbs.open_proposal)
    if deal.stage in (Stage.LOST, Stage.CANCELLED, Stage.ON_HOLD):
        again = Action(tr("Reopen"), "circle-play", verbs.reopen)
        return [again, to_proposal] if deal.is_deal else []
    if deal.stage in OPEN_STAGES:
        hold = Action(tr("On hold"), "circle-pause", verbs.hold)
        return [to_proposal, hold, Action(tr("Lose…"), "circle-x", verbs.lose)]
    now = time_for(order, verbs, words) if order is not None and order.stands else None
    if now is None:
        return []
    return [now, to_proposal] if deal.proposals else [now]


def more(order: OrderCard | None, verbs: DealVerbs, words: Language) -> list[Action]:
    """What stands in the menu."""
    tr = words.tr
    found = [Action(tr("Open the account"), "users", verbs.open_account)]
    if order is None:
        return found
    found.append(Action(tr("Order confirmation"), "file-check", verbs.show_confirmation))
    if order.stands and verbs.may_issue and any(line.to_invoice for line in order.lines):
        found.append(Action(tr("Invoice a part…"), "receipt-text", verbs.invoice_part))
    if order.stands and not (order.deliveries or order.invoices):
        found.append(Action(tr("Cancel the order…"), "x", verbs.cancel_order))
    return found


def time_for(order: OrderCard, verbs: DealVerbs, words: Language) -> Action | None:
    """What an order waits for: a draft to be issued, goods, money (first if late), an invoice."""
    tr, trc = words.tr, words.trc
    overdue = any(invoice.overdue_days for invoice in order.invoices)
    if order.draft is not None and verbs.may_issue:
        return Action(tr("Issue invoice"), "file-check", verbs.invoice)
    if any(line.to_deliver for line in order.lines) and not overdue:
        return Action(trc("button", "Deliver"), "truck", verbs.deliver)
    if any(invoice.left for invoice in order.invoices):
        return Action(tr("Take payment"), "banknote", verbs.take_payment)
    if any(line.to_invoice for line in order.lines) and verbs.may_issue:
        return Action(trc("button", "Invoice"), "receipt-text", verbs.invoice)
    return None
