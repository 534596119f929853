"""Importing a list of prospects from a file that is chosen here or dropped on the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from salesdesk.services.imports import ImportReport
from salesdesk.ui.imports.dialog import ImportDialog
from salesdesk.ui.page import PageContext
from salesdesk.ui.tasks import Job


class ImportDesk(QObject):
    """Chooses the file; the import dialog shows what is in it before anything is written."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def choose(self) -> None:
        """Ask for a file."""
        words = self._context.language
        dialog = QFileDialog(self._page, words.tr("Import a list of prospects"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(words.tr("Tables (*.csv *.tsv *.txt *.gz);;All files (*)"))
        dialog.fileSelected.connect(self.read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, file: str) -> None:
        """Show what is in a file, and import it if that is wanted."""
        service, path = self._context.desk.imports, Path(file)

        def run(job: Job, dry_run: bool) -> ImportReport:
            return service.prospects(
                path, dry_run=dry_run, progress=job.progress, cancelled=job.is_cancelled
            )

        context = self._context
        ImportDialog(path, run, context.tasks, context.language, self._page.window()).open()
