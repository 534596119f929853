"""The form of one price rule: what it is on, for whom, by how much and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import CATEGORY_NAMES, Category
from salesdesk.domain.catalogue.price_terms import read_discounts, write_discounts
from salesdesk.domain.catalogue.pricing import RULE_NAMES, PriceRule, Rule
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.money import UnitPrice
from salesdesk.services.catalogue import AgreementRow
from salesdesk.ui.widgets.basics import ElidedLabel, button, icon_button, row
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    DateLine,
    ValueLine,
    quantity_line,
    text_line,
    unit_price_line,
)
from salesdesk.ui.widgets.forms import ErrorLine
from salesdesk.ui.widgets.search import Search, SearchField
from salesdesk.ui.widgets.tray import Tray

FOR_CUSTOMER = (Rule.CONTRACT, Rule.CUSTOMER)


@dataclass(frozen=True, slots=True)
class Named:
    """A product or a customer with its name."""

    id: UUID
    name: str


class Picked(QWidget):
    """A record that is looked for and shown by its name, or none."""

    changed = Signal()

    def __init__(self, name: str, search: Search, nothing: str) -> None:
        super().__init__()
        self._chosen: Named | None = None
        self._label = ElidedLabel("", "semibold")
        self._field = SearchField(name, search)
        self._clear = icon_button("x", nothing, self._forget)
        self._error = ErrorLine()
        layout = row(self._label, self._field, self._clear)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._field.taken.connect(self._take)
        self.show_chosen(None)

    @property
    def chosen(self) -> Named | None:
        """What is chosen."""
        return self._chosen

    def show_chosen(self, chosen: Named | None) -> None:
        """Show a record without announcing it."""
        self._chosen = chosen
        self._label.set_text(chosen.name if chosen else "")
        self._label.setVisible(chosen is not None)
        self._clear.setVisible(chosen is not None)
        self._field.setVisible(chosen is None)

    def start(self) -> None:
        """Put the keyboard here."""
        (self._field if self._chosen is None else self._clear).setFocus()

    def _take(self, value: object) -> None:
        if isinstance(value, Named):
            self.show_chosen(value)
            self.changed.emit()

    def _forget(self) -> None:
        self.show_chosen(None)
        self._field.setFocus()
        self.changed.emit()


class RuleForm(Tray):
    """One rule, new or known; `given` carries its terms, `removal_wanted` asks to take it away."""

    given = Signal(PriceRule)
    removal_wanted = Signal()

    def __init__(
        self,
        words: Language,
        currency: str,
        today: date,
        searches: tuple[Search, Search],
    ) -> None:
        super().__init__(words.tr("Price rule"), words.trc("button", "Save"), words)
        self.row: AgreementRow | None = None
        self._build(words, currency, today, searches)
        self._rule.saved.connect(self._suit)
        self._product.changed.connect(self._suit)
        self.submitted.connect(self._give)

    def show_rule(self, shown: AgreementRow | None) -> None:
        """Show a rule, or an empty form for a new one."""
        self.row = shown
        terms = shown.terms if shown else PriceRule(Rule.CONTRACT)
        self.heading.setText(self.words.tr("Price rule") if shown else self.words.tr("New rule"))
        self._remove.setVisible(shown is not None)
        self._rule.set_value(terms.rule)
        self._name.set_value(terms.name or None)
        self._group.set_value(terms.group or None)
        self._category.set_value(terms.category or "")
        self._brand.set_value(terms.brand or None)
        self._quantity.set_value(terms.min_quantity)
        self._price.set_value(terms.unit_price)
        self._discounts.set_value(terms.discounts or None)
        self._from.set_value(terms.valid_from)
        self._until.set_value(terms.valid_until)
        self._customer.show_chosen(_named(terms.customer_id, shown.customer if shown else ""))
        product = shown.product(self.words.code) if shown else ""
        self._product.show_chosen(_named(terms.product_id, product))
        self._suit()

    def allow(self, *, may: bool) -> None:
        """Let rules be changed, or only read."""
        self._save.setEnabled(may)
        self._remove.setEnabled(may)
        why = "" if may else self.words.tr("Only who may change prices writes here.")
        self._save.setToolTip(why)

    @override
    def show_error(self, error: SalesDeskError) -> None:
        super().show_error(error)
        if error.field == "customer":
            self._customer.start()
        elif error.field == "product":
            self._product.start()

    def _build(
        self, words: Language, currency: str, today: date, searches: tuple[Search, Search]
    ) -> None:
        tr = words.tr
        rules = [(rule, tr(RULE_NAMES[rule])) for rule in Rule if rule is not Rule.LIST]
        self._rule = ChoiceBox(tr("Rule"), rules)
        self._name = text_line(tr("What it is called"), tr("Contract 2026"))
        customers, products = searches
        self._customer = Picked(tr("Find the customer"), customers, tr("Another customer"))
        self._group = text_line(tr("Customer group"))
        self._product = Picked(tr("One product, or all below"), products, tr("Another product"))
        kinds = [("", tr("Every category")), *((k, tr(n)) for k, n in CATEGORY_NAMES.items())]
        self._category = ChoiceBox(tr("Category"), kinds)
        self._brand = text_line(tr("Brand"), tr("Every brand"))
        self._quantity = quantity_line(tr("From how many"), words)
        self._price = unit_price_line(tr("Price"), words, currency)
        self._discounts = ValueLine(tr("Discounts"), read_discounts, _written, right=True)
        self._discounts.setPlaceholderText("10 + 5")
        self._from = DateLine(tr("From"), words, today)
        self._until = DateLine(tr("Until"), words, today)
        self._remove = button(tr("Remove"), "trash-2", "plain", self.removal_wanted.emit)
        self._lay_out()
        self.beside(self._remove)

    def _lay_out(self) -> None:
        tr = self.words.tr
        field = self.field
        self.add_row(
            field("rule", tr("Rule"), self._rule),
            field("name", tr("What it is called"), self._name),
            stretch=(0, 1),
        )
        self.add_row(self._customer)
        self._group_field = field("group", tr("Customer group"), self._group)
        self.add_row(self._group_field)
        self.add_row(self._product)
        self._category_field = field("category", tr("Category"), self._category)
        self._brand_field = field("brand", tr("Brand"), self._brand)
        self.add_row(self._category_field, self._brand_field)
        self.add_row(
            field("price", tr("Price"), self._price),
            field("discounts", tr("or discounts off list, %"), self._discounts),
        )
        self.add_row(
            field("quantity", tr("From how many"), self._quantity),
            field("from", tr("From"), self._from),
            field("until", tr("Until"), self._until),
        )

    def _suit(self, *_changed: object) -> None:
        """Show only what this kind of rule asks for."""
        rule = Rule(int(str(self._rule.value)))
        self._customer.setVisible(rule in FOR_CUSTOMER)
        self._group_field.setVisible(rule is Rule.GROUP)
        alone = self._product.chosen is not None
        self._category_field.setVisible(not alone)
        self._brand_field.setVisible(not alone)

    def _give(self) -> None:
        rule = Rule(int(str(self._rule.value)))
        customer = self._customer.chosen if rule in FOR_CUSTOMER else None
        product = self._product.chosen
        category = "" if product else str(self._category.value or "")
        price, discounts = self._price.value, self._discounts.value
        first, last, least = self._from.value, self._until.value, self._quantity.value
        self.given.emit(
            PriceRule(
                rule,
                str(self._name.value or ""),
                product.id if product else None,
                Category(category) if category else None,
                "" if product else str(self._brand.value or ""),
                customer.id if customer else None,
                str(self._group.value or "") if rule is Rule.GROUP else "",
                least if isinstance(least, int) else 1,
                price if isinstance(price, UnitPrice) else None,
                discounts if isinstance(discounts, tuple) else (),
                first if isinstance(first, date) else None,
                last if isinstance(last, date) else None,
            )
        )


def _named(key: UUID | None, name: str) -> Named | None:
    return Named(key, name) if key is not None else None


def _written(value: object) -> str:
    return write_discounts(value) if isinstance(value, tuple) else ""
