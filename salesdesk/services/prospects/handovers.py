"""Giving an account to a colleague, and the answer: what both sides see of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.handover import ANSWER_MOVES, ANSWER_NAMES, Answer
from salesdesk.domain.states import check_move
from salesdesk.models.handover import HandOver
from salesdesk.models.prospects import Prospect
from salesdesk.models.team import Staff
from salesdesk.services.context import Book, Context

_OPEN = frozenset({Answer.WAITING, Answer.ACCEPTED})


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """A hand-over: between whom, what was to be known, until when, and what came of it.

    `overdue` counts the days that the answer is late; `is_mine` says that the person at the desk
    is to answer. Days are the shop's.
    """

    id: UUID
    prospect_id: UUID
    company: str
    giver: str
    taker: str
    note: str
    due_on: date
    answer: Answer
    answered_on: date | None
    answered_by: str
    reason: str
    overdue: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class AnswerBefore:
    """A hand-over as it was before somebody answered it."""

    id: UUID
    values: dict[str, object]


def begin_hand_over(book: Book, prospect_id: UUID, to: UUID, note: str, due: date) -> UUID:
    """Write a hand-over down, in a running transaction; its key."""
    row = book.add(
        HandOver, prospect=prospect_id, giver=book.staff_id, taker=to, note=note, due_on=due
    )
    return row.id


def answer_hand_over(
    book: Book, prospect_id: UUID, answer: Answer, reason: str = ""
) -> AnswerBefore | None:
    """Answer the hand-over of an account that is open; None where there is none."""
    row = open_hand_over(prospect_id)
    if row is None:
        return None
    check_move(ANSWER_MOVES, ANSWER_NAMES, row.answer, answer)
    before = AnswerBefore(
        row.id,
        {
            "answer": row.answer,
            "answered_at": row.answered_at,
            "answered_by": row.answered_by_id,
            "reason": row.reason,
        },
    )
    book.change(row, answer=answer, answered_at=book.now, answered_by=book.staff_id, reason=reason)
    return before


def unanswer(book: Book, before: AnswerBefore) -> None:
    """Put a hand-over back as it was before its answer."""
    row = HandOver.get_or_none(HandOver.id == before.id)
    if row is not None:
        book.change(row, **before.values)


def forget_hand_over(book: Book, key: UUID) -> None:
    """Take a hand-over back as if it had never been."""
    row = HandOver.get_or_none(HandOver.id == key)
    if row is not None:
        book.remove(row)


def open_hand_over(prospect_id: UUID) -> HandOver | None:
    """The last hand-over of an account, where it waits or was accepted."""
    last = _last(prospect_id)
    return last if last is not None and last.answer in _OPEN else None


def _last(prospect_id: UUID) -> HandOver | None:
    row: HandOver | None = (
        HandOver.select()
        .where(HandOver.prospect == prospect_id)
        .order_by(HandOver.created_at.desc(), HandOver.id.desc())
        .first()
    )
    return row


def hand_overs(context: Context, wanted: Any) -> tuple[HandOverLine, ...]:
    """The hand-overs for which a condition on HandOver holds, the earliest due first."""
    rows = (
        HandOver.select(HandOver, Prospect)
        .join(Prospect)
        .where(wanted & Prospect.deleted_at.is_null())
        .order_by(HandOver.due_on, HandOver.created_at)
    )
    names = staff_names()
    return tuple(_line(context, row, names) for row in rows)


def staff_names() -> dict[UUID | None, str]:
    """Every colleague's name, also of those who left; nobody has none."""
    rows = Staff.select(Staff.id, Staff.name)
    return {None: "", **{row.id: row.name for row in rows}}


def last_hand_over(context: Context, prospect_id: UUID) -> HandOverLine | None:
    """The last hand-over of an account, whatever came of it."""
    row = _last(prospect_id)
    return hand_overs(context, HandOver.id == row.id)[0] if row is not None else None


def _line(context: Context, row: HandOver, names: dict[UUID | None, str]) -> HandOverLine:
    waiting, me = row.answer is Answer.WAITING, context.member
    answered = context.clock.local(row.answered_at).date() if row.answered_at else None
    return HandOverLine(
        id=row.id,
        prospect_id=row.prospect_id,
        company=row.prospect.company,
        giver=names[row.giver_id],
        taker=names[row.taker_id],
        note=row.note,
        due_on=row.due_on,
        answer=row.answer,
        answered_on=answered,
        answered_by=names[row.answered_by_id],
        reason=row.reason,
        overdue=max(0, (context.today() - row.due_on).days) if waiting else 0,
        is_mine=waiting and me is not None and row.taker_id == me.id,
    )
