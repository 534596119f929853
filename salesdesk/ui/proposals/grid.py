"""The grid of a proposal's lines: typed into cell by cell, from the keyboard all the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from salesdesk.domain.proposals.states import LineKind
from salesdesk.language import Language
from salesdesk.services.proposals import LineRecord
from salesdesk.ui.proposals.line_columns import EDITABLE, LINE_COLUMNS, LineLook
from salesdesk.ui.tables import ROW_ROLE, Cell, Edit, GridModel, Index
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.cells import CellDelegate, paint_cell
from salesdesk.ui.widgets.chips import chip_width, paint_chip
from salesdesk.ui.widgets.table import GridView

_NUMBER_WIDTH = 26
_NAME_WIDTH = 110
"""A name keeps at least so much room beside its chip."""
_SIGN_GAP = 5
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LinesModel(GridModel[LineRecord]):
    """The lines of one proposal; nothing can be typed while `frozen`."""

    def __init__(self, language: Language, edit: Edit) -> None:
        super().__init__(LINE_COLUMNS, language, edit)
        self.frozen = False
        self._lines: tuple[LineRecord, ...] = ()

    def show_lines(self, lines: Sequence[LineRecord]) -> bool:
        """Show these lines; False where only cells changed and the place in the grid stayed."""
        before, self._lines = self._lines, tuple(lines)
        if [line.id for line in before] != [line.id for line in lines]:
            self.set_rows(lines, key=lambda line: line.id)
            return True
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.replace_row(row, new)
        return False

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        line = self.row(index.row()) if index.isValid() else None
        typed = line is not None and self.columns[index.column()].key in EDITABLE[line.kind]
        return usual if typed and not self.frozen else usual & ~Qt.ItemFlag.ItemIsEditable


class LineDelegate(CellDelegate):
    """Paints sections tinted and choices with a chip, and tells what is being typed."""

    typed = Signal(int, str, str)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(ROW_ROLE)
        selected = option.state & QStyle.StateFlag.State_Selected
        if isinstance(line, LineRecord) and line.kind is LineKind.SECTION and not selected:
            painter.fillRect(option.rect, colour("raised"))
        super().paint(painter, option, index)

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        look = cell.values
        if not isinstance(look, LineLook):
            paint_cell(painter, area, cell, right=right)
            return
        if look.kind is not LineKind.SECTION:
            number = QRect(area.left(), area.top(), _NUMBER_WIDTH - 8, area.height())
            paint_cell(painter, number, Cell(look.number, tone="muted"))
            area = area.adjusted(_NUMBER_WIDTH, 0, 0, 0)
        if look.chip:
            area = self._paint_choice(painter, area, look)
        paint_cell(painter, area, cell)

    def _paint_choice(self, painter: QPainter, area: QRect, look: LineLook) -> QRect:
        """The kind of choice at the right end, in a word or, in a narrow column, by its sign."""
        word = look.chip if area.width() - chip_width(look.chip, look.icon) > _NAME_WIDTH else ""
        width = chip_width(word, look.icon) - (0 if word else _SIGN_GAP)
        place = area.adjusted(max(0, area.width() - width), 0, 0, 0)
        paint_chip(painter, place, word, look.icon, look.chip_tone)
        return area.adjusted(0, 0, -width - 8, 0)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        column = LINE_COLUMNS[index.column()]
        if isinstance(editor, QLineEdit):
            if column.right:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.textEdited.connect(partial(self.typed.emit, index.row(), column.key))
        return editor


class LinesView(GridView):
    """The lines: Enter goes on to the next cell that can be typed into, Alt+Up and Alt+Down move
    the line, Delete takes it out. `typing_ended` says that a cell was left.
    """

    move_wanted = Signal(int, int)
    typing_ended = Signal()

    def __init__(self, model: LinesModel, name: str) -> None:
        super().__init__(model, name)
        self._model = model
        self.delegate = LineDelegate(self)
        self.setItemDelegate(self.delegate)

    def make_narrow(self, narrow: bool) -> None:
        """Without the VAT column where there is little room; the document shows it anyway."""
        self.setColumnHidden(self._place("vat"), narrow)

    def go_to(self, row: int, key: str) -> None:
        """Make a cell current without typing in it."""
        index = self._model.index(row, self._place(key))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def _place(self, key: str) -> int:
        return next(at for at, one in enumerate(LINE_COLUMNS) if one.key == key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by = _MOVES.get(Qt.Key(event.key()), 0)
        if alt and by and self.currentIndex().isValid():
            self.move_wanted.emit(self.currentIndex().row(), by)
            return
        super().keyPressEvent(event)

    @override
    def closeEditor(self, editor: object, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.typing_ended.emit()
