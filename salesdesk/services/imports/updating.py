"""A row of a list and an account that is here: compared, and the account filled or updated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.identity import national
from salesdesk.domain.prospects.places import HOME
from salesdesk.domain.prospects.states import DecisionRole, PointKind, Source, Temperature
from salesdesk.exchange.prospect_rows import Person, Place, ProspectRow, Reached
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect, ProspectTag
from salesdesk.money import Money
from salesdesk.services.context import Book
from salesdesk.services.imports.bulk_writer import (
    contact_values,
    minor,
    place_values,
    points,
    tags_of,
)
from salesdesk.services.imports.names import Names
from salesdesk.services.imports.shapes import ComparedField
from salesdesk.text import fold

EMPTY = frozenset(
    {None, "", 0, Source.UNKNOWN, Source.IMPORT, Temperature.COLD, DecisionRole.UNKNOWN}
)
"""What stands in a field about which nothing is known yet."""

_PLAIN = (
    "company", "tax_code", "industry", "employees", "website", "language", "source", "temperature",
    "payment_days", "customer_group", "external_id",
)  # fmt: skip
_AMOUNTS = ("acquisition_cost", "credit_limit")
_PERSON_FIELDS = {
    "name": "contact_name",
    "title": "title",
    "decision_role": "decision_role",
    "phone": "phone",
    "email": "email",
    "birthday": "birthday",
    "preferred_channel": "preferred_channel",
}
_FLAGGED = {"phone": "phone_flag", "email": "email_flag"}


class Update:
    """One account that a row is written into, in a running transaction.

    Empty fields are filled; with `overwrite` what the row says replaces what is there. Only
    `fields` are touched, all where it is None. Nothing is lost: a phone or an e-mail that is
    replaced stays as a further one, notes are added to, tags only come, a ban on contact stays.
    """

    def __init__(
        self,
        book: Book,
        names: Names,
        account: Prospect,
        *,
        overwrite: bool,
        fields: frozenset[str] | None,
    ) -> None:
        self._book, self._names, self._account = book, names, account
        self._overwrite, self._fields = overwrite, fields

    def write(self, row: ProspectRow) -> bool:
        """Write a row into the account; whether that changed anything."""
        changed = [self._book.change(self._account, **dict(self._values(row)))]
        changed += [self._tag(tag) for tag in tags_of(row) if self._may("tags")]
        changed += [self._point(None, *point) for point in points(row.phones, row.emails)]
        changed += [self._person(person) for person in row.people]
        changed += [self._place(number, place) for number, place in enumerate(row.places)]
        return any(changed)

    def _may(self, field: str) -> bool:
        return self._fields is None or field in self._fields

    def _takes(self, field: str, ours: object) -> bool:
        return self._may(field) and (self._overwrite or ours in EMPTY)

    def _values(self, row: ProspectRow) -> Iterator[tuple[str, object]]:
        account, given = self._account, row.account
        for field in _PLAIN:
            if field in given and self._takes(field, getattr(account, field)):
                yield field, given[field]
        currency = account.currency
        for field in _AMOUNTS:
            amount = given.get(field)
            if isinstance(amount, Decimal) and self._takes(field, getattr(account, field)):
                yield field, minor(amount, currency)
        if "owner" in given and self._names.owner(row) and self._takes("owner", account.owner_id):
            yield "owner", self._names.owner(row)
        if "campaign" in given and self._takes("campaign", account.campaign_id):
            yield "campaign", self._names.campaign(self._book, row)
        yield from self._silence(row)
        if "notes" in given and self._may("notes"):
            yield from self._notes(row.text("notes"))

    def _silence(self, row: ProspectRow) -> Iterator[tuple[str, object]]:
        banned = row.account.get("do_not_contact") and not self._account.do_not_contact
        if banned and self._may("do_not_contact"):
            yield "do_not_contact", True
            yield "do_not_contact_reason", row.text("do_not_contact_reason")

    def _notes(self, theirs: str) -> Iterator[tuple[str, object]]:
        ours = self._account.notes
        if not ours:
            yield "notes", theirs
        elif self._overwrite and theirs not in ours:
            yield "notes", f"{ours}\n{theirs}"

    def _tag(self, tag: str) -> bool:
        on = ProspectTag.select().where(ProspectTag.prospect == self._account.id)
        if tag.casefold() in {row.tag.casefold() for row in on}:
            return False
        self._book.add(ProspectTag, prospect=self._account.id, tag=tag)
        return True

    def _point(self, contact: UUID | None, kind: PointKind, point: Reached) -> bool:
        field = "phone" if kind is PointKind.PHONE else "email"
        if not self._may(field) or _told(point.text) in self._reached(kind):
            return False
        place = ContactPoint.select().where(ContactPoint.prospect == self._account.id).count()
        self._book.add(
            ContactPoint,
            prospect=self._account.id,
            contact=contact,
            kind=kind,
            label=point.label,
            value=point.text,
            flag=point.flag,
            position=place,
        )
        return True

    def _reached(self, kind: PointKind) -> set[str]:
        """Every phone or e-mail of the account, as they are compared."""
        key = self._account.id
        column = "phone" if kind is PointKind.PHONE else "email"
        contacts = Contact.select().where(Contact.prospect == key)
        further = ContactPoint.select().where(
            (ContactPoint.prospect == key) & (ContactPoint.kind == kind)
        )
        return {_told(getattr(row, column)) for row in contacts} | {
            _told(row.value) for row in further
        }

    def _person(self, person: Person) -> bool:
        contact = self._same_person(person)
        if contact is None:
            return self._new_person(person)
        values = contact_values(person)
        taken: dict[str, Any] = {}
        replaced: list[tuple[PointKind, Reached]] = []
        for column, field in _PERSON_FIELDS.items():
            ours, theirs = getattr(contact, column), values[column]
            if theirs in EMPTY or theirs == ours or not self._takes(field, ours):
                continue
            if column in _FLAGGED:
                if _told(str(theirs)) == _told(ours):
                    continue
                flag = _FLAGGED[column]
                taken[flag] = values[flag]
                if ours:
                    replaced.append((PointKind.PHONE if column == "phone" else PointKind.EMAIL,
                                     Reached(ours, getattr(contact, flag))))  # fmt: skip
            taken[column] = theirs
        changed = self._book.change(contact, **taken)
        further = (*replaced, *points(person.phones, person.emails))
        return any([changed, *[self._point(contact.id, *point) for point in further]])

    def _same_person(self, person: Person) -> Contact | None:
        """Whom the row means: by name, by a number or address, or the only one where it is bare."""
        people = list(
            Contact.select()
            .where(Contact.prospect == self._account.id)
            .order_by(Contact.position, Contact.id)
        )
        wanted = fold(person.name)
        told = {_told(each.text) for each in (*person.phones, *person.emails)}
        for contact in people:
            if wanted and fold(contact.name) == wanted:
                return contact
        for contact in people:
            if told & {_told(contact.phone), _told(contact.email)} - {""} and not (
                wanted and contact.name
            ):
                return contact
        return people[0] if people and not wanted else None

    def _new_person(self, person: Person) -> bool:
        if not self._may("contact_name"):
            return False
        place = Contact.select().where(Contact.prospect == self._account.id).count()
        contact = self._book.add(
            Contact, prospect=self._account.id, position=place, **contact_values(person)
        )
        for point in points(person.phones, person.emails, skipping=1):
            self._point(contact.id, *point)
        return True

    def _place(self, number: int, place: Place) -> bool:
        if not self._may("address"):
            return False
        known = list(
            Address.select()
            .where(Address.prospect == self._account.id)
            .order_by(Address.position, Address.id)
        )
        if any(_where(each) == _where(place) for each in known):
            return False
        values = place_values(place)
        if known and number == 0:
            first = known[0]
            filled = {
                name: value
                for name, value in values.items()
                if value not in EMPTY and self._takes("address", getattr(first, name))
            }
            return self._book.change(known[0], **filled)
        if known and not self._overwrite:
            return False
        self._book.add(Address, prospect=self._account.id, position=len(known), **values)
        return True


def compared(row: ProspectRow, account: Prospect) -> tuple[ComparedField, ...]:
    """What a row and an account say, field by field, where the row says anything."""
    return tuple(
        ComparedField(field, theirs, ours) for field, theirs, ours in _sides(row, account) if theirs
    )


def _sides(row: ProspectRow, account: Prospect) -> Iterator[tuple[str, str, str]]:
    for field in _PLAIN:
        yield field, row.text(field), str(getattr(account, field) or "")
    people = list(
        Contact.select()
        .where(Contact.prospect == account.id)
        .order_by(Contact.position, Contact.id)
    )
    first = people[0] if people else Contact(name="", title="", phone="", email="")
    person = row.people[0] if row.people else Person()
    values = contact_values(person)
    for column in ("name", "title", "phone", "email"):
        yield _PERSON_FIELDS[column], str(values[column]), str(getattr(first, column))
    place = Address.get_or_none((Address.prospect == account.id) & (Address.position == 0))
    yield "address", _line(row.places[0]) if row.places else "", _line(place) if place else ""
    for field in _AMOUNTS:
        ours = Money(getattr(account, field), account.currency)
        yield field, row.text(field), str(ours.decimal) if ours else ""
    yield "owner", row.text("owner"), account.owner.name if account.owner else ""
    yield "campaign", row.text("campaign"), account.campaign_name
    yield "notes", row.text("notes"), account.notes


def _line(place: Place | Address) -> str:
    return ", ".join(part for part in (place.street, place.ward, place.province) if part)


def _where(place: Place | Address) -> tuple[str, ...]:
    country = place.country or HOME
    return (fold(place.street), fold(place.ward), fold(place.province), country)


def _told(reached: str) -> str:
    """A phone or an e-mail as it is compared."""
    return reached.casefold() if "@" in reached else (national(reached) or reached)
