"""How deals, orders, invoices and payments are worded on the Closing page, and how they look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.catalogue.kinds import UNIT_NAMES, Unit
from salesdesk.domain.closing.states import (
    INVOICE_STATE_NAMES,
    LOST_REASON_NAMES,
    OPEN_STAGES,
    STAGE_NAMES,
    InvoiceState,
    LostReason,
    PaymentMethod,
    Stage,
)
from salesdesk.domain.prospects.states import TASK_KIND_NAMES, TaskKind
from salesdesk.language import Language
from salesdesk.services.closing import Card, Deal, InvoiceCard, Passed, Progress
from salesdesk.services.closing.board import STALE_DAYS
from salesdesk.services.prospects import NextStep
from salesdesk.ui.steps.words import STEP_ICONS, banner_when, relative_day
from salesdesk.ui.widgets.steps import Step

STAGE_LOOKS = {
    Stage.DISCOVERY: ("grey", "search"),
    Stage.PROPOSAL: ("violet", "file-text"),
    Stage.NEGOTIATION: ("warn", "message-square"),
    Stage.WON: ("ok", "check"),
    Stage.LOST: ("bad", "circle-x"),
    Stage.CANCELLED: ("grey", "x"),
    Stage.ON_HOLD: ("grey", "circle-pause"),
}
"""Tone and icon of each stage."""

REASON_ICONS = {
    LostReason.PRICE: "tag",
    LostReason.QUALITY: "star",
    LostReason.DELIVERY: "truck",
    LostReason.TERMS: "file-text",
    LostReason.COMPETITOR: "repeat",
    LostReason.NO_NEED: "minus",
    LostReason.NO_ANSWER: "phone",
    LostReason.OTHER: "info",
}
METHOD_ICONS = {
    PaymentMethod.CASH: "banknote",
    PaymentMethod.BANK_TRANSFER: "building-2",
    PaymentMethod.CARD: "credit-card",
    PaymentMethod.CHEQUE: "file-check",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A state in a word, with its tone and icon."""

    text: str
    tone: str = "grey"
    icon: str = ""


def card_sign(words: Language, card: Card, today: date) -> Sign:
    """The one thing about a deal that matters now."""
    if card.stage is Stage.LOST:
        return lost_sign(words, card)
    if card.stage is Stage.WON and card.progress is not None:
        return won_sign(words, card.progress, card.step, today)
    if card.stage not in OPEN_STAGES:
        tone, icon = STAGE_LOOKS[card.stage]
        return Sign(words.tr(STAGE_NAMES[card.stage]), tone, icon)
    return step_sign(words, card.step, today)


def lost_sign(words: Language, card: Card) -> Sign:
    """Why a deal was lost, and to whom."""
    if not card.lost_reasons:
        return Sign(words.tr(STAGE_NAMES[Stage.LOST]), "grey", "circle-x")
    first = card.lost_reasons[0]
    reason = words.tr(LOST_REASON_NAMES[first])
    if card.competitor:
        reason = words.tr("{reason}: {who}", reason=reason, who=card.competitor)
    return Sign(reason, "grey", REASON_ICONS[first])


def won_sign(words: Language, progress: Progress, step: NextStep | None, today: date) -> Sign:
    """What is still to be done for a deal that was won."""
    if progress.overdue is not None:
        overdue = words.tr("Overdue {amount}", amount=progress.overdue)
        return Sign(overdue, "bad", "triangle-alert")
    if progress.to_deliver:
        return _delivery_sign(words, step, today)
    if progress.drafted or progress.to_invoice:
        return Sign(words.tr("Invoice to issue"), "warn", "receipt-text")
    if progress.due_on is not None:
        return Sign(words.tr("Due {day}", day=_day(words, progress.due_on, today)), "grey", "clock")
    return Sign(words.tr("Paid"), "ok", "check")


def step_sign(words: Language, step: NextStep | None, today: date) -> Sign:
    """What is to be done next, and whether it is late."""
    if step is None:
        return Sign(words.tr("No next step"), "warn", "circle-x")
    text = banner_when(words, step, today)
    if step.overdue:
        return Sign(text, "bad", "triangle-alert")
    return Sign(text, "ok" if step.day <= today else "grey", STEP_ICONS[step.kind])


