"""Keys that entries of one account share, so that not every pair has to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from salesdesk.domain.prospects.identity import Spot, Traits
from salesdesk.domain.prospects.names import FILLER, Name

ENOUGH = 2
"""Two accounts are compared whose shared keys count so much together."""

_BEGINNING = 4
_WORDS = 4
_TELLING = frozenset("tpenba")


def blocking_keys(of: Traits) -> set[str]:
    """The keys of an account; two that do not share enough of them are not compared.

    A key is made of what a typing error leaves alone: a whole number, or the beginnings of two
    parts. A wrong letter spoils some of an account's keys, never all of them.
    """
    keys = set(_numbers(of))
    if of.name is not None:
        keys.update(_name_keys(of.name, of))
    for person in of.people:
        keys.update(f"h{pair}" for pair in _pairs(person))
    for spot in of.spots:
        keys.update(_spot_keys(spot))
    return keys


def key_weight(key: str) -> int:
    """How much a shared key counts: a number or a whole name is enough alone, beginnings not."""
    return ENOUGH if key[0] in _TELLING else 1


def _numbers(of: Traits) -> Iterator[str]:
    if of.tax:
        yield f"t{of.tax}"
    for kind, values in (("p", of.phones), ("e", of.emails), ("d", of.domains)):
        yield from (f"{kind}{value}" for value in values)
    yield from (f"b{day}" for day in of.birthdays)


def _name_keys(name: Name, of: Traits) -> Iterator[str]:
    yield f"n{name.sorted_text.replace(' ', '')}"
    yield f"n{name.text.replace(' ', '')}"
    if name.initials:
        yield f"n{name.initials}"
    yield from (f"w{pair}" for pair in _pairs(name))
    for spot in of.spots:
        for word in telling_words(name):
            beginning = word[:_BEGINNING]
            if spot.number:
                yield f"wn{beginning}{spot.number}"
            if spot.ward:
                yield f"ww{beginning}{spot.ward[:_BEGINNING]}"
    for day in of.birthdays:
        yield f"c{day[:4]}{name.sorted_text[:2]}"


def _spot_keys(spot: Spot) -> Iterator[str]:
    street = spot.street.replace(" ", "")
    if street and spot.number:
        yield f"a{spot.number}{street[:_BEGINNING]}"
        yield f"z{spot.number}{street[-_BEGINNING:]}"
    if spot.number and spot.ward:
        yield f"s{spot.number}{spot.ward[:_BEGINNING]}"
    if street and spot.ward:
        yield f"y{street}{spot.ward[:2]}"


def _pairs(name: Name) -> Iterator[str]:
    beginnings = sorted({word[:_BEGINNING] for word in telling_words(name)})
    yield from (f"{one} {other}" for one, other in combinations(beginnings, 2))


def telling_words(name: Name) -> list[str]:
    """The longest words that are not mere filler."""
    telling = [word for word in name.words if word not in FILLER] or list(name.words)
    return sorted(telling, key=lambda word: (-len(word), word))[:_WORDS]
