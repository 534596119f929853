"""The Proposals tab: the list of proposals, and the editor of the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.proposals.states import ProposalState
from salesdesk.services.context import Done
from salesdesk.services.proposals import View
from salesdesk.ui.page import Command, Page, PageContext
from salesdesk.ui.proposals.actions import ACTIONS, BESIDE, Act, Action
from salesdesk.ui.proposals.editor import ProposalEditor
from salesdesk.ui.proposals.list_panel import ListPanel

SHORTCUTS = {Act.MARK_PRESENTED: "Ctrl+Shift+P", Act.SAVE: "Ctrl+S"}


class ProposalsPage(Page):
    """The list, or the editor over it. Esc and the arrow lead back to the list."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"proposals", "closing", "catalogue", "team"})

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = ListPanel(context)
        self.editor = ProposalEditor(context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.list.opened.connect(self.open_record)
        self.list.wanted.connect(self.do)
        self.editor.opened.connect(self.open_record)
        self.editor.closed.connect(self.show_list)
        context.tasks.write(context.desk.proposals.mark_expired, self._marked)
        self.reload()

    def _marked(self, _done: Done[int]) -> None:
        """Pages of the changed topics read again by themselves."""

    @property
    def editing(self) -> bool:
        """Whether the editor is shown."""
        return self._stack.currentWidget() is self.editor

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [("editor", self._edit_a_draft)]

    def _edit_a_draft(self) -> None:
        """The newest draft in its editor, or else the chosen proposal."""
        listing = self.context.desk.proposals.listing
        rows = listing.rows(listing.ids())
        drafts = [row.id for row in rows if row.state is ProposalState.DRAFT]
        self.open_record(drafts[0] if drafts else self.list.list.current)

    def show_list(self) -> None:
        """Back to the list."""
        self.leave()
        self._stack.setCurrentWidget(self.list)
        self.list.reload()
        self.focus_first()

    @override
    def reload(self) -> None:
        if self.editing:
            self.editor.reload()
        else:
            self.list.reload()

    @override
    def record(self) -> object:
        return self.editor.record.id if self.editing and self.editor.record else None

    @override
    def open_record(self, record: object) -> None:
        if isinstance(record, View):
            self._stack.setCurrentWidget(self.list)
            self.list.show_view(record)
        else:
            self._open(record)

    @override
    def step_record(self, by: int) -> None:
        key = self.list.step(by)
        if self.editing:
            self.open_record(key)

    @override
    def new(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.list.begin()

    @override
    def focus_filter(self) -> None:
        if self.editing:
            self.show_list()
        self.list.filter.setFocus()

    @override
    def focus_first(self) -> None:
        if self.editing:
            self.editor.lines.view.setFocus()
        else:
            self.list.list.setFocus()

    @override
    def print_record(self) -> None:
        self.do(Act.PRINT)

    @override
    def present(self) -> None:
        self.do(Act.PRESENT)

    @override
    def commands(self) -> list[Command]:
        tr = self.language.tr
        own = [
            Command(tr("Add item"), "plus", self._add_item, "Ctrl+I"),
            Command(tr("Change this line…"), "ellipsis", self._line_menu, "Ctrl+."),
            Command(tr("Back to the list"), "chevron-left", self.show_list, "Alt+Left"),
        ]
        return own + [
            Command(tr(one.title), one.icon, partial(self.do, one.act), SHORTCUTS.get(one.act, ""))
            for one in ACTIONS
            if one.act not in BESIDE and (one.act in SHORTCUTS or self._can(one))
        ]

    def _can(self, action: Action) -> bool:
        record = self.editor.record
        return self.editing and record is not None and action.shown(record)

    def do(self, act: Act) -> None:
        """Do one thing with the open proposal, if its state allows it, or open the chosen one
        for it.
        """
        action = next(one for one in ACTIONS if one.act is act)
        if self._can(action):
            self.editor.deeds.do(act)
        elif not self.editing:
            self._open(self.list.list.current, act)

    def _open(self, key: object, then: Act | None = None) -> None:
        if isinstance(key, UUID):
            self.leave()
            self.editor.open(key, then)
            self._stack.setCurrentWidget(self.editor)
            self.focus_first()

    def _add_item(self) -> None:
        if self.editing:
            self.editor.lines.add.setFocus()

    def _line_menu(self) -> None:
        if self.editing:
            self.editor.lines.open_menu()
