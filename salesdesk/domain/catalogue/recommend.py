"""From what a client needs to the right products, in the right volume, at the right price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.cost import colour_page, cost_per_page
from salesdesk.domain.catalogue.estimate import estimate
from salesdesk.domain.catalogue.kinds import (
    PAPER_USE_NAMES,
    SPECIAL_INK_NAMES,
    Category,
    Colour,
    SpecialInk,
)
from salesdesk.domain.catalogue.lines import PaperPick, paper_line, supply_line
from salesdesk.domain.catalogue.needs import Needs, PaperNeed
from salesdesk.domain.catalogue.papers import choose_paper, paper_volume
from salesdesk.domain.catalogue.picking import (
    DRUM_DUE,
    Identified,
    Pick,
    identify,
    pick_supplies,
)
from salesdesk.domain.catalogue.printers import NEAREST
from salesdesk.domain.catalogue.products import PrinterModel, Product
from salesdesk.domain.catalogue.questions import still_to_ask
from salesdesk.domain.catalogue.reasons import duration, names
from salesdesk.domain.catalogue.recommendation import (
    Line,
    NeedCost,
    NeedKind,
    PageCost,
    Policy,
    Recommendation,
    Unmatched,
)
from salesdesk.domain.catalogue.slots import THREE_COLOURS, Slot
from salesdesk.domain.catalogue.special_inks import properties
from salesdesk.domain.catalogue.supplies import Terms
from salesdesk.money import Money, UnitPrice, total
from salesdesk.sentence import Sentence, mark, sentence

_NOT_DUE = {
    Category.DRUM: mark("The drum {part} of the {printer} lasts {time} in all and is not due yet."),
    Category.WASTE_BOX: mark(
        "The waste box {part} of the {printer} lasts {time} in all and is not full yet."
    ),
}


def recommend(
    needs: Needs, assortment: Assortment, terms: Terms, policy: Policy | None = None
) -> Recommendation:
    """The products for a client's needs, with volumes, prices and reasons.

    Only stocked supplies that are not known to be bad are named, and each line's quantity covers
    the months asked where one unit fewer would not. What nothing is found for is in `unmatched`.
    The rules are in docs/recommendation.md.
    """
    months = Fraction(needs.months)
    policy = replace(policy or Policy(), inks=needs.special_inks)
    printers, unmatched = identify(needs, assortment)
    picks, not_stocked, partly = _pick_supplies(printers, assortment, months, terms, policy)
    papers, no_paper = _pick_papers(needs, printers, assortment.papers(), terms, policy)
    due = [pick for pick in picks if _is_due(pick, months)]
    lines = [supply_line(group, months, terms, policy.inks) for group in _by_product(due)]
    lines += [paper_line(group, months, terms) for group in _papers_by_product(papers)]
    monthly = total((line.monthly_cost for line in lines), terms.currency)
    return Recommendation(
        terms.currency,
        needs.months,
        tuple(lines),
        total((line.amount for line in lines), terms.currency),
        monthly,
        (*unmatched, *not_stocked, *no_paper, *_no_ink(needs, picks, assortment)),
        notes=(*_notes(needs, printers, picks, months), *_about_budget(needs, monthly)),
        questions=tuple(still_to_ask(needs, printers)),
        page_costs=tuple(_page_costs(printers, picks, lines)),
        need_costs=tuple(_need_costs(needs, lines, terms.currency, partly)),
        estimate=estimate(needs, picks, lines),
        pays_now=needs.pays_now,
        prices_known_net=needs.prices_known_net,
    )


def _pick_supplies(
    printers: list[Identified],
    assortment: Assortment,
    months: Fraction,
    terms: Terms,
    policy: Policy,
) -> tuple[list[Pick], list[Unmatched], set[int]]:
    """What was picked, what is missing, and the places of printers that are only partly served."""
    picks: list[Pick] = []
    unmatched: list[Unmatched] = []
    partly: set[int] = set()
    for printer in printers:
        found, missing = pick_supplies(printer, assortment, months, terms, policy)
        picks.extend(found)
        unmatched.extend(missing)
        if missing or any(pick.units_per_month is None for pick in found):
            partly.add(printer.index)
    return picks, unmatched, partly


def _pick_papers(
    needs: Needs,
    printers: list[Identified],
    papers: Sequence[Product],
    terms: Terms,
    policy: Policy,
) -> tuple[list[PaperPick], list[Unmatched]]:
    picks, missing = [], []
    machines = {one.printer.kind for one in printers}
    only = len(needs.paper) == 1
    sheets = sum((one.sheets for one in needs.printers), Fraction(0))
    both = _prints_both_sides(needs)
    for index, need in enumerate(needs.paper):
        volume = paper_volume(need, _pages_for_paper(needs), sheets if only else None)
        if volume.sheets == 0:
            continue
        months, step = Fraction(needs.months), policy.grade_step
        choice = choose_paper(need, volume, machines, papers, months, terms, step, both)
        if choice:
            picks.append(PaperPick(index, need, volume, choice))
        else:
            missing.append(_no_paper(need, papers))
    return picks, missing


def _pages_for_paper(needs: Needs) -> int:
    """The printed pages that a use of paper may stand for: all of them where it is the only use,
    and nothing certain where there are several.
    """
    return sum(one.pages for one in needs.printers) if len(needs.paper) == 1 else 0


def _prints_both_sides(needs: Needs) -> bool:
    """Whether most of the printed pages stand on both sides of a sheet."""
    pages = sum(one.pages for one in needs.printers)
    return bool(pages) and 4 * sum(one.sheets for one in needs.printers) <= 3 * pages


def _no_ink(needs: Needs, picks: list[Pick], assortment: Assortment) -> list[Unmatched]:
    """Special inks that none of the client's printers gets, with those that others take."""
    given = {ink for pick in picks for ink in properties(pick.chosen.product)}
    missing = [ink for ink in SpecialInk if ink in needs.special_inks - given]
    return [_elsewhere(ink, assortment) for ink in missing]


