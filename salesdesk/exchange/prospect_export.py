"""Accounts as the rows of a table with all that hangs on them, for another desk.

Headings are the titles of the fields that the import reads. An account takes one row, and one more
for each further person or address: those stand right below, begin with the same account key and
company, and tell nothing else of the account. Several phones or e-mails in a cell are written
"label: number; number".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import TypeVar

from salesdesk.domain.prospects.states import PointKind
from salesdesk.domain.prospects.whole import Reach, WholeAccount, WholeAddress, WholeContact
from salesdesk.exchange.prospect_fields import PROSPECT_FIELDS
from salesdesk.exchange.prospect_words import YES, word_of
from salesdesk.exchange.sheet_writer import Cell, SheetColumn
from salesdesk.language import Language
from salesdesk.money import Money

T = TypeVar("T")
_USUAL_WIDTH = 14


def _number(money: Money) -> Cell:
    return money.decimal if money.minor else None


def _reaches(points: Iterable[Reach], kind: PointKind) -> str:
    return "; ".join(
        f"{_label(point.label)}: {point.value}" if _label(point.label) else point.value
        for point in points
        if point.kind is kind
    )


def _label(text: str) -> str:
    """A label without the two signs that tell labels and numbers apart."""
    return text.replace(":", " ").replace(";", " ").strip()


_PHONE, _EMAIL = PointKind.PHONE, PointKind.EMAIL

READ_ACCOUNT: dict[str, Callable[[WholeAccount, Language], Cell]] = {
    "account": lambda a, _: str(a.id),
    "company": lambda a, _: a.company,
    "tax_code": lambda a, _: a.tax_code,
    "industry": lambda a, _: a.industry,
    "employees": lambda a, _: a.employees,
    "website": lambda a, _: a.website,
    "company_phone": lambda a, _: _reaches(a.points, _PHONE),
    "company_email": lambda a, _: _reaches(a.points, _EMAIL),
    "language": lambda a, _: a.language,
    "source": lambda a, w: word_of(a.source, w),
    "campaign": lambda a, _: a.campaign,
    "acquisition_cost": lambda a, _: _number(a.acquisition_cost),
    "currency": lambda a, _: a.credit_limit.currency,
    "owner": lambda a, _: a.owner,
    "temperature": lambda a, w: word_of(a.temperature, w),
    "state": lambda a, w: word_of(a.state, w),
    "state_reason": lambda a, _: a.state_reason,
    "tags": lambda a, _: "; ".join(a.tags),
    "do_not_contact": lambda a, w: w.tr(YES) if a.do_not_contact else None,
    "do_not_contact_reason": lambda a, _: a.do_not_contact_reason,
    "credit_limit": lambda a, _: _number(a.credit_limit),
    "payment_days": lambda a, _: a.payment_days,
    "customer_group": lambda a, _: a.customer_group,
    "referred_by": lambda a, _: a.referred_by,
    "external_id": lambda a, _: a.external_id,
    "notes": lambda a, _: a.notes,
}
"""What stands in the columns of the account, by the field that the import reads them as."""

READ_CONTACT: dict[str, Callable[[WholeContact, Language], Cell]] = {
    "contact_name": lambda c, _: c.name,
    "title": lambda c, _: c.title,
    "decision_role": lambda c, w: word_of(c.decision_role, w),
    "phone": lambda c, _: _reaches(_first(_PHONE, c.phone) + c.points, _PHONE),
    "email": lambda c, _: _reaches(_first(_EMAIL, c.email) + c.points, _EMAIL),
    "birthday": lambda c, _: c.birthday,
    "preferred_channel": lambda c, _: c.preferred_channel,
}
READ_ADDRESS: dict[str, Callable[[WholeAddress, Language], Cell]] = {
    "address_kind": lambda p, _: p.kind,
    "address": lambda p, _: p.street,
    "ward": lambda p, _: p.ward,
    "province": lambda p, _: p.province,
    "country": lambda p, _: p.country,
}
_TELLING = ("account", "company")
"""What tells, in a further row, whose people and addresses stand in it."""

_WIDTHS = {
    "account": 38,
    "company": 36,
    "website": 26,
    "company_phone": 24,
    "company_email": 28,
    "notes": 40,
    "tags": 24,
    "state_reason": 30,
    "do_not_contact_reason": 30,
    "referred_by": 30,
    "contact_name": 24,
    "title": 20,
    "phone": 20,
    "email": 28,
    "address": 32,
    "ward": 20,
    "province": 20,
    "industry": 20,
    "owner": 20,
    "campaign": 20,
}


def _first(kind: PointKind, value: str) -> tuple[Reach, ...]:
    return (Reach(kind, value),) if value else ()


def whole_sheet(words: Language) -> list[SheetColumn]:
    """The headings of everything: the titles by which the import knows its fields."""
    return [
        SheetColumn(words.say(PROSPECT_FIELDS[key].title), _WIDTHS.get(key, _USUAL_WIDTH))
        for key in (*READ_ACCOUNT, *READ_CONTACT, *READ_ADDRESS)
    ]


def whole_rows(account: WholeAccount, words: Language) -> Iterator[list[Cell]]:
    """An account with everything, in as many rows as it has people or addresses, at least one."""
    told = _cells(READ_ACCOUNT, account, words)
    again = [
        cell if key in _TELLING else None for key, cell in zip(READ_ACCOUNT, told, strict=True)
    ]
    places = list(zip_longest(account.contacts, account.addresses)) or [(None, None)]
    for number, (contact, address) in enumerate(places):
        yield [
            *(again if number else told),
            *_cells(READ_CONTACT, contact, words),
            *_cells(READ_ADDRESS, address, words),
        ]


def _cells(
    readers: Mapping[str, Callable[[T, Language], Cell]], told: T | None, words: Language
) -> list[Cell]:
    return [read(told, words) if told is not None else None for read in readers.values()]
