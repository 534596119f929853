"""From the catalogue's supplies to the chapters of the ink catalogue: every figure, no drawing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from salesdesk.domain.catalogue.families import Family, Supply
from salesdesk.domain.catalogue.kinds import Capacity, Category, Colour, InkBase, Origin, Standard
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.catalogue.series import in_short, is_series
from salesdesk.domain.documents.pitch import (
    ClientPrinter,
    PitchAverage,
    PitchChapter,
    PitchFamily,
    PitchLine,
    PitchSection,
    PitchSpecial,
    SectionKind,
    Special,
)
from salesdesk.money import BASIS_POINTS, UnitPrice, divide_half_away

MOST_TABS = 7
"""As many brands have a tab of their own; more would not fit the page's edge."""
FEWEST_FAMILIES = 5
"""A brand with fewer families than this shares a chapter with the other small ones."""


def chapters(found: Sequence[Family]) -> tuple[PitchChapter, ...]:
    """The families by brand, toners before inks, what the shop keeps before what it does not.

    Small brands share the last chapter, which has no brand of its own.
    """
    by_brand: dict[str, list[Family]] = defaultdict(list)
    for family in found:
        by_brand[family.brand].append(family)
    own = _brands_with_tab(by_brand)
    made = [PitchChapter(brand, _sections(brand, by_brand[brand])) for brand in own]
    rest = [section for brand in sorted(set(by_brand) - set(own), key=str.casefold)
            for section in _sections(brand, by_brand[brand])]  # fmt: skip
    return (*made, PitchChapter("", tuple(rest))) if rest else tuple(made)


def family_lines(supplies: Sequence[Supply]) -> tuple[PitchLine, ...]:
    """The lines of a family in their order; colours that cost and yield the same share one."""
    originals = {one.sku: one for one in supplies if one.origin is Origin.ORIGINAL}
    lines: list[PitchLine] = []
    for one in supplies:
        line = _line(one, _replaced(one, originals))
        if lines and _same_but_colour(lines[-1], line):
            line = _with_colour(lines.pop(), line)
        lines.append(line)
    return tuple(lines)


def average(found: Iterable[PitchFamily]) -> PitchAverage | None:
    """By how much compatibles differ from their originals per page; each part number counts."""
    differences = [
        line.difference
        for family in found
        for line in family.lines
        if line.difference is not None and line.category is not Category.DRUM and line.stocked
        for _ in line.part_numbers
    ]
    if not differences:
        return None
    return PitchAverage(divide_half_away(sum(differences), len(differences)), len(differences))


def specials(found: Sequence[Family]) -> tuple[PitchSpecial, ...]:
    """The special inks that the shop keeps, each with the keys of their families."""
    made = []
    for kind, is_special in _SPECIAL.items():
        keys = [
            _key(family)
            for family in found
            if any(one.stocked and is_special(one) for one in family.supplies)
        ]
        if keys:
            made.append(PitchSpecial(kind, tuple(keys)))
    return tuple(made)


def client_printer(
    printer: PrinterModel,
    quantity: int,
    found: Sequence[Family],
    pages_per_month: int | None = None,
) -> ClientPrinter:
    """What the shop keeps for one of the client's printers; no lines where it keeps nothing."""
    homes = [(family, _kept(family, printer)) for family in found if printer in family.printers]
    family, kept = max(homes, key=lambda home: len(home[1]), default=(None, []))
    if family is None or not kept:
        return ClientPrinter(printer, quantity, (), pages_per_month=pages_per_month)
    return ClientPrinter(
        printer, quantity, family_lines(kept), _key(family), in_short(family.names),
        pages_per_month,
    )  # fmt: skip


