"""What is written about a call: a sentence, when to go on, and how long it took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from salesdesk.domain.prospects.cold_calls import CallResult
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.services.prospects import PlannedStep
from salesdesk.services.prospects.cold_calls import NEXT_STEPS
from salesdesk.ui.steps.fields import hour_line
from salesdesk.ui.steps.words import relative_day
from salesdesk.ui.widgets.basics import button, label, row, small
from salesdesk.ui.widgets.fields import DateLine, quantity_line
from salesdesk.ui.widgets.forms import ErrorLine, InlineField


@dataclass(frozen=True, slots=True)
class CallDraft:
    """What stands in an unfinished entry, so that it can be taken up again."""

    result: CallResult | None
    note: str
    day: date | None
    at: time | None
    minutes: int | None = None


class CallEntry(QWidget):
    """`submitted` says that Enter was pressed, or the button; `quick_days` are offered by name."""

    submitted = Signal()

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self._words, self._today = language, today
        self._result: CallResult | None = None
        self._build()

    def _build(self) -> None:
        words = self._words
        self.note = QLineEdit()
        self.note.setProperty("touch", True)
        self.day = DateLine(words.tr("When"), words, self._today)
        self.day.setPlaceholderText(words.tr("+3, 27/11…"))
        self.hour = hour_line(words)
        self.minutes = quantity_line(words.tr("Minutes"), words)
        self.plan = small("")
        self.plan.setWordWrap(True)
        self.error = ErrorLine()
        self.save = button(words.tr("Log and next  (Enter)"), "check", "primary", self._submit)
        self._when = InlineField(words.tr("When"), self.day, words)
        self._hour = InlineField(words.tr("Hour"), self.hour, words)
        took = InlineField(words.tr("Minutes"), self.minutes, words)
        for field, wide in ((self._when, 150), (self._hour, 84), (took, 84)):
            field.editor.setFixedWidth(wide)
        for line in (self.note, self.day, self.hour, self.minutes):
            line.returnPressed.connect(self._submit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._caption = label("", "semibold")
        layout.addWidget(self._caption)
        layout.addWidget(self.note)
        asked = row(self._when, self._hour, took, None, self.save)
        asked.setAlignment(self.save, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(asked)
        layout.addWidget(self.plan)
        layout.addWidget(self.error)
        self.show_result(None)

    def show_result(self, result: CallResult | None, plan: str = "") -> None:
        """Ask what this result needs; `plan` says what the rule will plan."""
        words = self._words
        self._result = result
        asks_why = result is not None and result.asks_why
        self._caption.setText(words.tr("Why") if asks_why else words.tr("What was said"))
        hint = words.tr("A sentence for the next colleague…") if asks_why else words.tr("A note…")
        self.note.setPlaceholderText(hint)
        self.note.setAccessibleName(self._caption.text())
        asks_when = result is not None and result.asks_when
        self._when.setVisible(asks_when)
        self._hour.setVisible(asks_when)
        self.plan.setText(plan)
        self.plan.setVisible(bool(plan))
        self.save.setEnabled(result is not None)
        self.error.show_text("")

    def start(self) -> None:
        """Put the cursor where the answer is typed: the day of another call, else the sentence."""
        if self._result is CallResult.AGAIN:
            self.day.setFocus()
            self.day.selectAll()
        else:
            self.note.setFocus()

    def clear(self) -> None:
        """Nothing is written yet."""
        self.note.clear()
        for line in (self.day, self.hour, self.minutes):
            line.set_value(None)
            line.setModified(False)
        self.show_result(None)

    def suggest(self, day: date | None) -> None:
        """Offer a day, unless one stands there."""
        if self.day.value is None and not self.day.isModified():
            self.day.set_value(day)

    @property
    def step(self) -> PlannedStep | None:
        """What was agreed for later, where a day is asked for and given."""
        day, at = self.day.value, self.hour.value
        if self._result not in NEXT_STEPS or not isinstance(day, date):
            return None
        kind, what = NEXT_STEPS[self._result]
        return PlannedStep(kind, what, day, at if isinstance(at, time) else None)

    @property
    def draft(self) -> CallDraft | None:
        """What was typed so far, or None."""
        note, day, at = self.note.text().strip(), self.day.value, self.hour.value
        minutes = self.minutes.value
        if not note and self._result is None:
            return None
        return CallDraft(
            self._result,
            note,
            day if isinstance(day, date) else None,
            at if isinstance(at, time) else None,
            minutes if isinstance(minutes, int) else None,
        )

    def take_up(self, draft: CallDraft) -> None:
        """Go on with an unfinished entry."""
        self.note.setText(draft.note)
        self.day.set_value(draft.day)
        self.hour.set_value(draft.at)
        self.minutes.set_value(draft.minutes)

    def show_error(self, error: SalesDeskError) -> None:
        """Say what is wrong, and put the cursor there."""
        if error.field == "day":
            self._when.show_error(error)
            self.day.setFocus()
        else:
            self.error.show_text(self._words.say(error.sentence))
            self.note.setFocus()

    def said_day(self, day: date) -> str:
        """A day as people say it."""
        return relative_day(self._words, day, self._today)

    def _submit(self) -> None:
        lines = (self.day, self.hour, self.minutes)
        # Every line is taken, not only those before the first that cannot be read.
        taken = [line.commit() for line in lines]
        if self._result is not None and all(taken):
            self.submitted.emit()
