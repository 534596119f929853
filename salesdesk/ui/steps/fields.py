"""The fields that plan a step: what kind, on which day, at which hour, and what about."""

from __future__ import annotations

from datetime import date, time

from salesdesk.domain.prospects.states import TASK_KIND_NAMES, TaskKind
from salesdesk.language import Language
from salesdesk.services.prospects import PlannedStep
from salesdesk.ui.steps.words import read_hour
from salesdesk.ui.widgets.fields import ChoiceBox, DateLine, ValueLine, text_line
from salesdesk.ui.widgets.tray import Tray

BY_HAND = (
    TaskKind.CALL,
    TaskKind.EMAIL,
    TaskKind.VISIT,
    TaskKind.MEETING,
    TaskKind.PRESENT,
    TaskKind.TODO,
)


class StepFields:
    """Kind, day, hour and matter in one row of a tray; a step without a day is none."""

    def __init__(self, tray: Tray, language: Language, today: date) -> None:
        self._tray = tray
        kinds = [(kind, language.tr(TASK_KIND_NAMES[kind])) for kind in BY_HAND]
        self.kind = ChoiceBox(language.tr("Next step"), kinds)
        self.kind.set_value(TaskKind.CALL)
        self.day = DateLine(language.tr("Day"), language, today)
        self.day.setPlaceholderText(language.tr("+3, 27/11…"))
        self.hour = hour_line(language)
        self.what = text_line(language.tr("What about"))
        tray.add_row(
            tray.field("step_kind", language.tr("Next step"), self.kind),
            tray.field("day", language.tr("Day"), self.day),
            tray.field("at", language.tr("Hour"), self.hour),
            tray.field("what", language.tr("What about"), self.what),
            stretch=(0, 0, 0, 1),
        )
        self.day.setFixedWidth(132)
        self.hour.setFixedWidth(72)
        self.kind.setMinimumWidth(112)

    def set_step(self, kind: TaskKind, what: str, day: date | None, at: time | None) -> None:
        """Show a step."""
        self.kind.set_value(kind if kind in BY_HAND else TaskKind.TODO)
        self.what.set_value(what or None)
        self.day.set_value(day)
        self.hour.set_value(at)

    @property
    def step(self) -> PlannedStep | None:
        """The step as planned, or None where no day was given."""
        day, at = self.day.value, self.hour.value
        if not isinstance(day, date):
            return None
        return PlannedStep(
            TaskKind(str(self.kind.value)),
            str(self.what.value or ""),
            day,
            at if isinstance(at, time) else None,
        )


def hour_line(language: Language) -> ValueLine:
    """A time of day: time."""

    def write(value: object) -> str:
        return language.clock_time(value) if isinstance(value, time) else ""

    made = ValueLine(language.tr("Hour"), read_hour, write)
    made.setPlaceholderText("10:30")
    return made
