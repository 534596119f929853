"""The places in a printer that are filled: its colours, two blacks, drums and waste boxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salesdesk.domain.catalogue.calibration import Calibration
from salesdesk.domain.catalogue.kinds import (
    COMPANIONS,
    Category,
    Colour,
    InkBase,
    Origin,
)
from salesdesk.domain.catalogue.needs import PrinterNeed
from salesdesk.domain.catalogue.products import FittingSupply, PrinterModel
from salesdesk.domain.catalogue.special_inks import INKS
from salesdesk.domain.catalogue.supplies import Volume, volume_of

THREE_COLOURS = (Colour.CYAN, Colour.MAGENTA, Colour.YELLOW)
FURTHER_COLOURS = (
    Colour.LIGHT_CYAN,
    Colour.LIGHT_MAGENTA,
    Colour.PHOTO_BLACK,
    Colour.GREY,
    Colour.LIGHT_GREY,
)
"""What photo printers take besides; asked for only where the range has it for the printer."""

TWO_BLACKS = frozenset((InkBase.PIGMENT, InkBase.DYE))


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a printer: a colour, one of two blacks by its base, or a companion."""

    colour: Colour
    base: InkBase | None = None
    companion: Category | None = None

    def takes(self, fitting: FittingSupply) -> bool:
        """Whether a supply goes into this place."""
        product, supply = fitting.product, fitting.supply
        if self.companion is not None or product.category in COMPANIONS:
            return product.category is self.companion and supply.colour is self.colour
        return supply.colour is self.colour and self.base in (None, supply.ink_base)

    def volume(self, need: PrinterNeed, measured: Calibration | None = None) -> Volume:
        """What the client's printers use here. Of two blacks, pigment prints the text of every
        page and dye only goes into pictures; companions wear with every page, those of a colour
        with colour pages.
        """
        if self.companion is not None and self.colour is Colour.BLACK:
            return volume_of(need, None, measured)
        pictures = self.base is InkBase.DYE
        return volume_of(need, Colour.CYAN if pictures else self.colour, measured)

    @property
    def prints_text(self) -> bool:
        """Whether a black page takes from it."""
        return (
            self.companion is None and self.colour is Colour.BLACK and self.base is not InkBase.DYE
        )


def ink_slots(printer: PrinterModel, offered: Iterable[FittingSupply]) -> tuple[Slot, ...]:
    """The places for ink or toner: black (or two), and three single colours or all in one."""
    inside = [fitting for fitting in offered if fitting.product.category not in COMPANIONS]
    blacks = _blacks(inside)
    if not printer.prints_colour:
        return (Slot(Colour.BLACK),)
    has = {fitting.supply.colour for fitting in inside}
    if Colour.TRI_COLOUR in has and not has.issuperset(THREE_COLOURS):
        return (*blacks, Slot(Colour.TRI_COLOUR))
    further = (colour for colour in FURTHER_COLOURS if colour in has)
    return (*blacks, *map(Slot, THREE_COLOURS), *map(Slot, further))


def companion_slots(known: Iterable[FittingSupply]) -> tuple[Slot, ...]:
    """The drums and waste boxes that are known for a printer, one place for each colour."""
    found = {
        (fitting.product.category, fitting.supply.colour)
        for fitting in known
        if fitting.product.category in COMPANIONS
    }
    ordered = sorted(found, key=lambda pair: (COMPANIONS.index(pair[0]), _COLOURS.index(pair[1])))
    return tuple(Slot(colour, companion=category) for category, colour in ordered)


def _blacks(inside: Iterable[FittingSupply]) -> tuple[Slot, ...]:
    """Two where the maker itself sells pigment and dye black for the printer: it takes both."""
    bases = {
        fitting.supply.ink_base
        for fitting in inside
        if fitting.supply.colour is Colour.BLACK
        and fitting.supply.origin is Origin.ORIGINAL
        and fitting.product.category in INKS
    }
    if bases >= TWO_BLACKS:
        return (Slot(Colour.BLACK, InkBase.PIGMENT), Slot(Colour.BLACK, InkBase.DYE))
    return (Slot(Colour.BLACK),)


_COLOURS = tuple(Colour)
