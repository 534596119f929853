"""Why a line is recommended, in one sentence of the trade with its numbers."""

from __future__ import annotations

from fractions import Fraction

from salesdesk.domain.catalogue import cost
from salesdesk.domain.catalogue.calibration import Calibration
from salesdesk.domain.catalogue.kinds import (
    CAPACITY_NAMES,
    SPECIAL_INK_NAMES,
    Category,
    InkBase,
    SpecialInk,
)
from salesdesk.domain.catalogue.needs import DAYS_PER_MONTH
from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.catalogue.special_inks import properties
from salesdesk.domain.catalogue.supplies import Ranked, Volume
from salesdesk.sentence import Sentence, mark, sentence, sentences

THINGS = {
    Category.INK_BOTTLE: mark("bottle"),
    Category.DRUM: mark("drum"),
    Category.WASTE_BOX: mark("waste box"),
}
PACK = mark("pack")
CARTRIDGE = mark("cartridge")

BLACK_WHY = {
    InkBase.PIGMENT: mark("the pigment black, for text"),
    InkBase.DYE: mark("the second black, for pictures: the printer takes both"),
}


def chain(*clauses: Sentence | None) -> Sentence:
    """Clauses as one sentence."""
    first, *rest = (clause for clause in clauses if clause is not None)
    said = first
    for clause in rest:
        said = sentence("{first}; {second}", first=said, second=clause)
    return sentence("{text}.", text=said)


def duration(months: Fraction) -> Sentence:
    """A time in months, or in days where it is less than one."""
    if months < 1:
        days = max(1, int(cost.rounded(months * DAYS_PER_MONTH, 0)))
        return sentences("{count} day", "{count} days", days)
    tenths = cost.rounded(months)
    if tenths == 1:
        return sentence("1 month")
    return sentence("{months} months", months=tenths)


def supply_reason(
    chosen: Ranked,
    uses: list[tuple[str, Volume]],
    per_month: Fraction | None,
    per_page: Fraction | None,
    others: list[Ranked],
    base: InkBase | None = None,
    inks: frozenset[SpecialInk] = frozenset(),
) -> Sentence:
    """Why this supply: how long one lasts, and what a page costs beside the nearest others.

    `uses` are the printers that take it with what they print; `others` are the supplies that
    would have gone into the first of them, best first; `base` says which of a printer's two
    blacks it is, `inks` what the client asked of inks.
    """
    return chain(
        _life(chosen, uses, per_month),
        Sentence(BLACK_WHY[base]) if base else None,
        _special(chosen, inks),
        _page_cost(chosen, per_page, _other_size(chosen, others)),
        _other_make(chosen, others),
        None if chosen.confirmed else sentence("it fits by what its maker states"),
    )


def drum_reason(chosen: Ranked, uses: list[tuple[str, Volume]], months: Fraction) -> Sentence:
    """Why a drum or a waste box is due."""
    if chosen.product.category is Category.WASTE_BOX:
        return chain(
            sentence(
                "{pages} pages a month fill a waste box of {yield_pages} in {time}",
                pages=sum(volume.all_pages for _, volume in uses),
                yield_pages=chosen.fitting.yield_pages,
                time=duration(months),
            )
        )
    return chain(
        sentence(
            "{pages} pages a month wear out a drum of {yield_pages} in {time}",
            pages=sum(volume.all_pages for _, volume in uses),
            yield_pages=chosen.fitting.yield_pages,
            time=duration(months),
        )
    )


def thing(product: Product) -> Sentence:
    """What one of a supply is called: cartridge, bottle, drum or, with several inside, pack."""
    if product.pieces > 1:
        return Sentence(PACK)
    return Sentence(THINGS.get(product.category, CARTRIDGE))


def _life(chosen: Ranked, uses: list[tuple[str, Volume]], per_month: Fraction | None) -> Sentence:
    what, per_unit = thing(chosen.product), chosen.fitting.unit_yield
    if per_unit is None:
        return sentence("The maker states no yield, so nobody can say how long one lasts")
    if not per_month:
        return sentence("Pages a month are not known yet: one for each printer to begin with")
    lasts = duration(1 / per_month)
    if len(uses) > 1:
        return sentence(
            "{pages} pages on {printers} together: one {thing} lasts {time}",
            pages=sum(volume.all_pages for _, volume in uses),
            printers=names([name for name, _ in uses]),
            thing=what,
            time=lasts,
        )
    return _life_in_one(uses[0][1], per_unit, what, lasts, 1 / per_month)


