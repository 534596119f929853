"""Boxes to type into that find: a list's filter, and a list that opens below as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from salesdesk.ui.icons import icon
from salesdesk.ui.tables import Cell
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.cells import Index, paint_cell
from salesdesk.ui.widgets.value_line import is_for_window

QUIET_MILLISECONDS = 120
_HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 3


class FilterBox(QLineEdit):
    """The filter above a list: announces `wanted` a moment after the last key; Esc clears."""

    wanted = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = _clear_action(self)
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._announce)
        self.textChanged.connect(self._typed)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _announce(self) -> None:
        self._timer.stop()
        self.wanted.emit(self.text().strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._announce()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._announce()
            self.focusNextChild()
            return
        super().keyPressEvent(event)


def _clear_action(box: QLineEdit) -> QAction:
    action = box.addAction(icon("x", "muted"), QLineEdit.ActionPosition.TrailingPosition)
    action.triggered.connect(box.clear)
    action.setVisible(False)
    return action


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a search list; `value` is what choosing it gives back."""

    title: str
    detail: str = ""
    icon: str = ""
    aside: str = ""
    value: object = None


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: icon, two lines, and a word at the right."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(_HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        area = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("selection"))
        inner = area.adjusted(10, 0, -10, 0)
        aside = min(option.fontMetrics.horizontalAdvance(hit.aside), inner.width() // 3)
        cell = Cell(hit.title, hit.detail, hit.icon)
        paint_cell(painter, inner.adjusted(0, 0, -aside - 12, 0), cell)
        paint_cell(painter, inner, Cell(hit.aside, tone="muted"), right=True)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hit = index.data(_HIT_ROLE)
        return QSize(200, 44 if isinstance(hit, Hit) and hit.detail else 34)


class HitList(QListWidget):
    """A list of hits."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(False)

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits, the first one chosen."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(_HIT_ROLE, hit)
            self.addItem(item)
        if hits:
            self.setCurrentRow(0)

    @property
    def current(self) -> Hit | None:
        """The chosen hit."""
        hit = self.model().data(self.currentIndex(), _HIT_ROLE)
        return hit if isinstance(hit, Hit) else None

    def step(self, by: int) -> None:
        """Up or down, staying inside."""
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))


Answer = Callable[[Sequence[Hit]], None]
Search = Callable[[str, Answer], None]


class SearchField(QLineEdit):
    """A line edit that finds as one types; Up and Down choose, Enter takes, Esc closes.

    `search(text, answer)` is called a moment after the last key and gives its hits to `answer`,
    now or later. `taken` carries the value of the chosen hit. A barcode scanner's digits and
    Enter take the first hit of exactly that text.
    """

    taken = Signal(object)

    def __init__(
        self,
        placeholder: str,
        search: Search,
        *,
        leading: str = "search",
        tint: str = "muted",
        keep_text: bool = False,
    ) -> None:
        super().__init__()
        self._keep_text = keep_text
        self._search = search
        self._asked = ""
        self._take_next = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon(leading, tint), QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        self._popup = HitPopup(self)
        self._popup.list.itemClicked.connect(self._take)

    @property
    def list(self) -> HitList:
        """The list below."""
        return self._popup.list

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _ask(self) -> None:
        self._timer.stop()
        self._asked = self.text().strip()
        if not self._asked:
            self._popup.hide()
            return
        asked = self._asked
        self._search(asked, lambda hits: self._answered(asked, hits))

    def _answered(self, asked: str, hits: Sequence[Hit]) -> None:
        if asked != self.text().strip():
            return
        self.list.set_hits(hits)
        if self._take_next and hits:
            self._take()
        elif hits and self.hasFocus():
            self._popup.open_below()
        else:
            self._popup.hide()
        self._take_next = False

    def _take(self) -> None:
        hit = self.list.current
        self._popup.hide()
        if hit is None:
            return
        self.setText(hit.title if self._keep_text else "")
        self.taken.emit(hit.value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, open_now = event.key(), self._popup.isVisible()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and open_now:
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            self._enter(fresh=open_now and self._asked == self.text().strip())
        elif key == Qt.Key.Key_Escape and (open_now or self.text()):
            self._close_or_clear(open_now=open_now)
        elif event.matches(QKeySequence.StandardKey.MoveToNextLine) and self.text():
            self._ask()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if is_for_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def _close_or_clear(self, *, open_now: bool) -> None:
        if open_now:
            self._popup.hide()
        else:
            self.clear()

    def _enter(self, *, fresh: bool) -> None:
        if fresh:
            self._take()
        else:
            self._take_next = True
            self._ask()

    @override
    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._popup.hide()


class HitPopup(QFrame):
    """The list below a field: it never takes the keyboard away from it."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field, Qt.WindowType.ToolTip)
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._field = field
        self.list = HitList(field.accessibleName())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        field.window().installEventFilter(self)

    def open_below(self) -> None:
        """Show the list as wide as the field, up to ten lines, above it where below is no room."""
        height = 10 + sum(
            self.list.sizeHintForRow(place) for place in range(min(self.list.count(), 10))
        )
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        screen = self._field.screen().availableGeometry()
        if below.y() + height > screen.bottom():
            below.setY(self._field.mapToGlobal(QPoint(0, 0)).y() - height - 2)
        self.setGeometry(below.x(), below.y(), max(self._field.width(), 360), height)
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide}:
            self.hide()
        return False
