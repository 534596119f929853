"""The editor of one proposal, with its page beside it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES, ProposalState
from salesdesk.errors import SalesDeskError
from salesdesk.services.proposals import LineRecord, ProposalRecord
from salesdesk.services.prospects import ProspectRecord
from salesdesk.ui.page import PageContext
from salesdesk.ui.proposals.actions import Act
from salesdesk.ui.proposals.deeds import Deeds
from salesdesk.ui.proposals.edits import Edits
from salesdesk.ui.proposals.fields_row import FieldsRow
from salesdesk.ui.proposals.header import EditorHeader
from salesdesk.ui.proposals.lines_panel import LinesPanel
from salesdesk.ui.proposals.terms_panel import TermsPanel
from salesdesk.ui.proposals.totals_panel import TotalsPanel
from salesdesk.ui.proposals.typed_cells import totals_while_typing
from salesdesk.ui.widgets.basics import Card
from salesdesk.ui.widgets.fields import forget_typed
from salesdesk.ui.widgets.messages import MessageBar
from salesdesk.ui.widgets.pdf_preview import PdfPreview
from salesdesk.ui.widgets.splitter import remembered_splitter

S = ProposalState


class ProposalEditor(QWidget):
    """One proposal, typed into at the left and seen as its page at the right.

    `closed` asks for the list; `opened` carries the key of another proposal to open.
    """

    closed = Signal()
    opened = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self.record: ProposalRecord | None = None
        self._then: Act | None = None
        self.edits = Edits(self, context)
        self.deeds = Deeds(self, context)
        self._build()
        self._connect()

    # building

    def _build(self) -> None:
        words = self._language
        self.header = EditorHeader(words)
        self.notice = MessageBar(words)
        self.lines = LinesPanel(words, self.edits.typed, self.edits.search)
        self.terms = TermsPanel(words)
        self.totals = TotalsPanel(words)
        self.preview = PdfPreview(self._context.tasks, words)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.lines)
        self._sides.addWidget(self.terms)
        left = Card(padding=16)
        self.fields = FieldsRow(words, self._context.desk.context.today())
        for part in (self.header, self.notice, self.fields, self._sides, self.totals):
            left.body.addWidget(part)
        left.body.setStretchFactor(self._sides, 1)
        right = Card(padding=0)
        right.body.setContentsMargins(1, 1, 1, 1)
        right.body.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            remembered_splitter("proposal", self._context.workstation, left, right, (780, 540))
        )
        left.setMinimumWidth(560)
        right.setMinimumWidth(300)

    def _connect(self) -> None:
        edits, lines = self.edits, self.lines
        self.header.back.connect(self.closed)
        self.header.wanted.connect(self.deeds.do)
        self.header.revision_wanted.connect(self.opened)
        self.fields.switched.connect(self.show_terms)
        self.fields.client.saved.connect(edits.set_client)
        self.fields.dated.saved.connect(edits.set_dated)
        self.fields.valid_until.saved.connect(edits.set_valid_until)
        self.fields.language.saved.connect(edits.set_language)
        self.terms.words_saved.connect(edits.set_words)
        self.terms.contact_saved.connect(edits.set_contact)
        self.terms.currency_saved.connect(edits.set_currency)
        self.totals.discount_saved.connect(edits.set_discount)
        lines.product_taken.connect(edits.add)
        lines.kind_wanted.connect(edits.add_line)
        lines.choice_wanted.connect(edits.set_choice)
        lines.choose_wanted.connect(edits.choose)
        lines.reprice_wanted.connect(edits.reprice)
        lines.reason_unwanted.connect(edits.drop_reason)
        lines.remove_wanted.connect(edits.remove)
        lines.move_wanted.connect(edits.move)
        lines.pasted.connect(edits.paste)
        lines.typed.connect(self._typed)
        lines.typing_ended.connect(self._typing_ended)
        lines.current_changed.connect(self._line_changed)
        self.preview.save_wanted.connect(self.deeds.save)
        self.preview.print_wanted.connect(self.deeds.print)

    # showing

    def open(self, proposal_id: UUID, then: Act | None = None) -> None:
        """Open a proposal, and do one thing with it once it is there."""
        self.record, self._then = None, then
        self.preview.forget()
        self.reload_record(proposal_id)

    def reload(self) -> None:
        """Read the open proposal again."""
        if self.record is not None:
            self.reload_record(self.record.id)

    def reload_record(self, proposal_id: UUID) -> None:
        """Read a proposal and show it."""
        desk = self._context.desk
        self._context.tasks.read(
            lambda: desk.proposals.record(proposal_id), self.show_record, self._gone, key="proposal"
        )

    def show_record(self, record: ProposalRecord) -> None:
        """Show a proposal: whole, or what is different about it."""
        before, self.record = self.record, record
        if record == before:
            return
        fresh = before is None or before.id != record.id
        if fresh:
            forget_typed(self)
        self.header.show_record(record)
        self.fields.show_record(record)
        self.lines.show_record(record)
        self.terms.show_record(record)
        self.totals.show_record(record)
        self._show_notice(record)
        self._show_page(record, fresh=fresh)
        if fresh:
            self._show_side(self.lines)
            self._read_contacts(record.client.prospect_id)
        then, self._then = self._then, None
        if then is not None:
            self.deeds.do(then)

    def _show_page(self, record: ProposalRecord, *, fresh: bool) -> None:
        desk, key = self._context.desk, record.id
        if fresh:
            self.preview.show_document(lambda: desk.proposals.pdf(key))
        else:
            self.preview.refresh(lambda: desk.proposals.pdf(key))

    def _show_notice(self, record: ProposalRecord) -> None:
        text, tone = self._notice(record)
        if text:
            self.notice.show_text(text, tone)
        else:
            self.notice.hide()

    def _notice(self, record: ProposalRecord) -> tuple[str, str]:
        """What must be known about it, in a sentence, and the tone it is said in."""
        words = self._language
        asked = record.editable or record.state is S.AWAITING_APPROVAL
        if asked and record.approval:
            return " ".join(words.say(reason) for reason in record.approval), "warn"
        if record.state is S.DRAFT and record.state_reason:
            return words.tr("Not approved: {reason}", reason=record.state_reason), "bad"
        if record.state_reason:
            state = words.tr(PROPOSAL_STATE_NAMES[record.state])
            reason = record.state_reason
            return words.tr("{state}: {reason}", state=state, reason=reason), "info"
        if record.state is S.EXPIRED:
            return words.tr("It was valid until {day}.", day=record.valid_until), "warn"
        if record.order_number:
            return words.tr("Ordered as {number}.", number=record.order_number), "ok"
        if record.presented_at is not None and record.state is not S.SUPERSEDED:
            day = self._context.desk.context.clock.local(record.presented_at).date()
            return words.tr("Presented on {day}; it stays as it is.", day=day), "info"
        return "", "info"

    def show_terms(self) -> None:
        """Change between the lines and the terms."""
        lines = self._sides.currentWidget() is self.lines
        self._show_side(self.terms if lines else self.lines)

    def _show_side(self, side: QWidget) -> None:
        self._sides.setCurrentWidget(side)
        self.fields.show_switch(lines=side is self.lines)

    def show_error(self, error: SalesDeskError) -> None:
        """Say what is wrong beside what it is about."""
        if self.fields.show_error(error):
            return
        if not (self._sides.currentWidget() is self.terms and self.terms.show_error(error)):
            self.lines.show_error(error)

    # while typing

    def _typed(self, line: LineRecord, key: str, text: str) -> None:
        record = self.record
        if record is None:
            return
        sums = totals_while_typing(record, line, key, text, self._language)
        if sums is not None:
            self.totals.show_totals(record, sums)

    def _typing_ended(self) -> None:
        if self.record is not None:
            self.totals.show_totals(self.record, self.record.totals)

    def _line_changed(self, line: LineRecord | None) -> None:
        if line is None or line.product_id is None:
            return
        catalogue, product = self._context.desk.catalogue, line.product_id

        def show(stock: dict[UUID, int]) -> None:
            self.lines.strip.show_line(line, stock.get(product, 0))

        self._context.tasks.read(lambda: catalogue.stock([product]), show, key="line stock")

    def _read_contacts(self, prospect_id: UUID) -> None:
        prospects = self._context.desk.prospects
        self._context.tasks.read(
            lambda: prospects.record(prospect_id), self._show_contacts, key="proposal contacts"
        )

    def _show_contacts(self, prospect: ProspectRecord) -> None:
        self.terms.show_contacts(prospect.contacts)

    def _gone(self, error: SalesDeskError) -> None:
        self._context.show_error(error)
        self.closed.emit()
