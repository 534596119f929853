"""What a tab's page is to the window, and what the window hands to a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.workstation import Workstation

if TYPE_CHECKING:
    from salesdesk.desk import Desk


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: a line of Ctrl+K, and a shortcut while its page is open.

    `title` is already in the screen's language; `shortcut` is written as Qt reads it ("Ctrl+I").
    """

    title: str
    icon: str
    run: Callable[[], None]
    shortcut: str = ""


class Navigate(Protocol):
    """Open a page by key, and a record on it."""

    def __call__(self, page: str, record: object = None) -> None:
        """`page` is a key of `pages.PAGES`; `record` is what that page's `open_record` takes."""


class Notify(Protocol):
    """Say something quietly at the foot of the page."""

    def __call__(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        redo: Callable[[], None] | None = None,
    ) -> None:
        """With `undo` an Undo button stands beside it, and Ctrl+Z does the same."""


class Remember(Protocol):
    """Put a step on the list that Ctrl+Z and Ctrl+Shift+Z walk."""

    def __call__(
        self, text: str, undo: Callable[[], None], redo: Callable[[], None] | None = None
    ) -> None:
        """`text` names the step in the Edit menu ("Undo: phone changed")."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page works with; handed to its constructor."""

    desk: Desk
    language: Language
    tasks: Tasks
    workstation: Workstation
    navigate: Navigate
    notify: Notify
    remember: Remember
    show_error: Callable[[SalesDeskError], None]


class Page(QWidget):
    """A tab's page: a list on the left and the record on the right, or whatever the tab needs.

    Build the widgets and call `reload` in the constructor. A page is built when it is first
    shown, and built anew when theme or language change; `record` and `open_record` carry the open
    record over.
    """

    TOPICS: ClassVar[frozenset[str]] = frozenset()
    """Topics of which any change means that this page reads again."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.language = context.language

    def reload(self) -> None:
        """Read everything shown again, keeping the open record and the place in the list."""

    def record(self) -> object:
        """The open record's id, or None."""
        return None

    def open_record(self, record: object) -> None:
        """Open a record by id."""

    def step_record(self, by: int) -> None:
        """Open the next (1) or previous (-1) record of the list; Ctrl+Down and Ctrl+Up."""

    def new(self) -> None:
        """Start a new record here; Ctrl+N and the New menu."""

    def focus_filter(self) -> None:
        """Put the cursor into the filter box; Ctrl+F."""

    def focus_first(self) -> None:
        """Where the keyboard starts when the page is shown: its list."""

    def print_record(self) -> None:
        """Print what is open; Ctrl+P."""

    def present(self) -> None:
        """Show what is open to the client, full screen; F5."""

    def commands(self) -> list[Command]:
        """What can be done here, for Ctrl+K and the keys of this page."""
        return []

    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        """Further sights of this page for the tour: a name for the picture, and how to get there.

        They are visited in order after the page as it opens.
        """
        return []

    def unfinished(self) -> object:
        """What is half written and saved nowhere yet, for the page that takes this one's place."""
        return None

    def take_up(self, unfinished: object) -> None:
        """Go on with what the page before could not finish; called before a record is opened."""

    def leave(self) -> None:
        """Called before the page is left or closed: save what is being typed."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
