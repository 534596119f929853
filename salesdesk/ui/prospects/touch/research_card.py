"""Research on the record: links into the web, and files that are kept with the account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.services.prospects import FileDetail, LinkDetail, Touch
from salesdesk.ui.prospects.touch.stream_rows import Line, Verb, stream_row
from salesdesk.ui.steps.words import relative_day
from salesdesk.ui.widgets.basics import clear, column, head, icon_button, row, small

_KILO = 1024


class ResearchCard(QWidget):
    """`link_opened`, `link_changed`, `link_removed` carry a LinkDetail, the others a FileDetail."""

    link_wanted = Signal()
    file_wanted = Signal()
    link_opened = Signal(object)
    link_changed = Signal(object)
    link_removed = Signal(object)
    file_opened = Signal(object)
    file_saved = Signal(object)
    file_noted = Signal(object)
    file_removed = Signal(object)

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self._words, self._today = language, today
        link = icon_button("link", language.tr("Add a link"), self.link_wanted.emit)
        file = icon_button("upload", language.tr("Keep a file here"), self.file_wanted.emit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._hint = small(
            language.tr("Keep links here, and files: drop them on this account."), wrap=True
        )
        heading = row(head(language.tr("Research")), None, link, file, spacing=0)
        self.setLayout(column(heading, self._hint, self._rows, spacing=2))

    def show_touch(self, touch: Touch) -> None:
        """Show what is kept."""
        clear(self._rows)
        for link in touch.links:
            self._rows.addWidget(stream_row(self._link(link), self._words))
        for file in touch.files:
            self._rows.addWidget(stream_row(self._file(file), self._words))
        self._hint.setVisible(not touch.links and not touch.files)

    def _link(self, link: LinkDetail) -> Line:
        words = self._words
        verbs = (
            Verb("pencil", words.tr("Change…"), partial(self.link_changed.emit, link)),
            Verb("trash-2", words.tr("Delete"), partial(self.link_removed.emit, link)),
        )
        site = link.site if link.site != link.title else ""
        detail = self._detail(link.note, site, link.day)
        return Line("link", "info", link.title, detail, partial(self.link_opened.emit, link), verbs)

    def _file(self, file: FileDetail) -> Line:
        words = self._words
        verbs = (
            Verb("save", words.tr("Save a copy…"), partial(self.file_saved.emit, file)),
            Verb("pencil", words.tr("Say what it is…"), partial(self.file_noted.emit, file)),
            Verb("trash-2", words.tr("Delete"), partial(self.file_removed.emit, file)),
        )
        detail = self._detail(file.note, size_words(words, file.size), file.day)
        opens = partial(self.file_opened.emit, file)
        return Line("file-text", "grey", file.name, detail, opens, verbs)

    def _detail(self, *parts: str | date) -> str:
        words = self._words
        said: Sequence[str] = [
            one if isinstance(one, str) else relative_day(words, one, self._today) for one in parts
        ]
        return " · ".join(one for one in said if one)


def size_words(words: Language, size: int) -> str:
    """A size in bytes as people say it."""
    if size >= _KILO * _KILO:
        return words.tr("{count} MB", count=round(size / _KILO / _KILO))
    return words.tr("{count} KB", count=max(1, round(size / _KILO)))
