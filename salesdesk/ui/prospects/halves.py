"""Details and timeline side by side; in a narrow window one of them at a time."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.widgets.choices import SegmentedControl

_NARROW = 660
_GAP = 16


class Halves(QWidget):
    """The switch above them is only there where both have no room."""

    def __init__(self, left: QWidget, right: QWidget, language: Language) -> None:
        super().__init__()
        self._halves = {"details": left, "timeline": right}
        words = (("details", language.tr("Details")), ("timeline", language.tr("Timeline")))
        self.switch = SegmentedControl(language.tr("What is shown"), words)
        self.switch.saved.connect(self._arrange)
        sides = QHBoxLayout()
        sides.setSpacing(_GAP)
        for half in (left, right):
            sides.addWidget(half, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.switch)
        layout.addLayout(sides, 1)
        self.switch.hide()

    def bring(self, name: str) -> None:
        """Bring "details" or "timeline" into sight."""
        self.switch.set_value(name)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW
        self.switch.setVisible(narrow)
        for name, half in self._halves.items():
            half.setVisible(not narrow or name == self.switch.value)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < _NARROW) is self.switch.isHidden():
            self._arrange()
