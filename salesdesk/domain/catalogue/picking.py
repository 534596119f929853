"""From a client's printers to one supply for each colour that each of them needs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.calibration import Calibration, calibrate
from salesdesk.domain.catalogue.kinds import COLOUR_NAMES, Capacity, Colour
from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.domain.catalogue.printers import Finding
from salesdesk.domain.catalogue.products import FittingSupply, PrinterModel, Product
from salesdesk.domain.catalogue.recommendation import Policy, Unmatched
from salesdesk.domain.catalogue.slots import Slot, companion_slots, ink_slots
from salesdesk.domain.catalogue.supplies import (
    Ranked,
    Terms,
    Volume,
    is_drum,
    may_be_sold,
    rank,
    sellable,
)
from salesdesk.sentence import Sentence, sentence
from salesdesk.text import search_words

DRUM_DUE = Fraction(1, 2)
"""A drum is put on the list when the months asked wear out half of one: how far the one in the
printer is worn, nobody knows."""


@dataclass(frozen=True, slots=True)
class Identified:
    """One of the client's printers and the model it is; `index` is its place in the needs."""

    index: int
    need: PrinterNeed
    printer: PrinterModel
    alike: tuple[PrinterModel, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """The supply that was picked for one place of a printer, with the others that would have gone
    in, and the starter that came with the printer where the shop knows of one.
    """

    of: Identified
    slot: Slot
    volume: Volume
    chosen: Ranked
    others: tuple[Ranked, ...]
    starter: FittingSupply | None = None

    @property
    def is_companion(self) -> bool:
        """Whether it is a drum or a waste box."""
        return self.slot.companion is not None

    @property
    def units_per_month(self) -> Fraction | None:
        """Units of sale that these printers use up in a month; None where it is not known."""
        rated, per_unit = self.volume.all_rated_pages, self.chosen.fitting.unit_yield
        return None if rated is None or per_unit is None else rated / per_unit


def identify(needs: Needs, assortment: Assortment) -> tuple[list[Identified], list[Unmatched]]:
    """The models that the client's words mean, and those that mean none for certain."""
    found: list[Identified] = []
    missing: list[Unmatched] = []
    for index, need in enumerate(needs.printers):
        known = assortment.printer(need.printer_id) if need.printer_id else None
        if known:
            found.append(Identified(index, need, known))
            continue
        finding = assortment.finder.resolve(need.model)
        printer = finding.printer or _any_will_do(finding, assortment)
        if printer:
            found.append(Identified(index, need, printer, _besides(finding)))
        else:
            missing.append(_unknown(finding))
    return found, missing


def pick_supplies(
    of: Identified, assortment: Assortment, months: Fraction, terms: Terms, policy: Policy
) -> tuple[list[Pick], list[Unmatched]]:
    """One supply for each colour the printer needs, and the drums and waste boxes that are known;
    what nothing is stocked for comes back as unmatched, with the supplies that would fit.
    """
    known = assortment.supplies_of(of.printer)
    offered = [f for f in known if may_be_sold(f, terms.currency)]
    picks, missing = [], []
    for slot in (*ink_slots(of.printer, offered), *companion_slots(known)):
        fitting = [f for f in known if slot.takes(f)]
        volume = slot.volume(of.need, _measured(of.need, fitting))
        if volume.pages == 0:
            continue
        pick = _pick(of, slot, volume, fitting, months, terms, policy)
        if pick:
            picks.append(pick)
        elif slot.companion is None:
            missing.append(slot.colour)
    return picks, [_nothing_stocked(of, missing, known, assortment)] if missing else []


def _pick(
    of: Identified,
    slot: Slot,
    volume: Volume,
    fitting: list[FittingSupply],
    months: Fraction,
    terms: Terms,
    policy: Policy,
) -> Pick | None:
    offered = sellable(fitting, volume, months, terms.currency)
    ranked = rank(offered, volume, months, terms, policy.preference, policy.inks)
    if not ranked:
        return None
    starter = next((f for f in fitting if f.supply.capacity is Capacity.STARTER), None)
    return Pick(of, slot, volume, ranked[0], tuple(ranked[1:]), starter)


def _measured(need: PrinterNeed, fitting: list[FittingSupply]) -> Calibration | None:
    """What the client's own changes of these supplies say."""
    if not need.changes:
        return None
    yields: dict[UUID | str, int | None] = {}
    for one in fitting:
        product = one.product
        yields |= dict.fromkeys((product.id, *_numbers(product)), one.yield_pages)
    changes = [(c.day, yields.get(c.product_id or _number(c.number))) for c in need.changes]
    return calibrate([(day, pages) for day, pages in changes if pages])


def _numbers(product: Product) -> list[str]:
    return [_number(number) for number in (product.sku, product.mpn) if number]


def _number(number: str) -> str:
    return "".join(search_words(number))


def _any_will_do(finding: Finding, assortment: Assortment) -> PrinterModel | None:
    """Where several models are meant that take exactly the same supplies, any of them will do."""
    taken = {(printer.kind, _takes(printer, assortment)) for printer in finding.tied}
    if len(taken) != 1 or not next(iter(taken))[1]:
        return None
    return finding.tied[0]


def _takes(printer: PrinterModel, assortment: Assortment) -> frozenset[object]:
    return frozenset(
        (f.product.id, f.fit.certainty, f.yield_pages)
        for f in assortment.supplies_of(printer)
        if f.product.offered
    )


def _besides(finding: Finding) -> tuple[PrinterModel, ...]:
    return finding.tied if len(finding.tied) > 1 else ()


def _unknown(finding: Finding) -> Unmatched:
    nearest = tuple(printer.name for printer in finding.nearest)
    if finding.tied:
        why = sentence("Several printers go by this name and take different supplies: which is it?")
    elif nearest:
        why = sentence("No printer of this name is known: is it one of these?")
    else:
        why = sentence("No printer of this name is known: read the model from its front.")
    return Unmatched(finding.text, why, nearest)


def _nothing_stocked(
    of: Identified, colours: list[Colour], known: list[FittingSupply], assortment: Assortment
) -> Unmatched:
    fitting = [f for f in known if f.supply.colour in colours and not is_drum(f)]
    follow = (assortment.replacement(f.product) for f in fitting)
    nearest = dict.fromkeys(_named(product) for product in follow if product)
    nearest |= dict.fromkeys(_named(f.product) for f in fitting)
    said = Sentence(COLOUR_NAMES[colours[0]])
    for colour in colours[1:]:
        said = sentence("{first}, {second}", first=said, second=Sentence(COLOUR_NAMES[colour]))
    if fitting:
        why = sentence("What fits it is not in our range: {colours}.", colours=said)
    else:
        why = sentence("Nothing is known to fit it: {colours}.", colours=said)
    return Unmatched(of.printer.name, why, tuple(nearest))


def _named(product: Product) -> str:
    return f"{product.name_en} ({product.mpn})" if product.mpn else product.name_en
