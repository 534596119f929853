"""Taking in a list of prospects: looked at, checked, and written in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from salesdesk.exchange.prospect_table import ProspectTable, refuse_nameless
from salesdesk.services.context import Context, Done
from salesdesk.services.imports.judging import Fate, judged
from salesdesk.services.imports.looking import looked, remember, settled
from salesdesk.services.imports.names import Names
from salesdesk.services.imports.report import ImportReport
from salesdesk.services.imports.runs import imported_before
from salesdesk.services.imports.shapes import (
    MOST_NOTES,
    Cancelled,
    Checked,
    ImportPlan,
    Looked,
    Progress,
)
from salesdesk.services.imports.spool import Spool
from salesdesk.services.imports.taking_in import TakingIn
from salesdesk.services.imports.tally import Tally

_WRITTEN = frozenset({Fate.ADD, Fate.JOIN, Fate.FILL, Fate.UPDATE})
_READING = 0.5
"""The share of an import that is reading and comparing; the rest is writing."""


def look(context: Context, path: Path, plan: ImportPlan) -> Looked:
    """How a file is written and what its columns are, nothing judged yet."""
    table = settled(path, plan)
    return replace(looked(path, table), before=imported_before(context, path))


def check(
    context: Context, path: Path, plan: ImportPlan, progress: Progress, cancelled: Cancelled
) -> Checked:
    """What importing a file would do, with the first MOST_NOTES rows of each kind in detail."""
    table = _ready(path, plan)
    tally = Tally(Names(), MOST_NOTES)
    for _row in tally.watch(judged(context, table, plan, progress, cancelled)):
        pass
    found = tally.checked()
    progress(path.name, 1.0)
    return found


def take_in(
    context: Context,
    path: Path,
    plan: ImportPlan,
    progress: Progress,
    cancelled: Cancelled,
    chosen: Mapping[str, str] | None = None,
    *,
    dry_run: bool = False,
) -> Done[ImportReport]:
    """Import a list in one transaction, or only check it (`dry_run`).

    Everything is read and compared before anything is written. Raises FileRefused or WrongInput
    for a file that is no list of prospects, Cancelled (and keeps nothing) where it is stopped.
    """
    table = _ready(path, plan, chosen)
    names = Names()
    tally = Tally(names)
    with Spool() as spool:
        joined = set()
        reading = _part(progress, 0.0, 1.0 if dry_run else _READING)
        for each in tally.watch(judged(context, table, plan, reading, cancelled)):
            if each.fate in _WRITTEN and not dry_run:
                spool.put(each)
                joined.add(each.first_line)
        before = imported_before(context, path)
        report = tally.report(table, dry_run=dry_run, notes=(before,) if before else ())
        if dry_run:
            progress(path.name, 1.0)
            return Done(report, frozenset())
        with context.writing() as book:
            taking = TakingIn(context, book, path, names)
            writing = _part(progress, _READING, 1.0)
            run = taking.write(spool, frozenset(joined), writing, cancelled)
            remember(book, table)
            return book.done(replace(report, run=run))


def _ready(path: Path, plan: ImportPlan, chosen: Mapping[str, str] | None = None) -> ProspectTable:
    table = settled(path, plan, chosen)
    refuse_nameless(table)
    return table


def _part(progress: Progress, start: float, end: float) -> Callable[[str, float], None]:
    """Progress of one part of the work, as a share of all of it."""
    return lambda text, share: progress(text, start + (end - start) * share)
