"""The lines a client may add or take instead: the difference each makes, and boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from salesdesk.domain.documents.trade import OptionalLine
from salesdesk.domain.proposals.states import LineChoice
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.proposals import text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.parts import Heading
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.rows import Column, Grid, HeadRow, Piece, Row, close
from salesdesk.proposals.styles import (
    SAVING,
    SECONDARY,
    TABLE,
    TABLE_BOLD,
    TABLE_MUTED,
    VALUE,
)
from salesdesk.proposals.totals import INSET
from salesdesk.proposals.wording import currency_name, signed_money

TICK = 9.0


def option_blocks(
    options: Sequence[OptionalLine], currency: str, language: Language, width: float, colour: str
) -> list[Block]:
    """The table of choices; empty where there is nothing to choose."""
    if not options:
        return []
    note = language.tr(
        "Amounts in {currency}, with VAT", currency=currency_name(language, currency)
    )
    grid = Grid(
        [
            Column("", 18),
            Column("", 22),
            Column(language.tr("If you also want it"), width - 228 - INSET),
            Column(language.tr("Difference"), 88, "right"),
            Column(language.tr("Total becomes"), 100 + INSET, "right", INSET),
        ]
    )
    head = HeadRow(grid)
    rows = [_row(option, grid, head, language) for option in options]
    close(rows)
    return [Heading(language.tr("To choose, if you like"), width, colour, note), head, *rows]


def _row(option: OptionalLine, grid: Grid, head: Block, language: Language) -> Row:
    def box(pen: Pen, x: float, y: float) -> None:
        pen.tick_box(x - 9, y - TICK / 2, TICK, ticked=option.chosen)

    return Row(
        grid,
        [
            box,
            [Piece(str(option.number), TABLE_MUTED)],
            [
                Piece(option.name, TABLE_BOLD),
                Piece(text.joined([_kind(option, language), option.note]), SECONDARY),
            ],
            [_difference(option.difference, language)],
            [Piece(_becomes(option.becomes, language), TABLE)],
        ],
        head=head,
        depth=TABLE_BOLD.leading / 2,
    )


def _kind(option: OptionalLine, language: Language) -> str:
    if option.choice is LineChoice.ALTERNATIVE and option.replaces is not None:
        return language.tr("Instead of line {number}", number=option.replaces)
    return ""


def _difference(difference: Money | None, language: Language) -> Piece:
    if difference is None:
        return Piece(language.tr("on demand"), TABLE_MUTED)
    style = TABLE_BOLD.in_colour(SAVING) if difference.minor < 0 else TABLE_BOLD
    return Piece(signed_money(language, difference), style)


def _becomes(total: Money | None, language: Language) -> str:
    return "–" if total is None else language.amount(total)


class OptionTicks(Block):
    """The numbers of the choices again, as boxes to tick beside the signature."""

    STEP, LINE = 31.0, 17.0

    def __init__(self, options: Sequence[OptionalLine], language: Language, width: float) -> None:
        self.options = tuple(options)
        self.head = None
        self.title = language.tr("Also chosen")
        self.per_line = max(1, int(width // self.STEP))
        lines = -(-len(options) // self.per_line)
        self.height = VALUE.leading + 4 + lines * self.LINE

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.text(left, top + VALUE.baseline, self.title, VALUE)
        top += VALUE.leading + 4
        for at, option in enumerate(self.options):
            down, along = divmod(at, self.per_line)
            x, y = left + along * self.STEP, top + down * self.LINE
            pen.tick_box(x, y + 1, TICK, ticked=option.chosen)
            pen.text(x + TICK + 4, y + 9, str(option.number), TABLE_BOLD)
