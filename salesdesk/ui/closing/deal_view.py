"""The page of one deal: its head, its cards, and the document that is looked at."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from salesdesk.domain.team.roles import Right
from salesdesk.services.closing import Deal, OrderCard
from salesdesk.ui.closing.deal_cards import AcceptedCard, FactsCard, ProposalsCard
from salesdesk.ui.closing.deal_header import DealHeader
from salesdesk.ui.closing.money_cards import BalanceCard, PaymentsCard
from salesdesk.ui.closing.order_cards import LinesCard, OrderPapersCard
from salesdesk.ui.closing.paper_panel import PaperPanel
from salesdesk.ui.page import PageContext
from salesdesk.ui.widgets.basics import boxed, column, row
from salesdesk.ui.widgets.splitter import remembered_splitter
from salesdesk.ui.widgets.tray import Tray


class DealView(QWidget):
    """Shows one deal. What can be done with it stands in `DealVerbs`."""

    shown = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self.deal: Deal | None = None
        self.tray: Tray | None = None
        self._order_id: UUID | None = None
        self._build()
        self.papers.order_chosen.connect(self._choose_order)

    # what is open

    @property
    def order(self) -> OrderCard | None:
        """The order that is shown: the one chosen, otherwise the newest that stands."""
        orders = self.deal.orders if self.deal else ()
        chosen = [one for one in orders if one.id == self._order_id]
        standing = [one for one in orders if one.stands]
        return next(iter(chosen or standing[::-1] or orders[::-1]), None)

    def show_deal(self, deal: Deal) -> None:
        """Show a deal; `DealVerbs` fills the head with what can be done."""
        if self.deal is None or self.deal.id != deal.id:
            self.close_tray()
            self.close_paper()
            self._order_id = None
        self.deal = deal
        order = self.order
        self.proposals.show_proposals(deal.proposals)
        self.proposals.setVisible(deal.is_deal)
        self.accepted.show_acceptance(deal.acceptance)
        self.facts.show_deal(deal)
        self.balance.show_balance(deal.balance)
        self._place(order)
        if order is not None:
            self._show_order(deal, order)
        self.shown.emit()

    def open_paper(self) -> None:
        """Let the document take the place of the left cards."""
        self.left.setCurrentWidget(self.panel)
        self.panel.start()

    def close_paper(self) -> None:
        """Put the cards back where the document was."""
        self.left.setCurrentIndex(0)
        self.panel.forget()

    # trays

    def open_tray(self, tray: Tray) -> None:
        """Open a form in the place of the left cards; another one goes."""
        self._drop_tray()
        self.tray = tray
        tray.cancelled.connect(self.close_tray)
        self._tray_place.insertWidget(0, tray)
        self.left.setCurrentWidget(self._tray_page)
        tray.show()

    def close_tray(self) -> None:
        """Close the form, if one is open; the document that was there comes back."""
        if self.tray is None:
            return
        self._drop_tray()
        if self.panel.document is not None:
            self.left.setCurrentWidget(self.panel)
        else:
            self.left.setCurrentIndex(0)
        self.start()

    def start(self) -> None:
        """Where the keyboard begins: the papers of the order, or the proposals."""
        for table in (self.papers.table, self.proposals.table, self.lines.table):
            if table.isVisibleTo(self) and self.isVisible():
                if table.current is None:
                    table.choose_first()
                table.setFocus()
                return
        self.head.back.setFocus()

    # inside

    def _build(self) -> None:
        words, today = self._words, self._context.desk.context.today()
        self.head = DealHeader(words, today)
        self.proposals, self.accepted = ProposalsCard(words), AcceptedCard(words)
        self.lines, self.facts = LinesCard(words), FactsCard(words)
        self.papers = OrderPapersCard(words, today)
        self.payments, self.balance = PaymentsCard(words), BalanceCard(words)
        self.panel = PaperPanel(self._context)
        self.panel.closed.connect(self._panel_closed)
        self.left = QStackedWidget()
        self._spare = QWidget()
        self._spare.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        cards = column(self.accepted, self.lines, self.proposals, self._spare, spacing=8)
        self.left.addWidget(boxed(cards))
        self.left.addWidget(self.panel)
        self._tray_place = column(None)
        self._tray_page = boxed(self._tray_place)
        self.left.addWidget(self._tray_page)
        money = row(self.payments, self.balance, spacing=8)
        money.setStretch(0, 5)
        money.setStretch(1, 4)
        cards = column(self.papers, self.facts, money, spacing=8)
        for place, share in enumerate((3, 3, 2)):
            cards.setStretch(place, share)
        right = boxed(cards)
        body = remembered_splitter(
            "closing deal", self._context.workstation, self.left, right, (640, 700)
        )
        self.left.setMinimumWidth(400)
        right.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(body, 1)
        self._place(None)

    def _drop_tray(self) -> None:
        if self.tray is not None:
            self.tray.hide()
            self.tray.deleteLater()
            self.tray = None

    def _place(self, order: OrderCard | None) -> None:
        for card in (self.papers, self.payments, self.lines):
            card.setVisible(order is not None)
        self.facts.setVisible(order is None)
        self._spare.setVisible(order is None)

    def _show_order(self, deal: Deal, order: OrderCard) -> None:
        member = self._context.desk.member
        may_issue = member is not None and member.may(Right.ISSUE_INVOICE)
        self.lines.show_lines(order)
        self.papers.show_order(order, deal.orders, may_issue=may_issue)
        self.payments.show_payments(order.payments, member)

    def _choose_order(self, order_id: object) -> None:
        if isinstance(order_id, UUID) and self.deal is not None:
            self._order_id = order_id
            self.show_deal(self.deal)

    def _panel_closed(self) -> None:
        self.close_paper()
        self.start()
