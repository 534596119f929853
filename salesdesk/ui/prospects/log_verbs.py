"""Logging what was done with the open account, and planning what comes next."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from salesdesk.domain.prospects.states import ActivityKind
from salesdesk.services.context import Done
from salesdesk.services.prospects import Logged, NextStep
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.record_view import RecordView
from salesdesk.ui.prospects.verbs import Verbs
from salesdesk.ui.steps.forms import LogDraft, LogTray, StepTray
from salesdesk.ui.steps.words import ACTIVITY_OF_STEP, relative_day


class LogVerbs(Verbs):
    """Call, e-mail, log, note, done, later, plan."""

    def __init__(self, context: PageContext, view: RecordView) -> None:
        super().__init__(context, view)
        self._drafts: dict[UUID, LogDraft] = {}
        view.call_wanted.connect(self.call)
        view.email_wanted.connect(self.email)
        view.log_wanted.connect(self.log_visit)
        view.banner.done.connect(self.done)
        view.banner.later.connect(self.later)
        view.banner.plan.connect(self.plan)
        view.stream.noted.connect(self.note)
        view.stream.held.connect(self.held)
        view.stream.not_held.connect(self.not_held)

    # logging

    def call(self) -> None:
        """Log a call."""
        self._open_log(ActivityKind.CALL)

    def email(self) -> None:
        """Write and log an e-mail."""
        self._open_log(ActivityKind.EMAIL)

    def log_visit(self) -> None:
        """Log a visit, a meeting, or anything else."""
        self._open_log(ActivityKind.VISIT)

    def done_and_plan(self) -> None:
        """Done, and plan what comes next: the open strip, else the next step, else a call."""
        if self.view.tray is not None:
            self.view.tray.submit()
        elif self.view.record is not None:
            self.done()

    def done(self) -> None:
        """The next step is done: log what came of it, or just tick it off."""
        step = self.record.next_step
        if step is None:
            self.call()
        elif step.kind in ACTIVITY_OF_STEP:
            self._open_log(ACTIVITY_OF_STEP[step.kind], step)
        elif step.task_id is not None:
            task = step.task_id
            self.write(lambda: self.service.done(task), self._ticked)

    def held(self, step: object) -> None:
        """A planned talk took place: log what came of it."""
        assert isinstance(step, NextStep)
        self._open_log(ACTIVITY_OF_STEP[step.kind], step)

    def not_held(self, step: object) -> None:
        """A planned talk did not take place: note it, and plan it again."""
        assert isinstance(step, NextStep)
        task = step.task_id
        if task is not None:
            self.write(lambda: self.service.not_held(task), partial(self._plan_again, step))

    def missed(self) -> None:
        """The next step, if it is a talk, did not take place."""
        step = self.record.next_step
        if step is not None and step.kind in ACTIVITY_OF_STEP:
            self.not_held(step)

    def _plan_again(self, step: NextStep, done: Done[Logged]) -> None:
        self.undoable(self.words.tr("Noted as not held."), partial(self.service.unlog, done.value))
        tray = StepTray(self.words, self.today)
        what = self.words.tr(step.what)
        tray.step.set_step(step.kind, what, self.today + timedelta(days=1), step.at)
        self._open_step(tray, "day")

    def note(self, text: str) -> None:
        """Write a note."""
        prospect = self.record.id
        self.write(lambda: self.service.note(prospect, text), self._logged)

    @property
    def drafts(self) -> dict[UUID, LogDraft]:
        """Unfinished logs by account, the open one among them."""
        tray, found = self.view.tray, dict(self._drafts)
        if isinstance(tray, LogTray) and (draft := tray.draft) is not None:
            found[tray.prospect_id] = draft
        return found

    @drafts.setter
    def drafts(self, drafts: dict[UUID, LogDraft]) -> None:
        self._drafts = dict(drafts)

    def put_away(self) -> None:
        """Keep what stands in an unfinished log, before another account is shown."""
        self._drafts = self.drafts
        self.view.close_tray()

    def take_up(self) -> None:
        """Open an unfinished log of this account again."""
        draft = self._drafts.pop(self.record.id, None)
        if draft is not None:
            self._open_log(draft.kind).take_up(draft)

    def _open_log(self, kind: ActivityKind, step: NextStep | None = None) -> LogTray:
        tray = LogTray(self.record, kind, self.words, self.today)
        step = step or self._asked_for(kind)
        if step is not None:
            tray.finish_step(step)
        tray.submitted.connect(self._log_submitted)
        self.view.open_tray(tray, "outcome")
        return tray

    def _asked_for(self, kind: ActivityKind) -> NextStep | None:
        """The step that was due by today and asked for just this."""
        step = self.record.next_step
        due = step is not None and step.day <= self.today
        return step if due and step and ACTIVITY_OF_STEP.get(step.kind) is kind else None

    def _log_submitted(self) -> None:
        tray = self.view.tray
        assert isinstance(tray, LogTray)
        prospect, activity, then = tray.prospect_id, tray.activity, tray.step.step
        finishes = tray.finishes
        self.write(
            lambda: self.service.log(prospect, activity, finishes=finishes, then=then),
            self._tray_logged,
            tray.show_error,
        )

    def _tray_logged(self, done: Done[Logged]) -> None:
        self.view.close_tray()
        self._logged(done)

    def _logged(self, done: Done[Logged]) -> None:
        self.undoable(self.words.tr("Logged."), partial(self.service.unlog, done.value))

    def _ticked(self, done: Done[UUID]) -> None:
        self.undoable(self.words.tr("Done."), partial(self.service.reopen, done.value))

    # planning

    def plan(self) -> None:
        """Plan a step."""
        self._open_step(StepTray(self.words, self.today), "what")

    def later(self) -> None:
        """Offer days to move the next step to."""
        step = self.record.next_step
        if step is None:
            return
        menu = QMenu(self.view)
        for days in (1, 2, 7, 30):
            day = self.today + timedelta(days=days)
            text = relative_day(self.words, day, self.today)
            menu.addAction(
                text[:1].upper() + text[1:], partial(self._move_step, step, day, step.at)
            )
        menu.addAction(self.words.tr("Another day…"), partial(self._other_day, step))
        menu.aboutToHide.connect(menu.deleteLater)
        banner = self.view.banner
        menu.popup(banner.mapToGlobal(QPoint(banner.width() - 130, banner.height())))

    def _other_day(self, step: NextStep) -> None:
        self._open_step(StepTray(self.words, self.today, step), "day")

    def _open_step(self, tray: StepTray, start: str) -> None:
        tray.submitted.connect(self._step_submitted)
        self.view.open_tray(tray, start)

    def _step_submitted(self) -> None:
        tray = self.view.tray
        assert isinstance(tray, StepTray)
        planned, prospect = tray.planned, self.record.id
        if planned is None:
            tray.ask_day()
        elif tray.moved is not None:
            self._move_step(tray.moved, planned.day, planned.at)
        else:
            self.write(lambda: self.service.plan(prospect, planned), self._planned, tray.show_error)

    def _planned(self, done: Done[UUID]) -> None:
        self.view.close_tray()
        self.undoable(self.words.tr("Planned."), partial(self.service.unplan, done.value))

    def _move_step(self, step: NextStep, day: date, at: time | None) -> None:
        task = step.task_id
        if task is None:
            return
        self.view.close_tray()
        undo = partial(self.service.later, task, step.day, step.at)
        moved = self.words.tr("Moved to {day}.", day=day)
        self.write(
            lambda: self.service.later(task, day, at),
            lambda _done: self.undoable(moved, undo),
        )
