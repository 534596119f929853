"""How health, months and steps are shown on Follow-up."""

from __future__ import annotations

from datetime import date

from salesdesk.domain.followup.health import HEALTH_LABELS, Health
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.followup import CustomerRow, ItemRow
from salesdesk.services.prospects import NextStep
from salesdesk.ui.steps.words import relative_day
from salesdesk.ui.tables import Cell
from salesdesk.ui.widgets.rhythm import Rhythm

HEALTH_SIGNS = {
    Health.NEW: ("star", "info"),
    Health.ON_RHYTHM: ("check", "ok"),
    Health.DUE: ("clock", "violet"),
    Health.LATE: ("hourglass", "warn"),
    Health.AT_RISK: ("triangle-alert", "bad"),
    Health.LAPSED: ("circle-x", "grey"),
    Health.WON_BACK: ("repeat", "ok"),
}
MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)


def health_cell(words: Language, health: Health) -> Cell:
    """A state of health as a chip."""
    icon, tone = HEALTH_SIGNS[health]
    return Cell(words.tr(HEALTH_LABELS[health]), icon=icon, tone=tone, chip=True)


def reason_line(words: Language, row: CustomerRow) -> str:
    """Why a customer stands so, or until when it is left alone."""
    reason = words.say(row.reason)
    if row.snoozed_until is None:
        return reason
    day = words.day_month(row.snoozed_until)
    return words.tr("Snoozed until {day}. {reason}", day=day, reason=reason)


def rhythm(row: CustomerRow | ItemRow) -> Rhythm:
    """What the strip of a row shows."""
    _icon, tone = HEALTH_SIGNS[row.health]
    return Rhythm(row.bought, row.due, tone, quiet=row.health is Health.LAPSED)


def how_often(words: Language, item: ItemRow) -> str:
    """How many of an item are bought, and how often."""
    if not item.interval_days:
        return words.say(item.reason)
    return words.trn(
        "{quantity} every day",
        "{quantity} every {count} days",
        item.interval_days,
        quantity=item.quantity,
    )


def expected(words: Language, item: ItemRow, today: date) -> str:
    """When an item will be bought next, as a range."""
    if item.earliest is None or item.latest is None:
        return words.tr("no rhythm yet")
    if (item.latest - today).days > _FAR_DAYS:
        return words.tr("no telling when")
    first, last = max(item.earliest, today), item.latest
    if first == last:
        return words.day_month(first)
    return words.tr("{first} to {last}", first=words.day_month(first), last=words.day_month(last))


_FAR_DAYS = 180
"""A range that ends later than this says nothing."""


def step_when(words: Language, step: NextStep, today: date) -> tuple[str, str]:
    """When a step of the plan is due, with its tone."""
    if step.overdue:
        late = words.trn("Overdue · {count} day", "Overdue · {count} days", step.overdue)
        return late, "bad"
    day = relative_day(words, step.day, today)
    hour = words.clock_time(step.at) if step.at else ""
    text = ", ".join(part for part in (day[:1].upper() + day[1:], hour) if part)
    return text, "ok" if step.day == today else "muted"
