"""New accounts of a list, written many at once with their people, history and search words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.places import HOME, AddressKind
from salesdesk.domain.prospects.states import (
    DecisionRole,
    PointKind,
    ProspectState,
    Source,
    Temperature,
)
from salesdesk.exchange.prospect_rows import Person, Place, ProspectRow, Reached
from salesdesk.models.bulk import Bulk
from salesdesk.models.fields import new_id
from salesdesk.models.history import History
from salesdesk.models.imports import ImportedRecord
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect, ProspectTag
from salesdesk.models.search import SearchEntry
from salesdesk.money import Money
from salesdesk.services.context import Book, Context
from salesdesk.services.imports.names import Names
from salesdesk.services.written import contact_line, phone_forms, words_of

ADDED = "created"
"""The action of a record that an import added."""

IMPORTED = "imported"
"""The action that the history of an imported account begins with."""

NOBODY = Reached("")
Values = tuple[Any, ...]

_PROSPECT = (
    "id created_at company tax_code industry employees website language source campaign "
    "acquisition_cost currency owner temperature state state_reason do_not_contact "
    "do_not_contact_reason credit_limit payment_days customer_group notes next_step_kind "
    "next_step_what deal_stage deal_value external_id"
)
_TABLES: dict[Any, str] = {
    Prospect: _PROSPECT,
    Contact: "id created_at prospect name title decision_role phone phone_flag email email_flag "
    "birthday preferred_channel position",
    ContactPoint: "id created_at prospect contact kind label value flag position",
    ProspectTag: "id prospect tag",
    Address: "id created_at prospect kind street ward province country position",
    History: "at staff record_table record action before after",
    SearchEntry: "topic record title subtitle words changed_at",
    ImportedRecord: "id run record_table record action before after",
}


@dataclass(slots=True)
class NewAccount:
    """An account that is being written, with how many people and places it has so far."""

    id: UUID
    people: int
    places: int


class BulkWriter:
    """Writes new accounts batch by batch, in a running transaction."""

    def __init__(self, context: Context, book: Book, run_id: UUID, names: Names) -> None:
        self._book, self._run, self._names = book, run_id, names
        self._settings = context.settings
        self._bulk = {
            model: Bulk(context.database, model, columns.split())
            for model, columns in _TABLES.items()
        }
        self._waiting: dict[Any, list[Values]] = {model: [] for model in _TABLES}

    def add(self, row: ProspectRow) -> NewAccount:
        """A new account; it is in the file with the next `flush`."""
        key, now, staff = new_id(), self._book.now, self._book.staff_id
        self._put(Prospect, self._prospect(key, row))
        self._put(History, (now, staff, "prospect", key, IMPORTED, "", ""))
        self._put(ImportedRecord, (new_id(), self._run, "prospect", key, ADDED, "", ""))
        self._put(SearchEntry, _words(key, row, now))
        for tag in tags_of(row):
            self._put(ProspectTag, (new_id(), key, tag))
        for place, point in enumerate(points(row.phones, row.emails)):
            self._put_point(key, None, place, *point)
        account = NewAccount(key, 0, 0)
        self.join(account, row)
        return account

    def join(self, account: NewAccount, row: ProspectRow) -> None:
        """Further people and places of an account that was added in the same run."""
        now = self._book.now
        for person in row.people:
            contact = new_id()
            values = contact_values(person)
            self._put(Contact, (contact, now, account.id, *values.values(), account.people))
            account.people += 1
            for place, point in enumerate(points(person.phones, person.emails, skipping=1)):
                self._put_point(account.id, contact, place, *point)
        for address in row.places:
            found = place_values(address)
            self._put(Address, (new_id(), now, account.id, *found.values(), account.places))
            account.places += 1

    def flush(self) -> None:
        """Write what was added since the last time."""
        for model, rows in self._waiting.items():
            if rows:
                self._bulk[model].insert(rows)
                rows.clear()
        self._book.touch("prospects")

    def _put(self, model: Any, values: Values) -> None:
        self._waiting[model].append(values)

    def _put_point(
        self, key: UUID, contact: UUID | None, place: int, kind: PointKind, point: Reached
    ) -> None:
        values = (kind, point.label, point.text, point.flag, place)
        self._put(ContactPoint, (new_id(), self._book.now, key, contact, *values))

    def _prospect(self, key: UUID, row: ProspectRow) -> Values:
        given: Callable[..., Any] = row.account.get
        owner = self._names.owner(row)
        currency = row.text("currency") or self._settings.currency
        state = given("state") or (ProspectState.ASSIGNED if owner else ProspectState.NEW)
        return (
            *(key, self._book.now, row.company, row.text("tax_code"), row.text("industry")),
            *(given("employees"), row.text("website"), given("language", self._settings.language)),
            *(given("source", Source.IMPORT), self._names.campaign(self._book, row)),
            *(minor(given("acquisition_cost"), currency), currency, owner),
            *(given("temperature", Temperature.COLD), state, row.text("state_reason")),
            *(given("do_not_contact", False), row.text("do_not_contact_reason")),
            *(minor(given("credit_limit"), currency), given("payment_days")),
            *(row.text("customer_group"), row.text("notes"), "", "", "", 0),
            row.text("external_id"),
        )


def minor(amount: Decimal | None, currency: str) -> int:
    """An amount of a list in the smallest unit of its currency."""
    return Money.of(amount, currency).minor if amount is not None else 0


def tags_of(row: ProspectRow) -> tuple[str, ...]:
    """The tags of a row."""
    found = row.account.get("tags", ())
    return found if isinstance(found, tuple) else ()


def points(
    phones: Iterable[Reached], emails: Iterable[Reached], skipping: int = 0
) -> Iterator[tuple[PointKind, Reached]]:
    """Phones and e-mails as further points; of a person the first of each is no further one."""
    for kind, found in ((PointKind.PHONE, phones), (PointKind.EMAIL, emails)):
        yield from ((kind, each) for each in tuple(found)[skipping:])


def contact_values(person: Person) -> dict[str, Any]:
    """The columns of a contact, in the order in which they are written."""
    phone = person.phones[0] if person.phones else NOBODY
    email = person.emails[0] if person.emails else NOBODY
    return {
        "name": person.name,
        "title": person.title,
        "decision_role": person.role or DecisionRole.UNKNOWN,
        "phone": phone.text,
        "phone_flag": phone.flag,
        "email": email.text,
        "email_flag": email.flag,
        "birthday": person.birthday,
        "preferred_channel": person.channel,
    }


def place_values(place: Place) -> dict[str, Any]:
    """The columns of an address, in the order in which they are written."""
    return {
        "kind": place.kind or AddressKind.MAIN.value,
        "street": place.street,
        "ward": place.ward,
        "province": place.province,
        "country": place.country or HOME,
    }


def _words(key: UUID, row: ProspectRow, now: object) -> Values:
    """What finds the account; the same words as `services.written` makes of it later."""
    first = row.people[0] if row.people else Person()
    line = contact_line(first.name, _first(first.phones))
    points_of_people = (
        part
        for person in row.people
        for each in (*person.phones[1:], *person.emails[1:])
        for part in (each.text, each.label)
    )
    texts = (
        *(row.text(field) for field in _WRITTEN),
        *(part for each in row.people for part in (each.name, each.title, _first(each.emails))),
        *points_of_people,
        *(part for each in (*row.phones, *row.emails) for part in (each.text, each.label)),
        *tags_of(row),
        *(part for each in row.places for part in (each.street, each.ward, each.province)),
        *(form for each in row.all_phones for form in phone_forms(each.text)),
    )
    words = words_of(row.company, line, (text for text in texts if text))
    return ("prospects", key, row.company, line, words, now)


def _first(reached: tuple[Reached, ...]) -> str:
    return reached[0].text if reached else ""


_WRITTEN = (
    "tax_code", "industry", "website", "external_id", "campaign", "customer_group", "notes",
    "state_reason", "do_not_contact_reason",
)  # fmt: skip
