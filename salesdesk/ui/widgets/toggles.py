"""Several of a few choices, all in sight as chips that are switched on and off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from salesdesk.ui.theme import font
from salesdesk.ui.widgets.folding import WrappedRow

_ROOM = 26


class ToggleChips(QWidget):
    """Any number of named values; `saved` carries the new and the old ones when one is switched."""

    saved = Signal(object, object)
    refused = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._value: tuple[object, ...] = ()
        self._chips: dict[object, QPushButton] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = WrappedRow(spacing=6)
        for value, word in choices:
            self._chips[value] = self._chip(word)
            line.addWidget(self._chips[value])
        self.setLayout(line)

    @property
    def value(self) -> object:
        """The values that are on, in the order of the choices."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show these values without announcing it."""
        on = set(value) if isinstance(value, Iterable) else set()
        self._value = tuple(each for each in self._chips if each in on)
        for each, chip in self._chips.items():
            chip.setChecked(each in on)

    def _chip(self, word: str) -> QPushButton:
        made = QPushButton(word)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("kind", "view")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Checked is bold: the width is that of the bold word.
        made.setMinimumWidth(QFontMetrics(font("semibold")).horizontalAdvance(word) + _ROOM)
        made.clicked.connect(self._switched)
        return made

    def _switched(self) -> None:
        before = self._value
        self._value = tuple(each for each, chip in self._chips.items() if chip.isChecked())
        self.saved.emit(self._value, before)
