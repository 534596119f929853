"""What leaves the Catalogue tab as a PDF: the ink catalogue and the price list."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.services.catalogue import Buyer
from salesdesk.ui.catalogue.finder import Finder
from salesdesk.ui.catalogue.pitch_file import (
    Scope,
    price_list_name,
    proposed_name,
    scopes,
    written,
)
from salesdesk.ui.catalogue.record import ProductCard
from salesdesk.ui.page import PageContext


class CataloguePapers(QObject):
    """Makes them for the client that the record shows prices for, or for everybody."""

    def __init__(
        self, context: PageContext, page: QWidget, finder: Finder, pitch: QPushButton
    ) -> None:
        super().__init__(page)
        self._context, self._words, self._page = context, context.language, page
        self._finder, self._pitch = finder, pitch
        self.card: ProductCard | None = None

    # the ink catalogue

    def offer_pitches(self) -> None:
        """The whole catalogue, one brand of it, or what one printer takes."""
        menu = QMenu(self._page)
        for title, scope in scopes(self._finder.printer, self._words):
            action = menu.addAction(title)
            action.triggered.connect(lambda _checked=False, chosen=scope: self._ask_pitch(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        row = self._pitch.parentWidget() if self._pitch.isHidden() else None
        place = row or self._pitch
        menu.popup(place.mapToGlobal(place.rect().bottomLeft()))

    def ask_whole_pitch(self) -> None:
        """Ask where the whole ink catalogue goes."""
        self._ask_pitch(Scope())

    def save_pitch(self, path: Path, scope: Scope | None = None) -> None:
        """Make the ink catalogue and write it to a file."""
        wanted = scope or Scope()
        catalogue, (client, code) = self._context.desk.catalogue, self._whom

        def work() -> Path:
            pdf = catalogue.pitch_pdf(wanted.brands, wanted.printers, client, code)
            return written(path, pdf)

        self._pitch.setEnabled(False)
        self._context.tasks.draw(work, self._pitch_saved, self._pitch_failed)

    def _ask_pitch(self, scope: Scope) -> None:
        title = self._words.tr("Save the ink catalogue")
        if path := self._ask(title, proposed_name(self._client)):
            self.save_pitch(path, scope)

    def _pitch_saved(self, path: Path) -> None:
        self._pitch.setEnabled(True)
        self._context.notify(self._words.tr("Ink catalogue saved: {file}", file=path.name))

    def _pitch_failed(self, error: SalesDeskError) -> None:
        self._pitch.setEnabled(True)
        self._context.show_error(error)

    # the price list

    def ask_price_list(self) -> None:
        """Ask where the price list goes."""
        title = self._words.tr("Save the price list")
        if path := self._ask(title, price_list_name(self._client)):
            self.save_price_list(path)

    def save_price_list(self, path: Path) -> None:
        """Make the price list and write it to a file."""
        lists, (client, code) = self._context.desk.catalogue.price_lists, self._whom
        self._context.tasks.draw(
            lambda: written(path, lists.pdf(client, code)), self._price_list_saved
        )

    def _price_list_saved(self, path: Path) -> None:
        self._context.notify(self._words.tr("Price list saved: {file}", file=path.name))

    # for whom

    @property
    def _client(self) -> Buyer | None:
        return self.card.client if self.card else None

    @property
    def _whom(self) -> tuple[UUID | None, str]:
        """The client, whose language counts, or everybody in the language of the screen."""
        client = self._client
        return (client.id, "") if client else (None, self._words.code)

    def _ask(self, title: str, proposed: str) -> Path | None:
        path, _kind = QFileDialog.getSaveFileName(self._page, title, proposed, "PDF (*.pdf)")
        return Path(path) if path else None
