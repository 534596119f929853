"""Ctrl+C in the terminal and the system's word to stop close the window as a person would."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

ASKING = ("SIGINT", "SIGTERM", "SIGHUP")


class StopSignals(QObject):
    """Calls `stop` on the GUI thread when the system asks this process to end.

    While Qt waits, Python cannot answer a signal: the byte that the signal leaves in a pipe wakes
    it. Windows asks by closing the window itself.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self._stop = stop
        if os.name == "nt":
            return
        self._reading, writing = os.pipe()
        os.set_blocking(writing, False)
        self._woken = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._woken.activated.connect(self._empty)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for name in ASKING:
            signal.signal(getattr(signal, name), self._asked)

    def forget(self) -> None:
        """Answer signals as before; the window is gone."""
        if os.name == "nt":
            return
        signal.set_wakeup_fd(-1)
        for name in ASKING:
            signal.signal(getattr(signal, name), signal.SIG_DFL)

    def _empty(self) -> None:
        # Python calls `_asked` as soon as it runs again, which is now.
        os.read(self._reading, 64)

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, self._stop)
