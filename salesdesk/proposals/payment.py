"""How to pay: a code to scan, the bank's details, and the plan of payments."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from salesdesk.domain.documents.common import Instalment, PaymentRequest
from salesdesk.language import Language
from salesdesk.proposals import fonts, qr
from salesdesk.proposals.flow import Block
from salesdesk.proposals.parts import Composed
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.styles import (
    HEADING,
    LINE,
    MM,
    MUTED,
    SAVING,
    SECONDARY,
    SMALL_BOLD,
    TABLE,
    TABLE_BOLD,
    TINT,
    WARNING,
)

PADDING = 10.0
CODE = 26 * MM
SCHEDULE = 104.0
LEAST_VALUE = 120.0
"""Values with less room than this stand under their labels instead of beside them."""


def asked_for(request: PaymentRequest | None) -> PaymentRequest | None:
    """The request, if there is anything to pay."""
    return request if request is not None and request.amount else None


def payment_code(request: PaymentRequest) -> tuple[str, str]:
    """The name and the text of the code that pays a request, or two empty texts.

    VietQR takes đồng and a NAPAS bank number, EPC069-12 euro and an IBAN; nothing to pay, no code.
    """
    bank, amount = request.bank, request.amount
    if amount.minor <= 0:
        return "", ""
    if amount.currency == "VND" and bank.bank_bin and bank.account:
        account = "".join(bank.account.split())
        purpose = qr.transfer_text(request.reference)
        return "VietQR", qr.vietqr(bank.bank_bin, account, amount, purpose)
    if amount.currency == "EUR" and bank.iban:
        code = qr.epc(bank.holder, bank.iban, amount, request.reference, bank.bic)
        return "EPC QR", code
    return "", ""


class PaymentPanel(Block):
    """A tinted panel: the code at the left, the details beside it, the plan at the right."""

    def __init__(
        self, request: PaymentRequest, language: Language, width: float, colour: str, title: str,
        schedule: Sequence[Instalment] = (), before: float = 0,
    ) -> None:  # fmt: skip
        self.width, self.before, self.language = width, before, language
        self.code_name, payload = payment_code(request)
        self.code = qr.Code(payload, CODE) if payload else None
        self.inset = PADDING + (CODE + 11 if self.code else 2)
        self.schedule = self._schedule(schedule, colour) if schedule else None
        taken = self.inset + PADDING + (SCHEDULE + 15 if self.schedule else 0)
        self.details = self._details(request, width - taken, colour, title)
        code_height = self.code.height + SECONDARY.leading + 2 if self.code else 0
        plan_height = self.schedule.height if self.schedule else 0
        self.height = max(code_height, self.details.height, plan_height) + 2 * PADDING

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, self.width, self.height, TINT, radius=4)
        inner = top + PADDING
        if self.code is not None:
            self.code.draw(pen, left + PADDING, inner)
            baseline = inner + self.code.height + SECONDARY.leading
            pen.text(left + PADDING + CODE / 2, baseline, self.code_name, SECONDARY, "centre")
        self.details.draw(pen, left + self.inset, inner)
        if self.schedule is not None:
            x = left + self.width - PADDING - SCHEDULE
            pen.stroke((x - 8, inner), (x - 8, top + self.height - PADDING), 0.6, LINE)
            self.schedule.draw(pen, x, inner)

    def _details(self, request: PaymentRequest, room: float, colour: str, title: str) -> Composed:
        tr, bank = self.language.tr, request.bank
        account = (tr("Account number"), bank.account or bank.iban)
        asked = [
            (tr("Amount to pay"), self.language.money(request.amount)),
            (self.language.trc("payment", "Reference"), request.reference),
        ]
        named = [(tr("Bank"), bank.bank), account, (tr("Account holder"), bank.holder), *asked]
        beside = [pair for pair in named if pair[1]]
        block = Composed()
        top = block.put(0, 0, title, HEADING.in_colour(colour), room) + 4
        labels = max(fonts.width(label, TABLE.font, TABLE.size) for label, _ in beside) + 10
        if room - labels >= LEAST_VALUE:
            _beside_each_other(block, beside, top, labels, room)
        else:
            below = [("", bank.bank), account, ("", bank.holder), *asked]
            _below_each_other(block, [pair for pair in below if pair[1]], top, room)
        return block

    def _schedule(self, schedule: Sequence[Instalment], colour: str) -> Composed:
        tr = self.language.tr
        block = Composed()
        top = block.put(0, 0, tr("Payment plan"), HEADING.in_colour(colour), SCHEDULE) + 4
        for part in schedule:
            block.put(0, top, self.language.short_date(part.due), TABLE, SCHEDULE / 2)
            amount = self.language.amount(part.amount)
            top = block.put(SCHEDULE, top, amount, TABLE_BOLD, SCHEDULE, "right")
            word, ink = (tr("received"), SAVING) if part.received else (tr("to pay"), WARNING)
            top = block.put(0, top, word, SECONDARY.in_colour(ink), SCHEDULE) + 2
        return block


def _beside_each_other(
    block: Composed, given: Sequence[tuple[str, str]], top: float, labels: float, room: float
) -> None:
    for label, value in given:
        after = block.put(0, top, label, TABLE.in_colour(MUTED), labels)
        top = max(after, block.put(labels, top, value, TABLE_BOLD, room - labels)) + 1


def _below_each_other(
    block: Composed, given: Sequence[tuple[str, str]], top: float, room: float
) -> None:
    """Values under their labels; two that are short share a line, and names need no label."""
    half, waiting = (room - 8) / 2, list(given)
    while waiting:
        count = 2 if len(waiting) > 1 and all(_fits(pair, half) for pair in waiting[:2]) else 1
        bottoms = [
            _stacked(block, pair, at * (half + 8), top, room if count == 1 else half)
            for at, pair in enumerate(waiting[:count])
        ]
        top, waiting = max(bottoms) + 2.5, waiting[count:]


def _stacked(
    block: Composed, pair: tuple[str, str], x: float, top: float, room: float
) -> float:  # fmt: skip
    label, value = pair
    if label:
        top = block.put(x, top, label, SECONDARY, room) - 0.8
    return block.put(x, top, value, SMALL_BOLD, room)


def _fits(pair: tuple[str, str], room: float) -> bool:
    styles = (SECONDARY, SMALL_BOLD)
    widths = (fonts.width(t, s.font, s.size) for t, s in zip(pair, styles, strict=True))
    return max(widths) <= room
