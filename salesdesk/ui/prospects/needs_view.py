"""The needs interview: what the client tells at the left, what fits at the right."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesdesk.domain.catalogue.option_sets import OptionSet
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.catalogue.recommendation import NeedKind, Question
from salesdesk.services.context import Done
from salesdesk.services.prospects import Interview
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.buying import Buying
from salesdesk.ui.prospects.fit_panel import FitPanel
from salesdesk.ui.prospects.needs_verbs import NeedsVerbs
from salesdesk.ui.prospects.paper_rows import PaperRows
from salesdesk.ui.prospects.printer_rows import PrinterRows
from salesdesk.ui.prospects.title_row import TitleRow
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    column,
    head,
    line,
    row,
    small,
)
from salesdesk.ui.widgets.fields import forget_typed
from salesdesk.ui.widgets.splitter import remembered_splitter
from salesdesk.ui.widgets.timeline import scrolled

Sheet = tuple[Interview, list[OptionSet]]


@dataclass(frozen=True, slots=True)
class NeedsPlace:
    """Which interview is open, of which account."""

    prospect_id: UUID
    assessment_id: UUID


class NeedsView(QWidget):
    """`closed` goes back to the record; `call_ended` also logs the call."""

    closed = Signal()
    call_ended = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._service = context.desk.prospects.needs
        self.place: NeedsPlace | None = None
        self._build()
        self._connect()

    def open_interview(self, place: NeedsPlace) -> None:
        """Show an interview."""
        if place != self.place:
            forget_typed(self.buying)
            self.verbs.interview = None
        self.place = place
        self.reload()

    def reload(self) -> None:
        """Read the interview and what fits again; what is being typed stays."""
        place, desk = self.place, self._context.desk
        if place is None:
            return

        def read() -> Sheet:
            interview = desk.prospects.needs.load(place.assessment_id)
            needs = desk.prospects.needs.needs(place.assessment_id)
            return interview, desk.catalogue.options(needs, place.prospect_id)

        self._context.tasks.read(read, self._show, key="needs interview")

    def start(self) -> None:
        """The keyboard starts where the next printer is found."""
        self.printers.finder.setFocus()

    # building

    def _build(self) -> None:
        self.title = TitleRow()
        self.subline = ElidedLabel("", "body", "muted")
        self.printers, self.papers = PrinterRows(self._context), PaperRows(self._context)
        self.buying = Buying(self._context)
        self.verbs = NeedsVerbs(self._context, self.printers, self.papers, self.buying)
        self.fit = FitPanel(self._words)
        self.pages, self.reams = small(""), small("")
        left = Card()
        left.body.addLayout(self._head())
        self._answers = scrolled(boxed(self._questions()))
        left.body.addWidget(self._answers, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        splitter = remembered_splitter(
            "needs", self._context.workstation, left, self.fit, (892, 434)
        )
        layout.addWidget(splitter)

    def _head(self) -> QHBoxLayout:
        words = self._words
        back = button(words.tr("Back"), "chevron-left", on=self.closed.emit)
        finish = button(words.tr("Finish call"), "check", on=self.call_ended.emit)
        made = row(column(self.title, self.subline, spacing=2), back, finish)
        made.setStretch(0, 1)
        return made

    def _questions(self) -> QVBoxLayout:
        words = self._words
        made = column(
            line(),
            row(head(words.tr("Printers")), None, self.pages),
            self.printers,
            6,
            line(),
            row(head(words.tr("Paper")), None, self.reams),
            self.papers,
            6,
            line(),
            self.buying,
            None,
            spacing=6,
        )
        made.setContentsMargins(0, 0, 8, 0)
        return made

    def _connect(self) -> None:
        self.fit.proposal_wanted.connect(self._propose)
        self.fit.question_wanted.connect(self._go_to_answer)
        self.fit.printer_meant.connect(self._mean_printer)

    # showing

    def _show(self, sheet: Sheet) -> None:
        interview, options = sheet
        if self.place is None or interview.id != self.place.assessment_id:
            return
        self.verbs.interview = interview
        words = self._words
        self.title.show_title(interview.company, words.tr("Needs interview"), "info", "printer")
        begun = words.tr("Begun on {day}", day=interview.begun.date())
        self.subline.set_text(begun)
        self.printers.show_answers(interview.printers, interview.currency)
        self.papers.show_answers(interview.papers, interview.currency)
        for rows in (self.printers, self.papers):
            rows.show_sources(interview.known)
        self.buying.show_answers(interview)
        self._show_sums(interview)
        unknown = (one.model for one in interview.printers if one.printer_id is None)
        self.fit.show_options(options, frozenset(unknown))

    def _show_sums(self, interview: Interview) -> None:
        words = self._words
        pages = sum(
            row.quantity * ((row.mono_pages or 0) + (row.colour_pages or 0))
            for row in interview.printers
        )
        people = sum(row.people or 0 for row in interview.papers)
        self.pages.setText(
            words.trn("{count} page a month", "{count} pages a month", pages) if pages else ""
        )
        self.reams.setText(words.trn("{count} person", "{count} people", people) if people else "")

    # what is still open

    def _go_to_answer(self, question: Question) -> None:
        """Put the cursor where the answer to a question belongs, in sight."""
        field = self._place_of(question)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._answers.ensureWidgetVisible(field, 0, 60)

    def _place_of(self, question: Question) -> QWidget | None:
        if question.about is NeedKind.DEAL:
            return self.buying.field(question.field)
        interview, index = self.verbs.interview, question.index
        if interview is None:
            return None
        if question.about is NeedKind.PAPER:
            papers = interview.papers
            if index is None:
                return self.papers.add_box
            return self.papers.rows[papers[index].id].field(question.field)
        if index is None:
            return self.printers.finder
        named = [one for one in interview.printers if one.model]
        return self.printers.rows[named[index].id].field(question.field)

    def _mean_printer(self, called: str, name: str) -> None:
        """The client means the printer of this name."""
        if (interview := self.verbs.interview) is None:
            return
        row_id = next((one.id for one in interview.printers if one.model == called), None)
        catalogue = self._context.desk.catalogue

        def meant() -> PrinterModel | None:
            return next((p for p in catalogue.find_printers(name) if p.name == name), None)

        def known(printer: PrinterModel | None) -> None:
            if row_id is not None and printer is not None:
                self.verbs.name_printer(row_id, printer.name, printer.id)

        self._context.tasks.read(meant, known, key="printer meant")

    # what follows

    def _propose(self) -> None:
        if self.place is not None:
            key, proposals = self.place.assessment_id, self._context.desk.proposals
            option = self.fit.chosen
            self._context.tasks.write(lambda: proposals.from_needs(key, option), self._proposed)

    def _proposed(self, done: Done[UUID]) -> None:
        self._context.navigate("proposals", done.value)
