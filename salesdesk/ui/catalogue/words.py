"""How the catalogue's figures are put into words on screen."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesdesk.domain.catalogue.cost import KEEPS_MONTHS, page_money, rounded, significant
from salesdesk.domain.catalogue.kinds import (
    CAPACITY_NAMES,
    CATEGORY_NAMES,
    COLOUR_NAMES,
    ORIGIN_NAMES,
    UNIT_NAMES,
    Basis,
    Capacity,
    Category,
    Certainty,
    InkBase,
    Origin,
    Standard,
    Unit,
)
from salesdesk.domain.catalogue.products import PrinterModel, Product
from salesdesk.domain.catalogue.series import natural
from salesdesk.language import Language
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import mark
from salesdesk.services.catalogue import CatalogueRow

DOT = "  ·  "
INK_BASE_NAMES = {InkBase.DYE: mark("dye ink"), InkBase.PIGMENT: mark("pigment ink")}
SPECIAL_NAMES = {"photo": mark("photo ink")}
CERTAINTY_LOOKS = {
    Certainty.CONFIRMED: ("ok", "circle-check"),
    Certainty.CLAIMED: ("info", "circle-question-mark"),
    Certainty.KNOWN_BAD: ("bad", "circle-x"),
}
ICONS = {
    Category.TONER: "printer",
    Category.INK_CARTRIDGE: "droplet",
    Category.INK_BOTTLE: "droplet",
    Category.DRUM: "refresh-cw",
    Category.WASTE_BOX: "package",
    Category.PAPER: "file-text",
    Category.STATIONERY: "pencil",
    Category.SERVICE: "truck",
}


def stock_word(product: Product, words: Language) -> str:
    """How many are on the shelf, or that it is not kept."""
    if product.category is Category.SERVICE:
        return ""
    if not product.offered:
        return words.tr("not stocked")
    if product.stock_on_hand <= 0:
        return words.tr("none on the shelf")
    return words.trn("{count} in stock", "{count} in stock", product.stock_on_hand)


def number_of(product: Product) -> str:
    """The number people know it by: the maker's, or the shop's own."""
    return product.mpn or product.sku


def kind_words(product: Product, words: Language) -> str:
    """What kind of supply or paper it is, in a few words."""
    if product.supply:
        colour = words.tr(COLOUR_NAMES[product.supply.colour])
        if product.category is Category.DRUM:
            return words.tr(CATEGORY_NAMES[Category.DRUM])
        if product.supply.capacity is Capacity.STANDARD:
            return colour
        return f"{words.tr(CAPACITY_NAMES[product.supply.capacity])} {colour}"
    if product.paper:
        return words.tr("{size}, {grammage} g/m²", **_paper(product))
    return words.tr(CATEGORY_NAMES[product.category])


def _paper(product: Product) -> dict[str, object]:
    assert product.paper is not None
    return {"size": product.paper.size, "grammage": product.paper.grammage}


def detail_line(product: Product, words: Language) -> str:
    """The second line below a product's name."""
    special = special_words(product, words)
    kind = kind_words(product, words)
    parts = (number_of(product), kind, *special, stock_word(product, words))
    return DOT.join(part for part in parts if part)


def special_words(product: Product, words: Language) -> list[str]:
    """What an ink is chosen for: pigment, photo."""
    supply = product.supply
    if supply is None:
        return []
    known = [SPECIAL_NAMES[each] for each in supply.special if each in SPECIAL_NAMES]
    if supply.ink_base is InkBase.PIGMENT:
        known.insert(0, INK_BASE_NAMES[InkBase.PIGMENT])
    return [words.tr(name) for name in known]


def short_detail(product: Product, words: Language) -> str:
    """The second line where the name already says what kind it is."""
    parts = (number_of(product), stock_word(product, words))
    return DOT.join(part for part in parts if part)


def page_cost(cost: Fraction, currency: str, words: Language) -> str:
    """What a page or sheet costs: whole minor units, or two digits where that says too little."""
    amount = page_money(cost, currency)
    if isinstance(amount, Money):
        return words.money(amount)
    return _with_symbol(words.number(significant(cost, 2)), currency, words)


def price(unit_price: UnitPrice, words: Language) -> str:
    """A price with its currency."""
    whole = unit_price.money
    if UnitPrice.from_money(whole) == unit_price:
        return words.money(whole)
    return _with_symbol(words.unit_price(unit_price), unit_price.currency, words)


def _with_symbol(number: str, currency: str, words: Language) -> str:
    """A number finer than the currency's own, with its sign where the language puts it."""
    symbol = words.currency_symbol(currency)
    return words.trc("amount", "{symbol}{number}", symbol=symbol, number=number)


def standard_word(row: CatalogueRow, words: Language) -> str:
    """How a yield was counted."""
    if row.basis is Basis.MEASURED:
        return words.tr("Measured")
    if row.standard is None:
        return ""
    if row.standard is Standard.MANUFACTURER:
        return words.tr("Maker’s figure")
    return row.standard.value


def lasts(row: CatalogueRow, words: Language) -> str:
    """How long a piece lasts, to a tenth of a month."""
    if row.months is None:
        return "–"
    return words.tr("{months} mo", months=Decimal(rounded(row.months)))


def dries_first(row: CatalogueRow) -> bool:
    """Whether it would dry or cake before it is empty."""
    keeps = KEEPS_MONTHS.get(row.product.category)
    return row.months is not None and keeps is not None and row.months > keeps


def unit_word(unit: Unit, words: Language) -> str:
    """The unit it is sold in."""
    return words.tr(UNIT_NAMES[unit])


def origin_chip(product: Product, words: Language) -> str:
    """Original, compatible…, where that says something."""
    return words.tr(ORIGIN_NAMES[product.supply.origin]) if product.supply else ""


def is_compatible(product: Product) -> bool:
    """Whether somebody else than the printer's maker made it."""
    return product.supply is not None and product.supply.origin is not Origin.ORIGINAL


def short_models(printers: list[PrinterModel]) -> list[str]:
    """Names for chips: the first in full, the others without the words they share with it."""
    if not printers:
        return []
    first = printers[0].name.split()
    return [printers[0].name, *(_without(printer.name, first) for printer in printers[1:])]


def _without(name: str, first: list[str]) -> str:
    parts = name.split()
    shared = 0
    while shared < len(parts) - 1 and shared < len(first) and parts[shared] == first[shared]:
        shared += 1
    return " ".join(parts[shared:])


def models_in_short(models: tuple[str, ...]) -> str:
    """Printer names in a row, the words they share with the one before left out."""
    said: list[str] = []
    before: list[str] = []
    for name in sorted(models, key=natural):
        said.append(_without(name, before) if before else name)
        before = name.split()
    return ", ".join(said)
