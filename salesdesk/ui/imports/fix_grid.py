"""The list of cells to fix: each is edited where it stands, or its row is left out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.ui.imports.findings import Finding, Kind, State
from salesdesk.ui.imports.words import field_name
from salesdesk.ui.tables import Cell, Column, GridModel, Index
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.cells import CellDelegate, paint_cell
from salesdesk.ui.widgets.table import GridView

LINE, FIELD, TEXT, WHY, OUT = range(5)
_ROW = 40
_SIGNS = {
    Kind.FAULT: ("triangle-alert", "bad"),
    Kind.DOUBT: ("info", "warn"),
    Kind.REPEAT: ("copy", "muted"),
}


def columns(words: Language) -> tuple[Column[Finding], ...]:
    """Row, field, what stands there, what is wrong, and whether the row is left out."""
    return (
        Column("line", mark("Row"), _line, width=("99.999",)),
        Column("field", mark("Column"), _field, width=(words.tr("Phone of the company"),)),
        Column("text", mark("In the file"), _text, width=("company.name@example",), editable=True),
        Column("why", mark("What is wrong"), _why),
        Column("out", mark("Leave out"), _out, width=(words.tr("Leave out"),)),
    )


def _line(one: Finding, words: Language) -> Cell:
    return Cell(words.number(one.line), tone="muted")


def _field(one: Finding, words: Language) -> Cell:
    return Cell(field_name(words, one.field))


def _text(one: Finding, _words: Language) -> Cell:
    tone = "muted" if one.state is State.LEFT_OUT else "text"
    return Cell(one.text, tone=tone, values=_frame(one))


def _why(one: Finding, words: Language) -> Cell:
    if one.state is State.MENDED:
        return Cell(words.tr("Mended"), icon="check", tone="ok")
    if one.state is State.LEFT_OUT:
        return Cell(words.tr("This row is left out"), icon="ban", tone="muted")
    icon, tone = _SIGNS[one.kind]
    return Cell(words.say(one.sentence), icon=icon, tone=tone)


def _out(one: Finding, words: Language) -> Cell:
    out = one.state is State.LEFT_OUT
    # The words are for screen readers and tips; what is painted is the sign.
    text = words.tr("Take in again") if out else words.tr("Leave out")
    return Cell(text, icon="undo-2" if out else "ban", tone="muted")


def _frame(one: Finding) -> str:
    """The tone of the box around what is typed; rows as a whole have none."""
    if one.column is None:
        return ""
    if one.state is not State.OPEN:
        return "ok" if one.state is State.MENDED else "line"
    return _SIGNS[one.kind][1]


class FixModel(GridModel[Finding]):
    """Lines of which only cells of the file can be typed over."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        one = self.row(index.row()) if index.isValid() else None
        if one is None or one.column is None or one.state is State.LEFT_OUT:
            return usual & ~Qt.ItemFlag.ItemIsEditable
        return usual


class FixDelegate(CellDelegate):
    """What can be typed over stands in a box, in the tone of what is wrong with it."""

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        if not cell.values:
            paint_cell(painter, area, cell, right=right)
            return
        tone = str(cell.values)
        box = QRectF(area).adjusted(-8, 5, 8, -4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(tone), 1.6))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        paint_cell(painter, area, cell, right=right)


class SignDelegate(CellDelegate):
    """The sign alone of a cell that can be pressed."""

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        paint_cell(painter, area, Cell(icon=cell.icon, tone=cell.tone), right=right)


class FixView(GridView):
    """`out_wanted` carries the line of a row whose sign was pressed: leave it out, or take it in.

    F2 or Enter edits the cell, Delete leaves its row out. `settled` says that no cell is being
    typed in any more.
    """

    out_wanted = Signal(int)
    settled = Signal()

    def __init__(self, model: FixModel, name: str) -> None:
        super().__init__(model, name, row_height=_ROW)
        self._fixes = model
        self.setItemDelegateForColumn(TEXT, FixDelegate(self))
        self.setItemDelegateForColumn(OUT, SignDelegate(self))
        self.remove_wanted.connect(self._row_out)

    @property
    def is_typing(self) -> bool:
        """Whether a cell is being typed in now."""
        return self.state() == QAbstractItemView.State.EditingState

    @override
    def closeEditor(self, editor: object, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.settled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
        if enters and index.isValid() and not self.is_typing and not event.modifiers():
            self._act(index.row(), index.column())
        elif event.key() == Qt.Key.Key_Space and index.isValid() and index.column() == OUT:
            self._row_out(index.row())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == OUT:
            self._row_out(index.row())

    def _act(self, row: int, column: int) -> None:
        if column == OUT:
            self._row_out(row)
        else:
            self.edit_cell(row, "text")

    def _row_out(self, row: int) -> None:
        one = self._fixes.row(row)
        if one is not None:
            self.out_wanted.emit(one.line)
