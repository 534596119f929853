"""Writing a judged list into the shop: one transaction, of which every record is noted."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from peewee import fn

from salesdesk.exchange.prospect_rows import ProspectRow
from salesdesk.models.bulk import Bulk
from salesdesk.models.fields import new_id
from salesdesk.models.history import History
from salesdesk.models.imports import ImportedRecord, ImportRun
from salesdesk.models.prospects import Prospect
from salesdesk.services.context import Book, Context
from salesdesk.services.imports.bulk_writer import IMPORTED, BulkWriter, NewAccount
from salesdesk.services.imports.judging import Fate, Judged, stop_if
from salesdesk.services.imports.looking import KIND
from salesdesk.services.imports.names import Names, account_named
from salesdesk.services.imports.runs import digest
from salesdesk.services.imports.shapes import Cancelled, Progress
from salesdesk.services.imports.spool import Spool
from salesdesk.services.imports.updating import Update

BATCH = 2000


class TakingIn:
    """One import, in a running transaction."""

    def __init__(self, context: Context, book: Book, path: Path, names: Names) -> None:
        self._context, self._book, self._names = context, book, names
        self._before = _last_history()
        self.run = ImportRun.create(
            created_at=book.now,
            kind=KIND,
            file_name=path.name,
            sha256=digest(path),
            staff=book.staff_id,
        )
        self._writer = BulkWriter(context, book, self.run.id, names)
        self._new: dict[int, NewAccount] = {}
        self._known: dict[int, UUID] = {}
        self._referred: list[tuple[UUID, str]] = []
        self._added = 0
        self._changed: set[UUID] = set()

    def write(
        self, spool: Spool, joined: frozenset[int], progress: Progress, cancelled: Cancelled
    ) -> UUID:
        """Write the rows of a spool; `joined` are the lines that later rows join. The run's key."""
        for number, each in enumerate(spool.rows()):
            if number % BATCH == 0:
                stop_if(cancelled)
                self._writer.flush()
                progress("", number / max(1, spool.count))
            self._take(each, keep=each.row.line in joined)
        self._writer.flush()
        self._refer()
        stop_if(cancelled)
        self._finish(spool.count)
        progress("", 1.0)
        return self.run.id

    def _take(self, each: Judged, *, keep: bool) -> None:
        row = each.row
        assert isinstance(row, ProspectRow)
        if each.fate is Fate.ADD:
            account = self._writer.add(row)
            self._added += 1
            self._note_referral(account.id, row)
            if keep:
                self._new[row.line] = account
        elif each.fate is Fate.JOIN and each.first_line in self._new:
            joined = self._new[each.first_line]
            self._writer.join(joined, row)
            self._book.accounts[joined.id] = None
        else:
            account_id = each.account_id or self._known.get(each.first_line)
            if account_id is not None:
                self._update(account_id, each, row)
                if keep:
                    self._known[row.line] = account_id

    def _update(self, account_id: UUID, each: Judged, row: ProspectRow) -> None:
        account = Prospect.get_or_none((Prospect.id == account_id) & Prospect.deleted_at.is_null())
        if account is None:
            return
        update = Update(
            self._book,
            self._names,
            account,
            overwrite=each.fate is Fate.UPDATE,
            fields=each.fields,
        )
        if update.write(row):
            self._changed.add(account_id)
        if account.referred_by_id is None:
            self._note_referral(account_id, row)

    def _note_referral(self, account_id: UUID, row: ProspectRow) -> None:
        if row.text("referred_by"):
            self._referred.append((account_id, row.text("referred_by")))

    def _refer(self) -> None:
        """Join accounts with who recommended them: that one may stand further down in the list."""
        for account_id, name in self._referred:
            referrer = account_named(name)
            if referrer is None or referrer == account_id:
                continue
            if account_id in self._changed:
                self._book.change(Prospect.get_by_id(account_id), referred_by=referrer)
            else:
                Prospect.update(referred_by=referrer).where(Prospect.id == account_id).execute()

    def _finish(self, rows: int) -> None:
        """Note every record that was changed, by the history that this transaction wrote."""
        last = _last_history()
        own = (
            History.select()
            .where((History.id > self._before) & (History.action != IMPORTED))
            .order_by(History.id)
        )
        bulk = Bulk(
            self._context.database,
            ImportedRecord,
            ("id", "run", "record_table", "record", "action", "before", "after"),
        )
        bulk.insert(
            (new_id(), self.run.id, row.record_table, row.record, row.action,
             row.before, row.after)
            for row in list(own)
        )  # fmt: skip
        ImportRun.update(
            rows=rows, added=self._added, changed=len(self._changed), last_history=last
        ).where(ImportRun.id == self.run.id).execute()
        self._book.touch("imports")


def _last_history() -> int:
    return int(History.select(fn.MAX(History.id)).scalar() or 0)
