"""Lucide icons by name, tinted in a token's colour, sharp at 1, 1.5 and 2 times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from salesdesk import paths
from salesdesk.ui.theme import tokens

SCALES = (1.0, 1.5, 2.0)
SIZE = 18
SPACED = QSize(22, SIZE)


def icon(name: str, tint: str = "text", size: int = SIZE, *, chosen: str = "") -> QIcon:
    """An icon for a button, menu or tab; disabled it is muted, checked it is in `chosen`.

    `tint` is a token or tone ("text", "muted", "accent", "on_accent", "ok", "bad"…). An icon
    that is not in `resources/icons` is a KeyError: a misspelt name must not pass as an empty space.
    """
    theme = tokens()
    return _icon(name, theme.letters(tint), theme.letters(chosen or tint), theme.muted, size, 0)


def spaced_icon(name: str, tint: str = "text", *, chosen: str = "") -> QIcon:
    """An icon with some air at its right, for beside words; show it at `SPACED`."""
    theme = tokens()
    colours = (theme.letters(tint), theme.letters(chosen or tint), theme.muted)
    return _icon(name, *colours, SIZE, SPACED.width() - SIZE)


def pixmap(name: str, tint: str = "text", size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """An icon to be painted; `scale` is the device pixel ratio of what it is painted on."""
    return _pixmap(name, tokens().letters(tint), size, 0, _nearest(scale))


def paint_icon(painter: QPainter, name: str, tint: str, left: float, top: float, size: int) -> None:
    """Paint an icon with its upper left corner at a point."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(round(left), round(top), pixmap(name, tint, size, ratio))


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, chosen: str, disabled: str, size: int, gap: int) -> QIcon:
    made = QIcon()
    for scale in _wanted_scales():
        made.addPixmap(_pixmap(name, colour, size, gap, scale))
        if chosen != colour:
            picture = _pixmap(name, chosen, size, gap, scale)
            made.addPixmap(picture, QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(_pixmap(name, disabled, size, gap, scale), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, gap: int, scale: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    side = round(size * scale)
    drawn = QPixmap(round((size + gap) * scale), side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@lru_cache(maxsize=128)
def _svg(name: str) -> str:
    path = paths.ICONS / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    # Lucide draws with 2 px lines on 24 px; at 18 px that is heavy beside the text.
    return path.read_text(encoding="utf-8").replace('stroke-width="2"', 'stroke-width="1.8"')


def _wanted_scales() -> Sequence[float]:
    """Those that the screens can show: each costs time at the start."""
    sharpest = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    return SCALES[: SCALES.index(_nearest(sharpest)) + 1]


def _nearest(scale: float) -> float:
    return next((known for known in SCALES if known >= scale), SCALES[-1])
