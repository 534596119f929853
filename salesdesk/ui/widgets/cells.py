"""Painting a table's cells: two lines, a chip, an icon with a coloured word, an amount."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from salesdesk.ui.icons import paint_icon
from salesdesk.ui.tables import CELL_ROLE, Cell
from salesdesk.ui.theme import FontRole, colour, font
from salesdesk.ui.widgets.chips import paint_chip

Index = QModelIndex | QPersistentModelIndex
INSET = 10
_ICON = 16
_RIGHT = int(Qt.AlignmentFlag.AlignRight)


class CellDelegate(QStyledItemDelegate):
    """Paints `Cell`s, the line below each row, and the chosen row with a bar at its left."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        paint_ground(painter, area, state, first=index.column() == 0)
        if isinstance(cell, Cell):
            right = bool(int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & _RIGHT)
            self.paint_cell(painter, area.adjusted(INSET, 0, -INSET, -1), cell, right=right)
        painter.restore()

    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        """Paint what stands in a cell; a delegate of a special kind overrides this."""
        paint_cell(painter, area, cell, right=right)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, 34)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        )
        return editor


def paint_ground(painter: QPainter, area: QRect, state: QStyle.StateFlag, *, first: bool) -> None:
    """The row's ground: selection, hairline, and a bar at the left of the chosen row."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected:
        painter.fillRect(area, colour("selection"))
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, colour("line"))
    if selected and first:
        painter.fillRect(area.left(), area.top(), 3, area.height(), colour("accent"))


def paint_cell(painter: QPainter, area: QRect, cell: Cell, *, right: bool = False) -> None:
    """Paint a cell's chip, or its icon and one or two lines of text."""
    if cell.chip:
        if cell.text:
            paint_chip(painter, area, cell.text, cell.icon, cell.tone)
        return
    if cell.icon:
        top = area.top() + (area.height() - _ICON) / 2
        paint_icon(painter, cell.icon, cell.tone, area.left(), top, _ICON)
        area = area.adjusted(_ICON + 6, 0, 0, 0)
    role: FontRole = "semibold" if cell.bold else "body"
    if not cell.detail:
        _write(painter, area, cell.text, role, colour(cell.tone), right=right)
        return
    upper, lower = _two_lines(area)
    _write(painter, upper, cell.text, role, colour(cell.tone), right=right)
    _write(painter, lower, cell.detail, "small", colour("muted"), right=right)


def _two_lines(area: QRect) -> tuple[QRect, QRect]:
    first = QFontMetrics(font("body")).height()
    second = QFontMetrics(font("small")).height()
    top = area.top() + max(0, (area.height() - first - second) // 2)
    return (
        QRect(area.left(), top, area.width(), first),
        QRect(area.left(), top + first, area.width(), second),
    )


def _write(
    painter: QPainter, area: QRect, text: str, role: FontRole, ink: QColor, *, right: bool
) -> None:
    painter.setFont(font(role))
    painter.setPen(ink)
    shown = QFontMetrics(font(role)).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
