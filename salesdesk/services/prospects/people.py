"""The people at an account: in an order, the first of them whom the desk asks for."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.prospects.states import PointKind
from salesdesk.errors import WrongInput
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Activity, Contact, ContactPoint
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects.fields import (
    CHECKS,
    CONTACT_FIELDS,
    Value,
    read_value,
    with_flags,
)
from salesdesk.services.prospects.removed import note_added, note_removed
from salesdesk.services.prospects.shapes import ContactDetail, PointDetail
from salesdesk.text import clean


@dataclass(frozen=True, slots=True)
class NamedIn:
    """Where a removed contact was named, so that putting it back names it there again."""

    activities: tuple[UUID, ...] = ()
    proposals: tuple[UUID, ...] = ()


class ProspectPeople:
    """Contacts, and what they are reached by."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add_contact(self, prospect_id: UUID, name: str) -> Done[UUID]:
        """Add somebody to an account. Raises WrongInput without a name."""
        if not clean(name):
            raise WrongInput(sentence("A name is needed."), "name")
        return self.add_contact_with(prospect_id, "name", name)

    def add_contact_with(self, prospect_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Add somebody of whom one field (a key of CONTACT_FIELDS) is known."""
        with self._context.writing() as book:
            values = with_flags({name: read_value(CONTACT_FIELDS, name, value)})
            place = Contact.select().where(Contact.prospect == prospect_id).count()
            contact = book.add(Contact, prospect=prospect_id, position=place, **values)
            return book.done(contact.id)

    def set_contact(self, contact_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of a contact (a key of CONTACT_FIELDS).

        Phones and e-mails are written in one way and flagged where doubtful, never refused.
        Raises WrongInput where nothing would be left to know somebody by.
        """
        with self._context.writing() as book:
            contact = found(Contact, contact_id)
            values = with_flags({name: read_value(CONTACT_FIELDS, name, value)})
            left = {each: getattr(contact, each) for each in ("name", "phone", "email")} | values
            if name == "name" and not any((left["name"], left["phone"], left["email"])):
                raise WrongInput(sentence("A name is needed."), "name")
            book.change(contact, **values)
            return book.done(contact_id)

    def set_main_contact(self, prospect_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an account's first contact, who is made where there is nobody yet."""
        first = next(iter(_contacts(prospect_id)), None)
        if first is None:
            return self.add_contact_with(prospect_id, name, value)
        return self.set_contact(first.id, name, value)

    def move_contact(self, contact_id: UUID, place: int) -> Done[int]:
        """Put a contact at a place among its account's people, 0 the first; gives the old one."""
        with self._context.writing() as book:
            contact = found(Contact, contact_id)
            people = _contacts(contact.prospect_id)
            before = [one.id for one in people].index(contact_id)
            people.insert(max(0, min(place, len(people) - 1)), people.pop(before))
            for position, one in enumerate(people):
                book.change(one, position=position)
            return book.done(before)

    def remove_contact(self, contact_id: UUID) -> Done[NamedIn]:
        """Remove somebody with all numbers; `put_back_contact` undoes it."""
        with self._context.writing() as book:
            contact = found(Contact, contact_id)
            named_in = _named_in(contact_id)
            for point in ContactPoint.select().where(ContactPoint.contact == contact_id):
                book.remove(point)
            note_removed(book, contact.prospect_id, contact, contact.name or contact.phone)
            book.remove(contact)
            return book.done(named_in)

    def put_back_contact(
        self, prospect_id: UUID, contact: ContactDetail, named_in: NamedIn = NamedIn()
    ) -> Done[UUID]:
        """Add a removed contact again as it was, and where it was named."""
        names = (*CONTACT_FIELDS, "position")
        values = with_flags({name: getattr(contact, name) for name in names})
        with self._context.writing() as book:
            book.add(Contact, id=contact.id, prospect=prospect_id, **values)
            for point in contact.points:
                _add_point(book, prospect_id, point)
            for table, keys in ((Activity, named_in.activities), (Proposal, named_in.proposals)):
                table.update(contact=contact.id).where(table.id.in_(keys)).execute()
            return book.done(contact.id)

    # further phones and e-mails

    def add_point(
        self,
        prospect_id: UUID,
        kind: PointKind,
        value: str,
        label: str = "",
        contact_id: UUID | None = None,
    ) -> Done[UUID]:
        """Add a phone or e-mail: of a contact, or of the account itself.

        It is written in one way and flagged where doubtful. Raises WrongInput for an empty one.
        """
        if not clean(value):
            raise WrongInput(sentence("A number or an address is needed."), "value")
        place = ContactPoint.select().where(ContactPoint.prospect == prospect_id).count()
        with self._context.writing() as book:
            point = PointDetail(None, kind, value, clean(label), contact_id=contact_id)
            made = _add_point(book, prospect_id, point, place)
            return book.done(made.id)

    def set_point(self, point_id: UUID, name: str, value: str) -> Done[UUID]:
        """Set the "value" or the "label" of a phone or e-mail."""
        with self._context.writing() as book:
            point = found(ContactPoint, point_id)
            if name == "value":
                checked = CHECKS[point.kind](clean(value))
                book.change(point, value=checked.text, flag=checked.flag.value)
            else:
                book.change(point, label=clean(value))
            return book.done(point_id)

    def remove_point(self, point_id: UUID) -> Done[UUID]:
        """Remove a phone or e-mail; `put_back_point` undoes it."""
        with self._context.writing() as book:
            point = found(ContactPoint, point_id)
            note_removed(book, point.prospect_id, point, point.value)
            book.remove(point)
            return book.done(point_id)

    def put_back_point(self, prospect_id: UUID, point: PointDetail) -> Done[UUID]:
        """Add a removed phone or e-mail again as it was."""
        with self._context.writing() as book:
            made = _add_point(book, prospect_id, point)
            return book.done(made.id)


def _add_point(
    book: Book, prospect_id: UUID, point: PointDetail, position: int | None = None
) -> ContactPoint:
    checked = CHECKS[point.kind](clean(point.value))
    key = {"id": point.id} if point.id is not None else {}
    made = book.add(
        ContactPoint,
        **key,
        prospect=prospect_id,
        contact=point.contact_id,
        kind=point.kind,
        label=point.label,
        value=checked.text,
        flag=checked.flag.value,
        position=point.position if position is None else position,
    )
    note_added(book, prospect_id, made, checked.text)
    return made


def _contacts(prospect_id: UUID) -> list[Contact]:
    return list(
        Contact.select()
        .where(Contact.prospect == prospect_id)
        .order_by(Contact.position, Contact.id)
    )


def _named_in(contact_id: UUID) -> NamedIn:
    activities, proposals = (
        tuple(row.id for row in table.select(table.id).where(table.contact == contact_id))
        for table in (Activity, Proposal)
    )
    return NamedIn(activities, proposals)
