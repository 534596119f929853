"""The menu of views: every view with its count, own filters, columns, and the wide table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from salesdesk.language import Language
from salesdesk.services.prospects import VIEW_NAMES, SavedList, View, ViewKey
from salesdesk.ui.icons import icon

Verbs = Mapping[str, Callable[[], None]]


class ViewsMenu(QMenu):
    """Filled each time before it opens."""

    def __init__(self, words: Language, verbs: Verbs, show: Callable[[ViewKey], None]) -> None:
        super().__init__()
        self._words, self._verbs, self._show = words, verbs, show

    def fill(
        self,
        own: Sequence[SavedList],
        counts: Mapping[ViewKey, int],
        chosen: SavedList | None,
        columns: QMenu,
        *,
        wide: bool,
        filtered: bool,
    ) -> None:
        """Everything that can be done with the list now; `chosen` is the own view that is open."""
        words, verb = self._words, self._verb
        self.clear()
        for view in View:
            self._view(view, words.tr(VIEW_NAMES[view]), counts)
        self.addSeparator()
        for one in own:
            self._view(one.id, one.name, counts)
        if own:
            self.addSeparator()
        verb("new", "plus", words.tr("New filter…"), "Ctrl+Shift+F")
        if filtered:
            verb("edit", "pencil", words.tr("Change this filter…"))
            verb("clear", "x", words.tr("Without this filter"))
        if chosen is not None:
            verb("front", "chevron-left", words.tr("Move this view to the front"))
            verb("back", "chevron-right", words.tr("Move this view to the back"))
            verb("delete", "trash-2", words.tr("Delete this view"))
        self.addSeparator()
        self.addMenu(columns)
        wide_action = verb("wide", "table-2", words.tr("Table over the whole page"), "Ctrl+Shift+T")
        wide_action.setCheckable(True)
        wide_action.setChecked(wide)

    def _view(self, key: ViewKey, name: str, counts: Mapping[ViewKey, int]) -> None:
        count = counts.get(key)
        # Ampersands of people are no keys of menus.
        text = name.replace("&", "&&")
        if count is not None:
            text += f"\t{self._words.number(count)}"
        self.addAction(text, partial(self._show, key))

    def _verb(self, key: str, sign: str, text: str, keys: str = "") -> QAction:
        shown = f"{text}\t{keys}" if keys else text
        return self.addAction(icon(sign), shown, self._verbs[key])
