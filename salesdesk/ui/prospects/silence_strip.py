"""The strip that stands where the calls would: why an account must not be contacted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.theme import backdrop
from salesdesk.ui.widgets.basics import ElidedLabel, button, row


class SilenceStrip(QWidget):
    """`lifting_wanted` asks to contact the account again."""

    lifting_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.text = ElidedLabel("", "body", "bad")
        lift = button(language.tr("Contact again…"), on=self.lifting_wanted.emit)
        layout = row(self.text, lift, spacing=10)
        layout.setContentsMargins(40, 4, 8, 4)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    def show_silence(self, text: str) -> None:
        """Say why, by whom and since when; nothing hides the strip."""
        self.text.set_text(text)
        self.setVisible(bool(text))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(backdrop("bad"))
        painter.setBrush(backdrop("bad"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_icon(painter, "lock", "bad", 13, (self.height() - 18) / 2, 18)
