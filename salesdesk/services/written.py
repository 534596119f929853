"""All that is written on an account, so that it is found by any of it; kept true by every write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from peewee import Model

from salesdesk.models import account_words
from salesdesk.models.account_words import Entry
from salesdesk.models.database import Database
from salesdesk.models.fields import INSTANT_FORMAT
from salesdesk.models.followup import Task
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import (
    Activity,
    Address,
    Attachment,
    Contact,
    ContactPoint,
    Prospect,
    ProspectTag,
    WebLink,
)
from salesdesk.text import phone_digits, search_text

BATCH = 400
"""Accounts whose words are read at once."""
_LONGEST = 20_000
_LONGEST_LINE = 300
_LAST_DIGITS = (3, 4, 5, 6, 7, 9)
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[ ().-]{0,3}\d){7,14}(?!\w)")
_ON_ACCOUNTS = frozenset(
    {
        *(Contact, ContactPoint, ProspectTag, Address, Activity, WebLink, Attachment),
        *(Task, Opportunity, NeedsAssessment),
    }
)
_IN_INTERVIEWS = frozenset({NeededPrinter, NeededPaper})


def account_of(row: Model) -> UUID | None:
    """The account that a record is written on, None for records of other kinds."""
    kind = type(row)
    if kind is Prospect:
        return _uuid(row.get_id())
    if kind in _ON_ACCOUNTS:
        return _uuid(getattr(row, "prospect_id", None))
    if kind in _IN_INTERVIEWS:
        assessment = getattr(row, "assessment_id", None)
        found = NeedsAssessment.get_or_none(NeedsAssessment.id == assessment)
        return found.prospect_id if found is not None else None
    return None


def keep_true(database: Database, accounts: Iterable[UUID], now: datetime) -> None:
    """Make accounts findable by what is written on them now, deleted ones by nothing.

    The moment of their last activity is written anew with it.
    """
    keys = list(accounts)
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        account_words.note_last_activity(database, part)
        _write(database, part, now)


def contact_line(name: str, phone: str) -> str:
    """Who to ask for and where, in one line."""
    return " · ".join(part for part in (name, phone) if part)


def phone_forms(phone: str) -> list[str]:
    """A phone number in both forms, and its last digits as callers say them."""
    written = phone_digits(phone)
    return written + [written[0][-count:] for count in _LAST_DIGITS if written]


def words_of(company: str, line: str, texts: Iterable[str]) -> str:
    """What an account is found by, given its first contact's line and all that is written on it."""
    written = " ".join(texts)[:_LONGEST]
    numbers = [each for found in _NUMBER.findall(written) for each in phone_forms(found)]
    return search_text(company, line, written, " ".join(numbers))


def _write(database: Database, keys: Sequence[UUID], now: datetime) -> None:
    known = account_words.entries(database, keys)
    wanted = _entries(database, keys)
    account_words.keep(
        database,
        now.strftime(INSTANT_FORMAT),
        ((key, entry) for key, entry in wanted.items() if key not in known),
        ((key, entry) for key, entry in wanted.items() if known.get(key, entry) != entry),
        (key for key in known if key not in wanted),
    )


def _entries(database: Database, keys: Sequence[UUID]) -> dict[str, Entry]:
    """What finds each of these accounts that is not deleted."""
    words: dict[str, list[str]] = defaultdict(list)
    for key, *texts in account_words.parts(database, keys):
        words[key].extend(text for text in texts if text)
    numbers: dict[str, list[str]] = defaultdict(list)
    for key, phone in account_words.phones(database, keys):
        numbers[key].extend(phone_forms(phone))
    lines: dict[str, str] = {}
    for key, name, phone in account_words.people(database, keys):
        lines.setdefault(key, contact_line(name, phone)[:_LONGEST_LINE])
    return {
        key: _entry(company, lines.get(key, ""), (*own, *words[key], *numbers[key]))
        for key, company, *own in account_words.accounts(database, keys)
    }


def _entry(company: str, line: str, texts: Iterable[str | None]) -> Entry:
    return company, line, words_of(company, line, (text for text in texts if text))


def _uuid(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else None
