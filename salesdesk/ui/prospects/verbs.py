"""What the verbs of the record have in common: they write off the window, and can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from salesdesk.errors import SalesDeskError
from salesdesk.services.prospects import ProspectRecord
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.record_view import RecordView


class Verbs(QObject):
    """Verbs of the open record."""

    def __init__(self, context: PageContext, view: RecordView) -> None:
        super().__init__(view)
        self.context, self.view, self.words = context, view, context.language
        self.service = context.desk.prospects
        self.today = context.desk.context.today()

    @property
    def record(self) -> ProspectRecord:
        """The account that is open; the verbs are only reached while there is one."""
        assert self.view.record is not None
        return self.view.record

    def write(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[SalesDeskError], None] | None = None,
    ) -> None:
        """Write on the writing thread; without `failed` an error appears above the page."""
        self.context.tasks.write(work, done, failed)

    def undoable(self, text: str, undo: Callable[[], object]) -> None:
        """Say what was done, with Undo."""
        self.context.notify(text, lambda: self.write(undo, nothing))


def nothing(_done: object) -> None:
    """What was written shows by itself: the page reads again."""
