"""What happens in the import workplace: look, check after every change, import, take back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.services.imports.fault_list import save_fault_list
from salesdesk.services.imports.report import ImportReport
from salesdesk.services.imports.shapes import (
    Checked,
    ImportPlan,
    Looked,
    RowChoice,
    RunRow,
    TakenBack,
)
from salesdesk.ui.imports import matching, planning
from salesdesk.ui.imports.import_view import ImportView
from salesdesk.ui.imports.place import ImportPlace
from salesdesk.ui.imports.run_words import taken_back
from salesdesk.ui.page import PageContext

_KEY = "import"
"""Looking and checking are one line of work: a newer look or check stops the one before."""

Stamp = tuple[int, int]


class ImportVerbs(QObject):
    """Keeps the file that is open and the plan for it.

    `imported` carries the key of the import that it became, `gone` that of one taken back.
    """

    imported = Signal(object)
    gone = Signal(object)
    runs_read = Signal(object)

    def __init__(self, context: PageContext, view: ImportView) -> None:
        super().__init__(view)
        self._context, self._words, self._view = context, context.language, view
        self._service = context.desk.imports
        self.place: ImportPlace | None = None
        self._looked: Looked | None = None
        self._checked: tuple[Checked, ImportPlan] | None = None
        self._kept: dict[Path, tuple[Stamp, ImportPlan]] = {}
        self._leaving: UUID | None = None
        self._connect()

    # opening and leaving

    def open(self, place: ImportPlace) -> None:
        """Open a file; what was decided about it before, and not yet imported, still holds."""
        if place.plan == ImportPlan():
            place = ImportPlace(place.path, self._kept_plan(place.path))
        self.place, self._looked, self._checked = place, None, None
        self._view.check.forget()
        self._view.show_file(place.path.name)
        self._look()
        self.read_runs()

    def leave(self) -> None:
        """Stop what runs, and keep the plan should the file be opened again."""
        if self.place is not None:
            self._kept[self.place.path] = (_stamp(self.place.path), self.place.plan)
        self._view.check.forget()
        self.place = None

    def read_runs(self) -> None:
        """Read which imports there were."""
        self._context.tasks.read(self._service.runs, self._show_runs, key="import runs")

    # looking and checking

    def _look(self) -> None:
        place = self.place
        if place is None:
            return
        words, path, plan = self._words, place.path, place.plan
        job = self._view.check.job(words.tr("Reading {file}", file=path.name))
        service = self._service
        self._context.tasks.study(
            lambda: service.look(path, plan), self._looked_at, self._refused, key=_KEY, job=job
        )

    def _looked_at(self, looked: Looked) -> None:
        if self.place is not None:
            first, self._looked = self._looked is None, looked
            self._view.show_look(self.place.path.name, looked)
            if first:
                self._view.start()
            self._check()

    def _check(self) -> None:
        place, looked = self.place, self._looked
        if place is None or looked is None:
            return
        path, plan, service = place.path, place.plan, self._service
        self._view.show_checking()
        text = self._words.tr("Checking each row against your prospects")
        job = self._view.check.job(text, looked.row_count)
        self._context.tasks.study(
            lambda: service.check(path, plan, job.progress, job.is_cancelled),
            self._checked_it,
            self._refused,
            key=_KEY,
            job=job,
        )

    def _checked_it(self, checked: Checked) -> None:
        place, looked = self.place, self._looked
        if place is not None and looked is not None:
            self._checked = checked, place.plan
            self._view.show_checked(place.path.name, looked, checked, place.plan)

    def _refused(self, error: SalesDeskError) -> None:
        text = self._words.say(error.sentence)
        if self._looked is None:
            self._view.show_refused(text)
        else:
            self._view.show_wrong(text)

    # changing the plan

    def _connect(self) -> None:
        view = self._view
        view.look.chosen.connect(self._look_chosen)
        view.columns.chosen.connect(self._field_chosen)
        view.columns.remember_wanted.connect(self._remember)
        view.fix.corrected.connect(self._corrected)
        view.fix.out_wanted.connect(self._row_out)
        view.fix.list_wanted.connect(self._ask_where)
        view.same.chosen.connect(self._row_chosen)
        view.same.all_wanted.connect(self._all_chosen)
        view.check.again_wanted.connect(self._again)
        view.check.stopped.connect(self._stopped)
        view.last.take_back_wanted.connect(self.take_back)
        view.wanted.connect(self.run)

    def _look_chosen(self, key: str, value: str) -> None:
        self._change(lambda plan: planning.with_look(plan, key, value), self._look)

    def _field_chosen(self, place: int, field: str) -> None:
        looked = self._looked
        if looked is not None:
            self._change(lambda plan: planning.with_field(plan, looked, place, field), self._look)

    def _corrected(self, line: int, column: int, text: str) -> None:
        self._change(lambda plan: planning.with_correction(plan, line, column, text), self._check)

    def _row_out(self, line: int) -> None:
        self._change(lambda plan: planning.with_row_out(plan, line), self._check)

    def _row_chosen(self, line: int, choice: RowChoice) -> None:
        self._change(lambda plan: matching.choose(plan, line, choice), self._show_plan)

    def _all_chosen(self, choice: RowChoice) -> None:
        if self._checked is not None:
            matches = self._checked[0].matches
            self._change(
                lambda plan: matching.choose_for_all(plan, choice, matches), self._show_plan
            )

    def _change(self, how: Callable[[ImportPlan], ImportPlan], then: Callable[[], None]) -> None:
        if self.place is not None:
            self.place = replace(self.place, plan=how(self.place.plan))
            then()

    def _show_plan(self) -> None:
        """Other choices for rows that look the same need no new check."""
        if self.place is None or self._checked is None:
            return
        plan = self.place.plan
        if self._view.check.is_running:
            self._view.same.show_plan(plan)
        else:
            self._view.show_plan(matching.outcome(*self._checked, plan), plan)

    def _again(self) -> None:
        if self._looked is None:
            self._look()
        else:
            self._check()

    def _stopped(self) -> None:
        self._view.show_waiting()
        self._view.show_checking()

    def _remember(self) -> None:
        """Keep how the columns are read without importing anything yet."""
        if (place := self.place) is not None:
            path, plan, service = place.path, place.plan, self._service
            self._context.tasks.write(lambda: service.remember(path, plan), self._remembered)

    def _remembered(self, _done: Done[None]) -> None:
        told = self._words.tr("Files with these headings will be read like this from now on.")
        self._context.notify(told)

    def _ask_where(self) -> None:
        """Ask where the list of what is wrong shall go."""
        place, words = self.place, self._words
        if place is None or self._checked is None:
            return
        proposed = place.path.with_name(f"{place.path.stem}-{words.tr('to fix')}.xlsx")
        dialog = QFileDialog(self._view.window(), words.tr("Save as a list"), str(proposed))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilter(words.tr("Tables (*.xlsx *.csv)"))
        dialog.selectFile(str(proposed))
        dialog.fileSelected.connect(self._save_list)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_list(self, file: str) -> None:
        if self._checked is not None:
            checked, words = self._checked[0], self._words
            self._context.tasks.read(
                lambda: save_fault_list(Path(file), checked, words), self._list_saved
            )

    def _list_saved(self, path: Path) -> None:
        self._context.notify(self._words.tr("Saved: {file}", file=path.name))

    # importing, and back

    def run(self) -> None:
        """Import what was checked, with the choices as they are."""
        place, words = self.place, self._words
        if place is None or self._checked is None or not self._view.head.import_button.isEnabled():
            return
        path, plan, service = place.path, place.plan, self._service
        self._view.show_importing()
        rows = self._checked[0].row_count
        job = self._view.check.job(
            words.tr("Importing {file}", file=path.name),
            rows,
            stopped=words.tr("Stopped."),  # it may have been too late; the last import says so
        )
        self._context.tasks.write(
            lambda: service.run(path, plan, job.progress, job.is_cancelled),
            self._ran,
            self._not_run,
            job=job,
        )

    def _ran(self, done: Done[ImportReport]) -> None:
        report, words, run = done.value, self._words, done.value.run
        if self.place is not None:
            self._kept.pop(self.place.path, None)
            self.place = None
        self._view.check.forget()
        self._view.show_waiting()
        self.imported.emit(run)
        text = words.trn("{count} row imported.", "{count} rows imported.", report.imported)
        self._context.notify(text, (lambda: self.take_back(run)) if run is not None else None)

    def _not_run(self, error: SalesDeskError) -> None:
        self._view.show_waiting()
        self._refused(error)

    def take_back(self, run_id: object) -> None:
        """Take a whole import back; what it added goes, what it changed is as it was."""
        if isinstance(run_id, UUID):
            service = self._service
            self._leaving = run_id
            self._context.tasks.write(lambda: service.take_back(run_id), self._taken_back)

    def _taken_back(self, done: Done[TakenBack]) -> None:
        self._context.notify(taken_back(self._words, done.value))
        self.gone.emit(self._leaving)
        self.read_runs()

    def _show_runs(self, runs: tuple[RunRow, ...]) -> None:
        self._view.last.show_runs(runs)
        self.runs_read.emit(runs)

    def _kept_plan(self, path: Path) -> ImportPlan:
        stamp, plan = self._kept.get(path, ((0, 0), ImportPlan()))
        return plan if stamp == _stamp(path) else ImportPlan()


def _stamp(path: Path) -> Stamp:
    """What changes when a file does; nothing where it has gone."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
