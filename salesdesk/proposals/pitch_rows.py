"""The rows of the ink catalogue: a family's head and its lines, measured once, then drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.domain.catalogue.kinds import COMPANIONS, Category, Colour, Origin
from salesdesk.domain.documents.pitch import PitchLine
from salesdesk.money import UnitPrice
from salesdesk.proposals import drawings, fonts, text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.pitch_frame import WIDTH
from salesdesk.proposals.pitch_words import Words, cost_share
from salesdesk.proposals.styles import (
    FAMILY,
    HAIRLINE,
    INK,
    LINE,
    MM,
    MUTED,
    SAVING,
    SAVING_TINT,
    SECONDARY,
    TABLE,
    TABLE_BOLD,
    TABLE_HEAD,
    THIN_RULE,
    TODAY,
    WARNING,
    WHITE,
    TextStyle,
)

PICTURE, NAME, KIND = 7 * MM, 17 * MM, 63.5 * MM
PAGES, PRICE, COST = 103 * MM, 126.5 * MM, 144 * MM
BAR = 147 * MM
_NAME_ROOM = KIND - NAME - 6
_KIND_ROOM = 19.5 * MM
_BAR_ROOM = WIDTH - BAR - 3
_PADDING = 4.4
_COST = TextStyle(fonts.BOLD, 10.5, 12.6)
_KIND = TextStyle(fonts.SEMIBOLD, 8.3, 11)
_SMALL_FAMILY = TextStyle(fonts.HEADING, 11.5, 15)
_SHARE = TextStyle(fonts.SEMIBOLD, 8.6, 11)
_FITS_LEFT = 63 * MM


@dataclass(frozen=True, slots=True)
class Look:
    """What all rows of a catalogue share: how things are worded, and the shop's colour."""

    words: Words
    colour: str


class LineRow(Block):
    """One line: picture, name and part numbers, kind, yield, price and cost with its bar."""

    def __init__(self, look: Look, line: PitchLine, most: UnitPrice | None) -> None:
        words = look.words
        self.line, self.look = line, look
        self.share = float(cost_share(line.cost_per_page, most)) if _has_bar(line) else 0.0
        self.names = few(text.wrap(words.name(line), TABLE_BOLD, _NAME_ROOM), 6)
        self.numbers = few(text.wrap(" · ".join(line.part_numbers), SECONDARY, _NAME_ROOM), 12)
        self.kind = text.fitted(words.kind(line), _KIND, _KIND_ROOM - (8 if line.stocked else 0))
        depth = len(self.names) * TABLE_BOLD.leading + len(self.numbers) * SECONDARY.leading
        least = TABLE.leading + SECONDARY.leading
        self.height = max(depth, least) + 2 * _PADDING

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        line = self.line
        if line.origin is not Origin.ORIGINAL:
            pen.box(left, top, WIDTH, self.height, SAVING_TINT)
        _picture(pen, left + PICTURE, top + self.height / 2, line.category, line.colours)
        ink = INK if line.stocked else MUTED
        below = pen.lines(left + NAME, top + _PADDING, self.names, TABLE_BOLD.in_colour(ink))
        pen.lines(left + NAME, below, self.numbers, SECONDARY)
        self._kind(pen, left + KIND, top)
        self._figures(pen, left, top + _PADDING, ink)
        self._bar(pen, left + BAR, top)
        pen.rule(left, top + self.height, left + WIDTH, HAIRLINE, LINE)

    def _figures(self, pen: Pen, left: float, top: float, ink: str) -> None:
        words, line, style = self.look.words, self.line, TABLE.in_colour(ink)
        first, second = top + TABLE.baseline, top + TABLE.leading + SECONDARY.baseline
        pen.text(left + PAGES, first, words.pages(line), style, "right")
        pen.text(left + PAGES, second, words.standard(line), SECONDARY, "right")
        pen.text(left + PRICE, first, words.asked_price(line), style, "right")
        cost = _COST.in_colour(self._cost_colour(ink))
        pen.text(left + COST, first, words.cost(line.cost_per_page), cost, "right")
        if line.set_price:
            whole = words.set_of(line, words.price(line.set_price))
            pen.text(left + PRICE, second, whole, SECONDARY, "right")
        if line.set_cost:
            pen.text(left + COST, second, words.cost(line.set_cost), SECONDARY, "right")

    def _kind(self, pen: Pen, left: float, top: float) -> None:
        height = _KIND.leading + 4
        top += self.height / 2 - height / 2
        if not self.line.stocked:
            pen.text(left, top + 2 + _KIND.baseline, self.kind, SECONDARY.in_font(fonts.ITALIC))
            return
        filled = self.line.origin is not Origin.ORIGINAL
        fill = self.look.colour if filled else WHITE
        edge = self.look.colour if filled else "8A95A3"
        pen.box(left, top, _KIND_ROOM, height, fill, edge=edge, weight=0.6, radius=3)
        style = _KIND.in_colour(WHITE if filled else MUTED)
        pen.text(left + _KIND_ROOM / 2, top + 2 + _KIND.baseline, self.kind, style, "centre")

    def _bar(self, pen: Pen, left: float, top: float) -> None:
        if not self.share:
            return
        line, middle = self.line, top + self.height / 2
        width = max(self.share * _BAR_ROOM, 1.5)
        filled = line.origin is not Origin.ORIGINAL
        colour = (SAVING if (line.difference or 0) < 0 else MUTED) if filled else TODAY
        if line.difference is None:
            pen.box(left, middle - 4.5, width, 9, colour)
            return
        said = self.look.words.percent(line.difference)
        style = _SHARE.in_colour(self._cost_colour(INK))
        if width + 4 + fonts.width(said, style.font, style.size) <= _BAR_ROOM + 2:
            pen.box(left, middle - 4.5, width, 9, colour)
            pen.text(left + width + 4, middle + 2.9, said, style)
        else:
            pen.box(left, middle - 9, width, 8, colour)
            pen.text(left, middle + 8.5, said, style)

    def _cost_colour(self, otherwise: str) -> str:
        difference = self.line.difference or 0
        return SAVING if difference < 0 else WARNING if difference > 0 else otherwise


