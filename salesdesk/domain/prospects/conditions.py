"""Own filters of the prospects list: which fields, what may be asked of them, and what is meant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesdesk.domain.closing.states import OPEN_STAGES, STAGE_NAMES
from salesdesk.domain.prospects.states import (
    PROSPECT_STATE_NAMES,
    SOURCE_NAMES,
    TASK_KIND_NAMES,
    TEMPERATURE_NAMES,
)
from salesdesk.errors import WrongInput
from salesdesk.sentence import mark, sentence
from salesdesk.text import clean

Value = str | int | tuple[str, ...]

ME = "me"
"""Whoever is at the desk, as a value of an owner condition."""
NOBODY = "nobody"
MOST = 30
"""Conditions that one filter may hold."""
_LONGEST = 200
_MOST_KEYS = 100
_WIDEST = 10**15
_MOST_DAYS = 36_500
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class Kind(StrEnum):
    """What a field holds; it decides what may be asked."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    YES_NO = "yes or no"


class Op(StrEnum):
    """What is asked of a field."""

    CONTAINS = "contains"
    LACKS = "does not contain"
    BEGINS = "begins with"
    IS = "is"
    EMPTY = "is empty"
    FILLED = "is not empty"
    ANY = "is any of"
    NONE = "is none of"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    EQUAL = "equal"
    TODAY = "today"
    BEFORE = "before"
    AFTER = "after"
    ON = "on"
    LAST = "in the last days"
    NOT_LAST = "not in the last days"
    LONGER_AGO = "more than days ago"
    NEXT = "in the next days"
    YES = "yes"
    NO = "no"


O = Op  # noqa: E741  the table below reads better
OPS: Mapping[Kind, tuple[Op, ...]] = {
    Kind.TEXT: (O.CONTAINS, O.LACKS, O.BEGINS, O.IS, O.EMPTY, O.FILLED),
    Kind.CHOICE: (O.ANY, O.NONE, O.EMPTY, O.FILLED),
    Kind.NUMBER: (O.AT_LEAST, O.AT_MOST, O.EQUAL, O.EMPTY, O.FILLED),
    Kind.MONEY: (O.AT_LEAST, O.AT_MOST, O.EQUAL),
    Kind.DAY: (
        *(O.LAST, O.NOT_LAST, O.LONGER_AGO, O.TODAY, O.NEXT, O.BEFORE, O.AFTER, O.ON),
        *(O.EMPTY, O.FILLED),
    ),
    Kind.YES_NO: (O.YES, O.NO),
}
_EMPTINESS = frozenset({O.EMPTY, O.FILLED})
WITHOUT_VALUE = frozenset({O.EMPTY, O.FILLED, O.TODAY, O.YES, O.NO})
DAYS = frozenset({O.LAST, O.NOT_LAST, O.LONGER_AGO, O.NEXT})
DATES = frozenset({O.BEFORE, O.AFTER, O.ON})
OP_NAMES: Mapping[Op, str] = {
    O.CONTAINS: mark("contains"),
    O.LACKS: mark("does not contain"),
    O.BEGINS: mark("begins with"),
    O.IS: mark("is exactly"),
    O.EMPTY: mark("is empty"),
    O.FILLED: mark("is filled in"),
    O.ANY: mark("is any of"),
    O.NONE: mark("is none of"),
    O.AT_LEAST: mark("at least"),
    O.AT_MOST: mark("at most"),
    O.EQUAL: mark("exactly"),
    O.TODAY: mark("is today"),
    O.BEFORE: mark("before"),
    O.AFTER: mark("after"),
    O.ON: mark("on the day"),
    O.LAST: mark("in the last … days"),
    O.NOT_LAST: mark("not in the last … days"),
    O.LONGER_AGO: mark("more than … days ago"),
    O.NEXT: mark("in the next … days"),
    O.YES: mark("yes"),
    O.NO: mark("no"),
}
"""“Not in the last days” holds for what never was; “more than days ago” needs that it once was."""


