"""Everything known of an account, edited where it stands: people, addresses, and itself."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.services.prospects import ContactDetail, ProspectRecord
from salesdesk.ui.icons import icon
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.account_form import AccountForm
from salesdesk.ui.prospects.addresses_card import AddressesCard
from salesdesk.ui.prospects.contacts_card import ContactsCard
from salesdesk.ui.prospects.quiet_form import align_captions, tab_in_order
from salesdesk.ui.widgets.basics import button, head, icon_button, row

_ALL = "prospect fields"


class Details(QWidget):
    """Contacts, addresses and details below each other; `history_wanted` asks for the history.

    `started` says that somebody wants to edit here.
    """

    history_wanted = Signal()
    started = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._shows_all = context.workstation.text(_ALL) == "all"
        self._build()
        self._show_all()

    def show_record(self, record: ProspectRecord, people: Sequence[tuple[UUID, str]]) -> None:
        """Show an account; `people` are who may own it."""
        self.contacts.show_record(record)
        self.addresses.show_record(record)
        self.account.show_record(record, people)
        self._is_silent = record.silence is not None
        self._order()

    @property
    def contact(self) -> ContactDetail | None:
        """The contact that is open."""
        return self.contacts.part

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside the field it names; False if no field here has that name."""
        return self.account.show_error(error) or self.contacts.show_error(error)

    def start(self) -> None:
        """Put the cursor into the first field."""
        self.started.emit()
        self.contacts.start()

    def toggle(self) -> None:
        """Show every field, or only those that are known."""
        self._shows_all = not self._shows_all
        self._context.workstation.remember(_ALL, "all" if self._shows_all else "known")
        self._show_all()

    def _build(self) -> None:
        words = self._words
        self.contacts = ContactsCard(words, self._context.desk.context.today())
        self.addresses = AddressesCard(words)
        self.account = AccountForm(self._context)
        self._is_silent = False
        self.all = button("", "chevron-down", "link", self.toggle)
        self.more = icon_button("ellipsis", words.tr("More about the account"))
        menu = QMenu(self.more)
        menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(menu)
        for part in (self.contacts, self.addresses, self.account):
            part.rebuilt.connect(self._order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(6)
        layout.addWidget(self.contacts)
        layout.addWidget(self.addresses)
        layout.addLayout(row(head(words.tr("Details")), None, self.more))
        layout.addWidget(self.account)
        layout.addLayout(row(self.all, None))
        layout.addStretch(1)

    def _order(self) -> None:
        """Let Tab go through everything as it is read."""
        first, second = self.contacts.stops, self.addresses.stops
        tab_in_order([*first, *second, self.more, *self.account.stops, self.all])
        align_captions([*self.contacts.forms, *self.addresses.forms, *self.account.forms])

    def _show_all(self) -> None:
        words = self._words
        for part in (self.contacts, self.addresses, self.account):
            part.show_all(shown=self._shows_all)
        more, fewer = words.tr("More details"), words.tr("Fewer details")
        self.all.setText(fewer if self._shows_all else more)

    def _fill_menu(self) -> None:
        tr, menu = self._words.tr, self.more.menu()
        menu.clear()
        if not self._is_silent:
            menu.addAction(
                icon("phone"), tr("Add a phone of the company"), self.account.phones.start_new
            )
            menu.addAction(
                icon("mail"), tr("Add an e-mail of the company"), self.account.emails.start_new
            )
            menu.addSeparator()
        menu.addAction(icon("clock"), tr("History"), self.history_wanted.emit)
