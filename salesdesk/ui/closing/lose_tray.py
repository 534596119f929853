"""Why a deal was lost, to whom and at which price: asked where it is lost."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QGridLayout

from salesdesk.domain.closing.states import LOST_REASON_NAMES, LostReason
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.ui.widgets.basics import boxed
from salesdesk.ui.widgets.fields import money_line, text_line
from salesdesk.ui.widgets.tray import Tray

_ACROSS = 2


class LoseTray(Tray):
    """Reasons as boxes to tick, the competitor and the competitor's price."""

    def __init__(self, deal_id: UUID, company: str, language: Language, currency: str) -> None:
        tr = language.tr
        super().__init__(
            tr("{company} is lost. Why?", company=company), tr("Mark lost"), language, "circle-x"
        )
        self.deal_id, self.company = deal_id, company
        self._boxes = {reason: QCheckBox(tr(LOST_REASON_NAMES[reason])) for reason in LostReason}
        self.add_row(boxed(self._grid()))
        self._competitor = text_line(tr("Competitor"))
        self._price = money_line(tr("Their price"), language, currency)
        self.add_row(
            self.field("competitor", tr("Competitor"), self._competitor),
            self.field("competitor_price", tr("Their price"), self._price),
            None,
            stretch=(2, 1, 1),
        )

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(_ACROSS, 1)
        for place, box in enumerate(self._boxes.values()):
            grid.addWidget(box, place // _ACROSS, place % _ACROSS)
        return grid

    def start_here(self) -> None:
        """Put the keyboard on the first reason."""
        next(iter(self._boxes.values())).setFocus()

    @property
    def reasons(self) -> tuple[LostReason, ...]:
        """The reasons that are ticked."""
        return tuple(reason for reason, box in self._boxes.items() if box.isChecked())

    def tick(self, reason: LostReason) -> None:
        """Tick a reason."""
        self._boxes[reason].setChecked(True)

    @property
    def competitor(self) -> str:
        """Who got it."""
        return str(self._competitor.value or "")

    @property
    def price(self) -> Money | None:
        """At which price."""
        value = self._price.value
        return value if isinstance(value, Money) else None
