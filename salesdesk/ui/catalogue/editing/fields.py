"""Every field of a product with its caption and editor, in the order in which it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from salesdesk.domain.catalogue.kinds import (
    CAPACITY_NAMES,
    CATEGORY_NAMES,
    COLOUR_NAMES,
    GRADE_NAMES,
    ORIGIN_NAMES,
    PAPER_USE_NAMES,
    PRINTER_KIND_NAMES,
    SPECIAL_INK_NAMES,
    UNIT_NAMES,
    Basis,
    Brightness,
    Standard,
)
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.ui.catalogue.words import INK_BASE_NAMES
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    NoteBox,
    ToggleChips,
    percent_line,
    quantity_line,
    text_line,
    unit_price_line,
)

Make = Callable[[str, Language, str], Any]
YES_NO = ((True, mark("Yes")), (False, mark("No")))
BASIS_NAMES = {Basis.DECLARED: mark("Declared"), Basis.MEASURED: mark("Measured")}
BRIGHTNESS_NAMES = {each: str(each) for each in Brightness}
STANDARD_NAMES = {each: str(each) for each in Standard} | {
    Standard.MANUFACTURER: mark("the maker alone")
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key ("supply.colour"), what it is called, and what edits it."""

    key: str
    caption: str
    make: Make


def _text(name: str, _words: Language, _currency: str) -> Any:
    return text_line(name)


def _note(name: str, _words: Language, _currency: str) -> Any:
    return NoteBox(name, lines=2)


def _count(name: str, words: Language, _currency: str) -> Any:
    return quantity_line(name, words)


def _percent(name: str, words: Language, _currency: str) -> Any:
    return percent_line(name, words)


def _price(name: str, words: Language, currency: str) -> Any:
    return unit_price_line(name, words, currency)


def _one_of(names: Mapping[Any, str] | Iterable[tuple[Any, str]], *, empty: bool = False) -> Make:
    pairs = list(names.items() if isinstance(names, Mapping) else names)

    def make(name: str, words: Language, _currency: str) -> Any:
        choices = [(value, words.tr(word)) for value, word in pairs]
        return ChoiceBox(name, [("", words.tr("not known")), *choices] if empty else choices)

    return make


def _some_of(names: Mapping[Any, str]) -> Make:
    def make(name: str, words: Language, _currency: str) -> Any:
        return ToggleChips(name, [(str(each), words.tr(word)) for each, word in names.items()])

    return make


PRODUCT = (
    Field("product.sku", mark("SKU"), _text),
    Field("product.mpn", mark("Part number"), _text),
    Field("product.barcode", mark("Barcode"), _text),
    Field("product.brand", mark("Brand"), _text),
    Field("product.category", mark("Category"), _one_of(CATEGORY_NAMES)),
    Field("product.name_vi", mark("Name in Vietnamese"), _text),
    Field("product.name_en", mark("Name in English"), _text),
    Field("product.description_vi", mark("Description in Vietnamese"), _note),
    Field("product.description_en", mark("Description in English"), _note),
)
SELLING = (
    Field("product.unit", mark("Sold by the"), _one_of(UNIT_NAMES)),
    Field("product.pack_size", mark("Pieces in one"), _count),
    Field("product.list_price", mark("List price"), _price),
    Field("product.cost", mark("Cost"), _price),
    Field("product.vat", mark("VAT"), _percent),
    Field("product.stocked", mark("Sold here"), _one_of(YES_NO)),
    Field("product.discontinued", mark("Discontinued"), _one_of(YES_NO)),
    Field("product.region", mark("Sold in"), _text),
    Field("product.notes", mark("Notes"), _note),
)
SUPPLY = (
    Field("supply.origin", mark("Made by"), _one_of(ORIGIN_NAMES)),
    Field("supply.colour", mark("Colour"), _one_of(COLOUR_NAMES)),
    Field("supply.capacity", mark("Capacity"), _one_of(CAPACITY_NAMES)),
    Field("supply.yield_pages", mark("Yield in pages"), _count),
    Field("supply.standard", mark("Measured by"), _one_of(STANDARD_NAMES)),
    Field("supply.basis", mark("The yield is"), _one_of(BASIS_NAMES)),
    Field("supply.ink_base", mark("Ink"), _one_of(INK_BASE_NAMES, empty=True)),
    Field("supply.special", mark("Special"), _some_of(SPECIAL_INK_NAMES)),
)
PAPER = (
    Field("paper.size", mark("Size"), _text),
    Field("paper.grammage", mark("Grammage, g/m²"), _count),
    Field("paper.grade", mark("Grade"), _one_of(GRADE_NAMES)),
    Field("paper.brightness", mark("Brightness, %"), _count),
    Field("paper.brightness_scale", mark("Brightness scale"), _one_of(BRIGHTNESS_NAMES)),
    Field("paper.whiteness", mark("Whiteness, CIE"), _count),
    Field("paper.opacity", mark("Opacity, %"), _count),
    Field("paper.sheets_per_ream", mark("Sheets in a ream"), _count),
    Field("paper.reams_per_unit", mark("Reams in one sold"), _count),
    Field("paper.suits", mark("Suits"), _some_of(PAPER_USE_NAMES)),
    Field("paper.machines", mark("Printers"), _some_of(PRINTER_KIND_NAMES)),
)


def shown(value: object) -> object:
    """A value as its editor takes it: lists of words stay words."""
    if isinstance(value, StrEnum):
        return value
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else value
