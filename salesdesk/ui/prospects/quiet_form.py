"""A form that looks like a printed card until a field is entered: for details read all day."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.ui.theme import tokens
from salesdesk.ui.widgets.basics import boxed, column, label, muted
from salesdesk.ui.widgets.fields import ChoiceBox, Editor, mark_wrong
from salesdesk.ui.widgets.forms import ErrorLine


class QuietForm(QWidget):
    """Captions at the left, quiet editors at the right; `saved` carries key, new and old value."""

    saved = Signal(str, object, object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language
        self._editors: dict[str, Editor] = {}
        self._errors: dict[str, ErrorLine] = {}
        self._notes: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def add(self, key: str, caption: str, editor: Editor) -> None:
        """A field under a key."""
        line = self._grid.rowCount()
        words = muted(caption)
        words.setBuddy(editor)
        words.setMinimumHeight(32)
        error, note = ErrorLine(), label("", "small", "warn", wrap=True)
        note.setContentsMargins(9, 0, 0, 2)
        note.hide()
        quieten(editor)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(words, line, 0, top)
        self._grid.addWidget(boxed(column(editor, error, note, spacing=0)), line, 1, top)
        self._editors[key], self._errors[key], self._notes[key] = editor, error, note
        editor.saved.connect(lambda new, old: self.saved.emit(key, new, old))
        editor.refused.connect(lambda wrong: self._show(key, wrong))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all fields."""
        return tuple(self._editors)

    def editor(self, key: str) -> Editor:
        """The editor of a key."""
        return self._editors[key]

    def set_value(self, key: str, value: object) -> None:
        """Show a value without announcing it."""
        self._editors[key].set_value(value)

    def show_note(self, key: str, text: str) -> None:
        """Say below a field what is doubtful about it."""
        note = self._notes[key]
        note.setText(text)
        note.setVisible(bool(text))

    def show_error(self, key: str, error: SalesDeskError) -> None:
        """Say below a field what is wrong with it."""
        self._show(key, error)
        self._editors[key].setFocus()

    def _show(self, key: str, error: SalesDeskError | None) -> None:
        self._errors[key].show_text(self._words.say(error.sentence) if error else "")
        mark_wrong(self._editors[key], wrong=error is not None)


_Kind = TypeVar("_Kind", bound=StrEnum)


def choice_box(name: str, labels: Mapping[_Kind, str], language: Language) -> ChoiceBox:
    """A choice among the values of a list, by their names, which are marked for translation."""
    return ChoiceBox(name, [(value, language.tr(label)) for value, label in labels.items()])


def quieten(editor: Editor) -> None:
    """Take an editor's border away until the mouse or the keyboard comes."""
    if not isinstance(editor, QComboBox):
        editor.setProperty("quiet", True)
        return
    now = tokens()
    editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    editor.setStyleSheet(
        "QComboBox { border-color: transparent; background: transparent; }"
        f"QComboBox:hover {{ border-color: {now.letters('line')}; }}"
        f"QComboBox:focus {{ border-color: {now.letters('accent')}; }}"
        "QComboBox::down-arrow { image: none; }"
    )
