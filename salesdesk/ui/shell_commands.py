"""What the window itself can do, as menus and as lines of Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from salesdesk.language import Code
from salesdesk.sentence import mark
from salesdesk.ui import shell_files as files
from salesdesk.ui.page import Command
from salesdesk.ui.shell_menus import MenuLine
from salesdesk.ui.theme import Choice

if TYPE_CHECKING:
    from salesdesk.ui.main_window import MainWindow

THEMES: tuple[tuple[Choice, str], ...] = (
    ("light", mark("Light")),
    ("dark", mark("Dark")),
    ("system", mark("As the system")),
)
LANGUAGES: tuple[tuple[Code, str], ...] = (("en", "English"), ("vi", "Tiếng Việt"))


def menus(window: MainWindow) -> Sequence[tuple[str, Sequence[MenuLine]]]:
    """The menu bar, in the window's language."""
    tr = window.language.tr
    return (
        (tr("&File"), _file(window)),
        (tr("&Edit"), _edit(window)),
        (tr("&View"), _view(window)),
        (tr("&Go"), _go(window)),
        (tr("&Help"), _help(window)),
    )


def window_commands(window: MainWindow) -> list[Command]:
    """What Ctrl+K offers on every page."""
    tr = window.language.tr
    found = [
        Command(tr("Open {tab}", tab=tr(one.title)), one.icon, _opener(window, one.key))
        for one in window.entries
    ]
    found += [
        Command(tr(one.new), "plus", _maker(window, one.key)) for one in window.entries if one.new
    ]
    found += [
        Command(tr("Theme: {name}", name=tr(name)), "moon", _themer(window, choice))
        for choice, name in THEMES
    ]
    found += [
        Command(
            tr("Language: {name}", name=name),
            "languages",
            _speaker(window, code),
        )
        for code, name in LANGUAGES
    ]
    found += [
        Command(tr("Import prospects…"), "upload", lambda: files.import_prospects(window)),
        Command(tr("Imports…"), "history", lambda: files.show_imports(window)),
        Command(tr("Import orders…"), "upload", lambda: files.import_orders(window)),
        Command(tr("Back up…"), "save", lambda: files.back_up(window)),
        Command(tr("Check the shop"), "circle-check", lambda: files.check_shop(window)),
        Command(tr("All keys"), "keyboard", window.show_keys, "F1"),
        Command(tr("Open the log"), "file-text", window.guard.open_log),
    ]
    return found


def _file(window: MainWindow) -> list[MenuLine]:
    tr = window.language.tr
    return [
        MenuLine(
            tr("New here"), lambda: window.on_page(lambda page: page.new()), "plus", ["Ctrl+N"]
        ),
        MenuLine(tr("New anything…"), window.new_anything, "", ["Ctrl+Shift+N"]),
        MenuLine(),
        MenuLine(
            tr("Print…"),
            lambda: window.on_page(lambda page: page.print_record()),
            "printer",
            ["Ctrl+P"],
        ),
        MenuLine(
            tr("Present full screen"),
            lambda: window.on_page(lambda page: page.present()),
            "presentation",
            ["F5"],
        ),
        MenuLine(),
        MenuLine(tr("Import prospects…"), lambda: files.import_prospects(window), "upload"),
        MenuLine(tr("Imports…"), lambda: files.show_imports(window), "history"),
        MenuLine(tr("Import orders…"), lambda: files.import_orders(window), "upload"),
        MenuLine(tr("Back up…"), lambda: files.back_up(window), "save"),
        MenuLine(tr("Check the shop"), lambda: files.check_shop(window), "circle-check"),
        MenuLine(),
        MenuLine(tr("Quit"), window.quit, "", ["Ctrl+Q"]),
    ]


