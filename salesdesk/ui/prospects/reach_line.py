"""A number or an address: edited in place, and called, written to or opened from there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from salesdesk.domain.prospects.states import PointKind
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.ui import entry
from salesdesk.ui.icons import icon
from salesdesk.ui.prospects.tips import tip
from salesdesk.ui.widgets.value_line import ValueLine

WEBSITE = "website"
_OFFERS = {
    PointKind.PHONE: ("phone", mark("Call this number")),
    PointKind.EMAIL: ("mail", mark("Write an e-mail")),
    WEBSITE: ("link", mark("Open the website")),
}


class ReachLine(ValueLine):
    """The sign at its end, or Down, offers to call, write or open, and to copy.

    `reached` carries the number or address that is to be called, written to or opened.
    """

    reached = Signal(str)

    def __init__(self, name: str, kind: str, language: Language) -> None:
        super().__init__(name, entry.read_line, str)
        self._words, self._silent = language, False
        self._icon, verb = _OFFERS[kind]
        self._verb = language.tr(verb)
        self.setPlaceholderText("–")
        self._sign = self.addAction(icon(self._icon, "muted"), self.ActionPosition.TrailingPosition)
        self._sign.setText(self._verb)
        self._sign.setToolTip(self._verb)
        self._sign.triggered.connect(self.offer)
        self.textChanged.connect(self._show_sign)
        self._show_sign()

    def set_silent(self, *, silent: bool) -> None:
        """Offer nothing as long as the account must not be contacted."""
        self._silent = silent
        self._show_sign()

    def menu(self) -> QMenu:
        """What can be done with the number or address."""
        words, text = self._words, self.text().strip()
        made = QMenu(self)
        made.addAction(icon(self._icon), self._verb, partial(self.reached.emit, text))
        made.addAction(icon("copy"), words.tr("Copy"), partial(_copy, text))
        return made

    def offer(self) -> None:
        """Open the menu below the line."""
        if self._silent or not self.text().strip():
            return
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(max(0, self.width() - 160), self.height())))

    def _show_sign(self) -> None:
        self._sign.setVisible(bool(self.text().strip()) and not self._silent)
        self.setToolTip(tip(self.text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.offer()
        else:
            super().keyPressEvent(event)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
