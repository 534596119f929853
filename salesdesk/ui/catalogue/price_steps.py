"""All six price rules in their order, the one that wins tinted; and what more of it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.pricing import RULE_NAMES, PriceAnswer, PriceStep, Rule
from salesdesk.language import Language
from salesdesk.money import UnitPrice
from salesdesk.services.catalogue import PriceBreak
from salesdesk.ui.catalogue import words as say
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.theme import FontRole, backdrop, colour, font
from salesdesk.ui.widgets.basics import ElidedLabel, clear, column

STEP_HEIGHT = 30
MOST_BREAKS = 4
NARROWEST_TILE = 92
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One rule as it is written: its number and name, what is to be said of it, its price."""

    number: int
    name: str
    note: str
    price: str
    wins: bool


def step_lines(
    answer: PriceAnswer, breaks: Sequence[PriceBreak], words: Language, *, for_client: bool
) -> list[StepLine]:
    """The six rules of an answer in words."""
    return [
        StepLine(
            step.rule,
            _name(step, words),
            _note(step, breaks, words, for_client=for_client),
            say.price(step.unit_price, words) if step.unit_price else "–",
            step.wins,
        )
        for step in answer.steps
    ]


def _name(step: PriceStep, words: Language) -> str:
    if step.rule is Rule.GROUP and step.source is not None:
        return words.tr("Group: {group}", group=step.source.group)
    return words.tr(RULE_NAMES[step.rule])


def _note(
    step: PriceStep, breaks: Sequence[PriceBreak], words: Language, *, for_client: bool
) -> str:
    if step.rule is Rule.LIST:
        return ""
    if step.source is None:
        return _missing(step.rule, breaks, words, for_client=for_client)
    if step.source.valid_until is not None:
        return words.tr("until {day}", day=step.source.valid_until)
    if step.source.min_quantity > 1:
        return words.tr("from {count} on", count=step.source.min_quantity)
    return step.source.name


def _missing(rule: Rule, breaks: Sequence[PriceBreak], words: Language, *, for_client: bool) -> str:
    """Why a rule gives no price."""
    if rule is Rule.QUANTITY_BREAK and len(breaks) > 1:
        return words.tr("from {count} on", count=breaks[1].from_quantity)
    if rule is Rule.QUANTITY_BREAK:
        return words.tr("none")
    if rule is Rule.PROMOTION:
        return words.tr("none running")
    return words.tr("none for this client") if for_client else words.tr("choose a client")


class PriceSteps(QWidget):
    """The rules one below the other; the winner is tinted and ticked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._lines: tuple[StepLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(STEP_HEIGHT * len(Rule))

    @property
    def lines(self) -> tuple[StepLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        """Show these rules."""
        self._lines = tuple(lines)
        said = "; ".join(f"{line.number} {line.name} {line.note} {line.price}" for line in lines)
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(260, STEP_HEIGHT * len(Rule))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, line in enumerate(self._lines):
            area = QRect(0, place * STEP_HEIGHT, self.width(), STEP_HEIGHT)
            self._paint_line(painter, area, line)

    def _paint_line(self, painter: QPainter, area: QRect, line: StepLine) -> None:
        tone = "ok" if line.wins else "text"
        if line.wins:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(backdrop("ok"))
            painter.drawRoundedRect(QRectF(area).adjusted(0, 1, 0, -1), 5, 5)
        else:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, colour("line"))
        inner = area.adjusted(8, 0, -8, 0)
        role: FontRole = "semibold" if line.wins else "body"
        price_width = _write(painter, inner, line.price, role, tone, _RIGHT)
        if line.wins:
            paint_icon(painter, "check", "ok", inner.right() - price_width - 26, area.top() + 7, 16)
        _write(painter, inner, str(line.number), "small", "muted")
        left = inner.adjusted(16, 0, -price_width - (34 if line.wins else 12), 0)
        used = _write(painter, left, line.name, role, tone)
        note = left.adjusted(used + 10, 1, 0, 0)
        _write(painter, note, line.note, "small", "ok" if line.wins else "muted")


def _write(
    painter: QPainter, area: QRect, text: str, role: FontRole, tone: str, flags: int = _LEFT
) -> int:
    """Write a text into an area, shortened if need be; the answer is how wide it is."""
    metrics = QFontMetrics(font(role))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
    painter.setFont(font(role))
    painter.setPen(colour(tone))
    painter.drawText(area, flags, shown)
    return metrics.horizontalAdvance(shown)


class BreakTiles(QWidget):
    """What one costs by quantity, as tiles side by side."""

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._breaks: tuple[PriceBreak, ...] = ()
        self._across = 0

    def show_breaks(self, breaks: Sequence[PriceBreak]) -> None:
        """Show these steps, the first four of them."""
        self._breaks = tuple(breaks[:MOST_BREAKS])
        self._fill(self._fitting())

    def _fitting(self) -> int:
        room = self.width() // NARROWEST_TILE
        return len(self._breaks) if room >= len(self._breaks) else 2

    def _fill(self, across: int) -> None:
        self._across = across
        clear(self._grid)
        for place in range(MOST_BREAKS):
            self._grid.setColumnStretch(place, int(place < across))
        for place, each in enumerate(self._breaks):
            self._grid.addWidget(self._tile(each), place // across, place % across)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._breaks and self._fitting() != self._across:
            self._fill(self._fitting())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(2 * NARROWEST_TILE, super().minimumSizeHint().height())

    def _tile(self, each: PriceBreak) -> QWidget:
        words = self._words
        remark, tone = _remark(each, words)
        tile = QFrame()
        tile.setObjectName("tile")
        layout = column(
            ElidedLabel(_range(each, words), "small", "muted"),
            ElidedLabel(_short_price(each.unit_price, words), "semibold"),
            ElidedLabel(remark, "small", tone),
            spacing=1,
        )
        layout.setContentsMargins(10, 5, 4, 6)
        tile.setLayout(layout)
        tile.setToolTip(say.price(each.unit_price, words))
        return tile


def _range(each: PriceBreak, words: Language) -> str:
    if each.up_to is None:
        return words.tr("{count} and more", count=each.from_quantity)
    if each.up_to == each.from_quantity:
        return words.number(each.from_quantity)
    return f"{words.number(each.from_quantity)}–{words.number(each.up_to)}"


def _short_price(price: UnitPrice, words: Language) -> str:
    """Without the currency, which stands in the head."""
    return words.unit_price(price)


def _remark(each: PriceBreak, words: Language) -> tuple[str, str]:
    if each.needs_approval:
        return words.tr("approval"), "warn"
    if each.discount:
        return words.percent(-round(each.discount / 10) * 10), "ok"
    return words.tr("list"), "muted"
