"""State machines: a visible table of pairs, and one guard that all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from salesdesk.errors import NotAllowed
from salesdesk.sentence import sentence

S = TypeVar("S", bound=StrEnum)
Moves = frozenset[tuple[str, str]]


def moves(table: Mapping[str, tuple[str, ...]]) -> Moves:
    """The allowed pairs, from a table of each state and those that may follow it."""
    return frozenset((before, after) for before, afters in table.items() for after in afters)


def check_move(allowed: Moves, names: Mapping[S, str], before: S, after: S) -> None:
    """Raise NotAllowed where a record may not go from one state to another."""
    if (before, after) in allowed:
        return
    raise NotAllowed(
        sentence(
            "This is “{before}” and cannot become “{after}”.",
            before=sentence(names[before]),
            after=sentence(names[after]),
        )
    )
