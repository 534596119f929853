"""A name with its chip right behind it; the name gives way where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.widgets.basics import ElidedLabel, row
from salesdesk.ui.widgets.chips import Chip

_GAP = 10


class TitleRow(QWidget):
    """The head of a record."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", "title")
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chip = Chip()
        layout = row(self._name, self._chip, None, spacing=_GAP)
        layout.setAlignment(self._chip, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)

    def show_title(self, name: str, chip: str, tone: str, icon: str = "") -> None:
        """Show a name and its chip."""
        self._chip.show_state(chip, tone, icon)
        self._name.set_text(name)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._name.fontMetrics().horizontalAdvance(self._name.whole) + 2
        room = self.width() - self._chip.sizeHint().width() - _GAP
        self._name.setFixedWidth(max(40, min(wanted, room)))
