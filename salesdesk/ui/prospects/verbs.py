"""What the verbs of the record have in common: they write off the window, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
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


class Reversible:
    """One step that Ctrl+Z takes back and Ctrl+Shift+Z does again, as often as one likes.

    `do` gives a Done; `undo` is handed its value. With `note` the step is said below the page.
    The account on which it was done is opened again when it is undone from another one.
    """

    def __init__(
        self,
        verbs: Verbs,
        text: str,
        do: Callable[[], Done[Any]],
        undo: Callable[[Any], object],
        *,
        note: str = "",
    ) -> None:
        self._verbs, self._text, self._note = verbs, text, note
        self._do, self._undo = do, undo
        self._account = verbs.record.id
        self._value: Any = None

    def run(
        self,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[SalesDeskError], None] | None = None,
    ) -> None:
        """Do it for the first time; `done` is handed the value."""

        def finished(result: Done[Any]) -> None:
            self._value = result.value
            if self._note:
                self._verbs.context.notify(self._note, self._take_back, self._again)
            else:
                self._verbs.context.remember(self._text, self._take_back, self._again)
            if done is not None:
                done(result.value)

        self._verbs.write(self._do, finished, failed)

    def _take_back(self) -> None:
        self._verbs.write(partial(self._undo, self._value), self._show)

    def _again(self) -> None:
        self._verbs.write(self._do, self._done_again)

    def _done_again(self, result: Done[Any]) -> None:
        self._value = result.value
        self._show(result)

    def _show(self, _done: object) -> None:
        view = self._verbs.view
        if not isValid(view) or not view.isVisible() or view.record is None:
            return
        if view.record.id != self._account:
            self._verbs.context.navigate("prospects", self._account)


def nothing(_done: object) -> None:
    """What was written shows by itself: the page reads again."""
