"""Six large keys for what came of a call."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from salesdesk.domain.prospects.cold_calls import CALL_RESULT_NAMES, CallResult
from salesdesk.language import Language
from salesdesk.ui.icons import SPACED, spaced_icon
from salesdesk.ui.theme import font

_SIGNS = {
    CallResult.INTERESTED: ("badge-check", "ok"),
    CallResult.AGAIN: ("calendar-clock", "info"),
    CallResult.NOT_REACHED: ("phone", "muted"),
    CallResult.NOT_INTERESTED: ("circle-x", "warn"),
    CallResult.WRONG_NUMBER: ("triangle-alert", "warn"),
    CallResult.DO_NOT_CONTACT: ("lock", "bad"),
}
_COLUMNS = 3
_HEIGHT = 48
_ROOM = 62
"""What stands in a key beside its words: sign, padding, border."""


class ResultKeys(QWidget):
    """`chosen` carries the result that was clicked, or whose digit was pressed with Alt."""

    chosen = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for place, result in enumerate(CALL_RESULT_NAMES):
            made = self._key(place, result, language)
            layout.addWidget(made, place // _COLUMNS, place % _COLUMNS)
            layout.setColumnStretch(place % _COLUMNS, 1)
        self._group.idClicked.connect(self._clicked)

    @property
    def result(self) -> CallResult | None:
        """What is chosen."""
        place = self._group.checkedId()
        return list(CALL_RESULT_NAMES)[place] if place >= 0 else None

    def choose(self, result: CallResult | None) -> None:
        """Show a choice without announcing it; None lets go of it."""
        self._group.setExclusive(False)
        for place, one in enumerate(CALL_RESULT_NAMES):
            self._group.button(place).setChecked(one is result)
        self._group.setExclusive(True)

    def press(self, digit: int) -> None:
        """As if the key with this number had been clicked."""
        self._group.button(digit - 1).click()

    def _key(self, place: int, result: CallResult, language: Language) -> QPushButton:
        name = language.tr(CALL_RESULT_NAMES[result])
        text = f"{place + 1}   {name}"
        made = QPushButton(spaced_icon(*_SIGNS[result]), text)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("kind", "result")
        made.setIconSize(SPACED)
        made.setFixedHeight(_HEIGHT)
        made.setMinimumWidth(QFontMetrics(font("semibold")).horizontalAdvance(text) + _ROOM)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setAccessibleName(language.tr("{key}: {result}", key=place + 1, result=name))
        self._group.addButton(made, place)
        keys = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(made.click)
        return made

    def _clicked(self, _place: int) -> None:
        self.chosen.emit(self.result)
