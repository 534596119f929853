"""The Closing page as people use it: the board by keyboard and mouse, and yes to receipt."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from deal_shop import CLIENT, fill, opened, ordered, presented
from layout import faults
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import (
    InvoiceState,
    LostReason,
    OrderState,
    PaymentMethod,
    Stage,
)
from salesdesk.models.opportunities import Opportunity
from salesdesk.ui.application import Session
from salesdesk.ui.closing.lose_tray import LoseTray
from salesdesk.ui.closing.page import ClosingPage
from salesdesk.ui.closing.trays import DeliverTray, LinesTray, PaymentTray, WhyTray
from salesdesk.ui.pages import PAGES

ENTRIES = tuple(entry for entry in PAGES if entry.key == "closing")
CONTROL = Qt.KeyboardModifier.ControlModifier
OpenPage = Callable[..., ClosingPage]


@pytest.fixture
def open_page(make_session: MakeSession, desk: Desk) -> OpenPage:
    """Opens a window with the Closing page, 1366×768 unless told otherwise."""
    fill(desk)

    def make(
        language: str = "en", theme: str = "light", size: tuple[int, int] = (1366, 768)
    ) -> ClosingPage:
        session: Session = make_session(language, theme, entries=ENTRIES)
        session.window.resize(*size)
        QApplication.processEvents()
        page = session.window.page
        assert isinstance(page, ClosingPage)
        return page

    return make


def stage_of(desk: Desk, deal: UUID) -> Stage:
    return desk.closing.deal(deal).stage


def press(page: ClosingPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    focused = next(one.cards for one in page.deals.columns if page.deals.current
                   and one.cards.cards.find(page.deals.current.id) >= 0)  # fmt: skip
    QTest.keyClick(focused, key, modifiers)


def tray_of(page: ClosingPage) -> object:
    """The form that is open, or None."""
    return page.deal.tray


def deal_texts(page: ClosingPage) -> list[str]:
    """What the list of papers shows, as it is spoken."""
    model = page.deal.papers.model
    cells = [[model.cell(row, col).spoken for col in range(4)] for row in range(model.rowCount())]
    return [" ".join(text for text in row if text) for row in cells]


def test_an_empty_shop_says_what_to_do(open_page: OpenPage) -> None:
    page = open_page()
    assert page.deals._stack.currentIndex() == 1
    assert not faults(page)


def test_a_deal_is_moved_by_keyboard_and_back(desk: Desk, open_page: OpenPage) -> None:
    fill_first = opened(desk, "Phú Thịnh", 7_400_000)
    page = open_page()
    page.focus_first()
    press(page, Qt.Key.Key_Right)
    assert stage_of(desk, fill_first) is Stage.PROPOSAL
    press(page, Qt.Key.Key_Right)
    assert stage_of(desk, fill_first) is Stage.NEGOTIATION
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert stage_of(desk, fill_first) is Stage.PROPOSAL
    heads = [one.head.accessibleName() for one in page.deals.columns]
    assert heads[1] == "Proposal: 1  ·  20%, ₫7,400,000"


def test_winning_needs_a_yes_and_losing_a_reason(desk: Desk, open_page: OpenPage) -> None:
    deal = opened(desk, "Phú Thịnh", 7_400_000)
    desk.closing.move(deal, Stage.NEGOTIATION)
    page = open_page()
    page.focus_first()
    press(page, Qt.Key.Key_Right)
    assert "Accept its proposal" in page.deals.message.text
    press(page, Qt.Key.Key_Right)
    tray = page.deals.tray
    assert isinstance(tray, LoseTray)
    tray.submit()
    assert stage_of(desk, deal) is Stage.NEGOTIATION
    tray.tick(LostReason.PRICE)
    tray.submit()
    assert (stage_of(desk, deal), page.deals.tray) == (Stage.LOST, None)
    page.window().undo.undo()  # type: ignore[attr-defined]
    assert stage_of(desk, deal) is Stage.NEGOTIATION


def test_a_card_is_dropped_on_another_column(desk: Desk, open_page: OpenPage) -> None:
    deal = opened(desk, "Phú Thịnh", 7_400_000)
    page = open_page()
    source, target = page.deals.columns[0].cards, page.deals.columns[2].cards
    carried: QMimeData = source.cards.mimeData([source.cards.index(0, 0)])
    target.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert stage_of(desk, deal) is Stage.NEGOTIATION


def test_the_keyboard_walks_the_board_and_opens_a_deal(desk: Desk, open_page: OpenPage) -> None:
    first, second = opened(desk, "Phú Thịnh", 1), opened(desk, "Bình Minh", 2)
    desk.closing.move(second, Stage.NEGOTIATION)
    page = open_page()
    page.focus_first()
    assert page.deals.current is not None
    assert page.deals.current.id == first
    plain = Qt.KeyboardModifier.NoModifier
    press(page, Qt.Key.Key_Right, plain)
    assert page.deals.current.id == second
    press(page, Qt.Key.Key_Return, plain)
    assert page.record() == second
    QTest.keyClick(page.deal, Qt.Key.Key_Escape)
    assert page.record() is None


def test_views_and_list(desk: Desk, open_page: OpenPage) -> None:
    held = opened(desk, "Phú Thịnh", 1)
    opened(desk, "Bình Minh", 2)
    desk.closing.move(held, Stage.ON_HOLD)
    page = open_page()
    page.deals.switch_place()
    assert page.deals.model.rowCount() == 1
    page.deals.views.choose("on hold")
    page.reload()
    assert page.deals.model.key(0) == held


def test_from_yes_to_receipt(desk: Desk, open_page: OpenPage) -> None:
    order = ordered(desk)
    page = open_page()
    page.open_record(order)
    assert page.deal.head.company.whole == CLIENT
    page.verbs.deliver()
    goods = tray_of(page)
    assert isinstance(goods, DeliverTray)
    goods.submit()
    assert tray_of(page) is None
    assert deal_texts(page) == ["PG-2026-0001, 23 Nov · 2 lines Delivered"]

    page.verbs.invoice()
    assert page.deal.panel.document is not None
    assert page.deal.panel.preview.pdf.startswith(b"%PDF")
    page.deal.panel.issue.click()
    assert page.deal.panel.question.isVisible()
    page.deal.panel.yes.click()
    assert deal_texts(page)[1] == "HD-2026-0001, 23 Nov Due 8 Dec ₫11,134,800"

    for amount, state in ((4_000_000, InvoiceState.PART_PAID), (0, InvoiceState.PAID)):
        page.verbs.take_payment()
        money = tray_of(page)
        assert isinstance(money, PaymentTray)
        if amount:
            money._amount.setText(str(amount))
            money._amount.setModified(True)
        money.submit()
        assert tray_of(page) is None
        assert desk.closing.deal(order).orders[0].invoices[0].state is state

    assert desk.closing.deal(order).orders[0].state is OrderState.DONE
    page.deal.payments.receipt.click()
    assert page.deal.panel.document is not None
    assert page.deal.panel.document.title == "Receipt BN-2026-0002"
    assert page.deal.panel.preview.pdf.startswith(b"%PDF")
    assert [step.state for step in page.deal.head.path._steps[-2:]] == ["done", "done"]
    assert not faults(page)


def test_too_much_money_is_said_beside_the_amount(desk: Desk, open_page: OpenPage) -> None:
    order = ordered(desk)
    desk.closing.issue(desk.closing.draft_invoice(order).value)
    page = open_page()
    page.open_record(order)
    page.verbs.take_payment()
    tray = tray_of(page)
    assert isinstance(tray, PaymentTray)
    tray._amount.setText("99000000")
    tray._amount.setModified(True)
    tray.submit()
    assert tray_of(page) is tray
    assert "is open" in tray._fields["amount"].error.text


def test_a_part_is_delivered_and_that_part_invoiced(desk: Desk, open_page: OpenPage) -> None:
    order = ordered(desk)
    page = open_page()
    page.open_record(order)
    page.verbs.deliver()
    goods = tray_of(page)
    assert isinstance(goods, DeliverTray)
    paper = desk.closing.deal(order).orders[0].lines[0]
    goods.set_quantity(paper.id, 15)
    goods.submit()
    page.verbs.invoice()
    bill = tray_of(page)
    assert isinstance(bill, LinesTray)
    assert bill.quantities[paper.id] == 15
    bill.submit()
    draft = desk.closing.deal(order).orders[0].draft
    assert draft is not None
    assert page.deal.panel.document is not None
    page.deal.panel.discard.click()
    assert desk.closing.deal(order).orders[0].draft is None
    assert page.deal.panel.document is None


def test_a_payment_is_reversed_with_its_reason(desk: Desk, open_page: OpenPage) -> None:
    order = ordered(desk)
    invoice = desk.closing.issue(desk.closing.draft_invoice(order).value).value
    left = desk.closing.deal(order).orders[0].invoices[0].left
    desk.closing.pay(invoice, left, PaymentMethod.CASH)
    page = open_page()
    page.open_record(invoice)
    assert page.deal.panel.document is not None
    page.deal.payments.reverse.click()
    tray = tray_of(page)
    assert isinstance(tray, WhyTray)
    tray._why.setText("Nhầm khách")
    tray._why.setModified(True)
    tray.submit()
    assert len(desk.closing.deal(order).orders[0].payments) == 2


def test_a_deal_is_held_lost_and_reopened_from_its_page(desk: Desk, open_page: OpenPage) -> None:
    presented(desk)
    deal = Opportunity.get().id
    page = open_page()
    page.open_record(deal)
    page.verbs.hold()
    assert stage_of(desk, deal) is Stage.ON_HOLD
    page.verbs.reopen()
    assert stage_of(desk, deal) is Stage.PROPOSAL
    page.verbs.lose()
    tray = tray_of(page)
    assert isinstance(tray, LoseTray)
    tray.tick(LostReason.NO_ANSWER)
    tray.submit()
    assert (stage_of(desk, deal), tray_of(page)) == (Stage.LOST, None)


@pytest.mark.parametrize("size", [(1366, 768), (1100, 700)])
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("vi", "dark")])
def test_nothing_is_cut(
    desk: Desk, open_page: OpenPage, language: str, theme: str, size: tuple[int, int]
) -> None:
    order = ordered(desk)
    other = opened(desk, "Bình Minh", 5_000_000)
    page = open_page(language, theme, size)
    assert not faults(page)
    page.open_record(order)
    page.verbs.invoice()
    page.deal.panel.ask()
    QApplication.processEvents()
    assert not faults(page)
    page.deal.panel.yes.click()
    for verb in (page.verbs.take_payment, page.verbs.deliver, page.steps.plan):
        verb()
        QApplication.processEvents()
        assert not faults(page)
    page.open_record(other)
    page.verbs.lose()
    QApplication.processEvents()
    assert not faults(page)
    assert (page.window().width(), page.window().height()) == size
