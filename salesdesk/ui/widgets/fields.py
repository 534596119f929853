"""Fields that save when they are left, read their language's numbers and say what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.money import Money, UnitPrice
from salesdesk.text import clean_lines
from salesdesk.ui import entry
from salesdesk.ui.icons import icon
from salesdesk.ui.theme import colour

Reader = Callable[[str], object]
Writer = Callable[[object], str]


def mark_wrong(editor: QWidget, wrong: bool) -> None:
    """Give an editor its red border, or take it away."""
    if bool(editor.property("wrong")) == wrong:
        return
    editor.setProperty("wrong", wrong)
    editor.style().unpolish(editor)
    editor.style().polish(editor)


class ValueLine(QLineEdit):
    """A line that keeps a value; `saved` carries the new and the old one when it is left changed.

    What cannot be read stays as typed, gets a red border, and `refused` carries the error
    (None once it is right again). Esc puts the kept value back.
    """

    saved = Signal(object, object)
    refused = Signal(object)

    def __init__(self, name: str, read: Reader, write: Writer, *, right: bool = False) -> None:
        super().__init__()
        self._read, self._write = read, write
        self._value: object = None
        self.setAccessibleName(name)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editingFinished.connect(self.commit)

    @property
    def value(self) -> object:
        """The kept value; None where the field is empty."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value without announcing it; what is being typed is not disturbed."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._show()

    def commit(self) -> bool:
        """Take what is typed; False if it cannot be read."""
        if not self.isModified():
            return True
        try:
            typed = self._read(self.text()) if self.text().strip() else None
        except SalesDeskError as error:
            mark_wrong(self, wrong=True)
            self.refused.emit(error)
            return False
        before, self._value = self._value, typed
        self._show()
        if typed != before:
            self.saved.emit(typed, before)
        return True

    def _show(self) -> None:
        self.setText("" if self._value is None else self._write(self._value))
        self.setCursorPosition(0)
        mark_wrong(self, wrong=False)
        self.refused.emit(None)

    @override
    def event(self, event: QEvent) -> bool:
        # With nothing of its own to take back, Ctrl+Z is the window's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
            self.selectAll()
            return
        super().keyPressEvent(event)


def text_line(name: str, placeholder: str = "") -> ValueLine:
    """A line of text, cleaned."""
    made = ValueLine(name, entry.read_line, str)
    made.setPlaceholderText(placeholder)
    return made


def quantity_line(name: str, language: Language) -> ValueLine:
    """A whole number of pieces: int."""
    return ValueLine(
        name,
        lambda text: entry.read_quantity(text, language),
        language.write,
        right=True,
    )


def number_line(name: str, language: Language) -> ValueLine:
    """A number with decimals: Decimal."""
    return ValueLine(
        name,
        lambda text: entry.read_number(text, language),
        language.write,
        right=True,
    )


def percent_line(name: str, language: Language) -> ValueLine:
    """A percentage in basis points: int."""

    def write(value: object) -> str:
        return language.percent(value) if isinstance(value, int) else ""

    return ValueLine(name, lambda text: entry.read_percent(text, language), write, right=True)


def money_line(name: str, language: Language, currency: str) -> ValueLine:
    """An amount: Money."""

    def write(value: object) -> str:
        return language.money(value) if isinstance(value, Money) else ""

    return ValueLine(
        name, lambda text: entry.read_money(text, language, currency), write, right=True
    )


def unit_price_line(name: str, language: Language, currency: str) -> ValueLine:
    """A price of one unit: UnitPrice."""

    def write(value: object) -> str:
        return language.unit_price(value) if isinstance(value, UnitPrice) else ""

    return ValueLine(
        name, lambda text: entry.read_unit_price(text, language, currency), write, right=True
    )


class DateLine(ValueLine):
    """A day: typed ("23/11", "+3", "today") or picked from a calendar; Down opens it."""

    def __init__(self, name: str, language: Language, today: date) -> None:
        super().__init__(
            name,
            lambda text: entry.read_date(text, today),
            lambda day: language.short_date(day) if isinstance(day, date) else "",
        )
        self._language, self._today = language, today
        trigger = self.addAction(icon("calendar", "muted"), self.ActionPosition.TrailingPosition)
        trigger.setText(language.tr("Pick a day"))
        trigger.triggered.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Show a month to pick from."""
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(self._language.code))
        _dress_calendar(calendar)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.value if isinstance(self.value, date) else self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.setText(self._language.short_date(date(day.year(), day.month(), day.day())))
        self.setModified(True)
        self.commit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)


def _dress_calendar(calendar: QCalendarWidget) -> None:
    """Qt draws arrows in black and weekends in a red of its own: the dark theme swallows both."""
    for name, sign in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
        if (arrow := calendar.findChild(QToolButton, f"qt_calendar_{name}")) is not None:
            arrow.setIcon(icon(sign))
    quiet = QTextCharFormat()
    quiet.setForeground(colour("muted"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, quiet)


class ChoiceBox(QComboBox):
    """A choice among named values; `saved` carries the new and the old one when one is picked.

    The wheel scrolls the page, not the choice.
    """

    saved = Signal(object, object)
    refused = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._value: object = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(choices)
        self.activated.connect(self._picked)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these values under these words; the shown value stays if it is among them."""
        blocker = QSignalBlocker(self)
        self.clear()
        self._values = [value for value, _word in choices]
        self.addItems([word for _value, word in choices])
        self.set_value(self._value)
        blocker.unblock()

    @property
    def value(self) -> object:
        """The chosen value, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value without announcing it."""
        self._value = value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _picked(self, place: int) -> None:
        before, self._value = self._value, self._values[place]
        if before != self._value:
            self.saved.emit(self._value, before)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NoteBox(QPlainTextEdit):
    """A text of several lines, saved when left; `submitted` carries it on Ctrl+Enter."""

    saved = Signal(object, object)
    refused = Signal(object)
    submitted = Signal(str)

    def __init__(self, name: str, placeholder: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self._value = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)

    @property
    def value(self) -> object:
        """The kept text."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a text without announcing it; what is being typed is not disturbed."""
        self._value = str(value or "")
        if not (self.hasFocus() and self.document().isModified()):
            self.setPlainText(self._value)

    def commit(self) -> bool:
        """Take what is typed."""
        typed = clean_lines(self.toPlainText())
        before, self._value = self._value, typed
        self.document().setModified(False)
        if typed != before:
            self.saved.emit(typed, before)
        return True

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit(clean_lines(self.toPlainText()))
            return
        super().keyPressEvent(event)


Editor = ValueLine | ChoiceBox | NoteBox