def _edit(window: MainWindow) -> list[MenuLine]:
    tr, undo = window.language.tr, window.undo
    back, again = undo_words(window)
    return [
        MenuLine(back, undo.undo, "undo-2", ["Ctrl+Z"], name="undo"),
        MenuLine(again, undo.redo, "redo-2", ["Ctrl+Shift+Z", "Ctrl+Y"], name="redo"),
        MenuLine(),
        MenuLine(
            tr("Filter this list"),
            lambda: window.on_page(lambda page: page.focus_filter()),
            "list-filter",
            ["Ctrl+F", "Ctrl+E"],
        ),
        MenuLine(tr("Find or do anything…"), window.find_anything, "search", ["Ctrl+K"]),
    ]


def undo_words(window: MainWindow) -> tuple[str, str]:
    """What Undo and Redo are called now: with the step they are about."""
    tr, undo = window.language.tr, window.undo
    return (
        tr("Undo: {step}", step=undo.next_undo) if undo.next_undo else tr("Undo"),
        tr("Redo: {step}", step=undo.next_redo) if undo.next_redo else tr("Redo"),
    )


def _view(window: MainWindow) -> list[MenuLine]:
    tr = window.language.tr
    theme = window.workstation.text("theme", "system")
    themes = [
        MenuLine(tr(name), _themer(window, choice), chosen=choice == theme)
        for choice, name in THEMES
    ]
    languages = [
        MenuLine(
            name,
            _speaker(window, code),
            chosen=code == window.language.code,
        )
        for code, name in LANGUAGES
    ]
    return [
        MenuLine(tr("Theme"), icon="moon", lines=themes),
        MenuLine(tr("Language"), icon="languages", lines=languages),
        MenuLine(),
        MenuLine(tr("Full screen"), lambda: _full_screen(window), "", ["F11"]),
        MenuLine(
            tr("Read again"),
            lambda: window.on_page(lambda page: page.reload()),
            "refresh-cw",
            ["Ctrl+R"],
        ),
    ]


def _go(window: MainWindow) -> list[MenuLine]:
    tr = window.language.tr
    tabs = [
        MenuLine(tr(one.title), _opener(window, one.key), one.icon, [f"Ctrl+{place}"])
        for place, one in enumerate(window.entries, 1)
    ]
    return [
        *tabs,
        MenuLine(),
        MenuLine(tr("Next tab"), lambda: window.step_tab(1), "", ["Ctrl+Tab"]),
        MenuLine(tr("Previous tab"), lambda: window.step_tab(-1), "", ["Ctrl+Shift+Tab"]),
        MenuLine(
            tr("Next record"),
            lambda: window.on_page(lambda page: page.step_record(1)),
            "",
            ["Ctrl+Down"],
        ),
        MenuLine(
            tr("Previous record"),
            lambda: window.on_page(lambda page: page.step_record(-1)),
            "",
            ["Ctrl+Up"],
        ),
    ]


def _help(window: MainWindow) -> list[MenuLine]:
    tr = window.language.tr
    return [
        MenuLine(tr("All keys"), window.show_keys, "keyboard", ["F1", "Ctrl+/"]),
        MenuLine(tr("Open the log"), window.guard.open_log, "file-text"),
        MenuLine(),
        MenuLine(tr("About SalesDesk"), lambda: _about(window), "info"),
    ]


def _opener(window: MainWindow, key: str) -> Callable[[], None]:
    return lambda: window.go(key)


def _maker(window: MainWindow, key: str) -> Callable[[], None]:
    return lambda: window.new_on(key)


def _themer(window: MainWindow, choice: Choice) -> Callable[[], None]:
    return lambda: window.choose_theme(choice)


def _speaker(window: MainWindow, code: Code) -> Callable[[], None]:
    return lambda: window.choose_language(code)


def _full_screen(window: MainWindow) -> None:
    if window.windowState() & Qt.WindowState.WindowFullScreen:
        window.showNormal()
    else:
        window.showFullScreen()


def _about(window: MainWindow) -> None:
    from PySide6.QtWidgets import QMessageBox  # made by Qt when it is named, not for the start

    tr = window.language.tr
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("About SalesDesk"))
    box.setText("SalesDesk")
    box.setInformativeText(
        tr("From first contact to loyal customer. The shop's file: {path}", path=window.desk.path)
    )
    box.open()
