"""One row of the stream: what happened, folded where it is long, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from salesdesk.language import Language
from salesdesk.ui.icons import icon
from salesdesk.ui.widgets.basics import (
    Disc,
    ElidedLabel,
    boxed,
    button,
    column,
    icon_button,
    label,
    line,
    row,
    small,
)

FOLD_AT, FOLD_LINES = 240, 5
"""Longer texts show their beginning; the rest is one click away."""


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that can be done with a row: its sign, its words, and what it does."""

    icon: str
    text: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Line:
    """A row in the screen's language; `opens` makes its text a link, `verbs` stand in its menu."""

    icon: str
    tone: str
    text: str
    detail: str
    opens: Callable[[], None] | None = None
    verbs: Sequence[Verb] = ()


def stream_row(shown: Line, words: Language) -> QWidget:
    """A row of what happened."""
    disc = Disc(shown.icon, shown.tone)
    text = _text(shown, words)
    parts: list[QWidget] = [disc, boxed(column(text, small(shown.detail, wrap=True), spacing=0))]
    if shown.verbs:
        parts.append(_menu_button(shown, words))
    layout = row(*parts, spacing=10)
    for part in (disc, *parts[2:]):
        layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    return boxed(layout)


def planned_row(shown: Line) -> QWidget:
    """A row of what is planned, its verbs beside it."""
    verbs = [icon_button(one.icon, one.text, one.run) for one in shown.verbs]
    text = ElidedLabel(shown.text)
    layout = row(Disc(shown.icon, shown.tone), column(text, small(shown.detail), spacing=0), *verbs)
    layout.setSpacing(6)
    layout.setStretch(1, 1)
    return boxed(layout)


def day_head(text: str) -> QWidget:
    """The day above the rows of it."""
    rule = line()
    layout = row(label(text, "small semibold", "muted"), rule, spacing=8)
    layout.setStretch(1, 1)
    layout.setContentsMargins(0, 4, 0, 0)
    return boxed(layout)


def folded(text: str) -> str:
    """The beginning of a long text, the text itself where it is short."""
    lines = text.splitlines()
    short = "\n".join(lines[:FOLD_LINES])
    if len(short) > FOLD_AT:
        short = short[:FOLD_AT].rsplit(" ", 1)[0]
    return text if short == text else f"{short.rstrip()} …"


class FoldedText(QWidget):
    """A long text of which the beginning is shown."""

    def __init__(self, text: str, words: Language) -> None:
        super().__init__()
        self._whole, self._words = text, words
        self._label = label(folded(text), wrap=True)
        self._toggle = button(words.tr("Show all of it"), kind="link", on=self._turn)
        layout = column(self._label, row(self._toggle, None), spacing=0)
        self.setLayout(layout)

    def _turn(self) -> None:
        words, whole = self._words, self._label.text() != self._whole
        self._label.setText(self._whole if whole else folded(self._whole))
        self._toggle.setText(words.tr("Show less") if whole else words.tr("Show all of it"))


def _text(shown: Line, words: Language) -> QWidget:
    if shown.opens is not None:
        made = button(shown.text.replace("&", "&&"), kind="link", on=shown.opens)
        return boxed(row(made, None))
    if folded(shown.text) != shown.text:
        return FoldedText(shown.text, words)
    made_label: QLabel = label(shown.text, wrap=True)
    made_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made_label.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Tab would stop at every row
    return made_label


def _menu_button(shown: Line, words: Language) -> QToolButton:
    made = icon_button("ellipsis", words.tr("What to do with “{what}”", what=shown.text[:60]))
    made.clicked.connect(partial(_open_menu, made, shown.verbs))
    return made


def _open_menu(beside: QToolButton, verbs: Sequence[Verb], _checked: bool = False) -> None:
    """A menu that lives as long as it is open: a stream has many rows."""
    menu = QMenu(beside)
    for one in verbs:
        menu.addAction(icon(one.icon), one.text, one.run)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))
