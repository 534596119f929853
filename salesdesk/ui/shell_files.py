"""Files that the window takes in and writes out: imports, the backup, the check of the shop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from salesdesk.sentence import Sentence
from salesdesk.text import file_name

if TYPE_CHECKING:
    from salesdesk.services.imports import ImportReport
    from salesdesk.ui.main_window import MainWindow
    from salesdesk.ui.tasks import Job


def import_prospects(window: MainWindow, path: Path | None = None) -> None:
    """Ask for a list of prospects, or take this one, and open it in the import workplace."""
    from salesdesk.ui.imports.place import ImportPlace  # loads with the first file
    from salesdesk.ui.imports.room import file_dialog

    if path is not None:
        window.go("prospects", ImportPlace(path))
        return
    dialog = file_dialog(window.language)
    dialog.setParent(window, dialog.windowFlags())
    dialog.fileSelected.connect(lambda file: window.go("prospects", ImportPlace(Path(file))))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_imports(window: MainWindow) -> None:
    """Open the list of past imports."""
    from salesdesk.ui.imports.place import PastImports  # loads when it is asked for

    window.go("prospects", PastImports())


def import_orders(window: MainWindow, path: Path | None = None) -> None:
    """Ask for a list of orders, or take this one, and show what is in it."""
    chosen = path or _ask(window, window.language.tr("Import a list of orders"))
    if chosen is not None:
        _show(window, chosen, window.desk.imports.orders)


def _show(window: MainWindow, path: Path, take_in: Callable[..., ImportReport]) -> None:
    from salesdesk.ui.imports.dialog import ImportDialog  # loads with the first file

    def run(job: Job, dry_run: bool) -> ImportReport:
        return take_in(path, dry_run=dry_run, progress=job.progress, cancelled=job.is_cancelled)

    ImportDialog(path, run, window.tasks, window.language, window).open()


def back_up(window: MainWindow) -> None:
    """Ask where to, copy the shop there, and say that the copy was checked."""
    words, desk = window.language, window.desk
    proposed = f"{file_name(desk.settings.name) or 'shop'}-{desk.context.today():%Y-%m-%d}.db"
    target, _filter = QFileDialog.getSaveFileName(
        window, words.tr("Back up the shop"), str(Path.home() / proposed), "*.db"
    )
    if target:
        window.tasks.read(
            lambda: desk.upkeep.backup(Path(target)),
            lambda path: window.notify(words.tr("Backed up and checked: {file}.", file=str(path))),
        )


def check_shop(window: MainWindow) -> None:
    """Check that the shop's file is whole and agrees, and say so."""

    def told(faults: tuple[Sentence, ...]) -> None:
        words = window.language
        if not faults:
            window.notify(words.tr("The shop is whole; everything agrees."))
        else:
            text = " ".join(words.say(fault) for fault in faults[:5])
            window.frame.message.show_text(text)

    window.tasks.read(window.desk.upkeep.check, told, key="check")


def _ask(window: MainWindow, caption: str) -> Path | None:
    kinds = window.language.tr("Tables (*.csv *.tsv *.txt *.gz);;All files (*)")
    chosen, _filter = QFileDialog.getOpenFileName(window, caption, str(Path.home()), kinds)
    return Path(chosen) if chosen else None
