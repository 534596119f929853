"""The stream of an account: what is planned and what happened, by day, with its note line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.services.prospects import Group, Happening, NextStep
from salesdesk.services.prospects import Stream as Told
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.touch.account_links import AccountLinks
from salesdesk.ui.prospects.touch.group_chips import GroupChips
from salesdesk.ui.prospects.touch.stream_rows import Line, Verb, day_head, planned_row, stream_row
from salesdesk.ui.prospects.words import HAPPENING_SIGNS, day_words, detail_below_day, said
from salesdesk.ui.steps.words import STEP_ICONS, banner_tone, banner_when
from salesdesk.ui.widgets.basics import button, clear, column, head, row, small
from salesdesk.ui.widgets.fields import text_line
from salesdesk.ui.widgets.timeline import scrolled

__all__ = ["Links", "Stream"]

Links = AccountLinks
_ROOM_FOR_CHIPS = 130
"""Beside an open strip of fields on a low screen the rows are worth more."""
_OPENED_BY_PAGE = frozenset({"needs", "document", "file", "link"})


class Stream(QWidget):
    """Says what is wanted; the verbs do it.

    `noted` carries a note that was written, `held` and `not_held` a planned step, `corrected` and
    `removed` the key of an activity, `opened` a happening whose document, file, link or interview
    is wanted, `group_wanted` what it is narrowed to; `more_wanted` asks for older ones.
    """

    noted = Signal(str)
    more_wanted = Signal()
    group_wanted = Signal(object)
    held = Signal(object)
    not_held = Signal(object)
    corrected = Signal(object)
    removed = Signal(object)
    opened = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        words = self._words
        self.note = text_line(words.tr("Note"), words.tr("Write a note…"))
        self.chips = GroupChips(words)
        self.more = button(words.tr("Show older"), kind="link", on=self.more_wanted.emit)
        self.nothing = small(words.tr("Nothing of this kind yet."))
        self.note.saved.connect(self._note_left)
        self.chips.chosen.connect(self.group_wanted)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._build()

    @property
    def group(self) -> Group:
        """What the stream is narrowed to."""
        return self.chips.group

    def show_stream(self, told: Told, *, is_all: bool) -> None:
        """Show what is planned and what happened, newest first."""
        clear(self._rows)
        if told.planned:
            self._rows.addWidget(day_head(self._words.tr("Planned")))
        for step in told.planned:
            self._rows.addWidget(planned_row(self._planned(step)))
        self._show_days(told.happenings)
        self.nothing.setVisible(not told.planned and not told.happenings)
        self.more.setVisible(not is_all)

    def forget(self) -> None:
        """Show nothing, until another account's stream is read."""
        clear(self._rows)
        self.chips.choose(Group.ALL)
        self.more.hide()
        self.nothing.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        there = event.size().height() >= _ROOM_FOR_CHIPS
        if there == self.chips.isHidden() and (layout := self.layout()) is not None:
            self.chips.setVisible(there)
            layout.activate()

    def _build(self) -> None:
        words = self._words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(head(words.tr("Timeline")))
        layout.addWidget(self.note)
        layout.addWidget(self.chips)
        inner = QWidget()
        foot = row(self.more, None)
        inner.setLayout(column(self._rows, self.nothing, foot, None, spacing=4))
        happenings = scrolled(inner)
        happenings.setMinimumHeight(1)
        layout.addWidget(happenings, 1)
        self.more.hide()
        self.nothing.hide()

    def _show_days(self, happenings: tuple[Happening, ...]) -> None:
        day: date | None = None
        for one in happenings:
            if one.at.date() != day:
                day = one.at.date()
                self._rows.addWidget(day_head(day_words(self._words, day, self._today)))
            self._rows.addWidget(stream_row(self._line(one), self._words))

    def _line(self, happening: Happening) -> Line:
        icon, tone = HAPPENING_SIGNS[happening.kind]
        return Line(
            icon,
            tone,
            said(self._words, happening.text),
            detail_below_day(self._words, happening),
            self._opening(happening),
            self._verbs(happening.activity),
        )

    def _opening(self, happening: Happening) -> Callable[[], None] | None:
        if happening.record is None:
            return None
        if happening.topic in _OPENED_BY_PAGE:
            return partial(self.opened.emit, happening)
        return partial(self._context.navigate, happening.topic, happening.record)

    def _verbs(self, activity: UUID | None) -> tuple[Verb, ...]:
        if activity is None:
            return ()
        words = self._words
        return (
            Verb("pencil", words.tr("Put right…"), partial(self.corrected.emit, activity)),
            Verb("trash-2", words.tr("Delete"), partial(self.removed.emit, activity)),
        )

    def _planned(self, step: NextStep) -> Line:
        words = self._words
        held, missed = words.tr("Held: log it"), words.tr("Not held: plan it again")
        return Line(
            STEP_ICONS[step.kind],
            banner_tone(step, self._today),
            words.tr(step.what) or banner_when(words, step, self._today),
            banner_when(words, step, self._today),
            verbs=(
                Verb("check", held, partial(self.held.emit, step)),
                Verb("redo-2", missed, partial(self.not_held.emit, step)),
            ),
        )

    def _note_left(self, text: object, _old: object) -> None:
        if text:
            self.noted.emit(str(text))
            self.note.set_value(None)
