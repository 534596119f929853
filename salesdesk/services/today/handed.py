"""Hand-overs on Today, from both desks: what waits for me, and what became of what I gave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

from salesdesk.domain.prospects.handover import Answer
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.models.handover import HandOver
from salesdesk.models.prospects import Prospect
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.context import Context
from salesdesk.services.prospects.handovers import HandOverLine, hand_overs
from salesdesk.services.today.shapes import Attention, AttentionKind, AttentionRecord

MOST_RECORDS = 12
TOLD_DAYS = 3
"""For so many days the giver is told that a hand-over was accepted."""
K = AttentionKind


def hand_over_lines(context: Context) -> Iterator[Attention]:
    """The lines about hand-overs for whoever is at the desk."""
    if context.member is None:
        return
    me = context.member.id
    waiting = HandOver.answer == Answer.WAITING
    for kind, wanted, detail in (
        (K.HAND_OVERS, waiting & (HandOver.taker == me), _to_answer),
        (K.GIVEN, waiting & (HandOver.giver == me), _unanswered),
        (K.RETURNED, _returned(me), _why),
        (K.ACCEPTED, _accepted(context, me), _by_whom),
    ):
        lines = hand_overs(context, wanted)
        if lines:
            records = tuple(
                AttentionRecord("prospects", one.prospect_id, one.company, detail(one))
                for one in lines[:MOST_RECORDS]
            )
            yield Attention(kind, len(lines), _text(kind, lines), records)


def _returned(me: Any) -> Any:
    """Given by me, sent back, and not taken up since."""
    return (
        (HandOver.answer == Answer.RETURNED)
        & (HandOver.giver == me)
        & (Prospect.state == ProspectState.RETURNED)
    )


def _accepted(context: Context, me: Any) -> Any:
    since = context.clock.instant(context.today() - timedelta(days=TOLD_DAYS), time(0))
    return (
        (HandOver.answer == Answer.ACCEPTED)
        & (HandOver.giver == me)
        & (HandOver.answered_at >= since)
    )


def _text(kind: AttentionKind, lines: tuple[HandOverLine, ...]) -> Sentence:
    count, late = len(lines), sum(1 for one in lines if one.overdue)
    if kind is K.HAND_OVERS:
        return sentences(
            "{count} hand-over waits for your answer",
            "{count} hand-overs wait for your answer",
            count,
        )
    if kind is K.RETURNED:
        return sentences(
            "{count} account came back to you", "{count} accounts came back to you", count
        )
    if kind is K.ACCEPTED:
        return sentences(
            "{count} account that you gave was accepted",
            "{count} accounts that you gave were accepted",
            count,
        )
    if late:
        return sentences(
            "{count} account that you gave has no answer, {late} late",
            "{count} accounts that you gave have no answer, {late} late",
            count,
            late=late,
        )
    return sentences(
        "{count} account that you gave has no answer yet",
        "{count} accounts that you gave have no answer yet",
        count,
    )


def _to_answer(line: HandOverLine) -> Sentence | str:
    if line.overdue:
        return sentence("{note} (by {day}, late)", note=line.note, day=line.due_on)
    return line.note


def _unanswered(line: HandOverLine) -> Sentence:
    if line.overdue:
        return sentences(
            "{name} is {count} day late",
            "{name} is {count} days late",
            line.overdue,
            name=line.taker,
        )
    return sentence("{name}, by {day}", name=line.taker, day=line.due_on)


def _why(line: HandOverLine) -> Sentence:
    return sentence("{name}: {reason}", name=line.answered_by or line.taker, reason=line.reason)


def _by_whom(line: HandOverLine) -> str:
    return line.answered_by or line.taker
