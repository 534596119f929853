"""The right side: one product, what a client pays for it, and what it fits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import CERTAINTY_NAMES, LINK_KIND_NAMES
from salesdesk.language import Language
from salesdesk.services.catalogue import Buyer, FitGroup, ProductRecord
from salesdesk.services.catalogue.belongings import Linked
from salesdesk.ui.catalogue import words as say
from salesdesk.ui.catalogue.editing.belongings_cards import LINK_LOOKS
from salesdesk.ui.catalogue.facts import chips_of, facts_of, pack_line
from salesdesk.ui.catalogue.picture import ProductPicture
from salesdesk.ui.catalogue.price_steps import BreakTiles, PriceSteps, step_lines
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    clear,
    column,
    head,
    label,
    line,
    row,
    small,
    tint,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.fields import quantity_line
from salesdesk.ui.widgets.folding import WrappedRow
from salesdesk.ui.widgets.search import Search, SearchField
from salesdesk.ui.widgets.timeline import Tall, scrolled

_ROOM_FOR_PICTURE = 380


class ProductCard(Card):
    """One product. `asked` says that the client or the quantity has changed."""

    asked = Signal()
    client_chosen = Signal(object)
    product_wanted = Signal(object)

    def __init__(self, words: Language, find_clients: Search, verbs: QWidget) -> None:
        super().__init__(padding=16)
        self._words = words
        self.client: Buyer | None = None
        self.quantity = 1
        self._build(find_clients, verbs)
        self.clients.taken.connect(self._client_taken)
        self.amount.saved.connect(self._amount_saved)
        self._no_client.clicked.connect(self._forget_client)

    # building

    def _build(self, find_clients: Search, verbs: QWidget) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(10)
        inside.addLayout(self._build_head())
        inside.addWidget(verbs)
        inside.addLayout(self._build_buyer(find_clients))
        self.steps = PriceSteps(self._words.tr("Price rules"))
        self._rule = small("", wrap=True)
        inside.addWidget(self.steps)
        inside.addWidget(self._rule)
        inside.addWidget(self._build_breaks())
        inside.addWidget(self._build_belongings())
        inside.addWidget(self._build_fits())
        inside.addWidget(self._build_facts())
        inside.addStretch(1)
        self.area = scrolled(Tall(inside))
        self.body.setContentsMargins(16, 14, 6, 10)
        self.body.addWidget(self.area)

    def _build_head(self) -> QVBoxLayout:
        self._picture = ProductPicture()
        self._name = label("", "title", wrap=True)
        self._number = ElidedLabel("", "small", "muted")
        self._chips = WrappedRow(spacing=6)
        texts = column(self._name, self._number, self._chips, spacing=4)
        layout = row(self._picture, texts, spacing=14)
        layout.setStretch(1, 1)
        self._description = small("", wrap=True)
        return column(layout, self._description)

    def _build_buyer(self, find_clients: Search) -> QVBoxLayout:
        words = self._words
        self.clients = SearchField(words.tr("Everybody"), find_clients, leading="user")
        self.clients.setAccessibleName(words.tr("Client to show the price for"))
        self._no_client = button(words.tr("Everybody"), "x", "plain")
        self._no_client.hide()
        self.amount = quantity_line(words.tr("Quantity"), words)
        self.amount.setFixedWidth(64)
        self.amount.set_value(self.quantity)
        self._unit = small("")
        fields = row(head(words.tr("Price for")), self.clients, self.amount, self._unit)
        fields.setStretch(1, 1)
        self._client_name = ElidedLabel("", "semibold")
        self._client_row = boxed(row(self._client_name, self._no_client))
        self._client_row.hide()
        return column(fields, self._client_row, spacing=4)

    def _build_breaks(self) -> QWidget:
        self._break_currency = small("")
        top = row(head(self._words.tr("Quantity breaks")), None, self._break_currency)
        self.breaks = BreakTiles(self._words)
        self._breaks = boxed(column(top, self.breaks, spacing=6))
        return self._breaks

    def _build_facts(self) -> QWidget:
        self._fact_rows = column(spacing=4)
        self._facts = boxed(column(head(self._words.tr("What it is")), self._fact_rows, spacing=6))
        return self._facts

    def _build_fits(self) -> QWidget:
        self._fit_count = small("")
        top = row(head(self._words.tr("Fits")), None, self._fit_count)
        self._fit_rows = column(spacing=6)
        self._fits = boxed(column(top, self._fit_rows, spacing=6))
        return self._fits

    def _build_belongings(self) -> QWidget:
        self._belonging_rows = column(spacing=6)
        caption = head(self._words.tr("Packs, and what goes with it"))
        self._belongings = boxed(column(caption, self._belonging_rows, spacing=6))
        return self._belongings

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture.setVisible(event.size().width() >= _ROOM_FOR_PICTURE)

    # who pays

    def _client_taken(self, buyer: object) -> None:
        self.client = buyer if isinstance(buyer, Buyer) else None
        self._show_client()
        self.client_chosen.emit(self.client.id if self.client else None)
        self.asked.emit()

    def _forget_client(self) -> None:
        self._client_taken(None)

    def choose_client(self, buyer: Buyer | None) -> None:
        """Show prices for somebody without announcing it."""
        self.client = buyer
        self._show_client()

    def _show_client(self) -> None:
        self._client_row.setVisible(self.client is not None)
        self._no_client.setVisible(self.client is not None)
        name = self.client.company if self.client else ""
        group = self.client.group if self.client else ""
        self._client_name.set_text(say.DOT.join(part for part in (name, group) if part))
        self.clients.setPlaceholderText(
            self._words.tr("Another client") if self.client else self._words.tr("Everybody")
        )

    def _amount_saved(self, new: object, _old: object) -> None:
        self.quantity = new if isinstance(new, int) and new > 0 else 1
        self.amount.set_value(self.quantity)
        self.asked.emit()

    # showing

    def show_record(self, record: ProductRecord) -> None:
        """Show a product with its prices."""
        self._show_head(record)
        self._show_price(record)
        facts = facts_of(record.product, self._words)
        self._facts.setVisible(bool(facts))
        _fill(self._fact_rows, [_fact(name, value) for name, value in facts])
        self._fits.setVisible(bool(record.fits))
        count = self._words.trn("{count} model", "{count} models", record.model_count)
        self._fit_count.setText(count)
        self._show_belongings(record)
        _fill(self._fit_rows, [self._fit(group) for group in record.fits])

    def _show_head(self, record: ProductRecord) -> None:
        words, product = self._words, record.product
        self._picture.show_product(product, record.picture)
        self._name.setText(product.name(words))
        self._number.set_text(say.DOT.join(_numbers(record, words)))
        _fill(self._chips, [Chip(*chip) for chip in chips_of(product, words)])
        said = product.description_vi if words.code == "vi" else product.description_en
        if record.replacement is not None:
            said = words.tr("Discontinued; now: {name}.", name=record.replacement.name(words))
        self._description.setText(said)
        self._description.setVisible(bool(said))
        self._unit.setText(say.unit_word(product.unit, words))

    def _show_price(self, record: ProductRecord) -> None:
        words, answer = self._words, record.price
        for_client = self.client is not None
        self.steps.show_lines(step_lines(answer, record.breaks, words, for_client=for_client))
        said = [words.tr("First rule that applies wins. Prices are without VAT.")]
        if answer.cheaper_later is not None:
            said = [words.say(answer.said())]
        if answer.margin is not None:
            said.append(_margin(answer.margin, answer.floor, words))
        self._rule.setText(" ".join(said))
        tint(self._rule, "warn" if answer.below_floor else "muted")
        self._breaks.setVisible(bool(record.breaks))
        symbol = words.currency_symbol(answer.unit_price.currency)
        self._break_currency.setText(words.tr("everybody’s price, {currency}", currency=symbol))
        self.breaks.show_breaks(record.breaks)

    def _show_belongings(self, record: ProductRecord) -> None:
        words = self._words
        lines = [pack_line(pack, record, words) for pack in record.packs]
        rows = [_fact(name, value) for name, value in lines]
        rows += [self._link(one) for one in record.links]
        self._belongings.setVisible(bool(rows))
        _fill(self._belonging_rows, rows)

    def _link(self, one: Linked) -> QWidget:
        tone, icon = LINK_LOOKS[one.kind]
        name = button(one.name, kind="link", on=partial(self.product_wanted.emit, one.product_id))
        chip = Chip(self._words.tr(LINK_KIND_NAMES[one.kind]), tone, icon)
        return boxed(row(name, None, chip))

    def _fit(self, group: FitGroup) -> QWidget:
        words = self._words
        tone, icon = say.CERTAINTY_LOOKS[group.certainty]
        models = label(say.models_in_short(group.models), wrap=True)
        source = [words.tr(group.source)] if group.source else []
        if group.checked_on:
            source.append(words.short_date(group.checked_on))
        chip = Chip(words.tr(CERTAINTY_NAMES[group.certainty]), tone, icon)
        texts = column(models, small(", ".join(source), wrap=True), spacing=0)
        layout = row(texts, column(chip, None), spacing=10)
        layout.setStretch(0, 1)
        return boxed(column(layout, line(), spacing=6))


def _numbers(record: ProductRecord, words: Language) -> list[str]:
    product = record.product
    said = [product.mpn] if product.mpn else []
    if product.sku != product.mpn:
        said.append(words.tr("SKU {sku}", sku=product.sku))
    said.append(say.kind_words(product, words))
    if record.region:
        said.append(words.tr("sold in {region}", region=record.region))
    return said


def _margin(margin: int, floor: int, words: Language) -> str:
    values = {"margin": words.percent(_tenths(margin)), "floor": words.percent(floor)}
    if margin < floor:
        return words.tr("Margin {margin}, below the floor of {floor}: needs approval.", **values)
    return words.tr("Margin {margin}, floor {floor}.", **values)


def _tenths(basis_points: int) -> int:
    """A percentage to one place: 16.1% and not 16.14%."""
    return round(basis_points / 10) * 10


def _fact(name: str, value: str) -> QWidget:
    caption = small(name)
    caption.setFixedWidth(128)
    layout = row(caption, label(value, wrap=True))
    layout.setStretch(1, 1)
    return boxed(layout)


def _fill(layout: QLayout, widgets: Sequence[QWidget]) -> None:
    clear(layout)
    for widget in widgets:
        layout.addWidget(widget)
