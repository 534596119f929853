"""One of the values of a field: the arrows left and right choose, up and down change the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from salesdesk.domain.prospects.merging import Which
from salesdesk.ui.imports.value_radio import ValueRadio

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class FieldRadio(ValueRadio):
    """`stepped` carries how far right and down the keyboard wants to go."""

    stepped = Signal(int, int)

    def __init__(self, value: str, which: Which) -> None:
        super().__init__(value)
        self.which = which

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(*step)
