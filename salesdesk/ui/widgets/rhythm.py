"""The rhythm strip: when a customer bought, when the next order is expected, how late it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from salesdesk.ui.tables import Cell
from salesdesk.ui.theme import colour, mixed
from salesdesk.ui.widgets.cells import CellDelegate

_DOT = 4.0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a strip shows; put it into a Cell's `values` and say it in the Cell's `detail`.

    `tone` colours the ring and the late line; `quiet` greys the dots of a customer who left.
    """

    bought: tuple[date, ...]
    expected: date | None
    tone: str = "violet"
    quiet: bool = False


class RhythmDelegate(CellDelegate):
    """Paints strips over one span of days; set on the strip's column."""

    def __init__(self, first: date, last: date, today: date) -> None:
        super().__init__()
        self._first, self._days = first, max(1, (last - first).days)
        self._today = today

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = area.center().y()
        painter.setPen(QPen(mixed(colour("line"), colour("control"), 0.7), 1.5))
        painter.drawLine(area.left(), middle, area.right(), middle)
        self._paint_months(painter, area)
        # One today line through all rows: over the whole height, the row's hairline too.
        at = self._x(area, self._today)
        painter.setPen(QPen(colour("control"), 2))
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom() + 2))
        if isinstance(cell.values, Rhythm):
            self._paint_rhythm(painter, area, cell.values)

    def _paint_months(self, painter: QPainter, area: QRect) -> None:
        middle = area.center().y()
        painter.setPen(QPen(colour("line"), 1))
        for day in month_starts(self._first, self._first + timedelta(days=self._days)):
            at = self._x(area, day)
            painter.drawLine(QPointF(at, middle - 6), QPointF(at, middle + 6))

    def _paint_rhythm(self, painter: QPainter, area: QRect, rhythm: Rhythm) -> None:
        middle = area.center().y() + 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("control" if rhythm.quiet else "accent"))
        for day in rhythm.bought:
            if day >= self._first:
                painter.drawEllipse(QPointF(self._x(area, day), middle), _DOT, _DOT)
        if rhythm.expected is None:
            return
        due = QPointF(self._x(area, rhythm.expected), middle)
        if rhythm.expected < self._today:
            painter.setPen(QPen(colour(rhythm.tone), 3))
            painter.drawLine(due, QPointF(self._x(area, self._today), middle))
        painter.setPen(QPen(colour(rhythm.tone), 2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(due, _DOT, _DOT)

    def _x(self, area: QRect, day: date) -> float:
        share = max(0.0, min(1.0, (day - self._first).days / self._days))
        return area.left() + _DOT + share * (area.width() - 2 * _DOT)


def month_starts(first: date, last: date) -> Sequence[date]:
    """The first days of the months within a span."""
    found, day = [], date(first.year, first.month, 1)
    while day <= last:
        if day >= first:
            found.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found
