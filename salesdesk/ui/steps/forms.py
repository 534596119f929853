"""The strips that log an activity and plan a step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from salesdesk.domain.prospects.states import (
    ACTIVITY_KIND_NAMES,
    ActivityKind,
    ActivityState,
    Direction,
    TaskKind,
)
from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.sentence import mark, sentence
from salesdesk.services.prospects import LoggedActivity, NextStep, PlannedStep, ProspectRecord
from salesdesk.ui.steps.fields import StepFields
from salesdesk.ui.steps.timer import TalkTimer
from salesdesk.ui.widgets.basics import ElidedLabel, button
from salesdesk.ui.widgets.fields import ChoiceBox, NoteBox, quantity_line
from salesdesk.ui.widgets.tray import Tray

RESULTS = {
    "out": (mark("We reached them"), Direction.OUT, ActivityState.HELD),
    "in": (mark("They reached us"), Direction.IN, ActivityState.HELD),
    "none": (mark("Not reached"), Direction.OUT, ActivityState.NOT_HELD),
}


@dataclass(frozen=True, slots=True)
class LogDraft:
    """What stands in an unfinished log, so that it can be taken up again."""

    kind: ActivityKind
    result: str
    outcome: str
    finishes: UUID | None


class LogTray(Tray):
    """Logs a call, an e-mail, a visit, a meeting; with it the next step is planned."""

    def __init__(
        self, record: ProspectRecord, kind: ActivityKind, language: Language, today: date
    ) -> None:
        super().__init__(language.tr("Log activity"), language.trc("button", "Log"), language)
        self.prospect_id = record.id
        self.finishes: UUID | None = None
        self._build(record, kind, today)

    def finish_step(self, step: NextStep) -> None:
        """Logging this is what that step asked for: it is done then."""
        self.finishes = step.task_id
        what = self.words.tr(step.what)
        said = self.words.tr("“{what}” is done then.", what=what)
        note = ElidedLabel(said, "small", "muted")
        self.beside(note)
        self._foot.setStretchFactor(note, 8)

    def _build(self, record: ProspectRecord, kind: ActivityKind, today: date) -> None:
        words = self.words
        kinds = [
            (one, words.tr(ACTIVITY_KIND_NAMES[one]))
            for one in ActivityKind
            if one is not ActivityKind.NOTE
        ]
        self.kind = ChoiceBox(words.tr("Kind"), kinds)
        self.kind.set_value(kind)
        results = [(key, words.tr(label)) for key, (label, *_rest) in RESULTS.items()]
        self.result = ChoiceBox(words.tr("Result"), results)
        self.result.set_value("in" if record.silence else "out")
        self.minutes = quantity_line(words.tr("Minutes"), words)
        self.minutes.setFixedWidth(72)
        self.contact = ChoiceBox(words.tr("With"), [(one.id, one.name) for one in record.contacts])
        self.contact.set_value(record.contacts[0].id if record.contacts else None)
        self.timer = TalkTimer(words)
        self.timer.timed.connect(self.minutes.set_value)
        self.outcome = NoteBox(words.tr("What was said"), words.tr("What was said…"), lines=2)
        self.add_row(
            self.field("kind", words.tr("Kind"), self.kind),
            self.field("result", words.tr("Result"), self.result),
            self.field("contact", words.tr("With"), self.contact),
            self.field("minutes", words.tr("Minutes"), self.minutes),
            stretch=(0, 0, 1, 0, 0),
        )
        self.add_row(self.field("outcome", words.tr("Outcome"), self.outcome), stretch=(1,))
        self.step = StepFields(self, words, today)
        self.beside(self.timer)
        email = next((one.email for one in record.contacts if one.email), "")
        if kind is ActivityKind.EMAIL and email and not record.silence:
            self._email = email
            self.beside(button(words.tr("Write the e-mail"), "mail", "link", self._write_email))

    @property
    def activity(self) -> LoggedActivity:
        """What was done, as it is logged."""
        _label, direction, state = RESULTS[str(self.result.value)]
        self.timer.stop()
        minutes, contact = self.minutes.value, self.contact.value
        return LoggedActivity(
            ActivityKind(str(self.kind.value)),
            str(self.outcome.value or ""),
            direction,
            state,
            minutes if isinstance(minutes, int) else None,
            contact if isinstance(contact, UUID) else None,
        )

    @property
    def draft(self) -> LogDraft | None:
        """What was typed so far, or None."""
        outcome = self.outcome.toPlainText().strip()
        if not outcome:
            return None
        kind = ActivityKind(str(self.kind.value))
        return LogDraft(kind, str(self.result.value), outcome, self.finishes)

    def take_up(self, draft: LogDraft) -> None:
        """Go on with an unfinished log."""
        self.kind.set_value(draft.kind)
        self.result.set_value(draft.result)
        self.outcome.setPlainText(draft.outcome)
        self.finishes = draft.finishes

    def _write_email(self) -> None:
        QDesktopServices.openUrl(QUrl(f"mailto:{self._email}"))


class StepTray(Tray):
    """Plans a step, or moves one to another day."""

    def __init__(self, language: Language, today: date, step: NextStep | None = None) -> None:
        heading = language.tr("Later") if step else language.tr("Plan the next step")
        super().__init__(heading, language.trc("button", "Plan"), language, "calendar-clock")
        self.moved = step
        self.step = StepFields(self, language, today)
        if step is not None:
            self.step.set_step(step.kind, language.tr(step.what), None, step.at)
            self.step.kind.setEnabled(False)
            self.step.what.setEnabled(False)
        else:
            self.step.set_step(TaskKind.CALL, "", today + timedelta(days=1), None)

    def ask_day(self) -> None:
        """Say that a day is needed."""
        day = sentence("Choose a day: 27/11, +3, tomorrow.")
        self.show_error(WrongInput(day, "day"))

    @property
    def planned(self) -> PlannedStep | None:
        """The step as it is planned, None while it has no day."""
        return self.step.step
