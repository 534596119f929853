"""A choice between two values of a field: long ones give way, the chosen one is bold."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.icons import pixmap
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import ElidedLabel, boxed, row

_INDICATOR = 26


class ValueRadio(QRadioButton):
    """A radio button as narrow as it must be; what does not fit ends in … and is in the tip."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self._whole = " ".join(value.split())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._fit)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(60, 26)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, _checked: bool = False) -> None:
        role = font("semibold" if self.isChecked() else "body")
        self.setFont(role)
        room = max(24, self.width() - _INDICATOR)
        shown = QFontMetrics(role).elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._whole if shown != self._whole else "")


def agreed(value: str) -> QWidget:
    """A value that both sides have, with a tick."""
    sign = QLabel()
    sign.setPixmap(pixmap("check", "ok", 16, sign.devicePixelRatioF()))
    layout = row(sign, ElidedLabel(" ".join(value.split())), spacing=8)
    layout.setStretch(1, 1)
    return boxed(layout)
