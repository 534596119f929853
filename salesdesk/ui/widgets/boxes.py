"""A choice among named values, and a text of several lines; both save when they are left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit
from typing_extensions import override

from salesdesk.text import clean_lines


class ChoiceBox(QComboBox):
    """A choice among named values; `saved` carries the new and the old one when one is picked.

    The wheel scrolls the page, not the choice.
    """

    saved = Signal(object, object)
    refused = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._value: object = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(choices)
        self.activated.connect(self._picked)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these values under these words; the shown value stays if it is among them."""
        blocker = QSignalBlocker(self)
        self.clear()
        self._values = [value for value, _word in choices]
        self.addItems([word for _value, word in choices])
        self.set_value(self._value)
        blocker.unblock()

    @property
    def value(self) -> object:
        """The chosen value, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value without announcing it."""
        self._value = value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _picked(self, place: int) -> None:
        before, self._value = self._value, self._values[place]
        if before != self._value:
            self.saved.emit(self._value, before)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.currentIndex() < 0 and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.showPopup()  # with nothing chosen, the first step would choose already
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NoteBox(QPlainTextEdit):
    """A text of several lines, saved when left; `submitted` carries it on Ctrl+Enter."""

    saved = Signal(object, object)
    refused = Signal(object)
    submitted = Signal(str)

    def __init__(self, name: str, placeholder: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self._value = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)

    @property
    def value(self) -> object:
        """The kept text."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a text without announcing it; what is being typed is not disturbed."""
        self._value = str(value or "")
        if not (self.hasFocus() and self.document().isModified()):
            self.setPlainText(self._value)

    def commit(self) -> bool:
        """Take what is typed."""
        typed = clean_lines(self.toPlainText())
        before, self._value = self._value, typed
        self.document().setModified(False)
        if typed != before:
            self.saved.emit(typed, before)
        return True

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit(clean_lines(self.toPlainText()))
            return
        super().keyPressEvent(event)
