"""Offering the drafts that the shown product can go on, and putting it there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton

from salesdesk.services.context import Done
from salesdesk.services.proposals import Edited, ProposalRow
from salesdesk.ui.catalogue import adding
from salesdesk.ui.catalogue.record import ProductCard
from salesdesk.ui.page import PageContext


class AddingDesk(QObject):
    """Adds to the one draft of the client that the record shows prices for, or asks where to."""

    def __init__(self, context: PageContext, card: ProductCard, button: QPushButton) -> None:
        super().__init__(card)
        self._context, self._words = context, context.language
        self._card, self._button = card, button

    def offer(self, wish: adding.Wish) -> None:
        """At once where the client has one draft; otherwise the choice is the clerk's."""
        buyer = self._card.client

        def found(rows: list[ProposalRow]) -> None:
            if buyer is not None and len(rows) == 1:
                self._write(lambda: adding.add(self._context.desk, rows[0].id, wish))
            else:
                self._open_menu(rows, wish)

        self._context.tasks.read(
            lambda: adding.drafts(self._context.desk, buyer), found, key="catalogue drafts"
        )

    def _open_menu(self, rows: list[ProposalRow], wish: adding.Wish) -> None:
        words, desk, buyer = self._words, self._context.desk, self._card.client
        menu = QMenu(self._card)
        for each in rows:
            action = menu.addAction(f"{each.number}  ·  {each.client}")
            action.triggered.connect(
                lambda _checked=False, key=each.id: self._write(lambda: adding.add(desk, key, wish))
            )
        if rows:
            menu.addSeparator()
        if buyer is not None:
            new = menu.addAction(words.tr("New proposal for {client}", client=buyer.company))
            new.triggered.connect(
                lambda _checked=False: self._write(lambda: adding.add_to_new(desk, buyer, wish))
            )
        else:
            hint = menu.addAction(words.tr("Choose a client above for a new proposal"))
            hint.triggered.connect(self._card.clients.setFocus)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _write(self, work: Callable[[], Done[Edited]]) -> None:
        self._context.tasks.write(work, self._added)

    def _added(self, done: Done[Edited]) -> None:
        edited = done.value
        desk = self._context.desk

        def take_back() -> None:
            self._context.tasks.write(lambda: desk.proposals.edit.put_back(edited.before), _ignore)

        self._context.notify(
            self._words.tr(
                "Added to {number} for {client}.",
                number=edited.record.number,
                client=edited.record.client.name,
            ),
            take_back,
        )


def _ignore(_done: object) -> None:
    """Pages reload by themselves."""
