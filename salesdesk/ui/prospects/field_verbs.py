"""Saving what is known of the open account, one field at a time, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from salesdesk.domain.prospects.checks import website_link
from salesdesk.domain.prospects.phones import dialled
from salesdesk.domain.prospects.places import AddressParts, Offer, places
from salesdesk.domain.prospects.states import PointKind
from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.services.prospects import (
    AccountLink,
    AddressDetail,
    ContactDetail,
    NamedIn,
    PointDetail,
)
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.account_form import FIRST, SECOND
from salesdesk.ui.prospects.coming import Coming
from salesdesk.ui.prospects.contacts_card import PERSON, REACHED
from salesdesk.ui.prospects.forms import ReasonTray
from salesdesk.ui.prospects.point_rows import PointRows
from salesdesk.ui.prospects.reach_line import WEBSITE
from salesdesk.ui.prospects.record_view import RecordView
from salesdesk.ui.prospects.verbs import Reversible, Verbs

_CAPTIONS = {**FIRST, **SECOND, **PERSON, **{key: word for key, (_kind, word) in REACHED.items()}}


class FieldVerbs(Verbs):
    """Saves what the details of the record carry."""

    def __init__(self, context: PageContext, view: RecordView) -> None:
        super().__init__(context, view)
        account, people = view.details.account, view.details.contacts
        addresses = view.details.addresses
        account.saved.connect(self.save_account)
        account.tagged.connect(self.tag)
        account.untagged.connect(self.untag)
        account.opened.connect(self._open)
        account.reached.connect(self.reach)
        people.saved.connect(self.save_contact)
        people.removed.connect(self.remove_contact)
        people.moved.connect(self.move_contact)
        people.reached.connect(self.reach)
        addresses.saved.connect(self.save_address)
        addresses.placed.connect(self.place_address)
        addresses.removed.connect(self.remove_address)
        addresses.copied.connect(self._copied)
        view.silence.lifting_wanted.connect(self.lift_silence)
        for rows in (account.phones, account.emails, people.phones, people.emails):
            self._connect_points(rows)

    # the account

    def save_account(self, name: str, new: object, old: object) -> None:
        """Save a field of the account, or its owner, that was left changed."""
        prospect = self.record.id
        if name == "owner":
            setter: Callable[[Any], Done[Any]] = partial(self.service.assign, prospect)
        else:
            setter = partial(self.service.set_field, prospect, name)
        self._set(name, setter, _key(new), _key(old))

    def tag(self, word: str) -> None:
        """Put a tag on the account."""
        service, prospect = self.service, self.record.id
        step = partial(service.tag, prospect, word), lambda _new: service.untag(prospect, word)
        self._step(self.words.tr("Tag: {tag}", tag=word), *step)

    def untag(self, word: str) -> None:
        """Take a tag off the account."""
        service, prospect = self.service, self.record.id
        step = partial(service.untag, prospect, word), lambda _was: service.tag(prospect, word)
        self._step(self.words.tr("Tag: {tag}", tag=word), *step)

    # people

    def save_contact(self, coming: Coming, name: str, new: Any, old: Any) -> None:
        """Save a field of a contact; the first one of somebody new adds that person."""
        service, prospect = self.service, self.record.id
        if coming.key is None and not coming.begun:
            if new:
                add = partial(service.add_contact_with, prospect, name, new)
                self._add(coming, name, add, service.remove_contact)
            return
        self._set(name, lambda value: service.set_contact(coming.known, name, value), new, old)

    def remove_contact(self, contact: ContactDetail) -> None:
        """Remove a contact; where it was named comes back with it."""
        service, prospect = self.service, self.record.id

        def put_back(named_in: NamedIn) -> object:
            return service.put_back_contact(prospect, contact, named_in)

        note = self.words.tr("Removed: {name}", name=contact.name or contact.phone)
        self._step(note, partial(service.remove_contact, contact.id), put_back, note=note)

    def move_contact(self, contact_id: UUID, place: int) -> None:
        """Put a contact at another place among the people of the account."""
        move = partial(self.service.move_contact, contact_id)
        self._step(self.words.tr("Order of the contacts"), partial(move, place), move)

    def _connect_points(self, rows: PointRows) -> None:
        rows.added.connect(self.add_point)
        rows.changed.connect(self.change_point)
        rows.removed.connect(self.remove_point)

    def add_point(self, coming: Coming, point: PointDetail) -> None:
        """Add a phone or e-mail that was typed into an empty row."""
        service, prospect = self.service, self.record.id
        values = (point.kind, point.value, point.label, point.contact_id)
        add = partial(service.add_point, prospect, *values)
        self._add(coming, _name_of(point), add, service.remove_point)

    def change_point(self, coming: Coming, name: str, new: str, old: str) -> None:
        """Change a further phone or e-mail, or what it is for."""
        service = self.service
        self._set("phone", lambda value: service.set_point(coming.known, name, value), new, old)

    def remove_point(self, point: PointDetail) -> None:
        """Remove a phone or e-mail that was emptied."""
        if point.id is None:
            return
        service, prospect = self.service, self.record.id
        note = self.words.tr("Removed: {name}", name=point.value)
        remove = partial(service.remove_point, point.id)
        self._step(note, remove, lambda _id: service.put_back_point(prospect, point), note=note)

    # addresses

    def save_address(self, coming: Coming, name: str, new: Any, old: Any) -> None:
        """Save a field of an address; one of a whole line is taken apart."""
        service, prospect = self.service, self.record.id
        if coming.key is None and not coming.begun:
            if not new:
                return
            kind = self.view.details.addresses.new_kind
            add = partial(service.add_address_with, prospect, name, new, kind)
            self._add(coming, "address", add, service.remove_address)
        else:
            setter = partial(_set_address, service, coming, name)
            self._set("address", setter, new, old)
        if name == "street" and isinstance(new, str):
            self._take_apart(coming, new)

    def place_address(self, coming: Coming, offer: Offer) -> None:
        """Take a ward that was chosen, and the province that it is in."""
        address = self.view.details.addresses.part
        if address is None:
            self.save_address(coming, "ward", offer.name, None)
            self.save_address(coming, "province", offer.province, None)
            return
        parts = AddressParts(address.street, offer.name, offer.province, address.country)
        self._set_parts(coming, parts, _parts_of(address))

    def remove_address(self, address: AddressDetail) -> None:
        """Remove an address."""
        service, prospect = self.service, self.record.id
        note = self.words.tr("Removed: {name}", name=address.line)
        remove = partial(service.remove_address, address.id)
        self._step(note, remove, lambda _id: service.put_back_address(prospect, address), note=note)

    def _take_apart(self, coming: Coming, line: str) -> None:
        parts = places().split(line)
        if not (parts.ward or parts.province):
            return
        address = self.view.details.addresses.part
        before = replace(_parts_of(address), street=line) if address else AddressParts(line)
        note = self.words.tr("Taken apart: street, ward and province.")
        self._set_parts(coming, parts, before, note=note)

    def _set_parts(
        self, coming: Coming, new: AddressParts, old: AddressParts, *, note: str = ""
    ) -> None:
        service = self.service
        self._step(
            self.words.tr("Address"),
            lambda: service.set_address_parts(coming.known, new),
            lambda _id: service.set_address_parts(coming.known, old),
            note=note,
        )

    def _copied(self) -> None:
        self.context.notify(self.words.tr("The address is on the clipboard."))

    # reaching them

    def reach(self, kind: str, text: str) -> None:
        """Call a number and open its log, write an e-mail and open its log, or open a website."""
        if kind == WEBSITE:
            if link := website_link(text):
                QDesktopServices.openUrl(QUrl(link))
        elif self.record.silence is None:
            calls = kind == PointKind.PHONE
            address = f"tel:{dialled(text)}" if calls else f"mailto:{text}"
            QDesktopServices.openUrl(QUrl(address))
            wanted = self.view.call_wanted if calls else self.view.email_wanted
            wanted.emit()

    def lift_silence(self) -> None:
        """Ask why the account may be contacted again; nothing happens without a reason."""
        service, prospect, words = self.service, self.record.id, self.words
        tray = ReasonTray(words.tr("Contact again"), words.trc("button", "Contact again"), words)

        def submit() -> None:
            allow = partial(service.allow_contact, prospect, tray.reason)
            note = words.tr("They may be contacted again.")
            step = Reversible(self, note, allow, service.silence_again, note=note)
            step.run(self._lifted, tray.show_error)

        tray.submitted.connect(submit)
        self.view.open_tray(tray, "reason")

    def _lifted(self, _allowed: object) -> None:
        self.view.close_tray()

    def _open(self, prospect_id: UUID) -> None:
        self.context.navigate("prospects", prospect_id)

    # steps

    def _set(self, name: str, setter: Callable[[Any], Done[Any]], new: object, old: object) -> None:
        text = self.words.tr(_CAPTIONS.get(name, "Details"))
        Reversible(self, text, partial(setter, new), lambda _id: setter(old)).run(
            failed=self._refused
        )

    def _add(
        self,
        coming: Coming,
        name: str,
        add: Callable[[], Done[UUID]],
        remove: Callable[[UUID], object],
    ) -> None:
        coming.begun = True

        def work() -> Done[UUID]:
            done = add()
            coming.key = done.value
            return done

        def refused(error: SalesDeskError) -> None:
            coming.begun = False
            self._refused(error)

        text = self.words.tr(_CAPTIONS.get(name, "Details"))
        Reversible(self, text, work, remove).run(failed=refused)

    def _step(
        self,
        text: str,
        do: Callable[[], Done[Any]],
        undo: Callable[[Any], object],
        *,
        note: str = "",
    ) -> None:
        Reversible(self, text, do, undo, note=note).run(failed=self._refused)

    def _refused(self, error: SalesDeskError) -> None:
        if not self.view.details.show_error(error):
            self.context.show_error(error)


def _set_address(service: Any, coming: Coming, name: str, value: object) -> Done[Any]:
    done: Done[Any] = service.set_address(coming.known, name, value)
    return done


def _key(value: object) -> object:
    return value.id if isinstance(value, AccountLink) else value


def _name_of(point: PointDetail) -> str:
    return "phone" if point.kind is PointKind.PHONE else "email"


def _parts_of(address: AddressDetail) -> AddressParts:
    return AddressParts(address.street, address.ward, address.province, address.country)
