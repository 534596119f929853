"""Entering a product: the few things it cannot do without; the rest follows in the editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import CATEGORY_NAMES, UNIT_NAMES, Category, Unit
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.money import UnitPrice
from salesdesk.services.catalogue.editing import NewProduct
from salesdesk.ui.widgets.fields import ChoiceBox, text_line, unit_price_line
from salesdesk.ui.widgets.tray import Tray

USUAL_UNIT = {
    Category.TONER: Unit.CARTRIDGE,
    Category.INK_CARTRIDGE: Unit.CARTRIDGE,
    Category.INK_BOTTLE: Unit.BOTTLE,
    Category.PAPER: Unit.REAM,
    Category.SERVICE: Unit.VISIT,
}


class NewProductTray(Tray):
    """`entered` carries what was typed."""

    entered = Signal(NewProduct)

    def __init__(self, words: Language, currency: str, *, may_price: bool) -> None:
        super().__init__(words.tr("New product"), words.tr("Add product"), words, "plus")
        self._code = words.code
        self._build(words, currency)
        self._price.setEnabled(may_price)
        self._category.saved.connect(self._suit_unit)
        self.submitted.connect(self._enter)

    def _build(self, words: Language, currency: str) -> None:
        tr = words.tr
        self._sku, self._brand = text_line(tr("SKU")), text_line(tr("Brand"))
        self._barcode, self._name = text_line(tr("Barcode")), text_line(tr("Name"))
        kinds = [(each, tr(name)) for each, name in CATEGORY_NAMES.items()]
        self._category = ChoiceBox(tr("Category"), kinds)
        self._category.set_value(Category.STATIONERY)
        units = [(each, tr(name)) for each, name in UNIT_NAMES.items()]
        self._unit = ChoiceBox(tr("Sold by the"), units)
        self._unit.set_value(Unit.PIECE)
        self._price = unit_price_line(tr("List price"), words, currency)
        self.add_row(
            self.field("product.sku", tr("SKU"), self._sku),
            self.field("product.category", tr("Category"), self._category),
        )
        self.add_row(self.field(f"product.name_{words.code}", tr("Name"), self._name))
        self.add_row(
            self.field("product.brand", tr("Brand"), self._brand),
            self.field("product.barcode", tr("Barcode"), self._barcode),
        )
        self.add_row(
            self.field("product.unit", tr("Sold by the"), self._unit),
            self.field("product.list_price", tr("List price"), self._price),
        )

    @override
    def show_error(self, error: SalesDeskError) -> None:
        if error.field.startswith("product.name_"):  # it was asked for in one language only
            error.field = f"product.name_{self._code}"
        super().show_error(error)

    def _suit_unit(self, category: object, _before: object) -> None:
        self._unit.set_value(USUAL_UNIT.get(Category(str(category)), Unit.PIECE))

    def _enter(self) -> None:
        name, price = str(self._name.value or ""), self._price.value
        self.entered.emit(
            NewProduct(
                sku=str(self._sku.value or ""),
                category=Category(str(self._category.value)),
                name_vi=name if self._code == "vi" else "",
                name_en=name if self._code == "en" else "",
                brand=str(self._brand.value or ""),
                barcode=str(self._barcode.value or ""),
                unit=Unit(str(self._unit.value)),
                list_price=price if isinstance(price, UnitPrice) else None,
            )
        )
