"""What else there is of an account: checklist, further steps, interviews, deals, and research."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.domain.prospects.states import ProspectState
from salesdesk.services.prospects import ProspectRecord, Touch
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.touch.checklist_card import ChecklistCard
from salesdesk.ui.prospects.touch.research_card import ResearchCard
from salesdesk.ui.steps.words import relative_day, step_kind
from salesdesk.ui.widgets.basics import button, clear, column, head, muted, row

_S = ProspectState
_ASKED = frozenset({_S.CONTACTED, _S.QUALIFIED, _S.HANDED_OVER, _S.ACCEPTED, _S.RETURNED})
"""From the first talk until the first order the checklist is worth its place."""


class AccountLinks(QWidget):
    """Further steps, needs interviews, deals and proposals of an account, each a way to go there.

    `interview_wanted` carries the id of a needs interview.
    """

    interview_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        self.checklist = ChecklistCard(self._words)
        self.research = ResearchCard(self._words, self._today)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        whole = column(self.checklist, self._layout, self.research, spacing=8)
        whole.setContentsMargins(0, 8, 6, 0)
        self.setLayout(whole)

    def show_record(self, record: ProspectRecord) -> None:
        """Show what belongs to an account."""
        clear(self._layout)
        self.checklist.setVisible(record.state in _ASKED and record.customer_since is None)
        self._add_section(self._words.tr("Planned after that"), self._steps(record))
        self._add_section(self._words.tr("Needs interviews"), self._interviews(record))
        self._add_section(self._words.tr("Open deals"), self._deals(record))
        self._add_section(self._words.tr("Proposals"), self._proposals(record))

    def show_touch(self, touch: Touch) -> None:
        """Show the checklist and the research; of a customer nobody asks the checklist again."""
        self.checklist.show_checklist(touch.checklist)
        self.research.show_touch(touch)

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
