"""What the sample shop calls its supplies, in both languages."""

from __future__ import annotations

import re

from salesdesk.domain.catalogue.kinds import Category, Colour
from salesdesk.domain.catalogue.series import is_series, series

_KIND_EN = {
    Category.TONER: "Toner",
    Category.INK_CARTRIDGE: "Ink Cartridge",
    Category.INK_BOTTLE: "Ink Bottle",
    Category.DRUM: "Drum",
}
_KIND_VI = {
    Category.TONER: "Hộp mực",
    Category.INK_CARTRIDGE: "Mực in phun",
    Category.INK_BOTTLE: "Chai mực",
    Category.DRUM: "Cụm trống",
}
_COLOUR_VI = {
    Colour.BLACK: "đen",
    Colour.CYAN: "xanh (cyan)",
    Colour.MAGENTA: "đỏ (magenta)",
    Colour.YELLOW: "vàng",
    Colour.TRI_COLOUR: "ba màu",
    Colour.LIGHT_CYAN: "xanh nhạt",
    Colour.LIGHT_MAGENTA: "đỏ nhạt",
}
_SAYS_KIND = re.compile(r"\b(?:Toner|Drum|Bottle|Cartridge)\b", re.IGNORECASE)


def english_name(name: str, category: Category) -> str:
    """The maker's name, with what it is where the name leaves that out."""
    return name if _SAYS_KIND.search(name) else f"{name} {_KIND_EN[category]}"


def vietnamese_name(name: str, brand: str, category: Category, colour: Colour) -> str:
    """The name a clerk in Vietnam says: "Hộp mực HP 76A, đen"."""
    short = _short(name, brand, colour)
    kind = f"{_KIND_VI[category]} {brand} {short}"
    return kind if category is Category.DRUM else f"{kind}, {_COLOUR_VI[colour]}"


def own_names(
    own_brand: str, brand: str, name: str, category: Category, colour: Colour
) -> tuple[str, str]:
    """English and Vietnamese name of the shop's own supply beside an original."""
    short = _short(name, brand, colour)
    english = f"{own_brand} {short} {_KIND_EN[category]} for {brand}, {colour}"
    vietnamese = f"{_KIND_VI[category]} {own_brand} {short} cho {brand}, {_COLOUR_VI[colour]}"
    if category is Category.DRUM:
        return english.removesuffix(f", {colour}"), vietnamese.removesuffix(
            f", {_COLOUR_VI[colour]}"
        )
    return english, vietnamese


def _short(name: str, brand: str, colour: Colour) -> str:
    found = series(name, brand, colour)
    return found if is_series(found) else name.removeprefix(f"{brand} ")
