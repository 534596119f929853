"""Entering a prospect from the form: written, shown, taken back, and called at once if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.services.prospects import NewProspect

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page import ProspectsPage


class EntryVerbs(QObject):
    """What the form of a new prospect leads to."""

    def __init__(self, page: ProspectsPage) -> None:
        super().__init__(page)
        self._page, self._context, self._form = page, page.context, page.entry
        self._calls_at_once = False
        self._form.entered.connect(self._enter)
        self._form.opened.connect(page.show_account)
        # What was typed stays there, should it have been left by mistake.
        self._form.cancelled.connect(page.back_to_record)

    def account_shown(self) -> None:
        """The record is in sight: begin its first call, if that was wanted."""
        if self._calls_at_once:
            self._calls_at_once = False
            self._page.log.call()

    def _enter(self, new: NewProspect, call: bool) -> None:
        service = self._context.desk.prospects
        self._calls_at_once = call
        self._context.tasks.write(lambda: service.enter(new), self._entered, self._refused)

    def _entered(self, done: Done[UUID]) -> None:
        page, key = self._page, done.value
        self._form.empty()
        page.right.setCurrentWidget(page.view)
        page.outer.setCurrentWidget(page.work)
        service = self._context.desk.prospects

        def undo() -> None:
            self._context.tasks.write(lambda: service.delete(key), self._taken_back)

        self._context.notify(page.language.tr("Entered."), undo)
        page.show_account(key)

    def _refused(self, error: SalesDeskError) -> None:
        self._calls_at_once = False
        if not self._form.show_error(error):
            self._context.show_error(error)

    def _taken_back(self, _done: object) -> None:
        self._page.show_nobody()
