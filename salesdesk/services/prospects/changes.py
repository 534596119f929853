"""The history panel of an account: who changed what, when, and what it was before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.prospects.birthdays import NO_YEAR
from salesdesk.domain.prospects.places import ADDRESS_KIND_NAMES, HOME
from salesdesk.domain.prospects.states import (
    DECISION_ROLE_NAMES,
    PROSPECT_STATE_NAMES,
    SOURCE_NAMES,
    TEMPERATURE_NAMES,
)
from salesdesk.models.history import History
from salesdesk.models.prospects import Activity, Address, Contact, ContactPoint, Prospect
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.sentence import mark, sentence
from salesdesk.services.prospects.campaign_names import campaign_names
from salesdesk.services.prospects.merged import merged_into

MOST = 200
FIELD_LABELS = {
    "company": mark("Company"),
    "tax_code": mark("Tax code"),
    "industry": mark("Segment"),
    "employees": mark("Employees"),
    "website": mark("Website"),
    "language": mark("Language"),
    "source": mark("Source"),
    "campaign": mark("Campaign"),
    "acquisition_cost": mark("Acquisition cost"),
    "owner": mark("Owner"),
    "temperature": mark("Interest"),
    "state": mark("Status"),
    "state_reason": mark("Reason"),
    "do_not_contact": mark("Do not contact"),
    "do_not_contact_reason": mark("Reason for silence"),
    "credit_limit": mark("Credit limit"),
    "payment_days": mark("Days to pay"),
    "customer_group": mark("Customer group"),
    "notes": mark("Notes"),
    "referred_by": mark("Recommended by"),
    "deleted_at": mark("Deleted"),
    "name": mark("Name"),
    "title": mark("Position"),
    "decision_role": mark("Role in the decision"),
    "phone": mark("Phone"),
    "email": mark("E-mail"),
    "birthday": mark("Birthday"),
    "preferred_channel": mark("Prefers"),
    "label": mark("For"),
    "value": mark("Number or address"),
    "position": mark("Place in the order"),
    "kind": mark("Used for"),
    "street": mark("Street"),
    "ward": mark("Ward"),
    "province": mark("Province"),
    "country": mark("Country"),
    "outcome": mark("What was said"),
    "minutes": mark("Minutes"),
}
POINT_LABELS = {
    "work": mark("Work"),
    "mobile": mark("Mobile"),
    "home": mark("Home"),
    "switchboard": mark("Switchboard"),
    "accounts": mark("Accounts"),
    "invoices": mark("Invoices"),
    "orders": mark("Orders"),
    "fax": mark("Fax"),
}
"""What a phone or e-mail is for; another word is kept as it was typed."""
CHANNELS = {
    "phone": mark("Phone"),
    "e-mail": mark("E-mail"),
    "zalo": mark("Zalo"),
    "visit": mark("Visit"),
}
"""How somebody prefers to be reached."""
LANGUAGES = {"vi": mark("Vietnamese"), "en": mark("English")}
_WORDS: dict[str, dict[str, str]] = {
    "label": POINT_LABELS,
    "preferred_channel": CHANNELS,
    "language": LANGUAGES,
    "do_not_contact": {"True": mark("Yes"), "1": mark("Yes")},
    "kind": {kind.value: word for kind, word in ADDRESS_KIND_NAMES.items()},
    "country": {HOME: mark("Vietnam")},
    "state": {state.value: word for state, word in PROSPECT_STATE_NAMES.items()},
    "source": {source.value: word for source, word in SOURCE_NAMES.items()},
    "temperature": {warmth.value: word for warmth, word in TEMPERATURE_NAMES.items()},
    "decision_role": {role.value: word for role, word in DECISION_ROLE_NAMES.items()},
}
_NAMED = frozenset({"owner", "campaign", "referred_by"})
"""Columns that hold the key of a colleague, a campaign or another account."""
_NAMED_BY: dict[type[Contact | Address | ContactPoint | Activity], str] = {
    Contact: "name",
    Address: "street",
    ContactPoint: "value",
    Activity: "",
}
"""The parts of an account that have a history of their own, and what tells one from another."""
_MONEY = frozenset({"acquisition_cost", "credit_limit"})
_DAYS = frozenset({"birthday", "deleted_at"})


@dataclass(frozen=True, slots=True)
class Change:
    """One column that changed; `label` is marked for translation.

    Before and after are people's own words, or what `Language.write` puts into words.
    """

    label: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one record. `action` is "created", "imported", "changed" or "removed".

    `subject` names the contact, address, number or tag where it is one of several.
    """

    at: datetime
    who: str
    table: str
    action: str
    changes: tuple[Change, ...]
    subject: str = ""


