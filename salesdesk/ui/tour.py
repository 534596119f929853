"""The tour: a picture of every screen, in both languages and themes, without anybody watching."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from salesdesk.errors import FileRefused
from salesdesk.sentence import sentence
from salesdesk.ui.application import Session, make_application
from salesdesk.ui.page import Page
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.widgets.pdf_preview import QUIET_MILLISECONDS, PdfPreview
from salesdesk.ui.workstation import Workstation

if TYPE_CHECKING:
    from salesdesk.desk import Desk

SIZE = (1366, 768)


def take_tour(
    desk: Desk,
    folder: Path,
    *,
    themes: Sequence[str] = ("light", "dark"),
    languages: Sequence[str] = ("en", "vi"),
    size: tuple[int, int] = SIZE,
    entries: Sequence[PageEntry] = (),
) -> list[Path]:
    """Write a PNG of each screen into a folder: "prospects-vi-dark.png"; gives their paths.

    `entries` are the tabs to visit, all that are built unless others are given.

    Raises FileRefused where a picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    before = qInstallMessageHandler(_without_platform_chatter)
    application = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    for theme in themes:
        for code in languages:
            session = Session(
                application, desk, Workstation(), code=code, theme=theme, inline=True,
                log_file=folder / "tour.log", entries=entries,
            )  # fmt: skip
            session.window.resize(*size)
            session.window.show()
            taken += [
                _picture(session, folder / f"{sight}-{code}-{theme}.png")
                for sight in _sights(session)
            ]
            session.close()
    qInstallMessageHandler(before)
    return taken


def _without_platform_chatter(
    _kind: QtMsgType, _where: QMessageLogContext, text: str | None
) -> None:
    """What the off-screen platform says at every window is no news; all else is."""
    if text and "This plugin does not support" not in text:
        print(text, file=sys.stderr)


def _sights(session: Session) -> Iterator[str]:
    """Go from screen to screen; gives the name of the one that stands there now."""
    for entry in session.window.entries:
        session.window.go(entry.key)
        page = session.window.page
        assert page is not None
        _settle(page)
        yield entry.key
        for name, go_there in page.tour_stops():
            go_there()
            _settle(page)
            yield f"{entry.key}-{name}"


def _settle(page: Page) -> None:
    """Let the page finish: layouts at once, a preview after its pause."""
    QApplication.processEvents()
    if any(one.isVisible() for one in page.findChildren(PdfPreview)):
        loop = QEventLoop()
        QTimer.singleShot(QUIET_MILLISECONDS + 100, loop.quit)
        loop.exec()
    QApplication.processEvents()


def _picture(session: Session, path: Path) -> Path:
    if not session.window.grab().save(str(path)):
        raise FileRefused(sentence("The picture {path} could not be written.", path=str(path)))
    return path
