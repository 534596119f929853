"""The list of cells to fix: each is edited where it stands, or its row is left out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.ui.imports.findings import Finding, Kind, State
from salesdesk.ui.imports.words import field_name
from salesdesk.ui.tables import Cell, Column, GridModel, Index
from salesdesk.ui.theme import colour, font
from salesdesk.ui.tokens import TWO_LINE_ROW
from salesdesk.ui.widgets.cells import CellDelegate, paint_cell
from salesdesk.ui.widgets.table import GridView

FIELD, TEXT, WHY, OUT = range(4)
_SIGN_ROOM = 22
_NARROW = (88, 112)
_OUT_WIDTH = 42
_NARROW_BELOW = 440
_SIGNS = {
    Kind.FAULT: ("triangle-alert", "bad"),
    Kind.DOUBT: ("info", "warn"),
    Kind.REPEAT: ("copy", "muted"),
}


def columns(words: Language) -> tuple[Column[Finding], ...]:
    """Which cell, what stands there, what is wrong, and whether the row is left out."""
    return (
        Column("field", mark("Cell"), _field, width=(words.tr("Phone of the company")[:16],)),
        Column("text", mark("In the file"), _text, width=("name@company.ex",), editable=True),
        Column("why", mark("What is wrong"), _why),
        Column("out", "", _out, width=("MM",)),
    )


def _field(one: Finding, words: Language) -> Cell:
    row = words.tr("Row {row}", row=words.number(one.line))
    name = field_name(words, one.field)
    return Cell(name, row) if name else Cell(row)


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
        box = QRectF(area).adjusted(-8, 7, 8, -6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(tone), 1.6))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        paint_cell(painter, area, cell, right=right)


class WhyDelegate(CellDelegate):
    """A sentence on one line, or in small type on two where it is long."""

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        room = area.adjusted(_SIGN_ROOM, 0, 0, 0)
        if QFontMetrics(font("body")).horizontalAdvance(cell.text) <= room.width():
            paint_cell(painter, area, cell, right=right)
            return
        paint_cell(painter, area, Cell(icon=cell.icon, tone=cell.tone), right=right)
        metrics = QFontMetrics(font("small"))
        lines = _lines(cell.text, metrics, room.width())
        top = area.top() + (area.height() - len(lines) * metrics.height()) // 2
        painter.setFont(font("small"))
        painter.setPen(colour(cell.tone))
        for at, text in enumerate(lines):
            painter.drawText(room.left(), top + at * metrics.height() + metrics.ascent(), text)


def _lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """As many words as go on the first line, and below it the rest, shortened if it must be."""
    first, *rest = text.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= width:
        first = f"{first} {rest.pop(0)}"
    first = metrics.elidedText(first, Qt.TextElideMode.ElideRight, width)
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)
    return [line for line in (first, second) if line]


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
        super().__init__(model, name, row_height=TWO_LINE_ROW)
        self._fixes = model
        self.setColumnWidth(OUT, _OUT_WIDTH)
        self._wide = [self.columnWidth(at) for at in (FIELD, TEXT)]
        self.setItemDelegateForColumn(TEXT, FixDelegate(self))
        self.setItemDelegateForColumn(WHY, WhyDelegate(self))
        self.setItemDelegateForColumn(OUT, SignDelegate(self))
        self.remove_wanted.connect(self._row_out)

    @property
    def is_typing(self) -> bool:
        """Whether a cell is being typed in now."""
        return self.state() == QAbstractItemView.State.EditingState

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sentence needs the room more than the cell does."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW
        for at, wide in enumerate(self._wide):
            self.horizontalHeader().resizeSection(at, _NARROW[at] if narrow else wide)

    @override
    def event(self, event: QEvent) -> bool:
        # F2 belongs to the cell before it belongs to the page.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

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
