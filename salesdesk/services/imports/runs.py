"""Files that were taken in: which, by whom, and whether their records have been used since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from peewee import JOIN, ForeignKeyField, Model, fn

from salesdesk.models.bulk import plain
from salesdesk.models.closing import Invoice, Order
from salesdesk.models.followup import Task
from salesdesk.models.history import History
from salesdesk.models.imports import ImportedRecord, ImportRun
from salesdesk.models.merges import Merge
from salesdesk.models.needs import NeedsAssessment
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import (
    Activity,
    Address,
    Attachment,
    Contact,
    ContactPoint,
    Prospect,
    ProspectTag,
    WebLink,
)
from salesdesk.models.tables import TABLES
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.context import Context
from salesdesk.services.imports.bulk_writer import ADDED
from salesdesk.services.imports.shapes import RunRow

MOST_RUNS = 50
PARTS: tuple[type[Model], ...] = (Contact, ContactPoint, Address, ProspectTag)
"""What belongs to an account itself; everything else that names one is use of it."""

_WORDS: dict[type[Model], Callable[[int], Sentence]] = {
    Activity: lambda n: sentences("{count} entry in the log", "{count} entries in the log", n),
    Task: lambda n: sentences("{count} task", "{count} tasks", n),
    NeedsAssessment: lambda n: sentences("{count} needs interview", "{count} needs interviews", n),
    Opportunity: lambda n: sentences("{count} deal", "{count} deals", n),
    Proposal: lambda n: sentences("{count} proposal", "{count} proposals", n),
    Order: lambda n: sentences("{count} order", "{count} orders", n),
    Invoice: lambda n: sentences("{count} invoice", "{count} invoices", n),
    Attachment: lambda n: sentences("{count} document", "{count} documents", n),
    WebLink: lambda n: sentences("{count} link", "{count} links", n),
    Merge: lambda n: sentences(
        "{count} merge with another account", "{count} merges with other accounts", n
    ),
    Prospect: lambda n: sentences(
        "{count} account that it recommended", "{count} accounts that they recommended", n
    ),
}


def runs(context: Context) -> tuple[RunRow, ...]:
    """The last MOST_RUNS files that were taken in, newest first."""
    rows = (
        ImportRun.select(ImportRun, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .order_by(ImportRun.created_at.desc(), ImportRun.id.desc())
        .limit(MOST_RUNS)
    )
    return tuple(_run_row(context, row) for row in rows)


def digest(path: Path) -> str:
    """What tells whether two files are the same to the last byte."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def imported_before(context: Context, path: Path) -> Sentence | None:
    """That this very file was imported already and not taken back; None where it was not."""
    row = (
        ImportRun.select(ImportRun.created_at)
        .where((ImportRun.sha256 == digest(path)) & ImportRun.taken_back_at.is_null())
        .order_by(ImportRun.created_at.desc())
        .first()
    )
    if row is None:
        return None
    day = context.clock.local(row.created_at).date()
    return sentence("This very file was imported on {day} already.", day=day)


def blocked(run: ImportRun) -> Sentence | None:
    """Why an import cannot be taken back; None where it can."""
    if run.taken_back_at is not None:
        return sentence("It was taken back already.")
    uses = [_WORDS.get(model, _other)(count) for model, count in _uses(run)]
    if changed := _changed_since(run):
        uses.insert(0, _edited(changed))
    if not uses:
        return None
    return sentence(
        "Its accounts have been used since: {uses}. Take those back first, or keep the import.",
        uses=_listed(uses),
    )


def _run_row(context: Context, row: ImportRun) -> RunRow:
    local = context.clock.local
    return RunRow(
        id=row.id,
        file=row.file_name,
        at=local(row.created_at),
        who=row.staff.name if row.staff is not None else "",
        rows=row.rows,
        added=row.added,
        changed=row.changed,
        taken_back_at=local(row.taken_back_at) if row.taken_back_at else None,
        blocked=blocked(row),
    )


def _other(count: int) -> Sentence:
    return sentences("{count} other record", "{count} other records", count)


def _edited(count: int) -> Sentence:
    return sentences("{count} record was changed", "{count} records were changed", count)


def _listed(said: list[Sentence]) -> Sentence:
    first, *rest = said
    return sentence("{first}, {rest}", first=first, rest=_listed(rest)) if rest else first


def added_accounts(run: ImportRun) -> Any:
    """A select of the keys of the accounts that an import added."""
    return ImportedRecord.select(ImportedRecord.record).where(
        (ImportedRecord.run == run.id)
        & (ImportedRecord.record_table == "prospect")
        & (ImportedRecord.action == ADDED)
    )


def added_people(run: ImportRun) -> Any:
    """A select of the keys of the people at accounts that an import added."""
    return Contact.select(Contact.id).where(Contact.prospect.in_(added_accounts(run)))


def _uses(run: ImportRun) -> Iterator[tuple[type[Model], int]]:
    """Records that hang on what an import added, other than what it is made of."""
    for model in TABLES:
        if model in PARTS:
            continue
        there = _naming(model, run)
        if there is None:
            continue
        if model is Merge:
            there &= Merge.undone_at.is_null()
        count = model.select(fn.COUNT(1)).where(there).scalar()
        if count:
            yield model, int(count)


def _naming(model: type[Model], run: ImportRun) -> Any:
    """Rows of a table that name an account or a person of an import; None where none can."""
    there = None
    for field in model._meta.sorted_fields:  # noqa: SLF001  peewee's public face for columns
        if not isinstance(field, ForeignKeyField):
            continue
        if field.rel_model is Prospect:
            names = field.in_(added_accounts(run))
            if model is Prospect:
                names &= Prospect.id.not_in(added_accounts(run))
        elif field.rel_model is Contact:
            names = field.in_(added_people(run))
        else:
            continue
        there = names if there is None else there | names
    return there


def _changed_since(run: ImportRun) -> int:
    """How many records of an import somebody has changed, added to or removed since."""
    later = History.select(History.record).where(History.id > run.last_history)
    touched = {row.record for row in later.where(History.record.in_(added_accounts(run)))}
    for model in PARTS:
        own = model.select(model.id).where(model.prospect.in_(added_accounts(run)))  # type: ignore[attr-defined]
        touched |= {row.record for row in later.where(History.record.in_(own)).distinct()}
    return len(touched | set(_changed_again(run)) | set(_removed_since(run)))


def _changed_again(run: ImportRun) -> Iterator[UUID]:
    """Records that were there before, and that were changed since in what the import wrote."""
    later = (
        History.select(
            History.record, History.action, History.after, ImportedRecord.after.alias("written")
        )
        .join(
            ImportedRecord,
            on=(History.record == ImportedRecord.record) & (ImportedRecord.run == run.id),
        )
        .where((History.id > run.last_history) & ImportedRecord.record.not_in(added_accounts(run)))
    )
    for record, action, after, written in plain(later):
        mine, theirs = _columns(written), _columns(after)
        if action == "removed" or not mine or mine & theirs:
            yield record


def _columns(text: str) -> frozenset[str]:
    return frozenset(json.loads(text)) if text else frozenset()


def _removed_since(run: ImportRun) -> Iterator[UUID]:
    """People, places and so on that were removed from accounts of an import."""
    tables = [model._meta.table_name for model in PARTS]  # noqa: SLF001
    rows = History.select(History.before).where(
        (History.id > run.last_history)
        & (History.action == "removed")
        & History.record_table.in_(tables)
    )
    for row in rows:
        account = json.loads(row.before).get("prospect")
        if account and added_accounts(run).where(ImportedRecord.record == UUID(account)).exists():
            yield UUID(account)
