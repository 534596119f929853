"""Own filters: conditions put together above the list, seen at once, and saved by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.prospects.conditions import ME, MOST, Condition, Filter, Op
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.services.prospects import SavedList
from salesdesk.ui.prospects.lists.condition_row import ConditionRow, Offered
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.basics import button, head, icon_button, row, small
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.fields import ChoiceBox, text_line
from salesdesk.ui.widgets.forms import ErrorLine

FIRST = Condition("owner", Op.ANY, (ME,))
_ROW, _FOLDED_ROW = 38, 76
_MOST_SEEN, _MOST_FOLDED = 4, 2
_NARROW = 480
"""Below this width a condition takes two lines."""


class FilterEditor(QFrame):
    """The strip above the list.

    `changed` says that the list shall show `wanted` now, `save_wanted` that it shall be kept under
    `name`, `closed` that the strip is done with.
    """

    changed = Signal()
    save_wanted = Signal()
    closed = Signal()

    def __init__(self, words: Language, currency: str, today: date) -> None:
        super().__init__()
        self._words, self._currency, self._today = words, currency, today
        self._offered: Offered = {}
        self._rows: list[ConditionRow] = []
        self.view: SavedList | None = None
        self._build()

    @property
    def wanted(self) -> Filter:
        """The conditions that are whole."""
        whole = (one.condition for one in self._rows)
        return Filter(tuple(one for one in whole if one is not None), self.joined.value is True)

    @property
    def name(self) -> str:
        """The name to save under."""
        return str(self.name_line.value or "")

    @property
    def shared(self) -> bool:
        """Whether the whole shop shall see it."""
        return self.audience.value is True

    def open_filter(self, wanted: Filter, offered: Offered, view: SavedList | None = None) -> None:
        """Show a filter to work on; `view` is the saved one that it belongs to."""
        self._offered, self.view = offered, view
        for one in list(self._rows):
            self._take_out(one)
        self.joined.set_value(wanted.any_of)
        for condition in wanted.conditions or (FIRST,):
            self._put(condition)
        self.name_line.set_value(view.name if view is not None else "")
        self.audience.set_value(view is not None and view.shared)
        self._error.show_text("")
        self._fit()
        self._rows[0].start()

    def show_error(self, error: SalesDeskError) -> None:
        """Say what is wrong with the name or a condition."""
        self._error.show_text(self._words.say(error.sentence))
        self.name_line.setFocus()

    def show_count(self, count: int) -> None:
        """Say how many accounts the conditions leave."""
        self.found.setText(self._words.trn("{count} account", "{count} accounts", count))

    def commit(self) -> None:
        """Take what is typed anywhere."""
        for one in self._rows:
            one.commit()
        self.name_line.commit()

    def _build(self) -> None:
        words = self._words
        self.joined = SegmentedControl(
            words.tr("Which conditions must hold"),
            [(False, words.tr("All of them")), (True, words.tr("Any of them"))],
        )
        self.joined.saved.connect(self._tell)
        self.name_line = text_line(words.tr("Name of the view"), words.tr("Name of the view"))
        self.name_line.returnPressed.connect(self._save)
        self.audience = ChoiceBox(
            words.tr("Who sees it"), [(False, words.tr("For me")), (True, words.tr("For the shop"))]
        )
        self._error = ErrorLine()
        self.found = small("")
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 4, 0)
        self._lines.setSpacing(6)
        self._scroll = _scrolled(self._body)
        self._more = button(words.tr("Add condition"), "plus", "link", self._add)
        close = icon_button("x", words.tr("Close the filter"), self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(row(head(words.tr("Own filter")), self.found, None, self.joined, close))
        layout.addWidget(self._scroll)
        layout.addLayout(row(self._more, None))
        layout.addWidget(self._error)
        self.audience.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        foot = row(self.name_line, self.audience, self._button(words.tr("Save view"), self._save))
        foot.setStretch(0, 1)
        layout.addLayout(foot)

    def _button(self, text: str, on: Callable[[], None]) -> QWidget:
        return button(text, "save", "primary", on)

    def _put(self, condition: Condition) -> ConditionRow:
        made = ConditionRow(condition, self._offered, self._words, self._currency, self._today)
        made.changed.connect(self._tell)
        made.removed.connect(self._removed)
        self._rows.append(made)
        self._lines.addWidget(made)
        return made

    def _add(self) -> None:
        if len(self._rows) < MOST:
            made = self._put(Condition("company", Op.CONTAINS))
            self._fit()
            self._scroll.ensureWidgetVisible(made)
            made.field.setFocus()

    def _removed(self, gone: object) -> None:
        assert isinstance(gone, ConditionRow)
        self._take_out(gone)
        self._fit()
        self._more.setFocus()
        self._tell()

    def _take_out(self, gone: ConditionRow) -> None:
        self._rows.remove(gone)
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _fit(self) -> None:
        folded = self.width() < _NARROW
        for one in self._rows:
            one.fold(folded=folded)
        seen = min(max(len(self._rows), 1), _MOST_FOLDED if folded else _MOST_SEEN)
        self._scroll.setFixedHeight(seen * (_FOLDED_ROW if folded else _ROW))
        self._more.setEnabled(len(self._rows) < MOST)

    def _tell(self, *_values: object) -> None:
        self._error.show_text("")
        self.changed.emit()

    def _save(self) -> None:
        self.commit()
        self.save_wanted.emit()

    def _close(self) -> None:
        self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)


def _scrolled(body: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(body)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
    return made
