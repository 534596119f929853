"""Rows that give way where there is no room: verbs go into their menu, chips into a second line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QToolButton, QWidget
from typing_extensions import override

from salesdesk.ui.tokens import SPACE_S
from salesdesk.ui.widgets.basics import row


class VerbRow(QWidget):
    """Buttons and the menu behind them; the first always stands, the last give way first.

    Whoever fills the menu asks `folded` which verbs it has to offer in their place.
    """

    def __init__(self, verbs: Sequence[QPushButton], menu: QToolButton) -> None:
        super().__init__()
        self._verbs, self._menu = tuple(verbs), menu
        self.setLayout(row(*self._verbs, None, menu))

    @property
    def folded(self) -> tuple[QPushButton, ...]:
        """The verbs that have no room, in their order."""
        return tuple(one for one in self._verbs if one.isHidden())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(1), self._menu.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        places = range(len(self._verbs), 0, -1)
        count = next((one for one in places if self._needed(one) <= self.width()), 1)
        for place, verb in enumerate(self._verbs):
            verb.setVisible(place < count)

    def _needed(self, count: int) -> int:
        """Pixels for the first verbs and the menu."""
        widths = (one.sizeHint().width() + SPACE_S for one in self._verbs[:count])
        return sum(widths) + self._menu.width()


class WrappedRow(QLayout):
    """Small widgets side by side, in as many lines as they need."""

    def __init__(self, spacing: int = SPACE_S) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._lay(area, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        hints = [one.sizeHint() for one in self._items]
        return QSize(
            max((one.width() for one in hints), default=0),
            max((one.height() for one in hints), default=0),
        )

    def _lay(self, area: QRect, *, move: bool) -> int:
        """Put each where it belongs; gives the height of all lines."""
        left, top, high = area.left(), area.top(), 0
        for item in self._items:
            hint = item.sizeHint()
            if high and left + hint.width() > area.left() + area.width():
                left, top, high = area.left(), top + high + self.spacing(), 0
            if move:
                item.setGeometry(QRect(left, top, hint.width(), hint.height()))
            left, high = left + hint.width() + self.spacing(), max(high, hint.height())
        return top + high - area.top()
