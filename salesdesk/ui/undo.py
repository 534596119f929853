"""The steps that Ctrl+Z takes back and Ctrl+Shift+Z does again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

LONGEST = 50


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One step, named in the screen's language."""

    text: str
    undo: Callable[[], None]
    redo: Callable[[], None] | None = None


class UndoList(QObject):
    """The last fifty steps of this window."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._past: list[UndoStep] = []
        self._future: list[UndoStep] = []

    def push(self, step: UndoStep) -> None:
        """A step was done."""
        self._past = [*self._past, step][-LONGEST:]
        self._future.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Drop everything: the records it speaks of are shown anew."""
        self._past.clear()
        self._future.clear()
        self.changed.emit()

    @property
    def next_undo(self) -> str:
        """What would be taken back, or nothing."""
        return self._past[-1].text if self._past else ""

    @property
    def next_redo(self) -> str:
        """What would be done again, or nothing."""
        return self._future[-1].text if self._future else ""

    def undo(self) -> None:
        """Take back the last step."""
        if not self._past:
            return
        step = self._past.pop()
        if step.redo is not None:
            self._future.append(step)
        step.undo()
        self.changed.emit()

    def redo(self) -> None:
        """Do the step taken back last once more."""
        if not self._future:
            return
        step = self._future.pop()
        self._past.append(step)
        if step.redo is not None:
            step.redo()
        self.changed.emit()
