"""The tags of an account: chips that are taken off, and a line that puts more on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.prospects.offering import OfferingLine
from salesdesk.ui.prospects.tips import tip
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.chips import CHIP_HEIGHT, chip_width, paint_chip
from salesdesk.ui.widgets.search import Search

_GAP, _LINE, _CROSS, _LEFT, _NARROWEST = 4, 32, 16, 6, 96


class TagChip(QAbstractButton):
    """A tag; its cross, Backspace or Delete takes it off."""

    def __init__(self, word: str, language: Language) -> None:
        super().__init__()
        self.word = word
        self.setAccessibleName(language.tr("Tag: {tag}", tag=word))
        self.setToolTip(tip(language.tr("{tag}: press to take it off", tag=word)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.word) + _CROSS, CHIP_HEIGHT + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.word + "    ", "", "info")
        middle = (self.height() - 12) / 2
        paint_icon(painter, "x", "info", self.width() - _CROSS - 4, middle, 12)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 12, 12)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class TagLine(OfferingLine):
    """Takes a tag; Backspace in the empty line takes off the last one."""

    emptied = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class TagsRow(QWidget):
    """`tagged` and `untagged` carry the word."""

    tagged = Signal(str)
    untagged = Signal(str)
    rebuilt = Signal()

    def __init__(self, language: Language, search: Search) -> None:
        super().__init__()
        self._words = language
        self._tags: tuple[str, ...] = ()
        self._chips: list[TagChip] = []
        self.line = TagLine(language.tr("Add a tag"), search)
        self.line.setParent(self)
        self.line.setPlaceholderText(language.tr("Add a tag"))
        self.line.setProperty("quiet", True)
        self.line.saved.connect(self._typed)
        self.line.emptied.connect(self._last_off)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        if tuple(tags) == self._tags:
            return
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._tags = tuple(tags)
        self._chips = [self._chip(tag) for tag in tags]
        if had_focus:
            self.line.setFocus()
        self._lay_out()
        self.updateGeometry()
        self.rebuilt.emit()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self._chips, self.line]

    def _chip(self, tag: str) -> TagChip:
        made = TagChip(tag, self._words)
        made.setParent(self)
        made.clicked.connect(partial(self.untagged.emit, tag))
        made.show()
        return made

    def _typed(self, new: object, _old: object) -> None:
        self.line.set_value(None)
        self.line.setModified(False)
        for word in str(new or "").split(","):
            if word.strip():
                self.tagged.emit(word.strip())

    def _last_off(self) -> None:
        if self._tags:
            self.untagged.emit(self._tags[-1])

    # laid out as words are: what does not fit goes to the next line

    def _places(self, width: int) -> list[QRect]:
        x, y, found = _LEFT, 0, []
        for chip in self._chips:
            size = chip.sizeHint()
            wide = min(size.width(), width - _LEFT)
            if x > _LEFT and x + wide > width:
                x, y = _LEFT, y + _LINE
            found.append(
                QRect(QPoint(x, y + (_LINE - size.height()) // 2), QSize(wide, size.height()))
            )
            x += wide + _GAP
        if x > _LEFT and x + _NARROWEST > width:
            x, y = _LEFT, y + _LINE
        left = 0 if x == _LEFT else x
        return [*found, QRect(left, y, max(_NARROWEST, width - left), _LINE)]

    def _lay_out(self) -> None:
        for widget, place in zip(self.stops, self._places(self.width()), strict=True):
            widget.setGeometry(place)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._places(width)[-1].bottom() + 1

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), 160)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.updateGeometry()
