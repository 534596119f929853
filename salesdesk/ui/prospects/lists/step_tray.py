"""The strip that plans one step with all chosen accounts, as narrow as the list is."""

from __future__ import annotations

from datetime import date, time, timedelta

from salesdesk.domain.prospects.states import TASK_KIND_NAMES, TaskKind
from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.sentence import sentence
from salesdesk.services.prospects import PlannedStep
from salesdesk.ui.steps.fields import BY_HAND, hour_line
from salesdesk.ui.widgets.fields import ChoiceBox, DateLine, text_line
from salesdesk.ui.widgets.tray import Tray


class ManyStepsTray(Tray):
    """Kind, day and hour in one row, what about in the next."""

    def __init__(self, words: Language, today: date) -> None:
        super().__init__(
            words.tr("Plan the next step"), words.trc("button", "Plan"), words, "calendar-clock"
        )
        kinds = [(kind, words.tr(TASK_KIND_NAMES[kind])) for kind in BY_HAND]
        self._kind = ChoiceBox(words.tr("Next step"), kinds)
        self._kind.set_value(TaskKind.CALL)
        self._day = DateLine(words.tr("Day"), words, today)
        self._day.set_value(today + timedelta(days=1))
        self._hour = hour_line(words)
        self._what = text_line(words.tr("What about"))
        self.add_row(
            self.field("step_kind", words.tr("Next step"), self._kind),
            self.field("day", words.tr("Day"), self._day),
            self.field("at", words.tr("Hour"), self._hour),
            stretch=(0, 1, 1),
        )
        self.add_row(self.field("what", words.tr("What about"), self._what), stretch=(1,))

    @property
    def planned(self) -> PlannedStep | None:
        """The step as it is planned, None while it has no day."""
        day, hour = self._day.value, self._hour.value
        if not isinstance(day, date):
            return None
        at = hour if isinstance(hour, time) else None
        return PlannedStep(TaskKind(str(self._kind.value)), str(self._what.value or ""), day, at)

    def ask_day(self) -> None:
        """Say that a day is needed."""
        self.show_error(WrongInput(sentence("Choose a day: 27/11, +3, tomorrow."), "day"))
