"""Counter readings and change dates of a client's printer, opened below its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.domain.catalogue.calibration import Reading
from salesdesk.domain.catalogue.kinds import CAPACITY_NAMES, Capacity, Certainty
from salesdesk.language import Language
from salesdesk.services.catalogue import CatalogueRow
from salesdesk.services.prospects import PrinterAnswer, SupplyPutIn
from salesdesk.ui.page import PageContext
from salesdesk.ui.widgets.basics import (
    button,
    clear,
    column,
    icon_button,
    label,
    row,
    small,
)
from salesdesk.ui.widgets.fields import ChoiceBox, DateLine, ValueLine, quantity_line

_DAY, _COUNT = 126, 80


class MeasureBox(QWidget):
    """What one of the printers counted, and when its supplies were changed.

    `readings_given` and `changes_given` carry all of them with the one that was added, or without
    the one that was taken away.
    """

    readings_given = Signal(object)
    changes_given = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._answer: PrinterAnswer | None = None
        self._printer: UUID | None = None
        self._build()
        self._connect()

    def show_answer(self, answer: PrinterAnswer) -> None:
        """Show what was measured of these printers."""
        self._answer = answer
        words = self._words
        self._list(self._readings, [_said_reading(words, one) for one in answer.readings], 0)
        self._list(self._changes, [_said_change(words, one) for one in answer.changes], 1)
        if answer.printer_id != self._printer:
            self._printer = answer.printer_id
            self._read_supplies()

    def start(self) -> None:
        """The counter is what is read first."""
        self.count.setFocus()

    def _build(self) -> None:
        both = row(self._counters(), self._supplies(), spacing=16)
        both.setStretch(1, 1)
        both.setContentsMargins(10, 2, 0, 6)
        self.setLayout(both)
        for day in (self.read_on, self.changed_on):
            day.set_value(self._context.desk.context.today())
            day.setFixedWidth(_DAY)
        for counter in (self.count, self.colour):
            counter.setFixedWidth(_COUNT)

    def _counters(self) -> QVBoxLayout:
        words, today = self._words, self._context.desk.context.today()
        self._readings = QVBoxLayout()
        self.read_on = DateLine(words.tr("Read on"), words, today)
        self.count = quantity_line(words.tr("Counter"), words)
        self.colour = quantity_line(words.tr("Colour counter"), words)
        self.count.setPlaceholderText(words.tr("Counter"))
        self.colour.setPlaceholderText(words.tr("Colour"))
        self.add_reading = button(words.tr("Add reading"), "plus", on=self._add_reading)
        return column(
            label(words.tr("Counter readings"), "small semibold"),
            self._readings,
            row(self.read_on, self.count, self.colour, spacing=6),
            row(self.add_reading, None),
            None,
            spacing=4,
        )

    def _supplies(self) -> QVBoxLayout:
        words, today = self._words, self._context.desk.context.today()
        self._changes = QVBoxLayout()
        self.changed_on = DateLine(words.tr("Changed on"), words, today)
        self.supply = ChoiceBox(words.tr("What was put in"), [])
        self.supply.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.supply.setMinimumWidth(120)
        self.add_change = button(words.tr("Add change"), "plus", on=self._add_change)
        said = words.tr("Say which printer it is, then its supplies can be chosen.")
        self._unknown = small(said, wrap=True)
        return column(
            label(words.tr("Supplies put in"), "small semibold"),
            self._changes,
            row(self.changed_on, self.supply, spacing=6),
            row(self.add_change, None),
            self._unknown,
            None,
            spacing=4,
        )

    def _connect(self) -> None:
        for line in (self.read_on, self.count, self.colour):
            line.returnPressed.connect(self._add_reading)
        self.changed_on.returnPressed.connect(self._add_change)

    # readings

    def _add_reading(self) -> None:
        day, count, colour = _day_in(self.read_on), _count_in(self.count), _count_in(self.colour)
        if self._answer is None or count is None or day is None:
            self.count.setFocus()
            return
        fresh = Reading(day, count, colour)
        for line in (self.count, self.colour):
            line.set_value(None)
            line.setModified(False)
        self.count.setFocus()
        self.readings_given.emit(tuple(sorted((*self._answer.readings, fresh), key=_day)))

    def _drop_reading(self, place: int) -> None:
        if self._answer is not None:
            self.readings_given.emit(_without(self._answer.readings, place))

    # changes

    def _read_supplies(self) -> None:
        key, catalogue = self._printer, self._context.desk.catalogue
        for widget in (self.changed_on, self.supply, self.add_change):
            widget.setVisible(key is not None)
        self._unknown.setVisible(key is None)
        if key is not None:
            self._context.tasks.read(
                lambda: catalogue.for_printer(key).rows, self._show_supplies, key=("put in", key)
            )

    def _show_supplies(self, rows: Sequence[CatalogueRow]) -> None:
        words = self._words
        fitting = [
            one for one in rows if one.yield_pages and one.certainty is not Certainty.KNOWN_BAD
        ]
        self.supply.set_choices([(one.product.id, _named(words, one)) for one in fitting])
        if fitting:
            self.supply.set_value(fitting[0].product.id)

    def _add_change(self) -> None:
        day, product = _day_in(self.changed_on), self.supply.value
        if self._answer is None or day is None or not isinstance(product, UUID):
            return
        fresh = SupplyPutIn(day, product)
        self.changed_on.setFocus()
        self.changes_given.emit(tuple(sorted((*self._answer.changes, fresh), key=_day)))

    def _drop_change(self, place: int) -> None:
        if self._answer is not None:
            self.changes_given.emit(_without(self._answer.changes, place))

    def _list(self, into: QVBoxLayout, texts: Sequence[str], which: int) -> None:
        clear(into)
        drop: Callable[[int], None] = (self._drop_reading, self._drop_change)[which]
        for place, text in enumerate(texts):
            into.addLayout(_measured(self._words, text, partial(drop, place)))


def _measured(words: Language, text: str, remove: Callable[[], None]) -> QHBoxLayout:
    away = icon_button("x", words.tr("Remove: {what}", what=text), remove, "muted")
    made = row(small(text, "text"), away, None, spacing=4)
    made.setContentsMargins(0, 0, 0, 0)
    return made


def _day_in(line: ValueLine) -> date | None:
    """The day in a field, taken over first where it is still being typed."""
    value = line.value if line.commit() else None
    return value if isinstance(value, date) else None


def _count_in(line: ValueLine) -> int | None:
    value = line.value if line.commit() else None
    return value if isinstance(value, int) else None


def _day(one: Reading | SupplyPutIn) -> date:
    return one.day


def _without(all_of: Sequence[object], place: int) -> tuple[object, ...]:
    return tuple(one for at, one in enumerate(all_of) if at != place)


def _said_reading(words: Language, one: Reading) -> str:
    if one.colour is None:
        return words.tr("{day}: {count}", day=one.day, count=one.mono)
    return words.tr(
        "{day}: {count} black, {colour} colour", day=one.day, count=one.mono, colour=one.colour
    )


def _said_change(words: Language, one: SupplyPutIn) -> str:
    return words.tr("{day}: {name} put in", day=one.day, name=one.name)


def _named(words: Language, one: CatalogueRow) -> str:
    product, supply = one.product, one.product.supply
    name = product.mpn or product.sku
    starter = supply is not None and supply.capacity is Capacity.STARTER
    if starter:
        kind = words.tr(CAPACITY_NAMES[Capacity.STARTER])
        return words.tr(
            "{name}, {pages} pages, {kind}", name=name, pages=one.yield_pages, kind=kind
        )
    return words.tr("{name}, {pages} pages", name=name, pages=one.yield_pages)
