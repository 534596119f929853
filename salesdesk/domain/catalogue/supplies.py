"""The supplies of an assortment as the ink catalogue needs them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.catalogue.families import Supply
from salesdesk.domain.catalogue.kinds import Certainty, Origin
from salesdesk.domain.catalogue.products import Assortment, PrinterModel, Product
from salesdesk.language import Language
from salesdesk.money import UnitPrice


def supplies(
    assortment: Assortment,
    language: Language,
    price: Callable[[Product], UnitPrice | None] = lambda product: product.list_price,
) -> list[Supply]:
    """Every ink, toner and drum with the printers it fits, named in a language.

    `price` gives the price to print for one unit of a product, or None for no price. A printer
    that a supply is known not to fit does not count. A compatible replaces the original whose
    part number or series its own number or name contains.
    """
    found = [
        _supply(product, assortment, language, price(product))
        for product in assortment.products
        if product.is_supply
    ]
    originals = _by_printer(found)
    return [_with_original(one, originals) for one in found]


def _supply(
    product: Product, assortment: Assortment, language: Language, price: UnitPrice | None
) -> Supply:
    facts = product.supply
    assert facts is not None
    return Supply(
        sku=product.sku,
        brand=product.brand,
        name=product.name_en if facts.origin is Origin.ORIGINAL else product.name(language),
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
    )


def _by_printer(found: Sequence[Supply]) -> dict[UUID, list[Supply]]:
    originals: dict[UUID, list[Supply]] = defaultdict(list)
    for one in found:
        if one.origin is Origin.ORIGINAL:
            for printer in one.printers:
                originals[printer.id].append(one)
    return originals


def _with_original(supply: Supply, originals: dict[UUID, list[Supply]]) -> Supply:
    if supply.origin is Origin.ORIGINAL or supply.replaces:
        return supply
    near = {
        one.sku: one
        for printer in sorted(supply.printers, key=_name)
        for one in originals[printer.id]
        if one.category is supply.category and one.colour is supply.colour
    }
    named = [one for one in near.values() if _names(supply, one)]
    best = max(named, key=lambda one: (_letters(one.part_number) in _numbers(supply), one.sku),
               default=None)  # fmt: skip
    return replace(supply, replaces=best.sku) if best else supply


def _names(supply: Supply, original: Supply) -> bool:
    if original.part_number and _letters(original.part_number) in _numbers(supply):
        return True
    words = re.findall(r"[\w./-]+", supply.name)
    return original.series.casefold() in [word.casefold() for word in words]


def _numbers(supply: Supply) -> str:
    return _letters(f"{supply.part_number} {supply.sku}")


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _name(printer: PrinterModel) -> str:
    return printer.name
