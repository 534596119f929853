"""The five columns of the board, and how the keyboard and the mouse go about on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk.domain.closing.states import Stage
from salesdesk.language import Language
from salesdesk.services.closing import Column
from salesdesk.services.closing.board import BOARD_STAGES
from salesdesk.ui.closing.stage_column import StageColumn


class StageBoard(QWidget):
    """A column for each stage.

    `opened` and `chosen` carry a deal's key, `move_wanted` -1 or 1 for the chosen deal, `dropped`
    a deal's key and the stage on which it was let fall.
    """

    opened = Signal(object)
    chosen = Signal(object)
    move_wanted = Signal(int)
    dropped = Signal(object, object)

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self.columns = tuple(StageColumn(stage, language, today) for stage in BOARD_STAGES)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for column in self.columns:
            line.addWidget(column, 1)
            self._connect(column)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the deals of each stage."""
        for shown, column in zip(self.columns, columns, strict=True):
            shown.show_column(column)
        self._fit_heads()

    def mark_chosen(self, deal_id: UUID | None) -> None:
        """Frame one deal, and no other."""
        for column in self.columns:
            cards = column.cards
            place = cards.cards.find(deal_id)
            cards.clearSelection()
            if place >= 0:
                cards.setCurrentIndex(cards.cards.index(place, 0))

    def focus_on(self, deal_id: UUID | None) -> None:
        """Put the keyboard on a deal, or on the first one."""
        standing = self._column_of(deal_id)
        if standing is not None:
            standing.cards.setFocus()
            return
        for column in [one for one in self.columns if one.cards.cards.rowCount()][:1]:
            column.cards.setFocus()
            column.cards.choose(0)

    def step(self, deal_id: UUID | None, by: int) -> None:
        """Choose the next or previous deal of the column."""
        column = self._column_of(deal_id)
        if column is not None:
            column.cards.choose(max(0, column.cards.cards.find(deal_id) + by))

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of the columns."""
        return any(column.cards.hasFocus() for column in self.columns)

    def _connect(self, column: StageColumn) -> None:
        column.head.resized.connect(self._fit_heads)
        column.cards.opened.connect(self.opened)
        column.cards.chosen.connect(self.chosen)
        column.cards.move_wanted.connect(self.move_wanted)
        column.cards.side_wanted.connect(self._go_aside)
        column.cards.dropped.connect(self._dropper(column.stage))

    def _dropper(self, stage: Stage) -> Callable[[object], None]:
        return lambda deal_id: self.dropped.emit(deal_id, stage)

    def _column_of(self, deal_id: UUID | None) -> StageColumn | None:
        return next((one for one in self.columns if one.cards.cards.find(deal_id) >= 0), None)

    def _go_aside(self, by: int) -> None:
        here = next((at for at, one in enumerate(self.columns) if one.cards.hasFocus()), 0)
        row_here = max(0, self.columns[here].cards.currentIndex().row())
        beyond = self.columns[here + 1 :] if by > 0 else tuple(reversed(self.columns[:here]))
        for column in beyond:
            if column.cards.cards.rowCount():
                column.cards.setFocus()
                column.cards.choose(row_here)
                return

    def _fit_heads(self) -> None:
        """All heads are written in the form that the narrowest of them needs."""
        forms = [column.head.needs() for column in self.columns]
        form = max(forms, key=lambda one: one.value)
        for column in self.columns:
            column.head.set_form(form)
