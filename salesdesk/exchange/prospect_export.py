"""Accounts as the rows of a table: what the list shows, or everything for another desk.

Headings are the titles of the fields that the import reads. An account takes one row, and one more
for each further person or address: those stand right below, begin with the same account key and
company, and tell nothing else of the account. Several phones or e-mails in a cell are written
"label: number; number".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from salesdesk.domain.prospects.states import TASK_KIND_NAMES, PointKind
from salesdesk.domain.prospects.whole import Reach, WholeAccount, WholeAddress, WholeContact
from salesdesk.exchange.prospect_fields import PROSPECT_FIELDS
from salesdesk.exchange.prospect_words import YES, word_of
from salesdesk.exchange.sheet_writer import Cell, SheetColumn
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.sentence import mark

T = TypeVar("T")
_USUAL_WIDTH = 14


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of the list: its key, heading, what is in it, and its width in characters.

    Amounts are in the unit of their currency.
    """

    key: str
    label: str
    read: Callable[[WholeAccount, Language], Cell]
    width: int = _USUAL_WIDTH


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


def _main_contact(account: WholeAccount) -> WholeContact | None:
    return account.contacts[0] if account.contacts else None


def _of_contact(read: Callable[[WholeContact], Cell]) -> Callable[[WholeAccount, Language], Cell]:
    def main(account: WholeAccount, _words: Language) -> Cell:
        contact = _main_contact(account)
        return None if contact is None else read(contact)

    return main


def _of_address(read: Callable[[WholeAddress], Cell]) -> Callable[[WholeAccount, Language], Cell]:
    def main(account: WholeAccount, _words: Language) -> Cell:
        return read(account.addresses[0]) if account.addresses else None

    return main


def _step_day(account: WholeAccount, _words: Language) -> Cell:
    return account.next_step.day if account.next_step is not None else None


def _worth(account: WholeAccount, _words: Language) -> Cell:
    return _number(account.deals_worth) if account.deals_worth is not None else None


def _worth_in(account: WholeAccount, _words: Language) -> Cell:
    return account.deals_worth.currency if account.deals_worth is not None else None


def _step_words(account: WholeAccount, words: Language) -> Cell:
    step = account.next_step
    if step is None:
        return None
    kind = words.tr(TASK_KIND_NAMES[step.kind])
    return words.tr("{kind}: {what}", kind=kind, what=words.tr(step.what)) if step.what else kind


def _spare(key: str) -> ExportColumn:
    title = PROSPECT_FIELDS[key].title.pattern
    return ExportColumn(key, title, READ_ACCOUNT[key], _WIDTHS.get(key, _USUAL_WIDTH))


LIST_COLUMNS = {
    column.key: column
    for column in (
        ExportColumn("contact", mark("Contact"), _of_contact(lambda c: c.name), 24),
        ExportColumn("title", mark("Position"), _of_contact(lambda c: c.title), 20),
        ExportColumn("phone", mark("Phone"), _of_contact(lambda c: c.phone), 18),
        ExportColumn("email", mark("E-mail"), _of_contact(lambda c: c.email), 28),
        ExportColumn("standing", mark("Status"), lambda a, w: w.tr(a.standing.label)),
        ExportColumn("step_day", mark("Next step on"), _step_day, 14),
        ExportColumn("step", mark("Next step"), _step_words, 36),
        ExportColumn("value", mark("Value"), _worth),
        ExportColumn("value_currency", mark("Currency"), _worth_in, 10),
        ExportColumn("address", mark("Street"), _of_address(lambda p: p.street), 32),
        ExportColumn("ward", mark("Ward"), _of_address(lambda p: p.ward), 20),
        ExportColumn("province", mark("Province"), _of_address(lambda p: p.province), 20),
        ExportColumn("customer_since", mark("Customer since"), lambda a, _: a.customer_since, 14),
        *(_spare(key) for key in READ_ACCOUNT if key not in {"account", "state", "currency"}),
    )
}
"""What a list may show, by the key of its column."""

SHOWN = (
    *("company", "contact", "phone", "email", "standing", "step_day", "step", "value"),
    *("value_currency",),
    *("owner", "tags"),
)
"""What is written of a list whose columns nobody chose."""


def list_sheet(keys: Sequence[str], words: Language) -> list[SheetColumn]:
    """The headings of the list's columns."""
    return [SheetColumn(words.tr(LIST_COLUMNS[k].label), LIST_COLUMNS[k].width) for k in keys]


def list_row(account: WholeAccount, keys: Sequence[str], words: Language) -> list[Cell]:
    """An account as the list shows it: one row."""
    return [LIST_COLUMNS[key].read(account, words) for key in keys]


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
