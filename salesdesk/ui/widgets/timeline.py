"""What happened with a record, newest first: an icon, a line, and who and when below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.ui.widgets.basics import Disc, boxed, button, clear, column, label, row, small


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline, in the screen's language; `on_open` makes it a link."""

    icon: str
    tone: str
    text: str
    detail: str
    on_open: Callable[[], None] | None = None


class TimelineView(QWidget):
    """Events below each other; grows with them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 4)
        self._layout.setSpacing(10)

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these events."""
        clear(self._layout)
        for event in events:
            self._layout.addWidget(_event_row(event))
        self._layout.addStretch(1)


def _event_row(event: Event) -> QWidget:
    if event.on_open is not None:
        words: QWidget = button(event.text, kind="link", on=event.on_open)
    else:
        words = label(event.text, wrap=True)
    disc = Disc(event.icon, event.tone)
    layout = row(disc, column(words, small(event.detail), spacing=0), spacing=10)
    layout.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    return boxed(layout)


def scrolled(widget: QWidget) -> QScrollArea:
    """A widget that may be higher than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


class Tall(QWidget):
    """The inside of a scroll area, as high as its wrapped texts need at its width: a scroll area
    asks for the size hint alone, which does not know where the lines break.
    """

    def __init__(self, layout: QBoxLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        layout = self.layout()
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and layout is not None:
            self.setMinimumHeight(max(0, layout.totalHeightForWidth(self.width())))
        return done
