"""The receipt for one payment, half a page: how much, from whom, what for, what remains."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from salesdesk.domain.closing.states import PAYMENT_METHOD_NAMES, PaymentMethod
from salesdesk.domain.documents.trade import ReceiptContent
from salesdesk.language import Language, language
from salesdesk.proposals import fonts, text
from salesdesk.proposals.build import build
from salesdesk.proposals.flow import Beside, Block, fit
from salesdesk.proposals.page import A5_LANDSCAPE, Frame
from salesdesk.proposals.parts import Composed, SignaturePlace
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.rows import Column, Grid, HeadRow, Piece, Row, close
from salesdesk.proposals.styles import (
    BODY,
    INK,
    KEY_FIGURE,
    LABEL,
    MUTED,
    PILL,
    SAVING,
    SAVING_TINT,
    SECONDARY,
    TABLE,
    TABLE_BOLD,
    TITLE,
    VALUE,
    WHITE,
    WORDS,
)

PANEL = 206.0
SHEET = A5_LANDSCAPE


def render_receipt(content: ReceiptContent) -> bytes:
    """The receipt as a PDF (A5 landscape); the same content gives the same bytes."""
    words = language(content.language)
    title = title_of(content.method, words)
    thanks = words.tr("Thank you for your payment.")
    frame = Frame(SHEET, content.shop, words, title, content.number, thanks)
    blocks: list[Block] = [
        ReceiptTitle(content, title, words),
        Beside([(0, _facts(content, words)), (SHEET.measure - PANEL, _panel(content, words))], 14),
        *_allocations(content, words),
        _signatures(content, words),
    ]
    pages = fit(blocks, SHEET.room)
    return build(pages, frame.layout, frame.metadata(content.client.name))


def title_of(method: PaymentMethod, words: Language) -> str:
    """What a receipt is called: in Vietnamese cash gets a "phiếu thu"."""
    if method is PaymentMethod.CASH:
        return words.tr("Cash receipt")
    return words.tr("Payment receipt")


class ReceiptTitle(Block):
    """The title with number, day and method beside it, and a rule below."""

    STEP = 80.0

    def __init__(self, content: ReceiptContent, title: str, words: Language) -> None:
        self.title = title
        self.facts = (
            (words.tr("Receipt number"), content.number),
            (words.tr("Received on"), words.short_date(content.received)),
            (words.tr("Paid by"), words.tr(PAYMENT_METHOD_NAMES[content.method])),
        )
        room = SHEET.measure - self.STEP * len(self.facts) - 20
        natural = fonts.width(title, TITLE.font, TITLE.size)
        self.style = TITLE.at(min(TITLE.size, TITLE.size * room / natural))
        self.height = TITLE.leading + 8

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.bookmark("start", top, self.title)
        pen.text(left, top + TITLE.baseline, self.title, self.style)
        x = left + SHEET.measure - self.STEP * len(self.facts)
        for label, value in self.facts:
            pen.text(x, top + 10, label, LABEL)
            pen.text(x, top + 23, text.fitted(value, VALUE, self.STEP - 4), VALUE)
            x += self.STEP
        pen.rule(left, top + self.height, left + SHEET.measure, 0.9)


def _facts(content: ReceiptContent, words: Language) -> Block:
    client = content.client
    tax = words.tr("Tax code {code}", code=client.tax_code) if client.tax_code else client.address
    account = ""
    if content.account:
        account = words.tr("to account {account}", account=content.account)
    facts = [
        (words.tr("Received from"), client.name, tax),
        (words.tr("Transaction"), content.transaction, account),
        (words.tr("Paid for"), content.about, ""),
    ]
    block, top, room = Composed(), 4.0, SHEET.measure - PANEL - 24 - 66
    for label, value, more in facts:
        if value or more:
            block.put(0, top, label, BODY.in_colour(MUTED), 62)
            top = block.put(66, top, value, VALUE, room)
            top = block.put(66, top, more, SECONDARY, room) + 5
    return block


def _panel(content: ReceiptContent, words: Language) -> Block:
    paid = bool(content.allocations) and not any(part.remaining for part in content.allocations)
    pill = ""
    if paid:
        pill = words.trn(
            "Invoice paid in full", "{count} invoices paid in full", len(content.allocations)
        )
    return AmountPanel(
        words.tr("Amount received"),
        words.money(content.amount),
        words.in_words(content.amount),
        pill,
    )


class AmountPanel(Block):
    """The amount, large on a green tint, in words below; a pill says when all is paid."""

    PADDING = 12.0

    def __init__(self, label: str, amount: str, words: str, pill: str) -> None:
        self.label, self.amount, self.pill = label, amount, pill
        room = PANEL - 2 * self.PADDING
        natural = fonts.width(amount, KEY_FIGURE.font, 22)
        self.style = KEY_FIGURE.at(min(22, 22 * room / natural)).in_colour(SAVING)
        self.words = text.wrap(words, WORDS, room)
        self.pill_below = bool(pill) and self._pill_width() + self._label_width() + 8 > room
        self.figure = 2 * self.PADDING + (36 if self.pill_below else 22)
        self.height = self.figure + 22 + WORDS.leading * len(self.words)

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, PANEL, self.height, SAVING_TINT, radius=4)
        x, right = left + self.PADDING, left + PANEL - self.PADDING
        pen.text(x, top + self.PADDING + 9, self.label, PILL.in_colour(SAVING))
        if self.pill:
            down = self.PADDING + (15 if self.pill_below else -4)
            place = x if self.pill_below else right - self._pill_width()
            pen.pill(place, top + down, self.pill, PILL.in_colour(WHITE), SAVING)
        pen.text(x, top + self.figure + 5, self.amount, self.style)
        pen.lines(x, top + self.figure + 13, self.words, WORDS.in_colour(INK))

    def _pill_width(self) -> float:
        return fonts.width(self.pill, PILL.font, PILL.size) + 15

    def _label_width(self) -> float:
        return fonts.width(self.label, PILL.font, PILL.size)


def _allocations(content: ReceiptContent, words: Language) -> list[Block]:
    if not content.allocations:
        return []
    symbol = words.currency_symbol(content.amount.currency)
    width = SHEET.measure
    heads = (
        words.tr("Due date"),
        words.tr("Invoice total"),
        words.tr("Paid before"),
        words.tr("This time"),
        words.tr("Remaining ({symbol})", symbol=symbol),
    )
    shares = (0.13, 0.16, 0.16, 0.16, 0.18)
    columns = [Column(words.tr("Paid towards"), width * 0.21)]
    columns += [
        Column(head, width * share, "right") for head, share in zip(heads, shares, strict=True)
    ]
    grid = Grid(columns)
    head = HeadRow(grid)
    head.before = 14
    rows = [_allocation(cells, grid, head) for cells in _cells(content, words)]
    close(rows)
    rows[-1].keep_with_next = True
    return [head, *rows]


def _cells(content: ReceiptContent, words: Language) -> list[list[str]]:
    return [
        [
            words.tr("Invoice {number}", number=part.invoice),
            words.short_date(part.due),
            words.amount(part.gross),
            words.amount(part.paid_before),
            words.amount(part.this_time),
            words.amount(part.remaining),
        ]
        for part in content.allocations
    ]


def _allocation(cells: Sequence[str], grid: Grid, head: Block) -> Row:
    strong = (0, 4, 5)
    pieces = [[Piece(cell, TABLE_BOLD if at in strong else TABLE)] for at, cell in enumerate(cells)]
    return Row(grid, pieces, head=head)


def _signatures(content: ReceiptContent, words: Language) -> Block:
    width = (SHEET.measure - 2 * 28) / 3
    who = words.tr("Cashier") if content.method is PaymentMethod.CASH else words.tr("Accountant")
    payer = content.client.contact if content.method is PaymentMethod.CASH else content.seller
    middle = (
        words.tr("Paid in by")
        if content.method is PaymentMethod.CASH
        else words.tr("Account manager")
    )
    places = [
        SignaturePlace(who, content.received_by, width),
        SignaturePlace(middle, payer, width),
        SignaturePlace(words.tr("Stamp of the shop"), "", width),
    ]
    return Beside([(at * (width + 28), place) for at, place in enumerate(places)], before=14)
