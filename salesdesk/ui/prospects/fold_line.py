"""A line for what is folded away, or leads elsewhere; it gives way where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from salesdesk.ui.icons import paint_icon
from salesdesk.ui.prospects.tips import tip
from salesdesk.ui.theme import FontRole, colour, font

_HEIGHT = 30


class FoldLine(QAbstractButton):
    """Says what is folded away; pressing it opens that."""

    def __init__(self, name: str, detail: str, sign: str, *, link: bool = False) -> None:
        super().__init__()
        self._name, self._detail, self._sign = name, detail, sign
        self._roles: tuple[FontRole, str] = ("body", "accent") if link else ("semibold", "text")
        self.setAccessibleName(", ".join(one for one in (name, detail) if one))
        self.setToolTip(tip(self.accessibleName()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(colour("accent" if self.hasFocus() else "line"), 1))
            painter.setBrush(colour("raised"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        paint_icon(painter, self._sign, "muted", 4, (self.height() - 16) / 2, 16)
        left = self._write(painter, self._name, *self._roles, 28)
        self._write(painter, self._detail, "body", "muted", left + 10)

    def _write(self, painter: QPainter, text: str, role: FontRole, tone: str, left: int) -> int:
        """Write a text from the left on, shortened; gives where it ended."""
        metrics, room = QFontMetrics(font(role)), self.width() - left - 6
        if not text or room < 24:
            return left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font(role))
        painter.setPen(colour(tone))
        area = QRect(left, 0, room, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return left + metrics.horizontalAdvance(shown)