class FamilyHead(Block):
    """The head of a family: a strong rule, its name, what it fits, and the heads of the columns.

    `bookmark` makes it a place to link to; `page_of`, with its bookmark, is a link from it.
    """

    keep_with_next = True
    before = 21

    def __init__(
        self, look: Look, name: str, aside: str, *, bookmark: str = "", outline: str = "",
        link: tuple[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.look, self.bookmark, self.outline, self.link = look, bookmark, outline, link
        self.style = FAMILY if _on_one_line(name) else _SMALL_FAMILY
        self.names = few(text.wrap(name, self.style, _FITS_LEFT - 8), 5)
        self.aside = few(text.wrap(aside, SECONDARY, WIDTH - _FITS_LEFT), 24)
        depth = max(
            len(self.names) * self.style.leading + 1,
            (len(self.aside) + bool(link)) * SECONDARY.leading + 1,
        )
        self.heads = 5 + depth + 3
        self.height = self.heads + 4 + TABLE_HEAD.leading + 3

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, WIDTH, 2.4, self.look.colour)
        if self.bookmark:
            pen.bookmark(self.bookmark, top, self.outline, 1)
        pen.lines(left, top + 6, self.names, self.style)
        below = pen.lines(left + _FITS_LEFT, top + 6, self.aside, SECONDARY)
        if self.link:
            said, target = self.link
            style = SECONDARY.in_font(fonts.SEMIBOLD).in_colour(self.look.colour)
            width = pen.text(left + _FITS_LEFT, below + style.baseline, said, style)
            pen.link(left + _FITS_LEFT, below, width, style.leading, f"#{target}")
        self._columns(pen, left, top + self.heads + 4 + TABLE_HEAD.baseline)
        pen.rule(left, top + self.height, left + WIDTH, THIN_RULE * 1.6, INK)

    def _columns(self, pen: Pen, left: float, baseline: float) -> None:
        tr, currency = self.look.words.language.tr, self.look.words.currency
        pen.text(left + NAME, baseline, tr("Product · part number"), TABLE_HEAD)
        pen.text(left + KIND, baseline, tr("Kind"), TABLE_HEAD)
        pen.text(left + PAGES, baseline, tr("Pages · standard"), TABLE_HEAD, "right")
        price = tr("Price ({currency})", currency=currency)
        pen.text(left + PRICE, baseline, price, TABLE_HEAD, "right")
        cost = tr("{currency}/page", currency=currency)
        pen.text(left + COST, baseline, cost, TABLE_HEAD, "right")


class ContinuedHead(FamilyHead):
    """The head again, where a family goes on on the next page."""

    def __init__(self, look: Look, name: str) -> None:
        continued = look.words.language.tr("continued")
        super().__init__(look, name, continued)


def family_rows(look: Look, head: FamilyHead, name: str, lines: Sequence[PitchLine]) -> list[Block]:
    """A head with its rows, kept on one page; a long family may part, two rows on either side."""
    most = max((line.cost_per_page for line in lines if line.cost_per_page and _has_bar(line)),
               key=lambda cost: cost.scaled, default=None)  # fmt: skip
    rows = [LineRow(look, line, most) for line in lines]
    again = ContinuedHead(look, name)
    for place, row in enumerate(rows):
        row.head = again
        row.keep_with_next = place + 1 < len(rows) and (
            len(rows) <= _WHOLE or place == 0 or place == len(rows) - 2
        )
    return [head, *rows]


_WHOLE = 3
"""Families of up to so many rows stay whole."""


def _on_one_line(name: str) -> bool:
    return fonts.width(name, FAMILY.font, FAMILY.size) <= _FITS_LEFT - 8


def few(lines: Sequence[str], most: int) -> Sequence[str]:
    """Not more than so many lines; what is left out shows as an ellipsis."""
    return lines if len(lines) <= most else (*lines[: most - 1], lines[most - 1][:-1] + "…")


def _has_bar(line: PitchLine) -> bool:
    """Drums do not compare with the toner they serve, so they have no bar."""
    return line.category not in COMPANIONS


def _drum(pen: Pen, x: float, y: float) -> None:
    """A drum: the shell of its unit and the roller in front of it."""
    pen.box(x - 13, y - 5, 26, 5.4, drawings.SHELL, radius=1.2)
    pen.box(x - 11.5, y - 0.6, 23, 5.4, "2E7D6B", radius=2.7)
    pen.box(x - 11.5, y + 0.5, 23, 1.2, "6DB5A4", radius=0.6)


def _picture(pen: Pen, x: float, y: float, category: Category, colours: Sequence[Colour]) -> None:
    """The drawing of a supply, in the file once for all rows that show it."""
    name = f"{category}-{'-'.join(colours)}".replace(" ", "-")
    canvas = pen.canvas
    if not canvas.hasForm(name):
        drum = category in COMPANIONS
        draw = _drum if drum else drawings.picture(category, colours)
        canvas.beginForm(name, -30, -30, 30, 30)
        if draw is not None:
            draw(Pen(canvas, 0), 0, 0)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(x, pen.page_height - y)
    canvas.doForm(name)
    canvas.restoreState()
