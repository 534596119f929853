"""The lines of a recommendation: what was picked for several needs, put together by product."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from salesdesk.domain.catalogue import cost
from salesdesk.domain.catalogue.kinds import PAPER_USE_NAMES, PRINTER_KIND_NAMES, SpecialInk
from salesdesk.domain.catalogue.needs import PaperNeed
from salesdesk.domain.catalogue.paper_reasons import paper_reason
from salesdesk.domain.catalogue.papers import PaperChoice, PaperVolume
from salesdesk.domain.catalogue.picking import Pick
from salesdesk.domain.catalogue.pricing import PriceAnswer
from salesdesk.domain.catalogue.reasons import (
    drum_reason,
    joined,
    measured_range,
    supply_reason,
)
from salesdesk.domain.catalogue.recommendation import Line, NeedKind, NeedShare
from salesdesk.domain.catalogue.supplies import Terms, Volume
from salesdesk.money import Money, spread
from salesdesk.sentence import Sentence, sentence, sentences


@dataclass(frozen=True, slots=True)
class PaperPick:
    """The paper that was chosen for one need; `index` is its place in the needs."""

    index: int
    need: PaperNeed
    volume: PaperVolume
    choice: PaperChoice

    @property
    def units_per_month(self) -> Fraction | None:
        """Units of sale that are used up in a month; None where it is not known."""
        sheets = self.volume.sheets
        return None if sheets is None else sheets / self.choice.paper.sheets


def supply_line(
    picks: list[Pick],
    months: Fraction,
    terms: Terms,
    inks: frozenset[SpecialInk] = frozenset(),
) -> Line:
    """One line for all the printers that take the same supply; `inks` were asked for."""
    chosen = picks[0].chosen
    uses = [(pick.of.printer.name, pick.volume) for pick in picks]
    per_month = _sum([pick.units_per_month for pick in picks])
    quantity = cost.whole_units((per_month or Fraction(0)) * months) + _to_begin_with(picks)
    price = terms.price(chosen.product, quantity)
    per_page = _per_page(picks, price, per_month)
    return Line(
        product=chosen.product,
        serves=tuple(dict.fromkeys(name for name, _ in uses)),
        quantity=quantity,
        price=price,
        per_month=per_month,
        cost_per_page=per_page,
        monthly_cost=cost.priced(price.unit_price, per_month or Fraction(0)),
        reason=_reason(picks, uses, per_month, per_page, inks),
        hints=(*_hints(price, quantity), *_warnings(picks)),
        lasts=_range(picks, per_month),
        yield_pages=chosen.fitting.yield_pages,
        standard=chosen.fitting.standard,
        certainty=chosen.fitting.fit.certainty,
        source=chosen.fitting.fit.source,
        shares=_shares(NeedKind.PRINTER, [(p.of.index, p.units_per_month) for p in picks], price),
    )


def _reason(
    picks: list[Pick],
    uses: list[tuple[str, Volume]],
    per_month: Fraction | None,
    per_page: Fraction | None,
    inks: frozenset[SpecialInk],
) -> Sentence:
    first = picks[0]
    if first.is_companion and per_month:
        return drum_reason(first.chosen, uses, 1 / per_month)
    others, base = list(first.others), first.slot.base
    return supply_reason(first.chosen, uses, per_month, per_page, others, base, inks)


def _warnings(picks: list[Pick]) -> list[Sentence]:
    return [*_keeping(picks), *_starters(picks), *_only_claimed(picks[0])]


def paper_line(picks: list[PaperPick], months: Fraction, terms: Terms) -> Line:
    """One line for all the uses that take the same paper."""
    choice = picks[0].choice
    per_month = _sum([p.units_per_month for p in picks])
    quantity = max(1, cost.whole_units((per_month or Fraction(0)) * months))
    price = terms.price(choice.product, quantity)
    reasons = [paper_reason(p.need, p.volume, p.choice) for p in picks]
    return Line(
        product=choice.product,
        serves=tuple(_use(p.need) for p in picks),
        quantity=quantity,
        price=price,
        per_month=per_month,
        cost_per_page=Fraction(price.unit_price.decimal) / choice.paper.sheets,
        monthly_cost=cost.priced(price.unit_price, per_month or Fraction(0)),
        reason=joined(reasons),
        hints=(*_hints(price, quantity), *_unsuited(choice)),
        shares=_shares(NeedKind.PAPER, [(p.index, p.units_per_month) for p in picks], price),
    )


def _sum(units: list[Fraction | None]) -> Fraction | None:
    """What is known together; None where nothing is."""
    known = [unit for unit in units if unit is not None]
    return sum(known, Fraction(0)) if known else None


def _to_begin_with(picks: list[Pick]) -> int:
    """Where nobody knows how fast one empties, each printer gets one."""
    return sum(pick.volume.printers for pick in picks if pick.units_per_month is None)


def _per_page(picks: list[Pick], price: PriceAnswer, per_month: Fraction | None) -> Fraction | None:
    """Price × units ÷ pages; where no pages are known, at the rated yield."""
    pages = sum(pick.volume.all_pages for pick in picks)
    if per_month and pages:
        return Fraction(price.unit_price.decimal) * per_month / pages
    per_unit = picks[0].chosen.fitting.unit_yield
    if per_unit is None:
        return None
    return cost.cost_per_page(price.unit_price, per_unit, picks[0].volume.coverage_factor)


def _range(picks: list[Pick], per_month: Fraction | None) -> cost.Range | None:
    if not per_month:
        return None
    if len(picks) == 1 and picks[0].volume.measured is not None:
        return measured_range(picks[0].volume.measured, 1 / per_month)
    if all(pick.volume.coverage_factor == 1 for pick in picks):
        return None
    return cost.coverage_range(1 / per_month)


def _hints(price: PriceAnswer, quantity: int) -> tuple[Sentence, ...]:
    """What the clerk should know besides: a cheaper rule, the next break, too little stock."""
    hints = [price.said()] if price.cheaper_later else []
    hints += [price.next_break.said()] if price.next_break else []
    on_hand = price.product.stock_on_hand
    if on_hand < quantity:
        hints.append(
            sentences("Only {count} is in stock.", "Only {count} are in stock.", on_hand)
            if on_hand > 0
            else sentence("None is in stock.")
        )
    return tuple(hints)


def _keeping(picks: list[Pick]) -> list[Sentence]:
    """Warnings where even the supply that was picked lasts longer than it keeps."""
    return [
        sentence(
            "In the {printer} one lasts {months} months, and it keeps for about {keeps}: "
            "print a little in every colour each week.",
            printer=pick.of.printer.name,
            months=cost.rounded(pick.chosen.life),
            keeps=pick.chosen.keeps,
        )
        for pick in picks
        if pick.of.printer.uses_ink and pick.chosen.outlives_itself and pick.chosen.life
    ]


def _starters(picks: list[Pick]) -> list[Sentence]:
    """What came with the printer holds less, and misleads whoever counts by it."""
    return [
        sentence(
            "The {starter} that came with the {printer} is a starter of {pages} pages: how long "
            "that lasted says little about this one.",
            starter=pick.starter.product.mpn or pick.starter.product.sku,
            printer=pick.of.printer.name,
            pages=pick.starter.yield_pages,
        )
        for pick in picks
        if pick.starter is not None and pick.starter.yield_pages
    ]


def _only_claimed(pick: Pick) -> list[Sentence]:
    """A cheaper supply that was passed over because nobody is sure that it fits."""
    mine, other = pick.chosen, next((o for o in pick.others if not o.confirmed), None)
    if not mine.confirmed or other is None or other.cost_in_use is None:
        return []
    if mine.cost_in_use is not None and other.cost_in_use >= mine.cost_in_use:
        return []
    return [
        sentence(
            "{name} would cost {cost} a page, but that it fits is only claimed: check it.",
            name=other.product.mpn or other.product.sku,
            cost=cost.page_money(other.cost_in_use, other.price.unit_price.currency),
        )
    ]


def _unsuited(choice: PaperChoice) -> list[Sentence]:
    return [
        sentence(
            "It is not made for this printer: {kind}.", kind=Sentence(PRINTER_KIND_NAMES[kind])
        )
        for kind in sorted(choice.unsuited)
    ]


def _use(need: PaperNeed) -> Sentence:
    return sentence("{size} paper: {use}", size=need.size, use=Sentence(PAPER_USE_NAMES[need.use]))


def _shares(
    kind: NeedKind, uses: list[tuple[int, Fraction | None]], price: PriceAnswer
) -> tuple[NeedShare, ...]:
    """The line's monthly cost split among its needs so that the parts add up to it."""
    units = [unit or Fraction(0) for _, unit in uses]
    whole: Money = cost.priced(price.unit_price, sum(units, Fraction(0)))
    common = lcm(*(unit.denominator for unit in units))
    parts = spread(whole, [int(unit * common) for unit in units])
    return tuple(NeedShare(kind, index, part) for (index, _), part in zip(uses, parts, strict=True))
