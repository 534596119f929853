"""A stage on the board: what it is called, how many deals it holds, what they come to."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.closing.states import OPEN_STAGES, STAGE_NAMES, Stage
from salesdesk.language import Language
from salesdesk.services.closing import Column
from salesdesk.ui.closing.card_list import CardList, column_ground
from salesdesk.ui.closing.words import STAGE_LOOKS
from salesdesk.ui.theme import FontRole, colour, font
from salesdesk.ui.widgets.basics import button

_LINE = 24
_DOT = 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HeadForm(Enum):
    """How the heads of all columns are written, as the narrowest of them needs it."""

    WHOLE = 0
    WITHOUT_PROBABILITY = 1
    TWO_LINES = 2


class StageHead(QWidget):
    """Dot, name, count and probability; the sum at the right, or below where it is narrow."""

    resized = Signal()

    def __init__(self, stage: Stage, language: Language) -> None:
        super().__init__()
        self._stage, self._words = stage, language
        self._count, self._probability, self._sum = "", "", ""
        self._form = HeadForm.WHOLE
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_column(self, column: Column) -> None:
        """Show what a stage holds."""
        words = self._words
        self._count = words.number(len(column.cards))
        if self._stage in OPEN_STAGES:
            self._probability = f"  ·  {words.percent(column.probability)}"
        self._sum = words.money(column.sum)
        spoken = f"{self._name}: {self._count}{self._probability}, {self._sum}"
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def set_form(self, form: HeadForm) -> None:
        """Write it as all heads of the board are written."""
        if form is not self._form:
            self._form = form
            self.updateGeometry()
            self.update()

    def needs(self) -> HeadForm:
        """The fullest form that has room."""
        name, amount = _width("head", self._name), _width("semibold", self._sum)
        bare = _DOT + 28 + name + amount + _width("small", self._count)
        if bare + _width("small", self._probability) <= self.width():
            return HeadForm.WHOLE
        return HeadForm.WITHOUT_PROBABILITY if bare <= self.width() else HeadForm.TWO_LINES

    @property
    def _name(self) -> str:
        return self._words.tr(STAGE_NAMES[self._stage])

    @property
    def _two_lines(self) -> bool:
        return self._form is HeadForm.TWO_LINES

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, _LINE * 2 if self._two_lines else _LINE + 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(STAGE_LOOKS[self._stage][0]))
        painter.drawEllipse(QRectF(2, (_LINE - _DOT) / 2, _DOT, _DOT))
        self._write_name(painter)
        painter.setFont(font("semibold"))
        painter.setPen(colour("text"))
        top = _LINE if self._two_lines else 0
        area = QRect(_DOT + 10, top, self.width() - _DOT - 10, _LINE)
        side = Qt.AlignmentFlag.AlignLeft if self._two_lines else Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(side | _MIDDLE), self._sum)

    def _write_name(self, painter: QPainter) -> None:
        bare = self._form is HeadForm.WITHOUT_PROBABILITY
        counted = self._count if bare else self._count + self._probability
        left, count = _DOT + 10, _width("small", counted)
        taken = 0 if self._two_lines else _width("semibold", self._sum) + 8
        room = self.width() - left - count - 8 - taken
        metrics = QFontMetrics(font("head"))
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, max(24, room + 2))
        painter.setFont(font("head"))
        painter.setPen(colour("text"))
        painter.drawText(QRect(left, 0, room + 4, _LINE), int(_MIDDLE), shown)
        painter.setFont(font("small"))
        painter.setPen(colour("muted"))
        after = left + metrics.horizontalAdvance(shown) + 8
        painter.drawText(QRect(after, 1, count + 4, _LINE), int(_MIDDLE), counted)


class StageColumn(QFrame):
    """A stage with its cards; lit up while a card is held over it."""

    def __init__(self, stage: Stage, language: Language, today: date) -> None:
        super().__init__()
        self.stage, self._words = stage, language
        self._lit = False
        self.head = StageHead(stage, language)
        self.cards = CardList(stage, language, today)
        self.more = button("", "chevron-down", "link", self.cards.page_down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 7, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.cards, 1)
        layout.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.cards.hovered.connect(self._light)
        self.cards.verticalScrollBar().valueChanged.connect(self.count_hidden)

    def show_column(self, column: Column) -> None:
        """Show a stage's deals."""
        self.head.show_column(column)
        self.cards.cards.set_cards(column.cards)
        self.count_hidden()

    def count_hidden(self) -> None:
        """Say how many cards lie below; the place is kept, so that nothing jumps."""
        hidden = self.cards.hidden_below
        self.more.setText(self._words.tr("{count} more", count=hidden) if hidden else "")
        self.more.setEnabled(bool(hidden))
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.more.setVisible(bool(hidden))

    def _light(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.count_hidden()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2) if self._lit else Qt.PenStyle.NoPen)
        painter.setBrush(column_ground())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


def _width(role: FontRole, text: str) -> int:
    return QFontMetrics(font(role)).horizontalAdvance(text)
