"""The cover of the ink catalogue: the drop, for whom it is, what is inside and who to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.proposals import fonts, text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.halftone import draw_drop
from salesdesk.proposals.page import mark
from salesdesk.proposals.pen import Pen, tint_line
from salesdesk.proposals.pitch_frame import PitchFrame
from salesdesk.proposals.styles import (
    BODY,
    BODY_BOLD,
    FOOTER,
    HAIRLINE,
    INK,
    LINE,
    MM,
    MUTED,
    SECONDARY,
    SHOP_NAME,
    TextStyle,
)

_LEFT, _RIGHT = 20 * MM, 191 * MM
_COLUMN = 82.8 * MM
_SECOND = _RIGHT - _COLUMN
_HEROES = tuple(TextStyle(fonts.HEADING_BOLD, size, size * 1.3) for size in (44, 41, 38, 34))
_CLIENT = TextStyle(fonts.HEADING, 17, 23)
_INSIDE = TextStyle(fonts.HEADING, 12.5, 16)
_PAGE = TextStyle(fonts.HEADING_BOLD, 12.5, 16)
_DROP_LEFT, _DROP_TOP, _DROP_WIDTH = 88.5 * MM, 30 * MM, 102.5 * MM
_TITLE_ROOM = 74 * MM
_PHONE = _LEFT + 54 * MM
_INSIDE_TOP, _INSIDE_ROOM = 195.5 * MM, 60 * MM


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; its page is looked up under its bookmark when it is drawn."""

    title: str
    detail: str
    bookmark: str


