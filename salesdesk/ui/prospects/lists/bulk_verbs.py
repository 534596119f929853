"""Doing one thing to all chosen rows: asked for where needed, written in one go, taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from salesdesk.domain.prospects.states import (
    NEEDS_REASON,
    PROSPECT_STATE_NAMES,
    ProspectState,
)
from salesdesk.errors import SalesDeskError
from salesdesk.sentence import Sentence
from salesdesk.services.context import Done
from salesdesk.services.prospects import BulkDone
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.forms import ReasonTray
from salesdesk.ui.prospects.lists.bulk_bar import BulkBar
from salesdesk.ui.prospects.lists.step_tray import ManyStepsTray
from salesdesk.ui.prospects.lists.tag_tray import TagTray
from salesdesk.ui.tasks import Job
from salesdesk.ui.widgets.tray import Tray

Work = Callable[[Job], Done[BulkDone]]


class BulkVerbs(QObject):
    """The verbs of the bulk bar; `rows` answers the row numbers that are chosen."""

    def __init__(
        self,
        context: PageContext,
        bar: BulkBar,
        place: QVBoxLayout,
        rows: Callable[[], list[int]],
    ) -> None:
        super().__init__(bar)
        self._context, self._bar, self._place, self._rows = context, bar, place, rows
        self._words = context.language
        self._service = context.desk.prospects
        self.tray: Tray | None = None
        bar.owner_wanted.connect(self._assign)
        bar.tag_wanted.connect(self._tag)
        bar.new_tag_wanted.connect(self._ask_tag)
        bar.untag_wanted.connect(self._untag)
        bar.state_wanted.connect(self._move)
        bar.step_wanted.connect(self._ask_step)
        bar.delete_wanted.connect(self.delete)

    def put_away(self) -> None:
        """Close what is open to be filled in."""
        if self.tray is not None:
            self._place.removeWidget(self.tray)
            self.tray.hide()
            self.tray.deleteLater()
            self.tray = None

    def delete(self) -> None:
        """Delete all that are chosen."""
        rows, words = self._rows(), self._words

        def said(done: BulkDone) -> str:
            return words.trn("Deleted: {count} account.", "Deleted: {count} accounts.", done.count)

        self._write(
            lambda job: self._service.delete_many(rows, job.progress, job.is_cancelled), said
        )

    def _assign(self, staff: object) -> None:
        rows, owner = self._rows(), staff if isinstance(staff, UUID) else None
        self._write(
            lambda job: self._service.assign_many(rows, owner, job.progress, job.is_cancelled)
        )

    def _tag(self, tag: str) -> None:
        rows = self._rows()
        self._write(lambda job: self._service.tag_many(rows, tag, job.progress, job.is_cancelled))

    def _untag(self, tag: str) -> None:
        rows = self._rows()
        self._write(lambda job: self._service.untag_many(rows, tag, job.progress, job.is_cancelled))

    def _ask_tag(self) -> None:
        tray = TagTray(self._words)
        tray.submitted.connect(lambda: self._tag(tray.tag))
        self._open(tray, "tag")

    def _move(self, state: object) -> None:
        assert isinstance(state, ProspectState)
        if state not in NEEDS_REASON:
            self._go(state, "")
            return
        name = self._words.tr(PROSPECT_STATE_NAMES[state])
        tray = ReasonTray(name, self._words.trc("button", "Change"), self._words)
        tray.submitted.connect(lambda: self._go(state, tray.reason))
        self._open(tray, "reason")

    def _go(self, state: ProspectState, reason: str) -> None:
        rows = self._rows()
        self._write(
            lambda job: self._service.move_many(rows, state, reason, job.progress, job.is_cancelled)
        )

    def _ask_step(self) -> None:
        tray = ManyStepsTray(self._words, self._context.desk.context.today())
        tray.submitted.connect(self._plan)
        self._open(tray, "what")

    def _plan(self) -> None:
        tray, rows = self.tray, self._rows()
        assert isinstance(tray, ManyStepsTray)
        step = tray.planned
        if step is None:
            tray.ask_day()
            return
        self._write(lambda job: self._service.plan_many(rows, step, job.progress, job.is_cancelled))

    def _open(self, tray: Tray, first: str) -> None:
        self.put_away()
        self.tray = tray
        tray.cancelled.connect(self.put_away)
        self._place.addWidget(tray)
        tray.start(first)

    def _write(self, work: Work, said: Callable[[BulkDone], str] | None = None) -> None:
        job = self._bar.busy.job(self._words.tr("Changing the chosen accounts…"))

        def done(value: Done[BulkDone]) -> None:
            self._bar.busy.finish()
            self.put_away()
            self._say(value.value, said or self._changed)

        self._context.tasks.write(lambda: work(job), done, self._refused, job=job)

    def _refused(self, error: SalesDeskError) -> None:
        self._bar.busy.finish()
        if self.tray is not None:
            self.tray.show_error(error)
        else:
            self._context.show_error(error)

    def _changed(self, done: BulkDone) -> str:
        return self._words.trn(
            "Changed: {count} account.", "Changed: {count} accounts.", done.count
        )

    def _say(self, done: BulkDone, said: Callable[[BulkDone], str]) -> None:
        """What was done, and how many were left out and why."""
        parts = [said(done)]
        parts += [self._left_out(why, count) for why, count in done.left_out]
        undo = partial(self._take_back, done) if done.count else None
        self._context.notify(" ".join(parts), undo)

    def _left_out(self, why: Sentence, count: int) -> str:
        words = self._words
        return words.trn(
            "{count} left out: {why}.", "{count} left out: {why}.", count, why=words.say(why)
        )

    def _take_back(self, done: BulkDone) -> None:
        job = self._bar.busy.job(self._words.tr("Taking it back…"))

        def finished(_done: object) -> None:
            self._bar.busy.finish()

        self._context.tasks.write(
            lambda: self._service.take_back_many(done, job.progress, job.is_cancelled),
            finished,
            self._refused,
            job=job,
        )
