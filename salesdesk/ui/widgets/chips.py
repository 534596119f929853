"""Chips: a state in a word, views with their counts, and where a fact comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.theme import backdrop, colour, font, mixed

CHIP_HEIGHT = 22
_ICON = 14
_PAD = 9
_GAP = 5


def chip_width(text: str, icon: str = "") -> int:
    """How wide a chip of this text is."""
    words = QFontMetrics(font("small semibold")).horizontalAdvance(text)
    return words + 2 * _PAD + (_ICON + _GAP if icon else 0)


def paint_chip(
    painter: QPainter, area: QRect, text: str, icon: str = "", tone: str = "grey"
) -> None:
    """Paint a chip at the left of an area, centred in its height, shortened if it must be."""
    metrics = QFontMetrics(font("small semibold"))
    width = min(chip_width(text, icon), area.width())
    top = area.top() + (area.height() - CHIP_HEIGHT) // 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(mixed(colour(tone), backdrop(tone), 0.35), 1))
    painter.setBrush(backdrop(tone))
    outline = QRectF(area.left() + 0.5, top + 0.5, width - 1, CHIP_HEIGHT - 1)
    painter.drawRoundedRect(outline, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    left = area.left() + _PAD
    if icon:
        paint_icon(painter, icon, tone, left, top + (CHIP_HEIGHT - _ICON) / 2, _ICON)
        left += _ICON + _GAP
    room = QRect(left, top, area.left() + width - _PAD - left + 1, CHIP_HEIGHT - 1)
    painter.setFont(font("small semibold"))
    painter.setPen(colour(tone))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class Chip(QWidget):
    """A state as a word, with an icon where it helps."""

    def __init__(self, text: str = "", tone: str = "grey", icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: str = "grey", icon: str = "") -> None:
        """Show another state."""
        self.text, self.tone, self.icon = text, tone, icon
        self.setAccessibleName(text)
        if not text or self.parent() is not None:
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text, self.icon), CHIP_HEIGHT + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self.text, self.icon, self.tone)


@dataclass(frozen=True, slots=True)
class View:
    """One saved view of a list; `title` is already in the screen's language."""

    key: str
    title: str
    count: int | None = None


class ViewChips(QWidget):
    """The saved views of a list with their counts; one is chosen."""

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._views: tuple[View, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)

    def set_views(self, views: Sequence[View]) -> None:
        """Show these views; the chosen one stays chosen, the first one otherwise."""
        if [one.key for one in views] != [one.key for one in self._views]:
            self._rebuild(views)
        self._views = tuple(views)
        for view in views:
            self._write(self._buttons[view.key], view)

    @property
    def current(self) -> str:
        """The key of the chosen view."""
        for key, one in self._buttons.items():
            if one.isChecked():
                return key
        return ""

    def choose(self, key: str) -> None:
        """Choose a view without announcing it."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def _rebuild(self, views: Sequence[View]) -> None:
        current = self.current or (views[0].key if views else "")
        for one in self._buttons.values():
            self._group.removeButton(one)
            one.hide()
            one.deleteLater()
        self._buttons = {view.key: self._add(view.key, place) for place, view in enumerate(views)}
        self.choose(current if current in self._buttons else views[0].key if views else "")

    def _add(self, key: str, place: int) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "view")
        made.setProperty("view", key)
        made.setCheckable(True)
        made.setAutoDefault(False)
        self._group.addButton(made)
        self._layout.insertWidget(place, made)
        return made

    def _write(self, made: QPushButton, view: View) -> None:
        text = view.title
        if view.count is not None:
            text += f"  {self._language.number(view.count)}"
        made.setText(text)
        # Checked is bold: without this the words are cut by some pixels.
        made.setFixedWidth(QFontMetrics(font("semibold")).horizontalAdvance(text) + 28)

    def _clicked(self, pressed: QPushButton) -> None:
        self.chosen.emit(str(pressed.property("view")))


SOURCES = {
    "told": (mark("Told"), "message-square", "info"),
    "measured": (mark("Measured"), "gauge", "ok"),
    "estimated": (mark("Estimated"), "ruler", "warn"),
}


class SourceChip(QPushButton):
    """Where an answer comes from; a click or Space goes on to the next source."""

    changed = Signal(str)

    def __init__(self, language: Language, source: str = "told") -> None:
        super().__init__()
        self._language = language
        self.source = source
        self.setFlat(True)
        self.setProperty("kind", "link")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._next)
        self.set_source(source)

    def set_source(self, source: str) -> None:
        """Show a source without announcing it."""
        self.source = source
        word = self._language.tr(SOURCES[source][0])
        self.setAccessibleName(self._language.tr("How we know: {source}", source=word))
        self.setToolTip(self._language.tr("How we know this. Click to change."))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        widest = max(
            chip_width(self._language.tr(word), icon) for word, icon, _ in SOURCES.values()
        )
        return QSize(widest + 4, CHIP_HEIGHT + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        word, icon, tone = SOURCES[self.source]
        painter = QPainter(self)
        paint_chip(painter, self.rect().adjusted(2, 0, -2, 0), self._language.tr(word), icon, tone)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)

    def _next(self) -> None:
        order = list(SOURCES)
        self.set_source(order[(order.index(self.source) + 1) % len(order)])
        self.changed.emit(self.source)
