"""The ink catalogue: every supply with its figures, and the client's own printers first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.families import Family, families
from salesdesk.domain.catalogue.ink_supplies import ink_supplies
from salesdesk.domain.catalogue.pricing import PriceAnswer
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.catalogue.supplies import Terms
from salesdesk.domain.documents.common import Party, Person, Shop
from salesdesk.domain.documents.pitch import ClientPrinter, PitchContent
from salesdesk.domain.documents.pitch_chapters import (
    average,
    chapters,
    client_printer,
    example,
    specials,
)
from salesdesk.errors import NotFound
from salesdesk.language import Language
from salesdesk.language import language as language_of
from salesdesk.models.catalogue import Product as ProductRow
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.clients import KnownPrinter, printers_of_client
from salesdesk.services.catalogue.reading import as_tuples
from salesdesk.services.context import Context, found
from salesdesk.settings import ShopSettings
from salesdesk.text import fold


@dataclass(frozen=True, slots=True)
class PitchMaker:
    """Gathers what stands in an ink catalogue. `terms` gives prices for an account and day."""

    context: Context
    assortment: Assortment
    terms: Callable[[UUID | None, date | None], Terms]

    def content(
        self,
        brands: Sequence[str],
        printers: Sequence[UUID],
        prospect_id: UUID | None,
        language: str,
        on: date | None,
    ) -> PitchContent:
        """Prices are the client's (or everybody's) for one unit, without VAT.

        Raises NotFound where nothing of what was asked for is in the catalogue.
        """
        settings, day = self.context.settings, on or self.context.today()
        client = found(Prospect, prospect_id) if prospect_id else None
        prices = self._prices(self.terms(prospect_id, day))
        every = self._families(prices)
        shown = self._asked_for(every, brands, printers)
        made = chapters(shown)
        own = printers_of_client(client.id) if client else []
        code = language or (client.language if client else settings.language)
        content = PitchContent(
            code,
            settings.currency,
            day,
            Shop.of(settings, code),
            made,
            seller=self._seller(),
            client=_party(client) if client else None,
            client_printers=tuple(self._client_printers(own, every)),
            printers_as_of=max((each.known_on for each in own if each.known_on), default=None),
            specials=specials(shown),
            vat_included=False,
            vat_rate=self._vat_rate(),
            valid_until=_valid_until(prices, day + timedelta(days=settings.valid_days)),
            notes=_notes(settings, language_of(code)),
        )
        return _with_examples(content)

    def _prices(self, terms: Terms) -> dict[UUID, PriceAnswer]:
        supplies = (product for product in self.assortment.products if product.is_supply)
        return {product.id: terms.price(product, 1) for product in supplies}

    def _families(self, prices: Mapping[UUID, PriceAnswer]) -> tuple[Family, ...]:
        regions = dict(as_tuples(ProductRow.select(ProductRow.id, ProductRow.region)))
        supplies = ink_supplies(
            self.assortment,
            lambda product: prices[product.id].unit_price,
            regions,
        )
        return families(supplies)

    def _asked_for(
        self, every: Sequence[Family], brands: Sequence[str], printers: Sequence[UUID]
    ) -> tuple[Family, ...]:
        names, keys = {fold(brand) for brand in brands}, set(printers)
        shown = tuple(
            family
            for family in every
            if (not names and not keys)
            or fold(family.brand) in names
            or any(printer.id in keys for printer in family.printers)
        )
        if not shown:
            raise NotFound(sentence("Nothing in the catalogue is of these brands or printers."))
        return shown

    def _client_printers(
        self, own: Sequence[KnownPrinter], every: Sequence[Family]
    ) -> list[ClientPrinter]:
        made: dict[PrinterModel, ClientPrinter] = {}
        for each in own:
            printer = self.assortment.printer(each.printer_id)
            if printer is None:
                continue
            before = made.get(printer)
            quantity = each.quantity + (before.quantity if before else 0)
            made[printer] = client_printer(printer, quantity, every, each.pages)
        return list(made.values())

    def _seller(self) -> Person | None:
        member = self.context.member
        return Person(member.name, member.phone, member.email) if member else None

    def _vat_rate(self) -> int | None:
        rates = {product.vat for product in self.assortment.products if product.is_supply}
        return rates.pop() if len(rates) == 1 else None


def _notes(settings: ShopSettings, words: Language) -> tuple[str, ...]:
    """The sample shop says what of it is made up."""
    if not settings.sample:
        return ()
    said = words.tr(
        "This is a sample shop: its prices and its own {shop} line are made up; the yields of the"
        " makers are as they declare them.",
        shop=settings.name,
    )
    return (said,)


def _valid_until(prices: Mapping[UUID, PriceAnswer], usual: date) -> date:
    """The usual day, or the first on which one of the printed prices ends."""
    sources = (answer.winner.source for answer in prices.values())
    return min([usual, *(rule.valid_until for rule in sources if rule and rule.valid_until)])


def _with_examples(content: PitchContent) -> PitchContent:
    shown = content.families
    return replace(content, average=average(shown), example=example(shown))


def _party(client: Prospect) -> Party:
    contact = (
        Contact.select().where(Contact.prospect == client.id).order_by(Contact.position).first()
    )
    return Party(
        client.company,
        client.tax_code,
        contact=contact.name if contact else "",
        contact_title=contact.title if contact else "",
    )
