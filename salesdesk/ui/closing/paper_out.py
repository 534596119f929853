"""Documents leave the desk: saved as a file, or sent to a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from salesdesk.errors import FileRefused
from salesdesk.sentence import sentence
from salesdesk.ui import printing
from salesdesk.ui.page import PageContext


class PaperOut(QObject):
    """Asks where to, and says when it is done."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._words, self._widget = context, context.language, parent

    def save(self, pdf: bytes, name: str) -> None:
        """Ask where, and save a document under its name."""
        words = self._words
        chosen, _kind = QFileDialog.getSaveFileName(
            self._widget, words.tr("Save as PDF"), name, words.tr("PDF documents") + " (*.pdf)"
        )
        if chosen:
            target = Path(chosen)
            self._context.tasks.draw(lambda: _written(target, pdf), self._saved)

    def print(self, pdf: bytes, title: str) -> None:
        """Ask for a printer, and print a document."""
        printer = printing.choose_printer(self._widget)
        if printer is None:
            return

        def work() -> QPrinter:
            printing.print_pdf(pdf, printer, title)
            return printer

        self._context.tasks.draw(work, self._printed)

    def _saved(self, path: Path) -> None:
        self._context.notify(self._words.tr("Saved as {name}", name=path.name))

    def _printed(self, printer: QPrinter) -> None:
        name = printer.printerName() or printer.outputFileName()
        self._context.notify(self._words.tr("Sent to the printer {name}", name=name))


def _written(target: Path, pdf: bytes) -> Path:
    try:
        target.write_bytes(pdf)
    except OSError as error:
        raise FileRefused(
            sentence("“{name}” could not be written: choose another place.", name=target.name)
        ) from error
    return target
