"""Changing many prices by one rule: what it does is shown before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import CATEGORY_NAMES, Category
from salesdesk.domain.catalogue.price_changes import (
    PRICED_NAMES,
    TOWARDS_NAMES,
    PriceChange,
    Priced,
    PriceMove,
    Rounding,
    Towards,
)
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.catalogue.price_runs import PriceRun
from salesdesk.services.context import Done
from salesdesk.ui import entry
from salesdesk.ui.catalogue.editing.listing import ListedLine, ShortList
from salesdesk.ui.catalogue.words import DOT
from salesdesk.ui.page import PageContext
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.widgets.basics import (
    Card,
    button,
    column,
    head,
    icon_button,
    label,
    row,
    title,
)
from salesdesk.ui.widgets.fields import ChoiceBox, ValueLine, number_line, text_line
from salesdesk.ui.widgets.forms import Form
from salesdesk.ui.widgets.table import RowsView

QUIET_MILLISECONDS = 150


def columns(words: Language) -> tuple[Column[PriceMove], ...]:
    """What the preview shows of each product."""
    money = ("999.999.999",)
    return (
        Column[PriceMove](
            "product",
            mark("Product"),
            lambda m, w: Cell(
                m.product.name(w), DOT.join(filter(None, (m.product.mpn, m.product.brand)))
            ),
        ),
        Column[PriceMove](
            "before",
            mark("Now"),
            lambda m, w: Cell(w.unit_price(m.before), tone="muted"),
            right=True,
            width=money,
        ),
        Column[PriceMove](
            "after",
            mark("Then"),
            lambda m, w: Cell(w.unit_price(m.after), bold=True),
            right=True,
            width=money,
        ),
        Column[PriceMove]("percent", mark("Change"), _percent, right=True, width=("+99,99 %",)),
        Column[PriceMove](
            "margin", mark("Margin"), _margin, right=True, width=(words.tr("Margin"), "−99,9 %")
        ),
    )


class PriceChangeView(QWidget):
    """`closed` asks for the catalogue again."""

    closed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._service = context.desk.catalogue.prices
        self._moves: Sequence[PriceMove] = ()
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._timer.timeout.connect(self.preview)
        self._build()
        self.form.saved.connect(lambda *_changed: self._timer.start())

    def open(self) -> None:
        """Show what is there, and put the keyboard into the first field."""
        self.reload()
        self.form.editor("brand").setFocus()

    def reload(self) -> None:
        """Read the last changes again, and look anew at what this one would do."""
        self._context.tasks.read(self._service.runs, self._show_runs, key="price runs")
        if self.change is not None:
            self.preview()

    @property
    def change(self) -> PriceChange | None:
        """The change as it is filled in, None while it says nothing."""
        value = {key: self.form.editor(key).value for key in self.form.keys}
        percent, amount = value["percent"], value["amount"]
        step, ending = value["step"], value["ending"]
        category = str(value["category"] or "")
        rounding = Rounding(
            step if isinstance(step, Decimal) else Decimal(0),
            ending if isinstance(ending, Decimal) else Decimal(0),
            Towards(str(value["towards"])),
        )
        change = PriceChange(
            Priced(str(value["priced"])),
            str(value["brand"] or ""),
            Category(category) if category else None,
            percent=percent if isinstance(percent, int) else 0,
            amount=amount if isinstance(amount, Decimal) else Decimal(0),
            rounding=rounding,
            only_stocked=bool(value["stocked"]),
        )
        says = change.percent or change.amount or rounding.step
        return change if says else None

    def preview(self) -> None:
        """Show what the change does."""
        change = self.change
        if change is None:
            self._show_moves([])
            return
        self._context.tasks.read(
            lambda: self._service.preview(change),
            self._show_moves,
            self._refused,
            key="price moves",
        )

    # building

    def _build(self) -> None:
        words = self._words
        back = icon_button("chevron-left", words.tr("Back to the catalogue"), self.closed.emit)
        top = row(back, title(words.tr("Change many prices")), None, spacing=12)
        self.form = self._build_form()
        self._summary = label("", "semibold", wrap=True)
        self._apply = button(words.tr("Change these prices"), "check", "primary", self._write)
        self._runs = ShortList(self._take_back)
        self._runs_head = head(words.tr("Changed before"))
        left, right = Card(words.tr("By how much")), Card(words.tr("What comes of it"))
        left.add(self.form, self._runs_head, self._runs)
        left.body.addStretch(1)
        self.model = RowsModel(columns(words), words, self)
        self.view = RowsView(self.model, words.tr("What comes of it"))
        right.body.addWidget(self.view, 1)
        foot = row(self._summary, self._apply)
        foot.setStretch(0, 1)
        right.add(foot)
        parts = row(left, right)
        parts.setStretch(0, 2)
        parts.setStretch(1, 3)
        self.setLayout(column(top, parts))
        self._show_moves([])

    def _build_form(self) -> Form:
        words, tr = self._words, self._words.tr
        form = Form(words)
        priced = [(each, tr(name)) for each, name in PRICED_NAMES.items()]
        kinds = [("", tr("Every category")), *((k, tr(n)) for k, n in CATEGORY_NAMES.items())]
        towards = [(each, tr(name)) for each, name in TOWARDS_NAMES.items()]
        stocked = [(True, tr("What is sold here")), (False, tr("Everything known"))]
        form.add("priced", tr("Which price"), ChoiceBox(tr("Which price"), priced))
        form.add("brand", tr("Brand"), text_line(tr("Brand"), tr("Every brand")))
        form.add("category", tr("Category"), ChoiceBox(tr("Category"), kinds))
        form.add("stocked", tr("Of"), ChoiceBox(tr("Of"), stocked))
        form.add("percent", tr("Percent"), _signed_percent(tr("Percent"), words))
        form.add("amount", tr("And an amount"), _signed_number(tr("And an amount"), words))
        form.add("step", tr("Rounded to"), number_line(tr("Rounded to"), words))
        form.add("ending", tr("Ending in"), number_line(tr("Ending in"), words))
        form.add("towards", tr("Rounding"), ChoiceBox(tr("Rounding"), towards))
        form.set_value("priced", Priced.LIST_PRICE)
        form.set_value("category", "")
        form.set_value("stocked", True)
        form.set_value("towards", Towards.NEAREST)
        return form

    # showing

    def _show_moves(self, moves: Sequence[PriceMove]) -> None:
        self._moves = moves
        self.model.set_rows(moves, key=lambda move: move.product.id)
        self._apply.setEnabled(bool(moves))
        words = self._words
        if self.change is None:
            said = words.tr("Say by how much, and see what comes of it.")
        elif not moves:
            said = words.tr("No price changes.")
        else:
            said = words.trn("{count} price changes.", "{count} prices change.", len(moves))
        self._summary.setText(said)

    def _show_runs(self, runs: tuple[PriceRun, ...]) -> None:
        words = self._words
        self._runs_head.setVisible(bool(runs))
        self._runs.show_lines([self._run(one, words) for one in runs[:5]])

    def _run(self, one: PriceRun, words: Language) -> ListedLine:
        counted = words.trn("{count} price", "{count} prices", one.count)
        state = words.tr("taken back") if one.taken_back else ""
        detail = (words.short_date(one.at.date()), one.who, counted, state)
        back = "" if one.taken_back else words.tr("Take back: {name}", name=one.name)
        return ListedLine(one.id, one.name, DOT.join(filter(None, detail)), remove=back)

    def _refused(self, error: SalesDeskError) -> None:
        self._show_moves([])
        if not self.form.show_error(error):
            self._context.show_error(error)

    # writing

    def _write(self) -> None:
        moves, change = list(self._moves), self.change
        if moves and change is not None:
            name = _called(change, self._words)
            self._context.tasks.write(lambda: self._service.apply(moves, name), self._written)

    def _written(self, done: Done[UUID]) -> None:
        for key in ("percent", "amount"):
            self.form.set_value(key, None)
        self._context.notify(
            self._words.tr("Prices changed."), partial(self._take_back, done.value)
        )
        self.reload()
        self._show_moves([])

    def _take_back(self, run_id: UUID) -> None:
        self._context.tasks.write(lambda: self._service.take_back(run_id), self._taken_back)

    def _taken_back(self, done: Done[int]) -> None:
        said = self._words.trn(
            "{count} price is as it was.", "{count} prices are as they were.", done.value
        )
        self._context.notify(said)
        self.reload()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _percent(move: PriceMove, words: Language) -> Cell:
    said = words.percent(move.percent)
    up = move.percent > 0
    return Cell(f"+{said}" if up else said, tone="warn" if up else "ok")


def _margin(move: PriceMove, words: Language) -> Cell:
    if move.margin_after is None:
        return Cell("–", tone="muted")
    rounded = round(move.margin_after / 10) * 10
    return Cell(words.percent(rounded), tone="bad" if move.margin_after < 0 else "text")


def _signed_percent(name: str, words: Language) -> ValueLine:
    def read(text: str) -> int:
        sign, plain = _sign(text)
        return sign * entry.read_percent(plain, words)

    def write(value: object) -> str:
        return words.percent(value) if isinstance(value, int) else ""

    line = ValueLine(name, read, write, right=True)
    line.setPlaceholderText("+3")
    return line


def _signed_number(name: str, words: Language) -> ValueLine:
    return ValueLine(name, lambda text: entry.read_number(text, words), words.write, right=True)


def _sign(text: str) -> tuple[int, str]:
    plain = text.strip().replace("−", "-")
    return (-1, plain[1:]) if plain.startswith("-") else (1, plain.removeprefix("+"))


def _called(change: PriceChange, words: Language) -> str:
    """What a change is called in the list of changes: "HP · Toner · +3 %"."""
    category = words.tr(CATEGORY_NAMES[change.category]) if change.category else ""
    percent = words.percent(change.percent) if change.percent else ""
    amount = words.write(change.amount) if change.amount else ""
    step = words.tr("to {step}", step=words.write(change.rounding.step))
    rounded = step if change.rounding.step else ""
    parts = (change.brand, category, percent, amount, rounded)
    return DOT.join(part for part in parts if part)
