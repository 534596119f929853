"""What is wrong in a list, as a list of its own: for whoever the list came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from salesdesk.exchange.sheet_writer import Cell, SheetColumn, write_table
from salesdesk.language import Language
from salesdesk.services.imports.shapes import FIELDS, CellNote, Checked


def save_fault_list(path: Path, checked: Checked, words: Language) -> Path:
    """Write what a check found, faults before doubts, as .csv or .xlsx; gives the path.

    Raises FileRefused where the place cannot be written or the ending is another.
    """
    tr = words.tr
    columns = (
        SheetColumn(tr("Row"), 8),
        SheetColumn(tr("Column"), 22),
        SheetColumn(tr("In the file"), 30),
        SheetColumn(tr("What is wrong"), 60),
    )
    notes = (*checked.faults, *checked.doubts)
    write_table(path, tr("To fix"), columns, _rows(notes, words))
    return path


def _rows(notes: tuple[CellNote, ...], words: Language) -> Iterator[tuple[Cell, ...]]:
    for note in notes:
        field = FIELDS.get(note.field)
        name = words.say(field.title) if field is not None else ""
        yield note.line, name, note.text, words.say(note.sentence)
