"""The rooms of the Prospects tab: what may stand in the list's place, each asked the same way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from salesdesk.ui.page import Command

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page_parts import ProspectsParts


class Room(QObject):
    """One room; what a room does not have stays as it is here."""

    COVERS: ClassVar[bool] = False
    """Whether the record behind is left alone while this is open; it is read when it comes back."""

    def __init__(self, page: ProspectsParts) -> None:
        super().__init__(page)
        self._page, self._context, self._words = page, page.context, page.language

    @property
    def shown(self) -> QWidget | None:
        """What stands in the list's place while this is open; None before it is built."""
        return None

    @property
    def is_open(self) -> bool:
        """Whether the page shows this now."""
        return self.shown is not None and self._page.outer.currentWidget() is self.shown

    @property
    def whereabouts(self) -> object:
        """Where somebody is in it, to come back to; None is the record behind."""
        return None

    def goes_to(self, _place: object) -> bool:
        """Go to a place of this room; False where it is none of it."""
        return False

    def reload(self) -> None:
        """Read again what is shown."""

    def take_keyboard(self) -> None:
        """The keyboard starts here."""

    def submit(self) -> None:
        """What Ctrl+Return means here."""

    def print(self) -> None:
        """Print what is shown."""

    def commands(self) -> list[Command]:
        """What Ctrl+K offers, from anywhere on the page."""
        return []

    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        """The sights of it."""
        return []
