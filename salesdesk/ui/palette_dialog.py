"""Ctrl+K: find any record, or do anything, from one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.text import search_words
from salesdesk.ui.icons import icon
from salesdesk.ui.page import Command
from salesdesk.ui.widgets.basics import small
from salesdesk.ui.widgets.search import QUIET_MILLISECONDS, Answer, Hit, HitList

FindRecords = Callable[[str, Answer], None]
_MOST_COMMANDS = 8


class PaletteDialog(QDialog):
    """A line to type into; below it the commands that match, then the records.

    A hit's value is a callable: what choosing it does, after the dialog has closed.
    """

    def __init__(
        self,
        commands: Sequence[Command],
        find: FindRecords,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._commands, self._find, self._language = list(commands), find, language
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.tr("Find or do anything"))
        self.box = QLineEdit()
        self.box.setPlaceholderText(language.tr("A name, a number, a product, or what to do…"))
        self.box.setAccessibleName(self.windowTitle())
        self.box.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.hits = HitList(language.tr("Found"))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = small(language.tr("Nothing found. Try fewer letters."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self.box, self.nothing, self.hits):
            layout.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._ask)
        self.box.textChanged.connect(self._typed)
        self.hits.itemClicked.connect(self._take)
        self._show([])

    def open_over(self, window: QWidget) -> None:
        """Open in the upper middle of a window, with the cursor in the line."""
        width = min(640, window.width() - 40)
        at = window.mapToGlobal(QPoint((window.width() - width) // 2, 64))
        self.setGeometry(at.x(), at.y(), width, min(460, window.height() - 120))
        self.show()
        self.box.setFocus()

    def _typed(self, _text: str) -> None:
        self._show([])
        self._timer.start()

    def _ask(self) -> None:
        asked = self.box.text().strip()
        if asked:
            self._find(asked, lambda hits: self._answered(asked, hits))

    def _answered(self, asked: str, hits: Sequence[Hit]) -> None:
        if asked == self.box.text().strip():
            self._show(hits)

    def _show(self, records: Sequence[Hit]) -> None:
        commands = self._matching_commands()
        self.hits.set_hits([*commands, *records])
        waiting = self._timer.isActive()
        self.nothing.setVisible(not commands and not records and not waiting)

    def _matching_commands(self) -> list[Hit]:
        words = search_words(self.box.text())
        found = [
            Hit(one.title, icon=one.icon, aside=one.shortcut, value=one.run)
            for one in self._commands
            if _all_begin(words, search_words(one.title))
        ]
        return found if not words else found[:_MOST_COMMANDS]

    def _take(self) -> None:
        hit = self.hits.current
        self.close()
        if hit is not None and callable(hit.value):
            # The popup lets go of the keyboard first.
            QTimer.singleShot(0, hit.value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.hits.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        else:
            super().keyPressEvent(event)


def _all_begin(words: Sequence[str], of: Sequence[str]) -> bool:
    return all(any(one.startswith(word) for one in of) for word in words)
