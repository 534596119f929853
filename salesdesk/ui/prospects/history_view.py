"""Who changed what on an account, when, and what it was before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.prospects import Change, HistoryEntry
from salesdesk.ui.prospects.words import said
from salesdesk.ui.widgets.basics import Card, button, clear, label, row, small, title
from salesdesk.ui.widgets.timeline import scrolled

RECORDS = {
    "prospect": mark("Account"),
    "contact": mark("Contact"),
    "address": mark("Address"),
    "activity": mark("Activity"),
}
ACTIONS = {
    "created": mark("entered"),
    "changed": mark("changed"),
    "removed": mark("removed"),
}


class HistoryView(Card):
    """`closed` goes back to the record."""

    closed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language
        self._title = title("")
        back = button(language.tr("Back"), "chevron-left", on=self.closed.emit)
        self._inner = QWidget()
        self._layout = QVBoxLayout(self._inner)
        self._layout.setContentsMargins(0, 0, 6, 0)
        self._layout.setSpacing(2)
        self.body.addLayout(row(self._title, None, back))
        self.body.addWidget(scrolled(self._inner), 1)

    def show_history(self, company: str, entries: Sequence[HistoryEntry]) -> None:
        """Show the changes of an account, newest first."""
        self._title.setText(self._words.tr("History of {company}", company=company))
        clear(self._layout)
        for entry in entries:
            self._add(entry)
        self._layout.addStretch(1)

    def _add(self, entry: HistoryEntry) -> None:
        words = self._words
        what = words.tr(
            "{record} {action}",
            record=words.tr(RECORDS[entry.table]),
            action=words.tr(ACTIONS[entry.action]),
        )
        when = words.write(entry.at.replace(second=0, microsecond=0))
        aside = " · ".join(part for part in (when, entry.who) if part)
        self._layout.addSpacing(8)
        self._layout.addLayout(row(label(what, "semibold"), small(aside), None))
        for change in entry.changes:
            self._layout.addWidget(label(self._line(change), "body", "muted", wrap=True))

    def _line(self, change: Change) -> str:
        words = self._words
        before, after = said(words, change.before), said(words, change.after)
        return words.tr(
            "{field}: {before} → {after}",
            field=words.tr(change.label),
            before=before or "–",
            after=after or "–",
        )
