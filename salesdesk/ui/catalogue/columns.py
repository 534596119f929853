"""The columns of the catalogue's lists, and the bar that compares what a page costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import CERTAINTY_NAMES, PAPER_USE_NAMES, Certainty
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.catalogue import CatalogueRow
from salesdesk.ui.catalogue import words as say
from salesdesk.ui.tables import Cell, Column
from salesdesk.ui.theme import colour, font, mixed
from salesdesk.ui.widgets.cells import INSET, CellDelegate
from salesdesk.ui.widgets.figures import paint_bar

NUMBER_ROOM = 62
"""Pixels for the figure after its bar."""
SHORTEST_BAR = 40
WIDE_COST = "MMMMMMMMM 12.345"
NARROW_COST = "MM 12.345 ₫"
Columns = Sequence[Column[CatalogueRow]]


@dataclass(frozen=True, slots=True)
class CostBar:
    """What the cost column paints: a bar of this share, strong where the row is an original."""

    share: float
    strong: bool


def _name(row: CatalogueRow, words: Language) -> Cell:
    tone = "text" if row.product.offered else "muted"
    detail = say.detail_line(row.product, words)
    return Cell(row.product.name(words), detail, tone=tone, bold=True)


def _goods_name(row: CatalogueRow, words: Language) -> Cell:
    tone = "text" if row.product.offered else "muted"
    detail = say.short_detail(row.product, words)
    return Cell(row.product.name(words), detail, tone=tone, bold=True)


def _yield(row: CatalogueRow, words: Language) -> Cell:
    if row.yield_pages is None:
        return Cell("–", words.tr("not declared"), tone="muted")
    return Cell(words.number(row.yield_pages), say.standard_word(row, words))


def _price(row: CatalogueRow, words: Language) -> Cell:
    tone = "text" if row.product.offered else "muted"
    return Cell(say.price(row.price.unit_price, words), tone=tone)


def _cost(row: CatalogueRow, words: Language) -> Cell:
    if row.unit_cost is None:
        return Cell("–", tone="muted")
    text = say.page_cost(row.unit_cost, row.price.unit_price.currency, words)
    return Cell(
        text, bold=True, values=CostBar(float(row.share or 0), not say.is_compatible(row.product))
    )


def _lasts(row: CatalogueRow, words: Language) -> Cell:
    if say.dries_first(row):
        return Cell(say.lasts(row, words), words.tr("may dry out"), tone="warn")
    return Cell(say.lasts(row, words))


def _fit(row: CatalogueRow, words: Language) -> Cell:
    certainty = row.certainty or Certainty.CLAIMED
    tone, icon = say.CERTAINTY_LOOKS[certainty]
    return Cell(words.tr(CERTAINTY_NAMES[certainty]), icon=icon, tone=tone, chip=True)


def _sheets(row: CatalogueRow, words: Language) -> Cell:
    paper = row.product.paper
    if paper is None:
        return Cell("–")
    return Cell(words.number(paper.sheets), say.unit_word(row.product.unit, words))


def _uses(row: CatalogueRow, words: Language) -> Cell:
    paper = row.product.paper
    uses = sorted(paper.uses) if paper else []
    return Cell(", ".join(words.tr(PAPER_USE_NAMES[use]) for use in uses[:2]), tone="muted")


def _unit(row: CatalogueRow, words: Language) -> Cell:
    return Cell(say.unit_word(row.product.unit, words), tone="muted")


_YIELD = Column[CatalogueRow]("yield", mark("Yield"), _yield, right=True, width=("ISO/IEC 197",))
_PRICE = Column[CatalogueRow]("price", mark("Price"), _price, right=True, width=("12.345.000 ₫",))

FITTING: Columns = (
    Column[CatalogueRow]("supply", mark("Supply"), _name),
    _YIELD,
    _PRICE,
    Column[CatalogueRow]("cost", mark("A page costs"), _cost, width=(WIDE_COST,)),
    Column[CatalogueRow]("lasts", mark("Lasts"), _lasts, right=True, width=("12,3 thán",)),
    Column[CatalogueRow]("fit", mark("Does it fit?"), _fit, width=("Đã xác nhận MM",)),
)
SUPPLIES: Columns = (
    Column[CatalogueRow]("supply", mark("Supply"), _name),
    _YIELD,
    _PRICE,
    Column[CatalogueRow]("cost", mark("A page costs"), _cost, width=(WIDE_COST,)),
)
PAPER: Columns = (
    Column[CatalogueRow]("paper", mark("Paper"), _goods_name),
    Column[CatalogueRow]("sheets", mark("Sheets"), _sheets, right=True, width=("12.345",)),
    _PRICE,
    Column[CatalogueRow]("cost", mark("A sheet costs"), _cost, width=(WIDE_COST,)),
)
GOODS: Columns = (
    Column[CatalogueRow]("item", mark("Item"), _goods_name),
    Column[CatalogueRow]("unit", mark("Unit"), _unit, width=("thùng carton",)),
    _PRICE,
)


class CostDelegate(CellDelegate):
    """Paints a bar that compares, with the figure at its right."""

    @override
    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell, *, right: bool) -> None:
        if not isinstance(cell.values, CostBar):
            super().paint_cell(painter, area, cell, right=right)
            return
        room = area.width() - NUMBER_ROOM
        if room >= SHORTEST_BAR:
            ink = colour("accent")
            if not cell.values.strong:
                ink = mixed(ink, colour("surface"), 0.62)
            bar = QRectF(area.left(), area.center().y() - 5, room, 10)
            paint_bar(painter, bar, cell.values.share, ink)
        painter.setFont(font("semibold"))
        painter.setPen(colour("text"))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, flags, cell.text)


def narrow_cost_width(title: str) -> int:
    """How wide the column under this head is where there is no room for bars."""
    metrics = QFontMetrics(font("semibold"))
    widest = max(metrics.horizontalAdvance(text) for text in (title, NARROW_COST))
    return widest + 2 * INSET + 4


def column_place(columns: Columns, key: str) -> int:
    """The place of a column by its key, or -1."""
    return next((at for at, column in enumerate(columns) if column.key == key), -1)