def history(prospect_id: UUID, clock: Clock) -> tuple[HistoryEntry, ...]:
    """What was changed on an account and its parts, newest first, removed ones included."""
    account = Prospect.get_by_id(prospect_id)
    subjects = _subjects(prospect_id) | merged_into(prospect_id)
    rows = (
        History.select(History, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(History.record.in_([prospect_id, *subjects]))
        .order_by(History.id.desc())
        .limit(MOST)
    )
    names = _names(prospect_id)
    entries = (
        HistoryEntry(
            clock.local(row.at),
            row.staff.name if row.staff is not None else "",
            row.record_table,
            row.action,
            tuple(_changes(row.before, row.after, names, account.currency)),
            _named_there(row) or subjects.get(row.record, ""),
        )
        for row in rows
        if not _told_elsewhere(row, prospect_id)
    )
    return tuple(entry for entry in entries if entry.changes or _tells_by_itself(entry))


def _subjects(prospect_id: UUID) -> dict[UUID, str]:
    """The parts of an account that have a history of their own, by name; removed ones too."""
    removed = History.select(History.before).where(
        (History.record == prospect_id) & (History.action == "removed")
    )
    gone = (_values(row.before) for row in removed)
    found = {UUID(str(one["part"])): str(one["name"]) for one in gone if "part" in one}
    for table, column in _NAMED_BY.items():
        for row in table.select().where(table.prospect == prospect_id):
            found[row.id] = str(getattr(row, column)) if column else ""
    return found


def _names(prospect_id: UUID) -> dict[str, str]:
    """Names behind the keys that the columns of _NAMED have held."""
    names = {row.id.hex: row.name for row in Staff.select(Staff.id, Staff.name)}
    names |= {key.hex: name for key, name in campaign_names().items()}
    told = History.select(History.before, History.after).where(
        (History.record == prospect_id) & History.after.contains("referred_by")
    )
    keys = {
        str(values.get("referred_by"))
        for row in told
        for values in (_values(row.before), _values(row.after))
        if values.get("referred_by")
    }
    accounts = Prospect.select(Prospect.id, Prospect.company).where(Prospect.id.in_(keys))
    return names | {row.id.hex: row.company for row in accounts}


def _named_there(row: History) -> str:
    """The name that a row gives itself: of a part that was added to, or taken off, an account."""
    values = _values(row.before) | _values(row.after)
    return str(values["name"]) if "part" in values else ""


def _told_elsewhere(row: History, prospect_id: UUID) -> bool:
    """What happened to a part also stands in the history of its account, under its name."""
    if row.record == prospect_id:
        return False
    return row.action == "removed" or (
        row.action == "created" and row.record_table == "contact_point"
    )


def _tells_by_itself(entry: HistoryEntry) -> bool:
    """An activity stands in the timeline; here only what was put right of it does."""
    if entry.action == "created":
        return entry.table != "activity"
    return entry.action in ("removed", "imported")


def _changes(before: str, after: str, names: Mapping[str, str], currency: str) -> Iterator[Change]:
    old, new = _values(before), _values(after)
    if "part" in old or "part" in new:
        return
    for name, label in FIELD_LABELS.items():
        if name in new:
            yield Change(
                label,
                _word(name, old.get(name), names, currency),
                _word(name, new[name], names, currency),
            )


def _values(text: str) -> dict[str, object]:
    return dict(json.loads(text)) if text else {}


def _word(name: str, value: object, names: Mapping[str, str], currency: str) -> object:
    if value in (None, "", False):
        return ""
    if name in _NAMED:
        return names.get(str(value).replace("-", ""), "")
    if name in _MONEY and isinstance(value, int):
        return Money(value, currency) if value else ""
    if name in _DAYS:
        return _day(str(value))
    if name == "position" and isinstance(value, int):
        return value + 1
    known = _WORDS.get(name, {}).get(str(value))
    return sentence(known) if known else str(value)


def _day(text: str) -> object:
    day = date.fromisoformat(text[:10])
    return f"{day.day}/{day.month}" if day.year == NO_YEAR else day
