"""What a page costs today and as proposed: paired bars from one zero line."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from salesdesk.domain.documents.trade import CostPerPage, PageKind, Savings
from salesdesk.language import Language
from salesdesk.money import UnitPrice
from salesdesk.proposals import drawings, fonts, text
from salesdesk.proposals.flow import Block, Stack
from salesdesk.proposals.parts import Composed, Heading
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.styles import (
    INK,
    SECONDARY,
    SMALL_BOLD,
    TABLE_BOLD,
    TABLE_MUTED,
    TODAY,
)
from salesdesk.proposals.wording import page_cost, page_cost_digits
from salesdesk.sentence import mark

MOST_BESIDE_NEED = 2
"""So many pairs of bars stand under the key figures; more have a place of their own."""

PAGE_NAMES = {
    PageKind.BLACK: mark("Black page"),
    PageKind.COLOUR: mark("Colour page"),
    PageKind.ANY: mark("Any page"),
    PageKind.WITH_PAPER: mark("Any page with its paper"),
}


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


def is_small(savings: Savings) -> bool:
    """Whether the chart stands beside the need; a larger one stands beside the totals."""
    return 0 < len(savings.costs) <= MOST_BESIDE_NEED


def small_chart(savings: Savings, language: Language, width: float, colour: str) -> Block:
    """The chart under its unit."""
    unit = _unit(savings, language, width)
    unit.height += 4
    return Stack([unit, CostChart(savings.costs, language, width, colour)], before=9)


def cost_chart(savings: Savings, language: Language, width: float, colour: str) -> Block:
    """The chart with its head and its unit."""
    title = Heading(language.tr("Cost per page"), width, colour, before=0)
    unit = _unit(savings, language, width)
    unit.height += 6
    return Stack([title, unit, CostChart(savings.costs, language, width, colour)])


def _unit(savings: Savings, language: Language, width: float) -> Composed:
    symbol = language.currency_symbol(savings.monthly_today.currency)
    unit = Composed()
    unit.put(0, 0, language.tr("{symbol} per page, without VAT", symbol=symbol), SECONDARY, width)
    return unit
