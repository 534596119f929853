"""Whom the client buys from now, and who decides: the end of the needs interview."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.services.prospects import Interview
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.ink_wishes import InkWishes
from salesdesk.ui.prospects.needs_row import source_words
from salesdesk.ui.widgets.basics import column, head, row
from salesdesk.ui.widgets.chips import SourceChip
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    DateLine,
    money_line,
    quantity_line,
    text_line,
)
from salesdesk.ui.widgets.forms import Form

_BUYING = ("supplier", "delivery", "pays_per_month", "special_inks")
_DECIDING = ("decides", "decide_by", "budget", "months")
_CHIPS = ("delivery", "special_inks")
"""Answers whose source is kept beside them; the supplier and what they pay have columns."""


class Buying(QWidget):
    """`saved` carries the answer's name and value, `sourced` its name and how it is known."""

    saved = Signal(str, object)
    sourced = Signal(str, str)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._words = context.language
        self._supplier, self._pays = SourceChip(self._words), SourceChip(self._words)
        self._chips = {name: SourceChip(self._words) for name in _CHIPS}
        for name, chip in self._chips.items():
            chip.changed.connect(partial(self.sourced.emit, name))
        self.inks = InkWishes(self._words)
        self.inks.saved.connect(partial(self.saved.emit, "ink_wishes"))
        self.buying = self._form_of_buying(context)
        self.deciding = self._form_of_deciding(context)
        for form in (self.buying, self.deciding):
            form.saved.connect(self._saved)
        self._supplier.changed.connect(self._supplier_known)
        self._pays.changed.connect(self._pays_known)
        words = self._words
        left = column(head(words.tr("Now buying from")), self.buying, self.inks, None, spacing=4)
        right = column(head(words.tr("Who decides")), self.deciding, None, spacing=4)
        both = row(left, right, spacing=24)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(both)

    def show_answers(self, interview: Interview) -> None:
        """Show what is known."""
        for name in _BUYING:
            self.buying.set_value(name, getattr(interview, name) or None)
        for name in _DECIDING:
            self.deciding.set_value(name, getattr(interview, name) or None)
        self.buying.set_value("pays_with_vat", interview.pays_with_vat)
        self.inks.show_wishes(interview.ink_wishes)
        for form, names in ((self.buying, _BUYING), (self.deciding, _DECIDING)):
            for name in names:
                known = interview.known.get((interview.id, name))
                told = source_words(self._words, known) if known else ""
                form.editor(name).setToolTip(told)
        for name, chip in self._chips.items():
            known = interview.known.get((interview.id, name))
            chip.setVisible(known is not None)
            if known is not None:
                chip.set_source(known.evidence.value)
        self._supplier.set_source(interview.supplier_evidence.value)
        self._pays.set_source(interview.pays_evidence.value)

    def field(self, name: str) -> QWidget:
        """Where an answer is given."""
        form = self.deciding if name in _DECIDING else self.buying
        return form.editor(name)

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside the field it names; False if no field here has that name."""
        return self.buying.show_error(error) or self.deciding.show_error(error)

    def _form_of_buying(self, context: PageContext) -> Form:
        words, currency = self._words, context.desk.settings.currency
        made = Form(words)
        made.add("supplier", words.tr("Supplier"), text_line(words.tr("Supplier")), self._supplier)
        delivery = text_line(words.tr("Delivery"))
        made.add("delivery", words.tr("Delivery"), delivery, self._chips["delivery"])
        pays = money_line(words.tr("Pays a month"), words, currency)
        made.add("pays_per_month", words.tr("Pays a month"), pays, self._pays)
        vat = ChoiceBox(words.tr("Do their prices include VAT?"), vat_choices(words))
        vat.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.add("pays_with_vat", words.tr("Their prices"), vat)
        inks = text_line(words.tr("Special inks"), words.tr("What for?"))
        made.add("special_inks", words.tr("Special inks"), inks, self._chips["special_inks"])
        return made

    def _form_of_deciding(self, context: PageContext) -> Form:
        words, desk = self._words, context.desk
        made = Form(words)
        made.add("decides", words.tr("Who"), text_line(words.tr("Who decides")))
        day = DateLine(words.tr("By when"), words, desk.context.today())
        made.add("decide_by", words.tr("By when"), day)
        budget = money_line(words.tr("Budget a month"), words, desk.settings.currency)
        made.add("budget", words.tr("Budget a month"), budget)
        months = quantity_line(words.tr("Months to supply"), words)
        made.add("months", words.tr("Months to supply"), months)
        return made

    def _saved(self, name: str, new: object, _old: object) -> None:
        self.saved.emit(name, new)

    def _supplier_known(self, source: str) -> None:
        self.saved.emit("supplier_evidence", source)

    def _pays_known(self, source: str) -> None:
        self.saved.emit("pays_evidence", source)


def vat_choices(words: Language) -> list[tuple[object, str]]:
    """Whether the prices they told include VAT."""
    return [
        (None, words.tr("VAT not asked")),
        (True, words.tr("VAT included")),
        (False, words.tr("Without VAT")),
    ]
