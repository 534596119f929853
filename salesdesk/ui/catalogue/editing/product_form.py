"""The fields of a product: what it is and how it is sold, its ink or toner, its paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from salesdesk.domain.catalogue.kinds import SUPPLIES, Category
from salesdesk.domain.catalogue.product_fields import PRICES, barcode_doubt
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.ui.catalogue.editing import fields
from salesdesk.ui.catalogue.editing.fields import Field
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import boxed, column, head, small
from salesdesk.ui.widgets.forms import Form

BARCODE = "product.barcode"
CATEGORY = "product.category"


class ProductForm(QWidget):
    """`saved` carries the key of a field ("paper.size"), its new value and its old one."""

    saved = Signal(str, object, object)

    def __init__(self, words: Language, currency: str) -> None:
        super().__init__()
        self._words, self._currency = words, currency
        tr = words.tr
        self._widest = _widest_caption(words)
        self._what = self._form(fields.PRODUCT)
        self._doubt = small("", "warn", wrap=True)
        self._doubt.hide()
        self._selling = self._form(fields.SELLING)
        self._supply = self._form(fields.SUPPLY)
        self._paper = self._form(fields.PAPER)
        self._of_supply = boxed(column(head(tr("Ink or toner")), self._supply, spacing=6))
        self._of_paper = boxed(column(head(tr("Paper")), self._paper, spacing=6))
        self.setLayout(
            column(
                *(head(tr("What it is")), self._what, self._doubt),
                *(head(tr("How it is sold")), self._selling),
                *(self._of_supply, self._of_paper, None),
            )
        )

    def show_values(self, values: Mapping[str, object], *, may_price: bool) -> None:
        """Show the fields of a product; prices can be written only by who may change them."""
        for form in (self._what, self._selling, self._supply, self._paper):
            for key in form.keys:
                form.set_value(key, fields.shown(values.get(key)))
        why = "" if may_price else self._words.tr("Only who may change prices writes here.")
        for key in PRICES:
            self._selling.editor(key).setEnabled(may_price and key in values)
            self._selling.editor(key).setToolTip(why)
        self._show_parts(values)

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside its field; False where it is about none of them."""
        forms = (self._what, self._selling, self._supply, self._paper)
        return any(form.show_error(error) for form in forms)

    def start(self) -> None:
        """Put the keyboard into the first field."""
        self._what.editor("product.sku").setFocus()

    def _form(self, listed: Sequence[Field]) -> Form:
        form = Form(self._words, self._widest)
        for each in listed:
            caption = self._words.tr(each.caption)
            form.add(each.key, caption, each.make(caption, self._words, self._currency))
        form.saved.connect(self.saved)
        return form

    def _show_parts(self, values: Mapping[str, object]) -> None:
        category = Category(str(values[CATEGORY]))
        self._of_supply.setVisible(category in SUPPLIES)
        self._of_paper.setVisible(category is Category.PAPER)
        doubt = barcode_doubt(str(values.get(BARCODE) or ""))
        self._doubt.setText(self._words.say(doubt) if doubt else "")
        self._doubt.setVisible(doubt is not None)


def _widest_caption(words: Language) -> int:
    """So that the fields of all sections begin below each other."""
    metrics = QFontMetrics(font("body"))
    listed = (*fields.PRODUCT, *fields.SELLING, *fields.SUPPLY, *fields.PAPER)
    return max(metrics.horizontalAdvance(words.tr(each.caption)) for each in listed)
