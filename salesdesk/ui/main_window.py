"""The window: menus, tabs, the page that is open, and the line below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.language import Code, Language
from salesdesk.ui.guard import Guard
from salesdesk.ui.imports.drops import FileDrops
from salesdesk.ui.page import Page, PageContext
from salesdesk.ui.page_stack import PageStack
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.shell_commands import menus, undo_words, window_commands
from salesdesk.ui.shell_files import import_prospects
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
        self.undo = UndoList()
        self.setWindowTitle(self._title())
        self.setMinimumSize(*SMALLEST)
        self.resize(*(workstation.sizes("window") or SIZE))
        guard.show = self.show_error
        tasks.changed.connect(self._topics_changed)
        tasks.saving.connect(self._saving)
        self.undo.changed.connect(self._name_undo)
        self._build()
        FileDrops(self, lambda path: import_prospects(self, path))
        self._turn_to(self._first())

    def begin(self) -> None:
        """Open the page that was open last; until then the window shows its frame."""
        self.go(self._first())

    # what pages are handed

    def go(self, page: str, record: object = None) -> None:
        """Open a page, and a record on it."""
        if page in self.stack.keys:
            self._turn_to(page)
            self.stack.open(page, record)
            self.workstation.remember("tab", page)

    def notify(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        redo: Callable[[], None] | None = None,
    ) -> None:
        """Say quietly below the page what was done."""
        frame = self.frame
        if undo is None:
            frame.note.show_note(text)
            return
        self.undo.push(UndoStep(text, undo, redo))
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
        return self.stack.frame

    @property
    def frames(self) -> dict[str, PageFrame]:
        """The frames of all pages by their keys."""
        return self.stack.frames

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self.frame.page

    def speak(self, language: Language) -> None:
        """Build everything anew, in this language and the application's present look."""
        open_page, records = self.current_key, self.stack.records()
        self.stack.leave()
        unfinished = self.stack.unfinished()
        self.language = language
        self.guard.language = language
        self.undo.forget()
        self._build()
        for key, what in unfinished.items():
            self.stack.page(key).take_up(what)
        for key, record in records.items():
            if record is not None and key != open_page:
                self.stack.page(key).open_record(record)
        self.go(open_page, records.get(open_page))

    @property
    def current_key(self) -> str:
        """The key of the page that is open."""
        return self.stack.current_key

    def step_tab(self, by: int) -> None:
        """To the next or previous tab, around."""
        keys = self.stack.keys
        if keys:
            self.go(keys[(keys.index(self.current_key) + by) % len(keys)])

    def new_on(self, page: str) -> None:
        """Start something new on a page."""
        self.go(page)
        self.stack.page(page).new()

    def new_anything(self) -> None:
        """Open the menu of everything that can be made."""
        self.header.new.showMenu()

    def find_anything(self) -> None:
        """Open Ctrl+K."""
        # Dialogs load when they are first asked for, not with the window.
        from salesdesk.ui.palette_dialog import PaletteDialog
        from salesdesk.ui.shell_search import RecordSearch

        commands = [*self.stack.commands, *window_commands(self)]
        records = RecordSearch(self.desk, self.tasks, self.language, self.entries, self.go)
        PaletteDialog(commands, records.find, self.language, self).open_over(self)

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        from salesdesk.ui.keys_dialog import KeysDialog

        KeysDialog(self.stack.commands, self.language, self).open()

    def on_page(self, verb: Callable[[Page], None]) -> None:
        """Let the open page do something with what it shows, what is being typed included."""
        self.stack.take_typed()
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
        self.stack.take_typed()
        # After what the one before has still to save: it is theirs.
        self.tasks.write(lambda: self.desk.team.work_as(member), self._sat_down)

    def quit(self) -> None:
        """Close the window, and with it the desk."""
        self.close()

    # inside

    def _build(self) -> None:
        self.header = Header(self.entries, self.language)
        self.stack = PageStack(self.entries, self.language, self._context)
        self.status = StatusLine(self.language)
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
        self._actions = build_menus(self, menus(self))
        self._name_undo()
        self._read_members()

    def _name_undo(self) -> None:
        for name, words in zip(("undo", "redo"), undo_words(self), strict=True):
            self._actions[name].setText(words)
        self._actions["undo"].setEnabled(bool(self.undo.next_undo))
        self._actions["redo"].setEnabled(bool(self.undo.next_redo))

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
        key = self.stack.keys[place]
        if key != self.current_key or self.frames[key].page is None:
            self.go(key)

    def _first(self) -> str:
        last, keys = self.workstation.text("tab"), self.stack.keys
        return last if last in keys else next(iter(keys), "")

    def _turn_to(self, page: str) -> None:
        if page in self.stack.keys:
            self.stack.turn_to(page)
            with QSignalBlocker(self.header.tabs):
                self.header.tabs.setCurrentIndex(self.stack.keys.index(page))

    def _topics_changed(self, topics: frozenset[str]) -> None:
        self.stack.changed(topics)

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
        self.undo.forget()
        self.stack.read_again()
        self.setWindowTitle(self._title())

    def _title(self) -> str:
        shop = self.desk.settings.name
        return f"{shop} – SalesDesk" if shop else "SalesDesk"

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.stack.leave()
        self.workstation.remember("window", [self.width(), self.height()])
        self.tasks.close()
        super().closeEvent(event)
