"""How tasks, figures and the day are worded on Today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.services.today import Agenda, OpenProposals, TaskRow, When, WinRate, Won
from salesdesk.ui.steps.words import STEP_ICONS

__all__ = ["STEP_ICONS"]
_NOON, _EVENING = 12, 18


def greeting(words: Language, now: datetime, name: str) -> str:
    """A greeting for the hour on the shop's wall; `name` is how the person is called."""
    if not name:
        return words.tr("Welcome")
    if now.hour < _NOON:
        return words.tr("Good morning, {name}", name=name)
    if now.hour < _EVENING:
        return words.tr("Good afternoon, {name}", name=name)
    return words.tr("Good evening, {name}", name=name)


def called(name: str, shop_language: str) -> str:
    """What people call somebody: in Vietnam the last word of the name, elsewhere the first."""
    parts = name.split()
    if not parts:
        return ""
    return parts[-1] if shop_language == "vi" else parts[0]


def day_line(words: Language, today: date, agenda: Agenda) -> str:
    """The day and how much there is to do."""
    parts = [words.long_date(today)]
    if not agenda.overdue and not agenda.today:
        parts.append(words.tr("all clear today"))
    if agenda.overdue:
        parts.append(words.tr("{count} overdue", count=agenda.overdue))
    if agenda.today:
        parts.append(words.tr("{count} today", count=agenda.today))
    if agenda.week:
        parts.append(words.tr("{count} this week", count=agenda.week))
    return "  ·  ".join(parts)


def task_when(words: Language, row: TaskRow, today: date) -> str:
    """When a task is due."""
    if row.when is When.OVERDUE:
        return words.trn("Overdue · {count} day", "Overdue · {count} days", row.days_late)
    hour = words.clock_time(row.at) if row.at else ""
    if row.when is When.TODAY:
        return hour or words.tr("Today")
    tomorrow = row.day == today + timedelta(days=1)
    day = words.tr("Tomorrow") if tomorrow else words.day_month(row.day)
    return " · ".join(part for part in (day, hour) if part)


def task_sign(row: TaskRow) -> tuple[str, str]:
    """The icon and tone of when a task is due."""
    if row.when is When.OVERDUE:
        return "triangle-alert", "bad"
    if row.when is When.TODAY:
        return "clock", "warn" if row.passed else "ok"
    return "calendar-clock", "muted"


def sums(words: Language, amounts: tuple[Money, ...]) -> str:
    """Sums in several currencies beside each other; zeros only where there is nothing else."""
    shown = [each for each in amounts if each] or list(amounts[:1])
    return " + ".join(words.money(each) for each in shown)


def proposals_trend(words: Language, proposals: OpenProposals) -> tuple[str, str]:
    """How many are open and how many end soon, with a tone."""
    count = words.trn("{count} proposal", "{count} proposals", proposals.count)
    if not proposals.expiring:
        return count, "muted"
    soon = words.trn("{count} expires soon", "{count} expire soon", proposals.expiring)
    return f"{count}  ·  {soon}", "warn"


def won_trend(words: Language, won: Won) -> tuple[str, str]:
    """This month beside the same days of the month before."""
    deals = words.trn("{count} deal", "{count} deals", won.count)
    day = words.day_month(won.before_until)
    if not won.before:
        before = words.tr("nothing by {day}", day=day)
        return f"{deals}  ·  {before}", "ok" if won.count else "muted"
    before = words.tr("{amount} by {day}", amount=won.before, day=day)
    tone = "ok" if won.amount.minor >= won.before.minor else "warn"
    return f"{deals}  ·  {before}", tone


def rate_trend(words: Language, rate: WinRate) -> tuple[str, str]:
    """The counts behind the win rate, and the points against the 90 days before."""
    counts = words.tr("{won} of {decided} deals", won=rate.won, decided=rate.decided)
    if rate.share is None:
        return words.tr("no deal decided in 90 days"), "muted"
    if rate.before is None:
        return words.tr("{counts} in 90 days", counts=counts), "muted"
    points = round((rate.share - rate.before) / 100)
    signed = ("+" if points > 0 else "") + words.number(points)
    trend = words.tr("{points} pts on the 90 days before", points=signed)
    return f"{counts}  ·  {trend}", "ok" if points >= 0 else "warn"
