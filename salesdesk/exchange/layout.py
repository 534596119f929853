"""How the lines of a table are split, and which of them holds the headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from salesdesk.exchange.headings import heading_key
from salesdesk.exchange.records import Record, RowFault, records
from salesdesk.sentence import Sentence, sentence

DELIMITERS = (",", ";", "\t", "|")
HEADINGS_WITHIN = 30
"""Records among which the headings are looked for; above them may stand a title."""


SINGLE = "\x1f"
"""Splits a file of a single column: no text holds it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What splits the columns, the records before and with the headings, and how it was known."""

    delimiter: str
    skipped: int
    heading_line: int
    headings: tuple[str, ...]
    split_by: Sentence
    headed: Sentence


def find_layout(
    top: Sequence[str] | Sequence[Record | RowFault],
    usual: Collection[str],
    delimiter: str | None = None,
    heading_line: int | None = None,
) -> Layout:
    """The layout of a table from its first lines or rows.

    `usual` are the usual headings as `heading_key`s. What a person chose is taken as it is: a
    `delimiter` of "" is a single column, a `heading_line` of 0 none at all.
    """
    lines = [line for line in top if isinstance(line, str)]
    split_by = _CHOSEN
    if delimiter is None:
        delimiter, split_by = _find_delimiter(lines) if lines else (",", _CHOSEN)
    delimiter = delimiter or SINGLE
    found: Iterable[Record | RowFault | str] = records(iter(lines), delimiter) if lines else top
    rows = [row for row in found if isinstance(row, Record)]
    if _separator_note(lines):
        rows[0] = Record(1, [])
    skipped, line, headings, headed = _headings(rows, usual, heading_line)
    return Layout(delimiter, skipped, line, headings, split_by, headed)


_CHOSEN = sentence("You chose this.")
_HEADLESS = sentence("The first line holds values, not headings.")


def _headings(
    rows: Sequence[Record], usual: Collection[str], chosen: int | None
) -> tuple[int, int, tuple[str, ...], Sentence]:
    """Records up to the headings, their line, the headings, and how that was known."""
    if not any(row.cells for row in rows):
        return 0, 0, (), _CHOSEN
    if chosen == 0:
        return 0, 0, _lettered(rows), _CHOSEN
    place = _heading_place(rows[:HEADINGS_WITHIN], usual)
    said = sentence("The headings stand in line {line}.", line=rows[place].line)
    if chosen is not None:
        place = max(
            number for number, row in enumerate(rows) if row.line <= max(chosen, 1) or not number
        )
        said = _CHOSEN
    elif _holds_values(rows[place], usual):
        return place, 0, _lettered(rows[place:]), _HEADLESS
    return place + 1, rows[place].line, _named(rows[place].cells), said


def _holds_values(row: Record, usual: Collection[str]) -> bool:
    """Whether a row that might be headings holds an address, a number or a day instead."""
    return not _known_headings(row, usual) and any(_VALUE.match(cell.strip()) for cell in row.cells)


_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.\w+$|\+?\d[\d\s().-]{7,}$|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$")


def _lettered(rows: Sequence[Record]) -> tuple[str, ...]:
    """Names for columns without headings, as a spreadsheet has them: A, B … Z, AA."""
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    return tuple(_letters(place) for place in range(width))


def _letters(place: int) -> str:
    more, last = divmod(place, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _find_delimiter(lines: Sequence[str]) -> tuple[str, Sentence]:
    noted = _separator_note(lines)
    if noted:
        return noted, sentence("The first line names the separator.")
    best = max(DELIMITERS, key=lambda delimiter: _score(lines, delimiter))
    width, share = _width(lines, best)
    if width < 2:
        return ",", sentence("The file has a single column.")
    return best, sentence(
        "{columns} columns in {share} of the first lines.",
        columns=width,
        share=f"{round(100 * share)}%",
    )


def _separator_note(lines: Sequence[str]) -> str:
    """The separator that Excel names in a first line "sep=;", if there is one."""
    note = lines[0].rstrip("\r\n") if lines else ""
    return note[4] if len(note) == 5 and note.casefold().startswith("sep=") else ""


def _score(lines: Sequence[str], delimiter: str) -> float:
    """How well a delimiter splits: even rows count, and so do many columns."""
    width, share = _width(lines, delimiter)
    return share * (1 - 1 / width)


def _width(lines: Sequence[str], delimiter: str) -> tuple[int, float]:
    widths = Counter(
        len(row.cells) for row in records(iter(lines), delimiter) if isinstance(row, Record)
    )
    if not widths:
        return 1, 0.0
    width, rows = max(widths.items(), key=lambda pair: (pair[1] * (1 - 1 / (pair[0] + 1)), pair[0]))
    return width, rows / widths.total()


def _heading_place(rows: Sequence[Record], usual: Collection[str]) -> int:
    widths = Counter(len(row.cells) for row in rows if row.cells)
    usual_width = max(widths, key=widths.__getitem__)
    known = [_known_headings(row, usual) for row in rows]
    wide = [place for place, row in enumerate(rows) if 2 * len(row.cells) > usual_width]
    best = max(wide, key=known.__getitem__)
    if known[best]:
        return best
    return next(place for place, row in enumerate(rows) if len(row.cells) == usual_width)


def _known_headings(row: Record, usual: Collection[str]) -> int:
    return len({heading_key(cell) for cell in row.cells} & set(usual))


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings made distinct: the second "Phone" is "Phone (2)"."""
    seen: Counter[str] = Counter()
    names = []
    for cell in cells:
        name = " ".join(cell.split())
        seen[name] += 1
        names.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(names)
