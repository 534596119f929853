"""What the client needs paper for: one row for each use, as reams a month or days a ream lasts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import GRADE_NAMES, PAPER_USE_NAMES, PaperUse
from salesdesk.language import Language
from salesdesk.services.prospects import Known, PaperAnswer
from salesdesk.ui.entry import read_quantity
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.needs_row import (
    GAP,
    Head,
    NeedsRow,
    RowHeads,
    RowList,
    source_words,
)
from salesdesk.ui.prospects.quiet_form import choice_box, quieten
from salesdesk.ui.widgets.chips import SourceChip
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    ValueLine,
    number_line,
    text_line,
    unit_price_line,
)

_SIZES = ("A4", "A3", "A5", "Letter")
_REAMS, _DAYS = "reams_per_month", "days_per_ream"


class PaperRow(NeedsRow):
    """One use of paper."""

    def __init__(self, context: PageContext, key: UUID, currency: str) -> None:
        words = context.language
        super().__init__(key, words, words.tr("Remove this paper"))
        grades: list[tuple[object, str]] = [(None, words.tr("By the use"))]
        grades += [(grade, words.tr(name)) for grade, name in GRADE_NAMES.items()]
        self.amount = number_line(words.tr("How much"), words)
        self.amount.saved.connect(self._amount_saved)
        self.amount.refused.connect(self.show_error)
        self.measure = measure_control(context)
        self.measure.saved.connect(self._measure_saved)
        self.chip = SourceChip(words)
        self.chip.changed.connect(self._source_changed)
        line = [
            self.keep("use", choice_box(words.tr("What for"), PAPER_USE_NAMES, words)),
            self.keep("size", ChoiceBox(words.tr("Size"), [(one, one) for one in _SIZES])),
            self.amount,
            self.measure,
            self.keep("grade", ChoiceBox(words.tr("Grade they need"), grades)),
            self.keep("pays", unit_price_line(words.tr("Pays a ream"), words, currency)),
            self.chip,
        ]
        why = self.keep("why", text_line(words.tr("Why"), words.tr("Why this paper?")))
        people = self.keep("people", people_line(words))
        people.setFixedWidth(104)
        line[0].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for editor in (why, people):
            quieten(editor)
        movable = [line[4], self.chip]
        self.lay_out(line, [why, people], paper_widths(self.measure), movable)

    @override
    def show_answer(self, answer: PaperAnswer) -> None:
        """Show what is known of this use."""
        for name in ("use", "size", "grade", "pays", "people"):
            self.set_value(name, getattr(answer, name))
        self.set_value("why", answer.why or None)
        if answer.days_per_ream is not None or answer.reams_per_month is not None:
            self.measure.set_value(_DAYS if answer.days_per_ream is not None else _REAMS)
        self.amount.set_value(answer.days_per_ream or answer.reams_per_month)
        self.chip.set_source(answer.evidence.value)

    @override
    def start(self) -> None:
        self.amount.setFocus()

    @override
    def show_sources(self, known: Mapping[tuple[UUID, str], Known]) -> None:
        super().show_sources(known)
        told = known.get((self.key, _DAYS)) or known.get((self.key, _REAMS))
        self.amount.setToolTip(source_words(self.words, told) if told else "")

    @override
    def field(self, name: str) -> QWidget:
        return self.amount if name in (_DAYS, _REAMS) else super().field(name)

    def _amount_saved(self, new: object, _old: object) -> None:
        self.saved.emit(self.key, str(self.measure.value), new)

    def _measure_saved(self, new: object, _old: object) -> None:
        amount = self.amount.value
        if isinstance(amount, Decimal):
            self.saved.emit(self.key, str(new), amount)

    def _source_changed(self, source: str) -> None:
        self.saved.emit(self.key, "evidence", source)


class PaperRows(RowList):
    """All uses of paper; `added` carries a use."""

    added = Signal(object)

    def __init__(self, context: PageContext) -> None:
        words = context.language
        _use, size, amount, measure, grade, pays, known = paper_widths(measure_control(context))
        heads = [
            Head(words.tr("What for")),
            Head(words.tr("Size"), size),
            Head(words.tr("How much"), amount + GAP + measure),
            Head(words.tr("Grade they need"), grade, movable=True),
            Head(words.tr("Pays a ream"), pays, right=True),
            Head(words.tr("How we know"), known, movable=True),
        ]
        super().__init__(RowHeads(heads, 148))
        self._context = context
        uses = [(use, words.tr(name)) for use, name in PAPER_USE_NAMES.items()]
        self.add_box = ChoiceBox(words.tr("Add a use of paper"), uses)
        self.add_box.setPlaceholderText(words.tr("Add a use of paper…"))
        self.add_box.set_value(None)
        self.add_box.saved.connect(self._add)
        self.foot.addWidget(self.add_box)

    @override
    def make_row(self, key: UUID, currency: str) -> PaperRow:
        return PaperRow(self._context, key, currency)

    def _add(self, use: object, _old: object) -> None:
        self.add_box.set_value(None)
        if isinstance(use, PaperUse):
            self.added.emit(use)


def people_line(words: Language) -> ValueLine:
    """How many people print on it: int."""

    def write(value: object) -> str:
        count = value if isinstance(value, int) else 0
        return words.trn("{count} person", "{count} people", count)

    made = ValueLine(words.tr("People"), lambda text: read_quantity(text, words), write)
    made.setPlaceholderText(words.tr("People?"))
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def measure_control(context: PageContext) -> SegmentedControl:
    """Reams a month, or days that a ream lasts."""
    words = context.language
    choices = [(_DAYS, words.tr("days/ream")), (_REAMS, words.tr("reams/mo"))]
    return SegmentedControl(words.tr("Measured as"), choices)


def paper_widths(measure: SegmentedControl) -> list[int]:
    """How wide the fields of a row are; the measure is as wide as its words."""
    return [0, 60, 46, measure.sizeHint().width(), 122, 84, 100]
