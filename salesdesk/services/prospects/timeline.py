"""Everything that happened with an account in one stream, newest first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any
from uuid import UUID

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.closing.states import (
    PAYMENT_METHOD_NAMES,
    STAGE_NAMES,
    PaymentMethod,
    Stage,
)
from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES, ProposalState
from salesdesk.domain.prospects.states import (
    ACTIVITY_KIND_NAMES,
    PROSPECT_STATE_NAMES,
    ActivityKind,
    ActivityState,
    Direction,
    ProspectState,
)
from salesdesk.models.closing import Delivery, Invoice, Order, Payment
from salesdesk.models.followup import Task
from salesdesk.models.history import History
from salesdesk.models.needs import NeedsAssessment
from salesdesk.models.opportunities import Opportunity, StageLog
from salesdesk.models.proposals import Proposal, SentDocument
from salesdesk.models.prospects import Activity
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.sentence import Sentence, sentence

PAGE = 40
_LOGGED = frozenset(kind.value for kind in ActivityKind)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened. `kind` chooses its icon and tone; `text` is a person's words as
    they stand, or a sentence. `day_only` where only the day is known. `topic` and `record` lead to
    what it is about.
    """

    at: datetime
    kind: str
    text: Sentence | str
    detail: Sentence | str = ""
    who: str = ""
    day_only: bool = False
    topic: str = ""
    record: UUID | None = None


Reader = Callable[[UUID, Clock, int], Iterator[Happening]]


def timeline(prospect_id: UUID, clock: Clock, most: int = PAGE) -> tuple[Happening, ...]:
    """The newest `most` happenings of an account, at the shop's time."""
    happenings = [each for read in _READERS for each in read(prospect_id, clock, most)]
    logged = {each.at for each in happenings if each.kind in _LOGGED}
    # A call that finished a step stands there as the call, not as both.
    happenings = [each for each in happenings if each.kind != "done" or each.at not in logged]
    happenings.sort(key=lambda each: each.at, reverse=True)
    return tuple(replace(each, at=clock.local(each.at)) for each in happenings[:most])


