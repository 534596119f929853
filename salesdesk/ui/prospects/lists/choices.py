"""Any number of choices out of many: a button that says which, and a menu with ticks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy
from typing_extensions import override

from salesdesk.language import Language

_INSIDE = 34


class TickMenu(QMenu):
    """A menu that stays open while lines are ticked."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        there = self.activeAction()
        for action in self.actions():
            if action == there and action.isCheckable() and action.isEnabled():
                action.trigger()
                return
        super().mouseReleaseEvent(event)


class ChoicesButton(QPushButton):
    """Shows the chosen words; `changed` says that others were chosen."""

    changed = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], language: Language) -> None:
        super().__init__()
        self._name, self._words = name, language
        self._menu = TickMenu(self)
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(90)
        self.setMenu(self._menu)
        self._actions = {key: self._add(word, key) for key, word in choices}
        if not choices:
            self._menu.addAction(language.tr("There is none yet")).setEnabled(False)
        self._show()

    @property
    def value(self) -> tuple[str, ...]:
        """The keys of what is chosen, in the order of the menu."""
        return tuple(key for key, action in self._actions.items() if action.isChecked())

    def set_value(self, keys: Sequence[str]) -> None:
        """Choose without announcing it."""
        for key, action in self._actions.items():
            action.setChecked(key in keys)
        self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _add(self, word: str, key: str) -> QAction:
        action = self._menu.addAction(word)
        action.setCheckable(True)
        action.setData(key)
        action.triggered.connect(self._ticked)
        return action

    def _ticked(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = [self._actions[key].text() for key in self.value]
        text = ", ".join(chosen) or self._words.tr("Choose…")
        room = max(40, self.width() - _INSIDE)
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(text if chosen else "")
