"""F1: all keys of the desk on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.ui.page import Command
from salesdesk.ui.widgets.basics import button, head, label, row

KEYS = (
    ("Ctrl+1 … Ctrl+7, Ctrl+Tab", mark("To a tab")),
    ("Ctrl+K", mark("Find or do anything")),
    ("Ctrl+F, Ctrl+E", mark("Filter this list; Esc clears")),
    ("Ctrl+N", mark("New here")),
    ("Ctrl+Shift+N", mark("New anything")),
    ("Ctrl+↑, Ctrl+↓", mark("Previous and next record")),
    ("F2", mark("Edit")),
    ("Enter", mark("Next cell")),
    ("Ctrl+Enter", mark("Done, and plan the next step")),
    ("Ctrl+P", mark("Print what is open")),
    ("F5", mark("Present full screen")),
    ("Ctrl+Z, Ctrl+Shift+Z", mark("Undo, redo")),
    ("F1, Ctrl+/", mark("All keys")),
)


class KeysDialog(QDialog):
    """The keys that work everywhere, and those of the page that is open."""

    def __init__(
        self, commands: Sequence[Command], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.tr("All keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        self.setMinimumWidth(480)
        layout.addWidget(head(language.tr("Everywhere")))
        layout.addLayout(_sheet([(keys, language.tr(words)) for keys, words in KEYS]))
        here = [(one.shortcut, one.title) for one in commands if one.shortcut]
        if here:
            layout.addWidget(head(language.tr("On this page")))
            layout.addLayout(_sheet(here))
        layout.addLayout(row(None, button(language.tr("Close"), kind="primary", on=self.close)))


def _sheet(lines: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    for place, (keys, words) in enumerate(lines):
        grid.addWidget(label(keys, "semibold"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, wrap=True), place, 1)
    grid.setColumnStretch(1, 1)
    return grid