def _life_in_one(
    volume: Volume, per_unit: int, what: Sentence, lasts: Sentence, months: Fraction
) -> Sentence:
    if volume.measured is not None:
        return _life_by_changes(volume.measured, per_unit, what, lasts, months)
    pages = _pages(volume)
    if volume.coverage_factor == 1:
        return sentence(
            "{pages} ÷ {yield_pages} a {thing}: one lasts {time}",
            pages=pages,
            yield_pages=per_unit,
            thing=what,
            time=lasts,
        )
    between = cost.coverage_range(months)
    return sentence(
        "{pages} at {coverage}% coverage ÷ {real} a {thing} ({rated} at 5%): one lasts about {time}"
        ", between {low} and {high} months",
        pages=pages,
        coverage=cost.rounded(volume.coverage_factor * 5),
        real=int(cost.rounded(cost.real_yield(per_unit, volume.coverage_factor), 0)),
        thing=what,
        rated=per_unit,
        time=lasts,
        low=cost.rounded(between.low),
        high=cost.rounded(between.high),
    )


def measured_range(measured: Calibration, months: Fraction) -> cost.Range:
    """Between which figures months lie that rest on the client's own change dates."""
    rate = measured.rated_pages
    return cost.Range(months * rate / measured.high, months * rate / measured.low)


def _life_by_changes(
    measured: Calibration, per_unit: int, what: Sentence, lasts: Sentence, months: Fraction
) -> Sentence:
    between = measured_range(measured, months)
    return sentence(
        "{count} changes from {first} to {last}: a {thing} of {rated} pages lasts {time} here, "
        "between {low} and {high} months",
        count=measured.changes,
        first=measured.first,
        last=measured.last,
        thing=what,
        rated=per_unit,
        time=lasts,
        low=cost.rounded(between.low),
        high=cost.rounded(between.high),
    )


def _pages(volume: Volume) -> Sentence:
    if volume.printers == 1:
        return sentences("{count} page", "{count} pages", volume.pages or 0)
    return sentence(
        "{printers} printers × {pages} pages", printers=volume.printers, pages=volume.pages
    )


def _page_cost(chosen: Ranked, per_page: Fraction | None, other: Ranked | None) -> Sentence | None:
    currency = chosen.price.unit_price.currency
    if per_page is None:
        return None
    said = cost.page_money(per_page, currency)
    if other is None or other.cost_per_page is None:
        return sentence("{cost} a page", cost=said)
    size = Sentence(CAPACITY_NAMES[other.fitting.supply.capacity])
    if other.outlives_itself and other.cost_per_page < per_page and other.life and other.keeps:
        return sentence(
            "{cost} a page; the {size} would take {time} to empty, and keeps only {keeps} months",
            cost=said,
            size=size,
            time=duration(other.life),
            keeps=other.keeps,
        )
    return sentence(
        "{cost} a page where the {size} costs {other}",
        cost=said,
        size=size,
        other=cost.page_money(other.cost_per_page, currency),
    )


def _special(chosen: Ranked, inks: frozenset[SpecialInk]) -> Sentence | None:
    """Which of the special inks that were asked for this one is."""
    answered = sorted(inks & properties(chosen.product), key=tuple(SpecialInk).index)
    if not answered:
        return None
    said = Sentence(SPECIAL_INK_NAMES[answered[0]])
    for one in answered[1:]:
        said = sentence("{first}, {second}", first=said, second=Sentence(SPECIAL_INK_NAMES[one]))
    return sentence("{inks}, as they asked", inks=said)


def _other_size(chosen: Ranked, others: list[Ranked]) -> Ranked | None:
    """The best of the same maker in another capacity."""
    mine = chosen.fitting.supply
    return next(
        (
            other
            for other in others
            if other.fitting.supply.origin is mine.origin
            and other.fitting.supply.capacity is not mine.capacity
            and other.confirmed
        ),
        None,
    )


def _other_make(chosen: Ranked, others: list[Ranked]) -> Sentence | None:
    """What the best original costs beside a compatible, or the other way round."""
    other = next((o for o in others if o.original is not chosen.original and o.confirmed), None)
    if other is None or other.cost_per_page is None:
        return None
    price = cost.page_money(other.cost_per_page, chosen.price.unit_price.currency)
    if other.original:
        return sentence("the original costs {cost} a page", cost=price)
    return sentence("a compatible one costs {cost} a page", cost=price)


def names(parts: list[str]) -> str:
    """Names in a row."""
    return ", ".join(parts)


def joined(reasons: list[Sentence]) -> Sentence:
    """The reasons of several needs that one product answers, one after the other."""
    first, *rest = reasons
    for reason in rest:
        first = sentence("{first} {second}", first=first, second=reason)
    return first
