"""Many prices changed in one go, previewed first and taken back with one click."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from salesdesk.domain.catalogue.price_changes import (
    PriceChange,
    Priced,
    PriceMove,
    check_change,
    moves,
)
from salesdesk.domain.catalogue.products import Product as Listed
from salesdesk.domain.team.roles import Right
from salesdesk.errors import NotAllowed
from salesdesk.models.catalogue import Product
from salesdesk.models.imports import ImportedRecord, ImportRun
from salesdesk.models.team import Staff
from salesdesk.sentence import sentence, sentences
from salesdesk.services.context import Book, Context, Done, found

KIND = "prices"
COLUMNS = {Priced.LIST_PRICE: "list_price", Priced.COST: "cost"}


@dataclass(frozen=True, slots=True)
class PriceRun:
    """Prices that were changed together; `name` is what the change was called."""

    id: UUID
    name: str
    at: datetime
    who: str
    count: int
    taken_back: bool


class PriceRuns:
    """Changes of many prices. Needs the right to change prices."""

    def __init__(self, context: Context, products: Callable[[], tuple[Listed, ...]]) -> None:
        self._context, self._products = context, products

    def preview(self, change: PriceChange) -> list[PriceMove]:
        """What a change would do. Raises WrongInput where it makes no sense."""
        self._context.require(Right.CHANGE_PRICES)
        return moves(self._products(), check_change(change))

    def apply(self, chosen: Sequence[PriceMove], name: str) -> Done[UUID]:
        """Change the prices as previewed, all or none.

        Raises NotAllowed where a price is not any more what the preview showed.
        """
        self._context.require(Right.CHANGE_PRICES)
        with self._context.writing() as book:
            run = book.add(
                ImportRun, kind=KIND, file_name=name, rows=len(chosen), staff=book.staff_id
            )
            for move in chosen:
                self._change(book, run, move)
            return book.done(run.id)

    def runs(self, most: int = 50) -> tuple[PriceRun, ...]:
        """The last changes, newest first."""
        query = (
            ImportRun.select(ImportRun, Staff)
            .left_outer_join(Staff)
            .where(ImportRun.kind == KIND)
            .order_by(ImportRun.id.desc())
            .limit(most)
        )
        return tuple(_run(row) for row in query)

    def take_back(self, run_id: UUID) -> Done[int]:
        """Give every price of a run back what it was; the answer is how many.

        Raises NotAllowed where it was taken back already, or a price has been changed since.
        """
        self._context.require(Right.CHANGE_PRICES)
        with self._context.writing() as book:
            run = found(ImportRun, run_id)
            if run.taken_back_at is not None:
                raise NotAllowed(sentence("These prices were taken back already."))
            records = list(ImportedRecord.select().where(ImportedRecord.run == run))
            self._refuse_changed(records)
            for record in records:
                book.change(found(Product, record.record), **json.loads(record.before))
            book.change(run, taken_back_at=book.now)
            return book.done(len(records))

    def _change(self, book: Book, run: ImportRun, move: PriceMove) -> None:
        row, column = found(Product, move.product.id), COLUMNS[move.priced]
        before = getattr(row, column)
        if before != move.before.scaled:
            raise NotAllowed(
                sentence(
                    "The price of {product} was changed meanwhile. Look at the preview again.",
                    product=move.product.sku,
                )
            )
        book.change(row, **{column: move.after.scaled})
        book.add(
            ImportedRecord,
            run=run,
            record_table="product",
            record=row.id,
            action="changed",
            before=json.dumps({column: before}),
            after=json.dumps({column: move.after.scaled}),
        )

    def _refuse_changed(self, records: Iterable[ImportedRecord]) -> None:
        changed = sum(not _stands(record) for record in records)
        if changed:
            raise NotAllowed(
                sentences(
                    "{count} of these prices was changed since, so they stay as they are.",
                    "{count} of these prices were changed since, so they stay as they are.",
                    changed,
                )
            )


def _stands(record: ImportedRecord) -> bool:
    row = Product.get_or_none(Product.id == record.record)
    after: dict[str, Any] = json.loads(record.after)
    return row is not None and all(getattr(row, name) == value for name, value in after.items())


def _run(row: ImportRun) -> PriceRun:
    who = row.staff.name if row.staff else ""
    return PriceRun(
        row.id, row.file_name, row.created_at, who, row.rows, row.taken_back_at is not None
    )
