"""The price list of one client, or of everybody: every product that the shop sells, by category."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import CATEGORY_NAMES, UNIT_NAMES, Category
from salesdesk.domain.catalogue.pricing import Rule
from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.catalogue.series import natural
from salesdesk.domain.catalogue.supplies import Terms
from salesdesk.domain.documents.common import Party, Person, Shop
from salesdesk.domain.documents.price_list import PriceGroup, PriceListContent, PriceRow, Step
from salesdesk.language import Language, language
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.money import BASIS_POINTS, UnitPrice, divide_half_away
from salesdesk.services.context import Context, found

_EVERYBODYS = (Rule.LIST, Rule.QUANTITY_BREAK, Rule.PROMOTION)
MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class PriceLists:
    """Makes price lists; `terms` gives prices for an account and day."""

    context: Context
    assortment: Callable[[], Assortment]
    terms: Callable[[UUID | None, date | None], Terms]

    def content(
        self,
        prospect_id: UUID | None = None,
        code: str = "",
        categories: Sequence[Category] = (),
        on: date | None = None,
    ) -> PriceListContent:
        """What the shop sells on a day (today), or of some categories; language by its code.

        Raises NotFound for a client who is not there any more.
        """
        settings = self.context.settings
        client = found(Prospect, prospect_id) if prospect_id else None
        words = language(code or (client.language if client else settings.language))
        terms = self.terms(prospect_id, on)
        kinds = [kind for kind in Category if not categories or kind in categories]
        sold = (one for one in self.assortment().products if one.offered)
        shown = [one for one in sold if one.category in kinds]
        groups = [
            _group(kind, [one for one in shown if one.category is kind], terms, words)
            for kind in kinds
        ]
        return PriceListContent(
            words.code,
            settings.currency,
            terms.day,
            Shop.of(settings, words.code),
            tuple(group for group in groups if group.rows),
            _party(client) if client else None,
            self._seller(),
            _first_end(shown, terms),
        )

    def pdf(
        self,
        prospect_id: UUID | None = None,
        code: str = "",
        categories: Sequence[Category] = (),
        on: date | None = None,
    ) -> bytes:
        """The same as a PDF."""
        # ReportLab loads with the first document, not with the desk.
        from salesdesk.proposals.price_list import render_price_list

        return render_price_list(self.content(prospect_id, code, categories, on))

    def _seller(self) -> Person | None:
        member = self.context.member
        return Person(member.name, member.phone, member.email) if member else None


def _group(
    kind: Category, products: Iterable[Product], terms: Terms, words: Language
) -> PriceGroup:
    ordered = sorted(products, key=lambda one: (one.brand, natural(one.name(words))))
    return PriceGroup(
        words.tr(CATEGORY_NAMES[kind]), tuple(_row(one, terms, words) for one in ordered)
    )


def _row(product: Product, terms: Terms, words: Language) -> PriceRow:
    answer = terms.price(product, 1)
    agreed = answer.rule not in _EVERYBODYS
    return PriceRow(
        product.name(words),
        product.mpn or product.sku,
        words.tr(UNIT_NAMES[product.unit]),
        answer.unit_price,
        _gross(answer.unit_price, product.vat),
        product.vat,
        tuple(_steps(product, terms)),
        answer.winner.said() if agreed else None,
        product.list_price if agreed else None,
    )


def _steps(product: Product, terms: Terms) -> Iterable[Step]:
    answer = terms.price(product, 1)
    for _step in range(MOST_STEPS):
        if answer.next_break is None:
            return
        yield Step(answer.next_break.min_quantity, answer.next_break.unit_price)
        answer = terms.price(product, answer.next_break.min_quantity)


def _gross(price: UnitPrice, vat: int) -> UnitPrice:
    """One with VAT, rounded to the minor unit."""
    scaled = divide_half_away(price.scaled * (BASIS_POINTS + vat), BASIS_POINTS)
    return UnitPrice.from_money(UnitPrice(scaled, price.currency).money)


def _first_end(products: Iterable[Product], terms: Terms) -> date | None:
    sources = (terms.price(product, 1).winner.source for product in products)
    ends = [one.valid_until for one in sources if one is not None and one.valid_until is not None]
    return min(ends, default=None)


def _party(client: Prospect) -> Party:
    first = Contact.select().where(Contact.prospect == client.id).order_by(Contact.position).first()
    return Party(client.company, client.tax_code, contact=first.name if first else "")
