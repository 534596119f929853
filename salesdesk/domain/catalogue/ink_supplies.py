"""The supplies of an assortment as the ink catalogue sorts them into families."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.families import Supply
from salesdesk.domain.catalogue.kinds import Certainty, Origin
from salesdesk.domain.catalogue.products import PrinterModel, Product, SupplyFacts
from salesdesk.money import UnitPrice


def ink_supplies(
    assortment: Assortment,
    price: Callable[[Product], UnitPrice | None],
    regions: Mapping[UUID, str],
) -> list[Supply]:
    """Every ink, toner and drum with the printers it fits.

    `price` gives the price to print for one unit of a product, or None for no price; `regions`
    says where a product's part number is sold. A printer that a supply is known not to fit does
    not count. A compatible replaces the original whose part number or series its own number or
    name contains.
    """
    found = [
        _supply(product, product.supply, assortment, price(product), regions.get(product.id, ""))
        for product in assortment.products
        if product.is_supply and product.supply
    ]
    originals = _by_printer(found)
    return [_with_original(one, originals) for one in found]


def _supply(
    product: Product,
    facts: SupplyFacts,
    assortment: Assortment,
    price: UnitPrice | None,
    region: str,
) -> Supply:
    # Series are read from the makers' English names; the catalogue words the rest itself.
    return Supply(
        sku=product.sku,
        brand=product.brand,
        name=product.name_en,
        part_number=product.mpn,
        category=product.category,
        printers=frozenset(
            printer
            for printer, fit in assortment.printers_of(product)
            if fit.certainty is not Certainty.KNOWN_BAD
        ),
        origin=facts.origin,
        colour=facts.colour,
        capacity=facts.capacity,
        yield_pages=facts.yield_pages,
        standard=facts.standard,
        ink_base=facts.ink_base,
        price=price or None,
        pieces=product.pieces,
        stocked=product.offered,
        region=region,
    )


def _by_printer(found: Sequence[Supply]) -> dict[PrinterModel, list[Supply]]:
    originals: dict[PrinterModel, list[Supply]] = defaultdict(list)
    for one in found:
        if one.origin is Origin.ORIGINAL:
            for printer in one.printers:
                originals[printer].append(one)
    return originals


def _with_original(supply: Supply, originals: dict[PrinterModel, list[Supply]]) -> Supply:
    if supply.origin is Origin.ORIGINAL:
        return supply
    near = {
        one.sku: one
        for printer in supply.printers
        for one in originals[printer]
        if one.category is supply.category and one.colour is supply.colour
    }
    numbers = _letters(f"{supply.part_number} {supply.sku}")
    words = {word.casefold() for word in re.findall(r"[\w./-]+", supply.name)}
    named = {one.sku: _letters(one.part_number or one.sku) in numbers for one in near.values()}
    alike = [sku for sku, one in near.items() if named[sku] or one.series.casefold() in words]
    best = max(alike, key=lambda sku: (named[sku], sku), default="")
    return replace(supply, replaces=best)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
