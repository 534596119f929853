"""The cells of one row of a list of prospects, asked for by field, with notes on what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from salesdesk.errors import WrongInput
from salesdesk.exchange.headings import heading_key
from salesdesk.exchange.prospect_fields import PROSPECT_FIELDS, Group
from salesdesk.exchange.prospect_rows import CellNote
from salesdesk.exchange.prospect_table import ProspectTable
from salesdesk.exchange.records import Record
from salesdesk.exchange.safe_csv import unguarded
from salesdesk.exchange.source import TableKind
from salesdesk.exchange.values import day, number, whole_number
from salesdesk.sentence import Sentence, sentence
from salesdesk.text import clean, clean_lines

T = TypeVar("T")
_cleaned = lru_cache(maxsize=8192)(clean)
_FAMILY_FIRST = frozenset({"ho", "hodem", "hovatendem"})


class ProspectCells:
    """One row at a time: `take` it, then ask for its fields; fields without a column are empty.

    `doubts` and `faults` gather what is wrong with its cells, `mended` the places of cells that
    are written better than the list has them.
    """

    def __init__(self, table: ProspectTable) -> None:
        self._format = table.format
        self._places = table.places()
        self._headings = table.format.headings
        self._guarded = table.format.kind is TableKind.CSV
        self._cells: list[str] = []
        self.line = 0
        self.doubts: list[CellNote] = []
        self.faults: list[CellNote] = []
        self.mended: set[int] = set()
        self.most_contacts = self._highest(Group.CONTACT)
        self.most_addresses = self._highest(Group.ADDRESS)
        family = self._places.get("last_name", ())
        self.family_first = any(heading_key(self._headings[at]) in _FAMILY_FIRST for at in family)

    def take(self, row: Record, corrections: Mapping[int, str]) -> None:
        """Go on to a row, with some of its cells corrected."""
        cells = row.cells
        if self._guarded:
            cells = [unguarded(cell) if cell[:1] == "'" else cell for cell in cells]
        if corrections:
            cells = [corrections.get(place, cell) for place, cell in enumerate(cells)]
        self._cells, self.line = cells, row.line
        self.doubts, self.faults, self.mended = [], [], set()

    def readers(
        self, readers: Mapping[str, Callable[[ProspectCells, str], object]]
    ) -> Iterator[tuple[str, Callable[[ProspectCells, str], object]]]:
        """Those of some readers whose field has a column."""
        return ((field, read) for field, read in readers.items() if field in self._places)

    def text(self, field: str) -> str:
        """The first filled column of a field as one clean line."""
        for place in self._places.get(field, ()):
            if found := _cleaned(self._cells[place]):
                return found
        return ""

    def joined(self, field: str) -> str:
        """All filled columns of a field in one line."""
        found = (_cleaned(self._cells[place]) for place in self._places.get(field, ()))
        return ", ".join(text for text in found if text)

    def lines(self, field: str) -> str:
        """All filled columns of a field, each on lines of its own."""
        return "\n".join(text for _heading, text in self.each(field))

    def each(self, field: str) -> list[tuple[str, str]]:
        """The filled columns of a field: heading, and text cleaned with its line breaks."""
        return [(heading, text) for _place, heading, text in self.written(field)]

    def written(self, field: str) -> list[tuple[int, str, str]]:
        """The filled columns of a field: place, heading and text with its line breaks."""
        return [
            (place, self._headings[place], text)
            for place in self._places.get(field, ())
            if (text := clean_lines(self._cells[place]))
        ]

    def number(self, field: str) -> Decimal:
        """The number in a field. Raises WrongInput."""
        return number(self.text(field), self._format.decimal_mark)

    def whole_number(self, field: str) -> int:
        """The number of pieces in a field. Raises WrongInput."""
        return whole_number(self.text(field), self._format.decimal_mark)

    def day(self, field: str) -> date | None:
        """The day in a field, None where it is empty. Raises WrongInput.

        Cards leave out the year where it is not known; such a day is doubted and left out.
        """
        text = self.text(field)
        if not text:
            return None
        if text.startswith("--"):
            self.doubt(field, sentence("A day without its year is not kept."))
            return None
        return day(text, self._format.date_order, self._format.date_format)

    def attempt(self, field: str, read: Callable[[], T]) -> T | None:
        """What a reader gives; where it raises WrongInput, that is noted as the field's fault."""
        try:
            return read()
        except WrongInput as error:
            self.blame(field, error.sentence)
            return None

    def blame(self, field: str, said: Sentence) -> None:
        """Note what keeps the row from being taken."""
        self.faults.append(self._note(field, said))

    def doubt(self, field: str, said: Sentence) -> None:
        """Note what is doubtful about a field."""
        self.doubts.append(self._note(field, said))

    def doubt_at(self, place: int, field: str, text: str, said: Sentence) -> None:
        """Note what is doubtful about part of a cell."""
        self.doubts.append(CellNote(self.line, place, field, text, said))

    def mend(self, field: str) -> None:
        """Note that a field is written better than the list has it."""
        self.mended.update(self._places.get(field, ())[:1])

    def _note(self, field: str, said: Sentence) -> CellNote:
        place = self._place(field)
        text = "" if place is None else self._cells[place]
        return CellNote(self.line, place, field, text, said)

    def _place(self, field: str) -> int | None:
        """The first filled column of a field, else its first one."""
        places = self._places.get(field, ())
        filled = (place for place in places if self._cells[place].strip())
        return next(filled, places[0] if places else None)

    def _highest(self, group: Group) -> int:
        numbers = (
            PROSPECT_FIELDS[field].number
            for field in self._places
            if PROSPECT_FIELDS[field].group is group
        )
        return max(numbers, default=0)
