"""One product with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterable

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.pricing import Buyer, PriceRule, Rule
from salesdesk.domain.catalogue.products import Fit, PrinterModel, Product
from salesdesk.domain.catalogue.series import natural
from salesdesk.domain.catalogue.supplies import Terms
from salesdesk.models.catalogue import Product as ProductRow
from salesdesk.money import BASIS_POINTS, divide_half_away
from salesdesk.services.catalogue.shapes import FitGroup, PriceBreak, ProductRecord

_CERTAINTIES = ("confirmed", "claimed", "known bad")


def product_record(
    product: Product, full: Product, assortment: Assortment, terms: Terms, quantity: int
) -> ProductRecord:
    """The record of a product; `full` is the same with its cost, to know what needs approval."""
    fits = assortment.printers_of(product)
    replacement = assortment.product(product.replacement_id) if product.replacement_id else None
    return ProductRecord(
        product,
        terms.price(product, quantity),
        tuple(price_breaks(full, terms)),
        tuple(fit_groups(fits)),
        replacement,
        fits[0][1].basis if fits else None,
        _region(product),
    )


def price_breaks(product: Product, terms: Terms) -> Iterable[PriceBreak]:
    """What everybody pays by quantity, from one up; nothing where quantity makes no difference."""
    starts = sorted({1, *(rule.min_quantity for rule in _break_rules(product, terms))})
    if len(starts) == 1:
        return
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        answer = terms.book.answer(product, start, Buyer(), terms.day)
        saved = product.list_price.scaled - answer.unit_price.scaled
        whole = product.list_price.scaled or 1
        yield PriceBreak(
            start,
            following - 1 if following else None,
            answer.unit_price,
            divide_half_away(saved * BASIS_POINTS, whole),
            answer.below_floor,
        )


def fit_groups(fits: Iterable[tuple[PrinterModel, Fit]]) -> list[FitGroup]:
    """Fits by certainty and source, the surest and the largest group first."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for printer, fit in fits:
        key = (fit.certainty, fit.source, fit.checked_on)
        groups.setdefault(key, []).append(printer.name)
    made = [
        FitGroup(tuple(sorted(names, key=natural)), *key)  # type: ignore[arg-type]
        for key, names in groups.items()
    ]
    return sorted(made, key=lambda g: (_CERTAINTIES.index(g.certainty), -len(g.models)))


def _break_rules(product: Product, terms: Terms) -> list[PriceRule]:
    return [
        rule
        for rule in terms.book.rules
        if rule.rule is Rule.QUANTITY_BREAK
        and rule.product_id in (None, product.id)
        and rule.covers(product)
        and rule.runs(terms.day)
    ]


def _region(product: Product) -> str:
    row = ProductRow.get_or_none(ProductRow.id == product.id)
    return row.region if row else ""
