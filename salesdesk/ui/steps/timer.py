"""A button that times a talk: pressed when it begins and when it ends, it tells the minutes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from salesdesk.language import Language
from salesdesk.ui.icons import SPACED, spaced_icon
from salesdesk.ui.theme import font

_SECOND = 1000
_MINUTE = 60
_AROUND = 58


class TalkTimer(QPushButton):
    """`timed` carries the minutes begun, when it is stopped; `seconds` is any steady clock."""

    timed = Signal(object)

    def __init__(self, language: Language, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._words, self._seconds = language, seconds
        self._began: float | None = None
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._show)
        self.setAutoDefault(False)
        self.setIconSize(SPACED)
        widest = max((language.tr("Time it"), "88:88"), key=len)
        self.setFixedWidth(QFontMetrics(font("body")).horizontalAdvance(widest) + _AROUND)
        self.clicked.connect(self._turn)
        self._show()

    @property
    def is_running(self) -> bool:
        """Whether a talk is being timed."""
        return self._began is not None

    def start(self) -> None:
        """The talk begins."""
        if self._began is None:
            self._began = self._seconds()
            self._tick.start()
            self._show()

    def stop(self) -> None:
        """The talk is over; of one that was not timed nothing is told."""
        if self._began is None:
            return
        minutes = int((self._seconds() - self._began) // _MINUTE) + 1
        self._began = None
        self._tick.stop()
        self._show()
        self.timed.emit(minutes)

    def _turn(self, _checked: bool = False) -> None:
        if self.is_running:
            self.stop()
        else:
            self.start()

    def _show(self) -> None:
        if self._began is None:
            self.setText(self._words.tr("Time it"))
            self.setIcon(spaced_icon("clock", "text"))
            self.setAccessibleName(self._words.tr("Time the talk"))
            return
        minutes, seconds = divmod(int(self._seconds() - self._began), _MINUTE)
        self.setText(f"{minutes:02}:{seconds:02}")
        self.setIcon(spaced_icon("circle-pause", "accent"))
        self.setAccessibleName(self._words.tr("The talk is over: take its minutes"))
