"""One row of small chips that narrows the stream to a kind; the chosen one says its word."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from salesdesk.language import Language
from salesdesk.services.prospects import GROUP_NAMES, Group
from salesdesk.ui.icons import icon
from salesdesk.ui.theme import font

SIGNS = {
    Group.ALL: "layers",
    Group.TALKS: "phone",
    Group.NOTES: "sticky-note",
    Group.PAPERS: "file-text",
    Group.DEALS: "handshake",
    Group.MONEY: "banknote",
    Group.CHANGES: "history",
}
_NARROW, _AROUND = 34, 50


class GroupChips(QWidget):
    """`chosen` carries the group."""

    chosen = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language
        self.group = Group.ALL
        self._buttons: dict[Group, QPushButton] = {}
        self._together = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for group in Group:
            layout.addWidget(self._button(group))
        layout.addStretch(1)
        self._together.buttonClicked.connect(self._clicked)
        self.choose(Group.ALL)

    def choose(self, group: Group) -> None:
        """Choose a group without announcing it."""
        self.group = group
        self._buttons[group].setChecked(True)
        for one, made in self._buttons.items():
            self._write(made, self._words.tr(GROUP_NAMES[one]) if one is group else "")

    def _button(self, group: Group) -> QPushButton:
        word = self._words.tr(GROUP_NAMES[group])
        made = QPushButton(icon(SIGNS[group]), "")
        made.setProperty("kind", "view")
        made.setProperty("group", group.value)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setIconSize(QSize(14, 14))
        made.setAccessibleName(word)
        made.setToolTip(word)
        made.setFont(font("small"))
        self._together.addButton(made)
        self._buttons[group] = made
        return made

    def _write(self, made: QPushButton, word: str) -> None:
        made.setText(f" {word}" if word else "")
        # Checked is bold: without this the words are cut by some pixels.
        wide = QFontMetrics(font("semibold")).horizontalAdvance(word) + _AROUND
        made.setFixedWidth(wide if word else _NARROW)

    def _clicked(self, pressed: QPushButton) -> None:
        self.choose(Group(str(pressed.property("group"))))
        self.chosen.emit(self.group)
