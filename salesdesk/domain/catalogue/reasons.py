"""Why a line is recommended, in one sentence of the trade with its numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesdesk.domain.catalogue import cost
from salesdesk.domain.catalogue.calibration import Calibration
from salesdesk.domain.catalogue.kinds import (
    CAPACITY_NAMES,
    SHEETS_PER_REAM,
    SPECIAL_INK_NAMES,
    Category,
    Grade,
    InkBase,
    PaperUse,
    SpecialInk,
)
from salesdesk.domain.catalogue.needs import DAYS_PER_MONTH, PaperNeed
from salesdesk.domain.catalogue.papers import GRADES, Basis, PaperChoice, PaperVolume
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

PAPER_WHY = {
    PaperUse.HANDOUTS: mark("handouts are read once, so plain paper will do"),
    PaperUse.OFFICE: mark("everyday paper is right for drafts and office work"),
    PaperUse.CLIENT_DOCUMENTS: mark("what clients get in hand deserves a whiter, firmer sheet"),
    PaperUse.DESIGN_PROOFS: mark(
        "proofs are judged by their colour, so the sheet is white and firm"
    ),
    PaperUse.ARCHIVE: mark("what is kept for years needs paper that does not yellow"),
    PaperUse.PHOTOS: mark("photos need photo paper"),
}
GRADE_WHY = {
    Grade.BASIC: mark("basic paper was asked for"),
    Grade.EVERYDAY: mark("everyday paper was asked for"),
    Grade.PRESENTATION: mark("presentation paper was asked for"),
    Grade.PHOTO: mark("photo paper was asked for"),
}


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


def paper_reason(need: PaperNeed, volume: PaperVolume, choice: PaperChoice) -> Sentence:
    """Why this paper and so much of it."""
    return chain(_how_much(need, volume), _packs(choice), _figures(choice), _grade(need, choice))


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


def _how_much(need: PaperNeed, volume: PaperVolume) -> Sentence:
    if volume.reams is None:
        return sentence("How long a ream lasts is not known yet: one to begin with")
    reams = _reams(volume.reams)
    if volume.basis is Basis.PAGES:
        if volume.sheets is not None and volume.sheets != volume.pages:
            return sentence(
                "{pages} pages a month on {needed} sheets ÷ {sheets} = {reams}, "
                "what is known to be printed on both sides counted so",
                pages=volume.pages,
                needed=int(cost.rounded(volume.sheets, 0)),
                sheets=SHEETS_PER_REAM,
                reams=reams,
            )
        return sentence(
            "{pages} pages a month ÷ {sheets} = {reams}, printed on one side",
            pages=volume.pages,
            sheets=SHEETS_PER_REAM,
            reams=reams,
        )
    said = sentence("In use: {reams} a month", reams=reams)
    if volume.basis is Basis.REAM_LIFE:
        said = _by_life(need.days_per_ream or Decimal(1), reams)
    if not volume.pages:
        return said
    return sentence(
        "{reams}, which counts here rather than the {pages} pages", reams=said, pages=volume.pages
    )


def _by_life(days: Decimal, reams: Sentence) -> Sentence:
    return sentences(
        "A ream lasts {days} day: {month} ÷ {days} = {reams} a month",
        "A ream lasts {days} days: {month} ÷ {days} = {reams} a month",
        1 if days == 1 else 2,
        days=days,
        month=cost.rounded(DAYS_PER_MONTH),
        reams=reams,
    )


def _reams(reams: Fraction) -> Sentence:
    tenths = cost.rounded(reams)
    return sentence("1 ream") if tenths == 1 else sentence("{reams} reams", reams=tenths)


def _packs(choice: PaperChoice) -> Sentence | None:
    if choice.paper.sheets_per_ream != SHEETS_PER_REAM:
        return sentence("packets of {count} sheets", count=choice.paper.sheets_per_ream)
    if choice.paper.reams_per_unit == 1:
        return None
    return sentence("cartons of {count} reams", count=choice.paper.reams_per_unit)


def _figures(choice: PaperChoice) -> Sentence:
    """Grammage, and brightness on its own scale: the two scales cannot be compared."""
    paper = choice.paper
    if paper.brightness is None or paper.brightness_scale is None:
        said = sentence("{grammage} g/m²", grammage=paper.grammage)
    else:
        said = sentence(
            "{grammage} g/m², brightness {brightness} ({scale})",
            grammage=paper.grammage,
            brightness=paper.brightness,
            scale=paper.brightness_scale.value,
        )
    if choice.both_sides:
        return sentence("{figures}, opaque enough for both sides", figures=said)
    return said


def _grade(need: PaperNeed, choice: PaperChoice) -> Sentence:
    why = Sentence(GRADE_WHY[need.grade] if need.grade else PAPER_WHY[need.use])
    have, asked = GRADES.index(choice.paper.grade), GRADES.index(choice.grade_asked)
    if have < asked:
        return sentence("{why}, but this is the best of this size that we stock", why=why)
    return why


def names(parts: list[str]) -> str:
    """Names in a row."""
    return ", ".join(parts)


def joined(reasons: list[Sentence]) -> Sentence:
    """The reasons of several needs that one product answers, one after the other."""
    first, *rest = reasons
    for reason in rest:
        first = sentence("{first} {second}", first=first, second=reason)
    return first
