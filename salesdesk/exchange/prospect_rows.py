"""What one row of a list says about an account, cleaned and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salesdesk.domain.prospects.states import DecisionRole
from salesdesk.sentence import Sentence


@dataclass(frozen=True, slots=True)
class CellNote:
    """Something about one cell, or with column None about a whole row.

    `column` counts from 0; `field` is a key of PROSPECT_FIELDS, or empty; `text` is the cell as
    the file, or a correction of it, has it.
    """

    line: int
    column: int | None
    field: str
    text: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Reached:
    """A phone or an e-mail, what is doubtful about it, and the word that says which it is."""

    text: str
    flag: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at an account; the first phone and e-mail are the main ones."""

    name: str = ""
    title: str = ""
    role: DecisionRole | None = None
    phones: tuple[Reached, ...] = ()
    emails: tuple[Reached, ...] = ()
    birthday: date | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An address of an account; `country` is empty where the list does not say."""

    kind: str = ""
    street: str = ""
    ward: str = ""
    province: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """One row: `account` holds its fields of the account that are filled, by key.

    Values are text, int, Decimal (amounts), bool, an enum of the trade, or a tuple of tags.
    `key` is the account's key of the desk that wrote the list. `mended` are places of cells that
    are written better than the list has them.
    """

    line: int
    company: str
    key: str
    account: Mapping[str, object]
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    phones: tuple[Reached, ...] = ()
    emails: tuple[Reached, ...] = ()
    doubts: tuple[CellNote, ...] = ()
    mended: tuple[int, ...] = ()

    def text(self, field: str) -> str:
        """A field of the account as text."""
        return str(self.account.get(field, ""))

    @property
    def all_phones(self) -> tuple[Reached, ...]:
        """Those of the people and of the account."""
        return (*(each for person in self.people for each in person.phones), *self.phones)

    @property
    def all_emails(self) -> tuple[Reached, ...]:
        """Those of the people and of the account."""
        return (*(each for person in self.people for each in person.emails), *self.emails)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken, with what is wrong."""

    line: int
    notes: tuple[CellNote, ...]
