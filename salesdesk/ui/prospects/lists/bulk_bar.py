"""What can be done with several chosen rows: a strip that appears below the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from salesdesk.domain.prospects.states import PROSPECT_STATE_NAMES
from salesdesk.language import Language
from salesdesk.services.prospects import BULK_STATES
from salesdesk.ui.icons import icon
from salesdesk.ui.widgets.basics import button, icon_button, label, row
from salesdesk.ui.widgets.messages import BusyBar

_COUNT = 260
"""Pixels that the count beside the verbs takes with the cross behind it."""


class BulkBar(QWidget):
    """How many are chosen, and the verbs for all of them."""

    owner_wanted = Signal(object)
    tag_wanted = Signal(str)
    new_tag_wanted = Signal()
    untag_wanted = Signal(str)
    state_wanted = Signal(object)
    step_wanted = Signal()
    delete_wanted = Signal()
    cleared = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._people: Sequence[tuple[UUID, str]] = ()
        self._tags: Sequence[str] = ()
        self.count = 0
        self._build()

    def offer(self, people: Sequence[tuple[UUID, str]], tags: Sequence[str]) -> None:
        """The colleagues and tags to choose among."""
        self._people, self._tags = people, tags

    def show_count(self, count: int) -> None:
        """Say how many rows are chosen; with one or none there is nothing to do here."""
        self.count = count
        said = self._words.trn("{count} chosen", "{count} chosen", count)
        self._said.setText(said)
        self.setVisible(count > 1)

    def _build(self) -> None:
        words = self._words
        self._said = label("", "semibold")
        self.busy = BusyBar(words)
        clear = icon_button("x", words.tr("Choose one row again"), self.cleared.emit)
        self._owner = self._menu_button(words.tr("Owner"), "user")
        self._tag = self._menu_button(words.tr("Tag"), "tag")
        self._state = self._menu_button(words.tr("Status"), "arrow-right")
        self._owner.menu().aboutToShow.connect(self._fill_owners)
        self._tag.menu().aboutToShow.connect(self._fill_tags)
        self._fill_states()
        plan = button(words.tr("Plan…"), "calendar-clock", on=self.step_wanted.emit)
        delete = button(words.tr("Delete"), "trash-2", "danger", on=self.delete_wanted.emit)
        who = row(self._owner, self._tag, self._state, None, spacing=6)
        self._verbs = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._verbs.setSpacing(6)
        self._verbs.addLayout(who)
        self._verbs.addLayout(row(plan, delete, None, spacing=6), 1)
        self._parts = (self._owner, self._tag, self._state, plan, delete)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(6)
        self._layout.addLayout(row(self._said, None, clear))
        self._layout.addLayout(self._verbs, 1)
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        needed = sum(one.sizeHint().width() + 6 for one in self._parts)
        wide = self.width() > needed + _COUNT
        self._layout.setDirection(way.LeftToRight if wide else way.TopToBottom)
        fits = self.width() > needed
        self._verbs.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def _menu_button(self, text: str, sign: str) -> QPushButton:
        made = button(text, sign)
        made.setMenu(QMenu(made))
        return made

    def _fill_owners(self) -> None:
        menu = self._owner.menu()
        menu.clear()
        for key, name in self._people:
            menu.addAction(name, partial(self.owner_wanted.emit, key))
        menu.addSeparator()
        menu.addAction(self._words.tr("Nobody"), partial(self.owner_wanted.emit, None))

    def _fill_tags(self) -> None:
        menu, words = self._tag.menu(), self._words
        menu.clear()
        menu.addAction(icon("plus"), words.tr("New tag…"), self.new_tag_wanted.emit)
        for tag in self._tags:
            menu.addAction(tag, partial(self.tag_wanted.emit, tag))
        if self._tags:
            menu.addSeparator()
            off = menu.addMenu(words.tr("Take off"))
            for tag in self._tags:
                off.addAction(tag, partial(self.untag_wanted.emit, tag))

    def _fill_states(self) -> None:
        for state in BULK_STATES:
            word = self._words.tr(PROSPECT_STATE_NAMES[state])
            self._state.menu().addAction(word, partial(self.state_wanted.emit, state))
