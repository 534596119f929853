"""Special inks explained: what each is, what it is good for, what to mind, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.domain.documents.pitch import PitchContent, PitchSpecial, Special
from salesdesk.proposals import drawings, fonts, text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.pitch_blocks import PageTitle
from salesdesk.proposals.pitch_frame import WIDTH
from salesdesk.proposals.pitch_rows import Look
from salesdesk.proposals.styles import (
    BLACK,
    BODY,
    CYAN,
    FAINT,
    HEADING,
    LABEL,
    LINE,
    MAGENTA,
    MM,
    SECONDARY,
    TINT,
    WHITE,
    YELLOW,
)
from salesdesk.sentence import mark

SPECIALS = "specials"
"""The bookmark of the page."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said about a special ink, in English until it is translated."""

    title: str
    what: str
    good: str
    mind: str


EXPLAINED = {
    Special.PIGMENT: Explained(
        mark("Pigment ink"),
        mark(
            "The colour is fine grains that stay on the paper instead of soaking in, so letters "
            "have sharp edges and a damp finger does not smear them."
        ),
        mark("Good for contracts, invoices, plans and whatever is kept or marked with a pen."),
        mark("On glossy photo paper dye ink looks livelier."),
    ),
    Special.PHOTO: Explained(
        mark("Photo inks"),
        mark(
            "Light cyan and light magenta beside the four usual inks print skies and skin "
            "without visible dots."
        ),
        mark("Good for photographs, design proofs and presentation boards."),
        mark("They need photo paper, and the printer must be made for six inks."),
    ),
    Special.HIGH_YIELD: Explained(
        mark("High yield: XL and XXL"),
        mark(
            "The same cartridge with more in it: fewer changes, less to throw away, and mostly "
            "a lower cost per page."
        ),
        mark("Good for machines that print every day."),
        mark("Whoever prints little should take the standard size: ink dries before it is used."),
    ),
    Special.INK_BOTTLE: Explained(
        mark("Ink from bottles"),
        mark(
            "The printer has tanks that are filled from bottles, so a page costs a small "
            "part of what it costs with cartridges."
        ),
        mark("Good for colour in quantity: schools, teaching material, flyers."),
        mark("Only for printers with tanks; fill in the colour and type that the label names."),
    ),
    Special.DRUM: Explained(
        mark("Drums"),
        mark(
            "Some laser printers keep toner and drum apart. The drum outlasts several toners and "
            "is changed by itself."
        ),
        mark("Good to know before a faint or striped page is blamed on the toner."),
        mark("Its cost per page comes on top of the toner's."),
    ),
}

_PICTURE_ROOM = 34 * MM
_LIST_LEFT = 122 * MM
_TEXT_ROOM = _LIST_LEFT - _PICTURE_ROOM - 14
_LIST_ROOM = WIDTH - _LIST_LEFT
_MOST_LISTED = 5
_PADDING = 9.0


def special_blocks(look: Look, content: PitchContent, pages: Mapping[str, int]) -> list[Block]:
    """The page about special inks; nothing where the shop keeps none."""
    if not content.specials:
        return []
    tr = look.words.language.tr
    subtitle = tr("What they are, when they are worth their price, and where they stand here")
    title = PageTitle(tr("Special inks"), subtitle, bookmark=SPECIALS)
    names = {family.key: f"{family.brand} {family.name}" for family in content.families}
    return [title, *(SpecialPanel(look, one, names, pages) for one in content.specials)]


class SpecialPanel(Block):
    """One special ink: a picture, its explanation, and the families that have it."""

    before = 7

    def __init__(
        self, look: Look, special: PitchSpecial, names: Mapping[str, str], pages: Mapping[str, int]
    ) -> None:
        tr, said = look.words.language.tr, EXPLAINED[special.kind]
        self.look, self.special, self.names, self.pages = look, special, names, pages
        self.title = tr(said.title)
        self.what = text.wrap(tr(said.what), BODY, _TEXT_ROOM)
        self.good = text.wrap(tr(said.good), BODY, _TEXT_ROOM)
        self.mind = text.wrap(tr(said.mind), SECONDARY, _TEXT_ROOM)
        self.listed = _one_of_each_brand(special.families, names)
        depth = HEADING.leading + 4 + (len(self.what) + len(self.good)) * BODY.leading + 6
        depth += len(self.mind) * SECONDARY.leading
        more = len(special.families) > len(self.listed)
        rows = (len(self.listed) + more) * _ROW + LABEL.leading + 5
        self.height = max(depth, rows) + 2 * _PADDING

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, left + WIDTH, 0.6, LINE)
        _PICTURES[self.special.kind](pen, left, top + _PADDING)
        x, y = left + _PICTURE_ROOM, top + _PADDING
        pen.text(x, y + HEADING.baseline, self.title, HEADING)
        y = pen.lines(x, y + HEADING.leading + 4, self.what, BODY) + 3
        y = pen.lines(x, y, self.good, BODY) + 3
        pen.lines(x, y, self.mind, SECONDARY)
        self._list(pen, left + _LIST_LEFT, top + _PADDING)

    def _list(self, pen: Pen, left: float, top: float) -> None:
        language = self.look.words.language
        pen.text(left, top + LABEL.baseline + 2, language.tr("In this catalogue"), LABEL)
        pen.text(left + _LIST_ROOM, top + LABEL.baseline + 2, language.tr("Page"), LABEL, "right")
        top += LABEL.leading + 5
        for key in self.listed:
            number = language.number(self.pages[key])
            bold = SECONDARY.in_font(fonts.SEMIBOLD).in_colour(self.look.colour)
            pen.rule(left, top, left + _LIST_ROOM, 0.4, LINE)
            base = top + 1.5 + SECONDARY.baseline
            name = text.fitted(self.names[key], SECONDARY, _LIST_ROOM - 24)
            pen.text(left, base, name, SECONDARY.in_colour("15202B"))
            pen.text(left + _LIST_ROOM, base, number, bold, "right")
            pen.link(left, top, _LIST_ROOM, _ROW, f"#{key}")
            top += _ROW
        more = len(self.special.families) - len(self.listed)
        if more:
            said = language.trn("and {count} more family", "and {count} more families", more)
            pen.text(left, top + 1.5 + SECONDARY.baseline, said, SECONDARY)


