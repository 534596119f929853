"""Stock on hand, from moves that are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from salesdesk.domain.catalogue.kinds import StockKind
from salesdesk.errors import WrongInput
from salesdesk.models.catalogue import Product, StockMove
from salesdesk.models.team import Staff
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.reading import read_stock
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.text import clean


@dataclass(frozen=True, slots=True)
class Moved:
    """A change of stock: by how much, and how many were there after it."""

    id: UUID
    kind: StockKind
    change: int
    after: int
    at: datetime
    who: str
    why: str


class Stock:
    """What is on the shelf."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def moves(self, product_id: UUID, most: int = 100) -> tuple[Moved, ...]:
        """The last moves of a product, newest first, with what was on hand after each."""
        query = (
            StockMove.select(StockMove, Staff)
            .left_outer_join(Staff)
            .where(StockMove.product == product_id)
            .order_by(StockMove.created_at.desc(), StockMove.id.desc())
            .limit(most)
        )
        left = read_stock([product_id]).get(product_id, 0)
        listed = []
        for row in query:
            who = row.staff.name if row.staff else ""
            listed.append(Moved(row.id, row.kind, row.quantity, left, row.created_at, who, row.why))
            left -= row.quantity
        return tuple(listed)

    def count(self, product_id: UUID, counted: int, why: str = "") -> Done[int]:
        """So many are on the shelf; the answer is the difference that the count found."""
        return self._move(product_id, StockKind.COUNT, counted, why)

    def receive(self, product_id: UUID, quantity: int, why: str = "") -> Done[int]:
        """So many came in. The answer is the change."""
        if quantity < 1:
            raise WrongInput(sentence("A receipt is of 1 or more."), "quantity")
        return self._move(product_id, StockKind.RECEIPT, quantity, why)

    def correct(self, product_id: UUID, change: int, why: str) -> Done[int]:
        """Put the stock right by so many. Raises WrongInput without a reason."""
        if not clean(why):
            raise WrongInput(sentence("Say why: broken, lost, given away, found."), "why")
        return self._move(product_id, StockKind.CORRECTION, change, why)

    def _move(self, product_id: UUID, kind: StockKind, quantity: int, why: str) -> Done[int]:
        with self._context.writing() as book:
            found(Product, product_id)
            before = read_stock([product_id]).get(product_id, 0)
            after = move_stock(book, product_id, kind, quantity, clean(why))
            return book.done(after - before)


def move_stock(book: Book, product_id: UUID, kind: StockKind, quantity: int, why: str = "") -> int:
    """Write one move inside the caller's transaction; the answer is what is on hand after it.

    A count gives the number counted and is kept as the difference that it found; every other kind
    gives the change itself (a delivery is negative). Nothing is written where nothing moved. Stock
    may go below zero: what is on the shelf is right, and a count puts it straight.
    """
    before = read_stock([product_id]).get(product_id, 0)
    change = quantity - before if kind is StockKind.COUNT else quantity
    if change:
        book.add(
            StockMove,
            product=product_id,
            kind=kind,
            quantity=change,
            staff=book.staff_id,
            why=why,
        )
    return before + change
