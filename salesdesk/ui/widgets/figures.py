"""Numbers to see at a glance: figure tiles, the funnel, and bars with their number beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.theme import FontRole, backdrop, colour, font, mixed
from salesdesk.ui.widgets.basics import paint_disc

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class FigureTile(QPushButton):
    """A figure with its name above and its trend below; a click opens the rows behind it."""

    def __init__(self, caption: str, icon: str, tone: str = "grey") -> None:
        super().__init__()
        self.setObjectName("tile")
        self._caption, self._icon, self._tone = caption, icon, tone
        self._figure, self._trend, self._trend_tone = "–", "", "muted"
        self.setFixedHeight(95)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(caption)

    def show_figure(self, figure: str, trend: str = "", tone: str = "muted") -> None:
        """Show a figure and what to make of it, both in the screen's language."""
        self._figure, self._trend, self._trend_tone = figure, trend, tone
        self.setAccessibleName(", ".join(p for p in (self._caption, figure, trend) if p))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 95)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(140, 95)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        width = self.width() - 30
        paint_disc(painter, self._icon, self._tone, self.width() - 48, 11, 34)
        _text(painter, QRect(15, 10, width - 40, 20), self._caption, "semibold", colour("muted"))
        _text(painter, QRect(15, 30, width - 40, 36), self._figure, "figure", colour("text"))
        _text(painter, QRect(15, 65, width, 20), self._trend, "small", colour(self._trend_tone))


def _text(
    painter: QPainter,
    area: QRect,
    text: str,
    role: FontRole,
    ink: QColor,
    flags: int = _LEFT,
) -> None:
    painter.setFont(font(role))
    painter.setPen(ink)
    metrics = QFontMetrics(font(role))
    painter.drawText(
        area, flags, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    )


def paint_focus(painter: QPainter, area: QRectF) -> None:
    """The ring around what the keyboard is on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 5, 5)


def paint_bar(
    painter: QPainter, area: QRectF, share: float, ink: QColor, target: float | None = None
) -> None:
    """A bar filled to a share (0 to 1) on its track, with a 2 px mark at `target`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(4.0, area.height() / 2)
    painter.setBrush(backdrop("grey"))
    painter.drawRoundedRect(area, radius, radius)
    filled = QRectF(area)
    filled.setWidth(area.width() * max(0.0, min(1.0, share)))
    painter.setBrush(ink)
    if filled.width() > 0:
        painter.drawRoundedRect(filled, min(radius, filled.width() / 2), radius)
    if target is not None:
        at = area.left() + area.width() * max(0.0, min(1.0, target))
        painter.fillRect(QRectF(at - 1, area.top() - 3, 2, area.height() + 6), colour("text"))


class HorizontalBar(QWidget):
    """One bar: words before it, the number after it, and a target mark if there is one."""

    def __init__(self, caption_width: int = 70, tone: str = "accent") -> None:
        super().__init__()
        self._caption_width, self._tone = caption_width, tone
        self._caption, self._number, self._share = "", "", 0.0
        self._target: float | None = None
        self.setFixedHeight(24)

    def show_bar(
        self, caption: str, share: float, number: str, tone: str = "", target: float | None = None
    ) -> None:
        """`share` and `target` run from 0 to 1."""
        self._caption, self._share, self._number = caption, share, number
        self._tone, self._target = tone or self._tone, target
        self.setAccessibleName(f"{caption} {number}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self.height()
        number_width = QFontMetrics(font("semibold")).horizontalAdvance(self._number) + 4
        left = self._caption_width if self._caption else 0
        bar = QRectF(left, (height - 12) / 2, self.width() - left - number_width - 10, 12)
        _text(painter, QRect(0, 0, left - 8, height), self._caption, "body", colour("muted"))
        paint_bar(painter, bar, self._share, colour(self._tone), self._target)
        number = QRect(self.width() - number_width, 0, number_width, height)
        _text(painter, number, self._number, "semibold", colour("text"), _RIGHT)


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step: its name, how many are in it, and what they are worth, in words; `won` ends it."""

    key: str
    name: str
    count: int
    count_text: str
    value: str = ""
    won: bool = False


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class FunnelBars(QWidget):
    """The sales funnel: a bar per step with its count inside and its value beside it.

    A click on a step announces its key by `opened`; with the keyboard Up and Down choose a step
    and Enter opens it.
    """

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._steps: tuple[FunnelStep, ...] = ()
        self._line = 40
        self._name, self._place = name, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)

    def set_steps(self, steps: Sequence[FunnelStep]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self._choose(self._place)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, self._line * max(1, len(self._steps)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(260, 30 * max(1, len(self._steps)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        metrics = QFontMetrics(font("body"))
        names = max(metrics.horizontalAdvance(step.name) for step in self._steps) + 16
        values = max(metrics.horizontalAdvance(step.value) for step in self._steps) + 12
        most = max(1, *(step.count for step in self._steps))
        line = min(self._line, self.height() // len(self._steps))
        for place, step in enumerate(self._steps):
            area = QRect(0, place * line, self.width(), line)
            _text(painter, area, step.name, "body", colour("text"))
            _text(painter, area, step.value, "body", colour("muted"), _RIGHT)
            bar = QRectF(names, area.top() + (line - 22) / 2, area.width() - names - values, 22)
            self._paint_bar(painter, bar, step, place, step.count / most)
            if place == self._place and self.hasFocus():
                paint_focus(painter, bar.adjusted(-2, -2, 2, 2))

    def _paint_bar(
        self, painter: QPainter, bar: QRectF, step: FunnelStep, place: int, share: float
    ) -> None:
        full = colour("ok") if step.won else colour("accent")
        ink = full if step.won else mixed(full, colour("surface"), max(0.55, 1 - 0.14 * place))
        paint_bar(painter, bar, share, ink)
        width = QFontMetrics(font("semibold")).horizontalAdvance(step.count_text) + 16
        inside = bar.width() * share >= width
        area = bar.toRect().adjusted(8 if inside else round(bar.width() * share) + 8, 0, 0, 0)
        letters = colour("on_accent") if inside else colour("text")
        _text(painter, area, step.count_text, "semibold", letters)

    def _choose(self, place: int) -> None:
        """Put the keyboard on a step; a screen reader says it first, then all of them."""
        self._place = max(0, min(place, len(self._steps) - 1))
        chosen = self._steps[self._place : self._place + 1] if self.hasFocus() else ()
        said = ", ".join(f"{step.name}: {step.count_text}" for step in (*chosen, *self._steps))
        self.setAccessibleName(f"{self._name}. {said}")
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._steps:
            return
        line = max(1, min(self._line, self.height() // len(self._steps)))
        place = int(event.position().y()) // line
        if 0 <= place < len(self._steps):
            self.opened.emit(self._steps[place].key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if by := _STEPS.get(Qt.Key(event.key()), 0):
            self._choose(self._place + by)
        elif event.key() in _OPENS and self._steps:
            self.opened.emit(self._steps[self._place].key)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose(self._place)
