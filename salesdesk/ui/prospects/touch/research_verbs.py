"""Keeping links and files with the open account: added, dropped on it, changed, taken out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from salesdesk.errors import FileRefused, SalesDeskError
from salesdesk.sentence import sentence
from salesdesk.services.context import Done
from salesdesk.services.prospects import FileDetail, LinkDetail, NewLink, RemovedLink
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.record_view import RecordView
from salesdesk.ui.prospects.touch.forms import FileTray, LinkTray
from salesdesk.ui.prospects.touch.opening import open_address
from salesdesk.ui.prospects.touch.touch_verbs import TouchVerbs
from salesdesk.ui.prospects.verbs import Verbs


class ResearchVerbs(Verbs):
    """What the research card asks for."""

    def __init__(self, context: PageContext, view: RecordView, touch: TouchVerbs) -> None:
        super().__init__(context, view)
        self._touch = touch
        card = view.links.research
        card.link_wanted.connect(self.add_link)
        card.file_wanted.connect(self.choose_file)
        card.link_opened.connect(self._open_link)
        card.link_changed.connect(self._change_link)
        card.link_removed.connect(self._remove_link)
        card.file_opened.connect(self._open_file)
        card.file_saved.connect(self._save_file)
        card.file_noted.connect(self._note_file)
        card.file_removed.connect(self._remove_file)
        view.setAcceptDrops(True)
        view.installEventFilter(self)

    # a file that is dropped on the record

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files dropped on the open account are kept with it."""
        if watched is self.view and self.view.record is not None:
            if isinstance(event, QDragEnterEvent):
                return _takes(event)
            if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
                event.acceptProposedAction()
                for one in event.mimeData().urls():
                    if one.isLocalFile():
                        self.attach(Path(one.toLocalFile()))
                return True
        return False

    def choose_file(self) -> None:
        """Ask for files, and keep them."""
        chosen, _filter = QFileDialog.getOpenFileNames(
            self.view, self.words.tr("Keep a file here"), str(Path.home())
        )
        for one in chosen:
            self.attach(Path(one))

    def attach(self, path: Path) -> None:
        """Keep a file."""
        key = self.record.id
        self.write(lambda: self.service.attach_file(key, path), self._attached)

    def _attached(self, done: Done[UUID]) -> None:
        undo = partial(self.service.remove_file, done.value)
        self.undoable(self.words.tr("The file is kept."), undo)

    # links

    def add_link(self) -> None:
        """Ask for a link."""
        self._open_link_tray(LinkTray(self.words))

    def _change_link(self, link: object) -> None:
        assert isinstance(link, LinkDetail)
        self._open_link_tray(LinkTray(self.words, link))

    def _open_link_tray(self, tray: LinkTray) -> None:
        tray.submitted.connect(self._link_submitted)
        self.view.open_tray(tray, "url")

    def _link_submitted(self) -> None:
        tray, account = self.view.tray, self.record.id
        assert isinstance(tray, LinkTray)
        new, link = tray.new, tray.link
        if link is None:
            self.write(
                lambda: self.service.add_link(account, new), self._link_added, tray.show_error
            )
        else:
            self.write(
                lambda: self.service.change_link(link.id, new),
                partial(self._link_changed, link.id),
                tray.show_error,
            )

    def _link_added(self, done: Done[UUID]) -> None:
        self.view.close_tray()
        undo = partial(self.service.remove_link, done.value)
        self.undoable(self.words.tr("The link is kept."), undo)

    def _link_changed(self, key: UUID, done: Done[NewLink]) -> None:
        self.view.close_tray()
        undo = partial(self.service.change_link, key, done.value)
        self.undoable(self.words.tr("The link was changed."), undo)

    def _remove_link(self, link: object) -> None:
        assert isinstance(link, LinkDetail)
        self.write(lambda: self.service.remove_link(link.id), self._link_removed)

    def _link_removed(self, done: Done[RemovedLink]) -> None:
        undo = partial(self.service.put_back_link, done.value)
        self.undoable(self.words.tr("Deleted: {name}", name=done.value.title), undo)

    def _open_link(self, link: object) -> None:
        assert isinstance(link, LinkDetail)
        try:
            open_address(link.url)
        except SalesDeskError as error:
            self.context.show_error(error)

    # files

    def _open_file(self, file: object) -> None:
        assert isinstance(file, FileDetail)
        self._touch.open_file(file.id)

    def _save_file(self, file: object) -> None:
        assert isinstance(file, FileDetail)
        target, _filter = QFileDialog.getSaveFileName(
            self.view, self.words.tr("Save a copy…"), str(Path.home() / file.name)
        )
        if target:
            service = self.service
            self.context.tasks.read(
                lambda: service.file_content(file.id), partial(self._save_copy, Path(target))
            )

    def _save_copy(self, target: Path, copy: tuple[str, bytes]) -> None:
        try:
            target.write_bytes(copy[1])
        except OSError as error:
            why = (error.strerror or "").lower()
            self.context.show_error(
                FileRefused(sentence("{file} cannot be written: {why}.", file=target.name, why=why))
            )
            return
        self.context.notify(self.words.tr("Saved as {file}.", file=str(target)))

    def _note_file(self, file: object) -> None:
        assert isinstance(file, FileDetail)
        tray = FileTray(file, self.words)
        tray.submitted.connect(self._file_noted)
        self.view.open_tray(tray, "note")

    def _file_noted(self) -> None:
        tray = self.view.tray
        assert isinstance(tray, FileTray)
        key, note = tray.file.id, tray.note
        self.write(
            lambda: self.service.note_file(key, note), partial(self._noted, key), tray.show_error
        )

    def _noted(self, key: UUID, done: Done[str]) -> None:
        self.view.close_tray()
        undo = partial(self.service.note_file, key, done.value)
        self.undoable(self.words.tr("Saved."), undo)

    def _remove_file(self, file: object) -> None:
        assert isinstance(file, FileDetail)
        undo = partial(self.service.put_back_file, file.id)
        text = self.words.tr("Deleted: {name}", name=file.name)
        self.write(
            lambda: self.service.remove_file(file.id), lambda _done: self.undoable(text, undo)
        )


def _takes(event: QDragEnterEvent) -> bool:
    if any(one.isLocalFile() for one in event.mimeData().urls()):
        event.acceptProposedAction()
        return True
    return False
