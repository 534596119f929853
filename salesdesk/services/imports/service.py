"""Importing, as the window and the command line ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID

from salesdesk.exchange.columns import chosen_columns
from salesdesk.services.context import Context, Done
from salesdesk.services.imports import prospects
from salesdesk.services.imports.looking import remember, settled
from salesdesk.services.imports.orders import import_orders
from salesdesk.services.imports.report import ImportReport
from salesdesk.services.imports.runs import runs
from salesdesk.services.imports.shapes import (
    Checked,
    ImportPlan,
    Looked,
    Progress,
    RunRow,
    TakenBack,
)
from salesdesk.services.imports.taking_back import take_back


def _silent(_text: str, _share: float) -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


_AS_FOUND = ImportPlan()


class ImportService:
    """Lists of prospects and of orders."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def look(self, path: Path, plan: ImportPlan = _AS_FOUND) -> Looked:
        """How a list of prospects is written and what its columns are, as far as planned.

        Raises FileRefused for what is no table or cannot be read.
        """
        return prospects.look(self._context, path, plan)

    def check(
        self,
        path: Path,
        plan: ImportPlan = _AS_FOUND,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> Checked:
        """What importing a list would do; nothing is written.

        Raises WrongInput where no column names the accounts, Cancelled where it is stopped.
        """
        return prospects.check(self._context, path, plan, progress, cancelled)

    def run(
        self,
        path: Path,
        plan: ImportPlan = _AS_FOUND,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[ImportReport]:
        """Import a list of prospects as planned, in one transaction; `take_back` undoes it.

        Rows that cannot be taken are left out and reported. Raises as `check` does, and then
        nothing was kept.
        """
        return prospects.take_in(self._context, path, plan, progress, cancelled)

    def remember(self, path: Path, plan: ImportPlan = _AS_FOUND) -> Done[None]:
        """Keep how the columns of a file are read, for the next one with the same headings."""
        table = settled(path, plan)
        with self._context.writing() as book:
            remember(book, table)
            return book.done(None)

    def runs(self) -> tuple[RunRow, ...]:
        """The last files that were taken in, newest first, and which can be taken back."""
        return runs(self._context)

    def take_back(self, run_id: UUID) -> Done[TakenBack]:
        """Take a whole import back: what it added goes, what it changed is as it was.

        Raises NotAllowed, with what has been used since, and then nothing was done.
        """
        with self._context.writing() as book:
            return book.done(take_back(book, run_id))

    def prospects(
        self,
        path: Path,
        columns: Iterable[str] = (),
        *,
        date_format: str = "",
        dry_run: bool = False,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> ImportReport:
        """Import a list of prospects; `columns` are choices such as "company=Tên công ty"."""
        return prospects.take_in(
            self._context,
            path,
            ImportPlan(date_format=date_format),
            progress,
            cancelled,
            chosen_columns(columns),
            dry_run=dry_run,
        ).value

    def orders(
        self,
        path: Path,
        columns: Iterable[str] = (),
        *,
        currency: str = "",
        date_format: str = "",
        dry_run: bool = False,
        progress: Progress = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> ImportReport:
        """Import a list of orders; amounts are net, in the shop's currency unless named."""
        return import_orders(
            self._context,
            path,
            chosen_columns(columns),
            currency=currency,
            date_format=date_format,
            dry_run=dry_run,
            progress=progress,
            cancelled=cancelled,
        )
