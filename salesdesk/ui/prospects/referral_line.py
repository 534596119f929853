"""Who recommended the shop to an account: another account, found as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal

from salesdesk.errors import WrongInput
from salesdesk.sentence import sentence
from salesdesk.services.prospects import AccountLink, ProspectRow
from salesdesk.ui.icons import icon
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.offering import OfferingLine
from salesdesk.ui.widgets.search import Hit

_MOST = 8


class ReferralLine(OfferingLine):
    """Keeps an AccountLink; `opened` carries the key of the account that it names."""

    opened = Signal(object)

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self.account: UUID | None = None
        super().__init__(
            context.language.tr("Referred by"),
            self._find,
            eager=True,
            read=self._read_company,
            write=_company,
        )
        self._arrow = self.addAction(
            icon("arrow-right", "muted"), self.ActionPosition.TrailingPosition
        )
        self._arrow.setToolTip(context.language.tr("Open this account"))
        self._arrow.triggered.connect(self._open)
        self._arrow.setVisible(False)
        self.textChanged.connect(self._show_arrow)
        self.taken.connect(self._link)

    def _find(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        service = self._context.desk.prospects

        def read() -> list[ProspectRow]:
            return service.rows(service.listing(filter_text=text).ids[: _MOST + 1])

        def found(rows: list[ProspectRow]) -> None:
            answer([_hit(one) for one in rows if one.id != self.account][:_MOST])

        if text:
            self._context.tasks.read(read, found, key="referral")

    def _read_company(self, text: str) -> object:
        now = self.value
        if isinstance(now, AccountLink) and text.strip() == now.company:
            return now
        raise WrongInput(
            sentence("Choose an account from those that are offered, or leave this empty."),
            "referred_by",
        )

    def _link(self, link: object) -> None:
        before = self.value
        self.setModified(False)
        self.set_value(link)
        if link != before:
            self.saved.emit(link, before)

    def _open(self) -> None:
        if isinstance(self.value, AccountLink):
            self.opened.emit(self.value.id)

    def _show_arrow(self) -> None:
        self._arrow.setVisible(isinstance(self.value, AccountLink) and not self.isModified())


def _hit(row: ProspectRow) -> Hit:
    link = AccountLink(row.id, row.company)
    return Hit(row.company, row.contact, "building-2", value=link)


def _company(link: object) -> str:
    return link.company if isinstance(link, AccountLink) else ""
