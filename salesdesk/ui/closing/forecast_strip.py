"""The strip above the board: the month's forecast, and how deals went lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.services.closing import Forecast
from salesdesk.ui.theme import backdrop, colour, mixed
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    column,
    label,
    row,
    small,
)

_BAR = 14


def part_colours() -> tuple[QColor, QColor, QColor]:
    """Won, expected and possible."""
    accent = colour("accent")
    return colour("ok"), accent, mixed(accent, colour("surface"), 0.4)


class PartsBar(QWidget):
    """One bar of several parts that add up to it."""

    def __init__(self, inks: Sequence[QColor]) -> None:
        super().__init__()
        self._inks = tuple(inks)
        self._parts: tuple[int, ...] = (0,) * len(self._inks)
        self.setFixedHeight(_BAR + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Money]) -> None:
        """Show these parts, each in its colour."""
        self._parts = tuple(max(0, part.minor) for part in parts)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _BAR + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 2, self.width(), _BAR)
        outline = QPainterPath()
        outline.addRoundedRect(area, 4, 4)
        painter.setClipPath(outline)
        painter.fillRect(area, backdrop("grey"))
        whole, left = sum(self._parts), 0.0
        for part, ink in zip(self._parts, self._inks, strict=True):
            width = area.width() * part / whole if whole else 0.0
            painter.fillRect(QRectF(left, area.top(), width, area.height()), ink)
            left += width


class Key(QWidget):
    """A small square in a part's colour; its words stand beside it."""

    def __init__(self, ink: QColor) -> None:
        super().__init__()
        self._ink = ink
        self.setFixedSize(10, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._ink)


class Figure(QWidget):
    """A figure with its name above and its proof below."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._figure = label("–", "head")
        self._proof = small("")
        self.setLayout(column(small(caption), self._figure, self._proof, spacing=1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_figure(self, figure: str, proof: str) -> None:
        """Show a figure and what it rests on."""
        self._figure.setText(figure)
        self._proof.setText(proof)


class ForecastStrip(Card):
    """What the month has brought and may bring; three figures beside it."""

    def __init__(self, language: Language) -> None:
        super().__init__(padding=14)
        self._words = words = language
        self._month, self._sum = small(""), label("", "figure")
        self._bar = PartsBar(part_colours())
        self._legend = tuple(ElidedLabel("", "small", "muted") for _ in range(3))
        keys = [
            row(Key(ink), text, spacing=6)
            for ink, text in zip(part_colours(), self._legend, strict=True)
        ]
        for key in keys:
            key.setStretch(1, 1)
        legend = row(*keys, spacing=14)
        for place in range(len(keys)):
            legend.setStretch(place, 1)
        self._open = Figure(words.tr("Open deals"))
        self._rate = Figure(words.tr("Win rate, 90 days"))
        self._days = Figure(words.tr("Days to close"))
        chart = boxed(column(None, self._bar, legend, None, spacing=6))
        layout = row(
            column(self._month, self._sum, spacing=0), chart, rule(), self._open, rule(),
            self._rate, rule(), self._days, spacing=18,
        )  # fmt: skip
        layout.setStretch(1, 1)
        self.add(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_forecast(self, forecast: Forecast) -> None:
        """Show a month."""
        words = self._words
        self._month.setText(words.tr("Forecast, {month}", month=words.month(forecast.month)))
        self._sum.setText(words.money(forecast.won + forecast.expected))
        parts = (forecast.won, forecast.expected, forecast.possible)
        self._bar.show_parts(parts)
        for text, said in zip(self._legend, self._said(forecast), strict=True):
            text.set_text(said)
        self._bar.setToolTip(", ".join(self._said(forecast)))
        self._open.show_figure(
            words.trn("{count} deal", "{count} deals", forecast.open_count),
            words.money(forecast.open_sum),
        )
        self._show_lately(forecast)

    def _said(self, forecast: Forecast) -> tuple[str, str, str]:
        words = self._words
        return (
            words.tr("Won {amount}", amount=forecast.won),
            words.tr("Expected {amount}", amount=forecast.expected),
            words.tr("Possible {amount}", amount=forecast.possible),
        )

    def _show_lately(self, forecast: Forecast) -> None:
        words = self._words
        won, decided = forecast.won_count, forecast.decided_count
        rate = "–" if forecast.win_rate is None else words.percent(_whole(forecast.win_rate))
        self._rate.show_figure(rate, words.tr("{part} of {whole}", part=won, whole=decided))
        days = "–" if forecast.days_to_close is None else words.number(forecast.days_to_close)
        self._days.show_figure(days, words.tr("average of {count}", count=won))


def _whole(basis_points: int) -> int:
    return (basis_points + 50) // 100 * 100


def rule() -> QFrame:
    """A hairline downwards."""
    made = QFrame()
    made.setFixedWidth(1)
    made.setAutoFillBackground(True)
    palette = made.palette()
    palette.setColor(palette.ColorRole.Window, colour("line"))
    made.setPalette(palette)
    return made
