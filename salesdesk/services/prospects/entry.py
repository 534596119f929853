"""Entering accounts and keeping what is known of them: one field at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.states import ProspectState, Source
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.closing import Order
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Done, found
from salesdesk.services.prospects import steps
from salesdesk.services.prospects.addresses import ProspectAddresses
from salesdesk.services.prospects.campaign_names import campaign_by_name
from salesdesk.services.prospects.fields import (
    PROSPECT_FIELDS,
    Value,
    read_value,
    set_value,
    with_flags,
)
from salesdesk.services.prospects.people import ProspectPeople
from salesdesk.services.prospects.silence import ProspectSilence
from salesdesk.services.prospects.tags import ProspectTags


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


class ProspectEntry(ProspectPeople, ProspectAddresses, ProspectTags, ProspectSilence):
    """Entering and editing."""

    def enter(self, new: NewProspect) -> Done[UUID]:
        """Enter an account; it belongs to whoever is at the desk.

        Raises WrongInput where the company's name is missing.
        """
        with self._context.writing() as book:
            return book.done(enter(book, new, self._context.settings.currency))

    def set_field(self, prospect_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an account (a key of PROSPECT_FIELDS, or "campaign" by its name).

        Raises WrongInput, with the field's name, for a value that it cannot hold.
        """
        with self._context.writing() as book:
            if name == "referred_by" and value == prospect_id:
                raise WrongInput(sentence("Nobody is recommended by themselves."), name)
            prospect = found(Prospect, prospect_id)
            if name == "campaign":
                book.change(prospect, campaign=campaign_by_name(book, str(value or "")))
            else:
                set_value(book, prospect, PROSPECT_FIELDS, name, value)
            return book.done(prospect_id)

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
            return book.done(prospect_id)

    def undelete(self, prospect_id: UUID) -> Done[UUID]:
        """Bring a deleted account back as it was."""
        with self._context.writing() as book:
            book.change(found(Prospect, prospect_id), deleted_at=None)
            steps.refresh_account(book, prospect_id)
            return book.done(prospect_id)


def enter(book: Book, new: NewProspect, currency: str) -> UUID:
    """Enter an account with its first contact and address, in a running transaction.

    Raises WrongInput where the company's name is missing.
    """
    prospect = book.add(
        Prospect,
        company=read_value(PROSPECT_FIELDS, "company", new.company),
        tax_code=read_value(PROSPECT_FIELDS, "tax_code", new.tax_code),
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
        book.add(Contact, prospect=prospect, **with_flags(person))
    if new.street or new.province:
        book.add(Address, prospect=prospect, street=new.street, province=new.province)
    return prospect.id
