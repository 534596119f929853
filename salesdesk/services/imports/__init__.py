"""Files taken in: prospects and orders."""

from salesdesk.services.imports.report import ImportReport, Listed
from salesdesk.services.imports.service import ImportService
from salesdesk.services.imports.shapes import (
    Checked,
    ImportPlan,
    Looked,
    MatchChoice,
    RowChoice,
    RunRow,
    TakenBack,
)

__all__ = [
    "Checked",
    "ImportPlan",
    "ImportReport",
    "ImportService",
    "Listed",
    "Looked",
    "MatchChoice",
    "RowChoice",
    "RunRow",
    "TakenBack",
]
