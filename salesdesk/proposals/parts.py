"""The blocks that trade documents share: titles, facts, prose, headings, parties, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.domain.documents.common import Party, Person, Stroke
from salesdesk.language import Language
from salesdesk.proposals import fonts, text
from salesdesk.proposals.flow import Beside, Block
from salesdesk.proposals.pen import Align, Pen, tint_line
from salesdesk.proposals.styles import (
    ADDRESS,
    BODY,
    HEADING,
    INK,
    LABEL,
    PILL,
    SECONDARY,
    SUBTITLE,
    TITLE,
    VALUE,
    TextStyle,
)
from salesdesk.proposals.wording import party_lines

BETWEEN = 22.0
"""The space between the blocks of a page: about 8.5 mm."""


class Composed(Block):
    """Lines of text put at places of one block; the block is as high as the lowest reaches."""

    def __init__(self, before: float = 0) -> None:
        self.before = before
        self._lines: list[tuple[float, float, str, TextStyle, Align]] = []

    def put(
        self, x: float, top: float, words: str, style: TextStyle, room: float,
        align: Align = "left",
    ) -> float:  # fmt: skip
        """Wrap words into so many points from here on; gives where the next line would start."""
        for line in text.wrap(words, style, room):
            self._lines.append((x, top, line, style, align))
            top += style.leading
        self.height = max(self.height, top)
        return top

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        for x, down, line, style, align in self._lines:
            pen.text(left + x, top + down + style.baseline, line, style, align)


@dataclass(frozen=True, slots=True)
class Status:
    """A state in one word: its colour, and the tint and edge of the frame around it."""

    word: str
    colour: str
    fill: str
    edge: str


class TitleBlock(Block):
    """The title of a document, its status beside it, and a line below."""

    def __init__(
        self, title: str, subtitle: str, width: float, status: Status | None = None
    ) -> None:
        self.title, self.status = text.line(title), status
        beside = 0.0 if status is None else fonts.width(status.word, PILL.font, PILL.size) + 34
        self.titles = text.wrap(title, TITLE, width - beside)
        self.subtitles = text.wrap(subtitle, SUBTITLE, width)
        self.height = len(self.titles) * TITLE.leading + 3
        self.height += len(self.subtitles) * SUBTITLE.leading

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.bookmark("start", top, self.title)
        below = pen.lines(left, top, self.titles, TITLE)
        if self.status is not None and self.titles:
            x = left + fonts.width(self.titles[-1], TITLE.font, TITLE.size) + 14
            style = PILL.in_colour(self.status.colour)
            top = below - TITLE.leading / 2 - PILL.leading / 2 - 1
            pen.pill(x, top, self.status.word, style, self.status.fill, self.status.edge)
        pen.lines(left, below + 3, self.subtitles, SUBTITLE)


class FactStrip(Block):
    """A few facts beside each other between two rules: label above, value below."""

    before = 12.0

    def __init__(self, facts: Sequence[tuple[str, str]], width: float) -> None:
        self.width = width
        self.step = width / max(4, len(facts))
        room = self.step - 4
        self.facts = [
            (text.wrap(label, LABEL, room), text.wrap(value, VALUE, room)) for label, value in facts
        ]
        self.deepest = max(len(label) for label, _ in self.facts) * LABEL.leading
        values = max(len(value) for _, value in self.facts)
        self.height = 7 + self.deepest + values * VALUE.leading + 7

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, left + self.width, 0.7)
        for at, (label, value) in enumerate(self.facts):
            x = left + at * self.step
            pen.lines(x, top + 7, label, LABEL)
            pen.lines(x, top + 7 + self.deepest, value, VALUE)
        tint_line(pen, left, top + self.height, left + self.width)


def seller_fact(seller: Person, language: Language) -> list[tuple[str, str]]:
    """Whom the client may ask, with a telephone number; nothing where nobody is named."""
    if not seller.name:
        return []
    label = text.joined([language.tr("Your contact"), seller.phone or seller.email], " · ")
    return [(label, seller.name)]


class Heading(Block):
    """The head of a part of the page, with a note at the right; stands in the outline."""

    keep_with_next = True

    def __init__(
        self, title: str, width: float, colour: str, note: str = "", before: float = BETWEEN
    ) -> None:
        self.title, self.width, self.note, self.before = title, width, note, before
        self.style = HEADING.in_colour(colour)
        self.lines = text.wrap(title, self.style, width * (0.6 if note else 1))
        self.height = len(self.lines) * self.style.leading + 4

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.bookmark(f"part {self.title}", top, self.title, 1)
        bottom = pen.lines(left, top, self.lines, self.style)
        shown = text.fitted(self.note, SECONDARY, self.width * 0.5)
        pen.text(left + self.width, bottom - 4.5, shown, SECONDARY, "right")


class Prose(Block):
    """Paragraphs of text; where a page ends they go on at the next."""

    def __init__(
        self, words: str | Sequence[str], width: float, style: TextStyle = BODY, before: float = 0
    ) -> None:
        self.lines = list(text.wrap(words, style, width) if isinstance(words, str) else words)
        self.style, self.width, self.before = style, width, before
        self.height = len(self.lines) * style.leading

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top, self.lines, self.style)

    @override
    def split(self, room: float) -> tuple[Block, Block] | None:
        count = int(room // self.style.leading)
        if count < 2:
            return None
        first, rest = self.lines[:count], self.lines[count:]
        return Prose(first, self.width, self.style), Prose(rest, self.width, self.style)


class PartyBlock(Composed):
    """A party: what it is here, its name, and the lines below it."""

    def __init__(self, label: str, name: str, lines: Sequence[str], width: float) -> None:
        super().__init__()
        top = self.put(0, 0, label, LABEL, width) + 2
        top = self.put(0, top, name, VALUE, width) + 1
        for line in lines:
            top = self.put(0, top, line, ADDRESS, width)


def party_pair(language: Language, buyer: Party, deliver_to: Party | None, width: float) -> Block:
    """The buyer at the left and, where it is another, the place of delivery at the right."""
    room = width * 0.5 - 12
    wide = width if deliver_to is None else room
    lines = party_lines(language, buyer)
    blocks: list[tuple[float, Block]] = [
        (0, PartyBlock(language.tr("Buyer"), buyer.name, lines, wide))
    ]
    if deliver_to is not None:
        lines = party_lines(language, deliver_to)
        place = PartyBlock(language.tr("Delivered to"), deliver_to.name, lines, room)
        blocks.append((width - room, place))
    return Beside(blocks, before=12)


class SignaturePlace(Block):
    """Where somebody signs, or has signed: head, the signature, a rule, who and when."""

    SPACE = 38.0

    def __init__(
        self, head: str, below: str, width: float, signature: Sequence[Stroke] = ()
    ) -> None:
        self.heads = text.wrap(head, VALUE, width)
        self.below = text.wrap(below, SECONDARY, width)
        self.width, self.signature = width, signature
        self.top = len(self.heads) * VALUE.leading + 2
        self.height = self.top + self.SPACE + 5 + len(self.below) * SECONDARY.leading

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top, self.heads, VALUE)
        line = top + self.top + self.SPACE
        draw_signature(pen, self.signature, left, top + self.top, self.width * 0.9, self.SPACE - 3)
        pen.rule(left, line, left + self.width, 0.7)
        pen.lines(left, line + 4, self.below, SECONDARY)


def draw_signature(
    pen: Pen, strokes: Sequence[Stroke], left: float, top: float, width: float, height: float
) -> None:
    """The strokes of a signature, as large as the place allows."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return
    least_x, least_y = min(x for x, _ in points), min(y for _, y in points)
    wide = max(x for x, _ in points) - least_x
    high = max(y for _, y in points) - least_y
    scale = min(width / (wide or 1), height / (high or 1))
    pen.canvas.setLineCap(1)
    pen.canvas.setLineJoin(1)
    for stroke in strokes:
        path = [(left + (x - least_x) * scale, top + (y - least_y) * scale) for x, y in stroke]
        if len(path) > 1:
            pen.path(path, edge=INK, weight=1.1)
