"""Stock on hand, from moves that are only ever added."""

from __future__ import annotations

from uuid import UUID

from salesdesk.domain.catalogue.kinds import StockKind
from salesdesk.models.catalogue import StockMove
from salesdesk.services.catalogue.reading import read_stock
from salesdesk.services.context import Book


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
