"""A proposal shown to the client: its pages, full screen, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.icons import icon
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.basics import label
from salesdesk.ui.widgets.pdf_preview import PagePicture, draw_page

_TURNS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Backspace: -1,
}
_TOUCH = 48
_A4 = 297 / 210


class _Paper(QWidget):
    """The page in the middle of its ground."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QPixmap()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("window"))
        if self.picture.isNull():
            return
        size = self.picture.deviceIndependentSize().toSize()
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.fillRect(left - 1, top - 1, size.width() + 2, size.height() + 2, colour("line"))
        painter.drawPixmap(left, top, self.picture)


class Presentation(QWidget):
    """Pages of a PDF, one at a time; arrow and page keys turn them, Esc ends it."""

    def __init__(self, pdf: bytes, title: str, tasks: Tasks, language: Language) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._pdf, self._tasks, self._language = pdf, tasks, language
        self.page, self.count = 0, 1
        self._paper = _Paper()
        self._build()

    def _build(self) -> None:
        tr = self._language.tr
        self._back = self._big("chevron-left", tr("Page before"))
        self._on = self._big("chevron-right", tr("Page after"))
        self._end = self._big("x", tr("End"))
        self._place = label("", "head", "muted")
        self._back.clicked.connect(self._turn_back)
        self._on.clicked.connect(self._turn_on)
        self._end.clicked.connect(self.close)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(16)
        bar.addStretch(1)
        for widget in (self._back, self._place, self._on):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._paper, 1)
        layout.addLayout(bar)

    def _big(self, sign: str, name: str) -> QPushButton:
        made = QPushButton(icon(sign, "text", 24), "")
        made.setIconSize(QSize(24, 24))
        made.setProperty("touch", True)
        made.setFixedSize(_TOUCH + 16, _TOUCH)
        made.setAccessibleName(name)
        made.setToolTip(name)
        # The keys belong to the pages, not to the buttons.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def turn(self, by: int) -> None:
        """To another page."""
        wanted = max(0, min(self.count - 1, self.page + by))
        if wanted != self.page:
            self.page = wanted
            self._draw()

    def _turn_back(self) -> None:
        self.turn(-1)

    def _turn_on(self) -> None:
        self.turn(1)

    def _draw(self) -> None:
        pdf, page, width = self._pdf, self.page, self._pixels()
        self._tasks.draw(lambda: draw_page(pdf, page, width), self._show, key=id(self))

    def _show(self, picture: PagePicture) -> None:
        self.page, self.count = picture.page, picture.count
        self._paper.picture = QPixmap.fromImage(picture.image)
        self._paper.picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._paper.update()
        self._place.setText(f"{self.page + 1} / {self.count}")
        self._back.setEnabled(self.page > 0)
        self._on.setEnabled(self.page < self.count - 1)

    def _pixels(self) -> int:
        room = self._paper.size()
        width = min(room.width() - 24, int((room.height() - 16) / _A4))
        return round(max(200, width) * self.devicePixelRatioF())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.turn(_TURNS[key])
        elif key == Qt.Key.Key_Home:
            self.turn(-self.count)
        elif key == Qt.Key.Key_End:
            self.turn(self.count)
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_F5}:
            self.close()
        else:
            super().keyPressEvent(event)