def _elsewhere(ink: SpecialInk, assortment: Assortment) -> Unmatched:
    what, found = Sentence(SPECIAL_INK_NAMES[ink]), assortment.with_inks(frozenset((ink,)))
    if not found:
        return Unmatched(what, sentence("No such ink is in our range: ask the product specialist."))
    why = sentence("Their printers do not take it, but others do: what shall it be for?")
    near = [_taken_by(product, printers) for product, printers in found[:NEAREST]]
    return Unmatched(what, why, tuple(near))


def _taken_by(product: Product, printers: list[PrinterModel]) -> str:
    name = product.mpn or product.sku
    return f"{product.name_en} ({printers[0].name if printers else name})"


def _about_budget(needs: Needs, monthly: Money) -> Iterable[Sentence]:
    budget = needs.budget
    if budget is not None and budget.currency == monthly.currency and monthly > budget:
        yield sentence(
            "A month costs {more} more than the {budget} they want to spend.",
            more=monthly - budget,
            budget=budget,
        )


def _no_paper(need: PaperNeed, papers: Sequence[Product]) -> Unmatched:
    use = Sentence(PAPER_USE_NAMES[need.use])
    what = sentence("{size} paper: {use}", size=need.size, use=use)
    same_use = [p.name_en for p in papers if p.paper and need.use in p.paper.uses]
    why = sentence("No paper of this size that suits the use and the printers is in our range.")
    return Unmatched(what, why, tuple(same_use[:5]))


def _is_due(pick: Pick, months: Fraction) -> bool:
    """Everything but a drum that the months asked do not wear out half of."""
    if not pick.is_companion:
        return True
    return (pick.units_per_month or Fraction(0)) * months >= DRUM_DUE


def _by_product(picks: Iterable[Pick]) -> list[list[Pick]]:
    groups: dict[object, list[Pick]] = {}
    for pick in picks:
        groups.setdefault(pick.chosen.product.id, []).append(pick)
    return list(groups.values())


def _papers_by_product(picks: Iterable[PaperPick]) -> list[list[PaperPick]]:
    groups: dict[object, list[PaperPick]] = {}
    for pick in picks:
        groups.setdefault(pick.choice.product.id, []).append(pick)
    return list(groups.values())


def _notes(
    needs: Needs, printers: list[Identified], picks: list[Pick], months: Fraction
) -> Iterable[Sentence]:
    for one in printers:
        yield from _about_printer(one)
    for pick in picks:
        if not _is_due(pick, months) and pick.units_per_month:
            product = pick.chosen.product
            values = {
                "part": product.mpn or product.sku,
                "printer": pick.of.printer.name,
                "time": duration(1 / pick.units_per_month),
            }
            yield Sentence(_NOT_DUE[product.category], tuple(values.items()))
    for field in needs.ignored:
        yield sentence("“{field}” was not understood and left out.", field=field)


def _about_printer(one: Identified) -> Iterable[Sentence]:
    if one.alike:
        yield sentence(
            "“{model}” may be any of {names}: all take the same supplies.",
            model=one.need.model,
            names=names([printer.name for printer in one.alike]),
        )
    if one.need.colour_pages and not one.printer.prints_colour:
        yield sentence(
            "The {printer} prints black only: its colour pages are counted as black ones.",
            printer=one.printer.name,
        )


def _page_costs(
    printers: list[Identified], picks: list[Pick], lines: list[Line]
) -> Iterable[PageCost]:
    """At the prices of the lines, so that cost per page × pages is the monthly cost."""
    prices = {line.product.id: line.price.unit_price for line in lines}
    for one in printers:
        costs = {
            pick.slot: _page_cost(pick, prices[pick.chosen.product.id])
            for pick in picks
            if pick.of is one and not pick.is_companion
        }
        black = next((costs[slot] for slot in costs if slot.prints_text), None)
        known = [page for page in costs.values() if page is not None]
        colour = colour_page(known) if black is not None and _whole(costs) else None
        yield PageCost(one.printer.name, black, colour)


def _whole(costs: Mapping[Slot, Fraction | None]) -> bool:
    """Whether a colour page can be counted: every colour is there with its cost."""
    colours = {slot.colour for slot in costs}
    complete = Colour.TRI_COLOUR in colours or colours.issuperset(THREE_COLOURS)
    return complete and None not in costs.values()


def _page_cost(pick: Pick, price: UnitPrice) -> Fraction | None:
    per_unit = pick.chosen.fitting.unit_yield
    if per_unit is None:
        return None
    return cost_per_page(price, per_unit, pick.volume.coverage_factor)


def _need_costs(
    needs: Needs, lines: list[Line], currency: str, partly: set[int]
) -> Iterable[NeedCost]:
    """What each need costs now and would cost; unknown where nothing, or only a part of it, was
    found and counted (`partly`: places of such printers).
    """
    proposed: dict[tuple[NeedKind, int], Money] = {}
    for share in (share for line in lines if line.per_month for share in line.shares):
        key = (share.kind, share.index)
        proposed[key] = proposed.get(key, Money.zero(currency)) + share.monthly_cost
    wanted = [(NeedKind.PRINTER, i, need.pays) for i, need in enumerate(needs.printers)]
    wanted += [(NeedKind.PAPER, i, need.pays) for i, need in enumerate(needs.paper)]
    for kind, index, pays in wanted:
        known = kind is NeedKind.PAPER or index not in partly
        yield NeedCost(kind, index, pays, proposed.get((kind, index)) if known else None)
