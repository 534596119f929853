"""Moving an account from state to state: qualified, handed over, accepted, put aside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.handover import Answer
from salesdesk.domain.prospects.states import (
    NEEDS_REASON,
    PROSPECT_MOVES,
    PROSPECT_STATE_NAMES,
    ProspectState,
    TaskCause,
    TaskKind,
)
from salesdesk.domain.states import check_move
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.followup import Task
from salesdesk.models.prospects import Prospect
from salesdesk.models.team import Staff
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.services.prospects.handovers import (
    AnswerBefore,
    answer_hand_over,
    begin_hand_over,
    forget_hand_over,
    open_hand_over,
    unanswer,
)
from salesdesk.services.prospects.log import PlannedStep, plan_step, reopen
from salesdesk.services.prospects.qualifying import (
    Answers,
    restore_checklist,
    write_checklist,
)
from salesdesk.text import clean

_SILENT = frozenset({TaskKind.CALL, TaskKind.EMAIL, TaskKind.VISIT, TaskKind.MEETING})


@dataclass(frozen=True, slots=True)
class Move:
    """A change of state that can be taken back: how it was before, and what came with it.

    `ended` are steps that it ended, `planned` one that it planned, `passed` steps that went to the
    new owner; `sheet` is the checklist as it was (None where there was none) if `qualified`.
    """

    prospect_id: UUID
    before: ProspectState
    reason: str
    owner_id: UUID | None
    ended: tuple[UUID, ...] = ()
    after: ProspectState = ProspectState.NEW
    silence: str | None = None
    planned: UUID | None = None
    passed: tuple[UUID, ...] = ()
    given: UUID | None = None
    answered: AnswerBefore | None = None
    qualified: bool = False
    sheet: dict[str, object] | None = None


class ProspectMoves:
    """The way from new to accepted, and the ways off it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def qualify(
        self, prospect_id: UUID, answers: Answers | None = None, reason: str = ""
    ) -> Done[Move]:
        """Call an account qualified; an account executive accepts it in the same breath.

        With the checklist's `answers`, questions that stay open need a reason (WrongInput).
        """
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.QUALIFIED)
            sheet = write_checklist(book, prospect_id, answers or {}, reason, self._context.clock)
            member = self._context.member
            if member is not None and Role.ACCOUNT_EXECUTIVE in member.roles:
                move = replace(move, after=_move(book, prospect_id, ProspectState.ACCEPTED).after)
            return book.done(replace(move, qualified=True, sheet=sheet))

    def hand_over(self, prospect_id: UUID, to: UUID, note: str, due: date) -> Done[Move]:
        """Give a qualified account to a colleague, with a note and a day to answer by.

        Raises WrongInput for a day that is past, or for giving it to oneself.
        """
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.HANDED_OVER)
            _check_hand_over(book, to, due)
            given = begin_hand_over(book, prospect_id, to, note, due)
            step = PlannedStep(TaskKind.TODO, note, due, staff_id=to)
            task = plan_step(book, self._context.clock, prospect_id, step, TaskCause.HAND_OVER)
            return book.done(replace(move, given=given, planned=task.id))

    def accept(self, prospect_id: UUID) -> Done[Move]:
        """Take an account; it, and the open steps of its owner, are then whose is at the desk."""
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.ACCEPTED)
            answered = answer_hand_over(book, prospect_id, Answer.ACCEPTED)
            ended = _end_hand_over(book, prospect_id)
            passed: tuple[UUID, ...] = ()
            if book.staff_id is not None:
                passed = _pass_on(book, found(Prospect, prospect_id), book.staff_id)
            steps.refresh_account(book, prospect_id)
            return book.done(replace(move, answered=answered, ended=ended, passed=passed))

    def give_back(self, prospect_id: UUID, reason: str) -> Done[Move]:
        """Return an account to who handed it over, with the reason.

        Raises WrongInput without a reason, NotAllowed where nobody handed it over.
        """
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.RETURNED, reason)
            given = open_hand_over(prospect_id)
            if given is None and move.before is ProspectState.ACCEPTED:
                raise NotAllowed(
                    sentence("Nobody handed it over, so there is nobody to return it to.")
                )
            answered = answer_hand_over(book, prospect_id, Answer.RETURNED, reason)
            ended = _end_hand_over(book, prospect_id)
            passed: tuple[UUID, ...] = ()
            if given is not None and given.giver_id is not None:
                passed = _pass_on(book, found(Prospect, prospect_id), given.giver_id)
            steps.refresh_account(book, prospect_id)
            return book.done(replace(move, answered=answered, ended=ended, passed=passed))

    def nurture(self, prospect_id: UUID, then: PlannedStep | None = None) -> Done[Move]:
        """Keep in touch until they are ready; `then` is when to ask again."""
        with self._context.writing() as book:
            move = _leave(book, prospect_id, ProspectState.NURTURE)
            if then is not None:
                task = plan_step(book, self._context.clock, prospect_id, then)
                move = replace(move, planned=task.id)
            return book.done(move)

    def contact_again(self, prospect_id: UUID) -> Done[Move]:
        """Take an account up again that was put aside.

        Raises NotAllowed where they want no calls: only `allow_contact` ends that, with a reason.
        """
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            if prospect.state is ProspectState.DO_NOT_CONTACT:
                reason = prospect.do_not_contact_reason
                raise NotAllowed(
                    sentence("They do not want to be contacted: {reason}", reason=reason)
                )
            return book.done(_leave(book, prospect_id, ProspectState.CONTACTED))

    def disqualify(self, prospect_id: UUID, reason: str) -> Done[Move]:
        """Give an account up, with the reason; its open steps end. Raises WrongInput without."""
        with self._context.writing() as book:
            move = _leave(book, prospect_id, ProspectState.DISQUALIFIED, reason)
            ended = _end_steps(book, prospect_id, frozenset(TaskKind), reason)
            return book.done(replace(move, ended=move.ended + ended))

    def do_not_contact(self, prospect_id: UUID, reason: str) -> Done[Move]:
        """Respect that somebody wants no calls and no letters; planned ones end.

        Raises WrongInput without a reason.
        """
        with self._context.writing() as book:
            move = _leave(book, prospect_id, ProspectState.DO_NOT_CONTACT, reason)
            ended = _end_steps(book, prospect_id, _SILENT, reason)
            return book.done(replace(move, ended=move.ended + ended))

    def take_back(self, move: Move) -> Done[UUID]:
        """Undo a change of state, with all that came with it.

        Raises NotAllowed where somebody has moved the account on since.
        """
        with self._context.writing() as book:
            prospect = found(Prospect, move.prospect_id)
            if prospect.state is not move.after:
                raise NotAllowed(
                    sentence(
                        "This has moved on since: it is “{state}” now.",
                        state=sentence(PROSPECT_STATE_NAMES[prospect.state]),
                    )
                )
            _restore(book, prospect, move)
            steps.refresh_account(book, move.prospect_id)
            return book.done(move.prospect_id)

    def assign(self, prospect_id: UUID, staff_id: UUID | None) -> Done[UUID]:
        """Give an account, and the open steps of its owner, to somebody; None is nobody."""
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            _pass_on(book, prospect, staff_id)
            if prospect.state is ProspectState.NEW and staff_id is not None:
                book.change(prospect, state=ProspectState.ASSIGNED)
            elif prospect.state is ProspectState.ASSIGNED and staff_id is None:
                book.change(prospect, state=ProspectState.NEW)
            return book.done(prospect_id)


