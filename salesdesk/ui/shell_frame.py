"""Where a page stands: a message above it, a note with Undo below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.ui.page import Page
from salesdesk.ui.widgets.messages import MessageBar, Note


class PageFrame(QWidget):
    """One page with its messages; knows whether what it shows has been overtaken."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.page: Page | None = None
        self.stale = False
        self.message = MessageBar(language)
        self.note = Note(language)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 12, 12, 12)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.message)
        self._layout.addWidget(self.note)

    def hold(self, page: Page) -> None:
        """Put the page in its place."""
        self.page = page
        self._layout.insertWidget(1, page, 1)
        # The page calls reload itself when it is built.
        self.stale = False
