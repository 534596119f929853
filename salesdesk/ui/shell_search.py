"""Finding records for Ctrl+K: what the desk found, as lines that open it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from salesdesk.language import Language
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.widgets.search import Answer, Hit

if TYPE_CHECKING:
    from salesdesk.desk import Desk
    from salesdesk.services.search import Hit as Found

Open = Callable[[str, object], None]


class RecordSearch:
    """Searches all records off the GUI thread; choosing a hit calls `open_record`."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        language: Language,
        entries: Sequence[PageEntry],
        open_record: Open,
    ) -> None:
        self._desk, self._tasks, self._language = desk, tasks, language
        self._entries = {entry.key: entry for entry in entries}
        self._open = open_record

    def find(self, text: str, answer: Answer) -> None:
        """Give the hits of the last text asked for to `answer`."""

        def answered(found: tuple[Found, ...]) -> None:
            answer([self._hit(one) for one in found if one.topic in self._entries])

        self._tasks.read(lambda: self._desk.search.find(text), answered, key="find anything")

    def _hit(self, found: Found) -> Hit:
        entry = self._entries[found.topic]
        return Hit(
            found.title,
            found.subtitle,
            entry.icon,
            self._language.tr(entry.title),
            lambda: self._open(found.topic, found.record),
        )
