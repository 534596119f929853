"""What happened with an account in trade: deals, proposals, documents, orders, money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import Any

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.closing.states import (
    PAYMENT_METHOD_NAMES,
    STAGE_NAMES,
    PaymentMethod,
    Stage,
)
from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES, ProposalState
from salesdesk.models.closing import Delivery, Invoice, Order, Payment
from salesdesk.models.needs import NeedsAssessment
from salesdesk.models.opportunities import Opportunity, StageLog
from salesdesk.models.proposals import Proposal, SentDocument
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.prospects.happening import Ask, Happening, name_of


def stages(ask: Ask) -> Iterator[Happening]:
    rows = (
        StageLog.select(StageLog, Opportunity, Staff)
        .join(Opportunity)
        .switch(StageLog)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(Opportunity.prospect == ask.prospect_id)
        .order_by(StageLog.created_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        stage = sentence(STAGE_NAMES[Stage(row.after)])
        yield Happening(
            row.created_at,
            "won" if row.after is Stage.WON else "deal",
            sentence("Deal “{name}”: {stage}", name=row.opportunity.name, stage=stage),
            "",
            name_of(row.staff),
            topic="closing",
            record=row.opportunity_id,
        )


def proposals(ask: Ask) -> Iterator[Happening]:
    rows = (
        Proposal.select(Proposal, Staff)
        .join(Staff, JOIN.LEFT_OUTER, on=(Proposal.owner == Staff.id))
        .where((Proposal.prospect == ask.prospect_id) & Proposal.deleted_at.is_null())
        .order_by(Proposal.created_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        moments = (
            (row.created_at, sentence("Proposal {number} v{revision} drafted", **_titled(row))),
            (row.presented_at, sentence("Proposal {number} v{revision} presented", **_titled(row))),
            (row.answered_at, _answer(row)),
        )
        for at, text in moments:
            if at is not None:
                yield Happening(
                    at, "proposal", text, "", name_of(row.owner), topic="proposals", record=row.id
                )


def _titled(row: Proposal) -> dict[str, Any]:
    return {"number": row.number, "revision": row.revision}


def _answer(row: Proposal) -> Sentence:
    state = sentence(PROPOSAL_STATE_NAMES[ProposalState(row.state)])
    return sentence("Proposal {number} v{revision}: {state}", **_titled(row), state=state)


def documents(ask: Ask) -> Iterator[Happening]:
    rows = (
        SentDocument.select(SentDocument.id, SentDocument.created_at, SentDocument.number)
        .where(SentDocument.prospect == ask.prospect_id)
        .order_by(SentDocument.created_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        text = sentence("Document {number} handed over", number=row.number)
        yield Happening(row.created_at, "document", text, topic="document", record=row.id)


def interviews(ask: Ask) -> Iterator[Happening]:
    rows = (
        NeedsAssessment.select(NeedsAssessment, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(NeedsAssessment.prospect == ask.prospect_id)
        .order_by(NeedsAssessment.created_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        yield Happening(
            row.created_at,
            "needs",
            sentence("Asked what they need"),
            "",
            name_of(row.staff),
            topic="needs",
            record=row.id,
        )


def orders(ask: Ask) -> Iterator[Happening]:
    rows = (
        Order.select()
        .where(Order.prospect == ask.prospect_id)
        .order_by(Order.ordered_on.desc())
        .limit(ask.most)
    )
    for row in rows:
        amount = Money(row.total, row.currency)
        text = sentence("Order {number}, {amount}", number=row.number, amount=amount)
        yield _on_day(row, row.ordered_on, ask.clock, "order", text)


def deliveries(ask: Ask) -> Iterator[Happening]:
    rows = (
        Delivery.select(Delivery, Order)
        .join(Order)
        .where(Order.prospect == ask.prospect_id)
        .order_by(Delivery.delivered_on.desc())
        .limit(ask.most)
    )
    for row in rows:
        text = sentence("Delivery {number}", number=row.number)
        yield _on_day(row, row.delivered_on, ask.clock, "delivery", text)


def invoices(ask: Ask) -> Iterator[Happening]:
    rows = (
        Invoice.select()
        .where((Invoice.prospect == ask.prospect_id) & Invoice.issued_on.is_null(False))
        .order_by(Invoice.issued_on.desc())
        .limit(ask.most)
    )
    for row in rows:
        amount = Money(row.total, row.currency)
        text = sentence("Invoice {number}, {amount}", number=row.number, amount=amount)
        yield _on_day(row, row.issued_on, ask.clock, "invoice", text)


def payments(ask: Ask) -> Iterator[Happening]:
    rows = (
        Payment.select()
        .where(Payment.prospect == ask.prospect_id)
        .order_by(Payment.paid_on.desc())
        .limit(ask.most)
    )
    for row in rows:
        amount = Money(row.amount, row.currency)
        method = sentence(PAYMENT_METHOD_NAMES[PaymentMethod(row.method)])
        text = sentence("Paid {amount}", amount=amount)
        if row.reverses_id is not None:
            text = sentence("Payment taken back: {amount}", amount=-amount)
        yield replace(_on_day(row, row.paid_on, ask.clock, "payment", text), detail=method)


def _on_day(row: Any, day: Any, clock: Clock, kind: str, text: Sentence) -> Happening:
    """Something that bears a day: at the moment it was written down, if that was the same day."""
    written = row.created_at
    same_day = clock.local(written).date() == day
    at = written if same_day else clock.instant(day, time(12))
    return Happening(at, kind, text, day_only=not same_day, topic="closing", record=row.id)
