"""What rows of the needs interview have in common: fields in a line, a proof and errors below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.services.prospects import Known
from salesdesk.ui.widgets.basics import icon_button, row, small
from salesdesk.ui.widgets.chips import SOURCES
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.fields import Editor, mark_wrong
from salesdesk.ui.widgets.forms import ErrorLine

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
GAP = 8
REMOVE_WIDTH = 28


class NeedsRow(QWidget):
    """One row of answers. `saved` carries the row's id, the answer's name and its value;
    `removed` the id.
    """

    saved = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self, key: UUID, language: Language, remove: str) -> None:
        super().__init__()
        self.key, self.words = key, language
        self.error = ErrorLine()
        self._editors: dict[str, Editor] = {}
        self._remove = icon_button("x", remove, self._wants_out, "muted")
        self._remove.setFixedSize(REMOVE_WIDTH, 32)

    def lay_out(
        self,
        line: Sequence[QWidget],
        below: Sequence[QWidget],
        widths: Sequence[int],
        movable: Sequence[QWidget],
        proofs: Sequence[QWidget] = (),
    ) -> None:
        """Put the editors in a line as wide as their heads; the first one takes what is left.

        `movable` are those of the line that stand below it where there is little room; `proofs`
        stand below both.
        """
        self._upper = row(*line, self._remove, spacing=GAP)
        self._upper.setStretch(0, 1)
        for one, width in zip(line, widths, strict=True):
            if width:
                one.setFixedWidth(width)
        self._kept = len(movable)
        self._movable = [(self._upper.indexOf(one), one) for one in movable]
        self._lower = row(*below, spacing=GAP)
        self._lower.setContentsMargins(0, 0, REMOVE_WIDTH + GAP, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._upper)
        layout.addLayout(self._lower)
        for one in proofs:
            layout.addWidget(one)
        layout.addWidget(self.error)

    def fit(self, kept: int) -> None:
        """Leave so many of the movable editors in the line, and put the others below it."""
        if kept == self._kept:
            return
        self._kept = kept
        for _place, one in self._movable:
            self._upper.removeWidget(one)
            self._lower.removeWidget(one)
        for place, one in self._movable[:kept]:
            self._upper.insertWidget(place, one)
        for _place, one in reversed(self._movable[kept:]):
            self._lower.insertWidget(0, one)

    def keep(self, name: str, editor: Editor) -> Editor:
        """An editor that saves an answer when it is left."""
        self._editors[name] = editor
        editor.saved.connect(lambda new, _old: self.saved.emit(self.key, name, new))
        editor.refused.connect(self.show_error)
        return editor

    def keep_choice(self, name: str, control: SegmentedControl) -> SegmentedControl:
        """A choice that saves an answer."""
        control.saved.connect(lambda new, _old: self.saved.emit(self.key, name, new))
        return control

    def set_value(self, name: str, value: object) -> None:
        """Show an answer without announcing it."""
        self._editors[name].set_value(value)

    def show_error(self, error: SalesDeskError | None) -> None:
        """Say what is wrong, below the row and around the field it names."""
        self.error.show_text(self.words.say(error.sentence) if error else "")
        if error is not None and error.field in self._editors:
            mark_wrong(self._editors[error.field], wrong=True)

    def show_answer(self, answer: Any) -> None:
        """Show what is known in this row; each kind of row knows how."""
        raise NotImplementedError

    def show_sources(self, known: Mapping[tuple[UUID, str], Known]) -> None:
        """Say over each answer how it is known, and since when."""
        for name, editor in self._editors.items():
            source = known.get((self.key, name))
            editor.setToolTip(source_words(self.words, source) if source else "")

    def field(self, name: str) -> QWidget:
        """Where an answer is given."""
        return self._editors[name]

    def start(self) -> None:
        """Put the cursor where the row is filled in first."""
        next(iter(self._editors.values())).setFocus()

    def _wants_out(self) -> None:
        self.removed.emit(self.key)


@dataclass(frozen=True, slots=True)
class Head:
    """A caption over a field of this width; `movable` ones go where there is little room."""

    caption: str
    width: int = 0
    right: bool = False
    movable: bool = False


class RowHeads(QWidget):
    """The captions above rows, each over its field.

    The first one takes what is left, but at least `first` pixels.
    """

    def __init__(self, heads: Sequence[Head], first: int) -> None:
        super().__init__()
        self._movable: list[tuple[QLabel, int]] = []
        self._room = first + GAP + REMOVE_WIDTH
        parts = [self._make(one) for one in heads]
        layout = row(*parts, REMOVE_WIDTH, spacing=GAP)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def fit(self, width: int) -> int:
        """Show the captions that there is room for; how many movable fields stay in the line."""
        room, kept = self._room, 0
        for caption, wanted in self._movable:
            room += wanted
            caption.setVisible(room <= width)
            kept += room <= width
        return kept

    def _make(self, one: Head) -> QLabel:
        made = small(one.caption)
        if one.width:
            made.setFixedWidth(one.width)
        if one.right:
            made.setAlignment(_RIGHT)
            made.setContentsMargins(0, 0, 9, 0)
        if one.movable:
            self._movable.append((made, one.width + GAP))
        elif one.width:
            self._room += one.width + GAP
        return made


def source_words(words: Language, known: Known) -> str:
    """How an answer is known, and since when."""
    word = words.tr(SOURCES[known.evidence.value][0])
    return words.tr("{source}, {day}", source=word, day=known.since)


class RowList(QWidget):
    """Rows below each other under their heads. Signals carry the row's id first."""

    saved = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self, heads: RowHeads) -> None:
        super().__init__()
        self.rows: dict[UUID, NeedsRow] = {}
        self._heads = heads
        self._start_next = False
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(heads)
        layout.addLayout(self._list)
        self.foot = layout

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def make_row(self, key: UUID, currency: str) -> NeedsRow:
        """A new row of this list's kind."""
        raise NotImplementedError

    def start_next(self) -> None:
        """The row that appears next gets the cursor."""
        self._start_next = True

    def show_sources(self, known: Mapping[tuple[UUID, str], Known]) -> None:
        """Say over each answer of each row how it is known."""
        for one in self.rows.values():
            one.show_sources(known)

    def show_answers(self, answers: Sequence[Any], currency: str) -> None:
        """Show these rows; those that stand already keep what is being typed in them."""
        wanted = [one.id for one in answers]
        if wanted != list(self.rows):
            self._rebuild(wanted, currency)
        self._heads.setVisible(bool(answers))
        for answer in answers:
            self.rows[answer.id].show_answer(answer)
        self._fit()

    def _fit(self) -> None:
        kept = self._heads.fit(self.width())
        for one in self.rows.values():
            one.fit(kept)

    def _rebuild(self, wanted: list[UUID], currency: str) -> None:
        fresh = [key for key in wanted if key not in self.rows]
        for key in [key for key in self.rows if key not in wanted]:
            gone = self.rows.pop(key)
            gone.hide()
            gone.deleteLater()
        for key in fresh:
            self.rows[key] = self.make_row(key, currency)
            self.rows[key].saved.connect(self.saved)
            self.rows[key].removed.connect(self.removed)
        self.rows = {key: self.rows[key] for key in wanted}
        for place, key in enumerate(wanted):
            self._list.insertWidget(place, self.rows[key])
        if self._start_next and fresh:
            self.rows[fresh[-1]].start()
        self._start_next = False
