"""What needs attention: one line each, that opens what is behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.services.today import Attention, AttentionKind
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.theme import backdrop, colour, font
from salesdesk.ui.widgets.basics import clear, muted

K = AttentionKind
SIGNS = {
    K.APPROVALS: ("shield-check", "violet"),
    K.HAND_OVERS: ("arrow-right", "info"),
    K.RETURNED: ("undo-2", "warn"),
    K.GIVEN: ("hourglass", "info"),
    K.ACCEPTED: ("badge-check", "ok"),
    K.OVERDUE_INVOICES: ("banknote", "bad"),
    K.EXPIRING: ("clock", "bad"),
    K.REORDERS: ("package", "info"),
    K.QUIET: ("hourglass", "warn"),
    K.NO_STEP: ("triangle-alert", "warn"),
}
ROW_HEIGHT = 30


class AttentionRow(QPushButton):
    """One line with its sign; a click or Enter opens it."""

    def __init__(self, line: Attention, words: Language) -> None:
        super().__init__()
        self.line = line
        self._text = words.say(line.text)
        self.setAccessibleName(self._text)
        self.setToolTip(self._text)
        self.setFixedHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, ROW_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(backdrop("grey"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        icon, tone = SIGNS[self.line.kind]
        paint_icon(painter, icon, tone, 8, (self.height() - 18) / 2, 18)
        paint_icon(painter, "chevron-right", "text", self.width() - 26, self.height() / 2 - 8, 16)
        painter.setFont(font("body"))
        painter.setPen(colour("text"))
        room = self.rect().adjusted(36, 0, -32, 0)
        shown = QFontMetrics(font("body")).elidedText(
            self._text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


class AttentionList(QWidget):
    """`opened` carries the row that was chosen."""

    opened = Signal(object)

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self.rows: list[AttentionRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_lines(self, lines: Sequence[Attention]) -> None:
        """Show these lines, or that there is nothing."""
        clear(self._layout)
        self.rows = [AttentionRow(line, self._words) for line in lines]
        for row in self.rows:
            row.clicked.connect(self._clicked)
            self._layout.addWidget(row)
        if not lines:
            self._layout.addWidget(muted(self._words.tr("Nothing. Well done.")))
        self._layout.addStretch(1)

    def _clicked(self) -> None:
        self.opened.emit(self.sender())
