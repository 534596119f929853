"""What the desk understood of a client's need, and what the proposal changes about its cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typing_extensions import override

from salesdesk.domain.catalogue.kinds import PAPER_USE_NAMES
from salesdesk.domain.catalogue.needs import PaperNeed, PrinterNeed
from salesdesk.domain.documents.trade import NeedSummary, Savings
from salesdesk.domain.prospects.states import EVIDENCE_NAMES
from salesdesk.language import Language
from salesdesk.proposals import fonts, text
from salesdesk.proposals.cost_chart import is_small, small_chart
from salesdesk.proposals.flow import Beside, Block, Stack
from salesdesk.proposals.parts import Composed, Heading
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.rows import Column, Grid, HeadRow, Piece, Row, close
from salesdesk.proposals.styles import (
    BODY,
    KEY_FIGURE,
    SECONDARY,
    TABLE,
    TABLE_BOLD,
    TABLE_MUTED,
)
from salesdesk.proposals.wording import reams, signed_percent

FIGURES_WIDTH = 218.0


def need_blocks(
    need: NeedSummary | None, savings: Savings | None, language: Language, width: float, colour: str
) -> list[Block]:
    """What was understood, beside it what changes, below it the printers one by one."""
    if need is None and savings is None:
        return []
    figures = _figures(savings, language, colour)
    room = width - (FIGURES_WIDTH + 16 if figures else 0)
    blocks: list[tuple[float, Block]] = [(0, _summary(need, savings, language, room, colour))]
    if figures:
        blocks.append((width - FIGURES_WIDTH, Stack(figures)))
    table = _printer_table(need.printers, language, width) if need else []
    return [Beside(blocks, before=20), *table]


def _figures(savings: Savings | None, language: Language, colour: str) -> list[Block]:
    """What changes as two figures, unless it may be nothing, and as a chart if that is small."""
    figures: list[Block] = []
    if savings is not None and savings.is_clear:
        figures.append(KeyFigures(savings, language, colour))
    if savings is not None and is_small(savings):
        figures.append(small_chart(savings, language, FIGURES_WIDTH, colour))
    return figures


def _summary(
    need: NeedSummary | None, savings: Savings | None, language: Language, room: float, colour: str
) -> Block:
    title = language.tr("What you need") if need else language.tr("What changes for you")
    words = Composed()
    top = 0.0
    if need is not None:
        top = words.put(0, 0, " ".join(_sentences(need, language)), BODY, room)
        top = words.put(0, top + (3 if top and need.note else 0), need.note, BODY, room)
    if savings is not None:
        words.put(0, top + (3 if top else 0), _basis(savings, language), SECONDARY, room)
    return Stack([Heading(title, room, colour, before=0), words])


def _sentences(need: NeedSummary, language: Language) -> Iterator[str]:
    if need.asked_on is not None:
        yield language.tr("Asked on {day}.", day=need.asked_on)
    if need.machines:
        yield language.trn("You have {count} printer.", "You have {count} printers.", need.machines)
    if need.mono_pages and need.colour_pages:
        yield language.tr(
            "They print about {mono} black and {colour} colour pages a month.",
            mono=need.mono_pages,
            colour=need.colour_pages,
        )
    elif need.mono_pages or need.colour_pages:
        pages = need.mono_pages or need.colour_pages
        yield language.tr("They print about {pages} pages a month.", pages=pages)
    for paper in need.paper:
        yield _paper(paper, language)


def _paper(paper: PaperNeed, language: Language) -> str:
    use = language.tr(PAPER_USE_NAMES[paper.use]).lower()
    if paper.days_per_ream is not None:
        return language.tr(
            "Paper {size} for {use}: a ream lasts {days} days.",
            size=paper.size,
            use=use,
            days=paper.days_per_ream,
        )
    if paper.reams_per_month is not None:
        amount = reams(language, paper.reams_per_month)
        return language.tr(
            "Paper {size} for {use}: {amount}.", size=paper.size, use=use, amount=amount
        )
    return language.tr("Paper {size} for {use}.", size=paper.size, use=use)


def _basis(savings: Savings, language: Language) -> str:
    """Both costs of a month, and what the difference rests on."""
    figures = {"today": savings.monthly_today, "proposed": savings.monthly_proposed}
    if savings.complete:
        costs = language.tr(
            "By what you told us a month costs {today} today; what we suggest comes to {proposed}.",
            **figures,
        )
    else:
        costs = language.tr(
            "Where you told us today’s cost, a month costs {today}; what we suggest for it comes to"
            " {proposed}.",
            **figures,
        )
    return f"{costs} {_certainty(savings, language)}"


def _certainty(savings: Savings, language: Language) -> str:
    if not savings.estimate:
        return language.tr("Worked out from the pages you measured, without VAT.")
    if savings.low is None or savings.high is None:
        return language.tr("Worked out from what you told us, without VAT.")
    if not savings.is_clear:
        return language.tr(
            "Without VAT, estimated from declared yields (ISO/IEC, 5% coverage): that is about the"
            " same, from {more} more to {less} less a month, depending on what you print.",
            more=-savings.low,
            less=savings.high,
        )
    if savings.high.minor < 0:
        return language.tr(
            "Without VAT, estimated from declared yields (ISO/IEC, 5% coverage): between {low} and"
            " {high} more a month, depending on what you print.",
            low=-savings.high,
            high=-savings.low,
        )
    return language.tr(
        "Without VAT, estimated from declared yields (ISO/IEC, 5% coverage): you save between"
        " {low} and {high} a month, depending on what you print.",
        low=savings.low,
        high=savings.high,
    )


def _printer_table(
    printers: Sequence[PrinterNeed], language: Language, width: float
) -> list[Block]:
    if not printers:
        return []
    columns = [
        Column(language.tr("Printer"), width - 300),
        Column(language.tr("Machines"), 55, "right"),
        Column(language.tr("Black pages/month"), 95, "right"),
        Column(language.tr("Colour pages/month"), 95, "right"),
        Column(language.tr("How known"), 55, "right"),
    ]
    grid = Grid(columns)
    head = HeadRow(grid)
    head.before = 12
    rows = [_printer_row(printer, grid, head, language) for printer in printers]
    close(rows)
    return [head, *rows]


def _printer_row(printer: PrinterNeed, grid: Grid, head: Block, language: Language) -> Row:
    return Row(
        grid,
        [
            [Piece(printer.model, TABLE_BOLD)],
            [Piece(language.number(printer.quantity), TABLE)],
            [Piece(_pages(printer.mono_pages, printer.quantity, language), TABLE)],
            [Piece(_pages(printer.colour_pages, printer.quantity, language), TABLE)],
            [Piece(language.tr(EVIDENCE_NAMES[printer.source]), TABLE_MUTED)],
        ],
        head=head,
        padding=3.2,
    )


def _pages(pages: int | None, printers: int, language: Language) -> str:
    return "–" if pages is None else language.number(pages * printers)


class KeyFigures(Block):
    """Two large figures: what changes per page, and per month."""

    def __init__(self, savings: Savings, language: Language, colour: str) -> None:
        self.colour = colour
        saved = savings.monthly_saving
        less = saved.minor >= 0
        per_page = signed_percent(language, -savings.share)
        month = language.tr("saved a month,\ncompared with today")
        if not less:
            month, saved = language.tr("more a month,\ncompared with today"), -saved
        page = language.tr("per page,\ncompared with today")
        first = 13 + max(fonts.width(t, SECONDARY.font, SECONDARY.size) for t in text.lines(page))
        self.figures = (
            (first, per_page, page),
            (FIGURES_WIDTH - first - 10, language.money(saved), month),
        )
        self.height = KEY_FIGURE.leading + 2 * SECONDARY.leading + 4

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        for width, figure, words in self.figures:
            pen.stroke((left, top), (left, top + self.height), 1.2, self.colour)
            style = KEY_FIGURE.in_colour(self.colour)
            natural = fonts.width(figure, style.font, style.size)
            if natural > width - 12:
                style = style.at(style.size * (width - 12) / natural)
            pen.text(left + 9, top + KEY_FIGURE.baseline, figure, style)
            pen.lines(left + 9, top + KEY_FIGURE.leading + 2, text.lines(words), SECONDARY)
            left += width + 10
