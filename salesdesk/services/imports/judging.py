"""What becomes of each row of a list: a new account, one that is here, or one of the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from uuid import UUID

from salesdesk.domain.prospects.duplicates import LIKELY, Identity, name_core
from salesdesk.domain.prospects.duplicates import Place as KnownPlace
from salesdesk.domain.prospects.identity import national
from salesdesk.errors import Cancelled
from salesdesk.exchange.prospect_reading import read_prospects
from salesdesk.exchange.prospect_rows import BadRow, Person, Place, ProspectRow
from salesdesk.exchange.prospect_table import ProspectTable
from salesdesk.models.identities import count_known, known_by_id
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context
from salesdesk.services.imports.shapes import Cancelled as IsCancelled
from salesdesk.services.imports.shapes import ImportPlan, MatchChoice, Progress, RowChoice
from salesdesk.services.prospects.duplicates import Finder, Found
from salesdesk.text import fold

BATCH = 1000
MOST_BATCH = 20_000
"""Rows that are compared with the shop at once; the shop is read past once for each batch."""

LEAST = 50
"""From this score on a row is shown beside an account: they are as likely one as two."""

_SURE = 100
_BY_KEY = sentence("It was exported from this very account.")


class Fate(Enum):
    """What becomes of a row."""

    ADD = "add"
    JOIN = "join"
    REPEAT = "repeat"
    SKIP = "skip"
    FILL = "fill"
    UPDATE = "update"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Looks:
    """An account of the shop that a row looks like."""

    account_id: UUID
    company: str
    score: int
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what becomes of it.

    A row that repeats or joins names its earlier line; one that fills or updates the account and,
    where not all, the fields. `looks` are the accounts that it resembles, likeliest first;
    `default` says that nobody chose for it.
    """

    row: ProspectRow | BadRow
    fate: Fate
    first_line: int = 0
    account_id: UUID | None = None
    fields: frozenset[str] | None = None
    looks: tuple[Looks, ...] = ()
    default: MatchChoice = MatchChoice.ADD


_FATES = {
    MatchChoice.SKIP: Fate.SKIP,
    MatchChoice.FILL: Fate.FILL,
    MatchChoice.UPDATE: Fate.UPDATE,
    MatchChoice.ADD: Fate.ADD,
}


def judged(
    context: Context,
    table: ProspectTable,
    plan: ImportPlan,
    progress: Progress,
    cancelled: IsCancelled,
) -> Iterator[Judged]:
    """Every row of a list with what becomes of it. `progress` goes from 0 to 1.

    Raises Cancelled where the person asked for it.
    """
    rows = read_prospects(table, plan.corrections, plan.left_out)
    watched = _watched(rows, table, progress, cancelled)
    earlier, shop = _Earlier(), _Shop(context, cancelled)
    while batch := list(islice(watched, shop.batch)):
        told = [_among_earlier(row, earlier, plan) for row in batch]
        fresh = [each.row for each in told if each.fate is Fate.ADD]
        looks = iter(shop.looks([row for row in fresh if isinstance(row, ProspectRow)]))
        for each in told:
            yield _against_shop(each, next(looks), plan) if each.fate is Fate.ADD else each


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise Cancelled where the person asked for it."""
    if cancelled():
        raise Cancelled(sentence("Stopped. Nothing was imported."))


def _watched(
    rows: Iterable[ProspectRow | BadRow],
    table: ProspectTable,
    progress: Progress,
    cancelled: IsCancelled,
) -> Iterator[ProspectRow | BadRow]:
    lines = max(1, table.format.lines)
    for number, row in enumerate(rows):
        if number % 1000 == 0:
            stop_if(cancelled)
            progress(table.path.name, min(1.0, row.line / lines))
        yield row


def _among_earlier(row: ProspectRow | BadRow, earlier: _Earlier, plan: ImportPlan) -> Judged:
    if isinstance(row, BadRow):
        return Judged(row, Fate.BAD)
    chosen = plan.choices.get(row.line)
    if chosen is not None and chosen.choice is MatchChoice.ADD:
        earlier.note(row)
        return Judged(row, Fate.ADD)
    first = earlier.line_of(row)
    if first is None:
        earlier.note(row)
        return Judged(row, Fate.ADD)
    news = earlier.news(row, first)
    return Judged(news, Fate.JOIN if news.people or news.places else Fate.REPEAT, first)


def _against_shop(told: Judged, looks: tuple[Looks, ...], plan: ImportPlan) -> Judged:
    if not looks:
        return told
    default = plan.default_choice if looks[0].score >= LIKELY else MatchChoice.ADD
    chosen = plan.choices.get(told.row.line, RowChoice(default))
    return replace(
        told,
        fate=_FATES[chosen.choice],
        account_id=chosen.account_id or looks[0].account_id,
        fields=chosen.fields,
        looks=looks,
        default=default,
    )


class _Earlier:
    """The accounts that earlier rows of the file named, by what tells them."""

    def __init__(self) -> None:
        self._lines: dict[int, int] = {}
        self._companies: dict[int, int] = {}
        self._told: set[int] = set()
        self._street: dict[int, int] = {}

    def line_of(self, row: ProspectRow) -> int | None:
        """The line of the earlier row that names the same account."""
        found = [self._lines[key] for key in _keys(row) if key in self._lines]
        if found or row.key:
            return min(found, default=None)
        first = self._companies.get(hash(name_core(row.company)))
        return first if first is not None and self._is_colleague(row, first) else None

    def _is_colleague(self, row: ProspectRow, first: int) -> bool:
        """Whether a row of the same company and street tells of somebody else who works there."""
        if not _named(row) or "tax_code" in row.account:
            return False
        return not row.places or self._street.get(first) in (None, _street(row.places))

    def note(self, row: ProspectRow) -> None:
        """Remember a row that names an account first."""
        for key in _keys(row):
            self._lines.setdefault(key, row.line)
        if not row.key and _named(row):
            self._companies.setdefault(hash(name_core(row.company)), row.line)
            if row.places:
                self._street[row.line] = _street(row.places)
        self._told.update(_person_key(row.line, person) for person in row.people)
        self._told.update(_place_key(row.line, place) for place in row.places)

    def news(self, row: ProspectRow, first: int) -> ProspectRow:
        """The row with only the people and places that the account does not have yet."""
        people = tuple(p for p in row.people if _person_key(first, p) not in self._told)
        places = tuple(p for p in row.places if _place_key(first, p) not in self._told)
        if not row.key:
            people = tuple(person for person in people if person.name)
            places = places if people else ()
        self._told.update(_person_key(first, person) for person in people)
        self._told.update(_place_key(first, place) for place in places)
        return replace(row, people=people, places=places)


def _named(row: ProspectRow) -> bool:
    """Whether a row tells of somebody who is not the account itself."""
    return bool(row.people) and row.people[0].name not in ("", row.company)


def _keys(row: ProspectRow) -> Iterator[int]:
    """What tells a row's account from others, as numbers: a hundred thousand must fit."""
    if row.key:
        yield hash(("key", row.key))
        return
    name, tax_code = name_core(row.company), row.text("tax_code")
    if tax_code:
        yield hash(("tax code", tax_code))
    emails = [mail for mail in row.all_emails if not mail.flag]
    yield from (hash(("e-mail", mail.text.casefold())) for mail in emails)
    phones = row.all_phones
    yield from (hash(("phone", name, national(phone.text) or phone.text)) for phone in phones)
    if not (tax_code or row.all_emails or phones):
        street = row.places[0].street if row.places else ""
        person = row.people[0].name if row.people else ""
        yield hash(("name", name, fold(street), fold(person)))


