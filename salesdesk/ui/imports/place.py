"""Where somebody is in the import room: a file with what was decided about it, or the past."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from salesdesk.domain.prospects.conditions import Condition, Filter, Op
from salesdesk.services.imports.shapes import ImportPlan

SUFFIXES = (".csv", ".tsv", ".txt", ".gz", ".xlsx", ".xls", ".xlsb", ".ods", ".vcf")


@dataclass(frozen=True, slots=True)
class ImportPlace:
    """A file that is being taken in."""

    path: Path
    plan: ImportPlan = field(default_factory=ImportPlan)


@dataclass(frozen=True, slots=True)
class PastImports:
    """The list of what was taken in before."""


def those_of(run: UUID) -> Filter:
    """What the list of prospects shows of one import."""
    return Filter((Condition("imported", Op.ANY, (run.hex,)),))


def is_list(name: str) -> bool:
    """Whether a file's name is that of a list of prospects."""
    return name.casefold().endswith(SUFFIXES)
