"""The type of the `make_session` fixture, and a small page that tests of the window can open."""

from __future__ import annotations

from typing import ClassVar, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.ui.application import Session
from salesdesk.ui.page import Command, Page, PageContext
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.proposals.page import ProposalsPage
from salesdesk.ui.widgets.fields import text_line
from salesdesk.ui.widgets.search import FilterBox


class MakeSession(Protocol):
    """Opens a window on the desk of the test; `entries` are its tabs, or all that are built."""

    def __call__(
        self,
        language: str = "en",
        theme: str = "light",
        *,
        inline: bool = True,
        entries: tuple[PageEntry, ...] = (),
    ) -> Session: ...


class OpenProposals(Protocol):
    """Opens a window on the proposals and gives its page."""

    def __call__(self, language: str = "en", theme: str = "light") -> ProposalsPage: ...


class NotePage(Page):
    """A page with a filter and one field; it counts how often it reads."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"prospects"})

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.reads = 0
        self.made = 0
        self.open: object = None
        self.filter = FilterBox(context.language.tr("Filter this list"))
        self.field = text_line("Phone")
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.field)
        layout.addStretch(1)
        self.field.saved.connect(self._saved)
        self.reload()

    @override
    def reload(self) -> None:
        self.reads += 1

    @override
    def record(self) -> object:
        return self.open

    @override
    def open_record(self, record: object) -> None:
        self.open = record

    @override
    def new(self) -> None:
        self.made += 1

    @override
    def focus_filter(self) -> None:
        self.filter.setFocus()

    @override
    def commands(self) -> list[Command]:
        return [Command("Log a call", "phone", self.new, "Ctrl+L")]

    def _saved(self, new: object, old: object) -> None:
        self.context.remember("phone", lambda: self.field.set_value(old))
        self.context.notify(f"{old} → {new}")


class OtherPage(NotePage):
    """Another one, that shows proposals."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"proposals"})


ENTRIES = (
    PageEntry("prospects", "Prospects", "users", "sessions:NotePage", "New prospect"),
    PageEntry("proposals", "Proposals", "file-text", "sessions:OtherPage", "New proposal"),
)