def example(found: Iterable[PitchFamily]) -> tuple[PitchLine, PitchLine] | None:
    """An original and its compatible to explain the cost per page with: the middle saving."""
    pairs = [
        (line.difference, family.key, original, line)
        for family in found
        for original, line in zip(family.lines, family.lines[1:], strict=False)
        if line.difference is not None and line.stocked and original.stocked
        and original.origin is Origin.ORIGINAL and original.category is Category.TONER
        and len(line.colours) == 1 and original.cost_per_page
    ]  # fmt: skip
    if not pairs:
        return None
    _, _, original, compatible = sorted(pairs, key=lambda pair: pair[:2])[len(pairs) // 2]
    return original, compatible


def _brands_with_tab(by_brand: dict[str, list[Family]]) -> list[str]:
    count = Counter({brand: len(group) for brand, group in by_brand.items()})
    if len(count) <= MOST_TABS and min(count.values(), default=0) >= FEWEST_FAMILIES:
        return sorted(count, key=str.casefold)
    large = [brand for brand, size in count.most_common(MOST_TABS) if size >= FEWEST_FAMILIES]
    if len(count) <= 3 or len(count) - len(large) == 1:
        large = list(count)
    return sorted(large, key=str.casefold)


def _sections(brand: str, group: Sequence[Family]) -> tuple[PitchSection, ...]:
    made = []
    for kind, categories in _SECTION_CATEGORIES.items():
        members = [_pitch_family(one) for one in group if one.supplies[0].category in categories]
        members.sort(key=lambda family: not family.stocked)
        if members:
            made.append(PitchSection(brand, kind, tuple(members), average(members)))
    return tuple(made)


def _pitch_family(family: Family) -> PitchFamily:
    name = in_short(family.names, " / ")
    return PitchFamily(
        _key(family), family.brand, name, family_lines(family.supplies), family.printers
    )


def _key(family: Family) -> str:
    return f"{family.brand} {family.supplies[0].sku}"


def _line(supply: Supply, original: Supply | None) -> PitchLine:
    name = original.series if original else supply.series
    known = is_series(name)
    cost = _cost_per_page(supply)
    return PitchLine(
        title=f"{supply.brand} {name}" if known else supply.name,
        part_numbers=(supply.part_number or supply.sku,),
        origin=supply.origin,
        category=supply.category,
        colours=(supply.colour,) if supply.colour else (),
        capacity=supply.capacity,
        yield_pages=supply.yield_pages,
        standard=supply.standard,
        price=supply.price,
        cost_per_page=cost,
        difference=_difference(cost, _cost_per_page(original) if original else None),
        stocked=supply.stocked,
        says_colour=known,
        pieces=supply.pieces,
    )


def _replaced(supply: Supply, originals: dict[str, Supply]) -> Supply | None:
    """The original that a supply stands in for: the named one, else the same colour's largest."""
    if supply.origin is Origin.ORIGINAL:
        return None
    if supply.replaces in originals:
        return originals[supply.replaces]
    alike = [
        one
        for one in originals.values()
        if one.colour is supply.colour and one.category is supply.category
    ]
    same_size = [one for one in alike if one.capacity is supply.capacity]
    return max(same_size or alike, key=lambda one: one.yield_pages or 0, default=None)


def _cost_per_page(supply: Supply) -> UnitPrice | None:
    """Price ÷ yield of all its pieces, to a ten-thousandth of the minor unit."""
    if not supply.price or not supply.yield_pages:
        return None
    scaled = divide_half_away(supply.price.scaled, supply.yield_pages * supply.pieces)
    return UnitPrice(scaled, supply.price.currency)


def _difference(cost: UnitPrice | None, original: UnitPrice | None) -> int | None:
    """How much more (+) or less (−) a page costs than with the original, in basis points."""
    if not cost or not original:
        return None
    return divide_half_away((cost.scaled - original.scaled) * BASIS_POINTS, original.scaled)


def _same_but_colour(one: PitchLine, other: PitchLine) -> bool:
    return (
        _but_colour(one) == _but_colour(other)
        and other.category is not Category.DRUM
        and {*one.colours, *other.colours} <= _SINGLE_COLOURS
        and not set(one.colours) & set(other.colours)
    )


def _but_colour(line: PitchLine) -> tuple[object, ...]:
    return (
        line.title, line.origin, line.category, line.capacity, line.yield_pages, line.standard,
        line.price, line.difference, line.stocked, line.says_colour, line.pieces,
    )  # fmt: skip


def _with_colour(line: PitchLine, more: PitchLine) -> PitchLine:
    colours = (*line.colours, *more.colours)
    return PitchLine(
        line.title, (*line.part_numbers, *more.part_numbers), line.origin, line.category, colours,
        line.capacity, line.yield_pages, line.standard, line.price, line.cost_per_page,
        _times(line.price, len(colours)), _times(line.cost_per_page, len(colours)),
        line.difference, line.stocked, line.says_colour, line.pieces,
    )  # fmt: skip


def _times(price: UnitPrice | None, count: int) -> UnitPrice | None:
    return UnitPrice(price.scaled * count, price.currency) if price else None


def _kept(family: Family, printer: PrinterModel) -> list[Supply]:
    return [one for one in family.supplies if one.stocked and printer in one.printers]


_SECTION_CATEGORIES = {
    SectionKind.TONER: (Category.TONER, Category.DRUM),
    SectionKind.INK: (Category.INK_CARTRIDGE, Category.INK_BOTTLE),
}
_SINGLE_COLOURS = set(Colour) - {Colour.BLACK, Colour.TRI_COLOUR}
_INKS = _SECTION_CATEGORIES[SectionKind.INK]
_SPECIAL: dict[Special, Callable[[Supply], bool]] = {
    Special.PIGMENT: lambda one: one.category in _INKS and one.ink_base is InkBase.PIGMENT,
    Special.PHOTO: lambda one: (
        one.standard is Standard.PHOTO or one.colour in (Colour.LIGHT_CYAN, Colour.LIGHT_MAGENTA)
    ),
    Special.HIGH_YIELD: lambda one: (
        one.category is not Category.DRUM and one.capacity in (Capacity.XL, Capacity.XXL)
    ),
    Special.INK_BOTTLE: lambda one: one.category is Category.INK_BOTTLE,
    Special.DRUM: lambda one: one.category is Category.DRUM,
}
