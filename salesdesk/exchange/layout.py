"""How the lines of a table are split, and which of them holds the headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from salesdesk.exchange.headings import heading_key
from salesdesk.exchange.records import Record, records
from salesdesk.sentence import Sentence, sentence

DELIMITERS = (",", ";", "\t", "|")
HEADINGS_WITHIN = 30
"""Records among which the headings are looked for; above them may stand a title."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What splits the columns, the records before and with the headings, and how it was known."""

    delimiter: str
    skipped: int
    heading_line: int
    headings: tuple[str, ...]
    evidence: tuple[Sentence, ...]


def find_layout(lines: Sequence[str], usual: Collection[str]) -> Layout:
    """The layout of a table from its first lines, given the usual headings as `heading_key`s."""
    delimiter, evidence = _find_delimiter(lines)
    rows = [row for row in records(iter(lines), delimiter) if isinstance(row, Record)]
    if _separator_note(lines):
        rows[0] = Record(1, [])
    place = _heading_place(rows[:HEADINGS_WITHIN], usual)
    if place is None:
        return Layout(delimiter, 0, 0, (), (evidence,))
    heading = rows[place]
    found = sentence("The headings stand in line {line}.", line=heading.line)
    return Layout(delimiter, place + 1, heading.line, _named(heading.cells), (evidence, found))


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
    note = lines[0].rstrip("\n") if lines else ""
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


def _heading_place(rows: Sequence[Record], usual: Collection[str]) -> int | None:
    if not rows:
        return None
    widths = Counter(len(row.cells) for row in rows)
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
