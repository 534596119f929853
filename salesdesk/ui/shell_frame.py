"""Where a page stands: a message above it, and over its foot a note with Undo."""

from __future__ import annotations

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
        self.message = MessageBar(language)
        self.note = Note(language)
        self.note.setParent(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.message)

    def hold(self, page: Page) -> None:
        """Put the page in its place; it has read what it shows."""
        self.page = page
        self.stale = False
        self._layout.insertWidget(1, page, 1)
        self.note.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # The note lies over the page: a row that comes and goes would make everything jump.
        super().resizeEvent(event)
        width = min(_NOTE_WIDTH, self.width() - 4 * _MARGIN)
        height = self.note.sizeHint().height()
        top = self.height() - height - 2 * _MARGIN
        self.note.setGeometry((self.width() - width) // 2, top, width, height)
