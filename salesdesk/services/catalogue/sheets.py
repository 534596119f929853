"""Lists of the catalogue with prices, cost per page and how long a piece lasts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from salesdesk.domain.catalogue import cost
from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import (
    Category,
    Colour,
    Grade,
    InkBase,
    PaperUse,
)
from salesdesk.domain.catalogue.needs import PaperNeed, PrinterNeed
from salesdesk.domain.catalogue.papers import GRADES, PaperVolume, choose_paper
from salesdesk.domain.catalogue.papers import Basis as PaperBasis
from salesdesk.domain.catalogue.products import FittingSupply, PrinterModel, Product
from salesdesk.domain.catalogue.series import natural
from salesdesk.domain.catalogue.supplies import (
    Ranked,
    Terms,
    Volume,
    is_drum,
    rank,
    volume_of,
)
from salesdesk.money import Money
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.catalogue.shapes import CatalogueRow, Shelf, Usage

ONE_MONTH = Fraction(1)
COLOUR_ORDER = tuple(Colour)
CATEGORY_ORDER = tuple(Category)
USUAL_PAPER = (PaperUse.OFFICE, PaperUse.CLIENT_DOCUMENTS, PaperUse.HANDOUTS, PaperUse.ARCHIVE)
COLOUR_PAPER = (*USUAL_PAPER[:2], PaperUse.DESIGN_PROOFS, PaperUse.HANDOUTS)
INK_PAPER = (*USUAL_PAPER[:2], PaperUse.DESIGN_PROOFS, PaperUse.PHOTOS)


def fitting_rows(
    printer: PrinterModel, assortment: Assortment, usage: Usage, terms: Terms
) -> tuple[CatalogueRow, ...]:
    """What is known for a printer: colour by colour, what the shop would suggest first, drums
    last. Bars compare the prices of a page within a colour.
    """
    by_colour: dict[Colour | None, list[FittingSupply]] = {}
    for fitting in assortment.supplies_of(printer):
        by_colour.setdefault(None if is_drum(fitting) else fitting.supply.colour, []).append(
            fitting
        )
    rows: list[CatalogueRow] = []
    for colour in (*COLOUR_ORDER, None):
        ranked = rank(by_colour.get(colour, ()), _volume(usage, colour), ONE_MONTH, terms)
        rows.extend(_with_shares([_row(one) for one in ranked]))
    return tuple(rows)


def shelf_rows(
    products: Iterable[Product], assortment: Assortment, terms: Terms
) -> tuple[CatalogueRow, ...]:
    """Products listed by themselves, with the cost of a page or a sheet where there is one.

    Bars compare like with like: toner with toner, photo paper of a size with photo paper of it.
    """
    rows = [_shelf_row(product, assortment, terms) for product in products]
    groups: dict[object, list[CatalogueRow]] = {}
    for row in rows:
        groups.setdefault(_alike(row.product), []).append(row)
    shares = {row.product.id: row for group in groups.values() for row in _with_shares(group)}
    return tuple(shares[row.product.id] for row in rows)


def in_shelf_order(products: Iterable[Product]) -> list[Product]:
    """Products as they stand on a shelf: what is sold first, by kind, brand and number; paper by
    size, grade and weight.
    """
    return sorted(products, key=_place)


def _place(product: Product) -> tuple[object, ...]:
    paper = product.paper
    first = not product.offered, CATEGORY_ORDER.index(product.category)
    if paper:
        grade = GRADES.index(paper.grade)
        return *first, paper.size != "A4", paper.size, grade, paper.grammage, product.sku
    return *first, product.brand, natural(product.name_en)


def _alike(product: Product) -> object:
    paper = product.paper
    if paper is None:
        return product.category
    return paper.size, paper.grade is Grade.PHOTO


def on_shelf(product: Product, shelf: Shelf) -> bool:
    """Whether a product is listed on this shelf."""
    return {
        Shelf.SUPPLIES: product.is_supply,
        Shelf.PAPER: product.category is Category.PAPER,
        Shelf.STATIONERY: product.category in (Category.STATIONERY, Category.SERVICE),
        Shelf.SPECIAL_INKS: _is_special_ink(product),
    }[shelf]


def papers_beside(
    printer: PrinterModel, assortment: Assortment, terms: Terms
) -> tuple[CatalogueRow, ...]:
    """The papers to offer with a printer: one for each thing people print on such a machine."""
    chosen: dict[str, Product] = {}
    for use in _uses(printer):
        need = PaperNeed(use=use, reams_per_month=Decimal(1))
        volume = PaperVolume(Fraction(500), PaperBasis.REAMS)
        papers = assortment.papers()
        choice = choose_paper(need, volume, [printer.kind], papers, ONE_MONTH, terms)
        if choice:
            chosen.setdefault(choice.product.sku, choice.product)
    return shelf_rows(chosen.values(), assortment, terms)


def remark(rows: Sequence[CatalogueRow], usage: Usage, terms: Terms) -> Sentence | None:
    """What the best original saves against the next one of its colour, a page and a month."""
    originals = [
        row
        for row in rows
        if row.product.offered
        and row.unit_cost is not None
        and row.product.category is not Category.DRUM
        and row.product.supply
        and row.product.supply.origin == "original"
    ]
    if not originals:
        return None
    first = originals[0]
    second = next((row for row in originals[1:] if _same_colour(row, first)), None)
    if second is None or first.unit_cost is None or second.unit_cost is None:
        return None
    less = second.unit_cost - first.unit_cost
    if less <= 0:
        return None
    month = cost_of_month(less * usage.pages, terms.currency)
    return sentence(
        "{better} against {other}: {page} less a page, {month} less a month.",
        better=first.product.mpn,
        other=second.product.mpn,
        page=cost.page_money(less, terms.currency),
        month=month,
    )


def cost_of_month(amount: Fraction, currency: str) -> Money:
    """An amount in whole currency units, rounded to money."""
    return Money.of(cost.plain(cost.rounded(amount, 2)), currency)


def _same_colour(one: CatalogueRow, other: CatalogueRow) -> bool:
    return bool(
        one.product.supply
        and other.product.supply
        and one.product.supply.colour is other.product.supply.colour
    )


def _volume(usage: Usage, colour: Colour | None) -> Volume:
    """Every page takes every colour: the list is for one printer, not for a client's mix."""
    need = PrinterNeed("", 1, usage.pages, 0, Decimal(usage.coverage))
    return replace(volume_of(need, colour), pages=usage.pages)


