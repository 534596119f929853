"""Errors to people: what a person can mend goes into the page, a bug into the log and a dialog."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger("salesdesk")


class Guard(QObject):
    """The one door through which errors reach people.

    `show` puts a SalesDeskError into the page; it is set by the window.
    """

    def __init__(self, log_file: Path, language: Language) -> None:
        super().__init__()
        self.log_file = log_file
        self.language = language
        self.show: Callable[[SalesDeskError], None] | None = None
        self._dialog: QMessageBox | None = None
        self._handler: logging.Handler | None = None

    def install(self) -> None:
        """Write the log to its file, and catch what nobody caught, slots included."""
        handler = logging.FileHandler(self.log_file, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        log.addHandler(handler)
        self._handler = handler
        sys.excepthook = self._uncaught

    def uninstall(self) -> None:
        """Let go of the log and of what nobody catches."""
        if self._handler is None:
            return
        log.removeHandler(self._handler)
        self._handler.close()
        self._handler = None
        sys.excepthook = sys.__excepthook__

    def handle(self, error: BaseException) -> None:
        """Sort an error and tell whoever should know."""
        if isinstance(error, SalesDeskError) and self.show is not None:
            self.show(error)
        elif isinstance(error, Exception):
            self.bug(error)

    def bug(self, error: BaseException) -> None:
        """Log an error nobody expected and say so once, calmly."""
        log.error("not expected", exc_info=error)
        if self._dialog is None:
            self._dialog = self._calm_dialog()
            self._dialog.open()

    def open_log(self) -> None:
        """Show the log in the system's text viewer."""
        # Qt makes a class when it is first named; these two are named when they are needed.
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        self.log_file.touch()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.log_file)))

    def _uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        self.handle(error)

    def _calm_dialog(self) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox  # see open_log

        words = self.language
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(words.tr("Something did not work"))
        box.setText(words.tr("Something did not work, and it was not your fault."))
        box.setInformativeText(
            words.tr(
                "Everything saved so far is safe. What happened is written in the log; "
                "please send it to whoever looks after the program."
            )
        )
        box.addButton(words.tr("Carry on"), QMessageBox.ButtonRole.AcceptRole)
        show_log = box.addButton(words.tr("Open the log"), QMessageBox.ButtonRole.HelpRole)
        show_log.clicked.connect(self.open_log)
        box.finished.connect(self._dialog_closed)
        return box

    def _dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
