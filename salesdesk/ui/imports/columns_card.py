"""The columns of a file: heading, first values, what each becomes, and why that was guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.services.imports.shapes import ColumnLook, FileKind, Looked
from salesdesk.ui.icons import pixmap
from salesdesk.ui.imports.words import Choices, field_choices, widen_list
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    clear,
    column,
    line,
    row,
)
from salesdesk.ui.widgets.boxes import ChoiceBox
from salesdesk.ui.widgets.timeline import scrolled

AT_ONCE = 40
"""So many columns are shown at first: a sheet may have 16,384."""

_EXAMPLES = 2
_ROOM_FOR_TWO = 640
_HEADING, _FIRST, _ARROW, _BECOMES, _WHY = 0, 1, 3, 4, 5


class ColumnsCard(Card):
    """`chosen` carries a column's place and the key of the field it shall become, or ""."""

    chosen = Signal(int, str)
    remember_wanted = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Columns"), " ")
        self._words = words
        self._fields = field_choices(words)
        self._save = button(words.tr("Save this mapping"), "save", on=self.remember_wanted.emit)
        self.beside(self._save)
        self._most = AT_ONCE
        self._looked: Looked | None = None
        self._mended: Mapping[int, int] = {}
        self.rows: dict[int, ColumnRow] = {}
        self._heads: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        for place, share in ((_HEADING, 2), (_FIRST, 3), (_FIRST + 1, 3), (_BECOMES, 3), (_WHY, 3)):
            self._grid.setColumnStretch(place, share)
        self._more = button("", "chevron-down", "link", self._show_more)
        self.scroller = scrolled(boxed(column(self._grid, row(self._more, None), None, spacing=4)))
        self.scroller.setMinimumHeight(120)
        self.body.addWidget(self.scroller, 1)

    def show_columns(self, looked: Looked) -> None:
        """Show the columns of a file; boxes that are there stay, and the keyboard with them."""
        before, self._looked = self._looked, looked
        self._mended = {}
        if before is None or _shape(before) != _shape(looked):
            self._most = AT_ONCE
            self._rebuild()
        for one in looked.columns[: self._most]:
            self.rows[one.index].show_column(one, 0)
        # Every card says itself what its parts are; there is nothing to remember.
        self._save.setVisible(looked.look.kind is not FileKind.VCARD)
        self._count()
        self._fit()

    def show_mended(self, mended: Mapping[int, int]) -> None:
        """Say in which columns the check writes cells better than the file has them."""
        self._mended = mended
        if self._looked is None:
            return
        for one in self._looked.columns[: self._most]:
            self.rows[one.index].show_column(one, mended.get(one.index, 0))

    def empty(self) -> None:
        """Forget the file."""
        self._looked = None
        self._clear()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _rebuild(self) -> None:
        assert self._looked is not None
        self._clear()
        self._add_heads(self._looked.lines)
        for at, one in enumerate(self._looked.columns[: self._most]):
            made = ColumnRow(self._words, one, self._fields, self._picker(one.index))
            made.place(self._grid, 2 + 2 * at)
            self.rows[one.index] = made
        hidden = len(self._looked.columns) - self._most
        self._more.setVisible(hidden > 0)
        self._more.setText(
            self._words.trn("Show {count} more column", "Show {count} more columns", max(hidden, 0))
        )

    def _clear(self) -> None:
        self.rows = {}
        self._heads = []
        clear(self._grid)

    def _add_heads(self, lines: Sequence[int]) -> None:
        words = self._words
        heads = {_HEADING: words.tr("In the file"), _BECOMES: words.tr("Becomes")}
        for place, at in enumerate(lines[:_EXAMPLES]):
            heads[_FIRST + place] = words.tr("Row {row}", row=words.number(at))
        for place, text in heads.items():
            made = ElidedLabel(text, "small semibold", "muted")
            self._grid.addWidget(made, 0, place)
            if place == _FIRST + 1:
                self._heads.append(made)
        self._grid.addWidget(line(), 1, 0, 1, _WHY + 1)

    def _count(self) -> None:
        assert self._looked is not None
        columns = self._looked.columns
        used = sum(1 for one in columns if one.field)
        self.aside.setText(
            self._words.tr(
                "{used} of {count} used",
                used=self._words.number(used),
                count=self._words.number(len(columns)),
            )
        )

    def _fit(self) -> None:
        """A second example only where there is room for it."""
        several = self._looked is not None and len(self._looked.lines) >= _EXAMPLES
        wide = self.width() >= _ROOM_FOR_TWO and several
        self._grid.setColumnStretch(_FIRST + 1, 3 if wide else 0)
        for one in (*self._heads, *(each.second for each in self.rows.values())):
            one.setVisible(wide)

    def _show_more(self) -> None:
        if self._looked is not None:
            self._most += 2 * AT_ONCE
            self._rebuild()
            self.show_mended(self._mended)
            self._fit()

    def _picker(self, place: int) -> Callable[[object, object], None]:
        return lambda value, _before: self.chosen.emit(place, str(value))


class ColumnRow:
    """One column of the file: its labels and its box, placed in the card's grid."""

    def __init__(
        self,
        words: Language,
        column_look: ColumnLook,
        fields: Choices,
        picked: Callable[[object, object], None],
    ) -> None:
        self._words = words
        heading = column_look.heading or words.tr("Column {number}", number=column_look.index + 1)
        self._heading = ElidedLabel(heading, "semibold")
        self._first, self.second = ElidedLabel("", tone="muted"), ElidedLabel("", tone="muted")
        self._arrow = QLabel()
        self._arrow.setPixmap(pixmap("arrow-right", "muted", 16, self._arrow.devicePixelRatioF()))
        self.box = ChoiceBox(words.tr("“{column}” becomes", column=heading), fields)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(11)
        self.box.setMaxVisibleItems(18)
        widen_list(self.box)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.saved.connect(picked)
        self._sign = QLabel()
        self._why = ElidedLabel("", "small", "muted")

    def place(self, grid: QGridLayout, at: int) -> None:
        """Take a line of the grid, and a hairline below it."""
        why = row(self._sign, self._why, spacing=5)
        why.setStretch(1, 1)
        labels = (self._heading, self._first, self.second)
        for where, one in enumerate(labels):
            grid.addWidget(one, at, where)
        grid.addWidget(self._arrow, at, _ARROW)
        grid.addWidget(self.box, at, _BECOMES)
        grid.addWidget(boxed(why), at, _WHY)
        grid.addWidget(line(), at + 1, 0, 1, _WHY + 1)

    def show_column(self, one: ColumnLook, mended: int) -> None:
        """Show what the column becomes and why."""
        examples = (*one.examples, "", "")
        self._first.set_text(examples[0])
        self.second.set_text(examples[1])
        self.box.set_value(one.field)
        icon, tone, text = self._evidence(one, mended)
        self._sign.setPixmap(pixmap(icon, tone, 14, self._sign.devicePixelRatioF()))
        self._why.set_text(text)
        self.box.setAccessibleDescription(text)

    def _evidence(self, one: ColumnLook, mended: int) -> tuple[str, str, str]:
        if not one.field:
            return "minus", "muted", self._words.tr("not used")
        if mended:
            said = self._words.trn("{count} cell mended", "{count} cells mended", mended)
            return "pencil", "warn", said
        if one.remembered:
            return "history", "ok", self._words.tr("as last time")
        return "check", "ok", self._words.say(one.evidence)


def _shape(looked: Looked) -> tuple[object, ...]:
    """What decides which boxes there are; the values in them may change."""
    return (tuple((one.index, one.heading) for one in looked.columns), looked.lines[:_EXAMPLES])
