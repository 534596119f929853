"""Which supplies belong together: one series in its colours and sizes, and what replaces them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from salesdesk.domain.catalogue.kinds import (
    Capacity,
    Category,
    Colour,
    InkBase,
    Origin,
    Standard,
)
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.catalogue.series import (
    common_start,
    is_series,
    natural,
    number_in,
    series,
    stem,
)
from salesdesk.money import UnitPrice


@dataclass(frozen=True, slots=True)
class Supply:
    """A supply of the catalogue as far as its place in a family goes.

    `price` is of one unit as it is sold, which holds so many `pieces` of `yield_pages` each; with
    VAT or without is the caller's choice, the same for all.
    `replaces` is the SKU of the original that a compatible stands in for. `region` tells apart
    part numbers that are sold in different parts of the world for the same printer.
    """

    sku: str
    brand: str
    name: str
    part_number: str
    category: Category
    printers: frozenset[PrinterModel]
    origin: Origin = Origin.ORIGINAL
    colour: Colour | None = Colour.BLACK
    capacity: Capacity = Capacity.STANDARD
    yield_pages: int | None = None
    standard: Standard | None = None
    ink_base: InkBase | None = None
    price: UnitPrice | None = None
    pieces: int = 1
    stocked: bool = True
    replaces: str = ""
    region: str = ""

    @property
    def series(self) -> str:
        """What the trade calls it: "76A", "TN-2410"; the whole name where that is not known."""
        return series(self.name, self.brand, self.colour)


@dataclass(frozen=True, slots=True)
class Family:
    """Supplies that are bought for the same printers; originals and what replaces them."""

    brand: str
    names: tuple[str, ...]
    supplies: tuple[Supply, ...]
    printers: tuple[PrinterModel, ...]


def families(supplies: Iterable[Supply]) -> tuple[Family, ...]:
    """Every supply once, in families sorted by brand and name.

    A family is one series (76A with 76X, 301 with 301XL), joined with the series that complete
    its colours (950 with 951) or sizes (TN-2410 with TN-2420) for the same printers in the same
    region. Part numbers of two regions never share a family. A drum joins the toner, and a
    compatible the original, that it is used with.
    """
    every = sorted(supplies, key=lambda supply: (supply.brand, natural(supply.name), supply.sku))
    clusters = _joined(_by_series([one for one in every if _leads(one)]))
    _attach(clusters, [one for one in every if not _leads(one)])
    made = (_family(cluster) for cluster in clusters)
    return tuple(sorted(made, key=lambda family: (family.brand, natural(family.names[0]))))


@dataclass(slots=True)
class _Cluster:
    """A family in the making."""

    members: list[Supply]
    printers: set[PrinterModel] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.printers = {printer for one in self.members for printer in one.printers}

    @property
    def slots(self) -> set[tuple[Colour | None, int | None]]:
        return {(one.colour, one.yield_pages) for one in self.members}

    @property
    def first(self) -> Supply:
        return self.members[0]

    def take(self, others: Sequence[Supply]) -> None:
        self.members.extend(others)
        self.printers.update(printer for one in others for printer in one.printers)


def _leads(supply: Supply) -> bool:
    return supply.origin is Origin.ORIGINAL and supply.category is not Category.DRUM


def _by_series(supplies: Sequence[Supply]) -> list[_Cluster]:
    groups: dict[tuple[str, Category, str], list[Supply]] = defaultdict(list)
    for one in supplies:
        groups[one.brand, one.category, stem(one.series)].append(one)
    return [_Cluster(group) for group in groups.values()]


def _joined(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join the clusters that complete each other, the closest first."""
    home = list(range(len(clusters)))
    for one, other in _neighbours(clusters):
        left, right = home[one], home[other]
        if left != right and _complete(clusters[left], clusters[right]):
            clusters[left].take(clusters[right].members)
            home = [left if place == right else place for place in home]
    return [clusters[place] for place in sorted(set(home))]


def _neighbours(clusters: Sequence[_Cluster]) -> list[tuple[int, int]]:
    """Pairs that fit a common printer, those with the most in common first."""
    fitting: dict[PrinterModel, list[int]] = defaultdict(list)
    for place, cluster in enumerate(clusters):
        for printer in cluster.printers:
            fitting[printer].append(place)
    pairs = {
        (one, other)
        for places in fitting.values()
        for one in places
        for other in places
        if one < other
    }
    return sorted(pairs, key=lambda pair: _apart(clusters[pair[0]], clusters[pair[1]], pair))


