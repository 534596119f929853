"""How long the call has lasted."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from salesdesk.language import Language
from salesdesk.ui.theme import font

_SECOND = 1000
_MINUTE = 60


class CallTimer(QLabel):
    """A clock that runs from `start` to `stop`; `seconds` gives seconds of any steady clock."""

    def __init__(self, language: Language, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._words, self._seconds = language, seconds
        self._began: float | None = None
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._show)
        self.setFont(font("head"))
        widest = QFontMetrics(self.font()).horizontalAdvance(self._said("88:88"))
        self.setMinimumWidth(widest)
        self.stop()

    def start(self) -> None:
        """The number was dialled; a call that runs already goes on."""
        if self._began is None:
            self._began = self._seconds()
            self._tick.start()
            self._show()

    @property
    def began(self) -> float | None:
        """The steady clock's seconds when the number was dialled; None where it was not."""
        return self._began

    def go_on(self, began: float | None) -> None:
        """Run on from a time that another of these began at."""
        if began is not None:
            self._began = began
            self._tick.start()
            self._show()

    def stop(self) -> None:
        """The next account is shown."""
        self._began = None
        self._tick.stop()
        self.setText("")

    @property
    def minutes(self) -> int | None:
        """Minutes begun since the number was dialled; None where it was not."""
        if self._began is None:
            return None
        return int((self._seconds() - self._began) // _MINUTE) + 1

    def _show(self) -> None:
        if self._began is not None:
            minutes, seconds = divmod(int(self._seconds() - self._began), _MINUTE)
            self.setText(self._said(f"{minutes:02}:{seconds:02}"))

    def _said(self, time_shown: str) -> str:
        return self._words.tr("On the phone: {time}", time=time_shown)
