"""Finding accounts that are one: for what is being entered, for a file, and in the whole list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from salesdesk.domain.prospects.blocking import ENOUGH, blocking_keys, key_weight
from salesdesk.domain.prospects.duplicates import (
    LIKELY,
    POSSIBLE,
    Identity,
    Match,
    Traits,
    compare_traits,
    traits,
)
from salesdesk.errors import Cancelled
from salesdesk.models import identities as known
from salesdesk.models.database import Database
from salesdesk.models.identities import Known
from salesdesk.models.merges import NotTheSame
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.prospects.near import candidates
from salesdesk.services.prospects.suspects import (
    LARGEST_BLOCK,
    Reader,
    Suspects,
    identity_of,
    traits_of,
)

__all__ = [
    "Finder", "Found", "Pair", "identity_of", "ordered", "repeats", "told_apart", "traits_of",
]  # fmt: skip

Progress = Callable[[str | Sentence, float], None]
IsCancelled = Callable[[], bool]

_LOOKUP_WORTH = 120
"""Looking one identity up costs about as much as reading so many accounts past."""


def _silent(_text: str | Sentence, _share: float) -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Found:
    """An account of the shop that may be the one that was asked for."""

    prospect_id: UUID
    company: str
    match: Match


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts of the shop that may be one, the older first."""

    one: UUID
    other: UUID
    match: Match


class Finder:
    """Finds the shop's accounts that may be the same as given ones.

    For an import, give what each row says and take the matches of each, surest first:

        finder = Finder(context.database)
        for row, found in zip(rows, finder.matches(identities, least=LIKELY), strict=True):
            ...  # found: tuple[Found, ...]; found[0].prospect_id, .match.score, .match.reasons

    Nothing is written and no lock is held. The shop's accounts are read past once, whatever the
    number of rows; memory goes with the rows given, not with the shop. Rows of the file that are
    the same as each other are found by `repeats`.
    """

    def __init__(
        self,
        database: Database,
        progress: Progress = _silent,
        is_cancelled: IsCancelled = _never,
    ) -> None:
        """`is_cancelled` is asked page by page; once true, Cancelled is raised."""
        self._database = database
        self._progress = progress
        self._is_cancelled = is_cancelled

    def near(
        self, identity: Identity, *, least: int = POSSIBLE, most: int = 5
    ) -> tuple[Found, ...]:
        """The accounts that may be this one, found by the indexes, surest first."""
        wanted, connections = traits(identity), self._database.connections
        found = [
            Found(each.id, each.company, match)
            for each in known.known_by_id(connections, candidates(connections, identity))
            if (match := compare_traits(wanted, traits_of(each), least)) is not None
        ]
        return _surest(found)[:most]

    def matches(
        self, identities: Sequence[Identity], *, least: int = LIKELY, most: int = 5
    ) -> list[tuple[Found, ...]]:
        """For each identity the accounts that may be it, surest first, at most `most`."""
        if len(identities) * _LOOKUP_WORTH < known.count_known():
            return [self.near(each, least=least, most=most) for each in identities]
        wanted = [traits(each) for each in identities]
        blocks = _blocks(wanted)
        found: list[tuple[Found, ...]] = [() for _ in identities]
        for account in self._accounts():
            given = traits_of(account)
            for place in _met(blocks, given):
                kept = found[place]
                # Reasons are put together only for what is as sure as the last one that is kept.
                floor = kept[-1].match.score if kept and len(kept) == most else least
                match = compare_traits(wanted[place], given, floor)
                if match is not None:
                    one = Found(account.id, account.company, match)
                    found[place] = _surest((*kept, one))[:most]
        return found

    def pairs(self, *, least: int = LIKELY) -> list[Pair]:
        """Accounts of the shop that may be one, surest first, without those told apart by hand.

        Of a long list the accounts are read again to be compared: as many as are held at once
        stay from the first reading. Keys that too many accounts share are left out: they tell
        nothing.
        """
        apart = told_apart()
        reader, suspects, found = Reader(self._database), Suspects(), []
        for account in self._accounts(0.5):
            suspects.note(account.number, reader.keep(account))
        for done, page in suspects.pairs():
            self._step(sentence("Comparing accounts"), 0.5 + 0.5 * done)
            for one, other in reader.both(page):
                match = compare_traits(one.traits, other.traits, least)
                if match is not None and ordered(one.id, other.id) not in apart:
                    found.append(Pair(*ordered(one.id, other.id), match))
        return sorted(found, key=lambda pair: (-pair.match.score, pair.one, pair.other))

    def _accounts(self, share: float = 1.0) -> Iterator[Known]:
        read, everyone = 0, max(1, known.count_known())
        for page in known.every_known(self._database.connections):
            self._step(sentence("Reading accounts"), share * min(1.0, read / everyone))
            yield from page
            read += len(page)

    def _step(self, text: Sentence, share: float) -> None:
        self._check()
        self._progress(text, share)

    def _check(self) -> None:
        if self._is_cancelled():
            raise Cancelled(sentence("Stopped."))


def repeats(
    identities: Sequence[Identity], *, least: int = LIKELY
) -> Iterator[tuple[int, int, Match]]:
    """Places in a list that may be one account: the earlier place, the later one, how sure."""
    ready = [traits(each) for each in identities]
    shared: Counter[tuple[int, int]] = Counter()
    for key, block in _blocks(ready).items():
        for pair in combinations(block, 2):
            shared[pair] += key_weight(key)
    for (one, other), weight in sorted(shared.items()):
        if weight < ENOUGH:
            continue
        match = compare_traits(ready[one], ready[other], least)
        if match is not None:
            yield one, other, match


def _blocks(ready: Sequence[Traits]) -> dict[str, list[int]]:
    """Places in a list by key, without the keys that too many share."""
    blocks: dict[str, list[int]] = {}
    for place, each in enumerate(ready):
        for key in blocking_keys(each):
            blocks.setdefault(key, []).append(place)
    return {
        key: block for key, block in blocks.items() if len(block) <= LARGEST_BLOCK[key_weight(key)]
    }


def _met(blocks: dict[str, list[int]], given: Traits) -> list[int]:
    """Places in a list whose keys an account shares enough of."""
    shared: Counter[int] = Counter()
    for key in blocking_keys(given):
        for place in blocks.get(key, ()):
            shared[place] += key_weight(key)
    return [place for place, weight in shared.items() if weight >= ENOUGH]


def _surest(found: Sequence[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda each: (-each.match.score, each.prospect_id)))


def told_apart() -> set[tuple[UUID, UUID]]:
    """Pairs of which somebody said that they are two, the lesser key first."""
    return {(row.one_id, row.other_id) for row in NotTheSame.select()}


def ordered(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """A pair as it is remembered: the lesser key, which is the older account, first."""
    return (one, other) if one < other else (other, one)