class Cover(Block):
    """The first page as a whole; stands at the page's left edge."""

    def __init__(
        self, frame: PitchFrame, entries: Sequence[Entry], pages: Mapping[str, int], count: int
    ) -> None:
        self.frame, self.entries, self.pages, self.count = frame, tuple(entries), pages, count
        self.words, self.content = frame.words, frame.words.content

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.bookmark("cover", 0, self.words.title())
        self._shop(pen)
        draw_drop(pen, _DROP_LEFT, _DROP_TOP, _DROP_WIDTH)
        below = self._title(pen)
        self._client(pen, max(below + 12 * MM, 120 * MM))
        self._inside(pen)
        self._seller(pen)
        self._notes(pen)

    def _shop(self, pen: Pen) -> None:
        shop = self.content.shop
        start = _LEFT + mark(pen, _LEFT, 13 * MM, 9.2 * MM, shop, self.frame.colour) + 3 * MM
        room = 100 * MM
        pen.text(start, 17 * MM, text.fitted(shop.name, SHOP_NAME, room), SHOP_NAME)
        pen.text(start, 21.3 * MM, text.fitted(shop.tagline, SECONDARY, room), SECONDARY)

    def _title(self, pen: Pen) -> float:
        lines = text.lines(self.words.language.trc("cover", "Ink\ncatalogue"))
        style = next((one for one in _HEROES if _fits(lines, one)), _HEROES[-1])
        below = pen.lines(_LEFT, 53 * MM, lines, style)
        year = str(self.content.made_on.year)
        return pen.lines(_LEFT, below, [year], style.in_colour(self.frame.colour))

    def _client(self, pen: Pen, top: float) -> None:
        pen.box(_LEFT, top, 14 * MM, 2.2, self.frame.colour)
        top += 5 * MM
        muted, day = BODY.in_colour(MUTED), self.words.day(self.content.made_on)
        client = self.content.client
        if client is None:
            room = _TITLE_ROOM - 12 * MM
            said = self.words.language.tr(
                "Inks and toners for the office: what fits your printer, how far it goes, and "
                "what a page costs."
            )
            top = pen.lines(_LEFT, top, text.wrap(said, muted, room), muted)
            pen.lines(_LEFT, top + 8, [day], muted)
            return
        top = pen.lines(_LEFT, top, [self.words.language.tr("Put together for")], muted)
        names = text.wrap(client.name, _CLIENT, 66 * MM)[:3]
        top = pen.lines(_LEFT, top + 2, names, _CLIENT) + 6
        contact = text.fitted(client.contact, BODY_BOLD, 62 * MM)
        top = pen.lines(_LEFT, top, [contact] if contact else [], BODY_BOLD)
        title = text.fitted(client.contact_title, muted, 62 * MM)
        top = pen.lines(_LEFT, top, [title] if title else [], muted)
        pen.lines(_LEFT, top + 8, [day], muted)

    def _inside(self, pen: Pen) -> None:
        language = self.words.language
        pen.text(_LEFT, 192.5 * MM, language.tr("Inside"), _INSIDE.in_colour(self.frame.colour))
        count = language.trn("{count} page", "{count} pages", self.count)
        pen.text(_RIGHT, 192.5 * MM, count, SECONDARY, "right")
        pen.rule(_LEFT, _INSIDE_TOP, _RIGHT, 0.9, INK)
        rows = -(-len(self.entries) // 2)
        height = min(15.2 * MM, _INSIDE_ROOM / max(rows, 1))
        for place, entry in enumerate(self.entries):
            row, column = place % rows, place // rows
            left = (_LEFT, _SECOND)[column]
            self._entry(pen, left, _INSIDE_TOP + row * height, height, entry)
            if row + 1 < rows:
                bottom = _INSIDE_TOP + (row + 1) * height
                pen.rule(left, bottom, left + _COLUMN, HAIRLINE * 1.5, LINE)
        pen.rule(_LEFT, _INSIDE_TOP + rows * height, _RIGHT, 0.9, INK)

    def _entry(self, pen: Pen, left: float, top: float, height: float, entry: Entry) -> None:
        first = top + height / 2 - 2.2
        room = _COLUMN - 28
        pen.text(left, first, text.fitted(entry.title, BODY_BOLD, room), BODY_BOLD)
        detail = text.fitted(entry.detail, SECONDARY, room)
        pen.text(left, first + 11.5, detail, SECONDARY)
        page = self.words.language.number(self.pages[entry.bookmark])
        style = _PAGE.in_colour(self.frame.colour)
        pen.text(left + _COLUMN, first + 1, page, style, "right")
        pen.link(left, top, _COLUMN, height, f"#{entry.bookmark}")

    def _seller(self, pen: Pen) -> None:
        tr, content = self.words.language.tr, self.content
        person, shop = content.seller, content.shop
        label = tr("Ask us")
        if person and content.client:
            label = tr("Looks after you")
        name = person.name if person else shop.name
        phone = (person.phone if person else "") or shop.phone
        email = (person.email if person else "") or shop.email
        self._fact(pen, _LEFT, label, name, _PHONE - _LEFT - 8)
        self._fact(pen, _PHONE, tr("Telephone"), phone, _SECOND - _PHONE - 8)
        self._fact(pen, _SECOND, tr("E-mail"), email, _COLUMN)
        if email:
            pen.link(_SECOND, 262 * MM, _COLUMN, 9 * MM, f"mailto:{text.line(email)}")

    def _fact(self, pen: Pen, left: float, label: str, value: str, room: float) -> None:
        if value:
            pen.text(left, 264.5 * MM, label, SECONDARY)
            pen.lines(left, 265.6 * MM, text.wrap(value, BODY_BOLD, room)[:2], BODY_BOLD)

    def _notes(self, pen: Pen) -> None:
        shop = self.words.shop()
        marks = self.words.language.tr(
            "Names and part numbers are trademarks; {shop} does not represent their makers.",
            shop=shop,
        )
        tint_line(pen, _LEFT, 281.8 * MM, _RIGHT)
        for line, baseline in ((self.words.vat(), 286 * MM), (marks, 290 * MM)):
            pen.text(_LEFT, baseline, text.fitted(line, FOOTER, _RIGHT - _LEFT), FOOTER)


def _fits(lines: Sequence[str], style: TextStyle) -> bool:
    return all(fonts.width(line, style.font, style.size) <= _TITLE_ROOM for line in lines)
