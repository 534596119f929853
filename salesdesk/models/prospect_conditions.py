"""Own filters of the prospects list as SQL: every value is bound, never written into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.prospects.conditions import (
    FIELDS,
    ME,
    NOBODY,
    Condition,
    Filter,
    Kind,
    Op,
)
from salesdesk.text import fold


@dataclass(frozen=True, slots=True)
class Setting:
    """Who asks and when: “me”, today, and the instant at which a day begins, as it is stored."""

    me: UUID | None
    today: date
    begins: Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on the prospect `p`, and the values that it binds."""

    sql: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class _Related:
    """Text in a table of its own: the account has it if any of its rows does."""

    table: str
    text: str
    account: str = "t.prospect_id"
    further: str = ""


_DIGITS = "replace(replace(replace(replace(replace({0},' ',''),'.',''),'-',''),'(',''),')','')"
_PHONES = (
    "(SELECT prospect_id, phone AS value FROM contact UNION ALL "
    "SELECT prospect_id, value FROM contact_point WHERE kind = 'phone')"
)
_EMAILS = (
    "(SELECT prospect_id, email AS value FROM contact UNION ALL "
    "SELECT prospect_id, value FROM contact_point WHERE kind = 'e-mail')"
)
_PRINTERS = (
    "(SELECT n.prospect_id, r.model_text || ' ' || coalesce(m.brand || ' ' || m.model, '') "
    "AS value FROM needed_printer r JOIN needs_assessment n ON n.id = r.assessment_id "
    "LEFT JOIN printer_model m ON m.id = r.printer_id)"
)
_RELATED = {
    "contact": _Related("contact", "folded(t.name)"),
    "phone": _Related(_PHONES, _DIGITS.format("t.value")),
    "email": _Related(_EMAILS, "folded(t.value)"),
    "street": _Related("address", "folded(t.street)"),
    "ward": _Related("address", "folded(t.ward)"),
    "province": _Related("address", "folded(t.province)"),
    "printer": _Related(_PRINTERS, "trim(folded(t.value))"),
}
_TEXTS = {
    "company": "p.sort_name",
    "industry": "folded(p.industry)",
    "tax_code": "folded(p.tax_code)",
    "website": "folded(p.website)",
    "customer_group": "folded(p.customer_group)",
    "notes": "folded(p.notes)",
}
_NUMBERS = {
    "value": "p.deal_value",
    "employees": "p.employees",
    "payment_days": "p.payment_days",
    "credit_limit": "p.credit_limit",
    "acquisition_cost": "p.acquisition_cost",
}
_INSTANTS = {
    "next_step": "p.next_step_at",
    "last_activity": "p.last_activity_at",
    "created": "p.created_at",
}
_DAYS = {"customer_since": "p.customer_since"}
_WORDS = {
    "state": "p.state",
    "stage": "p.deal_stage",
    "temperature": "p.temperature",
    "source": "p.source",
    "campaign": "coalesce(p.campaign_id, '')",
    "language": "p.language",
    "next_kind": "p.next_step_kind",
    "owner": "coalesce(p.owner_id, '')",
}
_LISTS = {
    "tag": ("prospect_tag", "prospect_id", "tag"),
    "imported": ("imported_record", "record", "run_id"),
}
_BY_KEY = frozenset({"owner", "campaign", "imported"})
_TRUTHS = {
    "customer": "p.customer_since IS NOT NULL",
    "do_not_contact": "p.do_not_contact = 1",
}
_COMPARED = {Op.AT_LEAST: ">=", Op.AT_MOST: "<=", Op.EQUAL: "="}
_TESTS = {
    Op.CONTAINS: "instr({0}, {1}) > 0",
    Op.BEGINS: "substr({0}, 1, length({1})) = {1}",
    Op.IS: "{0} = {1}",
    Op.FILLED: "{0} <> ''",
}
_OPPOSITES = {Op.LACKS: Op.CONTAINS, Op.EMPTY: Op.FILLED}
assert set(FIELDS) == {
    *(*_RELATED, *_TEXTS, *_NUMBERS, *_INSTANTS, *_DAYS, *_WORDS, *_LISTS, *_TRUTHS)
}


def compiled(setting: Setting, *filters: Filter) -> Where:
    """The SQL of filters that all hold, their conditions checked; "1" where nothing is left out."""
    maker = _Maker(setting)
    parts = [maker.filter(one) for one in filters if one]
    return Where(" AND ".join(parts) or "1", maker.values)


