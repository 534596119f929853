"""Logging what was done with an account, and planning what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.domain.prospects.states import (
    ACTIVITY_OF_STEP,
    ActivityKind,
    ActivityState,
    Direction,
    ProspectState,
    TaskCause,
    TaskKind,
)
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.followup import Task
from salesdesk.models.prospects import Activity, Prospect
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.text import clean

_MORNING = time(9)
_REACHING = frozenset({ActivityKind.CALL, ActivityKind.EMAIL})


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step to plan: on a day, and at an hour where one was agreed."""

    kind: TaskKind
    what: str
    day: date
    at: time | None = None
    staff_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LoggedActivity:
    """What was done with an account. `minutes` is how long it took, if somebody looked."""

    kind: ActivityKind
    outcome: str
    direction: Direction = Direction.OUT
    state: ActivityState = ActivityState.HELD
    minutes: int | None = None
    contact_id: UUID | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What a log wrote, finished and planned, so that all of it can be taken back."""

    prospect_id: UUID
    activity_id: UUID
    before: ProspectState
    finished: UUID | None = None
    planned: UUID | None = None
    made_contacted: bool = False


class ProspectLog:
    """Logging and planning."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def log(
        self,
        prospect_id: UUID,
        activity: LoggedActivity,
        *,
        finishes: UUID | None = None,
        then: PlannedStep | None = None,
    ) -> Done[Logged]:
        """Log an activity; with it, finish the task it was and plan the next step.

        Raises NotAllowed for reaching out to somebody who does not want to be contacted.
        """
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            _check_silence(prospect, activity)
            logged = _note(book, prospect_id, activity)
            planned = None
            if finishes is not None:
                steps.finish(book, found(Task, finishes), activity.outcome)
            if then is not None:
                planned = plan_step(book, self._context.clock, prospect_id, then).id
            moved = found(Prospect, prospect_id).state is not prospect.state
            return book.done(
                Logged(prospect_id, logged.id, prospect.state, finishes, planned, moved)
            )

    def not_held(self, task_id: UUID, why: str = "") -> Done[Logged]:
        """A planned call, visit or meeting did not take place: noted, and its step is finished.

        Raises NotAllowed for a step that is no such thing.
        """
        with self._context.writing() as book:
            task = found(Task, task_id)
            kind = ACTIVITY_OF_STEP.get(task.kind)
            if kind is None:
                raise NotAllowed(sentence("Only calls, letters, visits and meetings are held."))
            prospect = found(Prospect, task.prospect_id)
            missed = LoggedActivity(kind, why or task.what, state=ActivityState.NOT_HELD)
            logged = _note(book, prospect.id, missed)
            steps.finish(book, task, why)
            return book.done(Logged(prospect.id, logged.id, prospect.state, task_id))

    def note(self, prospect_id: UUID, text: str) -> Done[Logged]:
        """Write a note on an account. Raises WrongInput for an empty one."""
        if not clean(text):
            raise WrongInput(sentence("The note is empty."), "note")
        return self.log(prospect_id, LoggedActivity(ActivityKind.NOTE, text))

    def unlog(self, logged: Logged) -> Done[UUID]:
        """Take a log back: what it noted, finished and planned."""
        with self._context.writing() as book:
            book.remove(found(Activity, logged.activity_id))
            if logged.planned is not None:
                book.remove(found(Task, logged.planned))
            if logged.finished is not None:
                reopen(book, logged.finished)
            prospect = found(Prospect, logged.prospect_id)
            if logged.made_contacted and prospect.state is ProspectState.CONTACTED:
                book.change(prospect, state=logged.before)
            steps.refresh_account(book, logged.prospect_id)
            return book.done(logged.prospect_id)

    def plan(self, prospect_id: UUID, step: PlannedStep) -> Done[UUID]:
        """Plan a step by hand."""
        with self._context.writing() as book:
            return book.done(plan_step(book, self._context.clock, prospect_id, step).id)

    def unplan(self, task_id: UUID) -> Done[UUID]:
        """Take a planned step back as if it had never been."""
        with self._context.writing() as book:
            task = found(Task, task_id)
            book.remove(task)
            steps.refresh_account(book, task.prospect_id)
            return book.done(task_id)

    def done(self, task_id: UUID, result: str = "") -> Done[UUID]:
        """Mark a step done; `reopen` takes it back.

        Raises NotAllowed for a hand-over that waits: it is accepted or returned instead.
        """
        with self._context.writing() as book:
            task = found(Task, task_id)
            waits = found(Prospect, task.prospect_id).state is ProspectState.HANDED_OVER
            if task.cause is TaskCause.HAND_OVER and waits:
                raise NotAllowed(sentence("This is a hand-over: accept it, or return it."))
            steps.finish(book, task, result)
            return book.done(task_id)

    def reopen(self, task_id: UUID) -> Done[UUID]:
        """Make a step that was marked done open again."""
        with self._context.writing() as book:
            reopen(book, task_id)
            return book.done(task_id)

    def later(self, task_id: UUID, day: date, at: time | None = None) -> Done[UUID]:
        """Move a step to another day, and to an hour where one was agreed."""
        with self._context.writing() as book:
            due = self._context.clock.instant(day, at or _MORNING)
            steps.postpone(book, found(Task, task_id), due, timed=at is not None)
            return book.done(task_id)


def plan_step(
    book: Book,
    clock: Clock,
    prospect_id: UUID,
    step: PlannedStep,
    cause: TaskCause = TaskCause.BY_HAND,
) -> Task:
    """Plan a step given as a day and perhaps an hour, in a running transaction."""
    return steps.plan(
        book,
        prospect_id,
        step.kind,
        step.what,
        clock.instant(step.day, step.at or _MORNING),
        timed=step.at is not None,
        staff_id=step.staff_id,
        cause=cause,
    )


def reopen(book: Book, task_id: UUID) -> None:
    """Make a step that was marked done open again, in a running transaction."""
    task = found(Task, task_id)
    book.change(task, done_at=None, done_by=None, result="")
    steps.refresh_account(book, task.prospect_id)


def _note(book: Book, prospect_id: UUID, activity: LoggedActivity) -> Activity:
    return steps.note_activity(
        book,
        prospect_id,
        activity.kind,
        activity.outcome,
        direction=activity.direction,
        state=activity.state,
        at=activity.at,
        minutes=activity.minutes,
        contact_id=activity.contact_id,
    )


def _check_silence(prospect: Prospect, activity: LoggedActivity) -> None:
    outgoing = activity.direction is Direction.OUT and activity.state is ActivityState.HELD
    if prospect.do_not_contact and outgoing and activity.kind in _REACHING:
        raise NotAllowed(
            sentence(
                "They do not want to be contacted: {reason}",
                reason=prospect.do_not_contact_reason,
            )
        )
