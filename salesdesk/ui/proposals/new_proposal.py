"""Starting a proposal: for whom, and from their needs where these are known."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.services.context import Done
from salesdesk.services.prospects import ProspectRecord
from salesdesk.services.search import Hit as Found
from salesdesk.ui.page import PageContext
from salesdesk.ui.widgets.basics import ElidedLabel, button, icon_button, row
from salesdesk.ui.widgets.search import Answer, Hit, SearchField


class NewProposalBar(QWidget):
    """A line that asks for the client, then whether to start from their needs.

    `made` carries the new proposal's key.
    """

    made = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._prospect: ProspectRecord | None = None
        tr = context.language.tr
        self.client = SearchField(tr("New proposal for which client?"), self._search)
        self.client.taken.connect(self._chosen)
        self._name = ElidedLabel("", "semibold")
        self.from_needs = button(tr("From their needs"), "sticky-note", "primary", self._from_needs)
        self.empty = button(tr("Empty proposal"), "file-text", on=self._empty)
        self._close = icon_button("x", tr("Close"), self.hide)
        layout = row(self.client, self._name, self.from_needs, self.empty, self._close)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._ask()
        self.hide()

    def begin(self) -> None:
        """Ask for the client."""
        self._ask()
        self.show()
        self.client.setFocus()

    def begin_for(self, prospect_id: UUID) -> None:
        """Go on with a client who is known already."""
        self.show()
        self._chosen(prospect_id)

    def _ask(self) -> None:
        self._prospect = None
        self.client.clear()
        self.client.show()
        for widget in (self._name, self.from_needs, self.empty):
            widget.hide()

    def _search(self, text: str, answer: Answer) -> None:
        desk = self._context.desk

        def answered(found: tuple[Found, ...]) -> None:
            answer([Hit(one.title, one.subtitle, "building-2", "", one.record) for one in found])

        self._context.tasks.read(
            lambda: desk.search.find(text, "prospects", 10), answered, key="proposal client"
        )

    def _chosen(self, prospect_id: object) -> None:
        if isinstance(prospect_id, UUID):
            desk = self._context.desk
            self._context.tasks.read(
                lambda: desk.prospects.record(prospect_id), self._offer, key="proposal client"
            )

    def _offer(self, prospect: ProspectRecord) -> None:
        self._prospect = prospect
        if not prospect.assessments:
            self._empty()
            return
        words = self._context.language
        self._name.set_text(prospect.details.company)
        self.from_needs.setToolTip(words.tr("Asked on {day}.", day=prospect.assessments[0].day))
        self.client.hide()
        for widget in (self._name, self.from_needs, self.empty):
            widget.show()
        self.from_needs.setFocus()

    def _from_needs(self) -> None:
        if self._prospect is not None:
            assessment = self._prospect.assessments[0].id
            self._make(lambda: self._context.desk.proposals.from_needs(assessment))

    def _empty(self) -> None:
        if self._prospect is not None:
            prospect = self._prospect.id
            self._make(lambda: self._context.desk.proposals.create(prospect))

    def _make(self, work: Callable[[], Done[UUID]]) -> None:
        self._context.tasks.write(work, self._done)

    def _done(self, done: Done[UUID]) -> None:
        self.hide()
        self.made.emit(done.value)
