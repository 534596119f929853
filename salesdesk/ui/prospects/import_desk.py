"""The import room as one of the Prospects page, and the list of what was taken in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.prospects.conditions import Filter
from salesdesk.ui.imports.place import ImportPlace, PastImports
from salesdesk.ui.page import Command
from salesdesk.ui.prospects.rooms import Room

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page import ProspectsPage


class ImportDesk(Room):
    """Opens and leaves the import room."""

    COVERS: ClassVar[bool] = True

    def __init__(self, page: ProspectsPage) -> None:
        super().__init__(page)
        self._prospects, self._room = page, page.importing
        self._room.opened.connect(self._show)
        self._room.closed.connect(page.back_to_list)
        self._room.list_wanted.connect(page.show_those)
        self._room.gone.connect(self._forget)

    @property
    @override
    def shown(self) -> QWidget:
        return self._room

    @property
    @override
    def whereabouts(self) -> object:
        return self._room.place

    @override
    def goes_to(self, place: object) -> bool:
        if not isinstance(place, ImportPlace | PastImports):
            return False
        self._room.open(place)
        return True

    @override
    def reload(self) -> None:
        self._room.reload()

    @override
    def take_keyboard(self) -> None:
        self._room.start()

    @override
    def submit(self) -> None:
        self._room.verbs.run()

    @override
    def commands(self) -> list[Command]:
        title = self._words.tr("Import a list of prospects…")
        return [Command(title, "upload", self._room.choose)]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return self._room.tour_stops()

    def _show(self) -> None:
        self._page.outer.setCurrentWidget(self._room)

    def _forget(self, those: Filter) -> None:
        if self._page.list.shown.wanted == those:
            self._page.list.show_filter(None)