def _one_of_each_brand(families: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """As many families as are listed, taken from each brand in turn, in their order."""
    turns: Counter[str] = Counter()
    ranked = []
    for place, key in enumerate(families):
        brand = names[key].split()[0]
        ranked.append((turns[brand], place, key))
        turns[brand] += 1
    chosen = sorted(ranked)[:_MOST_LISTED]
    return [key for _, _, key in sorted(chosen, key=lambda rank: rank[1])]


_ROW = 13.6


def _paper(pen: Pen, left: float, top: float) -> float:
    """A cut through a sheet of paper; gives the height of its surface."""
    surface = top + 36
    pen.box(left, surface, 78, 16, TINT, edge=LINE, weight=0.6)
    for at in range(6):
        pen.rule(left + 4 + at * 12, surface + 5 + (at % 3) * 3.4, left + 13 + at * 12, 0.5, LINE)
    return surface


def _pigment(pen: Pen, left: float, top: float) -> None:
    surface = _paper(pen, left, top)
    for at in range(9):
        pen.circle(left + 9 + at * 7.5, surface - 3.4, 3.1, BLACK)
    for at in range(6):
        pen.circle(left + 20 + at * 7.5, surface - 9.4, 3.1, BLACK)
    drawings.drop(pen, left + 39, top + 8, 18, BLACK)


def _photo(pen: Pen, left: float, top: float) -> None:
    inks = (CYAN, "9ADCF5", MAGENTA, "F5A3CC", YELLOW, BLACK)
    pen.box(left, top, 78, 52, WHITE, edge=FAINT, weight=0.6, radius=2)
    pen.box(left + 4, top + 4, 70, 44, "DDF1FA")
    pen.path([(left + 4, top + 48), (left + 26, top + 22), (left + 45, top + 48), ()], "5FB4D6")
    pen.path([(left + 30, top + 48), (left + 50, top + 30), (left + 74, top + 48), ()], "2C7FA6")
    pen.circle(left + 60, top + 16, 6, YELLOW)
    for at, ink in enumerate(inks):
        pen.circle(left + 8 + at * 12.4, top + 62, 4.4, ink)


def _high_yield(pen: Pen, left: float, top: float) -> None:
    for at, (height, share) in enumerate(((26, 0.5), (38, 0.72), (52, 0.88))):
        x, y = left + at * 28, top + 52 - height
        pen.box(x, y, 22, height, WHITE, edge=FAINT, weight=0.8, radius=2)
        ink = (height - 4) * share
        pen.box(x + 2, y + height - 2 - ink, 18, ink, CYAN, radius=1)


def _bottle(pen: Pen, left: float, top: float) -> None:
    for at, ink in enumerate((BLACK, CYAN, MAGENTA, YELLOW)):
        x = left + at * 20
        pen.box(x + 5, top, 6, 9, FAINT, radius=1)
        pen.box(x, top + 8, 16, 44, WHITE, edge=FAINT, weight=0.7, radius=3)
        pen.box(x + 2, top + 20, 12, 30, ink, radius=2)


def _drum(pen: Pen, left: float, top: float) -> None:
    pen.box(left, top + 8, 78, 16, "2B3441", radius=3)
    pen.box(left + 5, top + 12, 68, 4, "3A4656", radius=2)
    pen.box(left + 6, top + 32, 66, 15, "2E7D6B", radius=7)
    pen.box(left + 6, top + 35, 66, 3.6, "6DB5A4", radius=1.8)
    for x in (left, left + 72):
        pen.box(x, top + 36, 6, 7, FAINT, radius=1)


_PICTURES: dict[Special, Callable[[Pen, float, float], None]] = {
    Special.PIGMENT: _pigment,
    Special.PHOTO: _photo,
    Special.HIGH_YIELD: _high_yield,
    Special.INK_BOTTLE: _bottle,
    Special.DRUM: _drum,
}
