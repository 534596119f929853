"""What is typed into the editor, written by the service, shown at once, and able to go back."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.errors import NotFound, SalesDeskError
from salesdesk.sentence import mark, sentence
from salesdesk.services.catalogue import LineHit
from salesdesk.services.context import Done
from salesdesk.services.proposals import Edited, NewItem, ProposalRecord, Snapshot, unit_word
from salesdesk.services.proposals.editing import ProposalEditing
from salesdesk.ui.page import PageContext
from salesdesk.ui.proposals.typed_cells import STEP_NAMES, VERBS, Work, is_scan, pasted_items
from salesdesk.ui.widgets.search import Answer, Hit

if TYPE_CHECKING:
    from salesdesk.ui.proposals.editor import ProposalEditor

LINE_WORDS = {
    LineKind.SECTION: mark("New section"),
    LineKind.SUBTOTAL: mark("Subtotal"),
    LineKind.NOTE: mark("New note"),
    LineKind.CHARGE: mark("Delivery"),
    LineKind.DISCOUNT: mark("Discount"),
}
"""What a new line is called until somebody types its name."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A write on its way: what Ctrl+Z calls it, and the cell to type in when it is done."""

    text: str
    then_edit: str = ""


class Edits(QObject):
    """Writes what the editor's widgets announce; every step can be taken back with Ctrl+Z."""

    def __init__(self, editor: ProposalEditor, context: PageContext) -> None:
        super().__init__(editor)
        self._editor, self._context = editor, context
        self._steps: deque[_Step] = deque()

    # the grid

    def typed(self, place: int, key: str, text: str) -> None:
        """Take what was typed into a cell. Raises SalesDeskError for what cannot be read."""
        line = self._record.lines[place]
        if is_scan(key, text):
            self._scan(text)
            return
        work = VERBS[key](self._verbs, line, text, self._context.language)
        self._write(work, STEP_NAMES[key])

    def add(self, taken: object) -> None:
        """Add what was found: a product, or what was typed as it stands."""
        record, verbs, place = self._record, self._verbs, self._editor.lines.place
        if isinstance(taken, LineHit):
            self._write(
                lambda: verbs.add_product(record.id, taken.product_id, taken.quantity, place),
                mark("Item added"),
                then_edit="quantity",
            )
        elif isinstance(taken, str):
            self._write(
                lambda: verbs.add_item(record.id, NewItem(taken), place),
                mark("Item added"),
                then_edit="quantity",
            )

    def add_line(self, kind: LineKind) -> None:
        """Add a section, note, subtotal, charge or discount and type its name."""
        record, verbs, place = self._record, self._verbs, self._editor.lines.place
        name = self._context.language.tr(LINE_WORDS[kind])
        self._write(
            lambda: verbs.add_line(record.id, kind, name, None, place),
            mark("Line added"),
            then_edit="name",
        )

    def paste(self, place: int, rows: Sequence[Sequence[str]]) -> None:
        """Add the rows of a spreadsheet below a line."""
        record, verbs = self._record, self._verbs
        if not record.editable:
            return
        items = pasted_items(rows, record.currency, self._context.language)
        at = place + 1 if record.lines else None
        if items:
            self._write(lambda: verbs.paste(record.id, items, at), mark("Rows pasted"))

    def remove(self, line_id: UUID) -> None:
        """Take a line out; a note offers to bring it back."""
        verbs = self._verbs
        self._context.tasks.write(
            lambda: verbs.remove(line_id), self._removed, self._editor.show_error
        )

    def move(self, line_id: UUID, by: int) -> None:
        """Move a line up or down."""
        verbs = self._verbs
        self._write(lambda: verbs.move(line_id, by), mark("Line moved"))

    def set_choice(self, line_id: UUID, choice: LineChoice) -> None:
        """Make a line included, optional, an alternative or on demand."""
        verbs = self._verbs
        self._write(lambda: verbs.set_choice(line_id, choice), mark("Choice changed"))

    def choose(self, line_id: UUID, chosen: bool) -> None:
        """Take a choice or leave it."""
        verbs = self._verbs
        self._write(lambda: verbs.choose(line_id, chosen=chosen), mark("Choice changed"))

    def reprice(self, line_id: UUID) -> None:
        """Give a line the price of the rules."""
        verbs = self._verbs
        self._write(lambda: verbs.reprice(line_id), mark("Price changed"))

    def drop_reason(self, line_id: UUID) -> None:
        """Leave a reason off the page."""
        verbs = self._verbs
        self._write(lambda: verbs.drop_reason(line_id), mark("Reason left off"))

    # the document

    def set_client(self, new: object, _old: object) -> None:
        """How the client is named."""
        self.set_words("client_name", str(new or ""))

    def set_words(self, name: str, text: str) -> None:
        """A term, the opening, or a line of the address."""
        record, verbs = self._record, self._verbs
        self._write(lambda: verbs.set_words(record.id, name, text), mark("Text changed"))

    def set_contact(self, contact_id: object) -> None:
        """Who it is addressed to."""
        record, verbs = self._record, self._verbs
        if isinstance(contact_id, UUID):
            self._write(lambda: verbs.set_contact(record.id, contact_id), mark("Contact changed"))

    def set_currency(self, currency: str) -> None:
        """What it is priced in."""
        record, verbs = self._record, self._verbs
        self._write(lambda: verbs.set_currency(record.id, currency), mark("Currency changed"))

    def set_dated(self, new: object, _old: object) -> None:
        """Its date."""
        record, verbs = self._record, self._verbs
        if isinstance(new, date):
            self._write(lambda: verbs.set_days(record.id, dated=new), mark("Date changed"))

    def set_valid_until(self, new: object, _old: object) -> None:
        """Its last day."""
        record, verbs = self._record, self._verbs
        if isinstance(new, date):
            self._write(lambda: verbs.set_days(record.id, valid_until=new), mark("Date changed"))

    def set_language(self, new: object, _old: object) -> None:
        """The language of the document."""
        record, verbs = self._record, self._verbs
        self._write(lambda: verbs.set_language(record.id, str(new)), mark("Language changed"))

    def set_discount(self, new: object, _old: object) -> None:
        """The discount on everything."""
        record, verbs = self._record, self._verbs
        discount = new if isinstance(new, int) else 0
        self._write(
            lambda: verbs.set_document_discount(record.id, discount), mark("Discount changed")
        )

    # finding

    def search(self, text: str, answer: Answer) -> None:
        """Products for what is being typed, and at the end the text as an item of its own."""
        catalogue, prospect = self._context.desk.catalogue, self._record.client.prospect_id

        def answered(found: tuple[LineHit, ...]) -> None:
            answer([*(self._hit(one) for one in found), self._own(text)])

        self._context.tasks.read(
            lambda: catalogue.find_lines(text, prospect), answered, key="proposal items"
        )

    def _hit(self, found: LineHit) -> Hit:
        words = self._context.language
        price = words.tr(
            "{price} / {unit}",
            price=words.money(found.price.money),
            unit=unit_word(found.unit.value, words),
        )
        shelf = words.trn("{count} on the shelf", "{count} on the shelf", found.stock)
        parts = [part for part in (found.mpn or found.sku, shelf) if part]
        return Hit(found.name(words.code), " · ".join(parts), "package", price, found)

    def _own(self, text: str) -> Hit:
        words = self._context.language
        return Hit(words.tr("Add “{text}” as it stands", text=text), "", "pencil", "", text)

    def _scan(self, code: str) -> None:
        catalogue, prospect = self._context.desk.catalogue, self._record.client.prospect_id
        self._context.tasks.read(
            lambda: catalogue.scanned(code, prospect), self._scanned, key="proposal scan"
        )

    def _scanned(self, found: LineHit | None) -> None:
        if found is not None:
            self.add(found)
            return
        self._editor.show_error(
            NotFound(sentence("Nothing in the catalogue has this number."), "scan")
        )

    # writing

    @property
    def _record(self) -> ProposalRecord:
        record = self._editor.record
        assert record is not None, "the editor is only shown with a proposal"
        return record

    @property
    def _verbs(self) -> ProposalEditing:
        return self._context.desk.proposals.edit

    def _write(self, work: Work, step: str, then_edit: str = "") -> None:
        # Writes are done in the order asked, so the steps wait in line with them.
        self._steps.append(_Step(step, then_edit))
        self._context.tasks.write(work, self._edited, self._refused)

    def _edited(self, done: Done[Edited]) -> None:
        edited, step = done.value, self._steps.popleft()
        self._show(edited)
        if edited.before != edited.after:
            self._remember(step.text, edited)
        if step.then_edit and edited.line is not None:
            self._editor.lines.edit_line(edited.line, step.then_edit)

    def _removed(self, done: Done[Edited]) -> None:
        edited = done.value
        self._show(edited)
        text = self._context.language.tr("Line taken out")
        self._context.notify(text, lambda: self._put_back(edited.before))

    def _remember(self, step: str, edited: Edited) -> None:
        text = self._context.language.tr(step)
        self._context.remember(
            text,
            lambda: self._put_back(edited.before),
            lambda: self._put_back(edited.after),
        )

    def _put_back(self, snapshot: Snapshot) -> None:
        verbs = self._verbs
        self._context.tasks.write(
            lambda: verbs.put_back(snapshot), self._went_back, self._context.show_error
        )

    def _went_back(self, done: Done[Edited]) -> None:
        self._show(done.value)

    def _show(self, edited: Edited) -> None:
        if self._editor.record is not None and self._editor.record.id == edited.record.id:
            self._editor.show_record(edited.record)

    def _refused(self, error: SalesDeskError) -> None:
        self._steps.popleft()
        self._editor.show_error(error)
