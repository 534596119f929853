"""What a product is, in a few words: the chips below its name and the facts of its record."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.domain.catalogue.kinds import (
    GRADE_NAMES,
    PAPER_USE_NAMES,
    PRINTER_KIND_NAMES,
    UNIT_NAMES,
    Standard,
)
from salesdesk.domain.catalogue.products import Product
from salesdesk.language import Language
from salesdesk.services.catalogue import ProductRecord
from salesdesk.services.catalogue.belongings import Pack
from salesdesk.ui.catalogue import words as say


def facts_of(product: Product, words: Language) -> Sequence[tuple[str, str]]:
    """What is known of a product beside its price, a name and a value each."""
    paper = product.paper
    if paper is None:
        return _supply_facts(product, words)
    uses = ", ".join(words.tr(PAPER_USE_NAMES[use]) for use in sorted(paper.uses))
    kinds = ", ".join(words.tr(PRINTER_KIND_NAMES[kind]) for kind in sorted(paper.kinds))
    brightness = ""
    if paper.brightness is not None and paper.brightness_scale is not None:
        brightness = f"{words.number(paper.brightness)}% ({paper.brightness_scale.value})"
    whiteness = f"{paper.whiteness} (CIE)" if paper.whiteness is not None else ""
    opacity = f"{paper.opacity}%" if paper.opacity is not None else ""
    found = (
        (words.tr("Size and weight"), say.kind_words(product, words)),
        (words.tr("Grade"), words.tr(GRADE_NAMES[paper.grade])),
        (words.tr("Sheets"), words.number(paper.sheets)),
        (words.tr("Brightness"), brightness),
        (words.tr("Whiteness"), whiteness),
        (words.tr("Opacity"), opacity),
        (words.tr("Suits"), uses),
        (words.tr("Printers"), kinds or words.tr("all")),
    )
    return [(name, value) for name, value in found if value]


def _supply_facts(product: Product, words: Language) -> Sequence[tuple[str, str]]:
    supply = product.supply
    if supply is None:
        return ()
    found = []
    if supply.yield_pages is not None:
        pages = words.trn("{count} page", "{count} pages", supply.yield_pages)
        standard = supply.standard if supply.standard is not Standard.MANUFACTURER else None
        found.append((words.tr("Yield"), ", ".join(filter(None, (pages, standard)))))
    if supply.ink_base is not None:
        found.append((words.tr("Ink"), words.tr(say.INK_BASE_NAMES[supply.ink_base])))
    return found


def chips_of(product: Product, words: Language) -> list[tuple[str, str, str]]:
    """Text, tone and icon of the chips below a product's name."""
    made: list[tuple[str, str, str]] = []
    if product.supply:
        made.append((say.origin_chip(product, words), "grey", ""))
        made += [(said, "violet", "") for said in say.special_words(product, words)]
    stock = say.stock_word(product, words)
    if stock:
        on_shelf = product.offered and product.stock_on_hand > 0
        made.append((stock, "ok" if on_shelf else "warn", "check" if on_shelf else "hourglass"))
    return made


def pack_line(pack: Pack, record: ProductRecord, words: Language) -> tuple[str, str]:
    """A larger pack and what it costs: all of it, and one."""
    price = record.price.unit_price
    whole = words.tr(
        "{pack} of {count}", pack=words.tr(UNIT_NAMES[pack.unit]), count=words.number(pack.quantity)
    )
    costs = words.tr(
        "{all} ({one} a {unit})",
        all=words.money(price.times(pack.quantity)),
        one=words.unit_price(price),
        unit=words.tr(UNIT_NAMES[record.product.unit]),
    )
    return whole, costs
