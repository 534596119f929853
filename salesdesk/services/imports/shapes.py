"""What importing prospects shows and is told, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from salesdesk.exchange.prospect_fields import PROSPECT_FIELDS, Group, ProspectField
from salesdesk.exchange.prospect_rows import CellNote
from salesdesk.sentence import Sentence, mark

FIELDS: Mapping[str, ProspectField] = MappingProxyType(PROSPECT_FIELDS)
"""The fields that a column can be read as, by key, in the order in which they are offered."""

Progress = Callable[[str, float], None]
"""Told what is being done and how far it is, 0 to 1."""

Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""

K = TypeVar("K")
V = TypeVar("V")


def _nothing() -> Mapping[K, V]:
    return MappingProxyType({})


class FileKind(StrEnum):
    """What kind of file a list comes in."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"


FILE_KIND_NAMES = {
    FileKind.CSV: mark("Text with columns (CSV)"),
    FileKind.XLSX: mark("Workbook (Excel, OpenDocument)"),
    FileKind.VCARD: mark("Contacts (vCard)"),
}

ENCODINGS = (
    "utf-8", "utf-16", "cp1258", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp874",
    "shift_jis", "gb18030", "big5", "cp949",
)  # fmt: skip
"""Encodings that are offered; a guess may be another."""

DELIMITERS: Mapping[str, str] = MappingProxyType(
    {
        ",": mark("Comma"),
        ";": mark("Semicolon"),
        "\t": mark("Tabulator"),
        "|": mark("Vertical bar"),
        "": mark("Single column"),
    }
)
"""Separators that are offered, with their marked names."""

DATE_ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "day/month/year": mark("Day/month/year"),
        "month/day/year": mark("Month/day/year"),
        "year-month-day": mark("Year-month-day"),
    }
)
"""Orders of dates that are offered, with their marked names."""

