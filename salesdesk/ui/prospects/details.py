"""The details of an account, edited where they stand: saved when a field is left."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.domain.prospects.states import (
    DECISION_ROLE_NAMES,
    SOURCE_NAMES,
    TEMPERATURE_NAMES,
)
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.prospects import ContactDetail, ProspectRecord
from salesdesk.ui.prospects.quiet_form import QuietForm, choice_box
from salesdesk.ui.widgets.basics import button, head, icon_button, row
from salesdesk.ui.widgets.chips import View, ViewChips
from salesdesk.ui.widgets.fields import ChoiceBox, money_line, quantity_line, text_line

LINES = {
    "contact.name": mark("Contact"),
    "contact.title": mark("Position"),
    "contact.phone": mark("Phone"),
    "contact.email": mark("E-mail"),
    "address.street": mark("Address"),
    "address.province": mark("Province"),
    "account.industry": mark("Segment"),
    "account.tax_code": mark("Tax code"),
}
"""Lines of text: the part of the account, the field that the service sets, and its caption."""
MORE_LINES = {
    "account.company": mark("Company"),
    "account.website": mark("Website"),
    "account.customer_group": mark("Customer group"),
    "account.campaign": mark("Campaign"),
}
NUMBERS = {
    "account.employees": mark("Employees"),
    "account.payment_days": mark("Days to pay"),
}
LANGUAGES = (("vi", mark("Vietnamese")), ("en", mark("English")))


class Details(QWidget):
    """`saved` carries the key ("contact.phone"), the new and the old value.

    The other signals ask the page for what a form cannot do: another contact, one less, history.
    """

    saved = Signal(str, object, object)
    contact_wanted = Signal()
    removal_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, language: Language, currency: str) -> None:
        super().__init__()
        self._words, self._currency = language, currency
        self._record: ProspectRecord | None = None
        self._contact: UUID | None = None
        self._build()

    def show_record(self, record: ProspectRecord, people: Sequence[tuple[UUID, str]]) -> None:
        """Show an account; `people` are who may own it."""
        if self._record is None or self._record.id != record.id:
            self._contact = None
        self._record = record
        owner = self.main.editor("owner")
        assert isinstance(owner, ChoiceBox)
        owner.set_choices([(None, self._words.tr("Nobody")), *people])
        owner.set_value(record.owner_id)
        for form in (self.main, self.more):
            for key in form.keys:
                part, _dot, name = key.partition(".")
                if part == "account":
                    form.set_value(key, getattr(record.details, name) or None)
        address = record.addresses[0] if record.addresses else None
        for name in ("street", "province"):
            self.main.set_value(f"address.{name}", getattr(address, name, None) or None)
        self._show_contact()

    @property
    def contact(self) -> ContactDetail | None:
        """The contact that is shown: the chosen one, or the first."""
        contacts = self._record.contacts if self._record is not None else ()
        chosen = (one for one in contacts if one.id == self._contact)
        return next(chosen, contacts[0] if contacts else None)

    def choose_contact(self, contact_id: UUID) -> None:
        """Show another contact as soon as it is there."""
        self._contact = contact_id
        self._show_contact()

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside the field it names; False if no field here has that name."""
        for form in (self.main, self.more):
            for key in form.keys:
                if key.partition(".")[2] == error.field:
                    form.show_error(key, error)
                    return True
        return False

    def start(self) -> None:
        """Put the cursor into the first field."""
        self.main.editor("contact.name").setFocus()

    def _build(self) -> None:
        words = self._words
        self.main, self.more = QuietForm(words), QuietForm(words)
        self.people = ViewChips(words)
        self._fill_main()
        self._fill_more()
        for form in (self.main, self.more):
            form.saved.connect(self.saved)
        self.toggle = button(words.tr("More details"), "chevron-down", "link", self._toggle)
        self.remove = icon_button("trash-2", words.tr("Remove this contact"))
        self.remove.clicked.connect(self._remove)
        add = button(words.tr("Add contact"), kind="link", on=self.contact_wanted.emit)
        history = button(words.tr("History"), kind="link", on=self.history_wanted.emit)
        self.people.chosen.connect(self._person_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(4)
        layout.addLayout(row(head(words.tr("Details")), None, add, history))
        layout.addLayout(row(self.people, None, self.remove))
        layout.addWidget(self.main)
        layout.addLayout(row(self.toggle, None))
        layout.addWidget(self.more)
        layout.addStretch(1)
        self.more.hide()

    def _fill_main(self) -> None:
        words = self._words
        for key, caption in LINES.items():
            self.main.add(key, words.tr(caption), text_line(words.tr(caption), "–"))
        source = choice_box(words.tr("Source"), SOURCE_NAMES, words)
        self.main.add("account.source", words.tr("Source"), source)
        self.main.add("owner", words.tr("Owner"), ChoiceBox(words.tr("Owner")))

    def _fill_more(self) -> None:
        words = self._words
        role = choice_box(words.tr("Role"), DECISION_ROLE_NAMES, words)
        self.more.add("contact.decision_role", words.tr("Role"), role)
        warmth = choice_box(words.tr("Interest"), TEMPERATURE_NAMES, words)
        self.more.add("account.temperature", words.tr("Interest"), warmth)
        for key, caption in MORE_LINES.items():
            self.more.add(key, words.tr(caption), text_line(words.tr(caption), "–"))
        spoken = [(code, words.tr(name)) for code, name in LANGUAGES]
        self.more.add(
            "account.language", words.tr("Language"), ChoiceBox(words.tr("Language"), spoken)
        )
        for key, caption in NUMBERS.items():
            line = quantity_line(words.tr(caption), words)
            self.more.add(key, words.tr(caption), line)
        credit = money_line(words.tr("Credit limit"), words, self._currency)
        self.more.add("account.credit_limit", words.tr("Credit limit"), credit)

    def _show_contact(self) -> None:
        shown, contacts = self.contact, self._record.contacts if self._record else ()
        self.people.setVisible(len(contacts) > 1)
        self.remove.setVisible(len(contacts) > 1)
        self.people.set_views([View(str(one.id), one.name) for one in contacts])
        if shown is not None:
            self.people.choose(str(shown.id))
        for name in ("name", "title", "phone", "email"):
            self.main.set_value(f"contact.{name}", getattr(shown, name, None) or None)
        self.more.set_value("contact.decision_role", shown.decision_role if shown else None)
        for name in ("phone", "email"):
            hint = getattr(shown, f"{name}_hint", None)
            self.main.show_note(f"contact.{name}", self._words.say(hint) if hint else "")

    def _toggle(self) -> None:
        self.more.setVisible(self.more.isHidden())
        words = self._words
        more, fewer = words.tr("More details"), words.tr("Fewer details")
        self.toggle.setText(more if self.more.isHidden() else fewer)

    def _person_chosen(self, key: str) -> None:
        self.choose_contact(UUID(key))

    def _remove(self) -> None:
        self.removal_wanted.emit()
