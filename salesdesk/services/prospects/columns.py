"""The columns that the list can show, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from salesdesk.domain.prospects.states import (
    PROSPECT_STATE_NAMES,
    SOURCE_NAMES,
    TEMPERATURE_NAMES,
    ProspectState,
    Source,
    Temperature,
)
from salesdesk.models.prospect_list import SHOWN, SORTS
from salesdesk.money import Money
from salesdesk.sentence import mark, sentence
from salesdesk.services.context import Context
from salesdesk.services.prospects.shapes import ProspectRow, Shown


class Look(StrEnum):
    """How a column is written."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list. `label` is marked; `last_first` is how its first click sorts."""

    label: str
    look: Look = Look.TEXT
    last_first: bool = False


COLUMNS: Mapping[str, ListColumn] = {
    "company": ListColumn(mark("Prospect")),
    "standing": ListColumn(mark("Status"), Look.WORD),
    "step": ListColumn(mark("Next step")),
    "value": ListColumn(mark("Value"), Look.MONEY, last_first=True),
    "contact": ListColumn(mark("Contact")),
    "title": ListColumn(mark("Position")),
    "phone": ListColumn(mark("Phone")),
    "email": ListColumn(mark("E-mail")),
    "owner": ListColumn(mark("Owner")),
    "tags": ListColumn(mark("Tags")),
    "last_activity": ListColumn(mark("Last activity"), Look.DAY, last_first=True),
    "next_what": ListColumn(mark("What is to be done")),
    "province": ListColumn(mark("Province")),
    "ward": ListColumn(mark("Ward")),
    "street": ListColumn(mark("Street")),
    "temperature": ListColumn(mark("Interest"), Look.WORD),
    "state": ListColumn(mark("State of the account"), Look.WORD),
    "source": ListColumn(mark("Source"), Look.WORD),
    "campaign": ListColumn(mark("Campaign")),
    "industry": ListColumn(mark("Segment")),
    "employees": ListColumn(mark("Employees"), Look.NUMBER, last_first=True),
    "tax_code": ListColumn(mark("Tax code")),
    "website": ListColumn(mark("Website")),
    "created": ListColumn(mark("Entered on"), Look.DAY, last_first=True),
    "customer_since": ListColumn(mark("Customer since"), Look.DAY, last_first=True),
    "customer_group": ListColumn(mark("Customer group")),
    "credit_limit": ListColumn(mark("Credit limit"), Look.MONEY, last_first=True),
    "payment_days": ListColumn(mark("Days to pay"), Look.NUMBER, last_first=True),
    "acquisition_cost": ListColumn(mark("Acquisition cost"), Look.MONEY, last_first=True),
    "notes": ListColumn(mark("Notes")),
}
ALWAYS = ("company", "standing", "step", "value")
"""Columns whose values every row of the list has."""
assert set(COLUMNS) == {*ALWAYS, *SHOWN}
SORTED_BY = SORTS & set(COLUMNS)
"""The columns by which the list can be sorted."""


def further(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these columns that are read beside what every row has; unknown ones are not."""
    return tuple(key for key in dict.fromkeys(columns) if key in SHOWN)


def shown_values(
    context: Context, columns: tuple[str, ...], values: tuple[Any, ...], currency: str
) -> dict[str, Shown]:
    """What stands in these columns (keys of SHOWN), from the values as they are stored."""
    return {
        key: _value(context, key, value, currency)
        for key, value in zip(columns, values, strict=True)
    }


def cell_value(row: ProspectRow, key: str) -> Shown:
    """What a column shows of a row, for files: a next step is its day."""
    return _OF_ROW[key](row) if key in _OF_ROW else row.shown.get(key)


_OF_ROW: Mapping[str, Callable[[ProspectRow], Shown]] = {
    "company": lambda row: row.company,
    "standing": lambda row: sentence(row.standing.label),
    "step": lambda row: row.next_step.day if row.next_step is not None else None,
    "value": lambda row: row.value,
}
_WORDS: Mapping[str, Callable[[str], str]] = {
    "state": lambda value: PROSPECT_STATE_NAMES[ProspectState(value)],
    "source": lambda value: SOURCE_NAMES[Source(value)],
    "temperature": lambda value: TEMPERATURE_NAMES[Temperature(value)],
}


def _value(context: Context, key: str, value: Any, currency: str) -> Shown:
    look = COLUMNS[key].look
    if value is None or value == "":
        return None
    if look is Look.WORD:
        return sentence(_WORDS[key](value))
    if look is Look.MONEY:
        return Money(value, currency) if value else None
    if look is Look.DAY:
        return _day(context, value)
    return int(value) if look is Look.NUMBER else str(value)


def _day(context: Context, value: str) -> date:
    if len(value) > len("2026-11-23"):
        return context.clock.local(datetime.fromisoformat(value)).date()
    return date.fromisoformat(value)
