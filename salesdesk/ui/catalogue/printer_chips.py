"""The printers that a text can mean, as chips; what does not fit opens as a menu."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.language import Language
from salesdesk.ui.catalogue.words import short_models
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import button, row
from salesdesk.ui.widgets.chips import View, ViewChips

GAP = 6
CHIP_PADDING = 28
ROOM_FOR_MORE = 100


class PrinterChips(QWidget):
    """One of several printers is chosen; `chosen` carries its id when that changes."""

    chosen = Signal(object)

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._printers: tuple[PrinterModel, ...] = ()
        self._current: UUID | None = None
        self._shown = 0
        self._chips = ViewChips(words)
        self._chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._more = button("", "chevron-down", "plain", self._open_menu)
        self.setLayout(row(self._chips, self._more, None, spacing=GAP))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)
        self.setFixedHeight(34)
        self._chips.chosen.connect(self._chip_chosen)

    def show_printers(self, printers: Sequence[PrinterModel], current: UUID | None) -> None:
        """Show these, best first, with one of them chosen."""
        self._printers, self._current = tuple(printers), current
        self._fill()

    def _fill(self) -> None:
        names = short_models(list(self._printers))
        fitting = self._shown = self._fitting(names)
        names = short_models(list(self._printers))
        views = [
            View(str(printer.id), name)
            for printer, name in zip(self._printers[:fitting], names, strict=False)
        ]
        self._chips.set_views(views)
        self._chips.choose(str(self._current))
        hidden = len(self._printers) - fitting
        self._more.setText(self._words.trn("{count} more", "{count} more", hidden))
        self._more.setVisible(hidden > 0)
        self._more.setFixedWidth(self._more.sizeHint().width())

    def _fitting(self, names: Sequence[str]) -> int:
        """How many chips fit; the chosen one is always among them."""
        metrics = QFontMetrics(font("semibold"))
        widths = [metrics.horizontalAdvance(name) + CHIP_PADDING + GAP for name in names]
        room = self.width() if sum(widths) <= self.width() else self.width() - ROOM_FOR_MORE
        reached = list(accumulate(widths))
        count = max(1, sum(1 for each in reached if each <= room))
        ids = [printer.id for printer in self._printers]
        if self._current in ids and ids.index(self._current) >= count:
            self._bring_forward(ids.index(self._current), count - 1)
        return count

    def _bring_forward(self, place: int, to: int) -> None:
        printers = list(self._printers)
        printers.insert(max(1, to), printers.pop(place))
        self._printers = tuple(printers)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for printer in self._printers[self._shown :]:
            action = menu.addAction(printer.name)
            action.setData(str(printer.id))
        menu.triggered.connect(self._menu_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _menu_chosen(self, action: object) -> None:
        self._chip_chosen(str(action.data()))  # type: ignore[attr-defined]

    def _chip_chosen(self, key: str) -> None:
        self._current = UUID(key)
        self.chosen.emit(self._current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._printers:
            self._fill()