def _person_key(line: int, person: Person) -> int:
    reached = "" if person.name else "".join(each.text for each in (*person.phones, *person.emails))
    return hash(("person", line, fold(person.name), reached))


def _place_key(line: int, place: Place) -> int:
    return hash(("place", line, *map(fold, (place.kind, place.street, place.ward, place.province))))


def _street(places: tuple[Place, ...]) -> int:
    return hash(fold(places[0].street))


class _Shop:
    """The accounts that are here already."""

    def __init__(self, context: Context, cancelled: IsCancelled) -> None:
        self._context = context
        self._finder = Finder(context.database, is_cancelled=cancelled)
        self._count = count_known()
        self.batch = max(BATCH, min(MOST_BATCH, self._count // 10))

    def looks(self, rows: list[ProspectRow]) -> list[tuple[Looks, ...]]:
        """For each row the accounts that it looks like, likeliest first."""
        if not self._count or not rows:
            return [() for _ in rows]
        own = self._by_key(rows)
        found = self._finder.matches([identity(row) for row in rows], least=LEAST)
        return [
            own[row.key] if row.key in own else tuple(_looks(row, each) for each in matches)
            for row, matches in zip(rows, found, strict=True)
        ]

    def _by_key(self, rows: list[ProspectRow]) -> dict[str, tuple[Looks, ...]]:
        """The accounts that rows were exported from, by the key that they bring back."""
        keys = {row.key: key for row in rows if row.key and (key := _uuid(row.key))}
        known = known_by_id(self._context.database.connections, list(keys.values()))
        companies = {account.id: account.company for account in known}
        return {
            text: (Looks(key, companies[key], _SURE, (_BY_KEY,)),)
            for text, key in keys.items()
            if key in companies
        }


def identity(row: ProspectRow) -> Identity:
    """What tells a row's account from others."""
    return Identity(
        company=row.company,
        tax_code=row.text("tax_code"),
        phones=tuple(each.text for each in row.all_phones),
        emails=tuple(each.text for each in row.all_emails),
        people=tuple(person.name for person in row.people if person.name),
        birthdays=tuple(person.birthday for person in row.people if person.birthday),
        places=tuple(KnownPlace(place.street, place.ward, place.province) for place in row.places),
        website=row.text("website"),
    )


def _looks(row: ProspectRow, found: Found) -> Looks:
    """A match; one of a name alone is sure enough where the row says nothing else."""
    score = found.match.score
    bare = not (row.people or row.places or row.phones or row.emails or "tax_code" in row.account)
    if bare and name_core(row.company) == name_core(found.company):
        score = max(score, LIKELY)
    return Looks(found.prospect_id, found.company, score, found.match.reasons)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
