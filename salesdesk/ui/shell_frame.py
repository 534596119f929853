"""Where a page stands: a message above it, and over its foot a note with Undo."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.page import Page
from salesdesk.ui.widgets.messages import MessageBar, Note

_MARGIN = 12
_NOTE_WIDTH = 560


class PageFrame(QWidget):
    """One page with its messages; `stale` says that what it shows has been overtaken."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.page: Page | None = None
        self.stale = False
        self._language = language
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._layout.setSpacing(8)

    @cached_property
    def message(self) -> MessageBar:
        """What went wrong, at the head of the page; made when there is something to say."""
        made = MessageBar(self._language)
        self._layout.insertWidget(0, made)
        return made

    @cached_property
    def note(self) -> Note:
        """What was done, over the foot of the page."""
        made = Note(self._language)
        made.setParent(self)
        return made

    def hold(self, page: Page) -> None:
        """Put the page in its place; it has read what it shows."""
        self.page = page
        self.stale = False
        self._layout.addWidget(page, 1)
        self.note.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # The note lies over the page: a row that comes and goes would make everything jump.
        super().resizeEvent(event)
        width = min(_NOTE_WIDTH, self.width() - 4 * _MARGIN)
        height = self.note.sizeHint().height()
        top = self.height() - height - 2 * _MARGIN
        self.note.setGeometry((self.width() - width) // 2, top, width, height)
