"""The views that there are, with their counts: the chips above the list, as many as fit."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy

from salesdesk.language import Language
from salesdesk.services.prospects import VIEW_NAMES, SavedList, View, ViewKey
from salesdesk.ui.page import PageContext
from salesdesk.ui.theme import font
from salesdesk.ui.widgets import chips

_MORE = 46
"""Pixels for the chip that says how many views there are beside those in sight."""


class KnownViews(QObject):
    """`chosen` carries the view whose chip was pressed, None for the chip of those not in sight."""

    chosen = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._words = context, context.language
        self.own: tuple[SavedList, ...] = ()
        self.counts: dict[ViewKey, int] = {}
        self._open: ViewKey = View.ALL
        self._width = 0
        self.strip = chips.ViewChips(context.language)
        self.strip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.strip.chosen.connect(self._pressed)

    def saved(self, view: ViewKey) -> SavedList | None:
        """The own view with this key."""
        return next((one for one in self.own if one.id == view), None)

    def take(self, counts: Mapping[ViewKey, int]) -> None:
        """Keep what views hold."""
        self.counts.update(counts)
        self.fit(self._width, self._open)

    def fit(self, width: int, view: ViewKey) -> None:
        """As many views as there is room for, the open one among them."""
        self._width, self._open = width, view
        room, shown = width - 24 - _MORE, []
        keys: list[ViewKey] = [*View, *(one.id for one in self.own)]
        for each in sorted(keys, key=lambda one: one != view):
            room -= _chip_width(self._chip(each), self._words)
            if room >= 0 or each == view:
                shown.append(each)
        more = [chips.View("", f"+{len(keys) - len(shown)}")] if len(shown) < len(keys) else []
        self.strip.set_views([*(self._chip(each) for each in keys if each in shown), *more])
        self.strip.choose(self._chip(view).key)

    def count_own(self, owner: UUID | None) -> None:
        """Counting may take a second in a very long list: it waits for nobody, nor they for it."""
        service, own = self._context.desk.prospects, self.own

        def count() -> Mapping[ViewKey, int]:
            return {one.id: service.count(one.id, owner) for one in own}

        if own:
            self._context.tasks.study(count, self.take, key="prospects counts")

    def _pressed(self, key: str) -> None:
        if key:
            self.chosen.emit(self._key_of(key))
        else:
            self.strip.choose(self._chip(self._open).key)
            self.chosen.emit(None)

    def _key_of(self, key: str) -> ViewKey:
        return next((one.id for one in self.own if one.id.hex == key), None) or View(key)

    def _chip(self, view: ViewKey) -> chips.View:
        own = self.saved(view)
        name = self._words.tr(VIEW_NAMES[view]) if isinstance(view, View) else ""
        key = view.value if isinstance(view, View) else view.hex
        return chips.View(key, own.name if own is not None else name, self.counts.get(view))


def _chip_width(view: chips.View, words: Language) -> int:
    """How wide a view's chip is with the gap behind it."""
    text = view.title
    if view.count is not None:
        text += f"  {words.number(view.count)}"
    return QFontMetrics(font("semibold")).horizontalAdvance(text) + 34
