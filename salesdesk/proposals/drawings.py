"""Small vector drawings: what a line sells, the shop's mark, bars and ticks.

Each draws around the middle (x, y) of its place; sizes are points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from salesdesk.domain.catalogue.kinds import Category, Colour
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.rows import Picture
from salesdesk.proposals.styles import (
    BLACK,
    CYAN,
    FAINT,
    MAGENTA,
    PRIMARY,
    TINT,
    WHITE,
    YELLOW,
)

INKS = {
    Colour.BLACK: (BLACK,),
    Colour.CYAN: (CYAN,),
    Colour.MAGENTA: (MAGENTA,),
    Colour.YELLOW: (YELLOW,),
    Colour.TRI_COLOUR: (CYAN, MAGENTA, YELLOW),
    Colour.LIGHT_CYAN: ("9ADCF5",),
    Colour.LIGHT_MAGENTA: ("F5A3CC",),
    Colour.PHOTO_BLACK: ("34343A",),
    Colour.GREY: ("8A8D93",),
    Colour.LIGHT_GREY: ("C4C7CC",),
}
"""What a supply's colour looks like on paper."""

SHELL, SHELL_TOP, SHELL_FOOT = "2B3441", "3A4656", "15191F"


def ink_colours(colours: Sequence[Colour]) -> list[str]:
    """The inks of a supply's colours, black where none is named."""
    return [ink for colour in colours for ink in INKS[colour]] or [BLACK]


def drop(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    """A drop of ink, so high."""
    w, h = size * 0.37, size / 2
    shape = (
        (x, y - h),
        (x + w * 0.35, y - h * 0.45, x + w, y - h * 0.05, x + w, y + h * 0.32),
        (x + w, y + h * 0.72, x + w * 0.55, y + h, x, y + h),
        (x - w * 0.55, y + h, x - w, y + h * 0.72, x - w, y + h * 0.32),
        (x - w, y - h * 0.05, x - w * 0.35, y - h * 0.45, x, y - h),
        (),
    )
    pen.path(shape, colour)


def drops(pen: Pen, x: float, y: float, inks: Sequence[str], size: float = 12) -> None:
    """A drop of each ink beside each other, overlapping where they are many."""
    step = size * (0.9 if len(inks) < 3 else 0.55)
    start = x - step * (len(inks) - 1) / 2
    for at, ink in enumerate(inks):
        drop(pen, start + at * step, y, size, ink)


def toner(pen: Pen, x: float, y: float, inks: Sequence[str], width: float = 26) -> None:
    """A toner cartridge: a long shell with a band of its colour."""
    left, height = x - width / 2, width * 0.34
    top = y - height / 2
    pen.box(left + width * 0.1, top, width * 0.8, height * 0.4, SHELL_TOP, radius=1.2)
    pen.box(left, top + height * 0.2, width, height * 0.62, SHELL, radius=1.2)
    share = width / len(inks)
    for at, ink in enumerate(inks):
        shown = SHELL_FOOT if ink == BLACK else ink
        pen.box(left + at * share, top + height * 0.8, share, height * 0.22, shown)
    pen.circle(left + width * 0.86, top + height * 0.46, width * 0.035, FAINT)


def cartridge(pen: Pen, x: float, y: float, inks: Sequence[str], width: float = 9) -> None:
    """Ink cartridges beside each other: a block each with a foot of its colour."""
    step = width * 1.15
    start = x - step * (len(inks) - 1) / 2 - width / 2
    for at, ink in enumerate(inks):
        left, top = start + at * step, y - width * 0.62
        pen.box(left, top, width, width * 1.24, SHELL, radius=1.2)
        pen.box(left, top + width * 0.9, width, width * 0.34, ink)


def bottle(pen: Pen, x: float, y: float, inks: Sequence[str], size: float = 15) -> None:
    """An ink bottle of each ink."""
    step = size * 0.5
    start = x - step * (len(inks) - 1) / 2
    for at, ink in enumerate(inks):
        middle, top = start + at * step, y - size / 2
        pen.box(middle - size * 0.09, top, size * 0.18, size * 0.26, FAINT)
        pen.box(middle - size * 0.2, top + size * 0.24, size * 0.4, size * 0.76, ink, radius=1.6)
        pen.box(middle - size * 0.2, top + size * 0.5, size * 0.4, size * 0.26, WHITE)


def ream(pen: Pen, x: float, y: float, size: float = 15) -> None:
    """A sheet with two lines on it: paper."""
    pen.box(x - size * 0.38, y - size / 2, size * 0.76, size, WHITE, edge=FAINT, radius=1.5)
    for down in (-0.12, 0.1):
        pen.rule(x - size * 0.2, y + size * down, x + size * 0.2, 0.7, FAINT)


def service(pen: Pen, x: float, y: float, size: float = 14) -> None:
    """A tick in a disc: work done."""
    pen.circle(x, y, size / 2, "DFECEE")
    tick = [
        (x - size * 0.2, y),
        (x - size * 0.05, y + size * 0.17),
        (x + size * 0.22, y - size * 0.18),
    ]
    pen.path(tick, edge=PRIMARY, weight=1.3)


def goods(pen: Pen, x: float, y: float, size: float = 13) -> None:
    """A plain box: any other product."""
    pen.box(x - size / 2, y - size * 0.4, size, size * 0.8, TINT, edge=FAINT, radius=1.2)
    pen.rule(x - size / 2, y - size * 0.12, x + size / 2, 0.7, FAINT)


def shop_mark(pen: Pen, left: float, top: float, size: float, colour: str) -> None:
    """The mark of a shop without a logo: a white drop on its colour."""
    pen.box(left, top, size, size, colour, radius=size * 0.16)
    drop(pen, left + size / 2, top + size / 2, size * 0.64, WHITE)


def bar(pen: Pen, left: float, top: float, width: float, height: float, colour: str) -> None:
    """A bar from a zero line; nothing where there is nothing."""
    if width > 0:
        pen.box(left, top, width, height, colour)


def picture(category: Category | None, colours: Sequence[Colour]) -> Picture | None:
    """The drawing for a product, or None for one without a category."""
    if category is None:
        return None
    inks = ink_colours(colours)
    draw = _SUPPLIES.get(category)
    if draw is not None:
        return lambda pen, x, y: draw(pen, x, y, inks)
    return _OTHERS.get(category, goods)


_SUPPLIES: dict[Category, Callable[[Pen, float, float, Sequence[str]], None]] = {
    Category.TONER: toner,
    Category.INK_CARTRIDGE: cartridge,
    Category.INK_BOTTLE: drops,
    Category.DRUM: toner,
}
_OTHERS: dict[Category, Picture] = {Category.PAPER: ream, Category.SERVICE: service}
