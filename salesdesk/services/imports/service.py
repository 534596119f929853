"""Importing, as the window and the command line ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from salesdesk.exchange.columns import chosen_columns
from salesdesk.services.context import Context
from salesdesk.services.imports.orders import import_orders
from salesdesk.services.imports.prospects import Progress, import_prospects
from salesdesk.services.imports.report import ImportReport


def _silent(_text: str, _share: float) -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


class ImportService:
    """Lists of prospects and of orders."""

    def __init__(self, context: Context) -> None:
        self._context = context

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
        return import_prospects(
            self._context,
            path,
            chosen_columns(columns),
            date_format=date_format,
            dry_run=dry_run,
            progress=progress,
            cancelled=cancelled,
        )

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