class _Maker:
    """Makes the parts of one statement; a value's place is named after when it was met."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.values: dict[str, object] = {}

    def filter(self, wanted: Filter) -> str:
        """All the conditions of a filter."""
        parts = [f"({self.sql(one)})" for one in wanted.conditions]
        return f"({(' OR ' if wanted.any_of else ' AND ').join(parts)})"

    def sql(self, condition: Condition) -> str:
        """One condition."""
        name, op = condition.field, condition.op
        if name in _TRUTHS:
            return _TRUTHS[name] if op is Op.YES else f"NOT ({_TRUTHS[name]})"
        if name in _NUMBERS:
            return self._number(_NUMBERS[name], op, condition.value)
        if FIELDS[name].kind is Kind.DAY:
            return self._day(name, op, condition.value)
        if op in _OPPOSITES:
            return f"NOT ({self.sql(Condition(name, _OPPOSITES[op], condition.value))})"
        if name in _TEXTS:
            return _TESTS[op].format(_TEXTS[name], self._text(name, condition.value))
        if name in _RELATED:
            return self._related(_RELATED[name], op, self._text(name, condition.value))
        return self._choice(name, op, condition.value)

    def _bind(self, value: object) -> str:
        place = f"w{len(self.values)}"
        self.values[place] = value
        return f":{place}"

    def _text(self, name: str, value: object) -> str:
        if not value:
            return "''"
        return self._bind(_phone(str(value)) if name == "phone" else fold(str(value)))

    def _related(self, where: _Related, op: Op, text: str) -> str:
        test = _TESTS[op].format(where.text, text)
        return f"p.id IN (SELECT {where.account} FROM {where.table} t WHERE {test})"

    def _number(self, column: str, op: Op, value: object) -> str:
        if op in {Op.EMPTY, Op.FILLED}:
            return f"{column} IS {'NOT ' if op is Op.FILLED else ''}NULL"
        return f"{column} IS NOT NULL AND {column} {_COMPARED[op]} {self._bind(value)}"

    def _choice(self, name: str, op: Op, value: object) -> str:
        if op is Op.NONE:
            return f"NOT ({self._choice(name, Op.ANY, value)})"
        if name in _LISTS:
            table, account, column = _LISTS[name]
            test = "1" if op is Op.FILLED else f"t.{column} IN ({self._keys(name, value)})"
            return f"p.id IN (SELECT t.{account} FROM {table} t WHERE {test})"
        if op is Op.FILLED:
            return f"{_WORDS[name]} <> ''"
        return f"{_WORDS[name]} IN ({self._keys(name, value)})"

    def _keys(self, name: str, value: object) -> str:
        assert isinstance(value, tuple)
        return ", ".join(self._bind(self._key(name, str(one))) for one in value)

    def _key(self, name: str, value: str) -> str:
        if name == "owner" and value == ME:
            return self._setting.me.hex if self._setting.me is not None else ME
        if name == "owner" and value == NOBODY:
            return ""
        return value.replace("-", "") if name in _BY_KEY else value

    def _day(self, name: str, op: Op, value: object) -> str:
        column = _INSTANTS.get(name) or _DAYS[name]
        if op in {Op.EMPTY, Op.FILLED}:
            return f"{column} IS {'NOT ' if op is Op.FILLED else ''}NULL"
        first, after = _span(op, value, self._setting.today)
        parts = [f"{column} IS NOT NULL"]
        if first is not None:
            parts.append(f"{column} >= {self._bind(self._begin(name, first))}")
        if after is not None:
            parts.append(f"{column} < {self._bind(self._begin(name, after))}")
        inside = " AND ".join(parts)
        return f"NOT ({inside})" if op is Op.NOT_LAST else inside

    def _begin(self, name: str, day: date) -> str:
        return self._setting.begins(day) if name in _INSTANTS else day.isoformat()


def _span(op: Op, value: object, today: date) -> tuple[date | None, date | None]:
    """From which day on, and before which one; None is open."""
    one = timedelta(days=1)
    if isinstance(value, int):
        days = timedelta(days=value)
        return {
            Op.LAST: (today - days, today + one),
            Op.NOT_LAST: (today - days, today + one),
            Op.LONGER_AGO: (None, today - days),
            Op.NEXT: (today, today + days + one),
        }[op]
    day = today if op is Op.TODAY else date.fromisoformat(str(value))
    return {
        Op.BEFORE: (None, day),
        Op.AFTER: (day + one, None),
    }.get(op, (day, day + one))


def _phone(text: str) -> str:
    """The digits of a phone number as records have them: in national form."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0084"):
        return "0" + digits[4:]
    if digits.startswith("84") and text.lstrip().startswith("+"):
        return "0" + digits[2:]
    return digits or fold(text)
