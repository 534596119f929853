"""One product to write on: its fields on the left, what belongs to it on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import SUPPLIES
from salesdesk.domain.catalogue.products import Product
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.ui.catalogue.editing.belongings_cards import FitsPart, LinksPart, PacksPart
from salesdesk.ui.catalogue.editing.product_form import ProductForm
from salesdesk.ui.catalogue.editing.sheet import Sheet
from salesdesk.ui.catalogue.editing.shelf_cards import FilesPart, StockPart
from salesdesk.ui.catalogue.words import DOT
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    button,
    column,
    head,
    icon_button,
    row,
    small,
)
from salesdesk.ui.widgets.fields import forget_typed
from salesdesk.ui.widgets.search import Search, SearchField
from salesdesk.ui.widgets.timeline import Tall, scrolled


class ProductEditor(QWidget):
    """`closed` asks for the list again, `removal_wanted` to delete a product entered by mistake,
    `replacement` carries the product that took this one's place (None: nothing did).
    """

    closed = Signal()
    removal_wanted = Signal()
    replacement = Signal(object)

    def __init__(
        self,
        words: Language,
        currency: str,
        parts: tuple[PacksPart, LinksPart, FitsPart],
        find_products: Search,
    ) -> None:
        super().__init__()
        self._words = words
        self.sheet: Sheet | None = None
        self.form = ProductForm(words, currency)
        self.packs, self.links, self.fits = parts
        self.files, self.stock = FilesPart(words), StockPart(words)
        self._build(find_products)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a product; what is being typed on the same one stays."""
        if self.sheet is None or self.sheet.product.id != sheet.product.id:
            forget_typed(self)
        self.sheet = sheet
        product = sheet.product
        self._title.set_text(product.name(self._words))
        numbers = dict.fromkeys(part for part in (product.mpn, product.sku) if part)
        self._number.set_text(DOT.join(numbers))
        self.form.show_values(sheet.values, may_price=sheet.may_price)
        self.packs.show_packs(sheet.packs, product.unit)
        self.links.show_links(sheet.links)
        self.fits.setVisible(product.category in SUPPLIES)
        self.fits.show_fits(sheet.fits)
        self.files.show_files(product, sheet.picture, has_sheet=sheet.has_sheet)
        self.stock.show_moves(product, sheet.moves)
        self._show_replacement(sheet.replacement)

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside its field; False where it is about none of them."""
        return self.form.show_error(error)

    def _build(self, find_products: Search) -> None:
        words = self._words
        self._title = ElidedLabel("", "title")
        self._number = ElidedLabel("", "small", "muted")
        back = icon_button("chevron-left", words.tr("Back to the catalogue"), self.closed.emit)
        gone = button(words.tr("Delete product"), "trash-2", "plain", self.removal_wanted.emit)
        top = row(back, column(self._title, self._number, spacing=0), gone, spacing=12)
        top.setStretch(1, 1)
        left, right = Card(), Card()
        left.body.addWidget(_scrolled(column(self.form, None)))
        right.body.addWidget(
            _scrolled(
                column(
                    *(self.files, self.packs, self.links, self.stock),
                    *(self._build_replacement(find_products), self.fits, None),
                    spacing=18,
                )
            )
        )
        cards = row(left, right)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        self.setLayout(column(top, cards))

    def _build_replacement(self, find_products: Search) -> QWidget:
        words = self._words
        self._replaced = ElidedLabel("")
        self._no_replacement = icon_button(
            "x", words.tr("Nothing took its place"), lambda: self.replacement.emit(None)
        )
        self._replace = SearchField(words.tr("Find what took its place"), find_products)
        self._replace.taken.connect(self.replacement)
        shown = row(self._replaced, self._no_replacement)
        shown.setStretch(0, 1)
        part = QWidget()
        hint = small(words.tr("Clerks who look for this one are led to it."), wrap=True)
        caption = head(words.tr("Replaced by"))
        part.setLayout(column(caption, shown, self._replace, hint, spacing=6))
        return part

    def _show_replacement(self, replacement: Product | None) -> None:
        name = replacement.name(self._words) if replacement else ""
        number = (replacement.mpn or replacement.sku) if replacement else ""
        self._replaced.set_text(DOT.join(part for part in (name, number) if part))
        self._replaced.setVisible(replacement is not None)
        self._no_replacement.setVisible(replacement is not None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _scrolled(layout: QBoxLayout) -> QScrollArea:
    layout.setContentsMargins(0, 0, 10, 0)
    return scrolled(Tall(layout))
