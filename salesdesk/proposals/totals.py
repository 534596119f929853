"""The sums at the foot of a table: plain lines, one filled band, the sum in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.proposals import fonts, text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.pen import Pen, tint_line
from salesdesk.proposals.styles import (
    MM,
    MUTED,
    SAVING,
    TABLE,
    TABLE_BOLD,
    TOTAL,
    TOTAL_LABEL,
    WORDS,
    TextStyle,
)

WIDTH = 75 * MM
INSET = 3 * MM
"""The air inside the band; the lines above it stand in by as much on the left."""

STEP = 15.2
BAND = 30.0


@dataclass(frozen=True, slots=True)
class SumLine:
    """A plain line: what and how much; green for what is taken off, bold for a sum of its own."""

    label: str
    amount: str
    taken_off: bool = False
    strong: bool = False


class TotalsBlock(Block):
    """Lines, then the band in the shop's colour, then the words, in 75 mm (72 inside the band)."""

    def __init__(
        self, lines: Sequence[SumLine], label: str, amount: str, words: str, colour: str
    ) -> None:
        self.rows, self.label, self.amount, self.colour = tuple(lines), label, amount, colour
        self.words = text.wrap(words, WORDS, WIDTH)
        self.width = WIDTH
        self.height = STEP * len(lines) + 5 + BAND + 5 + WORDS.leading * len(self.words)

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        right = left + WIDTH
        for row in self.rows:
            self._draw_row(pen, row, left + INSET, right - INSET, top)
            top += STEP
        top += 5
        pen.box(left, top, WIDTH, BAND, self.colour, radius=3.5)
        middle = top + BAND / 2
        label, amount = self._band_styles()
        shown = text.fitted(self.label, label, WIDTH - 2 * INSET)
        pen.text(left + INSET, middle + label.size * 0.34, shown, label)
        pen.text(right - INSET, middle + amount.size * 0.36, self.amount, amount, "right")
        pen.lines(right, top + BAND + 5, self.words, WORDS, "right")

    def _draw_row(self, pen: Pen, row: SumLine, left: float, right: float, top: float) -> None:
        style = TABLE_BOLD if row.strong else TABLE
        if row.strong:
            tint_line(pen, left, top + 0.5, right)
        baseline = top + 10.8
        figure = style.in_colour(SAVING) if row.taken_off else style
        width = pen.text(right, baseline, row.amount, figure, "right")
        label = style if row.strong else style.in_colour(MUTED)
        pen.text(left, baseline, text.fitted(row.label, label, right - left - width - 8), label)

    def _band_styles(self) -> tuple[TextStyle, TextStyle]:
        """Label and amount as large as they fit beside each other: neither is ever cut."""
        widths = (
            fonts.width(self.label, TOTAL_LABEL.font, TOTAL_LABEL.size),
            fonts.width(self.amount, TOTAL.font, TOTAL.size),
        )
        share = min(1.0, (WIDTH - 2 * INSET - 8) / sum(widths))
        return TOTAL_LABEL.at(TOTAL_LABEL.size * share), TOTAL.at(TOTAL.size * share)
