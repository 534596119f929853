"""Inks that are asked for by what they can do: which supplies answer, and where none does."""

from __future__ import annotations

from salesdesk.domain.catalogue.kinds import Category, Colour, InkBase, SpecialInk, Standard
from salesdesk.domain.catalogue.products import Product

INKS = (Category.INK_CARTRIDGE, Category.INK_BOTTLE)
PHOTO_COLOURS = (
    Colour.LIGHT_CYAN,
    Colour.LIGHT_MAGENTA,
    Colour.PHOTO_BLACK,
    Colour.GREY,
    Colour.LIGHT_GREY,
)
BY_BASE = {
    InkBase.PIGMENT: frozenset(
        (SpecialInk.PIGMENT, SpecialInk.FADE_RESISTANT, SpecialInk.WATER_RESISTANT)
    ),
    InkBase.DYE: frozenset((SpecialInk.DYE,)),
}
"""Pigment lies on the paper as a solid: light and water do less to it than to a dye."""


def properties(product: Product) -> frozenset[SpecialInk]:
    """What an ink can do, by its base, by what the catalogue notes, and by its colour."""
    supply = product.supply
    if supply is None or product.category not in INKS:
        return frozenset()
    noted = frozenset(ink for ink in SpecialInk if ink.value in supply.special)
    known = noted | (BY_BASE[supply.ink_base] if supply.ink_base else frozenset())
    if supply.colour in PHOTO_COLOURS or supply.standard is Standard.PHOTO:
        known |= {SpecialInk.PHOTO}
    return known


def answers(product: Product, wished: frozenset[SpecialInk]) -> int:
    """How many of the wishes an ink answers."""
    return len(wished & properties(product)) if wished else 0
