"""The window: menus, tabs, the page that is open, and the line below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.language import Code, Language
from salesdesk.ui.guard import Guard
from salesdesk.ui.page import Command, Page, PageContext
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.shell_commands import menus, undo_words, window_commands
from salesdesk.ui.shell_frame import PageFrame
from salesdesk.ui.shell_header import Header
from salesdesk.ui.shell_menus import build_menus
from salesdesk.ui.shell_status import StatusLine
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.theme import Choice
from salesdesk.ui.undo import UndoList, UndoStep
from salesdesk.ui.workstation import Workstation

if TYPE_CHECKING:
    from salesdesk.desk import Desk
    from salesdesk.services.context import Member

SMALLEST = (960, 600)
SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """Holds the pages and tells them what changed.

    `theme_wanted` and `language_wanted` ask the application for another look or language; it
    answers with `speak`, which builds everything anew around the records that were open.
    """

    theme_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        language: Language,
        tasks: Tasks,
        workstation: Workstation,
        guard: Guard,
        entries: Sequence[PageEntry],
    ) -> None:
        super().__init__()
        self.desk, self.tasks, self.workstation, self.guard = desk, tasks, workstation, guard
        self.language = language
        self.entries = tuple(entries)
        self.frames: dict[str, PageFrame] = {}
        self.undo = UndoList()
        self.setWindowTitle(self._title())
        self.setMinimumSize(*SMALLEST)
        self.resize(*(workstation.sizes("window") or SIZE))
        guard.show = self.show_error
        tasks.changed.connect(self._topics_changed)
        tasks.saving.connect(self._saving)
        self.undo.changed.connect(self._name_undo)
        self._build()
        self._turn_to(self._first())

    def begin(self) -> None:
        """Open the page that was open last; until then the window shows its frame."""
        self.go(self._first())

    # what pages are handed

    def go(self, page: str, record: object = None) -> None:
        """Open a page, and a record on it."""
        if page not in self._keys():
            return
        frame = self.frames[page]
        self._leave(frame)
        self._turn_to(page)
        shown = self._page(page)
        if frame.stale:
            frame.stale = False
            shown.reload()
        if record is not None:
            shown.open_record(record)
        self.workstation.remember("tab", page)
        self._page_keys()
        shown.focus_first()

    def notify(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say quietly below the page what was done."""
        frame = self.frame
        if undo is None:
            frame.note.show_note(text)
            return
        self.undo.push(UndoStep(text, undo))
        frame.note.show_note(text, self.undo.undo)

    def remember(
        self, text: str, undo: Callable[[], None], redo: Callable[[], None] | None = None
    ) -> None:
        """Put a step on the list that Ctrl+Z walks."""
        self.undo.push(UndoStep(text, undo, redo))

    def show_error(self, error: SalesDeskError) -> None:
        """Say above the page what went wrong."""
        self.frame.message.show_text(self.language.say(error.sentence))

    # what the window does

    @property
    def frame(self) -> PageFrame:
        """The frame of the page that is open."""
        frame = self.stack.currentWidget()
        assert isinstance(frame, PageFrame)
        return frame

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self.frame.page

    def speak(self, language: Language) -> None:
        """Build everything anew, in this language and the application's present look."""
        open_page = self.current_key
        records = {key: one.page.record() for key, one in self.frames.items() if one.page}
        self.language = language
        self.guard.language = language
        self.undo.forget()
        self._build()
        for key, record in records.items():
            if record is not None and key != open_page:
                self._page(key).open_record(record)
        self.go(open_page, records.get(open_page))

    @property
    def current_key(self) -> str:
        """The key of the page that is open."""
        return next((key for key, one in self.frames.items() if one is self.frame), "")

    def step_tab(self, by: int) -> None:
        """To the next or previous tab, around."""
        place = self._keys().index(self.current_key) + by
        self.go(self._keys()[place % len(self.entries)])

    def new_on(self, page: str) -> None:
        """Start something new on a page."""
        self.go(page)
        self._page(page).new()

    def new_anything(self) -> None:
        """Open the menu of everything that can be made."""
        self.header.new.showMenu()

    def find_anything(self) -> None:
        """Open Ctrl+K."""
        # Dialogs load when they are first asked for, not with the window.
        from salesdesk.ui.palette_dialog import PaletteDialog
        from salesdesk.ui.shell_search import RecordSearch

        commands = [*self._commands_here(), *window_commands(self)]
        records = RecordSearch(self.desk, self.tasks, self.language, self.entries, self.go)
        PaletteDialog(commands, records.find, self.language, self).open_over(self)

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        from salesdesk.ui.keys_dialog import KeysDialog

        KeysDialog(self._commands_here(), self.language, self).open()

    def on_page(self, verb: Callable[[Page], None]) -> None:
        """Let the open page do something."""
        if self.page is not None:
            verb(self.page)

    def choose_theme(self, choice: Choice) -> None:
        """Ask for another look."""
        self.workstation.remember("theme", choice)
        self.theme_wanted.emit(choice)

    def choose_language(self, code: Code) -> None:
        """Ask for another language."""
        self.workstation.remember("language", code)
        self.language_wanted.emit(code)

    def work_as(self, member: object) -> None:
        """Let somebody else sit down; everything is read again through their eyes."""
        assert isinstance(member, UUID)
        self.tasks.read(lambda: self.desk.team.work_as(member), self._sat_down)

    def quit(self) -> None:
        """Close the window, and with it the desk."""
        self.close()

    # inside

    def _build(self) -> None:
        for frame in self.frames.values():
            if frame.page is not None:
                frame.page.leave()
        self.header = Header(self.entries, self.language)
        self.stack = QStackedWidget()
        self.status = StatusLine(self.language)
        self.frames = {entry.key: PageFrame(self.language) for entry in self.entries}
        for frame in self.frames.values():
            self.stack.addWidget(frame)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self.header.tab_chosen.connect(self._tab_chosen)
        self.header.search_wanted.connect(self.find_anything)
        self.header.new_wanted.connect(self.new_on)
        self.status.member_chosen.connect(self.work_as)
        self._page_shortcuts: list[QShortcut] = []
        self._actions = build_menus(self, menus(self))
        self._name_undo()
        self._read_members()

    def _name_undo(self) -> None:
        for name, words in zip(("undo", "redo"), undo_words(self), strict=True):
            self._actions[name].setText(words)
        self._actions["undo"].setEnabled(bool(self.undo.next_undo))
        self._actions["redo"].setEnabled(bool(self.undo.next_redo))

    def _keys(self) -> list[str]:
        return [entry.key for entry in self.entries]

    def _entry(self, key: str) -> PageEntry:
        return next(entry for entry in self.entries if entry.key == key)

    def _page(self, key: str) -> Page:
        """The page, built when it is first needed."""
        frame = self.frames[key]
        if frame.page is None:
            frame.hold(self._entry(key).load()(self._context()))
        assert frame.page is not None
        return frame.page

    def _context(self) -> PageContext:
        return PageContext(
            desk=self.desk,
            language=self.language,
            tasks=self.tasks,
            workstation=self.workstation,
            navigate=self.go,
            notify=self.notify,
            remember=self.remember,
            show_error=self.show_error,
        )

    def _tab_chosen(self, place: int) -> None:
        key = self._keys()[place]
        if key != self.current_key or self.frames[key].page is None:
            self.go(key)

    def _first(self) -> str:
        last = self.workstation.text("tab")
        return last if last in self._keys() else self.entries[0].key

    def _turn_to(self, page: str) -> None:
        self.stack.setCurrentWidget(self.frames[page])
        with QSignalBlocker(self.header.tabs):
            self.header.tabs.setCurrentIndex(self._keys().index(page))

    def _leave(self, coming: PageFrame) -> None:
        if coming is not self.frame and self.page is not None:
            self.page.leave()

    def _commands_here(self) -> list[Command]:
        return self.page.commands() if self.page is not None else []

    def _page_keys(self) -> None:
        """The keys of the open page's own commands."""
        for old in self._page_shortcuts:
            old.setParent(None)
            old.deleteLater()
        self._page_shortcuts = []
        for command in self._commands_here():
            if command.shortcut:
                made = QShortcut(QKeySequence(command.shortcut), self.frame)
                made.activated.connect(command.run)
                self._page_shortcuts.append(made)

    def _topics_changed(self, topics: frozenset[str]) -> None:
        # Something went through: what was wrong before is no longer news.
        self.frame.message.hide()
        for frame in self.frames.values():
            if frame.page is None or not (frame.page.TOPICS & topics):
                continue
            if frame is self.frame:
                frame.page.reload()
            else:
                frame.stale = True

    def _saving(self, saving: bool) -> None:
        self.status.set_saving(saving=saving)

    def _read_members(self) -> None:
        self.tasks.read(self.desk.team.members, self._show_members, key="members")

    def _show_members(self, members: tuple[Member, ...]) -> None:
        people = [(one.id, one.name) for one in members]
        current = self.desk.member
        self.status.set_members(people, current.id if current else None)

    def _sat_down(self, member: Member) -> None:
        self.workstation.remember("member", str(member.id))
        self._read_members()
        for frame in self.frames.values():
            if frame.page is not None:
                frame.stale = frame is not self.frame
        self.on_page(lambda page: page.reload())
        self.setWindowTitle(self._title())

    def _title(self) -> str:
        shop = self.desk.settings.name
        return f"{shop} – SalesDesk" if shop else "SalesDesk"

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        for frame in self.frames.values():
            if frame.page is not None:
                frame.page.leave()
        self.workstation.remember("window", [self.width(), self.height()])
        self.tasks.close()
        super().closeEvent(event)
