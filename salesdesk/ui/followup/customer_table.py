"""The list of customers: who, why, how healthy, the rhythm of their orders, and what is usual."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from salesdesk.domain.followup.health import HEALTH_LABELS
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.followup import STRIP_DAYS, CustomerRow
from salesdesk.ui.followup.words import MONTHS, health_cell, reason_line, rhythm
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.theme import colour, font
from salesdesk.ui.widgets.cells import INSET
from salesdesk.ui.widgets.rhythm import RhythmDelegate, month_starts
from salesdesk.ui.widgets.table import RowsView, fit_columns

AHEAD_DAYS = 40
ROW_HEIGHT = 50
STRIP_WIDTH, NARROW_STRIP = 216, 140
NARROW = 660
"""Below this width the strip gives way, below TIGHT the usual order too."""
TIGHT = 560
_DOT = 4


class MonthsHeader(QHeaderView):
    """A header that writes the months over the strips, each where it begins."""

    def __init__(self, strip: int, first: date, last: date, words: Language) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._strip, self._first, self._last = strip, first, last
        self._words = words
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex != self._strip:
            return
        painter.save()
        painter.setFont(font("small"))
        painter.setPen(colour("muted"))
        metrics, free = QFontMetrics(font("small")), rect.left()
        left, width = rect.left() + INSET + _DOT, rect.width() - 2 * (INSET + _DOT)
        for day in month_starts(self._first, self._last):
            name = self._words.tr(MONTHS[day.month - 1])
            share = (day - self._first).days / (self._last - self._first).days
            room = metrics.horizontalAdvance(name)
            at = left + round(share * width) - room // 2
            if at >= free and at + room <= rect.right():
                area = QRect(at, rect.top(), room + 2, rect.height() - 1)
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), name)
                free = at + room + 2
        painter.restore()


class CustomerTable(RowsView):
    """The list itself."""

    def __init__(self, model: RowsModel[CustomerRow], words: Language, today: date) -> None:
        super().__init__(model, words.tr("Customers"), row_height=ROW_HEIGHT)
        self._places = {column.key: at for at, column in enumerate(model.columns)}
        first, last = today - timedelta(days=STRIP_DAYS), today + timedelta(days=AHEAD_DAYS)
        self._strips = RhythmDelegate(first, last, today)
        self.setItemDelegateForColumn(self._places["rhythm"], self._strips)
        header = MonthsHeader(self._places["rhythm"], first, last, words)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionsClickable(False)
        fit_columns(self, model.columns)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnHidden(self._places["usual"], width < TIGHT)
        strip = STRIP_WIDTH if width >= NARROW else NARROW_STRIP
        self.horizontalHeader().resizeSection(self._places["rhythm"], strip)


def columns(words: Language) -> tuple[Column[CustomerRow], ...]:
    """The columns of the list."""
    health = tuple(words.tr(label) + "mm" for label in HEALTH_LABELS.values())
    return (
        Column("customer", mark("Customer"), _customer),
        Column(
            "health", mark("Health"), lambda row, _: health_cell(words, row.health), width=health
        ),
        Column("rhythm", "", _strip, width=("m",)),
        Column("usual", mark("Usual order"), _usual, right=True, width=("99.999.000 ₫",)),
    )


def _customer(row: CustomerRow, words: Language) -> Cell:
    return Cell(row.company, reason_line(words, row), bold=True)


def _health(row: CustomerRow, words: Language) -> Cell:
    return health_cell(words, row.health)


def _strip(row: CustomerRow, words: Language) -> Cell:
    said = words.say(row.reason)
    return Cell("", said, values=rhythm(row))


def _usual(row: CustomerRow, words: Language) -> str:
    return words.money(row.usual)
