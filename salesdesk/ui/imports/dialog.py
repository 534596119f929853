"""Taking a file in: what was found out about it and about each row, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import Sentence, mark, sentences
from salesdesk.services.imports import ImportReport, Listed
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.widgets.basics import button, label, muted, row, title
from salesdesk.ui.widgets.basics import column as stacked
from salesdesk.ui.widgets.messages import BusyBar, MessageBar
from salesdesk.ui.widgets.table import RowsView

if TYPE_CHECKING:
    from salesdesk.ui.tasks import Job

Run = Callable[["Job", bool], ImportReport]
"""Reads the file for this job; with True it only checks."""

DUPLICATE, FAULT, DOUBT = mark("Already known"), mark("Cannot be read"), mark("Doubtful")
TONES = {DUPLICATE: ("copy", "info"), FAULT: ("circle-x", "bad"), DOUBT: ("info", "warn")}


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the file about which there is something to say."""

    key: int
    kind: str
    line: int
    about: str
    reason: Sentence


def columns(words: Language) -> tuple[Column[Finding], ...]:
    """What the table of findings shows; the chips need room for their icons."""
    return (
        Column[Finding](
            "line", mark("Line"), lambda f, w: Cell(w.number(f.line)), width=("999.999",)
        ),
        Column[Finding](
            "kind",
            mark("What"),
            lambda f, w: Cell(
                w.tr(f.kind), tone=TONES[f.kind][1], icon=TONES[f.kind][0], chip=True
            ),
            width=tuple(f"{words.tr(kind)}MMM" for kind in TONES),
        ),
        Column[Finding]("reason", mark("Why"), lambda f, w: Cell(f.about or "–", w.say(f.reason))),
    )


def findings(report: ImportReport) -> list[Finding]:
    """Everything there is to say about single rows, by line."""
    kinds: tuple[tuple[str, tuple[Listed, ...]], ...] = (
        (DUPLICATE, report.duplicates),
        (FAULT, report.faults),
        (DOUBT, report.flags),
    )
    listed = [(each.line, kind, each) for kind, rows in kinds for each in rows]
    listed.sort(key=lambda found: (found[0], found[1]))
    return [
        Finding(place, kind, line, each.about, each.reason)
        for place, (line, kind, each) in enumerate(listed)
    ]


class ImportDialog(QDialog):
    """Checks a file, shows what it found, and imports it when told to."""

    def __init__(
        self, path: Path, run: Run, tasks: Tasks, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path, self._run, self._tasks, self._words = path, run, tasks, language
        self.setWindowTitle(language.tr("Import {file}", file=path.name))
        self.resize(860, 600)
        self._build()
        self._check()

    def _build(self) -> None:
        tr = self._words.tr
        self._head = title(self._path.name)
        self._summary = label("", "semibold", wrap=True)
        self._found = muted("")
        self._found.setWordWrap(True)
        self._message = MessageBar(self._words)
        self._busy = BusyBar(self._words)
        self._model = RowsModel(columns(self._words), self._words, self)
        self._view = RowsView(self._model, tr("Rows of the file to look at"))
        self._cancel = button(tr("Cancel"), on=self.reject)
        self._import = button(tr("Import"), "upload", "primary", self._write)
        self._import.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 18)
        layout.addLayout(stacked(self._head, self._summary, self._found, self._message))
        layout.addWidget(self._view, 1)
        layout.addWidget(self._busy)
        layout.addLayout(row(None, self._cancel, self._import))

    def _check(self) -> None:
        job = self._busy.job(self._words.tr("Reading {file}", file=self._path.name))
        self._tasks.read(lambda: self._run(job, True), self._checked, self._refused, job=job)

    def _checked(self, report: ImportReport) -> None:
        self._busy.finish()
        say = self._words.say
        self._summary.setText(
            say(
                sentences(
                    "{count} row can be imported.", "{count} rows can be imported.", report.imported
                )
            )
        )
        told = (*report.found, *report.notes)
        self._found.setText(" ".join(say(each) for each in told))
        self._model.set_rows(findings(report), key=lambda found: found.key)
        self._import.setEnabled(report.imported > 0)
        if report.imported:
            self._import.setFocus()

    def _write(self) -> None:
        self._import.setEnabled(False)
        job = self._busy.job(self._words.tr("Importing {file}", file=self._path.name))
        self._tasks.write(lambda: self._run(job, False), self._written, self._refused, job=job)

    def _written(self, _report: ImportReport) -> None:
        self._busy.finish()
        self.accept()

    def _refused(self, error: SalesDeskError) -> None:
        self._busy.finish()
        self._message.show_text(self._words.say(error.sentence))