def _row(ranked: Ranked) -> CatalogueRow:
    fitting = ranked.fitting
    return CatalogueRow(
        ranked.product,
        ranked.price,
        ranked.cost_per_page,
        None,
        ranked.life,
        fitting.yield_pages,
        fitting.standard,
        fitting.fit.basis,
        fitting.fit.certainty,
        fitting.fit.source,
    )


def _shelf_row(product: Product, assortment: Assortment, terms: Terms) -> CatalogueRow:
    price = terms.price(product, 1)
    row = CatalogueRow(product, price)
    if product.paper:
        return replace(row, unit_cost=Fraction(price.unit_price.decimal) / product.paper.sheets)
    supply = product.supply
    if supply is None or supply.yield_pages is None:
        return row
    return replace(
        row,
        unit_cost=cost.cost_per_page(
            price.unit_price, supply.yield_pages * product.pieces, ONE_MONTH
        ),
        yield_pages=supply.yield_pages,
        standard=supply.standard,
        basis=next((fit.basis for _printer, fit in assortment.printers_of(product)), None),
    )


def _with_shares(rows: Sequence[CatalogueRow]) -> list[CatalogueRow]:
    dearest = max((row.unit_cost for row in rows if row.unit_cost is not None), default=None)
    if not dearest:
        return list(rows)
    return [
        row if row.unit_cost is None else replace(row, share=row.unit_cost / dearest)
        for row in rows
    ]


def _uses(printer: PrinterModel) -> tuple[PaperUse, ...]:
    if printer.uses_ink:
        return INK_PAPER
    return COLOUR_PAPER if printer.prints_colour else USUAL_PAPER


def _is_special_ink(product: Product) -> bool:
    """Inks that are chosen for what they can do and not only for the printer they fit."""
    inks = (Category.INK_CARTRIDGE, Category.INK_BOTTLE)
    if product.supply is None or product.category not in inks:
        return False
    light = product.supply.colour in (Colour.LIGHT_CYAN, Colour.LIGHT_MAGENTA)
    pigment = product.supply.ink_base is InkBase.PIGMENT
    return bool(product.supply.special) or light or pigment
