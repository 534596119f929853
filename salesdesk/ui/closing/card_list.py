"""One column of the board: its head, its cards, and how many more there are below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from salesdesk.domain.closing.states import STAGE_NAMES, Stage
from salesdesk.language import Language
from salesdesk.services.closing import Card
from salesdesk.ui.closing.words import age, card_sign
from salesdesk.ui.theme import FontRole, backdrop, colour, font, tokens
from salesdesk.ui.widgets.chips import chip_width, paint_chip

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CARD_HEIGHT = 78
_GAP, _PAD = 8, 11
_MIME = "application/x-salesdesk-deal"
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_NO_PARENT = QModelIndex()


def column_ground() -> QColor:
    """What the cards lie on: darker than they are in the light, and in the dark as well."""
    return backdrop("grey") if tokens().name == "light" else colour("surface")


def card_ground() -> QColor:
    """The paper of a card."""
    return colour("surface" if tokens().name == "light" else "raised")


class CardsModel(QAbstractListModel):
    """The cards of one stage."""

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self._words, self._today = language, today
        self._cards: tuple[Card, ...] = ()

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Hold these cards."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def find(self, deal_id: UUID | None) -> int:
        """The row of a deal, or -1."""
        return next((row for row, card in enumerate(self._cards) if card.id == deal_id), -1)

    def card(self, row: int) -> Card:
        """The card in a row."""
        return self._cards[row]

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == int(Qt.ItemDataRole.DisplayRole):
            return card.company
        if role in {int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)}:
            return self._spoken(card)
        return None

    def _spoken(self, card: Card) -> str:
        words = self._words
        sign, since = card_sign(words, card, self._today), age(words, card)[0]
        parts = (card.company, card.name, words.money(card.amount), since, sign.text, card.owner)
        return ", ".join(part for part in parts if part)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setData(_MIME, str(self._cards[indexes[0].row()].id).encode())
        return carried


class CardDelegate(QStyledItemDelegate):
    """Paints a deal as a card: who, what, since when, what matters now, and how much."""

    def __init__(self, language: Language, today: date, parent: QListView) -> None:
        super().__init__(parent)
        self._words, self._today = language, today

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, CARD_HEIGHT + _GAP)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(1, 0, -1, -_GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(card_ground())
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_card(painter, box.adjusted(_PAD, 6, -_PAD, -6), index.data(CARD_ROLE))
        painter.restore()

    def _paint_card(self, painter: QPainter, area: QRect, card: Card) -> None:
        words = self._words
        since, tone = age(words, card)
        amount, sign = words.money(card.amount), card_sign(words, card, self._today)
        first, second, third = _lines(area)
        _write(painter, first, card.company, "semibold")
        beside = _width(amount, "semibold") + 8
        _write(painter, second.adjusted(0, 0, -beside, 0), card.name, "small", "muted")
        _write(painter, second, amount, "semibold", side=_RIGHT)
        room = third.adjusted(0, 0, -_width(since, "small") - 8, 0)
        icon = sign.icon if chip_width(sign.text, sign.icon) <= room.width() else ""
        paint_chip(painter, room, sign.text, icon, sign.tone)
        _write(painter, third, since, "small", tone, _RIGHT)


class CardList(QListView):
    """The cards of one stage; they can be dragged to another one.

    `move_wanted` carries -1 or 1 (Ctrl+Left, Ctrl+Right), `side_wanted` the same for going to the
    neighbouring column, `dropped` the deal that was let fall here.
    """

    opened = Signal(object)
    chosen = Signal(object)
    move_wanted = Signal(int)
    side_wanted = Signal(int)
    dropped = Signal(object)
    hovered = Signal(bool)

    def __init__(self, stage: Stage, language: Language, today: date) -> None:
        super().__init__()
        self.stage = stage
        self.cards = CardsModel(language, today)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(language, today, self))
        self.setAccessibleName(language.tr(STAGE_NAMES[stage]))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The style sheet paints lists white; the cards lie on the column's grey.
        self.setStyleSheet("QListView { background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._clicked)

    @property
    def current(self) -> Card | None:
        """The chosen card."""
        rows = self.selectionModel().selectedIndexes()
        return self.cards.card(rows[0].row()) if rows else None

    def choose(self, row: int) -> None:
        """Choose a row and announce it; the nearest one where there are fewer."""
        row = min(row, self.cards.rowCount() - 1)
        if row < 0:
            return
        self.setCurrentIndex(self.cards.index(row, 0))
        self.scrollTo(self.cards.index(row, 0))
        self.chosen.emit(self.cards.card(row).id)

    @property
    def hidden_below(self) -> int:
        """How many cards lie below what can be seen."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        seen = (bottom + _GAP + 4) // (CARD_HEIGHT + _GAP)
        return max(0, self.cards.rowCount() - int(seen))

    def page_down(self) -> None:
        """Show the cards below."""
        bar = self.verticalScrollBar()
        bar.setValue(
            bar.value() + self.viewport().height() // (CARD_HEIGHT + _GAP) * (CARD_HEIGHT + _GAP)
        )

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.cards.card(index.row()).id)

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self.cards.card(index.row()).id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in sides:
            (self.move_wanted if control else self.side_wanted).emit(sides[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.opened.emit(self.current.id)
        else:
            super().keyPressEvent(event)
            if self.current is not None:
                self.chosen.emit(self.current.id)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)
        self.hovered.emit(event.isAccepted())

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._judge(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hovered.emit(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.hovered.emit(False)
        if not event.mimeData().hasFormat(_MIME):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(UUID(bytes(event.mimeData().data(_MIME).data()).decode()))

    def _judge(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()


def _lines(area: QRect) -> tuple[QRect, QRect, QRect]:
    left, top, width = area.left(), area.top(), area.width()
    return (
        QRect(left, top, width, 20),
        QRect(left, top + 20, width, 18),
        QRect(left, top + 42, width, 24),
    )


def _write(
    painter: QPainter, area: QRect, text: str, role: FontRole, tone: str = "text",
    side: Qt.AlignmentFlag = _LEFT,
) -> None:  # fmt: skip
    painter.setFont(font(role))
    painter.setPen(colour(tone))
    shown = QFontMetrics(font(role)).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def _width(text: str, role: FontRole) -> int:
    return QFontMetrics(font(role)).horizontalAdvance(text)
