"""What can be written on a product, field by field, and what cannot stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from salesdesk.domain.catalogue.kinds import (
    Basis,
    Brightness,
    Capacity,
    Category,
    Colour,
    Grade,
    InkBase,
    Origin,
    PaperUse,
    PrinterKind,
    SpecialInk,
    Standard,
    Unit,
)
from salesdesk.errors import WrongInput
from salesdesk.money import BASIS_POINTS, UnitPrice
from salesdesk.sentence import Sentence, sentence
from salesdesk.text import clean, clean_lines

Check = Callable[[Any], Any]
MOST = 1_000_000
_EAN_LENGTHS = (8, 12, 13, 14)


def barcode_doubt(code: str) -> Sentence | None:
    """What is doubtful about a barcode: GTIN-8, -12, -13 and -14 end in a check digit (GS1).

    None where it is right, empty, or no GTIN at all (a shop may print its own).
    """
    if not code.isdigit() or len(code) not in _EAN_LENGTHS:
        return None
    *digits, last = (int(digit) for digit in code)
    weighted = sum(digit * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    right = -weighted % 10
    if right == last:
        return None
    return sentence("The check digit of this barcode should be {digit}.", digit=right)


def _line(value: Any) -> str:
    return clean(str(value or ""))


def _needed(value: Any) -> str:
    text = _line(value)
    if not text:
        raise WrongInput(sentence("This cannot be empty."))
    return text


def _lines(value: Any) -> str:
    return clean_lines(str(value or ""))


def _flag(value: Any) -> bool:
    return bool(value)


def _price(value: Any) -> UnitPrice | None:
    if value is not None and value.scaled < 0:
        raise WrongInput(sentence("A price cannot be less than nothing."))
    return value if value is None or isinstance(value, UnitPrice) else None


def _vat(value: Any) -> int:
    if not 0 <= int(value) < BASIS_POINTS:
        raise WrongInput(sentence("VAT lies between 0% and 99.99%."))
    return int(value)


def _count(least: int, most: int = MOST) -> Check:
    def check(value: Any) -> int | None:
        if value is None:
            return None
        if not least <= int(value) <= most:
            raise WrongInput(
                sentence("This lies between {least} and {most}.", least=least, most=most)
            )
        return int(value)

    return check


def _some(least: int, most: int = MOST) -> Check:
    check = _count(least, most)

    def needed(value: Any) -> Any:
        if value is None:
            raise WrongInput(sentence("This cannot be empty."))
        return check(value)

    return needed


def _kind(kinds: type[Any]) -> Check:
    def check(value: Any) -> Any:
        return kinds(value)

    return check


def _listed(kinds: type[Any]) -> Check:
    """Several of a kind, as they are kept: "photo;proof"."""

    def check(value: Any) -> str:
        return ";".join(str(kinds(each)) for each in value)

    return check


def _base(value: Any) -> str:
    return str(InkBase(value)) if value else ""


PRODUCT: Mapping[str, Check] = {
    "sku": _needed,
    "mpn": _line,
    "barcode": _line,
    "brand": _line,
    "category": _kind(Category),
    "name_en": _line,
    "name_vi": _line,
    "description_en": _lines,
    "description_vi": _lines,
    "unit": _kind(Unit),
    "pack_size": _some(1, 100_000),
    "cost": _price,
    "list_price": _price,
    "vat": _vat,
    "stocked": _flag,
    "discontinued": _flag,
    "region": _line,
    "notes": _lines,
}
SUPPLY: Mapping[str, Check] = {
    "origin": _kind(Origin),
    "colour": _kind(Colour),
    "capacity": _kind(Capacity),
    "ink_base": _base,
    "special": _listed(SpecialInk),
    "yield_pages": _count(1),
    "standard": _kind(Standard),
    "basis": _kind(Basis),
}
PAPER: Mapping[str, Check] = {
    "size": _needed,
    "grammage": _some(20, 1000),
    "grade": _kind(Grade),
    "brightness": _count(1, 200),
    "brightness_scale": _kind(Brightness),
    "whiteness": _count(1, 250),
    "opacity": _count(1, 100),
    "sheets_per_ream": _some(1, 10_000),
    "reams_per_unit": _some(1, 1000),
    "suits": _listed(PaperUse),
    "machines": _listed(PrinterKind),
}
PARTS: Mapping[str, Mapping[str, Check]] = {"product": PRODUCT, "supply": SUPPLY, "paper": PAPER}
PRICES = frozenset({"product.cost", "product.list_price", "product.vat"})
"""What only those may change who may change prices."""


def checked(field: str, value: object) -> Any:
    """A value as it is kept for a field: "product.sku", "supply.colour", "paper.grammage".

    Raises WrongInput, with the field, for what cannot stand there.
    """
    part, _, name = field.partition(".")
    try:
        return PARTS[part][name](value)
    except WrongInput as wrong:
        raise WrongInput(wrong.sentence, field) from None
    except (ValueError, TypeError):
        raise WrongInput(sentence("This is none of the values to choose from."), field) from None
