"""Blocks of known height and how they are placed on pages, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from typing_extensions import override

from salesdesk.proposals.pen import Pen


class Block:
    """A piece of a page: it knows its height in points and draws itself at a place.

    `before` is the space above it, dropped at the top of a page; `keep_with_next` holds it on the
    page of what follows; `head` is repeated above it where it starts a new page.
    """

    height: float = 0
    before: float = 0
    keep_with_next: bool = False
    head: Block | None = None

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw with the top left corner here."""

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """The part that fits in so many points and the rest, or None where it cannot be parted."""
        return None


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where its top is, in points from the top of the page."""

    block: Block
    top: float


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks may stand on a page: from `top` (on the first page `first_top`) to `bottom`."""

    first_top: float
    top: float
    bottom: float


class Space(Block):
    """Nothing, so high; at the top of a page it is dropped."""

    def __init__(self, height: float) -> None:
        self.before = height


class Stack(Block):
    """Blocks below each other that stay together."""

    def __init__(self, blocks: Sequence[Block], before: float = 0) -> None:
        self.blocks = tuple(blocks)
        self.before = before
        self.height = sum(b.height for b in blocks) + sum(b.before for b in blocks[1:])

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        for at, block in enumerate(self.blocks):
            top += block.before if at else 0
            block.draw(pen, left, top)
            top += block.height


class Beside(Block):
    """Blocks beside each other, each at its distance from the left edge."""

    def __init__(self, blocks: Sequence[tuple[float, Block]], before: float = 0) -> None:
        self.blocks = tuple(blocks)
        self.before = before
        self.height = max((block.height for _, block in blocks), default=0)

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        for distance, block in self.blocks:
            block.draw(pen, left + distance, top)


TIGHTER = (0.85, 0.7, 0.55)
"""What is left of the air between blocks where drawing them together saves a page."""

FEW_PAGES = 4
"""Up to so many pages one fewer is worth tighter ones."""


def fit(blocks: Sequence[Block], room: Room) -> list[list[Placed]]:
    """Place blocks as `paginate` does, closer together where a short document is a page shorter
    for it.
    """
    loose = paginate(blocks, room)
    if not 1 < len(loose) <= FEW_PAGES:
        return loose
    tries = (paginate(blocks, room, air) for air in TIGHTER)
    return next((tight for tight in tries if len(tight) < len(loose)), loose)


def paginate(blocks: Iterable[Block], room: Room, air: float = 1) -> list[list[Placed]]:
    """Place blocks on as many pages as they need; there is always one.

    What is kept together moves to the next page as a whole if it fits on one; a block taller than
    a page is split. `air` is the share of the space above each block that is left.
    """
    pages = _Pages(room, air)
    for chain in _chains(blocks):
        pages.add(chain)
    return pages.placed


class _Pages:
    def __init__(self, room: Room, air: float) -> None:
        self.placed: list[list[Placed]] = [[]]
        self.room, self.air = room, air
        self.top = room.first_top
        self.fresh = room.first_top <= room.top

    def add(self, chain: list[Block]) -> None:
        if self.placed[-1] and not self._fits(chain):
            self._turn(chain[0])
        for block in chain:
            self._place(block)

    def _fits(self, chain: list[Block]) -> bool:
        """Whether the chain stands here, or is longer than a page and may as well begin here."""
        page, left = self.room.bottom - self.room.top, self.room.bottom - self.top
        height = sum(block.height for block in chain)
        height += self.air * sum(block.before for block in chain[1:])
        return self.air * chain[0].before + height <= left or (height > page and left > page / 3)

    def _place(self, block: Block) -> None:
        before = self.air * block.before if self.placed[-1] else 0
        while self.top + before + block.height > self.room.bottom + 0.01:
            parts = block.split(self.room.bottom - self.top - before)
            if parts is None:
                if self.fresh:
                    break  # as much room as there will ever be: better too long than endless
                self._turn(block)
            else:
                self._put(parts[0], before)
                block = parts[1]
                self._turn(block)
            before = 0
        self._put(block, before)

    def _put(self, block: Block, before: float) -> None:
        self.placed[-1].append(Placed(block, self.top + before))
        self.top += before + block.height
        self.fresh = False

    def _turn(self, block: Block) -> None:
        self.placed.append([])
        self.top = self.room.top
        if block.head is not None:
            self._put(block.head, 0)
        self.fresh = True


def _chains(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keep_with_next:
            yield chain
            chain = []
    if chain:
        yield chain
