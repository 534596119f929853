"""The Catalogue tab: what fits and costs on the left, one product and its price on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from salesdesk.domain.team.roles import Right
from salesdesk.services.catalogue import Buyer, ProductRecord, Shelf
from salesdesk.services.catalogue.editing import NewProduct
from salesdesk.services.context import Done
from salesdesk.ui.catalogue import adding
from salesdesk.ui.catalogue.adding_desk import AddingDesk
from salesdesk.ui.catalogue.answers import PRINTERS, Found, Question, ask
from salesdesk.ui.catalogue.editing.new_product import NewProductTray
from salesdesk.ui.catalogue.editing.verbs import EditingDesk
from salesdesk.ui.catalogue.finder import Finder
from salesdesk.ui.catalogue.papers import CataloguePapers
from salesdesk.ui.catalogue.prices.change_view import PriceChangeView
from salesdesk.ui.catalogue.prices.rules_view import PriceRulesView
from salesdesk.ui.catalogue.record import ProductCard
from salesdesk.ui.page import Command, Page, PageContext
from salesdesk.ui.widgets.basics import Card, boxed, button, column, icon_button, row
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.folding import VerbRow
from salesdesk.ui.widgets.search import Answer, Hit
from salesdesk.ui.widgets.splitter import remembered_splitter


class CataloguePage(Page):
    """Printers, supplies, paper and everything else the shop sells."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"catalogue"})

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._product_id: UUID | None = None
        self._new: QWidget | None = None
        self._tray: NewProductTray | None = None
        self._build()
        self._connect()
        self.reload()

    # building

    def _build(self) -> None:
        words = self.language
        self.finder = Finder(words)
        self._add = button(words.tr("Add to proposal"), "plus", "primary", self._add_open)
        self._pitch = button(words.tr("Ink pitch"), "presentation")
        self.papers = CataloguePapers(self.context, self, self.finder, self._pitch)
        self._pitch.clicked.connect(self.papers.offer_pitches)
        self._pitch.setToolTip(words.tr("Save the ink catalogue as a PDF for this client"))
        self._edit = button(words.tr("Edit"), "pencil", on=self._edit_open)
        name = words.tr("More for the catalogue")
        self._more = icon_button("ellipsis", name, self._offer_more)
        self._verbs = VerbRow((self._add, self._edit, self._pitch), self._more)
        self.card = self.papers.card = ProductCard(words, self._find_clients, self._verbs)
        self.adding = AddingDesk(self.context, self.card, self._add)
        nothing = Card()
        nothing.body.addWidget(
            EmptyState(
                "package",
                words.tr("No product is chosen"),
                words.tr("Choose a line on the left."),
            )
        )
        self._right = QStackedWidget()
        self._right.addWidget(nothing)
        self._right.addWidget(self.card)
        self._right.setMinimumWidth(330)
        splitter = remembered_splitter(
            "catalogue", self.context.workstation, self.finder, self._right, (890, 444)
        )
        self.editing = EditingDesk(self.context, self)
        self._outer = QStackedWidget()
        self.rules, self.changing = PriceRulesView(self.context), PriceChangeView(self.context)
        for place in (splitter, self.editing.editor, self.rules, self.changing):
            self._outer.addWidget(place)
        self.setLayout(row(self._outer, spacing=0))

    def _connect(self) -> None:
        self.editing.opened.connect(self._show_editor)
        for place in (self.editing, self.rules, self.changing):
            place.closed.connect(self._back_to_list)
        self.finder.asked.connect(self._ask)
        self.finder.chosen.connect(self._open_product)
        self.finder.add_wanted.connect(self._add_product)
        self.finder.new_wanted.connect(self.new)
        self.card.asked.connect(self._read_record)
        self.card.client_chosen.connect(self.finder.set_client)
        self.card.product_wanted.connect(self._open_product)

    # looking

    @override
    def reload(self) -> None:
        self.finder.ask_again()
        self.editing.reload()
        if self._outer.currentWidget() in (self.rules, self.changing):
            self.rules.reload()
            self.changing.reload()

    def _ask(self, question: object) -> None:
        if isinstance(question, Question):
            self.context.tasks.read(
                lambda: ask(self.context.desk, question), self._show_found, key="catalogue list"
            )

    def _show_found(self, found: Found) -> None:
        self.finder.show_found(found, self._product_id)
        if found.scanned is not None:
            self._open_product(found.scanned)
        elif not found.rows:
            self._product_id = None
            self._right.setCurrentIndex(0)
        elif self.finder.view.current == self._product_id:
            self._read_record()

    def _open_product(self, product_id: object) -> None:
        if isinstance(product_id, UUID):
            self._product_id = product_id
            self._read_record()

    def _read_record(self) -> None:
        product_id = self._product_id
        if product_id is None:
            return
        client = self.card.client.id if self.card.client else None
        quantity = self.card.quantity
        self.context.tasks.read(
            lambda: self.context.desk.catalogue.record(product_id, client, quantity),
            self._show_record,
            key="catalogue record",
        )

    def _show_record(self, record: ProductRecord) -> None:
        self.card.show_record(record)
        self._right.setCurrentWidget(self.card)

    def _find_clients(self, text: str, answer: Answer) -> None:
        def found(buyers: tuple[Buyer, ...]) -> None:
            answer([Hit(buyer.company, buyer.group, "user", value=buyer) for buyer in buyers])

        desk = self.context.desk
        self.context.tasks.read(
            lambda: desk.catalogue.find_buyers(text), found, key="catalogue clients"
        )

    # proposals

    def _add_open(self) -> None:
        if self._product_id is not None:
            self.adding.offer(adding.Wish(self._product_id, self.card.quantity))

    def _add_product(self, product_id: object) -> None:
        if isinstance(product_id, UUID):
            self.adding.offer(adding.Wish(product_id, 1))

    # the page's verbs

    @override
    def record(self) -> object:
        return self._product_id

    @override
    def open_record(self, record: object) -> None:
        """A product or a printer, by id."""
        if not isinstance(record, UUID):
            return
        printer = self.context.desk.catalogue.printer(record)
        if printer is not None:
            self.finder.look_for(PRINTERS, printer.name, printer.id)
            return
        self._product_id = record
        if not self.finder.view.choose(record):
            self._find_on_its_shelf(record)
        self._read_record()

    def _find_on_its_shelf(self, product_id: UUID) -> None:
        product = self.context.desk.catalogue.catalogue().product(product_id)
        if product is None:
            self._product_id = None
        elif product.paper:
            self.finder.look_for(Shelf.PAPER)
        else:
            self.finder.look_for(
                Shelf.SUPPLIES if product.is_supply else Shelf.STATIONERY, product.sku
            )

    # keeping it right

    @override
    def new(self) -> None:
        member = self.context.desk.member
        may_price = member is not None and member.may(Right.CHANGE_PRICES)
        self._put_new_away()
        tray = NewProductTray(
            self.language, self.context.desk.settings.currency, may_price=may_price
        )
        tray.entered.connect(self._enter)
        tray.cancelled.connect(self._put_new_away)
        self._new = boxed(column(tray, None))
        self._tray = tray
        self._outer.setCurrentIndex(0)
        self._right.addWidget(self._new)
        self._right.setCurrentWidget(self._new)
        tray.start("product.sku")

    def _enter(self, new: NewProduct) -> None:
        service, tray = self.context.desk.catalogue.editing, self._tray
        if tray is not None:
            self.context.tasks.write(lambda: service.add(new), self._entered, tray.show_error)

    def _entered(self, done: Done[UUID]) -> None:
        self._put_new_away()
        service = self.context.desk.catalogue.editing

        def take_back() -> None:
            self.context.tasks.write(lambda: service.remove(done.value), self._unentered)

        self.context.notify(self.language.tr("Product added."), take_back)
        self._product_id = done.value
        self.editing.open(done.value)

    def _unentered(self, _done: object) -> None:
        self._product_id = None
        self._back_to_list()

    def _put_new_away(self) -> None:
        """Put the form for a new product away."""
        if self._new is not None:
            self._right.removeWidget(self._new)
            self._new.deleteLater()
            self._new = self._tray = None
        self._right.setCurrentIndex(0 if self._product_id is None else 1)

    def _edit_open(self) -> None:
        if self._product_id is not None:
            self.editing.open(self._product_id)

    def _show_editor(self) -> None:
        self._outer.setCurrentWidget(self.editing.editor)
        self.editing.editor.form.start()

    def _offer_more(self) -> None:
        words, menu = self.language, QMenu(self)
        for verb in self._verbs.folded:
            menu.addAction(verb.text(), verb.click)
        if self._verbs.folded:
            menu.addSeparator()
        menu.addAction(words.tr("New product"), self.new)
        menu.addAction(words.tr("Price rules"), self._open_rules)
        menu.addAction(words.tr("Change many prices"), self._open_changing)
        menu.addSeparator()
        menu.addAction(words.tr("Save the price list"), self.papers.ask_price_list)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _open_rules(self) -> None:
        self._outer.setCurrentWidget(self.rules)
        self.rules.open()

    def _open_changing(self) -> None:
        self._outer.setCurrentWidget(self.changing)
        self.changing.open()

    def _back_to_list(self) -> None:
        self._outer.setCurrentIndex(0)
        self.finder.ask_again()
        self.finder.view.setFocus()

    @override
    def step_record(self, by: int) -> None:
        self.finder.view.step(by)

    @override
    def focus_filter(self) -> None:
        self.finder.box.setFocus()
        self.finder.box.selectAll()

    @override
    def focus_first(self) -> None:
        self.finder.view.setFocus()

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [
            ("paper", lambda: self.finder.look_for(Shelf.PAPER)),
            ("special-inks", lambda: self.finder.look_for(Shelf.SPECIAL_INKS)),
            ("edit", self._edit_open),
            ("price-rules", self._open_rules),
            ("change-prices", self._open_changing),
        ]

    @override
    def commands(self) -> list[Command]:
        words, papers = self.language, self.papers
        return [
            Command(words.tr("Add to proposal"), "plus", self._add_open, "Ctrl+I"),
            Command(words.tr("Edit this product"), "pencil", self._edit_open, "F2"),
            Command(words.tr("New product"), "plus", self.new),
            Command(words.tr("Price rules"), "tag", self._open_rules),
            Command(words.tr("Save the price list"), "file-text", papers.ask_price_list),
            Command(words.tr("Change many prices"), "percent", self._open_changing),
            Command(
                words.tr("Save the ink catalogue"), "presentation", self.papers.ask_whole_pitch
            ),
        ]
