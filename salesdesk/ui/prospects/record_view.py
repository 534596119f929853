"""The record of an account: who, how far, what is next, the details, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from salesdesk.services.prospects import ProspectRecord
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.details import Details
from salesdesk.ui.prospects.halves import Halves
from salesdesk.ui.prospects.silence_strip import SilenceStrip
from salesdesk.ui.prospects.stream import Links, Stream
from salesdesk.ui.prospects.title_row import TitleRow
from salesdesk.ui.steps.words import STEP_ICONS, banner_tone, banner_when
from salesdesk.ui.tokens import CARD_PADDING
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    column,
    icon_button,
    row,
)
from salesdesk.ui.widgets.fields import forget_typed
from salesdesk.ui.widgets.steps import NextStepBanner, StagePath, Step
from salesdesk.ui.widgets.timeline import scrolled
from salesdesk.ui.widgets.tray import Tray

_NARROWEST = 560
_LOWEST = 68


class RecordView(Card):
    """The right side of the page. Signals say what is wanted; the page does it."""

    proposal_wanted = Signal()
    call_wanted = Signal()
    email_wanted = Signal()
    log_wanted = Signal()
    needs_wanted = Signal()

    def __init__(self, context: PageContext, more: QMenu) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        self.record: ProspectRecord | None = None
        self.tray: Tray | None = None
        self._build(more)

    def show_record(self, record: ProspectRecord, people: Sequence[tuple[UUID, str]]) -> None:
        """Show an account; what is being typed in it is not disturbed."""
        words = self._words
        if self.record is None or self.record.id != record.id:
            forget_typed(self)
        self.record = record
        state = record.standing
        self.title.show_title(record.details.company, words.tr(state.label), state.tone)
        self.subline.set_text(_subline(record))
        self.path.set_steps([Step(words.tr(one.label), one.state.value) for one in record.path])
        self._show_step(record)
        self._show_silence(record)
        self.details.show_record(record, people)
        self.links.show_record(record)

    def open_tray(self, tray: Tray, start: str = "") -> None:
        """Open a strip under the banner, in place of the one that is open."""
        self.close_tray()
        self.tray = tray
        self._tray_place.addWidget(tray)
        # The style sheet makes fields higher than they say before it has seen them.
        for one in tray.findChildren(QWidget):
            one.ensurePolished()
            one.updateGeometry()
        tray.show()
        self.path.hide()
        self._make_room()
        tray.cancelled.connect(self.close_tray)
        if start:
            tray.start(start)

    def close_tray(self) -> None:
        """Close the open strip."""
        if self.tray is not None:
            self.tray.hide()
            self.tray.deleteLater()
            self.tray = None
            self.path.show()
            self.halves.show()
            self.stream.note.setFocus()

    def _make_room(self) -> None:
        """An open strip goes first: what has no room below it waits until it is closed."""
        self.halves.show()
        self.body.activate()
        self.halves.setVisible(self.body.totalMinimumSize().height() <= self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        others = (self.proposal, self.call, self.email, self.log, self.needs, self.more)
        wanted = sum(one.sizeHint().width() + 8 for one in others)
        self.needs.setVisible(self.width() - 2 * CARD_PADDING >= wanted)

    def _build(self, more: QMenu) -> None:
        words = self._words
        self.title = TitleRow()
        self.subline = ElidedLabel("", "body", "muted")
        self.silence = SilenceStrip(words)
        self.path = StagePath()
        self.banner = NextStepBanner(words)
        self.details = Details(self._context)
        self.stream = Stream(self._context)
        self.links = Links(self._context)
        self._tray_place = column()
        self.setMinimumWidth(_NARROWEST)
        self.body.setSpacing(10)
        self.body.addLayout(column(self.title, self.subline, spacing=2))
        self.body.addLayout(self._actions(more))
        self.body.addWidget(self.silence)
        self.body.addWidget(self.path)
        self.body.addWidget(self.banner)
        self.body.addLayout(self._tray_place)
        self.halves = self._halves()
        self.details.started.connect(self._show_details)
        self.body.addWidget(self.halves, 1)
        self.body.addStretch(0)

    def _actions(self, more: QMenu) -> QHBoxLayout:
        words = self._words
        self.proposal = button(
            words.trc("button", "New proposal"), "file-text", "primary", self.proposal_wanted.emit
        )
        self.call = button(words.trc("button", "Call"), "phone", on=self.call_wanted.emit)
        self.email = button(words.trc("button", "E-mail"), "mail", on=self.email_wanted.emit)
        self.log = button(words.tr("Log activity"), "message-square", on=self.log_wanted.emit)
        self.needs = button(words.tr("Needs"), "printer", on=self.needs_wanted.emit)
        self.more = icon_button("ellipsis", words.tr("More actions"))
        self.more.setMenu(more)
        return row(self.proposal, self.call, self.email, self.log, self.needs, None, self.more)

    def _halves(self) -> Halves:
        left = scrolled(boxed(column(self.details, self.links, None, spacing=0)))
        # They give way to an open strip of fields.
        left.setMinimumHeight(_LOWEST)
        self.stream.setMinimumHeight(_LOWEST)
        return Halves(left, self.stream, self._words)

    def _show_details(self) -> None:
        self.halves.bring("details")

    def _show_step(self, record: ProspectRecord) -> None:
        step = record.next_step
        if step is None:
            self.banner.show_nothing()
            return
        self.banner.show_step(
            banner_when(self._words, step, self._today),
            self._words.tr(step.what),
            STEP_ICONS[step.kind],
            banner_tone(step, self._today),
        )

    def _show_silence(self, record: ProspectRecord) -> None:
        silent = record.silence is not None
        self.silence.show_silence(self._words.say(record.silence) if record.silence else "")
        self.call.setVisible(not silent)
        self.email.setVisible(not silent)


def _subline(record: ProspectRecord) -> str:
    """Whom to ask for, and where."""
    contact = next(iter(record.contacts), None)
    person = ", ".join(one for one in (contact.name, contact.title) if one) if contact else ""
    place = record.addresses[0].line if record.addresses else ""
    return "  ·  ".join(one for one in (person, place) if one)
