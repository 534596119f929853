"""A form that looks like a printed card until a field is entered: for details read all day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.ui.theme import tokens
from salesdesk.ui.widgets.basics import ElidedLabel, boxed, column, label, muted, row, tint
from salesdesk.ui.widgets.fields import ChoiceBox, Editor, mark_wrong
from salesdesk.ui.widgets.forms import ErrorLine

_ASIDE_SHARE = (3, 2)


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in one row."""

    caption: QWidget
    whole: QWidget
    editor: Editor
    error: ErrorLine
    note: QLabel
    aside: ElidedLabel


class QuietForm(QWidget):
    """Captions at the left, quiet editors at the right; `saved` carries key, new and old value."""

    saved = Signal(str, object, object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language
        self._rows: dict[str, _Row] = {}
        self._widgets: dict[str, tuple[QWidget, QWidget]] = {}
        self._stops: list[Callable[[], list[QWidget]]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def add(self, key: str, caption: str | ChoiceBox, editor: Editor) -> None:
        """A field under a key; its caption may be a choice of its own."""
        head = self._caption(caption, editor)
        error, note, aside = (
            ErrorLine(),
            label("", "small", "warn", wrap=True),
            ElidedLabel("", "small", "muted"),
        )
        note.setContentsMargins(9, 0, 0, 2)
        quieten(editor)
        first = row(editor, aside, spacing=4)
        for place, share in enumerate(_ASIDE_SHARE):
            first.setStretch(place, share)
        whole = boxed(column(first, error, note, spacing=0))
        line, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(head, line, 0, top)
        self._grid.addWidget(whole, line, 1, top)
        # Hidden only once it has a parent: before that it would be a window of its own.
        note.hide()
        aside.hide()
        self._rows[key] = _Row(head, whole, editor, error, note, aside)
        choice: list[QWidget] = [head] if isinstance(head, QComboBox) else []
        self._stops.append(lambda: [*choice, editor])
        editor.saved.connect(lambda new, old: self.saved.emit(key, new, old))
        editor.refused.connect(lambda wrong: self._show(key, wrong))

    def add_widget(
        self, key: str, caption: str, widget: QWidget, stops: Callable[[], list[QWidget]]
    ) -> None:
        """A row for something that is no single editor; `show_widget` shows and hides it."""
        line, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        head = self._caption(caption, widget)
        self._widgets[key] = (head, widget)
        self._stops.append(stops)
        self._grid.addWidget(head, line, 0, top)
        self._grid.addWidget(widget, line, 1)

    def show_widget(self, key: str, *, shown: bool) -> None:
        """Show or hide a row of `add_widget` with its caption."""
        for widget in self._widgets[key]:
            widget.setVisible(shown)

    def remove_all(self) -> None:
        """Take every row out."""
        for one in self._rows.values():
            for widget in (one.caption, one.whole):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rows, self._stops = {}, []

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all fields."""
        return tuple(self._rows)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [stop for stops in self._stops for stop in stops()]

    def caption_width(self) -> int:
        """How wide the widest caption is."""
        captions = [one.caption for one in self._rows.values()]
        captions += [caption for caption, _widget in self._widgets.values()]
        labels = [one.sizeHint().width() for one in captions if isinstance(one, QLabel)]
        return max(labels, default=0)

    def set_caption_width(self, width: int) -> None:
        """Keep this much room for captions, so that forms below each other stand in line."""
        self._grid.setColumnMinimumWidth(0, width)

    def editor(self, key: str) -> Editor:
        """The editor of a key."""
        return self._rows[key].editor

    def caption(self, key: str) -> QWidget:
        """What stands before a field."""
        return self._rows[key].caption

    def set_value(self, key: str, value: object) -> None:
        """Show a value without announcing it."""
        self._rows[key].editor.set_value(value)

    def show_row(self, key: str, *, shown: bool) -> None:
        """Show or hide a field with its caption."""
        self._rows[key].caption.setVisible(shown)
        self._rows[key].whole.setVisible(shown)

    def show_note(self, key: str, text: str) -> None:
        """Say below a field what is doubtful about it."""
        note = self._rows[key].note
        note.setText(text)
        note.setVisible(bool(text))

    def note(self, key: str) -> str:
        """What is said below a field."""
        return self._rows[key].note.text()

    def show_aside(self, key: str, text: str, tone: str = "muted") -> None:
        """Say beside a field what is known of it."""
        aside = self._rows[key].aside
        tint(aside, tone)
        aside.set_text(text)
        aside.setVisible(bool(text))

    def error(self, key: str) -> str:
        """What is said to be wrong with a field."""
        return self._rows[key].error.text

    def show_error(self, key: str, error: SalesDeskError) -> None:
        """Say below a field what is wrong with it."""
        self.show_row(key, shown=True)
        self._show(key, error)
        self._rows[key].editor.setFocus()

    def _caption(self, caption: str | ChoiceBox, buddy: QWidget) -> QWidget:
        if isinstance(caption, ChoiceBox):
            _write_as_caption(caption)
            return caption
        made = muted(caption)
        made.setBuddy(buddy)
        made.setMinimumHeight(32)
        return made

    def _show(self, key: str, error: SalesDeskError | None) -> None:
        # A row that was taken out still loses the keyboard, and says so.
        if key in self._rows:
            self._rows[key].error.show_text(self._words.say(error.sentence) if error else "")
            mark_wrong(self._rows[key].editor, wrong=error is not None)


_Kind = TypeVar("_Kind", bound=StrEnum)


def choice_box(name: str, labels: Mapping[_Kind, str], language: Language) -> ChoiceBox:
    """A choice among the values of a list, by their names, which are marked for translation."""
    return ChoiceBox(name, [(value, language.tr(label)) for value, label in labels.items()])


def align_captions(forms: Sequence[QuietForm]) -> None:
    """Give forms that stand below each other one width of captions."""
    widest = max(form.caption_width() for form in forms)
    for form in forms:
        form.set_caption_width(widest)


def tab_in_order(stops: Sequence[QWidget]) -> None:
    """Let Tab go through these widgets one after the other."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def quieten(editor: Editor) -> None:
    """Take an editor's border away until the mouse or the keyboard comes."""
    if not isinstance(editor, QComboBox):
        editor.setProperty("quiet", True)
        return
    _quieten_box(editor, "")


def _write_as_caption(box: ChoiceBox) -> None:
    """Let a choice stand where captions do, and look like one."""
    _quieten_box(box, f"color: {tokens().letters('muted')}; padding: 0;")


def _quieten_box(box: QComboBox, more: str) -> None:
    now = tokens()
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setStyleSheet(
        f"QComboBox {{ border-color: transparent; background: transparent; {more} }}"
        f"QComboBox:hover {{ border-color: {now.letters('line')}; }}"
        f"QComboBox:focus {{ border-color: {now.letters('accent')}; }}"
        "QComboBox::down-arrow { image: none; } QComboBox::drop-down { width: 0; }"
    )
