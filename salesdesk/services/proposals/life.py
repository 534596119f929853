"""What happens to a proposal: approved, presented, answered; each step by the table of states."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time, timedelta
from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.domain.closing.states import LOST_REASON_NAMES, LostReason, Stage
from salesdesk.domain.proposals.states import (
    PROPOSAL_MOVES,
    PROPOSAL_STATE_NAMES,
    WITH_CLIENT,
    LineChoice,
    LineKind,
    ProposalState,
)
from salesdesk.domain.prospects.states import TaskCause, TaskKind
from salesdesk.domain.states import check_move
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.language import language
from salesdesk.models.closing import Acceptance, Order
from salesdesk.models.followup import Task
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal, ProposalLine, SentDocument
from salesdesk.money import Money
from salesdesk.sentence import mark, sentence
from salesdesk.services.closing.opportunities import advance_deal, set_amount
from salesdesk.services.closing.orders import order_from_proposal
from salesdesk.services.context import Book, found
from salesdesk.services.proposals.figures import lines_of, refresh
from salesdesk.services.prospects.steps import finish, plan

FOLLOW_UP_DAYS = 3
"""A client who was shown a proposal is asked about it after so many days."""

ASK = mark("Ask what they think of the proposal")
S = ProposalState


def move(book: Book, proposal: Proposal, state: ProposalState, **values: object) -> None:
    """Change the state with whatever goes with it. Raises NotAllowed where the table has no such
    move.
    """
    check_move(PROPOSAL_MOVES, PROPOSAL_STATE_NAMES, proposal.state, state)
    book.change(proposal, state=state, changed_at=book.now, **values)


def present(book: Book, clock: Clock, proposal: Proposal, approved_by: UUID | None) -> None:
    """Freeze a proposal as presented: the deal moves on, and somebody is to ask about it.

    Raises NotAllowed for one without priced lines, WrongInput where its last day has passed.
    """
    if not any(line.kind is LineKind.ITEM for line in lines_of(proposal.id)):
        raise NotAllowed(sentence("There is nothing on this proposal yet."))
    if proposal.valid_until < book.today:
        raise WrongInput(sentence("Its last day has passed: choose a later one."), "valid_until")
    ask_on = _follow_up_day(book.today, proposal.valid_until)
    move(
        book,
        proposal,
        S.PRESENTED,
        presented_at=book.now,
        follow_up_on=ask_on,
        approved_by=proposal.approved_by_id or approved_by,
    )
    _advance(book, proposal, Stage.PROPOSAL)
    plan(
        book,
        proposal.prospect_id,
        TaskKind.CALL,
        ASK,
        clock.instant(ask_on, time(9)),
        cause=TaskCause.FOLLOW_UP,
        cause_key=_task_key(proposal),
        opportunity_id=proposal.opportunity_id,
        staff_id=proposal.owner_id,
    )


def negotiate(book: Book, proposal: Proposal) -> None:
    """The client talks about it: what they think of it is known."""
    _check_current(book, proposal)
    move(book, proposal, S.NEGOTIATING)
    _end_task(book, proposal)
    _advance(book, proposal, Stage.NEGOTIATION)


def withdraw(book: Book, proposal: Proposal, reason: str) -> None:
    """Take a proposal back."""
    move(book, proposal, S.WITHDRAWN, state_reason=reason, answered_at=book.now)
    _end_task(book, proposal)


def decline(book: Book, proposal: Proposal, reasons: Collection[LostReason], note: str) -> None:
    """The client said no. Raises WrongInput without a reason."""
    if not reasons:
        raise WrongInput(sentence("Choose at least one reason."), "reasons")
    words = language(book.settings.language)
    said = [words.tr(LOST_REASON_NAMES[reason]) for reason in reasons]
    reason = ", ".join(said) + (f": {note}" if note else "")
    move(book, proposal, S.DECLINED, state_reason=reason, answered_at=book.now)
    _end_task(book, proposal)


def expire(book: Book) -> list[UUID]:
    """Write down for all proposals whose last day has passed that they are expired."""
    lapsed = list(
        Proposal.select().where(
            Proposal.state.in_(list(WITH_CLIENT)) & (Proposal.valid_until < book.today)
        )
    )
    for proposal in lapsed:
        book.change(proposal, state=S.EXPIRED)
    return [proposal.id for proposal in lapsed]


def accept(
    book: Book,
    proposal: Proposal,
    name: str,
    how: str,
    lines: Collection[UUID] | None,
    signature: bytes | None,
) -> Order:
    """The client says yes to all that counts, or to exactly these lines; the order is made.

    Raises NotAllowed where the last day has passed or another revision was accepted, WrongInput
    without a name or where nothing is accepted.
    """
    _check_current(book, proposal)
    _check_only_one(proposal)
    if not name.strip():
        raise WrongInput(sentence("Who accepts it? Enter a name."), "name")
    whole = _take_lines(book, proposal, lines)
    move(
        book,
        proposal,
        S.ACCEPTED if whole else S.PARTLY_ACCEPTED,
        answered_at=book.now,
        signed_by=name,
    )
    refresh(book, proposal, lines_of(proposal.id))
    book.add(
        Acceptance,
        proposal=proposal,
        name=name,
        how=how,
        signature=signature,
        document_sha256=_sent_sha256(proposal.id),
    )
    _end_task(book, proposal)
    return order_from_proposal(book, proposal)


def _take_lines(book: Book, proposal: Proposal, wanted: Collection[UUID] | None) -> bool:
    """Keep which lines were accepted; whether nothing that counted was left out."""
    lines = [line for line in lines_of(proposal.id) if line.kind is LineKind.ITEM]
    if wanted is None:
        wanted = {line.id for line in lines if line.choice is LineChoice.NORMAL or line.chosen}
    if not any(line.id in wanted for line in lines):
        raise WrongInput(sentence("Choose at least one line that is accepted."), "lines")
    groups = {line.choice_group for line in lines if line.choice_group and line.id in wanted}
    whole = True
    for line in lines:
        taken = line.id in wanted
        missed = line.choice is LineChoice.NORMAL or line.chosen
        whole = whole and (taken or not missed or line.choice_group in groups)
        _take_line(book, line, taken=taken)
    return whole


def _take_line(book: Book, line: ProposalLine, *, taken: bool) -> None:
    if line.choice is not LineChoice.NORMAL:
        book.change(line, chosen=taken)
    elif not taken:
        book.change(line, choice=LineChoice.OPTIONAL, chosen=False)


def _check_current(book: Book, proposal: Proposal) -> None:
    if proposal.state in WITH_CLIENT and proposal.valid_until < book.today:
        raise NotAllowed(
            sentence(
                "{number} was valid until {day}; extend it first.",
                number=proposal.number,
                day=proposal.valid_until,
            )
        )


def _check_only_one(proposal: Proposal) -> None:
    won = Proposal.state.in_([S.ACCEPTED, S.PARTLY_ACCEPTED])
    others = Proposal.select().where((Proposal.number == proposal.number) & won)
    if others.where(Proposal.id != proposal.id).exists():
        raise NotAllowed(
            sentence("Another revision of {number} was accepted already.", number=proposal.number)
        )


def _advance(book: Book, proposal: Proposal, stage: Stage) -> None:
    if proposal.opportunity_id is None:
        return
    deal = found(Opportunity, proposal.opportunity_id)
    set_amount(book, deal, Money(proposal.total, proposal.currency))
    if deal.stage is not Stage.WON:
        advance_deal(book, deal, stage)


def _follow_up_day(today: date, valid_until: date) -> date:
    """Some days on, no later than the last day, and never on a Sunday."""
    day = min(today + timedelta(days=FOLLOW_UP_DAYS), max(today, valid_until))
    return day + timedelta(days=1) if day.isoweekday() == 7 else day


def _task_key(proposal: Proposal) -> str:
    return f"{proposal.number} answer"


def _end_task(book: Book, proposal: Proposal) -> None:
    for task in Task.select().where(
        (Task.prospect == proposal.prospect_id)
        & (Task.cause == TaskCause.FOLLOW_UP)
        & (Task.cause_key == _task_key(proposal))
        & Task.done_at.is_null()
    ):
        finish(book, task)


def _sent_sha256(proposal_id: UUID) -> str:
    row = (
        SentDocument.select(SentDocument.sha256)
        .where(SentDocument.proposal == proposal_id)
        .order_by(SentDocument.created_at.desc())
        .first()
    )
    return row.sha256 if row else ""