class From(StrEnum):
    """Where the choices of a field come from when the shop itself makes them."""

    PEOPLE = "people"
    TAGS = "tags"
    CAMPAIGNS = "campaigns"
    IMPORTS = "imports"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a filter may ask about; `label` and the words of `choices` are marked."""

    label: str
    kind: Kind
    choices: Mapping[str, str] | None = None
    source: From | None = None
    always: bool = False
    """Whether every account has one, so that nobody asks whether it is empty."""

    @property
    def ops(self) -> tuple[Op, ...]:
        """What may be asked of it."""
        ops = OPS[self.kind]
        return tuple(op for op in ops if op not in _EMPTINESS) if self.always else ops


_STATES = {state.value: word for state, word in PROSPECT_STATE_NAMES.items()}
_STAGES = {stage.value: STAGE_NAMES[stage] for stage in OPEN_STAGES}
_SOURCES = {source.value: word for source, word in SOURCE_NAMES.items()}
_WARMTHS = {warmth.value: word for warmth, word in TEMPERATURE_NAMES.items()}
_STEPS = {kind.value: word for kind, word in TASK_KIND_NAMES.items()}
_LANGUAGES = {"vi": mark("Vietnamese"), "en": mark("English")}

FIELDS: Mapping[str, Field] = {
    "owner": Field(mark("Owner"), Kind.CHOICE, source=From.PEOPLE),
    "state": Field(mark("Status"), Kind.CHOICE, _STATES, always=True),
    "stage": Field(mark("Open deal"), Kind.CHOICE, _STAGES),
    "value": Field(mark("Value of deals"), Kind.MONEY),
    "customer": Field(mark("Is a customer"), Kind.YES_NO),
    "customer_since": Field(mark("Customer since"), Kind.DAY),
    "temperature": Field(mark("Interest"), Kind.CHOICE, _WARMTHS, always=True),
    "tag": Field(mark("Tag"), Kind.CHOICE, source=From.TAGS),
    "next_step": Field(mark("Next step on"), Kind.DAY),
    "next_kind": Field(mark("Kind of next step"), Kind.CHOICE, _STEPS),
    "last_activity": Field(mark("Last activity"), Kind.DAY),
    "created": Field(mark("Entered on"), Kind.DAY, always=True),
    "source": Field(mark("Source"), Kind.CHOICE, _SOURCES, always=True),
    "campaign": Field(mark("Campaign"), Kind.CHOICE, source=From.CAMPAIGNS),
    "imported": Field(mark("Imported in"), Kind.CHOICE, source=From.IMPORTS),
    "company": Field(mark("Company"), Kind.TEXT, always=True),
    "industry": Field(mark("Segment"), Kind.TEXT),
    "employees": Field(mark("Employees"), Kind.NUMBER),
    "tax_code": Field(mark("Tax code"), Kind.TEXT),
    "website": Field(mark("Website"), Kind.TEXT),
    "contact": Field(mark("Contact's name"), Kind.TEXT),
    "phone": Field(mark("Phone"), Kind.TEXT),
    "email": Field(mark("E-mail"), Kind.TEXT),
    "street": Field(mark("Street"), Kind.TEXT),
    "ward": Field(mark("Ward"), Kind.TEXT),
    "province": Field(mark("Province"), Kind.TEXT),
    "printer": Field(mark("Printer in use"), Kind.TEXT),
    "language": Field(mark("Language"), Kind.CHOICE, _LANGUAGES, always=True),
    "customer_group": Field(mark("Customer group"), Kind.TEXT),
    "payment_days": Field(mark("Days to pay"), Kind.NUMBER),
    "credit_limit": Field(mark("Credit limit"), Kind.MONEY),
    "acquisition_cost": Field(mark("Acquisition cost"), Kind.MONEY),
    "do_not_contact": Field(mark("Do not contact"), Kind.YES_NO),
    "notes": Field(mark("Notes"), Kind.TEXT),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked of one field.

    `value` is a text, a whole number (money in the minor unit of the shop's currency), days, an
    ISO date, or the keys of choices; "" where the question needs none.
    """

    field: str
    op: Op
    value: Value = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions of which all hold, or with `any_of` at least one; without any, all is shown."""

    conditions: tuple[Condition, ...] = ()
    any_of: bool = False

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.conditions)


def checked(condition: Condition) -> Condition:
    """The condition with its value as it is kept.

    Raises WrongInput for a field or question that there is not, and a value that cannot be.
    """
    field = FIELDS.get(condition.field)
    if field is None or condition.op not in field.ops:
        raise WrongInput(sentence("This filter asks for something that the list does not know."))
    return Condition(condition.field, condition.op, _checked_value(field, condition))


def _checked_value(field: Field, condition: Condition) -> Value:
    op, value = condition.op, condition.value
    if op in WITHOUT_VALUE:
        return ""
    if op in DAYS:
        return _whole(value, _MOST_DAYS)
    if op in DATES:
        return _day(value)
    if field.kind is Kind.CHOICE:
        return _keys(field, value)
    if field.kind in {Kind.NUMBER, Kind.MONEY}:
        return _whole(value, _WIDEST)
    return _text(value)


def _whole(value: Value, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise WrongInput(sentence("This must be a whole number, not below zero."), "value")
    return value


def _day(value: Value) -> str:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        day = date.min
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise WrongInput(sentence("Choose a day: 27/11, +3, tomorrow."), "value")
    return day.isoformat()


def _text(value: Value) -> str:
    text = clean(value)[:_LONGEST] if isinstance(value, str) else ""
    if not text:
        raise WrongInput(sentence("Say what to look for."), "value")
    return text


def _keys(field: Field, value: Value) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(value)) if isinstance(value, tuple) else ()
    if field.choices is not None:
        keys = tuple(key for key in keys if key in field.choices)
    if not keys or len(keys) > _MOST_KEYS or any(len(key) > _LONGEST for key in keys):
        raise WrongInput(sentence("Choose at least one."), "value")
    return keys


def written(wanted: Filter) -> str:
    """A filter as JSON, as it is kept."""
    conditions = [[one.field, one.op.value, one.value] for one in wanted.conditions]
    return json.dumps({"any": wanted.any_of, "conditions": conditions}, ensure_ascii=False)


def read(text: str) -> Filter:
    """A filter from its JSON. Conditions that this program does not know are left out."""
    try:
        kept = json.loads(text) if text else {}
        rows = kept.get("conditions", []) if isinstance(kept, dict) else []
    except (ValueError, RecursionError):
        return Filter()
    found = tuple(one for row in _rows(rows) if (one := _read(row)) is not None)
    return Filter(found, kept.get("any") is True if isinstance(kept, dict) else False)


def _rows(rows: object) -> list[object]:
    return rows[:MOST] if isinstance(rows, list) else []


def _read(row: object) -> Condition | None:
    if not isinstance(row, list) or len(row) != 3:
        return None
    field, op, value = row
    value = tuple(map(str, value)) if isinstance(value, list) else value
    try:
        return checked(Condition(str(field), Op(op), value))
    except (ValueError, TypeError, WrongInput):
        return None
