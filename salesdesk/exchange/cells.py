"""The cells of one row, asked for by field instead of by place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from salesdesk.errors import WrongInput
from salesdesk.exchange.columns import MappedTable
from salesdesk.exchange.records import Record, RowFault
from salesdesk.exchange.values import day, number, whole_number
from salesdesk.text import clean, clean_lines

T = TypeVar("T")
_cleaned = lru_cache(maxsize=8192)(clean)


class Cells:
    """One row of a mapped table; fields without a column are empty.

    The readers raise WrongInput with the field that is to blame; `fault` makes it a RowFault.
    """

    __slots__ = ("_cells", "_table", "line")

    def __init__(self, row: Record, table: MappedTable) -> None:
        self._cells = row.cells
        self._table = table
        self.line = row.line

    def written(self, field: str) -> str:
        """The cell exactly as the file has it."""
        place = self._table.places.get(field)
        return "" if place is None else self._cells[place]

    def has(self, field: str) -> bool:
        """Whether a column of the file fills this field."""
        return self._table.has(field)

    def text(self, field: str) -> str:
        """The cell as one clean line."""
        return _cleaned(self.written(field))

    def lines(self, field: str) -> str:
        """The cell cleaned, with its line breaks."""
        return clean_lines(self.written(field))

    def day(self, field: str) -> date:
        """The date in the cell."""
        table = self._table.format
        return self._read(field, lambda text: day(text, table.date_order, table.date_format))

    def number(self, field: str) -> Decimal:
        """The number in the cell."""
        decimal_mark = self._table.format.decimal_mark
        return self._read(field, lambda text: number(text, decimal_mark))

    def whole_number(self, field: str) -> int:
        """The number of pieces in the cell."""
        decimal_mark = self._table.format.decimal_mark
        return self._read(field, lambda text: whole_number(text, decimal_mark))

    def fault(self, error: WrongInput) -> RowFault:
        """The error as a fault of this row, under the heading of its column."""
        return RowFault(self.line, self._table.heading(error.field), error.sentence)

    def _read(self, field: str, read: Callable[[str], T]) -> T:
        try:
            return read(self.written(field))
        except WrongInput as error:
            raise WrongInput(error.sentence, field) from None
