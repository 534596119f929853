"""Moving an account from state to state: qualified, handed over, accepted, put aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

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
from salesdesk.errors import WrongInput
from salesdesk.models.followup import Task
from salesdesk.models.prospects import Prospect
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.services.prospects.log import PlannedStep, plan_step, reopen
from salesdesk.text import clean

_SILENT = frozenset({TaskKind.CALL, TaskKind.EMAIL, TaskKind.VISIT, TaskKind.MEETING})


@dataclass(frozen=True, slots=True)
class Move:
    """A change of state that can be taken back: how it was before, and the tasks that it ended."""

    prospect_id: UUID
    before: ProspectState
    reason: str
    owner_id: UUID | None
    ended: tuple[UUID, ...] = ()


class ProspectMoves:
    """The way from new to accepted, and the ways off it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def qualify(self, prospect_id: UUID) -> Done[Move]:
        """Call an account qualified; an account executive accepts it in the same breath."""
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.QUALIFIED)
            member = self._context.member
            if member is not None and Role.ACCOUNT_EXECUTIVE in member.roles:
                _move(book, prospect_id, ProspectState.ACCEPTED)
            return book.done(move)

    def hand_over(self, prospect_id: UUID, to: UUID, note: str, due: date) -> Done[Move]:
        """Give a qualified account to an account executive, with a note and a day to answer by."""
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.HANDED_OVER)
            step = PlannedStep(TaskKind.TODO, note, due, staff_id=to)
            plan_step(book, self._context.clock, prospect_id, step, TaskCause.HAND_OVER)
            return book.done(move)

    def accept(self, prospect_id: UUID) -> Done[Move]:
        """Take a handed-over account; it is then owned by whoever is at the desk."""
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.ACCEPTED)
            _end_hand_over(book, prospect_id)
            if book.staff_id is not None:
                book.change(found(Prospect, prospect_id), owner=book.staff_id)
            steps.refresh_account(book, prospect_id)
            return book.done(move)

    def give_back(self, prospect_id: UUID, reason: str) -> Done[Move]:
        """Return a handed-over account, with the reason. Raises WrongInput without one."""
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.RETURNED, reason)
            _end_hand_over(book, prospect_id)
            return book.done(move)

    def nurture(self, prospect_id: UUID, then: PlannedStep | None = None) -> Done[Move]:
        """Keep in touch until they are ready; `then` is when to ask again."""
        with self._context.writing() as book:
            move = _move(book, prospect_id, ProspectState.NURTURE)
            if then is not None:
                plan_step(book, self._context.clock, prospect_id, then)
            return book.done(move)

    def contact_again(self, prospect_id: UUID) -> Done[Move]:
        """Take an account up again that was put aside, or may be contacted after all."""
        with self._context.writing() as book:
            return book.done(_move(book, prospect_id, ProspectState.CONTACTED))

    def disqualify(self, prospect_id: UUID, reason: str) -> Done[Move]:
        """Give an account up, with the reason; its open steps end. Raises WrongInput without."""
        with self._context.writing() as book:
            ended = _end_steps(book, prospect_id, frozenset(TaskKind), reason)
            move = _move(book, prospect_id, ProspectState.DISQUALIFIED, reason, ended)
            return book.done(move)

    def do_not_contact(self, prospect_id: UUID, reason: str) -> Done[Move]:
        """Respect that somebody wants no calls and no letters; planned ones end.

        Raises WrongInput without a reason.
        """
        with self._context.writing() as book:
            ended = _end_steps(book, prospect_id, _SILENT, reason)
            move = _move(book, prospect_id, ProspectState.DO_NOT_CONTACT, reason, ended)
            return book.done(move)

    def take_back(self, move: Move) -> Done[UUID]:
        """Undo a change of state, with the steps that it ended."""
        with self._context.writing() as book:
            prospect = found(Prospect, move.prospect_id)
            _enter_state(book, prospect, move.before, move.reason)
            book.change(prospect, owner=move.owner_id)
            for task_id in move.ended:
                reopen(book, task_id)
            steps.refresh_account(book, move.prospect_id)
            return book.done(move.prospect_id)

    def assign(self, prospect_id: UUID, staff_id: UUID | None) -> Done[UUID]:
        """Give an account, and the open steps of its owner, to somebody."""
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            for task in _open_tasks(prospect_id).where(Task.staff == prospect.owner_id):
                book.change(task, staff=staff_id)
            book.change(prospect, owner=staff_id)
            if prospect.state is ProspectState.NEW and staff_id is not None:
                book.change(prospect, state=ProspectState.ASSIGNED)
            return book.done(prospect_id)


def _move(
    book: Book,
    prospect_id: UUID,
    after: ProspectState,
    reason: str = "",
    ended: tuple[UUID, ...] = (),
) -> Move:
    prospect = found(Prospect, prospect_id)
    check_move(PROSPECT_MOVES, PROSPECT_STATE_NAMES, prospect.state, after)
    if after in NEEDS_REASON and not clean(reason):
        raise WrongInput(sentence("A reason is needed: the next colleague will ask."), "reason")
    move = Move(prospect_id, prospect.state, prospect.state_reason, prospect.owner_id, ended)
    _enter_state(book, prospect, after, reason)
    book.touch("prospects")
    return move


def _enter_state(book: Book, prospect: Prospect, state: ProspectState, reason: str) -> None:
    silent = state is ProspectState.DO_NOT_CONTACT
    book.change(
        prospect,
        state=state,
        state_reason=reason,
        do_not_contact=silent,
        do_not_contact_reason=reason if silent else "",
    )


def _end_steps(
    book: Book, prospect_id: UUID, kinds: frozenset[TaskKind], why: str
) -> tuple[UUID, ...]:
    tasks = list(_open_tasks(prospect_id).where(Task.kind.in_(list(kinds))))
    for task in tasks:
        steps.finish(book, task, why)
    return tuple(task.id for task in tasks)


def _end_hand_over(book: Book, prospect_id: UUID) -> None:
    for task in _open_tasks(prospect_id).where(Task.cause == TaskCause.HAND_OVER):
        steps.finish(book, task)


def _open_tasks(prospect_id: UUID) -> Any:
    return Task.select().where((Task.prospect == prospect_id) & Task.done_at.is_null())
