"""A line that keeps a value: read when it is left, written as the language writes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from salesdesk.errors import SalesDeskError

Reader = Callable[[str], object]
Writer = Callable[[object], str]


def mark_wrong(editor: QWidget, wrong: bool) -> None:
    """Give an editor its red border, or take it away."""
    if bool(editor.property("wrong")) == wrong:
        return
    editor.setProperty("wrong", wrong)
    editor.style().unpolish(editor)
    editor.style().polish(editor)


def is_for_window(line: QLineEdit, event: QEvent) -> bool:
    """Whether Ctrl+Z or its way back is the window's: the line has nothing of its own to undo."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not line.isUndoAvailable()
    redo = event.matches(QKeySequence.StandardKey.Redo) and not line.isRedoAvailable()
    return undo or redo


class ValueLine(QLineEdit):
    """A line that keeps a value; `saved` carries the new and the old one when it is left changed.

    What cannot be read stays as typed, gets a red border, and `refused` carries the error
    (None once it is right again), until it is mended, another value comes or `forget` is called
    because another record is shown. Esc puts the kept value back.
    """

    saved = Signal(object, object)
    refused = Signal(object)

    def __init__(self, name: str, read: Reader, write: Writer, *, right: bool = False) -> None:
        super().__init__()
        self._read, self._write = read, write
        self._value: object = None
        self._is_wrong = False
        self.setAccessibleName(name)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editingFinished.connect(self.commit)

    @property
    def value(self) -> object:
        """The kept value; None where the field is empty."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value without announcing it; what is being typed, or is wrong, stays."""
        before, self._value = self._value, value
        typing = self.hasFocus() and self.isModified()
        if not typing and not (self._is_wrong and value == before):
            self._show()

    def forget(self) -> None:
        """Drop what is typed and could not be read."""
        if self._is_wrong:
            self._show()

    def commit(self) -> bool:
        """Take what is typed; False if it cannot be read."""
        if not self.isModified():
            return True
        try:
            typed = self._read(self.text()) if self.text().strip() else None
        except SalesDeskError as error:
            self._is_wrong = True
            mark_wrong(self, wrong=True)
            self.refused.emit(error)
            return False
        before, self._value = self._value, typed
        self._show()
        if typed != before:
            self.saved.emit(typed, before)
        return True

    def _show(self) -> None:
        self.setText("" if self._value is None else self._write(self._value))
        self.setCursorPosition(0)
        self._is_wrong = False
        mark_wrong(self, wrong=False)
        self.refused.emit(None)

    @override
    def event(self, event: QEvent) -> bool:
        if is_for_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
            self.selectAll()
            return
        super().keyPressEvent(event)


def forget_typed(widget: QWidget) -> None:
    """Drop what could not be read in all lines of a widget: it shows another record now."""
    for line in widget.findChildren(ValueLine):
        line.forget()
