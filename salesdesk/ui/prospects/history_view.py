"""Who changed what on an account, when, and what it was before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.prospects import Change, HistoryEntry
from salesdesk.ui.widgets.basics import Card, button, clear, label, row, small, title
from salesdesk.ui.widgets.timeline import scrolled

RECORDS = {
    "prospect": mark("Account"),
    "contact": mark("Contact"),
    "address": mark("Address"),
    "activity": mark("Activity"),
    "contact_point": mark("Phone or e-mail"),
    "prospect_tag": mark("Tag"),
}
ACTIONS = {
    "created": mark("entered"),
    "imported": mark("imported"),
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
        when = words.write(entry.at.replace(second=0, microsecond=0))
        aside = " · ".join(part for part in (when, entry.who) if part)
        self._layout.addSpacing(8)
        self._layout.addWidget(label(self._what(entry), "semibold", wrap=True))
        self._layout.addWidget(small(aside))
        for change in entry.changes:
            self._layout.addWidget(label(self._line(change), "body", "muted", wrap=True))

    def _what(self, entry: HistoryEntry) -> str:
        words = self._words
        record = words.tr(RECORDS[entry.table]) if entry.table in RECORDS else entry.table
        action = words.tr(ACTIONS[entry.action])
        if not entry.subject:
            return words.tr("{record} {action}", record=record, action=action)
        return words.tr(
            "{record} {action}: {subject}", record=record, action=action, subject=entry.subject
        )

    def _line(self, change: Change) -> str:
        words = self._words
        return words.tr(
            "{field}: {before} → {after}",
            field=words.tr(change.label),
            before=self._value(change.before),
            after=self._value(change.after),
        )

    def _value(self, value: object) -> str:
        return "–" if value == "" else self._words.write(value)
