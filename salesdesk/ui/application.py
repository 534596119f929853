"""Starting the window: fonts, theme, language, threads, and the desk inside."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication

from salesdesk import paths
from salesdesk.domain.team.roles import Role
from salesdesk.errors import SalesDeskError
from salesdesk.language import CODES, Language, language
from salesdesk.ui.garbage import GarbageCollector
from salesdesk.ui.guard import Guard
from salesdesk.ui.icons import icon
from salesdesk.ui.main_window import MainWindow
from salesdesk.ui.pages import PageEntry, built_pages
from salesdesk.ui.signals import StopSignals
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.theme import CHOICES, Choice, apply_theme, load_fonts, tokens
from salesdesk.ui.translator import DeskTranslator
from salesdesk.ui.workstation import Workstation

if TYPE_CHECKING:
    from salesdesk.desk import Desk


def run_window(desk: Desk, code: str = "") -> int:
    """Show the window on an open desk until it is closed; the exit code of the event loop.

    `code` is a language to start in; otherwise the one used last, or the shop's.
    """
    application = make_application()
    signals = StopSignals(application.quit)
    workstation = Workstation(paths.data_directory() / "workstation.json")
    if desk.is_new and not _welcome(application, desk, workstation, code):
        return 0
    session = Session(application, desk, workstation, code=code, begin=False)
    session.guard.install()
    session.window.show()
    application.processEvents()  # the window is seen before its first page loads
    session.window.begin()
    garbage = GarbageCollector(lambda: session.tasks.idle)
    # Asked to stop before it began, there is no window any more that would end the loop.
    code_of_loop = application.exec() if session.window.isVisible() else 0
    garbage.stop()
    signals.forget()
    session.guard.uninstall()
    return code_of_loop


def _welcome(application: QApplication, desk: Desk, workstation: Workstation, code: str) -> bool:
    """Ask what a new shop is; False where that was left. The language chosen is remembered."""
    from salesdesk.ui.first_run import FirstRun  # once in the life of a shop

    apply_theme(application, _theme(workstation.text("theme")))
    spoken = _language(code or workstation.text("language") or _system_language())
    guard = Guard(paths.log_file(), spoken)
    tasks = Tasks(guard.handle, guard.bug)
    asked = FirstRun(desk, tasks, spoken.code)
    guard.show = asked.show_error
    guard.install()
    opened = asked.exec() == FirstRun.DialogCode.Accepted
    tasks.close()
    guard.uninstall()
    if opened:
        workstation.remember("language", asked.code)
    return opened


def _system_language() -> str:
    """The computer's language where the desk speaks it, otherwise Vietnamese."""
    code = QLocale.system().name().partition("_")[0]
    return code if code in CODES else "vi"


def make_application() -> QApplication:
    """Qt's application object, with the bundled fonts."""
    # Qt's wheel has no plugin for fcitx; fcitx speaks ibus' language too.
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("SalesDesk")
    load_fonts()
    return application


class Session(QObject):
    """One window on one desk, with the look and language it has now.

    `code` and `theme` go before what the workstation remembers; with `inline` nothing runs on
    threads; with `begin` its first page opens at once; `entries` are the tabs, all that are built
    unless others are given.
    """

    def __init__(
        self,
        application: QApplication,
        desk: Desk,
        workstation: Workstation,
        *,
        code: str = "",
        theme: str = "",
        inline: bool = False,
        begin: bool = True,
        log_file: Path | None = None,
        entries: Sequence[PageEntry] = (),
    ) -> None:
        super().__init__()
        self._application, self._workstation = application, workstation
        spoken = _language(code or workstation.text("language") or desk.settings.language)
        self._translator = DeskTranslator(spoken)
        application.installTranslator(self._translator)
        apply_theme(application, _theme(theme or workstation.text("theme")))
        application.setWindowIcon(icon("handshake", "accent", 64))
        self.guard = Guard(log_file or paths.log_file(), spoken)
        self.tasks = Tasks(self.guard.handle, self.guard.bug, inline=inline)
        self._seat(desk)
        self.window = MainWindow(
            desk, spoken, self.tasks, workstation, self.guard, entries or built_pages()
        )
        if begin:
            self.window.begin()
        self.window.theme_wanted.connect(self.use_theme)
        self.window.language_wanted.connect(self.use_language)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    def use_theme(self, choice: str) -> None:
        """Another look, now."""
        apply_theme(self._application, _theme(choice))
        self.window.speak(self.window.language)

    def use_language(self, code: str) -> None:
        """Another language, now."""
        spoken = _language(code)
        self._application.removeTranslator(self._translator)
        self._translator = DeskTranslator(spoken)
        self._application.installTranslator(self._translator)
        self.window.speak(spoken)

    def close(self) -> None:
        """Close the window and take the words back out of Qt."""
        self.window.close()
        self.window.deleteLater()
        self.guard.uninstall()
        self._application.removeTranslator(self._translator)

    def _system_changed(self) -> None:
        """The system went from light to dark, and this desk follows it."""
        followed = _theme(self._workstation.text("theme")) == "system"
        scheme = self._application.styleHints().colorScheme()
        if followed and (scheme == Qt.ColorScheme.Dark) != (tokens().name == "dark"):
            self.use_theme("system")

    def _seat(self, desk: Desk) -> None:
        """Whoever worked here last sits down again; at the first start, somebody who sells."""
        members = desk.team.members()
        if desk.member is not None or not members:
            return
        last = self._workstation.text("member")
        known = {str(one.id): one for one in members}
        sellers = [one for one in members if Role.ACCOUNT_EXECUTIVE in one.roles]
        seat = known.get(last) or (sellers or list(members))[0]
        try:
            desk.team.work_as(seat.id)
        except SalesDeskError as error:
            self.guard.handle(error)


def _theme(name: str) -> Choice:
    return next((choice for choice in CHOICES if choice == name), "system")


def _language(code: str) -> Language:
    return language(code if code in CODES else "en")
