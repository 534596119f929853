"""Products, printers and prices, answered for screens, proposals and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice
from uuid import UUID

from salesdesk.domain.catalogue import pricing
from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import Category, FileKind
from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.domain.catalogue.option_sets import OptionSet, option_sets
from salesdesk.domain.catalogue.pricing import PriceAnswer, PriceBook, PriceRule
from salesdesk.domain.catalogue.products import PrinterModel, Product
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import Policy, Recommendation
from salesdesk.domain.catalogue.supplies import Terms
from salesdesk.domain.documents.pitch import PitchContent
from salesdesk.domain.team.roles import Right
from salesdesk.errors import NotFound
from salesdesk.language import Language
from salesdesk.models.prospects import Prospect
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.agreements import Agreements
from salesdesk.services.catalogue.belongings import Belongings
from salesdesk.services.catalogue.clients import (
    buyers,
    clients_with,
    most_common_printers,
    printers_of_client,
)
from salesdesk.services.catalogue.editing import ProductEditing
from salesdesk.services.catalogue.files import ProductFiles
from salesdesk.services.catalogue.fitting import Fitting
from salesdesk.services.catalogue.pitch import PitchMaker
from salesdesk.services.catalogue.price_list import PriceLists
from salesdesk.services.catalogue.price_runs import PriceRuns
from salesdesk.services.catalogue.product_finder import ProductFinder
from salesdesk.services.catalogue.reading import read_products, read_rules, read_stock
from salesdesk.services.catalogue.records import product_record
from salesdesk.services.catalogue.shapes import (
    Buyer,
    CatalogueRow,
    LineHit,
    PrinterSheet,
    ProductRecord,
    Shelf,
    Usage,
)
from salesdesk.services.catalogue.sheets import (
    fitting_rows,
    in_shelf_order,
    on_shelf,
    papers_beside,
    remark,
    shelf_rows,
)
from salesdesk.services.catalogue.snapshot import Snapshots, without_cost
from salesdesk.services.catalogue.stock import Stock
from salesdesk.services.context import Context, found

MOST_PRINTERS = 12
MOST_LINES = 12
MOST_ROWS = 300


class CatalogueService:
    """The catalogue of the open shop. Prices are without VAT.

    What is handed to screens leaves cost and margin out unless the person at the desk may see
    them; `catalogue` and `terms` are for other services and hold everything.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._snapshots = Snapshots()
        self.agreements = Agreements(context)
        self.price_lists = PriceLists(context, self.catalogue, self.terms)
        self.editing = ProductEditing(context)
        self.belongings = Belongings(context)
        self.fitting = Fitting(context)
        self.files = ProductFiles(context)
        self.shelf_stock = Stock(context)
        self.prices = PriceRuns(context, lambda: self.catalogue().products)
        self._finder = ProductFinder(context.database.connections)

    # for other services

    def catalogue(self) -> Assortment:
        """Everything the shop sells or knows of, with cost; kept until something changes."""
        return self._snapshots.current().assortment

    def terms(
        self,
        prospect_id: UUID | None = None,
        on: date | None = None,
        rules: tuple[PriceRule, ...] | None = None,
    ) -> Terms:
        """What prices depend on for an account (or nobody in particular) on a day (today).

        `rules` are those to ask where it is known that no other speaks of what is priced.
        """
        settings = self._context.settings
        floors = {Category(each.category): each.basis_points for each in settings.category_floors}
        rules = self._snapshots.current().rules if rules is None else rules
        book = PriceBook(rules, settings.margin_floor, floors)
        day = on or self._context.today()
        return Terms(settings.currency, day, book, _pricing_buyer(prospect_id))

    def stock(self, product_ids: Iterable[UUID]) -> dict[UUID, int]:
        """How many of each are on hand."""
        wanted = list(product_ids)
        on_hand = read_stock(wanted)
        return {key: on_hand.get(key, 0) for key in wanted}

    # prices and recommendations

    def price(
        self,
        product_id: UUID,
        prospect_id: UUID | None = None,
        quantity: int = 1,
        on: date | None = None,
    ) -> PriceAnswer:
        """The price of one unit with all six rules.

        Raises NotFound for a product that is not there any more.
        """
        terms = self.terms(prospect_id, on, read_rules([product_id]))
        return terms.price(self._product(product_id), quantity)

    def recommend(
        self,
        needs: Needs,
        prospect_id: UUID | None = None,
        policy: Policy | None = None,
        on: date | None = None,
    ) -> Recommendation:
        """The products for a client's needs, with volumes, prices and reasons."""
        asked = self._snapshots.asked(needs)
        terms = self.terms(prospect_id, on, asked.rules)
        return recommend(needs, self._seen(asked.assortment), terms, policy)

    def options(self, needs: Needs, prospect_id: UUID | None = None) -> list[OptionSet]:
        """Good, better and best for the same needs, where they differ."""
        asked = self._snapshots.asked(needs)
        terms = self.terms(prospect_id, rules=asked.rules)
        return option_sets(needs, self._seen(asked.assortment), terms)

    # finding

    def find_printers(self, text: str, limit: int = MOST_PRINTERS) -> tuple[PrinterModel, ...]:
        """Printers for a text that may still be being typed, best first.

        Without a text: those that most clients have, or any where nobody told of theirs yet.
        """
        core = self._snapshots.core()
        if not text.strip():
            known = (core.printers.get(key) for key in most_common_printers(limit))
            common = tuple(printer for printer in known if printer)
            return common or tuple(islice(core.printers.values(), limit))
        return tuple(core.finder.find(text, limit))

    def printer(self, printer_id: UUID) -> PrinterModel | None:
        """The printer model with this id."""
        return self._snapshots.core().printers.get(printer_id)

    def find_products(self, text: str, limit: int = MOST_ROWS) -> tuple[Product, ...]:
        """Products for a text, best first."""
        found = read_products(self._finder.find(text, limit))
        return found if self._sees_cost() else tuple(replace(p, cost=None) for p in found)

    def find_lines(
        self, text: str, prospect_id: UUID | None = None, limit: int = MOST_LINES
    ) -> tuple[LineHit, ...]:
        """Products to put on a line while their name is being typed, with the client's price."""
        found = self.find_products(text, limit)
        terms = self.terms(prospect_id, rules=read_rules([product.id for product in found]))
        return tuple(_line_hit(product, terms) for product in found)

    def scanned(self, code: str, prospect_id: UUID | None = None) -> LineHit | None:
        """The product with exactly this barcode, SKU or part number, or a pack of it."""
        key, quantity = self._finder.numbered(code), 1
        if key is None:
            pack = self.belongings.scanned(code)
            if pack is None:
                return None
            key, quantity = pack
        terms = self.terms(prospect_id, rules=read_rules([key]))
        return replace(_line_hit(self._product(key), terms), quantity=quantity)

    def find_buyers(self, text: str, limit: int = 8) -> tuple[Buyer, ...]:
        """Accounts to ask prices for."""
        return buyers(self._context.database.connections, text, limit)

    def buyer(self, prospect_id: UUID) -> Buyer:
        """One account to ask prices for. Raises NotFound where it is gone."""
        row = found(Prospect, prospect_id)
        return Buyer(row.id, row.company, row.customer_group)

    # the page

    def for_printer(
        self, printer_id: UUID, usage: Usage | None = None, prospect_id: UUID | None = None
    ) -> PrinterSheet:
        """What goes into a printer and the papers to offer beside it.

        Raises NotFound for a printer that is not there any more.
        """
        asked = self._snapshots.asked(Needs((PrinterNeed("", printer_id=printer_id),)))
        usage, assortment = usage or Usage(), self._seen(asked.assortment)
        printer = assortment.printer(printer_id)
        if printer is None:
            raise NotFound(sentence("This printer is not in the catalogue any more."))
        terms = self.terms(prospect_id, rules=asked.rules)
        rows = fitting_rows(printer, assortment, usage, terms)
        papers = papers_beside(printer, assortment, terms)
        said = remark(rows, usage, terms)
        return PrinterSheet(printer, rows, papers, clients_with(printer_id), said)

    def shelf(
        self, shelf: Shelf, text: str = "", prospect_id: UUID | None = None
    ) -> tuple[CatalogueRow, ...]:
        """The products on a shelf that match a text; all of them for none, at most 300."""
        assortment = self._visible()
        among = [product for product in assortment.products if on_shelf(product, shelf)]
        found = self._matching(text, among) if text.strip() else in_shelf_order(among)
        return shelf_rows(found[:MOST_ROWS], assortment, self.terms(prospect_id))

    def record(
        self, product_id: UUID, prospect_id: UUID | None = None, quantity: int = 1
    ) -> ProductRecord:
        """Everything about one product for the record beside the list.

        Raises NotFound for a product that is not there any more.
        """
        about = self._snapshots.about(product_id)
        full, product = about.assortment.product(product_id), self._product(product_id)
        terms = self.terms(prospect_id, rules=about.rules)
        assortment = self._seen(about.assortment)
        record = product_record(product, full or product, assortment, terms, quantity)
        picture = self.files.file(product_id, FileKind.PICTURE)
        return replace(
            record,
            packs=self.belongings.packs(product_id),
            links=self.belongings.links(product_id),
            picture=picture.content if picture else None,
            has_sheet=FileKind.SPEC_SHEET in self.files.kinds(product_id),
        )

    # the ink catalogue

    def pitch_content(
        self,
        brands: tuple[str, ...] = (),
        printers: tuple[UUID, ...] = (),
        prospect_id: UUID | None = None,
        language: str = "",
        on: date | None = None,
    ) -> PitchContent:
        """The ink catalogue of these brands or printers (all of them for none), for a client.

        The client's own printers come first where they are known.
        Raises NotFound where nothing of what was asked for is in the catalogue.
        """
        return self._pitch().content(brands, printers, prospect_id, language, on)

    def pitch_pdf(
        self,
        brands: tuple[str, ...] = (),
        printers: tuple[UUID, ...] = (),
        prospect_id: UUID | None = None,
        language: str = "",
        on: date | None = None,
    ) -> bytes:
        """The same as a PDF."""
        # ReportLab loads with the first document, not with the desk.
        from salesdesk.proposals.pitch import render_pitch

        return render_pitch(self.pitch_content(brands, printers, prospect_id, language, on))

    def brands(self) -> tuple[str, ...]:
        """The printer brands that the catalogue has supplies for."""
        return tuple(sorted({p.brand for p in self.catalogue().printers}, key=str.casefold))

    def client_printers(self, prospect_id: UUID) -> tuple[PrinterModel, ...]:
        """The printers that an account has, as far as they are known models."""
        assortment = self.catalogue()
        known = (assortment.printer(each.printer_id) for each in printers_of_client(prospect_id))
        return tuple(dict.fromkeys(printer for printer in known if printer))

    def product_name(self, product_id: UUID, language: Language) -> str:
        """A product's name in a language. Raises NotFound where it is gone."""
        return self._product(product_id).name(language)

    def _pitch(self) -> PitchMaker:
        return PitchMaker(self._context, self.catalogue(), self.terms)

    def _product(self, product_id: UUID) -> Product:
        known = read_products([product_id])
        if not known:
            raise NotFound(sentence("This product is not in the catalogue any more."))
        return known[0] if self._sees_cost() else replace(known[0], cost=None)

    def _matching(self, text: str, among: list[Product]) -> list[Product]:
        by_id = {product.id: product for product in among}
        return [by_id[key] for key in self._finder.find(text, MOST_ROWS, by_id.keys())]

    def _visible(self) -> Assortment:
        snapshot = self._snapshots.current()
        return snapshot.assortment if self._sees_cost() else snapshot.without_cost

    def _seen(self, assortment: Assortment) -> Assortment:
        return assortment if self._sees_cost() else without_cost(assortment)

    def _sees_cost(self) -> bool:
        member = self._context.member
        return member is not None and member.may(Right.SEE_COST)


def _pricing_buyer(prospect_id: UUID | None) -> pricing.Buyer:
    if prospect_id is None:
        return pricing.Buyer()
    row = Prospect.get_or_none(Prospect.id == prospect_id)
    group = row.customer_group if row else ""
    return pricing.Buyer(prospect_id, frozenset({group} if group else ()))


def _line_hit(product: Product, terms: Terms) -> LineHit:
    return LineHit(
        product.id,
        product.sku,
        product.mpn,
        product.name_en,
        product.name_vi,
        product.unit,
        terms.price(product, 1).unit_price,
        product.stock_on_hand,
        product.offered,
    )
