"""The views by health with their counts, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.chips import View

_GAP, _LINE, _HEIGHT = 6, 32, 27


class HealthChips(QWidget):
    """`chosen` carries the key of the view that was clicked."""

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_views(self, views: Sequence[View], current: str) -> None:
        """Show these views, one of them chosen."""
        wanted = [view.key for view in views]
        for key in [key for key in self._buttons if key not in wanted]:
            self._drop(key)
        for view in views:
            if view.key not in self._buttons:
                self._buttons[view.key] = self._make(view.key)
            self._write(self._buttons[view.key], view)
        self._buttons = {key: self._buttons[key] for key in wanted}
        self._buttons[current].setChecked(True)
        self._place()

    def _make(self, key: str) -> QPushButton:
        made = QPushButton(self)
        made.setProperty("kind", "view")
        made.setProperty("view", key)
        made.setCheckable(True)
        made.setAutoDefault(False)
        self._group.addButton(made)
        made.show()
        return made

    def _drop(self, key: str) -> None:
        gone = self._buttons.pop(key)
        self._group.removeButton(gone)
        gone.hide()
        gone.deleteLater()

    def _write(self, made: QPushButton, view: View) -> None:
        count = "" if view.count is None else f"  {self._language.number(view.count)}"
        made.setText(view.title + count)
        # Checked is bold: without this the words are cut by some pixels.
        wide = QFontMetrics(font("semibold")).horizontalAdvance(view.title + count)
        made.setFixedSize(wide + 28, _HEIGHT)

    def _place(self) -> None:
        left = top = 0
        before: QWidget | None = None
        for one in self._buttons.values():
            if left and left + one.width() > self.width():
                left, top = 0, top + _LINE
            one.move(left, top)
            left += one.width() + _GAP
            if before is not None:
                QWidget.setTabOrder(before, one)
            before = one
        self.setFixedHeight(top + _HEIGHT + 2)

    def _clicked(self, pressed: QPushButton) -> None:
        self.chosen.emit(str(pressed.property("view")))

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()
