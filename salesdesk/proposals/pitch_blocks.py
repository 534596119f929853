"""Blocks of the ink catalogue between its rows: titles, paragraphs and panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.proposals import fonts, text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.pitch_frame import WIDTH
from salesdesk.proposals.pitch_rows import Look, few
from salesdesk.proposals.styles import (
    BODY,
    HEADING,
    KEY_FIGURE,
    LABEL,
    MM,
    SAVING,
    SECONDARY,
    SUBTITLE,
    TABLE_BOLD,
    TITLE,
    TextStyle,
)

_FIGURE_ROOM = 52 * MM
_SMALL_TITLE = TextStyle(fonts.HEADING_BOLD, 18.5, 25)
_PANEL_PADDING = 12.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure beside a title: what it is, the figure, and on how many it rests."""

    label: str
    value: str
    basis: str


class PageTitle(Block):
    """A title with a line or two under it, and a key figure on the right if there is one.

    A long or `minor` title is set smaller.
    """

    keep_with_next = True
    before = 34

    def __init__(
        self, title: str, subtitle: str, *, bookmark: str, level: int = 0,
        figure: Figure | None = None, minor: bool = False,
    ) -> None:  # fmt: skip
        self.title, self.bookmark, self.level, self.figure = title, bookmark, level, figure
        room = WIDTH - (_FIGURE_ROOM + 10 if figure else 0)
        wide = fonts.width(title, TITLE.font, TITLE.size) > room
        self.style = _SMALL_TITLE if wide or minor else TITLE
        self.titles = few(text.wrap(title, self.style, room), 3)
        self.subtitles = text.wrap(subtitle, SUBTITLE, room)
        depth = len(self.titles) * self.style.leading + len(self.subtitles) * SUBTITLE.leading
        self.height = max(depth + 6, 54.0 if figure else 0)

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.bookmark(self.bookmark, top, self.title, self.level)
        below = pen.lines(left, top, self.titles, self.style)
        pen.lines(left, below + 2, self.subtitles, SUBTITLE)
        if self.figure:
            self._figure(pen, left + WIDTH, top + 3, self.figure)

    def _figure(self, pen: Pen, right: float, top: float, figure: Figure) -> None:
        pen.text(right, top + LABEL.baseline, figure.label, LABEL, "right")
        value = KEY_FIGURE.in_colour(SAVING)
        pen.text(right, top + LABEL.leading + value.baseline, figure.value, value, "right")
        below = top + LABEL.leading + KEY_FIGURE.leading
        pen.text(right, below + LABEL.baseline, figure.basis, LABEL, "right")


class Text(Block):
    """Lines of text of one style, so wide."""

    def __init__(
        self, words: str, style: TextStyle = BODY, *, before: float = 0, width: float = WIDTH,
        keep: bool = False,
    ) -> None:  # fmt: skip
        self.lines = text.wrap(words, style, width)
        self.style, self.before, self.keep_with_next = style, before, keep
        self.height = len(self.lines) * style.leading

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top, self.lines, self.style)


def heading(words: str, before: float = 20) -> Block:
    """A heading within a page, kept with what follows."""
    return Text(words, HEADING, before=before, keep=True)


@dataclass(frozen=True, slots=True)
class OwnPrinter:
    """One of the client's printers in the panel above the index; no family: nothing is kept."""

    name: str
    quantity: str
    takes: str
    family: str


class OwnPrinters(Block):
    """The client's printers on top of the index, each with the page of its ink or toner."""

    before = 14

    def __init__(
        self, look: Look, title: str, aside: str, printers: Sequence[OwnPrinter],
        pages: Mapping[str, int],
    ) -> None:  # fmt: skip
        self.look, self.title, self.aside = look, title, aside
        self.printers, self.pages = tuple(printers), pages
        self.across = min(4, max(2, len(self.printers)))
        self.rows = -(-len(self.printers) // self.across)
        self.height = 30 + self.rows * _OWN_HEIGHT

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, WIDTH, self.height, _PANEL, radius=5)
        aside_room = fonts.width(self.aside, SECONDARY.font, SECONDARY.size)
        style = HEADING.in_colour(self.look.colour)
        room = WIDTH - 3 * _PANEL_PADDING - aside_room
        pen.text(left + _PANEL_PADDING, top + 19, text.fitted(self.title, style, room), style)
        right = left + WIDTH - _PANEL_PADDING
        pen.text(right, top + 19, self.aside, SECONDARY, "right")
        step = (WIDTH - _PANEL_PADDING) / self.across
        for place, printer in enumerate(self.printers):
            row, column = divmod(place, self.across)
            x = left + _PANEL_PADDING + column * step
            self._printer(pen, x, top + 29 + row * _OWN_HEIGHT, step - _PANEL_PADDING, printer)

    def _printer(self, pen: Pen, left: float, top: float, room: float, one: OwnPrinter) -> None:
        pen.rule(left, top, left + room, 0.6, self.look.colour)
        name = text.fitted(one.name, TABLE_BOLD, room)
        pen.text(left, top + 4 + TABLE_BOLD.baseline, name, TABLE_BOLD)
        base = top + 17 + SECONDARY.baseline
        pen.text(left, base, text.fitted(one.quantity, SECONDARY, room - 26), SECONDARY)
        takes = text.fitted(one.takes, SECONDARY, room - 26)
        pen.text(left, base + SECONDARY.leading, takes, SECONDARY)
        if one.family:
            style = _OWN_PAGE.in_colour(self.look.colour)
            number = self.look.words.language.number(self.pages[one.family])
            pen.text(left + room, base + SECONDARY.leading, number, style, "right")
            pen.link(left, top, room, _OWN_HEIGHT, f"#{one.family}")


_PANEL = "E4EEF0"
_OWN_HEIGHT = 46.0
_OWN_PAGE = TextStyle(fonts.HEADING_BOLD, 13, 16)
