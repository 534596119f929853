"""The checklist on the record: what is known already; each question is answered in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.prospects.qualifying import QUESTION_NAMES, Checklist, Question
from salesdesk.language import Language
from salesdesk.ui.prospects.quiet_form import QuietForm
from salesdesk.ui.prospects.words import said
from salesdesk.ui.widgets.basics import column, head, row, small
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.fields import ValueLine, text_line


class ChecklistCard(QWidget):
    """`answered` carries the question, the new and the old answer."""

    answered = Signal(object, object, object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language
        self.state = Chip(" ")
        self.form = QuietForm(language)
        for question, name in QUESTION_NAMES.items():
            self.form.add(question, language.tr(name), text_line(language.tr(name)))
        self.gap = small("", "warn", wrap=True)
        self.form.saved.connect(self._saved)
        heading = row(head(language.tr("Qualification")), None, self.state)
        self.setLayout(column(heading, self.form, self.gap, spacing=2))

    def show_checklist(self, checklist: Checklist) -> None:
        """Show what is known; what is known from elsewhere stands in its field until answered."""
        words = self._words
        for item in checklist.items:
            line = self.form.editor(item.question)
            assert isinstance(line, ValueLine)
            line.setPlaceholderText(said(words, item.known) or words.tr("Ask"))
            self.form.set_value(item.question, item.answer or None)
        known = len(checklist.items) - len(checklist.open)
        self.state.show_state(
            words.tr("{known} of {all}", known=known, all=len(checklist.items)),
            "warn" if checklist.open else "ok",
            "triangle-alert" if checklist.open else "check",
        )
        self.gap.setText(checklist.gap_reason and self._gap(checklist.gap_reason))
        self.gap.setVisible(bool(checklist.gap_reason))

    def _gap(self, reason: str) -> str:
        return self._words.tr("Qualified with gaps: {reason}", reason=reason)

    def _saved(self, key: str, new: object, old: object) -> None:
        self.answered.emit(Question(key), new, old)
