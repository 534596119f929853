"""The next step of a deal: done, later, another one planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from salesdesk.services.context import Done
from salesdesk.services.prospects import NextStep
from salesdesk.ui.closing.deal_view import DealView
from salesdesk.ui.page import PageContext
from salesdesk.ui.steps.forms import StepTray
from salesdesk.ui.steps.words import relative_day


class StepVerbs(QObject):
    """What the banner offers."""

    def __init__(self, context: PageContext, view: DealView) -> None:
        super().__init__(view)
        self._context, self._view, self._words = context, view, context.language
        self._service = context.desk.prospects
        banner = view.head.banner
        banner.done.connect(self.done)
        banner.later.connect(self.later)
        banner.plan.connect(self.plan)

    def done(self) -> None:
        """Tick the step off."""
        step, service = self._step, self._service
        if step is not None and (task := step.task_id) is not None:
            text = self._words.tr("Done.")
            self._write(lambda: service.done(task), text, lambda: service.reopen(task))

    def later(self) -> None:
        """Offer days to move it to."""
        step = self._step
        if step is None:
            return
        menu, today = QMenu(self._view), self._today
        for days in (1, 2, 7, 30):
            day = today + timedelta(days=days)
            text = relative_day(self._words, day, today)
            menu.addAction(text[:1].upper() + text[1:], partial(self.move, step, day))
        menu.addAction(self._words.tr("Another day…"), partial(self._ask_day, step))
        menu.aboutToHide.connect(menu.deleteLater)
        banner = self._view.head.banner
        menu.popup(banner.mapToGlobal(QPoint(banner.width() - 130, banner.height())))

    def plan(self) -> None:
        """Open the form that plans a step."""
        self._open(StepTray(self._words, self._today), "what")

    def move(self, step: NextStep, day: date) -> None:
        """Move a step to another day."""
        task, service = step.task_id, self._service
        if task is not None:
            text = self._words.tr("Moved to {day}.", day=day)
            before, hour = step.day, step.at
            self._write(
                lambda: service.later(task, day, hour),
                text,
                lambda: service.later(task, before, hour),
            )

    @property
    def _step(self) -> NextStep | None:
        return self._view.deal.step if self._view.deal else None

    @property
    def _today(self) -> date:
        return self._context.desk.context.today()

    def _ask_day(self, step: NextStep) -> None:
        self._open(StepTray(self._words, self._today, step), "day")

    def _open(self, tray: StepTray, start: str) -> None:
        tray.submitted.connect(self._submitted)
        self._view.open_tray(tray)
        tray.start(start)

    def _submitted(self) -> None:
        tray, deal, service = self._view.tray, self._view.deal, self._service
        if not isinstance(tray, StepTray) or deal is None:
            return
        planned, prospect = tray.planned, deal.prospect_id
        if planned is None:
            tray.ask_day()
        elif tray.moved is not None:
            self._view.close_tray()
            self.move(tray.moved, planned.day)
        else:
            self._context.tasks.write(
                lambda: service.plan(prospect, planned), self._planned, tray.show_error
            )

    def _planned(self, done: Done[UUID]) -> None:
        self._view.close_tray()
        service, tasks = self._service, self._context.tasks

        def undo() -> None:
            tasks.write(lambda: service.unplan(done.value), _nothing)

        self._context.notify(self._words.tr("Planned."), undo)

    def _write(self, verb: Callable[[], object], text: str, back: Callable[[], object]) -> None:
        tasks, notify = self._context.tasks, self._context.notify

        def undo() -> None:
            tasks.write(back, _nothing)

        tasks.write(verb, lambda _done: notify(text, undo))


def _nothing(_done: object) -> None:
    """The page reads again by itself."""
