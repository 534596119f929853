"""Finding the printer a client means, from whatever they call it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from itertools import takewhile

from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.text import fold

MOST_COMPARED = 5_000
"""So many likenesses are looked at for a name that nobody knows; common ones tell little."""

NEAREST = 5
"""So many candidates are named where the printer is not certain."""

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_CODE = re.compile(r"[\w-]*\d[\w-]*")
# What people say around a model without meaning a model by it; "máy in" folds to "may in".
_NOISE = frozenset(
    (
        "printer",
        "printers",
        "may",
        "in",
        "hang",
        "hieu",
        "model",
        "series",
        "mfp",
        "aio",
        "wireless",
    )
)
_SAME_WORD = {"colour": "color", "hewlett": "hp", "packard": "hp"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a text can mean: the one printer it means for certain, or those that suit it equally
    well (`tied`), or merely the `nearest`, best first.
    """

    text: str
    printer: PrinterModel | None
    tied: tuple[PrinterModel, ...]
    nearest: tuple[PrinterModel, ...]


class PrinterFinder:
    """Looks printers up by loose text: "m404", "404dn", "máy in hp laserjet-m404dn"."""

    def __init__(self, printers: Iterable[PrinterModel]) -> None:
        self._entries = [_Entry.of(printer) for printer in printers]
        self._by_piece = _index(self._entries, lambda entry: entry.pieces)
        self._by_triple: dict[str, array[int]] = {}
        for place, entry in enumerate(self._entries):
            for triple in entry.triples:
                self._by_triple.setdefault(triple, array("I")).append(place)
        self._pieces = sorted(self._by_piece)

    def find(self, text: str, limit: int = 20) -> list[PrinterModel]:
        """Printers for a text that may still be being typed, best first; all for no text."""
        asked = _Asked.of(text)
        if not asked.pieces:
            return [entry.printer for entry in self._entries[:limit]]
        ranked = _ranked(asked, self._sharing(asked))
        matching = [entry.printer for entry in ranked if asked.begins(entry)]
        return matching[:limit]

    def resolve(self, text: str) -> Finding:
        """Which printer a text means. A word or number of it that a printer's name does not have
        makes that printer uncertain; what the text leaves out does not.
        """
        asked = _Asked.of(text)
        sharing = _ranked(asked, self._sharing(asked))
        full = [entry for entry in sharing if asked.means(entry)]
        least = min((asked.left_open(entry) for entry in full), default=0)
        tied = tuple(e.printer for e in full if asked.left_open(e) == least)
        nearest = tied or tuple(self._nearest(asked, sharing))
        return Finding(text, tied[0] if len(tied) == 1 else None, tied, nearest[:NEAREST])

    def _sharing(self, asked: _Asked) -> list[_Entry]:
        """Entries that share a number with the text, or a word where it has no number."""
        wanted = [p for p in asked.pieces if p.isdigit()] or asked.pieces
        found: dict[int, _Entry] = {}
        for piece in wanted:
            for known in self._beginning_with(piece):
                found.update((id(entry), entry) for entry in self._by_piece[known])
        return list(found.values())

    def _beginning_with(self, piece: str) -> Iterable[str]:
        start = bisect_left(self._pieces, piece)
        return takewhile(lambda known: known.startswith(piece), self._pieces[start:])

    def _nearest(self, asked: _Asked, sharing: list[_Entry]) -> list[PrinterModel]:
        """First those that share all numbers of the text, then those written most like it."""
        near = [entry for entry in sharing if asked.numbers <= entry.pieces and asked.numbers]
        shared = self._alike(asked)
        best = nsmallest(NEAREST, shared, key=lambda at: (-self._likeness(shared, at), at))
        found = [*near[:NEAREST], *(self._entries[at] for at in best)]
        return list(dict.fromkeys(entry.printer for entry in found))[:NEAREST]

    def _alike(self, asked: _Asked) -> Counter[int]:
        """How many runs of three letters each entry has in common with the text, the rare ones
        first: what thousands share tells nothing.
        """
        runs = (self._by_triple.get(triple) for triple in _triples(asked.pieces))
        shared: Counter[int] = Counter()
        counted = 0
        for places in sorted((run for run in runs if run), key=len):
            shared.update(places)
            counted += len(places)
            if counted > MOST_COMPARED:
                break
        return shared

    def _likeness(self, shared: Counter[int], at: int) -> float:
        return shared[at] / (len(self._entries[at].triples) + 5)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A printer with its name in pieces; `code` are the pieces of words that hold a digit."""

    printer: PrinterModel
    pieces: frozenset[str]
    code: frozenset[str]
    triples: frozenset[str]

    @classmethod
    def of(cls, printer: PrinterModel) -> _Entry:
        pieces = _pieces(printer.name)
        code = frozenset(p for word in _CODE.findall(fold(printer.model)) for p in _pieces(word))
        return cls(printer, frozenset(pieces), code, frozenset(_triples(pieces)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text in pieces; `code` are those that stood together with a digit."""

    pieces: tuple[str, ...]
    code: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Asked:
        folded = fold(text)
        code = frozenset(p for word in _CODE.findall(folded) for p in _pieces(word))
        pieces = tuple(p for p in _pieces(folded) if p in code or p not in _NOISE)
        return cls(pieces, code)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(p for p in self.pieces if p.isdigit())

    def means(self, entry: _Entry) -> bool:
        """Whether everything that was said is part of the printer's name."""
        return bool(self.pieces) and all(self._has(entry, piece) for piece in self.pieces)

    def begins(self, entry: _Entry) -> bool:
        """Like `means`, where each piece may be the beginning of one."""
        return all(
            self._has(entry, piece) or any(known.startswith(piece) for known in entry.pieces)
            for piece in self.pieces
        )

    def left_open(self, entry: _Entry) -> int:
        """How many pieces of the printer's model code the text does not mention."""
        return len(entry.code.difference(self.pieces))

    def score(self, entry: _Entry) -> int:
        """How much of the text is in the name, and then how little of the name is left."""
        exact = sum(piece in entry.pieces for piece in self.pieces)
        loose = sum(self._has(entry, piece) for piece in self.pieces)
        return 100 * (exact + loose) - len(entry.pieces)

    def _has(self, entry: _Entry, piece: str) -> bool:
        """Letters beside a number must be exact; other words may be written together or apart."""
        if piece in entry.pieces:
            return True
        if piece in self.code or len(piece) < 3:
            return False
        return any(
            piece in known or (len(known) > 2 and known in piece)
            for known in entry.pieces
            if not known.isdigit()
        )


def _pieces(text: str) -> list[str]:
    """Runs of letters and runs of digits, folded."""
    return [_SAME_WORD.get(piece, piece) for piece in _PIECE.findall(fold(text))]


def _triples(pieces: Iterable[str]) -> set[str]:
    joined = "".join(pieces)
    return {joined[i : i + 3] for i in range(max(1, len(joined) - 2))}


def _ranked(asked: _Asked, entries: list[_Entry]) -> list[_Entry]:
    return sorted(entries, key=lambda entry: (-asked.score(entry), entry.printer.name))


def _index(
    entries: list[_Entry], parts: Callable[[_Entry], Iterable[str]]
) -> dict[str, list[_Entry]]:
    index: dict[str, list[_Entry]] = {}
    for entry in entries:
        for part in parts(entry):
            index.setdefault(part, []).append(entry)
    return index