NUMBER_MARKS: Mapping[str, str] = MappingProxyType({",": "1.234,50", ".": "1,234.50"})
"""Decimal marks that are offered, each with a number that shows it."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How a file is written in one respect, and how that is known. Empty: it does not apply.

    `sure` is False where nothing in the file decides, as between 03/04 and 04/03; `chosen` says
    that a person decided.
    """

    value: str
    evidence: Sentence
    sure: bool = True
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FileLook:
    """How a file is written. `heading_row` counts rows of the file from 1; "0" where there are
    no headings; `decimal_mark` is a key of NUMBER_MARKS; `sheets` are those of a workbook."""

    kind: FileKind
    encoding: Guess
    delimiter: Guess
    heading_row: Guess
    date_order: Guess
    decimal_mark: Guess
    sheets: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column: its place from 0, heading, the first few values, and the field it is read as.

    `field` is a key of FIELDS, or empty where the column is left out; `evidence` says why;
    `remembered` that a person chose so for an earlier file of this shape.
    """

    index: int
    heading: str
    examples: tuple[str, ...]
    field: str
    evidence: Sentence
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A file before anything of it is judged: its way of writing, columns and first rows.

    `lines` are the physical lines (or sheet rows, or cards' first lines) of `rows`; `row_count`
    is None where only reading all of it would tell. `size` is in bytes. `before` says that this
    very file was imported already, and has not been taken back.
    """

    look: FileLook
    columns: tuple[ColumnLook, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    row_count: int | None
    size: int
    before: Sentence | None = None


class MatchChoice(StrEnum):
    """What becomes of a row that looks like an account that is here already."""

    SKIP = "skip"
    FILL = "fill"
    UPDATE = "update"
    ADD = "add"


MATCH_CHOICE_NAMES = {
    MatchChoice.SKIP: mark("Leave the row out"),
    MatchChoice.FILL: mark("Fill empty fields"),
    MatchChoice.UPDATE: mark("Update all fields"),
    MatchChoice.ADD: mark("Add as a new account"),
}


@dataclass(frozen=True, slots=True)
class RowChoice:
    """A choice for one row. With UPDATE, `fields` names those to take from the file; None: all.

    `account_id` says which account, where the row looks like several; None: the likeliest.
    """

    choice: MatchChoice
    fields: frozenset[str] | None = None
    account_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a person decided about a file; whatever is left empty is found out from the file.

    `heading_row` counts rows of the file from 1, 0 says that there are no headings. `fields` maps
    places of columns to keys of FIELDS ("" leaves a column out); columns that are not named are
    guessed. `corrections` replace cells by (line, place of column). `left_out` are lines that are
    not imported at all. `choices` are for rows with a match, by line; `default_choice` is for the
    others of them.
    """

    encoding: str = ""
    delimiter: str | None = None
    heading_row: int | None = None
    date_order: str = ""
    date_format: str = ""
    decimal_mark: str = ""
    sheet: str = ""
    fields: Mapping[int, str] = field(default_factory=_nothing)
    corrections: Mapping[tuple[int, int], str] = field(default_factory=_nothing)
    left_out: frozenset[int] = frozenset()
    choices: Mapping[int, RowChoice] = field(default_factory=_nothing)
    default_choice: MatchChoice = MatchChoice.SKIP


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """A row that names the account of an earlier row; `joins` is the person it adds there."""

    line: int
    first_line: int
    company: str
    joins: str = ""


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field of a row beside that of the account it looks like."""

    field: str
    theirs: str
    ours: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.theirs.casefold() == self.ours.casefold()


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row that looks like an account that is here; `score` is out of 100.

    `others` says how many more accounts it resembles less; `by_default` what becomes of the row
    where nobody chooses: a weak likeness is added, whatever the plan says for the others.
    """

    line: int
    company: str
    account_id: UUID
    account_name: str
    score: int
    reasons: tuple[Sentence, ...]
    compared: tuple[ComparedField, ...] = ()
    others: int = 0
    by_default: MatchChoice = MatchChoice.SKIP


@dataclass(frozen=True, slots=True)
class Checked:
    """What importing a file would do; nothing was written.

    `new` rows become accounts; rows with `faults` are not imported until they are mended; those
    with `doubts` are, and flagged. `mended` counts cells that are written better than the file
    has them, by place of column; `do_not_contact` counts the accounts among the listed matches
    that must not be contacted. Of `faults` and `doubts` the first MOST_NOTES are listed, all are
    counted.
    """

    row_count: int
    new: int
    faults: tuple[CellNote, ...]
    doubts: tuple[CellNote, ...]
    repeats: tuple[RepeatedRow, ...]
    matches: tuple[RowMatch, ...]
    mended: Mapping[int, int] = field(default_factory=_nothing)
    fault_count: int = 0
    doubt_count: int = 0
    repeat_count: int = 0
    match_count: int = 0
    do_not_contact: int = 0


@dataclass(frozen=True, slots=True)
class RunRow:
    """A file that was imported. `at` is shop time; `who` is empty where nobody was at the desk.

    `blocked` says why it cannot be taken back, None where it can.
    """

    id: UUID
    file: str
    at: datetime
    who: str
    rows: int
    added: int
    changed: int
    taken_back_at: datetime | None = None
    blocked: Sentence | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many accounts went again, and how many are as they were before the import."""

    file: str
    removed: int
    restored: int


MOST_NOTES = 1000
"""So many faults, doubts, repeats and matches are listed for the window; all are counted."""

__all__ = [
    "DATE_ORDERS",
    "DELIMITERS",
    "ENCODINGS",
    "FIELDS",
    "FILE_KIND_NAMES",
    "MATCH_CHOICE_NAMES",
    "MOST_NOTES",
    "NUMBER_MARKS",
    "Cancelled",
    "CellNote",
    "Checked",
    "ColumnLook",
    "ComparedField",
    "FileKind",
    "FileLook",
    "Group",
    "Guess",
    "ImportPlan",
    "Looked",
    "MatchChoice",
    "Progress",
    "ProspectField",
    "RepeatedRow",
    "RowChoice",
    "RowMatch",
    "RunRow",
    "TakenBack",
]
