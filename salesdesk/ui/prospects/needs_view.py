"""The needs interview (stand-in while the parts are written)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal

from salesdesk.ui.page import PageContext
from salesdesk.ui.widgets.basics import Card


@dataclass(frozen=True, slots=True)
class NeedsPlace:
    """Which interview is open, of which account."""

    prospect_id: UUID
    assessment_id: UUID


class NeedsView(Card):
    closed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.place: NeedsPlace | None = None

    def open_interview(self, place: NeedsPlace) -> None:
        self.place = place

    def reload(self) -> None: ...

    def start(self) -> None: ...
