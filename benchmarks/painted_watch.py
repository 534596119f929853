"""Says on stdout when the window has painted itself, and when it answers keys."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override

from salesdesk.ui import application

_make_application = application.make_application
_said: set[str] = set()


class _Watch(QObject):
    """Quits once the main window's first paint event was answered and the event loop turns."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            _say_once("painted")
            QTimer.singleShot(0, _settled)
        return False


def install() -> None:
    """Let the application be made with a watch on it."""
    application.make_application = _make_watched


def _make_watched() -> QApplication:
    made = _make_application()
    made.installEventFilter(_Watch(made))
    return made


def _say_once(what: str) -> None:
    if what not in _said:
        _said.add(what)
        sys.stdout.write(f"{what} {time.process_time()}\n")
        sys.stdout.flush()


def _settled() -> None:
    """The event loop turns: the first page stands, and keys are answered."""
    _say_once("ready")
    QApplication.quit()