def _apart(
    one: _Cluster, other: _Cluster, pair: tuple[int, int]
) -> tuple[float, int, tuple[int, int]]:
    """How far two series are from each other: by their printers, then by their numbers."""
    alike = len(one.printers & other.printers) / len(one.printers | other.printers)
    return -alike, abs(number_in(one.first.series) - number_in(other.first.series)), pair


def _complete(one: _Cluster, other: _Cluster) -> bool:
    """Whether two series are one family: other colours or other sizes for the same printers."""
    here, there = one.first, other.first
    if (here.brand, here.category, here.region) != (there.brand, there.category, there.region):
        return False
    if one.slots & other.slots:
        return False
    shared = len(one.printers & other.printers) / min(len(one.printers), len(other.printers))
    colours = {colour for colour, _ in one.slots} & {colour for colour, _ in other.slots}
    if not colours:
        return shared >= 0.5
    return shared >= 0.5 and len(common_start(here.series, there.series)) >= 4


def _attach(clusters: list[_Cluster], followers: Sequence[Supply]) -> None:
    """Put drums and compatibles with what they are used with; the rest make their own families."""
    home = {one.sku: cluster for cluster in clusters for one in cluster.members}
    fitting: dict[PrinterModel, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        for printer in cluster.printers:
            fitting[printer].append(cluster)
    for one in sorted(followers, key=lambda supply: supply.origin is not Origin.ORIGINAL):
        found = home.get(one.replaces) or _companion(one, fitting)
        if found:
            found.take([one])
        else:
            clusters.append(_Cluster([one]))
        home[one.sku] = found or clusters[-1]


def _companion(supply: Supply, fitting: dict[PrinterModel, list[_Cluster]]) -> _Cluster | None:
    """The family that shares most printers with this supply, its own region's first."""
    shares: Counter[int] = Counter()
    found: dict[int, _Cluster] = {}
    for printer in supply.printers:
        for cluster in fitting.get(printer, ()):
            shares[id(cluster)] += 1
            found[id(cluster)] = cluster

    def nearness(cluster: _Cluster) -> tuple[bool, float, list[tuple[int, str]]]:
        same = cluster.first.region == supply.region or supply.origin is not Origin.ORIGINAL
        return same, shares[id(cluster)] / len(cluster.printers), natural(cluster.first.name)

    usable = [cluster for cluster in found.values() if _used_with(supply, cluster.first)]
    return max(usable, key=nearness, default=None)


def _used_with(supply: Supply, leader: Supply) -> bool:
    if supply.category is Category.DRUM:
        return supply.brand == leader.brand and leader.category is Category.TONER
    return supply.category is leader.category


def _family(cluster: _Cluster) -> Family:
    leaders = [one for one in cluster.members if _leads(one)] or cluster.members
    makers = Counter(printer.brand for printer in cluster.printers)
    brand = leaders[0].brand
    if leaders[0].origin is not Origin.ORIGINAL and makers:
        brand = min(makers, key=lambda maker: (-makers[maker], maker))
    ordered = _in_order(cluster.members)
    names = tuple(dict.fromkeys(one.series for one in ordered if one in leaders))
    models = sorted(cluster.printers, key=lambda printer: (printer.brand, natural(printer.model)))
    return Family(brand, names, ordered, tuple(models))


def _in_order(members: Sequence[Supply]) -> tuple[Supply, ...]:
    """Toner before drum, small before large, black before colours, the original first."""
    by_sku = {one.sku: one for one in members}
    largest: dict[str, int] = defaultdict(int)
    for one in members:
        largest[one.series] = max(largest[one.series], one.yield_pages or 0)

    def place(one: Supply) -> tuple[object, ...]:
        leader = by_sku.get(one.replaces, one)
        return (
            one.category is Category.DRUM,
            _SIZES.index(leader.capacity),
            min(_colour_place(leader), _ANY_COLOUR),
            largest[leader.series],
            natural(leader.series if is_series(leader.series) else ""),
            one.origin is not Origin.ORIGINAL,
            _colour_place(one),
            one.sku,
        )

    return tuple(sorted(members, key=place))


_SIZES = tuple(Capacity)
_COLOURS = (
    Colour.BLACK, Colour.TRI_COLOUR, Colour.CYAN, Colour.MAGENTA, Colour.YELLOW,
    Colour.LIGHT_CYAN, Colour.LIGHT_MAGENTA, Colour.PHOTO_BLACK, Colour.GREY, Colour.LIGHT_GREY,
)  # fmt: skip
_ANY_COLOUR = _COLOURS.index(Colour.CYAN)


def _colour_place(supply: Supply) -> int:
    return _COLOURS.index(supply.colour) if supply.colour else len(_COLOURS)