def _delivery_sign(words: Language, step: NextStep | None, today: date) -> Sign:
    if step is None or step.kind is not TaskKind.DELIVER:
        return Sign(words.tr("To deliver"), "info", "truck")
    if step.overdue:
        return Sign(banner_when(words, step, today), "bad", "triangle-alert")
    day = relative_day(words, step.day, today)
    kind = words.tr(TASK_KIND_NAMES[TaskKind.DELIVER])
    return Sign(words.tr("{kind} {day}", kind=kind, day=day), "info", "truck")


def age(words: Language, card: Card) -> tuple[str, str]:
    """How long a deal has stood in its stage, or when it was decided; and the tone to say it in."""
    if card.stage not in OPEN_STAGES:
        return words.day_month(card.since), "muted"
    tone = "bad" if card.days > 2 * STALE_DAYS else "warn" if card.is_stale else "muted"
    return words.tr("{days} d", days=card.days), tone


def path_steps(words: Language, deal: Deal) -> list[Step]:
    """The whole way from discovery to paid."""
    steps = [_path_step(words, passed) for passed in deal.path]
    if deal.path and deal.path[-1].state.value == "lost":
        return steps
    return [*steps, _delivered(words, deal), _paid(words, deal)]


def _path_step(words: Language, passed: Passed) -> Step:
    name, state = words.tr(STAGE_NAMES[passed.stage]), passed.state.value
    if passed.since is not None and state != "done":
        when = words.day_month(passed.since)
        return Step(words.tr("{stage} · {when}", stage=name, when=when), state)
    if passed.days is not None:
        days = words.trn("{count} day", "{count} days", passed.days)
        return Step(words.tr("{stage} · {when}", stage=name, when=days), state)
    return Step(name, state)


def _delivered(words: Language, deal: Deal) -> Step:
    name = words.tr("Delivered")
    lines = [line for order in deal.orders if order.stands for line in order.lines if line.is_goods]
    if deal.progress is None:
        return Step(name)
    if not deal.progress.to_deliver:
        return Step(name, "done")
    whole = sum(1 for line in lines if not line.to_deliver)
    share = words.tr("{part} of {whole}", part=whole, whole=len(lines))
    return Step(words.tr("{stage} · {when}", stage=name, when=share))


def _paid(words: Language, deal: Deal) -> Step:
    name, progress = words.tr("Paid"), deal.progress
    if progress is None:
        return Step(name)
    if progress.paid_share >= 10_000 and not progress.to_invoice:
        return Step(name, "done")
    share = words.percent(progress.paid_share // 100 * 100)
    return Step(words.tr("{stage} · {when}", stage=name, when=share))


def invoice_sign(words: Language, invoice: InvoiceCard, today: date) -> Sign:
    """The state of an invoice, with when it is due."""
    if invoice.overdue_days:
        return Sign(
            words.tr("Overdue {days} d", days=invoice.overdue_days), "bad", "triangle-alert"
        )
    if invoice.left and invoice.due_on is not None:
        return Sign(words.tr("Due {day}", day=_day(words, invoice.due_on, today)), "grey", "clock")
    tone, icon = _INVOICE_LOOKS.get(invoice.state, ("grey", "minus"))
    return Sign(words.tr(INVOICE_STATE_NAMES[invoice.state]), tone, icon)


_INVOICE_LOOKS = {InvoiceState.DRAFT: ("grey", "pencil"), InvoiceState.PAID: ("ok", "check")}


def _day(words: Language, day: date, today: date) -> str:
    return words.day_month(day) if day.year == today.year else words.short_date(day)


def quantity(words: Language, count: int, unit: str) -> str:
    """So many of a unit: "40 × ream"; a unit the shop typed itself stays as it is."""
    try:
        name = words.tr(UNIT_NAMES[Unit(unit)])
    except ValueError:
        name = unit
    if not name:
        return words.number(count)
    return words.tr("{count} × {unit}", count=count, unit=name)
