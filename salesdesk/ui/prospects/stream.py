"""The timeline of an account with its note line, and links to what else there is of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.services.prospects import Happening, ProspectRecord
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.words import HAPPENING_SIGNS, happening_detail, said
from salesdesk.ui.steps.words import relative_day, step_kind
from salesdesk.ui.widgets.basics import button, clear, column, head, muted, row
from salesdesk.ui.widgets.fields import text_line
from salesdesk.ui.widgets.timeline import Event, TimelineView, scrolled


class Stream(QWidget):
    """`noted` carries a note that was written; `more_wanted` asks for older happenings."""

    noted = Signal(str)
    more_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        words = self._words
        self.note = text_line(words.tr("Note"), words.tr("Write a note…"))
        self.events = TimelineView(words.tr("Timeline"))
        self.more = button(words.tr("Show older"), kind="link", on=self.more_wanted.emit)
        self.note.saved.connect(self._note_left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(head(words.tr("Timeline")))
        layout.addWidget(self.note)
        inner = QWidget()
        inner.setLayout(column(self.events, row(self.more, None), None, spacing=0))
        happenings = scrolled(inner)
        happenings.setMinimumHeight(1)
        layout.addWidget(happenings, 1)

    def show_happenings(self, happenings: Sequence[Happening], *, is_all: bool) -> None:
        """Show what happened, newest first."""
        self.events.set_events([self._event(one) for one in happenings])
        self.more.setVisible(not is_all)

    def _event(self, happening: Happening) -> Event:
        icon, tone = HAPPENING_SIGNS[happening.kind]
        opens = None
        if happening.topic == "proposals" and happening.record is not None:
            opens = partial(self._context.navigate, happening.topic, happening.record)
        detail = happening_detail(self._words, happening, self._today)
        return Event(icon, tone, said(self._words, happening.text), detail, opens)

    def _note_left(self, text: object, _old: object) -> None:
        if text:
            self.noted.emit(str(text))
            self.note.set_value(None)


class Links(QWidget):
    """Further steps, needs interviews, deals and proposals of an account, each a way to go there.

    `interview_wanted` carries the id of a needs interview.
    """

    interview_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 6, 0)
        self._layout.setSpacing(2)

    def show_record(self, record: ProspectRecord) -> None:
        """Show what belongs to an account."""
        clear(self._layout)
        self._add_section(self._words.tr("Planned after that"), self._steps(record))
        self._add_section(self._words.tr("Needs interviews"), self._interviews(record))
        self._add_section(self._words.tr("Open deals"), self._deals(record))
        self._add_section(self._words.tr("Proposals"), self._proposals(record))

    def _add_section(self, heading: str, rows: list[QWidget]) -> None:
        if not rows:
            return
        self._layout.addSpacing(6)
        self._layout.addWidget(head(heading))
        for one in rows:
            self._layout.addLayout(row(one, None))

    def _steps(self, record: ProspectRecord) -> list[QWidget]:
        words = self._words
        return [
            muted(
                words.tr(
                    "{day}: {kind} – {what}",
                    day=relative_day(words, step.day, self._today),
                    kind=step_kind(words, step),
                    what=words.tr(step.what),
                ),
                wrap=True,
            )
            for step in record.later_steps[:5]
        ]

    def _interviews(self, record: ProspectRecord) -> list[QWidget]:
        words = self._words
        return [
            button(
                words.tr(
                    "{day}: {printers} · {papers}",
                    day=relative_day(words, one.day, self._today),
                    printers=words.trn("{count} printer row", "{count} printer rows", one.printers),
                    papers=words.trn("{count} use of paper", "{count} uses of paper", one.papers),
                ),
                "printer",
                "link",
                partial(self.interview_wanted.emit, one.id),
            )
            for one in record.assessments[:3]
        ]

    def _deals(self, record: ProspectRecord) -> list[QWidget]:
        return [
            self._link(
                self._words.tr("{name} · {amount}", name=one.name, amount=one.amount),
                "handshake",
                "closing",
                one.id,
            )
            for one in record.deals
        ]

    def _proposals(self, record: ProspectRecord) -> list[QWidget]:
        words = self._words
        return [
            self._link(
                words.tr(
                    "{number} v{revision} · {state}",
                    number=one.number,
                    revision=one.revision,
                    state=words.tr(one.state),
                ),
                "file-text",
                "proposals",
                one.id,
            )
            for one in record.proposals[:5]
        ]

    def _link(self, text: str, icon: str, page: str, record: UUID) -> QWidget:
        return button(text, icon, "link", partial(self._context.navigate, page, record))
