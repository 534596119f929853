"""The papers to offer beside a printer's supplies."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import PAPER_USE_NAMES
from salesdesk.language import Language
from salesdesk.services.catalogue import CatalogueRow
from salesdesk.ui.catalogue import words as say
from salesdesk.ui.icons import pixmap
from salesdesk.ui.widgets.basics import ElidedLabel, clear, column, icon_button, label, row

MOST = 4


class PaperTiles(QWidget):
    """Up to four papers in two columns; `opened` shows one, `add_wanted` puts it on a proposal."""

    opened = Signal(object)
    add_wanted = Signal(object)

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._rows: tuple[CatalogueRow, ...] = ()
        self._most = MOST
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_papers(self, rows: Sequence[CatalogueRow]) -> None:
        """Show these papers."""
        self._rows = tuple(rows)
        clear(self._grid)
        for place, each in enumerate(rows[: self._most]):
            tile = _Tile(each, self._words)
            tile.opened.connect(self.opened)
            tile.add_wanted.connect(self.add_wanted)
            self._grid.addWidget(tile, place // 2, place % 2)

    def show_at_most(self, most: int) -> None:
        """Show no more than so many, where there is little room."""
        if most != self._most:
            self._most = most
            self.show_papers(self._rows)


class _Tile(QFrame):
    """One paper with its price and a plus."""

    opened = Signal(object)
    add_wanted = Signal(object)

    def __init__(self, shown: CatalogueRow, words: Language) -> None:
        super().__init__()
        self.setObjectName("tile")
        self._product_id: UUID = shown.product.id
        name = shown.product.name(words)
        sign = QLabel()
        sign.setPixmap(pixmap("file-text", "muted", 18, self.devicePixelRatioF()))
        add = icon_button(
            "plus", words.tr("Add {product} to a proposal", product=name), self._add, "accent"
        )
        names = column(
            ElidedLabel(name), ElidedLabel(_uses(shown, words), "small", "muted"), spacing=0
        )
        cost = label(say.price(shown.price.unit_price, words))
        layout = row(sign, names, cost, add, spacing=10)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _add(self) -> None:
        self.add_wanted.emit(self._product_id)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.opened.emit(self._product_id)


def _uses(shown: CatalogueRow, words: Language) -> str:
    uses = sorted(shown.product.paper.uses) if shown.product.paper else []
    said = [words.tr(PAPER_USE_NAMES[use]) for use in uses]
    return say.DOT.join([*said, say.stock_word(shown.product, words)])
