"""How steps and days are worded."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from salesdesk.domain.prospects.states import ACTIVITY_OF_STEP, TASK_KIND_NAMES, TaskKind
from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.sentence import sentence
from salesdesk.services.prospects import NextStep

__all__ = ["ACTIVITY_OF_STEP"]

STEP_ICONS = {
    TaskKind.CALL: "phone",
    TaskKind.EMAIL: "mail",
    TaskKind.VISIT: "building-2",
    TaskKind.MEETING: "users",
    TaskKind.PRESENT: "presentation",
    TaskKind.SIGN: "signature",
    TaskKind.DELIVER: "truck",
    TaskKind.INVOICE: "receipt-text",
    TaskKind.PAYMENT: "banknote",
    TaskKind.REORDER: "repeat",
    TaskKind.TODO: "circle-check",
}
_HOUR = re.compile(r"(\d{1,2})(?:[:h.](\d{2})?)?")


def step_kind(words: Language, step: NextStep) -> str:
    """Call, Visit…"""
    return words.tr(TASK_KIND_NAMES[step.kind])


def step_when(words: Language, step: NextStep, today: date) -> str:
    """When a step is due, for the list: "Overdue · 2 d", "Call · 10:30", "Call", "27 Nov"."""
    if step.overdue:
        return words.tr("Overdue · {days} d", days=step.overdue)
    if step.day > today:
        return words.day_month(step.day)
    if step.at is None:
        return step_kind(words, step)
    return words.tr("{kind} · {time}", kind=step_kind(words, step), time=words.clock_time(step.at))


def step_sign(step: NextStep | None, today: date) -> tuple[str, str]:
    """The icon and tone of a step in the list."""
    if step is None:
        return "circle-x", "warn"
    if step.overdue:
        return "triangle-alert", "bad"
    return ("clock", "ok") if step.day <= today else ("calendar-clock", "muted")


def banner_when(words: Language, step: NextStep, today: date) -> str:
    """When a step is due, for its banner: "Call 10:30", "Call today", "Visit 27 Nov 14:00"."""
    kind = step_kind(words, step)
    if step.overdue:
        days = words.trn("{count} day late", "{count} days late", step.overdue)
        return words.tr("{kind}, {days}", kind=kind, days=days)
    hour = words.clock_time(step.at) if step.at else ""
    day = "" if step.day == today and hour else relative_day(words, step.day, today)
    return " ".join(part for part in (kind, day, hour) if part)


def banner_tone(step: NextStep, today: date) -> str:
    """The tone of a step's banner."""
    if step.overdue:
        return "bad"
    return "ok" if step.day <= today else "info"


def relative_day(words: Language, day: date, today: date) -> str:
    """A day as people say it: today, tomorrow, yesterday, 27 Nov, 3 Mar 2025."""
    near = {
        today: words.tr("today"),
        today + timedelta(days=1): words.tr("tomorrow"),
        today - timedelta(days=1): words.tr("yesterday"),
    }
    if day in near:
        return near[day]
    return words.day_month(day) if day.year == today.year else words.short_date(day)


def read_hour(text: str) -> time:
    """A time of day: "10:30", "10h30", "14h", "14". Raises WrongInput."""
    found = _HOUR.fullmatch(text.strip().lower())
    try:
        if found is not None:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    raise WrongInput(sentence("“{text}” is not a time of day, like 14:30.", text=text), "at")
