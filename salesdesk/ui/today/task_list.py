"""The list of tasks on Today: what, with whom and when, each with Done and Later at its end."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.prospects import NextStep
from salesdesk.services.today import TaskRow
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.steps.words import STEP_ICONS
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.theme import backdrop, colour, font
from salesdesk.ui.today.task_verbs import OpenTask
from salesdesk.ui.today.words import task_sign, task_when
from salesdesk.ui.widgets.cells import CellDelegate
from salesdesk.ui.widgets.table import RowsView

ACTIONS = ("done", "later")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActionDelegate(CellDelegate):
    """Paints a cell that is clicked: an icon and a word, on a ground while the mouse is there."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        if state & QStyle.StateFlag.State_MouseOver:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(backdrop("grey"))
            painter.drawRoundedRect(area.adjusted(2, 7, -2, -8), 6, 6)
            _paint_words(painter, area, index.data(), _icon_of(index))
            painter.restore()

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        _paint_words(painter, area.adjusted(-10, 0, 10, 0), cell.text, str(cell.values))


def _icon_of(index: QModelIndex | QPersistentModelIndex) -> str:
    model = index.model()
    assert isinstance(model, RowsModel)
    return str(model.cell(index.row(), index.column()).values)


def _paint_words(painter: QPainter, area: QRect, text: str, icon: str) -> None:
    paint_icon(painter, icon, "text", area.left() + 10, area.center().y() - 8, 16)
    painter.setFont(font("body"))
    painter.setPen(colour("text"))
    room = area.adjusted(32, 0, -4, 0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)


class TaskTable(RowsView):
    """`done_wanted` and `later_wanted` carry a task; the latter also where its menu may open.

    Enter opens the account, D is done, L is later.
    """

    done_wanted = Signal(object)
    later_wanted = Signal(object, QPoint)

    def __init__(self, words: Language, today: date) -> None:
        self._everybody = False
        self._tasks = RowsModel(self._columns(words, today), words)
        super().__init__(self._tasks, words.tr("Activities"))
        self._tasks.setParent(self)
        self._actions = ActionDelegate(self)
        for place, column in enumerate(self._tasks.columns):
            if column.key in ACTIONS:
                self.setItemDelegateForColumn(place, self._actions)
        self.horizontalHeader().hide()
        self.setMouseTracking(True)
        self.clicked.connect(self._pressed)

    def show_tasks(self, rows: tuple[TaskRow, ...], *, everybody: bool) -> None:
        """Show these tasks, each with whose it is where they are everybody's; the place stays."""
        self._everybody = everybody
        place, current = max(0, self.currentIndex().row()), self.current
        self._tasks.set_rows(rows, key=lambda row: row.id)
        if not self.choose(current) and rows:
            self.choose(rows[min(place, len(rows) - 1)].id)

    @property
    def task(self) -> OpenTask | None:
        """The chosen task."""
        row = self._tasks.row(self.currentIndex().row()) if self.current else None
        return open_task(row) if row is not None else None

    def task_of(self, key: object) -> OpenTask | None:
        """The task of a key."""
        place = self._tasks.find(key)
        row = self._tasks.row(place) if place >= 0 else None
        return open_task(row) if row is not None else None

    def later_point(self) -> QPoint:
        """Below the Later of the chosen row."""
        column = next(at for at, one in enumerate(self._tasks.columns) if one.key == "later")
        area = self.visualRect(self._tasks.index(self.currentIndex().row(), column))
        return area.bottomLeft()

    def _columns(self, words: Language, today: date) -> tuple[Column[TaskRow], ...]:
        whens = (
            words.trn("Overdue · {count} day", "Overdue · {count} days", 188),
            words.tr("Tomorrow") + " · 10:30",
        )
        done, later = words.trc("button", "Done"), words.tr("Later")

        def when(row: TaskRow, _words: Language) -> Cell:
            icon, tone = task_sign(row)
            whose = row.staff if self._everybody else ""
            return Cell(task_when(words, row, today), whose, icon=icon, tone=tone)

        return (
            Column("what", mark("Activity"), _what),
            Column("when", mark("When"), when, width=_wide(whens, 24)),
            Column(
                "done", done, lambda _row, _: Cell(done, values="check"), width=_wide((done,), 26)
            ),
            Column(
                "later",
                later,
                lambda _row, _: Cell(later, values="clock"),
                width=_wide((later,), 26),
            ),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers()
        if plain and event.key() == Qt.Key.Key_D and self.task is not None:
            self.done_wanted.emit(self.task)
        elif plain and event.key() == Qt.Key.Key_L and self.task is not None:
            self.later_wanted.emit(self.task, self.later_point())
        else:
            super().keyPressEvent(event)

    def _pressed(self, index: QModelIndex) -> None:
        row = self._tasks.row(index.row())
        if row is None:
            return
        key = self._tasks.columns[index.column()].key
        if key == "done":
            self.done_wanted.emit(open_task(row))
        elif key == "later":
            self.later_wanted.emit(open_task(row), self.visualRect(index).bottomLeft())


def open_task(row: TaskRow) -> OpenTask:
    """A row as the task that the verbs take."""
    step = NextStep(row.kind, row.what, row.day, row.at, row.days_late, row.id)
    return OpenTask(row.prospect_id, step)


def _wide(texts: tuple[str, ...], more: int) -> tuple[str, ...]:
    """The texts with room for an icon before them."""
    hair = QFontMetrics(font("semibold")).horizontalAdvance(".")
    return tuple(text + "." * (more // hair + 1) for text in texts)


def _what(row: TaskRow, words: Language) -> Cell:
    detail = words.tr(row.what) if row.what else row.phone
    return Cell(row.company, detail, icon=STEP_ICONS[row.kind], bold=True)
