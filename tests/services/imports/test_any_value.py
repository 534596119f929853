"""Whatever people write in a cell comes out of a sheet as the desk would have taken it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from salesdesk.exchange.prospect_reading import read_prospects
from salesdesk.exchange.prospect_rows import ProspectRow
from salesdesk.exchange.prospect_table import Decided, settle
from salesdesk.exchange.safe_csv import write_csv
from salesdesk.exchange.table import Asked
from salesdesk.text import clean, clean_lines

HEADINGS = ["Company", "Contact", "Notes", "Tags", "Street", "Their number"]
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(
    lambda text: not ILLEGAL_CHARACTERS_RE.search(text)
)


def read_back(rows: list[list[str]]) -> list[ProspectRow]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(write_csv(HEADINGS, rows))
        table = settle(path, Asked(), lambda _format: Decided({}, {}))
        return [row for row in read_prospects(table) if isinstance(row, ProspectRow)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_what_is_written_is_read(cells: list[tuple[str, str, str, str]]) -> None:
    rows = [
        [f"Firm {n} {name}.", person, notes, "", street, f"N{n}"]
        for n, (name, person, notes, street) in enumerate(cells)
    ]
    found = read_back(rows)
    assert [row.company for row in found] == [clean(row[0]) for row in rows]
    for row, (_name, person, notes, street) in zip(found, cells, strict=True):
        assert row.account.get("notes", "") == clean_lines(notes)
        assert [each.name for each in row.people] == [clean(person)] * bool(clean(person))
        assert [each.street for each in row.places] == [clean(street)] * bool(clean(street))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    from salesdesk.errors import SalesDeskError

    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        try:
            table = settle(path, Asked(), lambda _format: Decided({}, {}))
            list(read_prospects(table))
        except SalesDeskError as refused:
            said = refused.sentence.pattern
        else:
            said = "read"
    assert said
