"""The import room of the Prospects tab: choosing a file, the workplace, and past imports."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from salesdesk.language import Language
from salesdesk.ui.imports.place import SUFFIXES, ImportPlace, PastImports, those_of
from salesdesk.ui.page import PageContext

if TYPE_CHECKING:
    from salesdesk.ui.imports.import_verbs import ImportVerbs
    from salesdesk.ui.imports.import_view import ImportView
    from salesdesk.ui.imports.runs_view import RunsView


class ImportRoom(QStackedWidget):
    """`opened` says that a file, or the past, is open here now; `closed` that the list is wanted.
    `list_wanted` carries the filter that shows the accounts of an import, `gone` that of one that
    was taken back.

    What is in the room is built when it is first entered: most days nobody imports anything.
    """

    opened = Signal()
    closed = Signal()
    list_wanted = Signal(object)
    gone = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language

    @cached_property
    def view(self) -> ImportView:
        """The workplace for one file."""
        from salesdesk.ui.imports.import_view import ImportView  # with the first file

        made = ImportView(self._context)
        self.addWidget(made)
        made.closed.connect(self._leave)
        made.choose_wanted.connect(self.choose)
        made.last.all_wanted.connect(self.show_past)
        return made

    @cached_property
    def runs(self) -> RunsView:
        """The list of past imports."""
        from salesdesk.ui.imports.runs_view import RunsView  # when it is first asked for

        made = RunsView(self._words)
        self.addWidget(made)
        made.closed.connect(self._back)
        made.choose_wanted.connect(self.choose)
        made.list_wanted.connect(self._show_those)
        return made

    @cached_property
    def verbs(self) -> ImportVerbs:
        """What is done in this room."""
        from salesdesk.ui.imports.import_verbs import ImportVerbs  # with the first file

        made = ImportVerbs(self._context, self.view)
        made.imported.connect(self._show_those)
        made.gone.connect(self._told_gone)
        made.runs_read.connect(self.runs.show_runs)
        self.runs.take_back_wanted.connect(made.take_back)
        return made

    @property
    def place(self) -> ImportPlace | PastImports | None:
        """Where somebody is in this room."""
        if self.count() and self.currentWidget() is self.runs:
            return PastImports()
        return self.verbs.place

    def choose(self) -> None:
        """Ask for a file."""
        dialog = file_dialog(self._words)
        dialog.setParent(self.window(), dialog.windowFlags())
        dialog.fileSelected.connect(self._file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, place: ImportPlace | PastImports) -> None:
        """Open a file, or the list of past imports."""
        verbs = self.verbs
        self.setCurrentWidget(self.runs if isinstance(place, PastImports) else self.view)
        self.opened.emit()
        if isinstance(place, PastImports):
            verbs.read_runs()
            self.runs.start()
        else:
            verbs.open(place)

    def show_past(self) -> None:
        """Open the list of past imports."""
        self.open(PastImports())

    def reload(self) -> None:
        """What was imported may have changed; the file has not."""
        self.verbs.read_runs()

    def start(self) -> None:
        """Where the keyboard starts."""
        if self.currentWidget() is self.runs:
            self.runs.start()
        else:
            self.view.start()

    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        """The workplace with a list that has something of everything, and the past imports."""
        from salesdesk.ui.imports.tour_file import tour_file  # for the tour alone

        return [
            ("import", lambda: self.open(ImportPlace(tour_file()))),
            ("imports", self.show_past),
        ]

    def _file_chosen(self, file: str) -> None:
        self.open(ImportPlace(Path(file)))

    def _back(self) -> None:
        """From the past imports back to the file, if one is open."""
        if self.verbs.place is not None:
            self.setCurrentWidget(self.view)
            self.view.start()
        else:
            self.closed.emit()

    def _show_those(self, run: object) -> None:
        self.closed.emit()
        if isinstance(run, UUID):
            self.list_wanted.emit(those_of(run))

    def _told_gone(self, run: object) -> None:
        if isinstance(run, UUID):
            self.gone.emit(those_of(run))

    def _leave(self) -> None:
        self.verbs.leave()
        self.closed.emit()


def file_dialog(words: Language) -> QFileDialog:
    """A dialog that asks for a list in any of the kinds that can be read."""
    dialog = QFileDialog()
    dialog.setWindowTitle(words.tr("Import a list of prospects"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(str(Path.home()))
    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog.setNameFilter(words.tr("Lists ({kinds});;All files (*)", kinds=kinds))
    return dialog
