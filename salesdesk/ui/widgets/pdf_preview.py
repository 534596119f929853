"""A document beside its editor, drawn off the GUI thread while the old page stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.basics import head, icon_button, muted, row

QUIET_MILLISECONDS = 300
_MARGIN = 12
_SCROLL_BAR = 14


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a document as a picture, and how many pages there are."""

    image: QImage
    page: int
    count: int
    pdf: bytes


def draw_page(pdf: bytes, page: int, width: int) -> PagePicture:
    """A page (from 0; the last one if there are fewer) as a picture so many pixels wide."""
    # pypdfium2 loads with the first preview, not with the window.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        shown = max(0, min(page, count - 1))
        sheet = document[shown]
        drawn = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True)
        size, stride = (drawn.width, drawn.height), drawn.stride
        form = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}[drawn.n_channels]
        image = QImage(bytes(drawn.buffer), size[0], size[1], stride, form).copy()
        return PagePicture(image, shown, count, pdf)
    finally:
        document.close()


class _Sheet(QWidget):
    """The page itself on its ground."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setAutoFillBackground(False)

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._picture.isNull():
            return QSize(240, 320)
        return self._picture.deviceIndependentSize().toSize() + QSize(2 * _MARGIN, 2 * _MARGIN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("window"))
        if self._picture.isNull():
            return
        size = self._picture.deviceIndependentSize().toSize()
        left = max(_MARGIN, (self.width() - size.width()) // 2)
        painter.fillRect(left - 1, _MARGIN - 1, size.width() + 2, size.height() + 2, colour("line"))
        painter.drawPixmap(left, _MARGIN, self._picture)


class PdfPreview(QWidget):
    """Shows what `make` returns (PDF bytes), 300 ms after the last `refresh`, as wide as it fits.

    `make` runs on the drawing thread; hand it values, not widgets. The Save and Print buttons
    announce `save_wanted` and `print_wanted` with the bytes shown.
    """

    save_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, tasks: Tasks, language: Language) -> None:
        super().__init__()
        self._tasks, self._language = tasks, language
        self._make: Callable[[], bytes] | None = None
        self._pdf = b""
        self._page, self._count = 0, 0
        self._zoom = 1.0
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._draw)
        self._resized = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._resized.timeout.connect(self._redraw)
        self._sheet = _Sheet()
        self._build()

    def _build(self) -> None:
        tr, print_word = self._language.tr, self._language.trc("button", "Print")
        self._place = muted("")
        self._back = icon_button("chevron-left", tr("Page before"), lambda: self.turn(-1))
        self._on = icon_button("chevron-right", tr("Page after"), lambda: self.turn(1))
        bar = row(
            head(tr("Preview")),
            None,
            self._back,
            self._place,
            self._on,
            icon_button("zoom-out", tr("Smaller"), lambda: self.zoom(1 / 1.25)),
            icon_button("zoom-in", tr("Larger"), lambda: self.zoom(1.25)),
            icon_button("download", tr("Save as PDF"), lambda: self.save_wanted.emit(self._pdf)),
            icon_button("printer", print_word, lambda: self.print_wanted.emit(self._pdf)),
            spacing=2,
        )
        bar.setContentsMargins(14, 8, 8, 6)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(tr("Preview"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._area, 1)
        self._tell_place()

    def show_document(self, make: Callable[[], bytes]) -> None:
        """Show another document, now."""
        self._make, self._page = make, 0
        self._draw()

    def refresh(self, make: Callable[[], bytes] | None = None) -> None:
        """What the document is made from has changed: draw it once the typing pauses."""
        if make is not None:
            self._make = make
        self._timer.start()

    def forget(self) -> None:
        """Nothing is open."""
        self._make, self._pdf, self._page, self._count = None, b"", 0, 0
        self._sheet.show_picture(QPixmap())
        self._tell_place()

    def turn(self, by: int) -> None:
        """To another page."""
        self._page = max(0, min(self._count - 1, self._page + by))
        self._redraw()

    def zoom(self, factor: float) -> None:
        """Larger or smaller than as wide as it fits."""
        self._zoom = max(0.5, min(4.0, self._zoom * factor))
        self._redraw()

    @property
    def pdf(self) -> bytes:
        """The document shown."""
        return self._pdf

    def _draw(self) -> None:
        self._timer.stop()
        if self._make is None:
            return
        make, page, width = self._make, self._page, self._pixels()
        self._tasks.draw(lambda: draw_page(make(), page, width), self._show, key=id(self))

    def _redraw(self) -> None:
        if not self._pdf:
            return
        pdf, page, width = self._pdf, self._page, self._pixels()
        self._tasks.draw(lambda: draw_page(pdf, page, width), self._show, key=id(self))

    def _show(self, picture: PagePicture) -> None:
        self._pdf, self._page, self._count = picture.pdf, picture.page, picture.count
        shown = QPixmap.fromImage(picture.image)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.show_picture(shown)
        self._sheet.setMinimumSize(self._sheet.sizeHint())
        self._tell_place()

    def _pixels(self) -> int:
        fits = self._area.width() - 2 * _MARGIN - _SCROLL_BAR
        return round(max(120, fits) * self._zoom * self.devicePixelRatioF())

    def _tell_place(self) -> None:
        self._place.setText(f"{self._page + 1} / {self._count}" if self._count else "")
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page < self._count - 1)
        for one in (self._back, self._on):
            one.setVisible(self._count > 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pdf and event.size().width() != event.oldSize().width():
            self._resized.start()
