"""Who a proposal is for and on what terms: everything on it that is not a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.proposals import ProposalRecord
from salesdesk.services.prospects import ContactDetail
from salesdesk.ui.widgets.basics import boxed, column
from salesdesk.ui.widgets.fields import ChoiceBox, NoteBox, text_line
from salesdesk.ui.widgets.forms import Form

LINES = (
    ("contact_name", mark("For the attention of")),
    ("contact_title", mark("Position")),
    ("client_address", mark("Address")),
    ("client_tax_code", mark("Tax code")),
)
NOTES = (
    ("opening", mark("Opening")),
    ("delivery_terms", mark("Delivery")),
    ("warranty_terms", mark("Warranty")),
    ("payment_terms", mark("Payment")),
)
CURRENCIES = ("VND", "USD", "EUR")


class TermsPanel(QScrollArea):
    """`words_saved` carries the name and the new text of a field, `contact_saved` a contact's key,
    `currency_saved` a currency.
    """

    words_saved = Signal(str, str)
    contact_saved = Signal(object)
    currency_saved = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._form = Form(language)
        tr = language.tr
        self._contact = ChoiceBox(tr("Contact"))
        self._currency = ChoiceBox(tr("Currency"), [(code, code) for code in CURRENCIES])
        self._form.add("contact", tr("Contact"), self._contact)
        for key, caption in LINES:
            self._form.add(key, tr(caption), text_line(tr(caption)))
        for key, caption in NOTES:
            self._form.add(key, tr(caption), NoteBox(tr(caption), lines=3))
        self._form.add("currency", tr("Currency"), self._currency)
        inside = boxed(column(self._form, None))
        self.setWidget(inside)
        # A scroll area paints the window's ground into what it holds; this stands on a card.
        inside.setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Client and terms"))
        self._form.saved.connect(self._saved)

    def show_record(self, record: ProposalRecord) -> None:
        """Show who and what it says."""
        values = {
            "contact_name": record.client.contact,
            "contact_title": record.client.contact_title,
            "client_address": record.client.address,
            "client_tax_code": record.client.tax_code,
            **{key: getattr(record, key) for key, _caption in NOTES},
            "currency": record.currency,
            "contact": record.client.contact_id,
        }
        for key, value in values.items():
            self._form.set_value(key, value or None)
            self._form.editor(key).setEnabled(record.editable)

    def show_contacts(self, contacts: tuple[ContactDetail, ...]) -> None:
        """Offer the people of the client."""
        self._contact.set_choices([(one.id, one.name) for one in contacts])

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside its field; False if it has none here."""
        return self._form.show_error(error)

    def _saved(self, key: str, new: object, _old: object) -> None:
        takers: dict[str, Callable[[], None]] = {
            "contact": lambda: self.contact_saved.emit(new),
            "currency": lambda: self.currency_saved.emit(str(new)),
        }
        if key in takers:
            takers[key]()
        else:
            self.words_saved.emit(key, str(new or ""))
