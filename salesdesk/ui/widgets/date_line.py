"""A line that takes a day, typed or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidgetAction
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui import entry
from salesdesk.ui.icons import icon
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.value_line import ValueLine


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
