"""Keeping what a client tells in the needs interview; every answer can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from salesdesk.domain.catalogue.kinds import PaperUse
from salesdesk.domain.prospects.states import Evidence
from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.services.prospects import Interview, PaperAnswer, PrinterAnswer
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.buying import Buying
from salesdesk.ui.prospects.needs_row import RowList
from salesdesk.ui.prospects.paper_rows import PaperRows
from salesdesk.ui.prospects.printer_rows import PrinterRows
from salesdesk.ui.prospects.verbs import nothing

_MEASURES = ("days_per_ream", "reams_per_month")
"""Two ways to say how much paper: setting one empties the other."""

Set = Callable[[UUID, str, Any], Done[UUID]]
A = TypeVar("A", bound="Keyed")
Failed = Callable[[SalesDeskError], None]


class Keyed(Protocol):
    """An answer with the key of its row."""

    @property
    def id(self) -> UUID:
        """The row's key."""


class NeedsVerbs(QObject):
    """Writes what the rows announce, for the interview that is shown."""

    def __init__(
        self, context: PageContext, printers: PrinterRows, papers: PaperRows, buying: Buying
    ) -> None:
        super().__init__(buying)
        self._context, self._words = context, context.language
        self._service = context.desk.prospects.needs
        self._printers, self._papers, self._buying = printers, papers, buying
        self.interview: Interview | None = None
        printers.saved.connect(self._save_printer)
        printers.named.connect(self._name_printer)
        printers.added.connect(self._add_printer)
        printers.removed.connect(self._remove_printer)
        printers.measured.connect(self._keep_measured)
        papers.saved.connect(self._save_paper)
        papers.added.connect(self._add_paper)
        papers.removed.connect(self._remove_paper)
        buying.saved.connect(self._save_answer)
        buying.sourced.connect(self._keep_source)

    # answers

    def _save_answer(self, name: str, value: Any) -> None:
        if self.interview is not None:
            self._set(self._service.set_field, self.interview, name, value, self._answer_refused)

    def _save_printer(self, key: UUID, name: str, value: Any) -> None:
        if self.interview is not None and (known := _of(self.interview.printers, key)):
            refused = self._refuser(self._printers, key)
            self._set(self._service.set_printer, known, name, value, refused)

    def _save_paper(self, key: UUID, name: str, value: Any) -> None:
        if self.interview is not None and (known := _of(self.interview.papers, key)):
            refused = self._refuser(self._papers, key)
            self._set(self._service.set_paper, known, name, value, refused)

    def _set(self, verb: Set, known: Keyed, name: str, value: Any, refused: Failed) -> None:
        """Set an answer of what is known so far, and remember what it was."""
        key, tasks = known.id, self._context.tasks
        before, was = _before(known, name)

        def kept(_done: object) -> None:
            self._remember(
                self._words.tr("Answer changed"),
                lambda: verb(key, before, was),
                lambda: verb(key, name, value),
            )

        tasks.write(lambda: verb(key, name, value), kept, refused)

    def _name_printer(self, key: UUID, name: str, printer_id: UUID | None) -> None:
        service = self._service
        known = _of(self.interview.printers, key) if self.interview else None
        if known is None:
            return
        text = self._words.tr("Answer changed")
        undo = partial(service.name_printer, key, known.model, known.printer_id)
        redo = partial(service.name_printer, key, name, printer_id)
        self._context.tasks.write(redo, lambda _done: self._remember(text, undo, redo))

    def name_printer(self, key: UUID, name: str, printer_id: UUID | None) -> None:
        """Say which model a row is."""
        self._name_printer(key, name, printer_id)

    def _keep_measured(self, key: UUID, what: str, measured: Any) -> None:
        service = self._service
        again: Callable[[], Done[PrinterAnswer]] = (
            partial(service.set_readings, key, measured)
            if what == "readings"
            else partial(service.set_changes, key, measured)
        )

        def kept(done: Done[PrinterAnswer]) -> None:
            text = self._words.tr("Answer changed")
            self._remember(text, partial(service.restore_printer, done.value), again)

        self._context.tasks.write(again, kept, self._refuser(self._printers, key))

    def _keep_source(self, name: str, source: str) -> None:
        if self.interview is None:
            return
        key, evidence = self.interview.id, Evidence(source)
        known = self.interview.known.get((key, name))
        before = known.evidence if known else Evidence.TOLD
        redo = partial(self._service.set_source, key, key, name, evidence)
        undo = partial(self._service.set_source, key, key, name, before)
        text = self._words.tr("Answer changed")
        self._context.tasks.write(redo, lambda _done: self._remember(text, undo, redo))

    # rows

    def _add_printer(self, name: str, printer_id: UUID | None) -> None:
        if self.interview is not None:
            key, service = self.interview.id, self._service
            self._printers.start_next()
            self._context.tasks.write(
                lambda: service.add_printer(key, name, printer_id), self._printer_added
            )

    def _printer_added(self, done: Done[UUID]) -> None:
        undo = partial(self._service.remove_printer, done.value)
        self._remember(self._words.tr("Printer added"), undo)

    def _add_paper(self, use: PaperUse) -> None:
        if self.interview is not None:
            key, service = self.interview.id, self._service
            self._papers.start_next()
            self._context.tasks.write(lambda: service.add_paper(key, use), self._paper_added)

    def _paper_added(self, done: Done[UUID]) -> None:
        undo = partial(self._service.remove_paper, done.value)
        self._remember(self._words.tr("Paper added"), undo)

    def _remove_printer(self, key: UUID) -> None:
        self._context.tasks.write(lambda: self._service.remove_printer(key), self._printer_removed)

    def _printer_removed(self, done: Done[PrinterAnswer]) -> None:
        if self.interview is not None:
            put_back = partial(self._service.put_back_printer, self.interview.id, done.value)
            text = self._words.tr("Removed: {name}", name=done.value.model)
            self._context.notify(text, lambda: self._write(put_back))

    def _remove_paper(self, key: UUID) -> None:
        self._context.tasks.write(lambda: self._service.remove_paper(key), self._paper_removed)

    def _paper_removed(self, done: Done[PaperAnswer]) -> None:
        if self.interview is not None:
            put_back = partial(self._service.put_back_paper, self.interview.id, done.value)
            self._context.notify(self._words.tr("Paper removed."), lambda: self._write(put_back))

    # inside

    def _remember(
        self, text: str, undo: Callable[[], object], redo: Callable[[], object] | None = None
    ) -> None:
        again = partial(self._write, redo) if redo else None
        self._context.remember(text, lambda: self._write(undo), again)

    def _write(self, work: Callable[[], object]) -> None:
        self._context.tasks.write(work, nothing)

    def _refuser(self, rows: RowList, key: UUID) -> Failed:
        shown = rows.rows.get(key)
        return shown.show_error if shown is not None else self._context.show_error

    def _answer_refused(self, error: SalesDeskError) -> None:
        if not self._buying.show_error(error):
            self._context.show_error(error)


def _of(answers: Sequence[A], key: UUID) -> A | None:
    return next((one for one in answers if one.id == key), None)


def _before(known: object, name: str) -> tuple[str, Any]:
    """The answer that brings back what was said before `name` is set, and its value."""
    said = [one for one in _MEASURES if getattr(known, one, None) is not None]
    if name in _MEASURES and said:
        name = said[0]
    return name, getattr(known, name)
