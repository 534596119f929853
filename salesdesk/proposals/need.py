"""What the desk understood of a client's need, and what the proposal changes about its cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typing_extensions import override

from salesdesk.domain.catalogue.kinds import PAPER_USE_NAMES
from salesdesk.domain.catalogue.needs import PaperNeed, PrinterNeed
from salesdesk.domain.documents.trade import CostPerPage, NeedSummary, PageKind, Savings
from salesdesk.domain.prospects.states import EVIDENCE_NAMES
from salesdesk.language import Language
from salesdesk.money import UnitPrice
from salesdesk.proposals import drawings, fonts, text
from salesdesk.proposals.flow import Beside, Block, Stack
from salesdesk.proposals.parts import Composed, Heading
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.rows import Column, Grid, HeadRow, Piece, Row, close
from salesdesk.proposals.styles import (
    BODY,
    INK,
    KEY_FIGURE,
    SECONDARY,
    SMALL_BOLD,
    TABLE,
    TABLE_BOLD,
    TABLE_MUTED,
    TODAY,
)
from salesdesk.proposals.wording import page_cost, page_cost_digits, reams, signed_percent
from salesdesk.sentence import mark

FIGURES_WIDTH = 218.0
PAGE_NAMES = {
    PageKind.BLACK: mark("Black page"),
    PageKind.COLOUR: mark("Colour page"),
    PageKind.ANY: mark("Any page"),
    PageKind.WITH_PAPER: mark("Any page with its paper"),
}


def need_blocks(
    need: NeedSummary | None, savings: Savings | None, language: Language, width: float, colour: str
) -> list[Block]:
    """What was understood, beside it what changes, below it the printers one by one."""
    clear = savings is not None and savings.is_clear
    figures = KeyFigures(savings, language, colour) if savings and clear else None
    if need is None and savings is None:
        return []
    room = width - (0 if figures is None else FIGURES_WIDTH + 16)
    blocks: list[tuple[float, Block]] = [(0, _summary(need, savings, language, room, colour))]
    if figures is not None:
        blocks.append((width - FIGURES_WIDTH, figures))
    table = _printer_table(need.printers, language, width) if need else []
    return [Beside(blocks, before=20), *table]


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


class CostChart(Block):
    """What a page costs today and as proposed: paired bars from one zero line."""

    BAR, PAIR = 9.5, 30.0
    LABELS = 84.0

    def __init__(
        self, costs: Sequence[CostPerPage], language: Language, width: float, colour: str
    ) -> None:
        self.language, self.width, self.colour = language, width, colour
        self.costs = tuple(costs)
        prices = [price for cost in costs for price in (cost.today, cost.proposed)]
        self.digits = page_cost_digits(prices)
        self.longest = max(price.scaled for price in prices) or 1
        self.values = max(fonts.width(self._worded(p), TABLE_BOLD.font, 9.8) for p in prices) + 8
        self.height = len(costs) * self.PAIR + 18

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        zero = left + self.LABELS
        pen.stroke((zero, top), (zero, top + len(self.costs) * self.PAIR - 4), 0.7, INK)
        for cost in self.costs:
            self._draw_pair(pen, cost, left, top)
            top += self.PAIR
        self._draw_legend(pen, left, top + 6)

    def _draw_pair(self, pen: Pen, cost: CostPerPage, left: float, top: float) -> None:
        label = cost.label or self.language.tr(PAGE_NAMES[cost.kind])
        lines = text.wrap(label, SMALL_BOLD, self.LABELS - 6)[:2]
        pen.lines(left, top + 12.5 - len(lines) * SMALL_BOLD.leading / 2, lines, SMALL_BOLD)
        pairs = ((cost.today, TODAY, TABLE_MUTED), (cost.proposed, self.colour, TABLE_BOLD))
        for at, (price, colour, words) in enumerate(pairs):
            zero, bar_top = left + self.LABELS, top + 2 + at * (self.BAR + 1)
            length = self._length(price)
            drawings.bar(pen, zero, bar_top, length, self.BAR, colour)
            ink = self.colour if at else words.colour
            worded = words.in_colour(ink)
            pen.text(zero + length + 5, bar_top + 8, self._worded(price), worded)

    def _draw_legend(self, pen: Pen, left: float, top: float) -> None:
        names = (
            (TODAY, self.language.tr("Today’s cost")),
            (self.colour, self.language.tr("As proposed")),
        )
        for colour, name in names:
            pen.box(left, top, 7, 7, colour)
            left += 11 + pen.text(left + 11, top + 6.3, name, SECONDARY) + 16

    def _length(self, price: UnitPrice) -> float:
        return max(0, price.scaled) / self.longest * (self.width - self.LABELS - self.values)

    def _worded(self, price: UnitPrice) -> str:
        return page_cost(self.language, price, self.digits)


def cost_chart(savings: Savings, language: Language, width: float, colour: str) -> Block:
    """The chart with its head and its unit."""
    symbol = language.currency_symbol(savings.monthly_today.currency)
    unit = Composed()
    unit.put(0, 0, language.tr("{symbol} per page, without VAT", symbol=symbol), SECONDARY, width)
    unit.height += 6
    title = Heading(language.tr("Cost per page"), width, colour, before=0)
    return Stack([title, unit, CostChart(savings.costs, language, width, colour)])
