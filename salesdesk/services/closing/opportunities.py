"""Deals: opened, moved from stage to stage, won and lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from salesdesk.domain.closing.states import (
    DEFAULT_PROBABILITY,
    OPEN_STAGES,
    STAGE_MOVES,
    STAGE_NAMES,
    LostReason,
    Stage,
)
from salesdesk.domain.states import check_move
from salesdesk.errors import WrongInput
from salesdesk.models.opportunities import Opportunity, StageLog
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, found
from salesdesk.services.prospects.steps import refresh_account

USUAL_DAYS_TO_CLOSE = 30
CLOSED = frozenset({Stage.WON, Stage.LOST, Stage.CANCELLED})


def open_deal(
    book: Book, prospect_id: UUID, name: str, amount: Money, owner_id: UUID | None = None
) -> Opportunity:
    """Open a deal with an account in its first stage; it is expected to close in a month."""
    prospect = found(Prospect, prospect_id)
    deal = book.add(
        Opportunity,
        prospect=prospect,
        name=name,
        stage=Stage.DISCOVERY,
        stage_since=book.now,
        amount=amount.minor,
        currency=amount.currency,
        probability=DEFAULT_PROBABILITY[Stage.DISCOVERY],
        expected_close=book.today + timedelta(days=USUAL_DAYS_TO_CLOSE),
        owner=owner_id or book.staff_id,
    )
    _log(book, deal, "", Stage.DISCOVERY, 0)
    refresh_account(book, prospect_id)
    return deal


def move_deal(book: Book, deal: Opportunity, stage: Stage) -> None:
    """Move a deal to another stage, with that stage's usual probability; the move is logged.

    Raises NotAllowed where the stage table has no such move. Moving to where it is does nothing.
    """
    if deal.stage is stage:
        return
    check_move(STAGE_MOVES, STAGE_NAMES, deal.stage, stage)
    before, seconds = deal.stage, _seconds(deal.stage_since, book.now)
    book.change(
        deal,
        stage=stage,
        stage_since=book.now,
        probability=DEFAULT_PROBABILITY[stage],
        closed_at=book.now if stage in CLOSED else None,
    )
    if before is Stage.LOST:
        book.change(deal, lost_reasons="", competitor="", competitor_price=None)
    _log(book, deal, before.value, stage, seconds)
    refresh_account(book, deal.prospect_id)


def advance_deal(book: Book, deal: Opportunity, stage: Stage) -> None:
    """Move an open deal forward to a stage; one that is there or further stays."""
    order = OPEN_STAGES
    if deal.stage not in order or order.index(deal.stage) < order.index(stage):
        move_deal(book, deal, stage)


def lose_deal(
    book: Book,
    deal: Opportunity,
    reasons: tuple[LostReason, ...],
    competitor: str = "",
    competitor_price: Money | None = None,
) -> None:
    """Mark a deal lost, with why and to whom.

    Raises WrongInput without a reason, NotAllowed for a deal that is closed already.
    """
    if not reasons:
        raise WrongInput(sentence("Say why it was lost: choose at least one reason."), "reasons")
    move_deal(book, deal, Stage.LOST)
    book.change(
        deal,
        lost_reasons=",".join(reasons),
        competitor=competitor,
        competitor_price=competitor_price.minor if competitor_price else None,
    )


def set_amount(book: Book, deal: Opportunity, amount: Money) -> None:
    """Keep a deal's amount at what its newest proposal comes to."""
    if book.change(deal, amount=amount.minor, currency=amount.currency):
        refresh_account(book, deal.prospect_id)


def _log(book: Book, deal: Opportunity, before: str, after: Stage, seconds: int) -> None:
    book.add(
        StageLog,
        opportunity=deal,
        before=before,
        after=after,
        seconds=seconds,
        staff=book.staff_id,
    )


def _seconds(since: datetime, until: datetime) -> int:
    return max(0, round((until - since).total_seconds()))
