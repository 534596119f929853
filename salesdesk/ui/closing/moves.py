"""Deals moved between the stages, lost and opened again; each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from salesdesk.domain.closing.states import STAGE_NAMES, LostReason, Stage
from salesdesk.errors import SalesDeskError
from salesdesk.money import Money
from salesdesk.services.context import Done
from salesdesk.ui.closing.lose_tray import LoseTray
from salesdesk.ui.page import PageContext

Write = Callable[[], Done[UUID]]


class Movable(Protocol):
    """What a card of the board and the page of a deal both know about it."""

    @property
    def id(self) -> UUID: ...
    @property
    def company(self) -> str: ...
    @property
    def stage(self) -> Stage: ...
    @property
    def lost_reasons(self) -> tuple[LostReason, ...]: ...
    @property
    def competitor(self) -> str: ...
    @property
    def competitor_price(self) -> Money | None: ...


class Moves(QObject):
    """Moves deals. Errors go to `failed`, which shows them where the deal stands."""

    def __init__(
        self, context: PageContext, failed: Callable[[SalesDeskError], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._failed = context, failed
        self._words, self._service = context.language, context.desk.closing

    def move(self, deal: Movable, stage: Stage) -> None:
        """Move a deal to an open stage, or put it on hold."""
        text = self._words.tr(
            "{company}: {stage}", company=deal.company, stage=self._words.tr(STAGE_NAMES[stage])
        )
        self._write(self._mover(deal.id, stage), text, self._way_back(deal))

    def lose(self, deal: Movable, tray: LoseTray) -> None:
        """Lose a deal for the reasons that the tray holds."""
        reasons, competitor, price = tray.reasons, tray.competitor, tray.price
        text = self._words.tr("{company} is lost.", company=deal.company)
        verb = self._loser(deal.id, reasons, competitor, price)
        self._write(verb, text, self._way_back(deal), tray.show_error)

    def _way_back(self, deal: Movable) -> Write:
        if deal.stage is Stage.LOST:
            price = deal.competitor_price
            return self._loser(deal.id, deal.lost_reasons, deal.competitor, price)
        return self._mover(deal.id, deal.stage)

    def _mover(self, deal_id: UUID, stage: Stage) -> Write:
        service = self._service
        return lambda: service.move(deal_id, stage)

    def _loser(
        self, deal_id: UUID, reasons: tuple[LostReason, ...], who: str, price: Money | None
    ) -> Write:
        service = self._service
        return lambda: service.lose(deal_id, reasons, who, price)

    def _write(
        self,
        verb: Write,
        text: str,
        back: Write,
        failed: Callable[[SalesDeskError], None] | None = None,
    ) -> None:
        tasks, notify = self._context.tasks, self._context.notify

        def undo() -> None:
            tasks.write(back, _shown, self._failed)

        def done(_done: Done[UUID]) -> None:
            notify(text, undo)

        tasks.write(verb, done, failed or self._failed)


def _shown(_done: object) -> None:
    """The page reads again by itself."""
