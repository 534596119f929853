"""A short list inside a card: lines of two texts, each with a button that takes it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.ui.widgets.basics import ElidedLabel, boxed, clear, column, icon_button, line, row
from salesdesk.ui.widgets.chips import Chip


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One line; `chip` is text, tone and icon, `remove` what taking it away is called."""

    key: UUID
    text: str
    detail: str = ""
    chip: tuple[str, str, str] | None = None
    remove: str = ""


class ShortList(QWidget):
    """Shows lines; `remove` is called with the key of the one to be taken away."""

    def __init__(self, remove: Callable[[UUID], None]) -> None:
        super().__init__()
        self._remove = remove
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    def show_lines(self, lines: Sequence[ListedLine]) -> None:
        """Show these lines instead of the ones before."""
        clear(self._rows)
        for each in lines:
            self._rows.addWidget(self._line(each))
        self.setVisible(bool(lines))

    def _line(self, each: ListedLine) -> QWidget:
        texts = column(ElidedLabel(each.text), spacing=0)
        if each.detail:
            texts.addWidget(ElidedLabel(each.detail, "small", "muted"))
        layout = row(texts, spacing=8)
        layout.setStretch(0, 1)
        if each.chip is not None:
            layout.addWidget(Chip(*each.chip))
        if each.remove:
            gone = partial(self._remove, each.key)
            layout.addWidget(icon_button("x", each.remove, gone))
        return boxed(column(layout, line(), spacing=4))
