"""A list dropped anywhere on the window is taken to the import workplace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FileDrops(QObject):
    """Listens to a window; `take` gets the path of a list that is dropped on it.

    What parts of the window take themselves, such as a picture dropped on a product, never comes
    here. Of several files the first list is taken: they are imported one by one.
    """

    def __init__(self, window: QWidget, take: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if _lists(event.mimeData()):
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            for path in _lists(event.mimeData())[:1]:
                event.acceptProposedAction()
                self._take(path)
            return True
        return super().eventFilter(watched, event)


def _lists(dropped: QMimeData) -> list[Path]:
    from salesdesk.ui.imports.place import is_list  # loads with the first file

    files = [Path(one.toLocalFile()) for one in dropped.urls() if one.isLocalFile()]
    return [one for one in files if is_list(one.name)]
