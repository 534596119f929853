"""What became of an imported file, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salesdesk.exchange.columns import ImportColumn, MappedTable
from salesdesk.language import Language
from salesdesk.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Listed:
    """A row that was not taken, or is doubtful: its line in the file, why, and what it is about."""

    line: int
    reason: Sentence
    about: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was found out about a file and what became of its rows.

    `found` says how the file is written, with the evidence; `columns` is field to heading;
    `imported` counts the rows written, or that would be with `dry_run`; `counts` what had to be
    made for them. `run` is the key by which an import of prospects can be taken back.
    """

    file: str
    found: tuple[Sentence, ...]
    columns: dict[str, str]
    imported: int
    duplicates: tuple[Listed, ...] = ()
    faults: tuple[Listed, ...] = ()
    flags: tuple[Listed, ...] = ()
    notes: tuple[Sentence, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    dry_run: bool = False
    run: UUID | None = None

    @property
    def changed(self) -> frozenset[str]:
        """The topics whose pages should look again."""
        written = self.imported and not self.dry_run
        return frozenset({"prospects", "closing", "catalogue"} if written else ())

    def to_json(self, language: Language) -> dict[str, Any]:
        """The report with stable keys (see docs/command-line.md)."""
        return {
            "file": self.file,
            "dry_run": self.dry_run,
            "found": [language.say(each) for each in self.found],
            "columns": self.columns,
            "imported": self.imported,
            **dict(self.counts),
            "duplicates": _listed(self.duplicates, language),
            "faults": _listed(self.faults, language),
            "flags": _listed(self.flags, language),
            "notes": [language.say(each) for each in self.notes],
            "run": str(self.run) if self.run else None,
        }


def found_out(table: MappedTable) -> tuple[Sentence, ...]:
    """How the file is written, with the evidence."""
    return table.format.evidence


def columns_of(table: MappedTable, columns: Sequence[ImportColumn]) -> dict[str, str]:
    """Which heading fills which field."""
    return {
        column.field: table.heading(column.field) for column in columns if table.has(column.field)
    }


def _listed(rows: tuple[Listed, ...], language: Language) -> list[dict[str, Any]]:
    return [
        {"line": row.line, "reason": language.say(row.reason), "about": row.about} for row in rows
    ]
