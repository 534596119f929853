"""A hand-over that waits or came back, at the top of the record: both sides see it and can act."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from salesdesk.domain.prospects.handover import Answer
from salesdesk.language import Language
from salesdesk.services.prospects import HandOverLine
from salesdesk.ui.steps.words import relative_day
from salesdesk.ui.theme import backdrop
from salesdesk.ui.widgets.basics import ElidedLabel, button, column, row, small


class HandOverStrip(QFrame):
    """`accepted` and `returned` answer it; `again` hands a returned account over once more."""

    accepted = Signal()
    returned = Signal()
    again = Signal()

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self._words, self._today = language, today
        self._tone = "info"
        self._head = ElidedLabel("", "semibold")
        self._note = ElidedLabel()
        self._when = small("")
        self._accept = button(language.tr("Accept"), "check", "primary", self.accepted.emit)
        self._return = button(language.tr("Return…"), "undo-2", on=self.returned.emit)
        self._again = button(language.tr("Hand over again…"), "arrow-right", on=self.again.emit)
        said = column(self._head, self._note, self._when, spacing=2)
        layout = row(said, self._accept, self._return, self._again)
        layout.setStretch(0, 1)
        layout.setContentsMargins(12, 7, 8, 7)
        self.setLayout(layout)
        self.hide()

    def show_line(self, line: HandOverLine | None) -> None:
        """Show a hand-over, or nothing."""
        self.setVisible(line is not None)
        if line is None:
            return
        came_back = line.answer is Answer.RETURNED
        self._tone = "warn" if came_back or line.overdue else "info"
        self._head.set_text(self._heading(line))
        text = line.reason if came_back else line.note
        self._note.set_text(text)
        self._note.setVisible(bool(text))
        self._when.setText(self._due(line))
        self._accept.setVisible(line.is_mine)
        self._return.setVisible(line.is_mine)
        self._again.setVisible(came_back)
        self.update()

    def _heading(self, line: HandOverLine) -> str:
        words = self._words
        if line.answer is Answer.RETURNED:
            return words.tr("{name} returned it", name=line.answered_by or line.taker)
        if line.is_mine:
            return words.tr(
                "{name} hands this over to you", name=line.giver or words.tr("Somebody")
            )
        return words.tr("Handed over to {name}", name=line.taker)

    def _due(self, line: HandOverLine) -> str:
        words = self._words
        if line.answered_on is not None:
            return relative_day(words, line.answered_on, self._today).capitalize()
        if line.overdue:
            return words.trn(
                "The answer is {count} day late", "The answer is {count} days late", line.overdue
            )
        day = relative_day(words, line.due_on, self._today)
        return words.tr("Answer by {day}", day=day)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(backdrop(self._tone))
        painter.drawRoundedRect(self.rect(), 6, 6)
