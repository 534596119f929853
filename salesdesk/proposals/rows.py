"""Tables as rows of known height: measured once, never split across pages unless they must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from typing_extensions import override

from salesdesk.proposals import text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.styles import (
    HAIRLINE,
    INK,
    LINE,
    PRIMARY,
    SECTION,
    STRONG_RULE,
    TABLE_HEAD,
    THIN_RULE,
    TINT,
    TextStyle,
)

PADDING = 2.8
"""Air above and below the text of a row, in points."""

Picture = Callable[[Pen, float, float], None]
"""Draws around the middle of a cell: pen, x, y."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in points, on which side its text stands, air on that side."""

    head: str
    width: float
    align: Literal["left", "right"] = "left"
    inset: float = 0


class Grid:
    """The columns of a table beside each other."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        edges = [0.0, *accumulate(column.width for column in columns)]
        self.width = edges[-1]
        self.lefts = tuple(edges[:-1])
        self.end = self.width - self.columns[-1].inset

    def anchor(self, at: int) -> float:
        """Where the text of a column starts or, right-aligned, ends."""
        column = self.columns[at]
        if column.align == "right":
            return self.lefts[at] + column.width - column.inset
        return self.lefts[at] + column.inset

    def room(self, at: int) -> float:
        """How wide the text of a column may be."""
        column = self.columns[at]
        return column.width - column.inset - (0 if column.align == "right" else 6)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in one style; a cell is pieces below each other."""

    text: str
    style: TextStyle


Cell = Sequence[Piece] | Picture | None
_Line = tuple[float, float, str, TextStyle, Literal["left", "right"]]


class Row(Block):
    """One row: cells of wrapped text or a picture, a tint behind it and a rule below it.

    `fill` is a colour or "", `rule` a colour and a weight or None. A picture stands around the
    middle of the row, or `depth` points below the top of the text where the row is higher.
    `below` stands under the cells, from the column `below_at` to the end of the row.
    """

    def __init__(
        self, grid: Grid, cells: Sequence[Cell], *, head: Block | None = None, fill: str = "",
        rule: tuple[str, float] | None = (LINE, HAIRLINE), padding: float = PADDING,
        depth: float = 12.0, below: Sequence[Piece] = (), below_at: int = 0,
    ) -> None:  # fmt: skip
        self.grid, self.head, self.fill, self.rule, self.padding = grid, head, fill, rule, padding
        self.depth = depth
        self._lines: list[_Line] = []
        self._pictures: list[tuple[float, Picture]] = []
        deepest = max((self._set(at, cell) for at, cell in enumerate(cells)), default=0.0)
        if below:
            deepest = self._set_below(below, below_at, deepest)
        self.height = deepest + 2 * padding

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        if self.fill:
            pen.box(left, top, self.grid.width, self.height, self.fill)
        for x, draw in self._pictures:
            draw(pen, left + x, top + min(self.height / 2, self.padding + self.depth))
        for x, down, line, style, align in self._lines:
            pen.text(left + x, top + self.padding + down + style.baseline, line, style, align)
        if self.rule:
            colour, weight = self.rule
            pen.rule(left, top + self.height, left + self.grid.width, weight, colour)

    @override
    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part the row between its lines of text: only for a row taller than a page."""
        limit = room - 2 * self.padding
        bottoms = [down + style.leading for _, down, _, style, _ in self._lines]
        cut = max((bottom for bottom in bottoms if bottom <= limit), default=0.0)
        if cut < 24:
            return None
        return self._part(0, cut), self._part(cut, self.height)

    def _part(self, start: float, end: float) -> Row:
        part = Row(self.grid, [], head=self.head, fill=self.fill, rule=self.rule)
        part._lines = [
            (x, down - start, line, style, align)
            for x, down, line, style, align in self._lines
            if start <= down + 0.01 and down + style.leading <= end + 0.01
        ]
        part._pictures = [] if start else self._pictures
        deepest = max((down + style.leading for _, down, _, style, _ in part._lines), default=0.0)
        part.padding = self.padding
        part.height = deepest + 2 * self.padding
        return part

    def _set(self, at: int, cell: Cell) -> float:
        if cell is None:
            return 0
        if not isinstance(cell, Sequence):
            column = self.grid.columns[at]
            self._pictures.append((self.grid.lefts[at] + column.width / 2, cell))
            return 0
        return self._set_pieces(at, cell)

    def _set_pieces(self, at: int, pieces: Sequence[Piece]) -> float:
        column = self.grid.columns[at]
        return self._wrap(pieces, self.grid.anchor(at), column.align, self.grid.room(at), 0)

    def _set_below(self, pieces: Sequence[Piece], at: int, down: float) -> float:
        x = self.grid.anchor(at)
        return self._wrap(pieces, x, "left", self.grid.end - x, down)

    def _wrap(
        self, pieces: Sequence[Piece], x: float, align: Literal["left", "right"], room: float,
        down: float,
    ) -> float:  # fmt: skip
        for piece in pieces:
            for line in text.wrap(piece.text, piece.style, room):
                self._lines.append((x, down, line, piece.style, align))
                down += piece.style.leading
        return down


class HeadRow(Row):
    """The heads of the columns, between a strong and a thin rule; kept with the first row."""

    keep_with_next = True

    def __init__(self, grid: Grid, *, style: TextStyle = TABLE_HEAD) -> None:
        cells = [[Piece(column.head, style)] for column in grid.columns]
        super().__init__(grid, cells, rule=(INK, THIN_RULE), padding=4.6)

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, left + self.grid.width, STRONG_RULE)
        super().draw(pen, left, top)


class SectionRow(Row):
    """The title of a section on a tint across the table; kept with its first row."""

    keep_with_next = True

    def __init__(
        self, grid: Grid, title: str, *, head: Block | None = None, colour: str = PRIMARY
    ) -> None:
        whole = Grid([Column("", grid.width, inset=4)])
        piece = Piece(title, SECTION.in_colour(colour))
        super().__init__(whole, [[piece]], head=head, fill=TINT, rule=None, padding=3.8)


def close(rows: Sequence[Row]) -> None:
    """Draw the strong rule of a table's end under its last row."""
    if rows:
        rows[-1].rule = (INK, STRONG_RULE)
