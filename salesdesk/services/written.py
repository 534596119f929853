"""All that is written on an account, so that it is found by any of it; kept true by every write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from peewee import JOIN, Model, fn

from salesdesk.domain.prospects.states import ActivityState, PointKind
from salesdesk.models.bulk import plain
from salesdesk.models.campaigns import Campaign
from salesdesk.models.catalogue import PrinterModel
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
from salesdesk.models.search import SearchEntry
from salesdesk.text import phone_digits, search_text

BATCH = 400
"""Accounts whose words are read at once: below SQLite's bound of variables in one statement."""
_LONGEST = 20_000
_LAST_DIGITS = (3, 4, 5, 6, 7, 9)
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[ ().-]{0,3}\d){7,14}(?!\w)")
_ON_ACCOUNTS = frozenset(
    {
        *(Contact, ContactPoint, ProspectTag, Address, Activity, WebLink, Attachment),
        *(Task, Opportunity, NeedsAssessment),
    }
)
_IN_INTERVIEWS = frozenset({NeededPrinter, NeededPaper})
Words = dict[UUID, list[str]]


def account_of(row: Model) -> UUID | None:
    """The account that a record is written on, None for records of other kinds."""
    kind = type(row)
    if kind is Prospect:
        key = row.get_id()
        return key if isinstance(key, UUID) else None
    if kind in _ON_ACCOUNTS:
        return _uuid(getattr(row, "prospect_id", None))
    if kind in _IN_INTERVIEWS:
        assessment = getattr(row, "assessment_id", None)
        found = NeedsAssessment.get_or_none(NeedsAssessment.id == assessment)
        return found.prospect_id if found is not None else None
    return None


def keep_true(accounts: Iterable[UUID], now: object) -> None:
    """Make accounts findable by what is written on them now, deleted ones by nothing.

    The moment of their last activity is written anew with it.
    """
    keys = list(accounts)
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        _note_last_activity(part)
        _write(part, now)


def contact_line(name: str, phone: str) -> str:
    """Who to ask for and where, in one line."""
    return " · ".join(part for part in (name, phone) if part)


def _note_last_activity(keys: Sequence[UUID]) -> None:
    held = Activity.select(fn.MAX(Activity.at)).where(
        (Activity.prospect == Prospect.id) & (Activity.state == ActivityState.HELD)
    )
    Prospect.update(last_activity_at=held).where(Prospect.id.in_(keys)).execute()


def _write(keys: Sequence[UUID], now: object) -> None:
    accounts = list(
        Prospect.select(Prospect, Campaign)
        .join(Campaign, JOIN.LEFT_OUTER)
        .where(Prospect.id.in_(keys))
    )
    living = [one for one in accounts if one.deleted_at is None]
    known = {
        one.record: one for one in SearchEntry.select().where(SearchEntry.record.in_(list(keys)))
    }
    gone = [key for key in known if key not in {one.id for one in living}]
    if gone:
        SearchEntry.delete().where(SearchEntry.record.in_(gone)).execute()
    words, lines = _words([one.id for one in living]), _lines([one.id for one in living])
    for account in living:
        values = _entry(account, words[account.id], lines.get(account.id, ""))
        _keep(account.id, values, known.get(account.id), now)


def _keep(key: UUID, values: dict[str, str], entry: SearchEntry | None, now: object) -> None:
    if entry is None:
        SearchEntry.insert(record=key, changed_at=now, **values).execute()
    elif any(getattr(entry, name) != value for name, value in values.items()):
        SearchEntry.update(changed_at=now, **values).where(SearchEntry.record == key).execute()


def _entry(account: Prospect, words: list[str], line: str) -> dict[str, str]:
    own = (
        *(account.tax_code, account.industry, account.website, account.external_id),
        *(account.campaign_name, account.customer_group, account.notes),
        *(account.state_reason, account.do_not_contact_reason),
    )
    return {
        "topic": "prospects",
        "title": account.company,
        "subtitle": line,
        "words": words_of(account.company, line, (*own, *words)),
    }


def words_of(company: str, line: str, texts: Iterable[str]) -> str:
    """What an account is found by, given its first contact's line and all that is written on it."""
    written = " ".join(texts)[:_LONGEST]
    numbers = [each for found in _NUMBER.findall(written) for each in phone_forms(found)]
    return search_text(company, line, written, " ".join(numbers))


def phone_forms(phone: str) -> list[str]:
    """A phone number in both forms, and its last digits as callers say them."""
    written = phone_digits(phone)
    return written + [written[0][-count:] for count in _LAST_DIGITS if written]


def _words(keys: list[UUID]) -> Words:
    """What stands on these accounts beside their own columns."""
    words: Words = defaultdict(list)
    for key, *texts in _rows(keys):
        words[key].extend(text for text in texts if text)
    points = ContactPoint.select(ContactPoint.prospect, ContactPoint.value).where(
        ContactPoint.prospect.in_(keys) & (ContactPoint.kind == PointKind.PHONE)
    )
    phones = Contact.select(Contact.prospect, Contact.phone).where(Contact.prospect.in_(keys))
    for key, phone in (*plain(points), *plain(phones)):
        words[key].extend(phone_forms(phone))
    return words


def _rows(keys: list[UUID]) -> Iterator[tuple[Any, ...]]:
    for model, names in _COLUMNS:
        columns = [getattr(model, name) for name in names]
        there = model.prospect.in_(keys)
        if "deleted_at" in model._meta.fields:  # noqa: SLF001  peewee's public face for columns
            there &= model.deleted_at.is_null()
        yield from plain(model.select(model.prospect, *columns).where(there))
    open_tasks = Task.select(Task.prospect, Task.what).where(
        Task.prospect.in_(keys) & Task.done_at.is_null()
    )
    yield from plain(open_tasks)
    yield from _interviews(keys)


_COLUMNS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Contact, ("name", "title", "email")),
    (ContactPoint, ("value", "label")),
    (ProspectTag, ("tag",)),
    (Address, ("street", "ward", "province")),
    (Activity, ("outcome",)),
    (WebLink, ("title", "url", "note")),
    (Attachment, ("name", "note")),
    (Opportunity, ("name", "notes", "competitor")),
    (NeedsAssessment, ("supplier", "special_inks", "decides", "notes")),
)


def _interviews(keys: list[UUID]) -> Iterator[tuple[Any, ...]]:
    needs = NeedsAssessment
    yield from plain(
        NeededPrinter.select(
            needs.prospect,
            NeededPrinter.model_text,
            NeededPrinter.place,
            NeededPrinter.uses_now,
            PrinterModel.brand,
            PrinterModel.model,
        )
        .join(needs)
        .switch(NeededPrinter)
        .join(PrinterModel, JOIN.LEFT_OUTER)
        .where(needs.prospect.in_(keys))
    )
    yield from plain(
        NeededPaper.select(needs.prospect, NeededPaper.size, NeededPaper.grade, NeededPaper.why)
        .join(needs)
        .where(needs.prospect.in_(keys))
    )


def _lines(keys: list[UUID]) -> dict[UUID, str]:
    """Each account's first contact in one line."""
    people = (
        Contact.select(Contact.prospect, Contact.name, Contact.phone)
        .where(Contact.prospect.in_(keys))
        .order_by(Contact.position.desc(), Contact.id.desc())
    )
    return {key: contact_line(name, phone) for key, name, phone in plain(people)}


def _uuid(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else None
