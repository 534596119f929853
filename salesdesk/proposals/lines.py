"""The lines of a trade document as a table: sections tinted, columns only where they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from salesdesk.domain.documents.common import Line, Section
from salesdesk.domain.proposals.states import LineKind
from salesdesk.language import Language
from salesdesk.proposals import drawings, fonts, text
from salesdesk.proposals.flow import Block, Stack
from salesdesk.proposals.rows import Cell, Column, Grid, HeadRow, Piece, Row, SectionRow, close
from salesdesk.proposals.styles import (
    SAVING,
    SECONDARY,
    TABLE,
    TABLE_BOLD,
    TABLE_HEAD,
    TABLE_MUTED,
    TextStyle,
)
from salesdesk.proposals.totals import INSET
from salesdesk.proposals.wording import page_cost_text, pages_text
from salesdesk.sentence import mark

GAP = 13.0
"""Air between two columns."""

NARROWEST_NAME = 110.0
PICTURE_WIDTH = 36.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a table of lines needs to know beside the lines.

    `priced` is False on delivery notes; `selling` adds drawings and costs per page.
    """

    language: Language
    width: float
    colour: str
    priced: bool = True
    selling: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """A column of figures or short words: its head, its text and style, where it is used."""

    head: str
    text: Callable[[Language, Line], str]
    style: TextStyle
    used: Callable[[Sequence[Line]], bool]
    align: Literal["left", "right"] = "right"
    priced: bool = True


def line_table(sections: Sequence[Section], look: Look) -> list[Block]:
    """The rows of all sections under one head.

    The last row stays with what follows the table, and so does the one above it in its section.
    """
    filled = [section for section in sections if section.lines]
    lines = [line for section in filled for line in section.lines]
    figures = [each for each in _FIGURES if each.used(lines) and (look.priced or not each.priced)]
    grid = _grid(lines, figures, look)
    head = HeadRow(grid)
    rows = [row for section in filled for row in _section(section, figures, grid, head, look)]
    if not rows:
        note = look.language.tr("No lines have been chosen yet.")
        rows = [Row(Grid([Column("", look.width)]), [[Piece(note, TABLE_MUTED)]], head=head)]
    close(rows)
    for row in rows[-min(2, len(filled[-1].lines)) :] if filled else rows:
        row.keep_with_next = True
    return [head, *rows]


def _section(
    section: Section, figures: Sequence[_Figure], grid: Grid, head: Block, look: Look
) -> Iterator[Row]:
    repeated = head
    if section.title.strip():
        yield SectionRow(grid, section.title, head=head, colour=look.colour)
        again = look.language.tr("{section} (continued)", section=section.title)
        repeated = Stack([head, SectionRow(grid, again, colour=look.colour)])
    for line in section.lines:
        below = [Piece(line.note, SECONDARY)] if line.note else []
        cells = _cells(line, figures, grid, look)
        yield Row(grid, cells, head=repeated, below=below, below_at=_name_column(grid, figures))


def _name_column(grid: Grid, figures: Sequence[_Figure]) -> int:
    return len(grid.columns) - len(figures) - 1


def _cells(line: Line, figures: Sequence[_Figure], grid: Grid, look: Look) -> list[Cell]:
    cells: list[Cell] = [[Piece(str(line.number) if line.number else "", TABLE_MUTED)]]
    if _name_column(grid, figures) == 2:
        cells.append(drawings.picture(line.category, line.colours))
    cells.append(_name(line, look))
    figured = line.kind in (LineKind.ITEM, LineKind.CHARGE)
    for at, figure in enumerate(figures):
        last = at == len(figures) - 1 and look.priced and line.kind is not LineKind.NOTE
        shown = figure.text(look.language, line) if figured or last else ""
        cells.append([Piece(shown, _style(line, figure, shown))])
    return cells


def _style(line: Line, figure: _Figure, shown: str) -> TextStyle:
    if shown == _NONE:
        return TABLE_MUTED
    return figure.style.in_colour(SAVING) if line.kind is LineKind.DISCOUNT else figure.style


def _name(line: Line, look: Look) -> list[Piece]:
    if line.kind is LineKind.NOTE:
        return [Piece(line.name, TABLE_MUTED)]
    facts = [line.sku]
    if line.page_yield:
        facts.append(pages_text(look.language, line.page_yield))
    if line.page_cost is not None and look.selling:
        facts.append(page_cost_text(look.language, line.page_cost))
    pieces = [Piece(line.name, TABLE_BOLD), Piece(text.joined(facts), SECONDARY)]
    return [piece for piece in pieces if piece.text]


def _grid(lines: Sequence[Line], figures: Sequence[_Figure], look: Look) -> Grid:
    most = max((line.number for line in lines), default=1)
    numbers = Column("", fonts.width(str(most), TABLE.font, TABLE.size) + 10)
    columns = [_figure_column(figure, lines, look) for figure in figures]
    if look.priced and columns:
        last = columns[-1]
        columns[-1] = Column(last.head, last.width + INSET, last.align, INSET)
    drawn = look.selling and any(line.category for line in lines)
    pictures = [Column("", PICTURE_WIDTH)] if drawn else []
    taken = sum(column.width for column in (numbers, *pictures, *columns))
    name = Column(look.language.tr("Product"), max(NARROWEST_NAME, look.width - taken))
    return Grid([numbers, *pictures, name, *columns])


def _figure_column(figure: _Figure, lines: Sequence[Line], look: Look) -> Column:
    head = look.language.tr(figure.head)
    texts = {figure.text(look.language, line) for line in lines}
    widest = max((fonts.width(t, figure.style.font, figure.style.size) for t in texts), default=0)
    head_width = fonts.width(head, TABLE_HEAD.font, TABLE_HEAD.size)
    return Column(head, max(widest, head_width) + GAP, figure.align)


def _always(_lines: Sequence[Line]) -> bool:
    return True


_NONE = "–"

_FIGURES = (
    _Figure(
        mark("Unit"),
        lambda _, line: text.line(line.unit),
        TABLE,
        lambda lines: any(line.unit for line in lines),
        priced=False,
    ),
    _Figure(
        mark("Qty"),
        lambda words, line: words.number(line.quantity),
        TABLE,
        _always,
        priced=False,
    ),
    _Figure(
        mark("Unit price"),
        lambda words, line: words.unit_price(line.unit_price),
        TABLE,
        _always,
    ),
    _Figure(
        mark("Disc."),
        lambda words, line: words.percent(-line.discount) if line.discount else _NONE,
        TABLE,
        lambda lines: any(line.discount for line in lines),
    ),
    _Figure(
        mark("VAT"),
        lambda words, line: words.percent(line.vat),
        TABLE_MUTED,
        lambda lines: any(line.vat for line in lines),
    ),
    _Figure(
        mark("Amount"),
        lambda words, line: words.amount(line.amount),
        TABLE_BOLD,
        _always,
    ),
)
