"""The pages in their frames: built when first opened, read again when what they show changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget
from shiboken6 import isValid

from salesdesk.language import Language
from salesdesk.ui.page import Command, Page, PageContext
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.shell_frame import PageFrame


class PageStack(QStackedWidget):
    """One frame for each tab. `context` makes what a page is handed when it is built."""

    def __init__(
        self, entries: Sequence[PageEntry], language: Language, context: Callable[[], PageContext]
    ) -> None:
        super().__init__()
        self._entries = {entry.key: entry for entry in entries}
        self._context = context
        self._shortcuts: list[QShortcut] = []
        self.frames = {key: PageFrame(language) for key in self._entries}
        for frame in self.frames.values():
            self.addWidget(frame)
        if not self.frames:  # a window without pages still has somewhere to say things
            self.addWidget(PageFrame(language))

    @property
    def keys(self) -> list[str]:
        """The keys of the tabs in their order."""
        return list(self._entries)

    @property
    def frame(self) -> PageFrame:
        """The frame of the page that is open."""
        frame = self.currentWidget()
        assert isinstance(frame, PageFrame)
        return frame

    @property
    def current_key(self) -> str:
        """The key of the page that is open."""
        return next((key for key, one in self.frames.items() if one is self.currentWidget()), "")

    @property
    def commands(self) -> list[Command]:
        """What can be done on the page that is open."""
        return self.frame.page.commands() if self.frame.page is not None else []

    def page(self, key: str) -> Page:
        """The page, built when it is first needed."""
        frame = self.frames[key]
        if frame.page is None:
            frame.hold(self._entries[key].load()(self._context()))
        assert frame.page is not None
        return frame.page

    def turn_to(self, key: str) -> None:
        """Bring the frame of a page to the front, built or not."""
        coming = self.frames[key]
        if coming is not self.frame and self.frame.page is not None:
            self.frame.page.leave()
        self.setCurrentWidget(coming)

    def open(self, key: str, record: object = None) -> None:
        """Open a page, read again if need be, and a record on it."""
        self.turn_to(key)
        shown, frame = self.page(key), self.frames[key]
        if frame.stale:
            frame.stale = False
            shown.reload()
        if record is not None:
            shown.open_record(record)
        self._use_keys()
        shown.focus_first()

    def take_typed(self) -> None:
        """Keep what is being typed before anything else is done; the keyboard stays there."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return
        focused.clearFocus()
        if isValid(focused) and focused.isVisible():
            focused.setFocus()

    def changed(self, topics: frozenset[str]) -> None:
        """Something of these topics was written: the pages that show it read again."""
        # Something went through: what was wrong before is no longer news.
        self.frame.message.hide()
        for frame in self._built():
            if not (frame.page and frame.page.TOPICS & topics):
                continue
            if frame is self.frame:
                frame.page.reload()
            else:
                frame.stale = True

    def read_again(self) -> None:
        """Read everything again: the open page now, the others when they are opened."""
        for frame in self._built():
            frame.stale = frame is not self.frame
        if self.frame.page is not None:
            self.frame.page.reload()

    def leave(self) -> None:
        """Save what is being typed anywhere."""
        for frame in self._built():
            if frame.page is not None:
                frame.page.leave()

    def records(self) -> dict[str, object]:
        """The open records of the pages that were opened."""
        return {key: one.page.record() for key, one in self.frames.items() if one.page}

    def unfinished(self) -> dict[str, object]:
        """What is half written on them."""
        found = {key: one.page.unfinished() for key, one in self.frames.items() if one.page}
        return {key: what for key, what in found.items() if what is not None}

    def _built(self) -> list[PageFrame]:
        return [frame for frame in self.frames.values() if frame.page is not None]

    def _use_keys(self) -> None:
        """The keys of the open page's own commands."""
        for old in self._shortcuts:
            old.setParent(None)
            old.deleteLater()
        self._shortcuts = []
        for command in self.commands:
            if command.shortcut:
                made = QShortcut(QKeySequence(command.shortcut), self.frame)
                made.activated.connect(partial(self._run, command.run))
                self._shortcuts.append(made)

    def _run(self, verb: Callable[[], None]) -> None:
        self.take_typed()
        verb()