def _move(book: Book, prospect_id: UUID, after: ProspectState, reason: str = "") -> Move:
    prospect = found(Prospect, prospect_id)
    check_move(PROSPECT_MOVES, PROSPECT_STATE_NAMES, prospect.state, after)
    if after in NEEDS_REASON and not clean(reason):
        raise WrongInput(sentence("A reason is needed: the next colleague will ask."), "reason")
    move = Move(
        prospect_id,
        prospect.state,
        prospect.state_reason,
        prospect.owner_id,
        after=after,
        silence=prospect.do_not_contact_reason if prospect.do_not_contact else None,
    )
    # Who wants no calls still wants none in another state.
    silence = reason if after is ProspectState.DO_NOT_CONTACT else move.silence
    _enter_state(book, prospect, after, reason, silence)
    book.touch("prospects")
    return move


def _leave(book: Book, prospect_id: UUID, after: ProspectState, reason: str = "") -> Move:
    """Move an account off the way; a hand-over that waits for an answer is withdrawn with it."""
    move = _move(book, prospect_id, after, reason)
    if move.before is not ProspectState.HANDED_OVER:
        return move
    answered = answer_hand_over(book, prospect_id, Answer.WITHDRAWN, reason)
    return replace(move, answered=answered, ended=_end_hand_over(book, prospect_id))


def _restore(book: Book, prospect: Prospect, move: Move) -> None:
    _enter_state(book, prospect, move.before, move.reason, move.silence)
    for task in Task.select().where(Task.id.in_(move.passed)):
        book.change(task, staff=move.owner_id)
    book.change(prospect, owner=move.owner_id)
    for task_id in move.ended:
        reopen(book, task_id)
    if move.planned is not None:
        for task in Task.select().where(Task.id == move.planned):
            book.remove(task)
    if move.given is not None:
        forget_hand_over(book, move.given)
    if move.answered is not None:
        unanswer(book, move.answered)
    if move.qualified:
        restore_checklist(book, prospect.id, move.sheet)


def _enter_state(
    book: Book, prospect: Prospect, state: ProspectState, reason: str, silence: str | None
) -> None:
    book.change(
        prospect,
        state=state,
        state_reason=reason,
        do_not_contact=silence is not None,
        do_not_contact_reason=silence or "",
    )


def _check_hand_over(book: Book, to: UUID, due: date) -> None:
    found(Staff, to)
    if to == book.staff_id:
        raise WrongInput(sentence("Choose a colleague: this is yourself."), "to")
    if due < book.today:
        raise WrongInput(sentence("This day is past."), "due")


def _pass_on(book: Book, prospect: Prospect, staff_id: UUID | None) -> tuple[UUID, ...]:
    """Make an account somebody's, with the open steps of its owner."""
    tasks = list(_open_tasks(prospect.id).where(Task.staff == prospect.owner_id))
    passed = tuple(task.id for task in tasks if book.change(task, staff=staff_id))
    book.change(prospect, owner=staff_id)
    return passed


def _end_steps(
    book: Book, prospect_id: UUID, kinds: frozenset[TaskKind], why: str
) -> tuple[UUID, ...]:
    tasks = list(_open_tasks(prospect_id).where(Task.kind.in_(list(kinds))))
    for task in tasks:
        steps.finish(book, task, why)
    return tuple(task.id for task in tasks)


def _end_hand_over(book: Book, prospect_id: UUID) -> tuple[UUID, ...]:
    tasks = list(_open_tasks(prospect_id).where(Task.cause == TaskCause.HAND_OVER))
    for task in tasks:
        steps.finish(book, task)
    return tuple(task.id for task in tasks)


def _open_tasks(prospect_id: UUID) -> Any:
    return Task.select().where((Task.prospect == prospect_id) & Task.done_at.is_null())
