"""The left side: search, printers, what is printed, and the list of what fits."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.language import Language
from salesdesk.services.catalogue import CatalogueRow, PrinterSheet, Shelf, Usage
from salesdesk.ui.catalogue.answers import PRINTERS, SEGMENTS, Found, Question
from salesdesk.ui.catalogue.columns import (
    FITTING,
    GOODS,
    PAPER,
    SUPPLIES,
    Columns,
    CostDelegate,
    column_place,
    narrow_cost_width,
)
from salesdesk.ui.catalogue.paper_tiles import MOST, PaperTiles
from salesdesk.ui.catalogue.printer_chips import PrinterChips
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.widgets.basics import Card, boxed, button, head, muted, row, small
from salesdesk.ui.widgets.choices import EmptyState, SegmentedControl
from salesdesk.ui.widgets.fields import percent_line, quantity_line
from salesdesk.ui.widgets.search import FilterBox
from salesdesk.ui.widgets.table import RowsView, fit_columns

LISTS: dict[str, Columns] = {
    PRINTERS: FITTING,
    Shelf.SUPPLIES: SUPPLIES,
    Shelf.PAPER: PAPER,
    Shelf.SPECIAL_INKS: SUPPLIES,
    Shelf.STATIONERY: GOODS,
}
HIGH = 620
"""From this height on all papers are shown below the list."""
WIDE = 780
"""From this width on there is room for bars, yields, and the volume beside the printers."""


class Finder(Card):
    """Asks by `asked`, shows answers, and announces the chosen product by `chosen`."""

    asked = Signal(object)
    chosen = Signal(object)
    add_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__(padding=16)
        self._words = words
        self._question = Question()
        self._printer: PrinterModel | None = None
        self._tables: dict[str, tuple[RowsModel[CatalogueRow], RowsView]] = {}
        self._build()
        self._connect()

    # building

    def _build(self) -> None:
        words = self._words
        self.box = FilterBox(words.tr("Printer, product, number or barcode"))
        named = [(key, words.tr(title)) for key, title in SEGMENTS]
        self.segments = SegmentedControl(words.tr("What to look for"), named)
        top = row(self.box, self.segments)
        top.setStretch(0, 1)
        self._stack = QStackedWidget()
        for key, columns in LISTS.items():
            self._stack.addWidget(self._table(key, columns))
        self._hint = small("", wrap=True)
        self._papers_head = head(words.tr("Also for this printer"))
        self.papers = PaperTiles(words)
        self.body.addLayout(top)
        self.body.addWidget(self._build_usage())
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._papers_head)
        self.body.addWidget(self.papers)

    def _build_usage(self) -> QWidget:
        words = self._words
        self.chips = PrinterChips(words)
        self._clients = small("")
        self.pages = quantity_line(words.tr("Pages a month"), words)
        self.pages.setFixedWidth(76)
        self.pages.set_value(self._question.usage.pages)
        self.coverage = percent_line(words.tr("Coverage"), words)
        self.coverage.setFixedWidth(60)
        self.coverage.set_value(self._question.usage.coverage * 100)
        inputs = boxed(
            row(
                muted(words.tr("Pages a month")), self.pages, 4,
                muted(words.tr("Coverage")), self.coverage,
            )
        )  # fmt: skip
        printers = row(self.chips, self._clients)
        printers.setStretch(0, 1)
        self._usage = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._usage.setContentsMargins(QMargins())
        self._usage.setSpacing(8)
        self._usage.addLayout(printers, 1)
        self._usage.addWidget(inputs, 0, Qt.AlignmentFlag.AlignLeft)
        self._usage_box = boxed(self._usage)
        self._usage_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return self._usage_box

    def _table(self, key: str, columns: Columns) -> QWidget:
        model = RowsModel[CatalogueRow](columns, self._words, self)
        view = RowsView(model, self._words.tr(dict(SEGMENTS)[key]))
        place = column_place(columns, "cost")
        if place >= 0:
            view.setItemDelegateForColumn(place, CostDelegate(view))
        view.setMinimumHeight(150)
        view.chosen.connect(self.chosen)
        self._tables[key] = model, view
        return view

    def _connect(self) -> None:
        self.box.wanted.connect(self._typed)
        self.segments.saved.connect(self._segment_chosen)
        self.chips.chosen.connect(self._printer_chosen)
        self.pages.saved.connect(self._used)
        self.coverage.saved.connect(self._used)
        self.papers.opened.connect(self.chosen)
        self.papers.add_wanted.connect(self.add_wanted)

    # asking

    @property
    def question(self) -> Question:
        """What is being asked now."""
        return self._question

    @property
    def view(self) -> RowsView:
        """The list in sight."""
        return self._tables[self._question.segment][1]

    @property
    def printer(self) -> PrinterModel | None:
        """The printer whose supplies are in sight."""
        return self._printer

    def set_client(self, prospect_id: UUID | None) -> None:
        """Ask for somebody's prices."""
        self._ask(self._question.about(prospect_id=prospect_id))

    def look_for(self, segment: str, text: str = "", printer_id: UUID | None = None) -> None:
        """Ask for something as if it had been typed."""
        self.segments.set_value(segment)
        question = self._question.about(segment=segment, text=text, printer_id=printer_id)
        self._ask(question)
        self.box.setText(text)

    def ask_again(self) -> None:
        """Ask the same once more."""
        self.asked.emit(self._question)

    def _ask(self, question: Question) -> None:
        self._question = question
        self.asked.emit(question)

    def _typed(self, text: str) -> None:
        if text != self._question.text:
            self._ask(self._question.about(text=text, printer_id=None))

    def _segment_chosen(self, segment: object, _before: object) -> None:
        self._ask(self._question.about(segment=str(segment)))

    def _printer_chosen(self, printer_id: object) -> None:
        self._ask(self._question.about(printer_id=printer_id))

    def _used(self, _new: object, _old: object) -> None:
        pages, coverage = self.pages.value, self.coverage.value
        usage = Usage(
            pages if isinstance(pages, int) and pages > 0 else Usage().pages,
            max(1, coverage // 100) if isinstance(coverage, int) else Usage().coverage,
        )
        self.pages.set_value(usage.pages)
        self.coverage.set_value(usage.coverage * 100)
        self._ask(self._question.about(usage=usage))

    # showing

    def show_found(self, found: Found, open_product: object) -> None:
        """Show an answer; the open product stays chosen, the first row is otherwise."""
        segment = found.question.segment
        model, view = self._tables[segment]
        model.set_rows(found.rows, key=_product_id)
        self._show_printer(found)
        nothing = not found.rows
        if nothing:
            self._show_nothing(found)
        else:
            self._stack.setCurrentWidget(view)
            if not view.choose(open_product):
                view.choose_first()

    def _show_printer(self, found: Found) -> None:
        sheet = found.sheet
        self._printer = sheet.printer if sheet else None
        self._usage_box.setVisible(sheet is not None)
        papers = sheet.papers if sheet else ()
        self._papers_head.setVisible(bool(papers))
        self.papers.setVisible(bool(papers))
        self.papers.show_papers(papers)
        self._hint.setVisible(sheet is not None)
        if sheet is not None:
            self._show_sheet(sheet, found)

    def _show_sheet(self, sheet: PrinterSheet, found: Found) -> None:
        words = self._words
        self.chips.show_printers(found.printers, sheet.printer.id)
        self._clients.setText(_clients(sheet.clients, words))
        self._clients.setVisible(sheet.clients > 0)
        rule = words.tr(
            "Cost of a page = price ÷ yield, without paper; at {coverage} coverage of each colour.",
            coverage=words.percent(found.question.usage.coverage * 100),
        )
        said = words.say(sheet.remark) if sheet.remark else ""
        self._hint.setText(f"{rule} {said}".strip())

    def _show_nothing(self, found: Found) -> None:
        empty = self._nothing(found)
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)
        for place in reversed(range(self._stack.count() - 1)):
            widget = self._stack.widget(place)
            if isinstance(widget, EmptyState):
                self._stack.removeWidget(widget)
                widget.deleteLater()

    def _nothing(self, found: Found) -> EmptyState:
        words = self._words
        if found.empty:
            return EmptyState(
                "package",
                words.tr("The catalogue is empty"),
                words.tr("Add your first product. Orders that you import bring theirs along."),
                [button(words.tr("New product"), "plus", "primary", self.new_wanted.emit)],
            )
        if found.elsewhere:
            return EmptyState(
                "search",
                words.tr("No printer is called that"),
                words.tr("But there are supplies of that name or number."),
                [button(words.tr("Show the supplies"), "arrow-right", on=self._show_supplies)],
            )
        return EmptyState(
            "search",
            words.tr("Nothing found"),
            words.tr("Try a part of the name, the number on the cartridge or on the printer."),
            [button(words.tr("Show everything"), "x", on=self.box.clear)],
        )

    def _show_supplies(self) -> None:
        self.look_for(Shelf.SUPPLIES, self._question.text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._usage.setDirection(side if wide else below)
        self.papers.show_at_most(MOST if event.size().height() >= HIGH else MOST // 2)
        for key, columns in LISTS.items():
            self._make_room(self._tables[key][1], columns, wide=wide)

    def _make_room(self, view: RowsView, columns: Columns, *, wide: bool) -> None:
        """Where there is little room, the name is worth more than bars and yields."""
        fit_columns(view, columns)
        cost, counted = column_place(columns, "cost"), column_place(columns, "yield")
        if cost >= 0 and not wide:
            view.horizontalHeader().resizeSection(
                cost, narrow_cost_width(self._words.tr(columns[cost].title))
            )
        if counted >= 0 and columns is FITTING:
            view.setColumnHidden(counted, not wide)


def _product_id(row: CatalogueRow) -> UUID:
    return row.product.id


def _clients(count: int, words: Language) -> str:
    return words.trn("{count} client has it", "{count} clients have it", count)
