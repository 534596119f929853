"""Which accounts of the whole list are worth comparing with each other, and their traits."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, islice
from uuid import UUID
from zlib import crc32

from salesdesk.domain.prospects.blocking import ENOUGH, blocking_keys, key_weight
from salesdesk.domain.prospects.duplicates import Identity, Place, Traits, traits
from salesdesk.models import identities as known
from salesdesk.models.database import Database
from salesdesk.models.identities import Known

LARGEST_BLOCK = {ENOUGH: 60, 1: 20}
"""What more accounts share tells nothing: whole numbers and names, and beginnings."""

_PARTS = 16
_ROW = 0xFFFFFFFF
_TILE = 16
"""A tile is 2¹⁶ row numbers. Two accounts are compared while the tiles of both are held."""

RowPair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Read:
    """An account that was read to be compared."""

    id: UUID
    traits: Traits


class Reader:
    """Accounts by row number; those of two tiles are held at once, and no more."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tiles: dict[int, dict[int, Read]] = {}

    def keep(self, account: Known) -> Traits:
        """An account ready to be compared; held where it belongs to one of the first two tiles."""
        read = Read(account.id, traits_of(account))
        tile = account.number >> _TILE
        if tile in self._tiles or len(self._tiles) < 2:
            self._tiles.setdefault(tile, {})[account.number] = read
        return read.traits

    def both(self, pairs: Sequence[RowPair]) -> Iterator[tuple[Read, Read]]:
        """The two accounts of each pair, where both are still there; all of one pair of tiles."""
        needed = {number >> _TILE for number in pairs[0]}
        self._tiles = {tile: self._tiles.get(tile, {}) for tile in needed}
        ones, others = (self._tiles[number >> _TILE] for number in pairs[0])
        wanted = {one for one, _ in pairs if one not in ones}
        wanted |= {other for _, other in pairs if other not in others}
        for each in known.known_by_number(self._database.connections, sorted(wanted)):
            self._tiles[each.number >> _TILE][each.number] = Read(each.id, traits_of(each))
        for first, second in pairs:
            one, other = ones.get(first), others.get(second)
            if one is not None and other is not None:
                yield one, other


class Suspects:
    """Pairs of accounts that share enough keys, made of what `note` was told.

    Keys are kept as hashes and pairs as row numbers, eight bytes each.
    """

    def __init__(self) -> None:
        self._keys = [array("Q") for _ in range(_PARTS)]

    def note(self, number: int, of: Traits) -> None:
        """Remember the keys of an account, by its row number."""
        for key in blocking_keys(of):
            # The lowest bit tells the keys that are enough alone.
            hashed = crc32(key.encode()) & ~1 | (key_weight(key) == ENOUGH)
            self._keys[(hashed >> 1) % _PARTS].append(hashed << 32 | number)

    def pairs(self) -> Iterator[tuple[float, list[RowPair]]]:
        """Each pair once, at most a page at a time and of one pair of tiles; the share done."""
        weighed = self._weighed()
        for done, tile in enumerate(sorted(weighed)):
            found = _enough(sorted(weighed.get(tile, ())))
            del weighed[tile][:]
            while page := list(islice(found, known.PAGE)):
                yield done / len(weighed), page

    def _weighed(self) -> dict[tuple[int, int, int], array[int]]:
        """Each pair as often as its keys weigh, in parts of a pair of tiles."""
        weighed: defaultdict[tuple[int, int, int], array[int]] = defaultdict(lambda: array("Q"))
        for part in self._keys:
            for weight, block in _runs(sorted(part)):
                for one, other in combinations(block, 2):
                    place = one >> _TILE, other >> _TILE, one % _PARTS
                    weighed[place].extend((one << 32 | other,) * weight)
            del part[:]
        return weighed


def identity_of(account: Known) -> Identity:
    """What tells an account of the shop apart."""
    return Identity(
        account.company,
        account.tax_code,
        tuple(account.phones),
        tuple(account.emails),
        tuple(account.people),
        tuple(account.birthdays),
        tuple(Place(*each) for each in account.places),
        account.website,
    )


def traits_of(account: Known) -> Traits:
    """The same, ready to be compared."""
    return traits(identity_of(account))


def _enough(packed: Iterable[int]) -> Iterator[RowPair]:
    for pair, times in groupby(packed):
        if sum(1 for _ in times) >= ENOUGH:
            yield pair >> 32, pair & _ROW


def _runs(packed: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """The weight and the rows of each key that at least two and not too many rows share."""
    start = 0
    for end in range(1, len(packed) + 1):
        if end == len(packed) or packed[end] >> 32 != packed[start] >> 32:
            weight = ENOUGH if packed[start] >> 32 & 1 else 1
            if 1 < end - start <= LARGEST_BLOCK[weight]:
                yield weight, [each & _ROW for each in packed[start:end]]
            start = end