def _activities(prospect_id: UUID, _clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        Activity.select(Activity, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(Activity.prospect == prospect_id)
        .order_by(Activity.at.desc())
        .limit(most)
    )
    for row in rows:
        yield Happening(
            row.at, row.kind.value, row.outcome or _what(row), _detail(row), _name(row.staff)
        )


def _what(activity: Activity) -> Sentence:
    return sentence(ACTIVITY_KIND_NAMES[activity.kind])


def _detail(activity: Activity) -> Sentence | str:
    if activity.kind is ActivityKind.NOTE:
        return ""
    named = _what(activity)
    if activity.state is ActivityState.NOT_HELD:
        return sentence("{kind}, not reached", kind=named)
    if activity.minutes:
        return sentence("{kind}, {minutes} min", kind=named, minutes=activity.minutes)
    if activity.direction is Direction.IN:
        return sentence("{kind}, incoming", kind=named)
    return named


def _finished_steps(prospect_id: UUID, _clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        Task.select(Task, Staff)
        .join(Staff, JOIN.LEFT_OUTER, on=(Task.done_by == Staff.id))
        .where((Task.prospect == prospect_id) & Task.done_at.is_null(False))
        .order_by(Task.done_at.desc())
        .limit(most)
    )
    for row in rows:
        text = sentence("Done: {what}", what=Sentence(row.what))  # the desk words many itself
        yield Happening(row.done_at or row.due_at, "done", text, "", _name(row.done_by))


def _states(prospect_id: UUID, _clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        History.select(History, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where((History.record == prospect_id) & (History.record_table == "prospect"))
        .order_by(History.id.desc())
        .limit(most * 5)
    )
    newest: datetime | None = None
    for row in rows:
        if row.action == "created":
            yield Happening(row.at, "entered", sentence("Entered"), "", _name(row.staff))
        elif '"state":' in row.after and row.at != newest:
            after, newest = json.loads(row.after), row.at
            if after["state"] == ProspectState.CONTACTED and _was_untouched(row.before):
                continue
            state = sentence(PROSPECT_STATE_NAMES[ProspectState(after["state"])])
            reason = str(after.get("state_reason") or "")
            text = sentence("Now “{state}”", state=state)
            yield Happening(row.at, "state", text, reason, _name(row.staff))


def _was_untouched(before: str) -> bool:
    """Whether the first call made it contacted: the call itself stands in the stream."""
    return json.loads(before).get("state") in (ProspectState.NEW, ProspectState.ASSIGNED)


def _stages(prospect_id: UUID, _clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        StageLog.select(StageLog, Opportunity, Staff)
        .join(Opportunity)
        .switch(StageLog)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(Opportunity.prospect == prospect_id)
        .order_by(StageLog.created_at.desc())
        .limit(most)
    )
    for row in rows:
        stage = sentence(STAGE_NAMES[Stage(row.after)])
        yield Happening(
            row.created_at,
            "won" if row.after is Stage.WON else "deal",
            sentence("Deal “{name}”: {stage}", name=row.opportunity.name, stage=stage),
            "",
            _name(row.staff),
            topic="closing",
            record=row.opportunity_id,
        )


def _proposals(prospect_id: UUID, _clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        Proposal.select(Proposal, Staff)
        .join(Staff, JOIN.LEFT_OUTER, on=(Proposal.owner == Staff.id))
        .where((Proposal.prospect == prospect_id) & Proposal.deleted_at.is_null())
        .order_by(Proposal.created_at.desc())
        .limit(most)
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
                    at, "proposal", text, "", _name(row.owner), topic="proposals", record=row.id
                )


def _titled(row: Proposal) -> dict[str, Any]:
    return {"number": row.number, "revision": row.revision}


def _answer(row: Proposal) -> Sentence:
    state = sentence(PROPOSAL_STATE_NAMES[ProposalState(row.state)])
    return sentence("Proposal {number} v{revision}: {state}", **_titled(row), state=state)


def _documents(prospect_id: UUID, _clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        SentDocument.select(SentDocument.created_at, SentDocument.number, SentDocument.proposal)
        .where(SentDocument.prospect == prospect_id)
        .order_by(SentDocument.created_at.desc())
        .limit(most)
    )
    for row in rows:
        text = sentence("Document {number} handed over", number=row.number)
        yield Happening(row.created_at, "document", text, topic="proposals", record=row.proposal_id)


def _interviews(prospect_id: UUID, _clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        NeedsAssessment.select(NeedsAssessment, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(NeedsAssessment.prospect == prospect_id)
        .order_by(NeedsAssessment.created_at.desc())
        .limit(most)
    )
    for row in rows:
        yield Happening(
            row.created_at,
            "needs",
            sentence("Asked what they need"),
            "",
            _name(row.staff),
            topic="needs",
            record=row.id,
        )


def _orders(prospect_id: UUID, clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        Order.select()
        .where(Order.prospect == prospect_id)
        .order_by(Order.ordered_on.desc())
        .limit(most)
    )
    for row in rows:
        amount = Money(row.total, row.currency)
        text = sentence("Order {number}, {amount}", number=row.number, amount=amount)
        yield _on_day(row, row.ordered_on, clock, "order", text)


def _deliveries(prospect_id: UUID, clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        Delivery.select(Delivery, Order)
        .join(Order)
        .where(Order.prospect == prospect_id)
        .order_by(Delivery.delivered_on.desc())
        .limit(most)
    )
    for row in rows:
        text = sentence("Delivery {number}", number=row.number)
        yield _on_day(row, row.delivered_on, clock, "delivery", text)


def _invoices(prospect_id: UUID, clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        Invoice.select()
        .where((Invoice.prospect == prospect_id) & Invoice.issued_on.is_null(False))
        .order_by(Invoice.issued_on.desc())
        .limit(most)
    )
    for row in rows:
        amount = Money(row.total, row.currency)
        text = sentence("Invoice {number}, {amount}", number=row.number, amount=amount)
        yield _on_day(row, row.issued_on, clock, "invoice", text)


def _payments(prospect_id: UUID, clock: Clock, most: int) -> Iterator[Happening]:
    rows = (
        Payment.select()
        .where(Payment.prospect == prospect_id)
        .order_by(Payment.paid_on.desc())
        .limit(most)
    )
    for row in rows:
        amount = Money(row.amount, row.currency)
        method = sentence(PAYMENT_METHOD_NAMES[PaymentMethod(row.method)])
        text = sentence("Paid {amount}", amount=amount)
        if row.reverses_id is not None:
            text = sentence("Payment taken back: {amount}", amount=-amount)
        yield replace(_on_day(row, row.paid_on, clock, "payment", text), detail=method)


def _on_day(row: Any, day: Any, clock: Clock, kind: str, text: Sentence) -> Happening:
    """Something that bears a day: at the moment it was written down, if that was the same day."""
    written = row.created_at
    same_day = clock.local(written).date() == day
    at = written if same_day else clock.instant(day, time(12))
    return Happening(at, kind, text, day_only=not same_day, topic="closing", record=row.id)


def _name(staff: Staff | None) -> str:
    return staff.name if staff is not None else ""


_READERS: tuple[Reader, ...] = (
    _activities,
    _finished_steps,
    _states,
    _stages,
    _proposals,
    _documents,
    _interviews,
    _orders,
    _deliveries,
    _invoices,
    _payments,
)
