"""What can be done with the deal that is open, and what it is time for."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from salesdesk.domain.closing.states import OPEN_STAGES, Fulfilment, Stage
from salesdesk.domain.team.roles import Right
from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.ui.closing import offers
from salesdesk.ui.closing.deal_view import DealView
from salesdesk.ui.closing.documents import Documents
from salesdesk.ui.closing.lose_tray import LoseTray
from salesdesk.ui.closing.moves import Moves
from salesdesk.ui.closing.papers import Paper
from salesdesk.ui.closing.trays import DeliverTray, LinesTray, PaymentTray, WhyTray
from salesdesk.ui.page import PageContext
from salesdesk.ui.widgets.tray import Tray


class DealVerbs(QObject):
    """Fills the head with actions and does them."""

    def __init__(self, context: PageContext, view: DealView) -> None:
        super().__init__(view)
        self._context, self._view, self._words = context, view, context.language
        self._service = context.desk.closing
        self._documents = Documents(context)
        self._moves = Moves(context, context.show_error, view)
        self._paper_wanted: UUID | None = None
        self._connect()

    @property
    def may_issue(self) -> bool:
        """Whether whoever is at the desk may draft and issue invoices."""
        member = self._context.desk.member
        return member is not None and member.may(Right.ISSUE_INVOICE)

    # documents

    def show_document(self, key: object) -> None:
        """Show a document of this deal beside it."""
        deal = self._view.deal
        document = self._documents.find(deal, key) if deal and isinstance(key, UUID) else None
        if document is not None:
            self._view.panel.show_paper(document)
            self._view.open_paper()

    def show_confirmation(self) -> None:
        """Show the order confirmation."""
        if self._view.order is not None:
            self.show_document(self._view.order.id)

    # order

    def deliver(self) -> None:
        """Ask what is handed over, and to whom."""
        order = self._view.order
        if order is not None and order.stands and any(line.to_deliver for line in order.lines):
            tray = DeliverTray(order.lines, self._words)
            self._open(tray, lambda: self._deliver(order.id, tray))
            tray.start_here()

    def invoice(self) -> None:
        """Show the draft that there is, or draft what is not invoiced yet.

        Where only a part was delivered, how much to invoice is asked, with that part proposed.
        """
        order = self._view.order
        if order is None or not order.stands:
            return
        if order.draft is not None:
            self.show_document(order.draft.id)
        elif order.delivery is Fulfilment.PART:
            self.invoice_part()
        else:
            self._draft(order.id, None)

    def invoice_part(self) -> None:
        """Ask how many of each line to invoice."""
        order, words = self._view.order, self._words
        if order is None:
            return
        lines = [
            (line, line.to_invoice, max(0, line.to_invoice - line.to_deliver))
            for line in order.lines
            if line.to_invoice
        ]
        verb = words.tr("Draft invoice")
        tray = LinesTray(words.tr("Invoice a part"), verb, lines, words, "receipt-text")
        self._open(tray, lambda: self._draft(order.id, tray.quantities))
        tray.start_here()

    def take_payment(self) -> None:
        """Ask how much came, for the invoice that has been open longest."""
        order = self._view.order
        unpaid = [one for one in order.invoices if one.left] if order else []
        if unpaid:
            tray = PaymentTray(unpaid, self._words, self._context.desk.context.today())
            self._open(tray, lambda: self._pay(tray))
            tray.start_here()

    def cancel_order(self) -> None:
        """Ask why the order is cancelled."""
        order, words = self._view.order, self._words
        if order is not None:
            heading = words.tr("Cancel order {number}?", number=order.number)
            tray = WhyTray(heading, words.tr("Cancel the order"), words, "reason")
            self._open(tray, lambda: self._cancel_order(order.id, tray))
            tray.start_here()

    def reverse(self, key: object) -> None:
        """Ask why a payment is taken back."""
        words = self._words
        if isinstance(key, UUID):
            tray = WhyTray(
                words.tr("Reverse this payment?"), words.tr("Reverse"), words, "reference"
            )
            self._open(tray, lambda: self._reverse(key, tray))
            tray.start_here()

    # the deal

    def lose(self) -> None:
        """Ask why the deal is lost."""
        deal = self._view.deal
        if deal is not None:
            tray = LoseTray(deal.id, deal.company, self._words, deal.amount.currency)
            self._open(tray, lambda: self._moves.lose(deal, tray))
            tray.start_here()

    def hold(self) -> None:
        """Put the deal on hold."""
        if self._view.deal is not None:
            self._moves.move(self._view.deal, Stage.ON_HOLD)

    def reopen(self) -> None:
        """Go on where the deal was left."""
        if self._view.deal is not None:
            self._moves.move(self._view.deal, self._view.deal.resumes)

    def move(self, by: int) -> None:
        """Move an open deal to the neighbouring open stage."""
        deal = self._view.deal
        if deal is None or deal.stage not in OPEN_STAGES:
            return
        place = OPEN_STAGES.index(deal.stage) + by
        if 0 <= place < len(OPEN_STAGES):
            self._moves.move(deal, OPEN_STAGES[place])

    def open_proposal(self) -> None:
        """Go to the newest proposal of this deal, or start one."""
        deal = self._view.deal
        if deal is None:
            return
        if deal.proposals:
            self._context.navigate("proposals", deal.proposals[0].id)
            return
        desk, prospect, key = self._context.desk, deal.prospect_id, deal.id
        self._context.tasks.write(lambda: desk.proposals.create(prospect, key), self._proposed)

    def open_account(self) -> None:
        """Go to the account."""
        if self._view.deal is not None:
            self._context.navigate("prospects", self._view.deal.prospect_id)

    # inside

    def _connect(self) -> None:
        view = self._view
        view.shown.connect(self._shown)
        view.papers.deliver_wanted.connect(self.deliver)
        view.papers.invoice_wanted.connect(self.invoice)
        view.papers.confirmation_wanted.connect(self.show_confirmation)
        view.papers.opened.connect(self._open_paper)
        view.payments.receipt_wanted.connect(self.show_document)
        view.payments.reverse_wanted.connect(self.reverse)
        view.accepted.shown.connect(self._show_accepted)
        view.proposals.opened.connect(self._open_proposal)
        view.panel.issue_wanted.connect(self._issue)
        view.panel.discard_wanted.connect(self._discard)

    def _shown(self) -> None:
        """A deal was read again: offer what can be done now, and keep its document true."""
        view, deal = self._view, self._view.deal
        if deal is None:
            return
        if deal.stage is Stage.LOST and isinstance(view.tray, LoseTray):
            view.close_tray()
        view.head.show_deal(
            deal,
            offers.actions(deal, view.order, self, self._words),
            offers.more(view.order, self, self._words),
        )
        if self._paper_wanted is not None:
            wanted, self._paper_wanted = self._paper_wanted, None
            self.show_document(wanted)
        elif (shown := view.panel.document) is not None:
            document = self._documents.find(deal, shown.key)
            if document is None:
                view.close_paper()
                view.start()
            elif (document.sign, document.draft) != (shown.sign, shown.draft):
                view.panel.show_paper(document)
                view.panel.start()

    def _open(self, tray: Tray, submitted: Callable[[], None]) -> None:
        tray.submitted.connect(submitted)
        self._view.open_tray(tray)

    def _write(self, work: Callable[[], Done[UUID]], text: str) -> None:
        """Write, then say what was done; an error goes to the open form, or above the page."""
        view, context = self._view, self._context
        tray = view.tray

        def done(_done: Done[UUID]) -> None:
            view.close_tray()
            context.notify(text)

        def refused(error: SalesDeskError) -> None:
            (tray.show_error if tray is not None else context.show_error)(error)

        context.tasks.write(work, done, refused)

    def _deliver(self, order_id: UUID, tray: DeliverTray) -> None:
        service, quantities, who = self._service, tray.quantities, tray.received_by
        text = self._words.tr("Delivered; stock is reduced.")
        self._write(lambda: service.deliver(order_id, quantities, who), text)

    def _draft(self, order_id: UUID, quantities: dict[UUID, int] | None) -> None:
        service = self._service
        failed = self._view.tray.show_error if self._view.tray else None
        self._context.tasks.write(
            lambda: service.draft_invoice(order_id, quantities), self._drafted, failed
        )

    def _drafted(self, done: Done[UUID]) -> None:
        self._view.close_tray()
        self._paper_wanted = done.value

    def _issue(self, key: object) -> None:
        service = self._service
        if isinstance(key, UUID):
            text = self._words.tr("The invoice is issued.")
            self._write(lambda: service.issue(key), text)

    def _discard(self, key: object) -> None:
        service = self._service
        if isinstance(key, UUID):
            self._write(
                lambda: service.discard_draft(key), self._words.tr("The draft is discarded.")
            )

    def _pay(self, tray: PaymentTray) -> None:
        service, words = self._service, self._words
        invoice, amount, method = tray.invoice_id, tray.amount, tray.method
        reference, day = tray.reference, tray.paid_on
        self._write(
            lambda: service.pay(invoice, amount, method, reference, day),
            words.tr("{amount} received. The receipt stands below Payments.", amount=amount),
        )

    def _reverse(self, payment: UUID, tray: WhyTray) -> None:
        service, why = self._service, tray.reason
        text = self._words.tr("The payment is reversed.")
        self._write(lambda: service.reverse(payment, why), text)

    def _cancel_order(self, order_id: UUID, tray: WhyTray) -> None:
        service, why = self._service, tray.reason
        text = self._words.tr("The order is cancelled.")
        self._write(lambda: service.cancel_order(order_id, why), text)

    def _proposed(self, done: Done[UUID]) -> None:
        self._context.navigate("proposals", done.value)

    def _open_proposal(self, key: object) -> None:
        self._context.navigate("proposals", key)

    def _open_paper(self, paper: object) -> None:
        if isinstance(paper, Paper):
            self.show_document(paper.id)

    def _show_accepted(self) -> None:
        deal = self._view.deal
        yes = deal.acceptance if deal else None
        if deal is None or yes is None:
            return
        accepted = [one for one in deal.proposals if one.revision == yes.revision]
        if accepted:
            self.show_document(accepted[0].id)
