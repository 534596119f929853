"""A few choices side by side, and the screen of a list with nothing in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import Disc, label, row, title


class SegmentedControl(QWidget):
    """One of a few choices, all in sight; `saved` carries the new and the old value."""

    saved = Signal(object, object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._values = [value for value, _word in choices]
        self._value: object = self._values[0]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, (_value, word) in enumerate(choices):
            layout.addWidget(self._button(place, word, len(choices)))
        self._group.idClicked.connect(self._picked)
        self.set_value(self._value)

    @property
    def value(self) -> object:
        """The chosen value."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value without announcing it."""
        self._value = value
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def _button(self, place: int, word: str, count: int) -> QPushButton:
        made = QPushButton(word)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("kind", "segment")
        made.setProperty("place", {0: "first", count - 1: "last"}.get(place, "middle"))
        # Checked is bold: the width is that of the bold words.
        made.setFixedWidth(QFontMetrics(font("semibold")).horizontalAdvance(word) + 28)
        self._group.addButton(made, place)
        return made

    def _picked(self, place: int) -> None:
        before, self._value = self._value, self._values[place]
        if before != self._value:
            self.saved.emit(self._value, before)


_NARROWEST = 200


class EmptyState(QWidget):
    """What a list says when there is nothing in it, and what to do next."""

    def __init__(
        self, icon: str, heading: str, hint: str, buttons: Sequence[QPushButton] = ()
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignHCenter
        words = label(hint, "body", "muted", wrap=True)
        words.setAlignment(middle)
        words.setMinimumWidth(_NARROWEST)
        words.setMaximumWidth(
            max(_NARROWEST, min(620, words.fontMetrics().horizontalAdvance(hint) + 8))
        )
        around = row(None, words, None)
        around.setStretch(1, 1000)  # all the width there is, up to what it takes
        top = title(heading)
        top.setAlignment(middle)
        top.setWordWrap(True)
        layout.addStretch(2)
        layout.addWidget(Disc(icon, "info", 72), 0, middle)
        layout.addWidget(top)
        layout.addLayout(around)
        layout.addLayout(row(None, *buttons, None, spacing=10))
        layout.addStretch(3)
