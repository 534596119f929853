"""A drawn picture of a product, where there is no photo of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import Category, Colour
from salesdesk.domain.catalogue.products import Product
from salesdesk.ui.catalogue.words import ICONS
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.theme import colour, mixed

SIZE = QSize(112, 78)
_BODY, _LID, _EDGE = QColor("#4C5866"), QColor("#2A323C"), QColor("#7F8B98")
INKS = {
    Colour.BLACK: ("#1B1B1F",),
    Colour.CYAN: ("#00A3E0",),
    Colour.MAGENTA: ("#E5007D",),
    Colour.YELLOW: ("#FFD100",),
    Colour.TRI_COLOUR: ("#00A3E0", "#E5007D", "#FFD100"),
    Colour.LIGHT_CYAN: ("#8FD3EE",),
    Colour.LIGHT_MAGENTA: ("#F2A3CB",),
    Colour.PHOTO_BLACK: ("#34343A",),
    Colour.GREY: ("#8A8D93",),
    Colour.LIGHT_GREY: ("#C4C7CC",),
}


class ProductPicture(QWidget):
    """What kind of thing a product is, at a glance; its name stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._product: Product | None = None
        self._photo: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(SIZE)

    def show_product(self, product: Product, photo: bytes | None = None) -> None:
        """Draw another product, or show its photo."""
        self._product = product
        self._photo = None if photo is None else scaled(photo, SIZE, self.devicePixelRatioF())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("raised"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._photo is not None:
            size = self._photo.deviceIndependentSize()
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawPixmap(QPointF(left, top), self._photo)
        elif self._product is not None:
            draw = _DRAWINGS.get(self._product.category)
            if draw is None:
                icon = ICONS[self._product.category]
                paint_icon(painter, icon, "muted", frame.center().x() - 18, 21, 36)
            else:
                draw(painter, _inks(self._product))


def scaled(content: bytes, size: QSize, ratio: float) -> QPixmap:
    """A kept picture, scaled to a place on the screen."""
    pixmap = QPixmap()
    pixmap.loadFromData(content)
    fitted = pixmap.scaled(
        size * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    fitted.setDevicePixelRatio(ratio)
    return fitted


def _inks(product: Product) -> list[QColor]:
    names = INKS[product.supply.colour] if product.supply else ("#1F5FA8",)
    return [QColor(name) for name in names]


def _fill(painter: QPainter, area: tuple[float, float, float, float], ink: QColor) -> None:
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(*area), 3, 3)


def _toner(painter: QPainter, inks: list[QColor]) -> None:
    _fill(painter, (8, 30, 10, 20), _EDGE)
    _fill(painter, (94, 30, 10, 20), _EDGE)
    _fill(painter, (16, 33, 80, 21), _BODY)
    _fill(painter, (16, 25, 80, 13), _LID)
    _bands(painter, QRectF(40, 42, 32, 7), inks)


def _drum(painter: QPainter, _inks: list[QColor]) -> None:
    _fill(painter, (8, 34, 96, 10), _EDGE)
    _fill(painter, (18, 26, 76, 26), QColor("#3F8F7B"))
    _fill(painter, (18, 29, 76, 6), QColor("#63B39F"))


def _cartridge(painter: QPainter, inks: list[QColor]) -> None:
    _fill(painter, (36, 14, 40, 50), _BODY)
    _fill(painter, (44, 9, 24, 8), _LID)
    _bands(painter, QRectF(42, 26, 28, 30), inks)


def _bottle(painter: QPainter, inks: list[QColor]) -> None:
    _fill(painter, (50, 8, 12, 12), _LID)
    _fill(painter, (40, 19, 32, 50), _EDGE)
    _bands(painter, QRectF(44, 32, 24, 30), inks)


def _paper(painter: QPainter, _inks: list[QColor]) -> None:
    edge = mixed(colour("muted"), colour("surface"), 0.55)
    painter.setPen(QPen(edge, 1))
    for step in range(5):
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(QRectF(30 + step * 1.5, 54 - step * 5, 50, 8))
    painter.setPen(Qt.PenStyle.NoPen)
    _fill(painter, (36, 22, 50, 13), QColor("#1F5FA8"))


def _bands(painter: QPainter, area: QRectF, inks: list[QColor]) -> None:
    width = area.width() / len(inks)
    for place, ink in enumerate(inks):
        painter.setBrush(ink)
        painter.drawRect(QRectF(area.left() + place * width, area.top(), width, area.height()))


_DRAWINGS: dict[Category, Callable[[QPainter, list[QColor]], None]] = {
    Category.TONER: _toner,
    Category.DRUM: _drum,
    Category.INK_CARTRIDGE: _cartridge,
    Category.INK_BOTTLE: _bottle,
    Category.PAPER: _paper,
}
