"""The client's printers: one row each, and a last line that finds the next one."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.calibration import Rate
from salesdesk.domain.catalogue.kinds import PRINTER_KIND_NAMES
from salesdesk.language import Language
from salesdesk.services.prospects import PrinterAnswer
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.measure_box import MeasureBox
from salesdesk.ui.prospects.needs_row import (
    GAP,
    REMOVE_WIDTH,
    Head,
    NeedsRow,
    RowHeads,
    RowList,
)
from salesdesk.ui.prospects.quiet_form import quieten
from salesdesk.ui.steps.words import relative_day
from salesdesk.ui.widgets.basics import ElidedLabel, boxed, button, row
from salesdesk.ui.widgets.chips import SourceChip
from salesdesk.ui.widgets.fields import ChoiceBox, money_line, quantity_line, text_line
from salesdesk.ui.widgets.search import Answer, Hit, SearchField

_WIDTHS = [0, 44, 76, 66, 130, 106, 100]
_SHOWN = ("quantity", "mono_pages", "colour_pages", "pays", "coverage", "duplex_share")


class PrinterRow(NeedsRow):
    """One kind of printer. `named` carries the row's id, the model's name and its catalogue key;
    `measured` the id, "readings" or "changes", and all of them.
    """

    named = Signal(object, str, object)
    measured = Signal(object, str, object)

    def __init__(self, context: PageContext, key: UUID, currency: str) -> None:
        words = context.language
        super().__init__(key, words, words.tr("Remove this printer"))
        self._context = context
        self._model = ""
        self._answer: PrinterAnswer | None = None
        self.measures: MeasureBox | None = None
        self.measure = self._measure_button()
        self.proof = ElidedLabel("", "small", "muted")
        self.proof.setContentsMargins(9, 0, 0, 2)
        line = self._line(currency)
        self._details = self._describing()
        self._foot, self._narrow = row(None, spacing=GAP), False
        self._foot.setContentsMargins(0, 0, REMOVE_WIDTH + GAP, 0)
        below = [*self._details, boxed(row(None)), self.measure]
        proofs = [boxed(self._foot), self.proof]
        self.lay_out(line, below, _WIDTHS, [line[4], self.chip], proofs)

    def _line(self, currency: str) -> list[QWidget]:
        """What is asked of every printer."""
        words = self.words
        finder = PrinterFinder(self._context, words.tr("Model"), leading="printer", keep_text=True)
        self.model = finder
        finder.found.connect(self._found)
        finder.editingFinished.connect(self._left)
        self.chip = SourceChip(words)
        self.chip.changed.connect(self._source_changed)
        for name in ("mono_pages", "colour_pages"):
            pages = quantity_line(words.tr("Pages a month"), words)
            pages.setPlaceholderText("–")
            self.keep(name, pages)
        return [
            finder,
            self.keep("quantity", quantity_line(words.tr("How many"), words)),
            self._editors["mono_pages"],
            self._editors["colour_pages"],
            self.keep("uses_now", text_line(words.tr("Uses now"))),
            self.keep("pays", money_line(words.tr("Pays a month"), words, currency)),
            self.chip,
        ]

    def _describing(self) -> list[QWidget]:
        """What describes a page, and where the printers stand: quiet until it is entered."""
        words, context = self.words, self._context
        coverage = self.keep("coverage", ChoiceBox(words.tr("Coverage"), _coverages(context)))
        sides = self.keep("duplex_share", ChoiceBox(words.tr("Both sides"), _sides(context)))
        place = self.keep("place", text_line(words.tr("Place"), words.tr("Where it stands")))
        for editor, narrowest, widest in ((coverage, 92, 176), (sides, 92, 168), (place, 60, 104)):
            quieten(editor)
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            editor.setMinimumWidth(narrowest)
            editor.setMaximumWidth(widest)
        return [coverage, sides, place]

    def _measure_button(self) -> QPushButton:
        """The way to the counters."""
        name = self.words.tr("Counters, changes")
        made = button(name, "gauge", "link", self._open_measures, tip=name)
        made.setCheckable(True)
        made.setAccessibleName(name)
        return made

    @override
    def fit(self, kept: int) -> None:
        """Where there is little room, what describes a page gets a line of its own."""
        super().fit(kept)
        narrow = kept < len(self._movable)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        here, there = (self._foot, self._lower) if narrow else (self._lower, self._foot)
        for place, one in enumerate(self._details):
            there.removeWidget(one)
            here.insertWidget(place, one)
        there.removeWidget(self.measure)
        here.addWidget(self.measure)

    @override
    def show_answer(self, answer: PrinterAnswer) -> None:
        """Show what is known of these printers."""
        self._model = answer.model
        if not self.model.isModified():
            self.model.setText(answer.model)
            self.model.setCursorPosition(0)
        for name in _SHOWN:
            self.set_value(name, getattr(answer, name))
        for name in ("uses_now", "place"):
            self.set_value(name, getattr(answer, name) or None)
        self.chip.set_source(answer.evidence.value)
        self._answer = answer
        if self.measures is not None:
            self.measures.show_answer(answer)
        self._show_proof(answer)

    @override
    def start(self) -> None:
        """How many there are is asked right after which."""
        self._editors["quantity"].setFocus()

    def _show_proof(self, answer: PrinterAnswer) -> None:
        words, today = self.words, self._context.desk.context.today()
        told = []
        if answer.printer_id is None:
            told.append(words.tr("not in the catalogue"))
        if answer.rate is not None:
            told.append(_counted(words, answer.rate))
        elif answer.known_on not in (None, today):
            day = relative_day(words, answer.known_on, today)
            told.append(words.tr("asked {day}", day=day))
        if answer.changes:
            count = len(answer.changes)
            told.append(words.trn("{count} change kept", "{count} changes kept", count))
        self.proof.set_text(" · ".join(told))
        self.proof.setVisible(bool(told))

    def _open_measures(self) -> None:
        """Open the counters below the row, or close them; they are made when first asked for."""
        layout = self.layout()
        if self.measures is None and isinstance(layout, QVBoxLayout):
            self.measures = MeasureBox(self._context)
            self.measures.readings_given.connect(self._readings_given)
            self.measures.changes_given.connect(self._changes_given)
            layout.insertWidget(layout.count() - 1, self.measures)
            if self._answer is not None:
                self.measures.show_answer(self._answer)
        if self.measures is not None:
            self.measures.setVisible(self.measure.isChecked())
            if self.measure.isChecked():
                self.measures.start()

    def _readings_given(self, readings: object) -> None:
        self.measured.emit(self.key, "readings", readings)

    def _changes_given(self, changes: object) -> None:
        self.measured.emit(self.key, "changes", changes)

    @override
    def field(self, name: str) -> QWidget:
        return self.model if name == "model" else super().field(name)

    def _found(self, name: str, printer_id: object) -> None:
        self._model = name
        self.model.setModified(False)
        self.named.emit(self.key, name, printer_id)

    def _left(self) -> None:
        typed = self.model.text().strip()
        if typed and typed != self._model:
            self._found(typed, None)

    def _source_changed(self, source: str) -> None:
        self.saved.emit(self.key, "evidence", source)


class PrinterFinder(SearchField):
    """Finds a printer of the catalogue: "m404", "p700". `found` carries its name and key."""

    found = Signal(str, object)

    def __init__(
        self, context: PageContext, placeholder: str, *, leading: str, keep_text: bool
    ) -> None:
        self._context = context
        super().__init__(placeholder, self._look, leading=leading, keep_text=keep_text)
        self.taken.connect(self._taken)

    def _look(self, text: str, answer: Answer) -> None:
        catalogue, words = self._context.desk.catalogue, self._context.language

        def hits() -> list[Hit]:
            return [
                Hit(one.name, words.tr(PRINTER_KIND_NAMES[one.kind]), "printer", value=one)
                for one in catalogue.find_printers(text)
            ]

        self._context.tasks.read(hits, answer, key=("printers", id(self)))

    def _taken(self, printer: object) -> None:
        name, key = getattr(printer, "name", ""), getattr(printer, "id", None)
        self.found.emit(name, key)


class PrinterRows(RowList):
    """All of the client's printers. `named` and `added` carry a name and its catalogue key,
    `measured` what one of them counted.
    """

    named = Signal(object, str, object)
    measured = Signal(object, str, object)
    added = Signal(str, object)

    def __init__(self, context: PageContext) -> None:
        words = context.language
        _model, quantity, mono, colour, uses, pays, known = _WIDTHS
        heads = [
            Head(words.tr("Model")),
            Head(words.tr("Qty"), quantity, right=True),
            Head(words.tr("Black / mo."), mono, right=True),
            Head(words.tr("Colour"), colour, right=True),
            Head(words.tr("Uses now"), uses, movable=True),
            Head(words.tr("Pays / mo."), pays, right=True),
            Head(words.tr("How we know"), known, movable=True),
        ]
        super().__init__(RowHeads(heads, 204))
        self._context = context
        self.finder = PrinterFinder(
            context,
            words.tr("Add a printer: type “m404”, “p700”, “tn-2385”…"),
            leading="plus",
            keep_text=False,
        )
        self.finder.found.connect(self.added)
        self.foot.addWidget(self.finder)

    @override
    def make_row(self, key: UUID, currency: str) -> PrinterRow:
        made = PrinterRow(self._context, key, currency)
        made.named.connect(self.named)
        made.measured.connect(self.measured)
        return made


def _counted(words: Language, rate: Rate) -> str:
    """The proof of a measured row: from which counter to which, and what that makes."""
    first, last = rate.first, rate.last
    return words.trn(
        "{before} on {begun} → {after} on {ended} = {pages} a month, {count} day",
        "{before} on {begun} → {after} on {ended} = {pages} a month, {count} days",
        rate.days,
        before=first.mono,
        begun=words.day_month(first.day),
        after=last.mono,
        ended=words.day_month(last.day),
        pages=rate.mono,
    )


def _sides(context: PageContext) -> list[tuple[object, str]]:
    """How much is printed on both sides of a sheet, in percent of the pages."""
    words = context.language
    return [
        (None, words.tr("Both sides? Not asked")),
        (0, words.tr("One side only")),
        (50, words.tr("Half on both sides")),
        (100, words.tr("All on both sides")),
    ]


def _coverages(context: PageContext) -> list[tuple[object, str]]:
    """How full pages are; 5 % is what yields are rated at (ISO/IEC 19752 and 24711)."""
    words = context.language
    return [
        (None, words.tr("Coverage not asked")),
        (5, words.tr("Text only: 5 %")),
        (10, words.tr("Some graphics: 10 %")),
        (20, words.tr("Many pictures: 20 %")),
        (50, words.tr("Full pages: 50 %")),
    ]
