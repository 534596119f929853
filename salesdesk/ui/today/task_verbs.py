"""Doing, moving and planning tasks from wherever they are listed; each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.prospects.states import ActivityKind
from salesdesk.errors import WrongInput
from salesdesk.services.context import Done
from salesdesk.services.prospects import Logged, NextStep, PlannedStep, ProspectRecord
from salesdesk.ui.page import PageContext
from salesdesk.ui.steps.forms import LogTray, StepTray
from salesdesk.ui.steps.words import ACTIVITY_OF_STEP, relative_day
from salesdesk.ui.today.trays import Answer, DoneTray, ScheduleTray, TrayPlace
from salesdesk.ui.widgets.search import Hit

LATER_DAYS = (1, 3, 7, 30)


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that is to be done or moved, and whose it is."""

    prospect_id: UUID
    step: NextStep


class TaskVerbs(QObject):
    """The verbs of tasks; their strips open in `place`."""

    def __init__(self, context: PageContext, place: TrayPlace) -> None:
        super().__init__(place)
        self.context, self.words, self._place = context, context.language, place
        self._service = context.desk.prospects
        self._today = context.desk.context.today()
        self._task: OpenTask | None = None
        self._account: UUID | None = None

    # done

    def done(self, task: OpenTask) -> None:
        """Mark a task done, without a word."""
        key = task.step.task_id
        if key is not None:
            self._write(lambda: self._service.done(key), self._ticked)

    def done_with_word(self, task: OpenTask) -> None:
        """Ask what came of it and plan the next step; a talk with the client is logged as one."""
        self._task = task
        if task.step.kind not in ACTIVITY_OF_STEP:
            tray = DoneTray(task.step, self.words, self._today)
            tray.submitted.connect(self._done_submitted)
            self._place.open(tray, "outcome")
            return
        self._open_log(task.prospect_id, self._log_of_task)

    def log(self, prospect_id: UUID) -> None:
        """Log a call with an account."""
        self._task = None
        self._open_log(prospect_id, self._log_of_call)

    # later

    def later(self, task: OpenTask, beside: QWidget, at: QPoint) -> None:
        """Offer days to move a task to, in a menu at a point of a widget."""
        menu = day_menu(beside, self.context, partial(self._move, task))
        menu.addAction(self.words.tr("Another day…"), partial(self._other_day, task))
        menu.popup(beside.mapToGlobal(at))

    # planning

    def plan(self, prospect_id: UUID) -> None:
        """Plan a step with an account."""
        self._account = prospect_id
        tray = StepTray(self.words, self._today)
        tray.submitted.connect(self._plan_submitted)
        self._place.open(tray, "what")

    def schedule(self) -> None:
        """Plan a step with an account that is still to be found."""
        tray = ScheduleTray(self.words, self._today, self._search)
        tray.submitted.connect(self._schedule_submitted)
        self._place.open(tray, "what")
        tray.begin()

    # inside

    def _open_log(self, prospect_id: UUID, then: Callable[[ProspectRecord], None]) -> None:
        self.context.tasks.read(
            lambda: self._service.record(prospect_id), then, key="record to log"
        )

    def _log_of_task(self, record: ProspectRecord) -> None:
        assert self._task is not None
        step = self._task.step
        tray = LogTray(record, ACTIVITY_OF_STEP[step.kind], self.words, self._today)
        tray.finish_step(step)
        self._show_log(tray)

    def _log_of_call(self, record: ProspectRecord) -> None:
        self._show_log(LogTray(record, ActivityKind.CALL, self.words, self._today))

    def _show_log(self, tray: LogTray) -> None:
        tray.submitted.connect(self._log_submitted)
        self._place.open(tray, "outcome")

    def _log_submitted(self) -> None:
        tray = self._place.tray
        assert isinstance(tray, LogTray)
        prospect, activity, then = tray.prospect_id, tray.activity, tray.step.step
        finishes = tray.finishes
        self.context.tasks.write(
            lambda: self._service.log(prospect, activity, finishes=finishes, then=then),
            self._logged,
            tray.show_error,
        )

    def _logged(self, done: Done[Logged]) -> None:
        self._place.close_tray()
        self._undoable(self.words.tr("Logged."), partial(self._service.unlog, done.value))

    def _done_submitted(self) -> None:
        tray, task = self._place.tray, self._task
        assert isinstance(tray, DoneTray)
        assert task is not None
        assert task.step.task_id is not None
        key, outcome, then = task.step.task_id, tray.outcome, tray.step.step
        prospect = task.prospect_id
        self.context.tasks.write(
            lambda: self._finish(key, outcome, prospect, then), self._ticked, tray.show_error
        )

    def _finish(
        self, key: UUID, outcome: str, prospect: UUID, then: PlannedStep | None
    ) -> Done[UUID]:
        if then is not None:
            self._service.plan(prospect, then)
        return self._service.done(key, outcome)

    def _ticked(self, done: Done[UUID]) -> None:
        self._place.close_tray()
        self._undoable(self.words.tr("Done."), partial(self._service.reopen, done.value))

    def _other_day(self, task: OpenTask) -> None:
        self._task = task
        tray = StepTray(self.words, self._today, task.step)
        tray.submitted.connect(self._day_submitted)
        self._place.open(tray, "day")

    def _day_submitted(self) -> None:
        tray, task = self._place.tray, self._task
        assert isinstance(tray, StepTray)
        assert task is not None
        planned = tray.planned
        if planned is None:
            tray.ask_day()
        else:
            self._move_to(task, planned.day, planned.at)

    def _move(self, task: OpenTask, day: date) -> None:
        self._move_to(task, day, task.step.at)

    def _move_to(self, task: OpenTask, day: date, at: time | None) -> None:
        key, step = task.step.task_id, task.step
        if key is None:
            return
        undo = partial(self._service.later, key, step.day, step.at)
        moved = self.words.tr("Moved to {day}.", day=day)
        self._write(
            lambda: self._service.later(key, day, at), lambda _done: self._undoable(moved, undo)
        )
        self._place.close_tray()

    def _plan_submitted(self) -> None:
        tray, account = self._place.tray, self._account
        assert isinstance(tray, StepTray)
        assert account is not None
        planned = tray.planned
        if planned is None:
            tray.ask_day()
        else:
            self._plan(account, planned)

    def _schedule_submitted(self) -> None:
        tray = self._place.tray
        assert isinstance(tray, ScheduleTray)
        try:
            planned = tray.planned
        except WrongInput as error:
            tray.show_error(error)
            return
        assert tray.account is not None
        self._plan(tray.account, planned)

    def _plan(self, account: UUID, planned: PlannedStep) -> None:
        tray = self._place.tray
        self.context.tasks.write(
            lambda: self._service.plan(account, planned),
            self._planned,
            tray.show_error if tray is not None else None,
        )

    def _planned(self, done: Done[UUID]) -> None:
        self._place.close_tray()
        self._undoable(self.words.tr("Planned."), partial(self._service.unplan, done.value))

    def _search(self, text: str, answer: Answer) -> None:
        def found() -> list[Hit]:
            hits = self.context.desk.search.find(text, "prospects", 8)
            return [Hit(hit.title, hit.subtitle, "users", value=hit.record) for hit in hits]

        self.context.tasks.read(found, answer, key="account to schedule")

    def _write(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.context.tasks.write(work, done)

    def _undoable(self, text: str, undo: Callable[[], object]) -> None:
        self.context.notify(text, lambda: self._write(undo, _nothing))


def day_menu(beside: QWidget, context: PageContext, chosen: Callable[[date], None]) -> QMenu:
    """A menu of days ahead; it goes away by itself."""
    words, today = context.language, context.desk.context.today()
    menu = QMenu(beside)
    for days in LATER_DAYS:
        day = today + timedelta(days=days)
        text = relative_day(words, day, today)
        menu.addAction(text[:1].upper() + text[1:], partial(chosen, day))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _nothing(_done: object) -> None:
    """What was written shows by itself: the page reads again."""
