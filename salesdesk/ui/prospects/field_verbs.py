"""Saving the details of the open account, one field at a time, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.record_view import RecordView
from salesdesk.ui.prospects.verbs import Verbs, nothing


class FieldVerbs(Verbs):
    """Saves what the details form carries."""

    def __init__(self, context: PageContext, view: RecordView) -> None:
        super().__init__(context, view)
        details = view.details
        details.saved.connect(self.save)
        details.contact_wanted.connect(self.add_contact)
        details.removal_wanted.connect(self.remove_contact)

    def save(self, key: str, new: object, old: object) -> None:
        """Save a field ("contact.phone") that was left changed."""
        part, _dot, name = key.partition(".")
        setter = self._setter(part, name)
        self.write(lambda: setter(new), nothing, self._refused)
        self.context.remember(
            self.words.tr("details"),
            lambda: self.write(lambda: setter(old), nothing),
            lambda: self.write(lambda: setter(new), nothing),
        )

    def add_contact(self) -> None:
        """Add somebody, to be named right away."""
        prospect, name = self.record.id, self.words.tr("New contact")
        self.write(lambda: self.service.add_contact(prospect, name), self._contact_added)

    def remove_contact(self) -> None:
        """Remove the contact that is shown."""
        contact, prospect = self.view.details.contact, self.record.id
        if contact is None:
            return
        self._removed, self._removed_from = contact, prospect
        self.write(lambda: self.service.remove_contact(contact.id), self._contact_removed)

    def _setter(self, part: str, name: str) -> Callable[[Any], object]:
        """What saves a value of this field; contacts and addresses are made when first named."""
        service, record = self.service, self.record
        contact = self.view.details.contact
        if part == "owner":
            return partial(service.assign, record.id)
        if part == "account":
            return partial(service.set_field, record.id, name)
        if part == "address":
            return partial(service.set_main_address, record.id, name)
        if contact is None:
            return partial(service.set_main_contact, record.id, name)
        return partial(service.set_contact, contact.id, name)

    def _refused(self, error: SalesDeskError) -> None:
        if not self.view.details.show_error(error):
            self.context.show_error(error)

    def _contact_added(self, done: Done[UUID]) -> None:
        self.view.details.choose_contact(done.value)
        self.view.details.start()

    def _contact_removed(self, _done: Done[UUID]) -> None:
        undo = partial(self.service.put_back_contact, self._removed_from, self._removed)
        self.undoable(self.words.tr("Removed: {name}", name=self._removed.name), undo)
