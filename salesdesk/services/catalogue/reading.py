"""The catalogue's tables as the plain values that the rules work with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from peewee import ModelSelect, fn

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import (
    Basis,
    Category,
    InkBase,
    PaperUse,
    PrinterKind,
    counted,
)
from salesdesk.domain.catalogue.pricing import PriceRule, Rule
from salesdesk.domain.catalogue.products import (
    Fit,
    PaperFacts,
    PrinterModel,
    Product,
    SupplyFacts,
)
from salesdesk.models import catalogue as tables
from salesdesk.money import UnitPrice

MOST_INKS = 20
Row = dict[str, Any]
_RULES = {rule.key: rule for rule in Rule}


def read_assortment() -> Assortment:
    """Every product, printer and fit as they are now, with the stock on hand."""
    return Assortment(tuple(_products()), tuple(_printers()), tuple(_fits()))


def read_printers() -> tuple[PrinterModel, ...]:
    """Every printer, by brand and model."""
    return tuple(_printers())


def read_papers() -> tuple[Product, ...]:
    """The papers the shop sells today, with the stock on hand."""
    product = tables.Product
    on_sale = product.stocked & ~product.discontinued
    papers = product.id.in_(tables.Paper.select(tables.Paper.product))
    return tuple(_products(on_sale & papers))


def read_products(product_ids: Sequence[UUID]) -> tuple[Product, ...]:
    """These products in this order, with the stock on hand; those that are gone are left out."""
    found = {one.id: one for one in _products(tables.Product.id.in_(list(product_ids)))}
    return tuple(found[key] for key in product_ids if key in found)


def read_fitting(printer_ids: Sequence[UUID]) -> tuple[tuple[Product, ...], tuple[Fit, ...]]:
    """What is known to go into these printers, or not to, and what replaces it."""
    product, fit = tables.Product, tables.Compatibility
    theirs = fit.printer.in_(list(printer_ids))
    fitting = fit.select(fit.product).where(theirs)
    replaced = product.alias()
    follow = replaced.select(replaced.replaced_by).where(replaced.id.in_(fitting))
    wanted = product.id.in_(fitting) | product.id.in_(follow)
    return tuple(_products(wanted)), tuple(_fits(theirs))


def read_product(product_id: UUID) -> tuple[tuple[Product, ...], tuple[Fit, ...]]:
    """One product, what replaces it, and what it is known to fit, or not to."""
    product, fit = tables.Product, tables.Compatibility
    follow = product.select(product.replaced_by).where(product.id == product_id)
    keys = [product_id, *(key for (key,) in as_tuples(follow) if key is not None)]
    return tuple(_products(product.id.in_(keys))), tuple(_fits(fit.product == product_id))


def read_inks(names: Iterable[str]) -> tuple[tuple[Product, ...], tuple[Fit, ...]]:
    """Inks on sale of which one of these is noted, and what they fit; not more than a screen
    can show of each.
    """
    product, supply, fit = tables.Product, tables.Supply, tables.Compatibility
    found: list[UUID] = []
    for name in names:
        noted = (supply.ink_base == name) | supply.special.contains(name)
        rows = product.select(product.id).join(supply).where(noted & product.stocked)
        found += [key for (key,) in as_tuples(rows.order_by(product.sku).limit(MOST_INKS))]
    fits = tuple(_fits(fit.product.in_(found)))
    return tuple(_products(product.id.in_(found))), fits


def read_rules(product_ids: Sequence[UUID] | None = None) -> tuple[PriceRule, ...]:
    """Every price agreement as a rule, or those that may speak of these products."""
    agreement = tables.PriceAgreement
    query = agreement.select().order_by(agreement.id)
    if product_ids is not None:
        named = agreement.product.in_(list(product_ids))
        query = query.where(named | agreement.product.is_null())
    return tuple(rule_of(row) for row in as_dicts(query))


def read_stock(product_ids: Iterable[UUID] | None = None) -> dict[UUID, int]:
    """How many of each product are on hand: the sum of all that moved; none that never moved."""
    move = tables.StockMove
    query = move.select(move.product, fn.SUM(move.quantity)).group_by(move.product)
    if product_ids is not None:
        query = query.where(move.product.in_(list(product_ids)))
    return {key: int(quantity) for key, quantity in as_tuples(query)}


def as_dicts(query: ModelSelect[Any]) -> Iterable[Row]:
    """The rows of a query as plain dictionaries, which costs a third of what records do."""
    rows: Iterable[Any] = query.dicts()
    return rows


def as_tuples(query: ModelSelect[Any]) -> Iterable[tuple[Any, ...]]:
    """The rows of a query as plain tuples."""
    rows: Iterable[Any] = query.tuples()
    return rows


def _products(wanted: Any = None) -> Iterable[Product]:
    """Products by their numbers: all of them, or those of a condition on the table."""
    product, supply, paper, move = tables.Product, tables.Supply, tables.Paper, tables.StockMove
    asked, facts, sheets = product.select(), supply.select(), paper.select()
    moved = move.select(move.product, fn.SUM(move.quantity)).group_by(move.product)
    if wanted is not None:
        keys = product.select(product.id).where(wanted)
        asked = asked.where(wanted)
        facts = facts.where(supply.product.in_(keys))
        sheets = sheets.where(paper.product.in_(keys))
        moved = moved.where(move.product.in_(keys))
    stock = {key: int(quantity) for key, quantity in as_tuples(moved)}
    supplies = {row["product"]: _supply(row) for row in as_dicts(facts)}
    papers = {row["product"]: _paper(row) for row in as_dicts(sheets)}
    for row in as_dicts(asked.order_by(product.sku)):
        key = row["id"]
        yield _product(row, stock.get(key, 0), supplies.get(key), papers.get(key))


def _product(
    row: Row, on_hand: int, supply: SupplyFacts | None, paper: PaperFacts | None
) -> Product:
    """A product without a list price cannot be sold, so it does not count as stocked."""
    currency, priced = row["currency"], row["list_price"] is not None
    pieces = row["pack_size"] if supply else 1
    return Product(
        id=row["id"],
        sku=row["sku"],
        category=row["category"],
        name_en=row["name_en"] or row["name_vi"] or row["sku"],
        list_price=UnitPrice(row["list_price"] or 0, currency),
        unit=counted(row["unit"], row["category"], pieces),
        name_vi=row["name_vi"],
        mpn=row["mpn"],
        barcode=row["barcode"],
        brand=row["brand"],
        pieces=pieces,
        cost=None if row["cost"] is None else UnitPrice(row["cost"], currency),
        vat=row["vat"],
        stocked=row["stocked"] and priced,
        stock_on_hand=on_hand,
        discontinued=row["discontinued"],
        replacement_id=row["replaced_by"],
        description_en=row["description_en"],
        description_vi=row["description_vi"],
        supply=supply,
        paper=paper,
    )


def _supply(row: Row) -> SupplyFacts:
    pages = row["yield_pages"]
    return SupplyFacts(
        colour=row["colour"],
        origin=row["origin"],
        capacity=row["capacity"],
        ink_base=InkBase(row["ink_base"]) if row["ink_base"] else None,
        yield_pages=pages,
        standard=row["standard"] if pages else None,
        special=tuple(_listed(row["special"])),
    )


def _paper(row: Row) -> PaperFacts:
    return PaperFacts(
        size=row["size"],
        grammage=row["grammage"],
        grade=row["grade"],
        brightness=row["brightness"],
        brightness_scale=row["brightness_scale"] if row["brightness"] else None,
        whiteness=row["whiteness"],
        opacity=row["opacity"],
        sheets_per_ream=row["sheets_per_ream"],
        reams_per_unit=row["reams_per_unit"],
        uses=frozenset(PaperUse(use) for use in _listed(row["suits"])),
        kinds=frozenset(PrinterKind(kind) for kind in _listed(row["machines"])),
    )


def _printers() -> Iterable[PrinterModel]:
    printer = tables.PrinterModel
    for row in as_dicts(printer.select().order_by(printer.brand, printer.model)):
        yield PrinterModel(row["id"], row["brand"], row["model"], row["kind"])


def _fits(wanted: Any = None) -> Iterable[Fit]:
    """Fits: all of them, or those of a condition on the table."""
    supply, fit = tables.Supply, tables.Compatibility
    bases, asked = supply.select(supply.product, supply.basis), fit.select()
    if wanted is not None:
        bases = bases.where(supply.product.in_(fit.select(fit.product).where(wanted)))
        asked = asked.where(wanted)
    basis: dict[UUID, Basis] = dict(as_tuples(bases))
    for row in as_dicts(asked):
        own = row["yield_pages"]
        yield Fit(
            row["product"],
            row["printer"],
            row["certainty"],
            own,
            row["standard"] if own else None,
            row["basis"] if own else basis.get(row["product"]) or row["basis"],
            row["source"],
            row["checked_on"],
        )


def rule_of(row: Row) -> PriceRule:
    """A price agreement's row as the rule that it is."""
    return PriceRule(
        rule=_RULES[row["rule"].value],
        name=row["label"],
        product_id=row["product"],
        category=Category(row["category"]) if row["category"] else None,
        brand=row["brand"],
        customer_id=row["prospect"],
        group=row["customer_group"],
        min_quantity=row["from_quantity"],
        unit_price=_agreed(row),
        discounts=tuple(int(each) for each in _listed(row["discounts"])),
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
    )


def _agreed(row: Row) -> UnitPrice | None:
    scaled = row["unit_price"]
    return None if scaled is None else UnitPrice(scaled, row["currency"])


def _listed(text: str) -> list[str]:
    return [part for part in text.split(";") if part]
