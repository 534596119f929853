"""The history panel of an account: who changed what, when, and what it was before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.prospects.states import (
    DECISION_ROLE_NAMES,
    PROSPECT_STATE_NAMES,
    SOURCE_NAMES,
    TEMPERATURE_NAMES,
)
from salesdesk.models.history import History
from salesdesk.models.prospects import Activity, Address, Contact
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.prospects.campaign_names import campaign_names

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
    "street": mark("Street"),
    "ward": mark("Ward"),
    "province": mark("Province"),
    "country": mark("Country"),
    "outcome": mark("What was said"),
    "minutes": mark("Minutes"),
}
_WORDS: dict[str, dict[str, str]] = {
    "state": {state.value: word for state, word in PROSPECT_STATE_NAMES.items()},
    "source": {source.value: word for source, word in SOURCE_NAMES.items()},
    "temperature": {warmth.value: word for warmth, word in TEMPERATURE_NAMES.items()},
    "decision_role": {role.value: word for role, word in DECISION_ROLE_NAMES.items()},
}
_NAMED = frozenset({"owner", "campaign"})
"""Columns that hold the key of a colleague or a campaign."""


@dataclass(frozen=True, slots=True)
class Change:
    """One column that changed; `label` is marked for translation."""

    label: str
    before: Sentence | str
    after: Sentence | str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one record. `action` is "created", "changed" or "removed"."""

    at: datetime
    who: str
    table: str
    action: str
    changes: tuple[Change, ...]


def history(prospect_id: UUID, clock: Clock) -> tuple[HistoryEntry, ...]:
    """What was changed on an account, its contacts and addresses, newest first."""
    parts = [prospect_id]
    for table in (Contact, Address, Activity):
        parts += [row.id for row in table.select(table.id).where(table.prospect == prospect_id)]
    rows = (
        History.select(History, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(History.record.in_(parts))
        .order_by(History.id.desc())
        .limit(MOST)
    )
    names = {row.id.hex: row.name for row in Staff.select(Staff.id, Staff.name)}
    names |= {key.hex: name for key, name in campaign_names().items()}
    entries = (
        HistoryEntry(
            clock.local(row.at),
            row.staff.name if row.staff is not None else "",
            row.record_table,
            row.action,
            tuple(_changes(row.before, row.after, names)),
        )
        for row in rows
    )
    return tuple(entry for entry in entries if entry.changes or _tells_by_itself(entry))


def _tells_by_itself(entry: HistoryEntry) -> bool:
    """An activity stands in the timeline; here only its corrections do."""
    return entry.action != "changed" and entry.table != "activity"


def _changes(before: str, after: str, names: Mapping[str, str]) -> Iterator[Change]:
    old, new = _values(before), _values(after)
    for name, label in FIELD_LABELS.items():
        if name in new:
            yield Change(label, _word(name, old.get(name), names), _word(name, new[name], names))


def _values(text: str) -> dict[str, object]:
    return dict(json.loads(text)) if text else {}


def _word(name: str, value: object, names: Mapping[str, str]) -> Sentence | str:
    if value in (None, ""):
        return ""
    if name in _NAMED:
        return names.get(str(value).replace("-", ""), "")
    known = _WORDS.get(name, {}).get(str(value))
    return sentence(known) if known else str(value)
