"""Entering accounts and keeping what is known of them: one field at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from peewee import Model

from salesdesk.domain.prospects.checks import check_email, check_phone
from salesdesk.domain.prospects.states import (
    DecisionRole,
    ProspectState,
    Source,
    Temperature,
)
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.closing import Order
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.services.prospects.shapes import AddressDetail, ContactDetail
from salesdesk.text import clean

Value = str | int | date | Money | UUID | None


@dataclass(frozen=True, slots=True)
class NewProspect:
    """What is known when an account is entered; only the company is needed."""

    company: str
    contact: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    tax_code: str = ""
    street: str = ""
    province: str = ""
    source: Source = Source.UNKNOWN
    industry: str = ""


def _text(value: Value) -> str:
    return clean(str(value or ""))


def _company(value: Value) -> str:
    if not _text(value):
        raise WrongInput(sentence("A company name is needed."), "company")
    return _text(value)


def _name(value: Value) -> str:
    if not _text(value):
        raise WrongInput(sentence("A name is needed."), "name")
    return _text(value)


def _count(value: Value) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or value < 0:
        raise WrongInput(sentence("This must be a whole number, not below zero."))
    return value


def _minor(value: Value) -> int:
    return value.minor if isinstance(value, Money) else 0


def _same(value: Value) -> Value:
    return value


PROSPECT_FIELDS: dict[str, Callable[[Value], object]] = {
    "company": _company,
    "tax_code": _text,
    "industry": _text,
    "employees": _count,
    "website": _text,
    "language": _text,
    "source": lambda value: Source(_text(value)),
    "campaign": _text,
    "acquisition_cost": _minor,
    "temperature": lambda value: Temperature(_text(value)),
    "customer_group": _text,
    "credit_limit": _minor,
    "payment_days": _count,
    "notes": lambda value: str(value or ""),
    "referred_by": _same,
}
CONTACT_FIELDS: dict[str, Callable[[Value], object]] = {
    "name": _name,
    "title": _text,
    "decision_role": lambda value: DecisionRole(_text(value)),
    "phone": _text,
    "email": _text,
    "birthday": _same,
    "preferred_channel": _text,
}
ADDRESS_FIELDS: dict[str, Callable[[Value], object]] = {
    "kind": _text,
    "street": _text,
    "ward": _text,
    "province": _text,
    "country": _text,
}
_CHECKED = {"phone": check_phone, "email": check_email}


class ProspectEntry:
    """Entering and editing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def enter(self, new: NewProspect) -> Done[UUID]:
        """Enter an account; it belongs to whoever is at the desk.

        Raises WrongInput where the company's name is missing.
        """
        with self._context.writing() as book:
            return book.done(enter(book, new, self._context.settings.currency))

    def set_field(self, prospect_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an account (a key of PROSPECT_FIELDS).

        Raises WrongInput, with the field's name, for a value that it cannot hold.
        """
        with self._context.writing() as book:
            self._set(book, found(Prospect, prospect_id), PROSPECT_FIELDS, name, value)
            steps.index_prospect(book, prospect_id)
            return book.done(prospect_id)

    def add_contact(self, prospect_id: UUID, name: str) -> Done[UUID]:
        """Add somebody to an account. Raises WrongInput without a name."""
        with self._context.writing() as book:
            place = Contact.select().where(Contact.prospect == prospect_id).count()
            contact = book.add(Contact, prospect=prospect_id, name=_name(name), position=place)
            steps.index_prospect(book, prospect_id)
            return book.done(contact.id)

    def set_contact(self, contact_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of a contact (a key of CONTACT_FIELDS); see `set_field`.

        Phones and e-mails are written in one way and flagged where doubtful, never refused.
        """
        with self._context.writing() as book:
            contact = found(Contact, contact_id)
            self._set(book, contact, CONTACT_FIELDS, name, value)
            steps.index_prospect(book, contact.prospect_id)
            return book.done(contact_id)

    def set_main_contact(self, prospect_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an account's first contact, who is made where there is nobody yet."""
        contact_id = _first(Contact, prospect_id)
        if contact_id is not None:
            return self.set_contact(contact_id, name, value)
        with self._context.writing() as book:
            contact = book.add(Contact, prospect=prospect_id)
            self._set(book, contact, CONTACT_FIELDS, name, value)
            steps.index_prospect(book, prospect_id)
            return book.done(contact.id)

    def remove_contact(self, contact_id: UUID) -> Done[UUID]:
        """Remove somebody from an account; `put_back_contact` undoes it."""
        with self._context.writing() as book:
            contact = found(Contact, contact_id)
            book.remove(contact)
            steps.index_prospect(book, contact.prospect_id)
            return book.done(contact_id)

    def put_back_contact(self, prospect_id: UUID, contact: ContactDetail) -> Done[UUID]:
        """Add a removed contact again as it was."""
        values = {name: getattr(contact, name) for name in (*CONTACT_FIELDS, "position")}
        with self._context.writing() as book:
            book.add(Contact, id=contact.id, prospect=prospect_id, **(values | _flags(values)))
            steps.index_prospect(book, prospect_id)
            return book.done(contact.id)

    def add_address(self, prospect_id: UUID, street: str = "") -> Done[UUID]:
        """Add an address to an account."""
        with self._context.writing() as book:
            place = Address.select().where(Address.prospect == prospect_id).count()
            address = book.add(Address, prospect=prospect_id, street=street, position=place)
            steps.index_prospect(book, prospect_id)
            return book.done(address.id)

    def set_address(self, address_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an address (a key of ADDRESS_FIELDS); see `set_field`."""
        with self._context.writing() as book:
            address = found(Address, address_id)
            self._set(book, address, ADDRESS_FIELDS, name, value)
            steps.index_prospect(book, address.prospect_id)
            return book.done(address_id)

    def set_main_address(self, prospect_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an account's first address, which is made where there is none yet."""
        address_id = _first(Address, prospect_id)
        if address_id is not None:
            return self.set_address(address_id, name, value)
        with self._context.writing() as book:
            address = book.add(Address, prospect=prospect_id)
            self._set(book, address, ADDRESS_FIELDS, name, value)
            steps.index_prospect(book, prospect_id)
            return book.done(address.id)

    def remove_address(self, address_id: UUID) -> Done[UUID]:
        """Remove an address; `put_back_address` undoes it."""
        with self._context.writing() as book:
            address = found(Address, address_id)
            book.remove(address)
            steps.index_prospect(book, address.prospect_id)
            return book.done(address_id)

    def put_back_address(self, prospect_id: UUID, address: AddressDetail) -> Done[UUID]:
        """Add a removed address again as it was."""
        values = {name: getattr(address, name) for name in (*ADDRESS_FIELDS, "position")}
        with self._context.writing() as book:
            book.add(Address, id=address.id, prospect=prospect_id, **values)
            steps.index_prospect(book, prospect_id)
            return book.done(address.id)

    def delete(self, prospect_id: UUID) -> Done[UUID]:
        """Take an account out of every list; `undelete` brings it back.

        Raises NotAllowed for one that has ordered: its orders and invoices are kept by law.
        """
        with self._context.writing() as book:
            if Order.select().where(Order.prospect == prospect_id).exists():
                raise NotAllowed(
                    sentence("This customer has orders, which must be kept. Disqualify it instead.")
                )
            book.change(found(Prospect, prospect_id), deleted_at=book.now)
            steps.index_prospect(book, prospect_id)
            return book.done(prospect_id)

    def undelete(self, prospect_id: UUID) -> Done[UUID]:
        """Bring a deleted account back as it was."""
        with self._context.writing() as book:
            book.change(found(Prospect, prospect_id), deleted_at=None)
            steps.index_prospect(book, prospect_id)
            steps.refresh_account(book, prospect_id)
            return book.done(prospect_id)

    def _set(
        self,
        book: Book,
        row: Model,
        fields: dict[str, Callable[[Value], object]],
        name: str,
        value: Value,
    ) -> None:
        try:
            values = {name: fields[name](value)}
        except WrongInput as error:
            raise WrongInput(error.sentence, name) from None
        if isinstance(row, Contact):
            values |= _flags(values)
        book.change(row, **values)


def enter(book: Book, new: NewProspect, currency: str) -> UUID:
    """Enter an account with its first contact and address, in a running transaction.

    Raises WrongInput where the company's name is missing.
    """
    prospect = book.add(
        Prospect,
        company=_company(new.company),
        tax_code=new.tax_code,
        industry=new.industry,
        source=new.source,
        currency=currency,
        owner=book.staff_id,
        state=ProspectState.ASSIGNED if book.staff_id else ProspectState.NEW,
    )
    if any((new.contact, new.phone, new.email)):
        person: dict[str, Any] = {
            "name": new.contact,
            "title": new.title,
            "phone": new.phone,
            "email": new.email,
        }
        book.add(Contact, prospect=prospect, **(person | _flags(person)))
    if new.street or new.province:
        book.add(Address, prospect=prospect, street=new.street, province=new.province)
    steps.index_prospect(book, prospect.id)
    return prospect.id


def _first(table: type[Contact | Address], prospect_id: UUID) -> UUID | None:
    row = (
        table.select()
        .where(table.prospect == prospect_id)
        .order_by(table.position, table.id)
        .first()
    )
    return row.id if row is not None else None


def _flags(values: dict[str, Any]) -> dict[str, object]:
    """Phone and e-mail written the desk's way, with what is doubtful about them."""
    checked: dict[str, object] = {}
    for name, check in _CHECKED.items():
        if name in values:
            result = check(str(values[name] or ""))
            checked |= {name: result.text, f"{name}_flag": result.flag.value}
    return checked
