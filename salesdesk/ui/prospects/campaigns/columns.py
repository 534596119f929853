"""The columns of the campaigns list, and the periods it can show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from salesdesk.domain.prospects.states import SOURCE_NAMES
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.sentence import mark
from salesdesk.services.prospects.bringing import Period, ReportRow
from salesdesk.ui.tables import Cell, Column

_MONEY = ("222.500.000 ₫",)
_COST = ("22.500.000 ₫",)


class Span(StrEnum):
    """A period by its name."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TWELVE = "twelve months"
    EVER = "ever"


SPAN_NAMES = {
    Span.MONTH: mark("This month"),
    Span.QUARTER: mark("This quarter"),
    Span.YEAR: mark("This year"),
    Span.TWELVE: mark("The last twelve months"),
    Span.EVER: mark("From the beginning"),
}


def period_of(span: Span, today: date) -> Period:
    """The days of a span, through today."""
    return Period(_FIRST[span](today), today)


_FIRST: dict[Span, Callable[[date], date | None]] = {
    Span.MONTH: lambda today: today.replace(day=1),
    Span.QUARTER: lambda today: today.replace(month=today.month - (today.month - 1) % 3, day=1),
    Span.YEAR: lambda today: today.replace(month=1, day=1),
    Span.TWELVE: lambda today: _year_before(today),
    Span.EVER: lambda _today: None,
}


def _year_before(today: date) -> date:
    last_of_february = today.month == 2 and today.day == 29
    return today.replace(year=today.year - 1, day=28 if last_of_february else today.day)


def sums(words: Language, amounts: tuple[Money, ...]) -> str:
    """Sums in one or more currencies; a dash for none."""
    return " + ".join(words.money(one) for one in amounts) or "–"


def _name(row: ReportRow, words: Language) -> Cell:
    if row.campaign_id is None:
        return Cell(words.tr(SOURCE_NAMES[row.source]), bold=True)
    return Cell(f"    {row.name}", _days(row, words) and f"    {_days(row, words)}")


def _days(row: ReportRow, words: Language) -> str:
    days = [words.short_date(day) for day in (row.starts_on, row.ends_on) if day is not None]
    return " – ".join(dict.fromkeys(days))


def _count(value: int, words: Language) -> Cell:
    return Cell(words.number(value), tone="text" if value else "muted")


def _each(amount: Money | None, words: Language) -> Cell:
    return Cell("–", tone="muted") if amount is None else Cell(words.money(amount))


def columns() -> tuple[Column[ReportRow], ...]:
    """A row for each source, and one below it for each of its campaigns."""
    return (
        Column[ReportRow]("name", mark("Source or campaign"), _name),
        Column[ReportRow](
            "prospects",
            mark("Prospects"),
            lambda r, w: _count(r.brought.prospects, w),
            right=True,
            width=("Prospects", "Khách tiềm năng"),
        ),
        Column[ReportRow](
            "qualified",
            mark("Qualified"),
            lambda r, w: _count(r.brought.qualified, w),
            right=True,
            width=("Qualified", "Đủ điều kiện"),
        ),
        Column[ReportRow](
            "customers",
            mark("First orders"),
            lambda r, w: _count(r.brought.customers, w),
            right=True,
            width=("First orders", "Đơn đầu tiên"),
        ),
        Column[ReportRow](
            "spent",
            mark("Spent"),
            lambda r, w: Cell(sums(w, r.brought.spent)),
            right=True,
            width=_COST,
        ),
        Column[ReportRow](
            "per_prospect",
            mark("Per prospect"),
            lambda r, w: _each(r.brought.per_prospect, w),
            right=True,
            width=_COST,
        ),
        Column[ReportRow](
            "per_conversion",
            mark("Per first order"),
            lambda r, w: _each(r.brought.per_conversion, w),
            right=True,
            width=_COST,
        ),
        Column[ReportRow](
            "revenue",
            mark("Ordered"),
            lambda r, w: Cell(sums(w, r.brought.revenue)),
            right=True,
            width=_MONEY,
        ),
    )
