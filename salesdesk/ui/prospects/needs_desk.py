"""The needs interview as a room of the Prospects page: begun, gone on with, and left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.services.context import Done
from salesdesk.ui.prospects.needs_view import NeedsPlace
from salesdesk.ui.prospects.rooms import Room

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page import ProspectsPage

_TOURED = 100


class NeedsDesk(Room):
    """Opens and leaves the interview of the account that is open."""

    COVERS: ClassVar[bool] = True

    def __init__(self, page: ProspectsPage) -> None:
        super().__init__(page)
        self._prospects, self._view = page, page.needs
        self._service = page.context.desk.prospects.needs
        self._view.closed.connect(page.back_to_list)
        self._view.call_ended.connect(self._end_call)
        page.view.needs_wanted.connect(self.start)
        page.view.links.interview_wanted.connect(self._open)

    @property
    @override
    def shown(self) -> QWidget:
        return self._view

    @property
    @override
    def whereabouts(self) -> object:
        return self._view.place

    @override
    def goes_to(self, place: object) -> bool:
        if not isinstance(place, NeedsPlace):
            return False
        self._prospects.show_account(place.prospect_id)
        self._open(place.assessment_id)
        return True

    @override
    def reload(self) -> None:
        self._view.reload()

    @override
    def take_keyboard(self) -> None:
        self._view.start()

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        return [("needs", self._tour)]

    def start(self) -> None:
        """Go on with the newest interview of the open account, or begin the first."""
        key, service = self._prospects.open_account, self._service
        if key is not None:
            self._context.tasks.read(lambda: service.latest(key), partial(self._found, key))

    def _found(self, account: UUID, assessment_id: UUID | None) -> None:
        service = self._service
        if assessment_id is not None:
            self._open(assessment_id)
        else:
            self._context.tasks.write(lambda: service.begin(account), self._begun)

    def _begun(self, done: Done[UUID]) -> None:
        self._open(done.value)

    def _open(self, assessment_id: object) -> None:
        account = self._prospects.open_account
        if isinstance(assessment_id, UUID) and account is not None:
            self._page.outer.setCurrentWidget(self._view)
            self._view.open_interview(NeedsPlace(account, assessment_id))
            self._view.start()

    def _end_call(self) -> None:
        self._prospects.back_to_list()
        self._page.log.call()

    def _tour(self) -> None:
        """The first interview there is: a tour writes nothing."""
        self._prospects.back_to_record()
        service = self._context.desk.prospects
        for row in service.rows(service.listing().ids[:_TOURED]):
            if (interview := self._service.latest(row.id)) is not None:
                self.goes_to(NeedsPlace(row.id, interview))
                return
