"""What is done with a whole proposal: approved, presented, printed, saved, accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from salesdesk.errors import FileRefused, SalesDeskError
from salesdesk.sentence import sentence
from salesdesk.services.context import Done
from salesdesk.services.proposals import ProposalRecord
from salesdesk.services.proposals.records import Accepted
from salesdesk.ui import printing
from salesdesk.ui.page import PageContext
from salesdesk.ui.proposals.actions import Act
from salesdesk.ui.proposals.dialogs import (
    AcceptDialog,
    DeclineDialog,
    Question,
    ReasonDialog,
    Yes,
)
from salesdesk.ui.proposals.presenting import Presentation

if TYPE_CHECKING:
    from salesdesk.ui.proposals.editor import ProposalEditor

Verb = Callable[[UUID], Done[ProposalRecord]]


class Deeds(QObject):
    """Does what the header, the menu and the keys ask for."""

    def __init__(self, editor: ProposalEditor, context: PageContext) -> None:
        super().__init__(editor)
        self._editor, self._context = editor, context
        self._question: Question | None = None
        self.presentation: Presentation | None = None
        verbs = context.desk.proposals
        self._simple: dict[Act, Verb] = {
            Act.APPROVE: verbs.approve,
            Act.REQUEST: verbs.request_approval,
            Act.MARK_PRESENTED: verbs.present,
            Act.REOPEN: verbs.reopen,
            Act.NEGOTIATE: verbs.negotiate,
        }
        self._others: dict[Act, Callable[[], None]] = {
            Act.ACCEPT: self.accept,
            Act.DECLINE: self.decline,
            Act.REFUSE: self.refuse,
            Act.WITHDRAW: self.withdraw,
            Act.REVISE: self.revise,
            Act.EXTEND: self.revise,
            Act.DUPLICATE: self.duplicate,
            Act.DELETE: self.delete,
            Act.OPEN_DEAL: self.open_deal,
            Act.PRESENT: self.present,
            Act.PRINT: self.print,
            Act.SAVE: self.save,
        }

    def do(self, act: Act) -> None:
        """Do one thing with the open proposal."""
        if self._editor.record is None:
            return
        if act in self._simple:
            self._change(self._simple[act])
        else:
            self._others[act]()

    @property
    def _record(self) -> ProposalRecord:
        record = self._editor.record
        assert record is not None, "the editor is only shown with a proposal"
        return record

    # its state

    def _change(self, verb: Verb) -> None:
        key = self._record.id
        self._context.tasks.write(lambda: verb(key), self._changed, self._editor.show_error)

    def _changed(self, done: Done[ProposalRecord]) -> None:
        self._close_question()
        self._editor.show_record(done.value)

    def accept(self) -> None:
        """Ask who accepts which lines, and make the order."""
        dialog = AcceptDialog(self._record, self._context.language, self._editor)
        dialog.accepted_with.connect(self._accept)
        self._ask(dialog)

    def _accept(self, yes: Yes) -> None:
        desk, key = self._context.desk, self._record.id
        self._context.tasks.write(
            lambda: desk.proposals.accept(key, yes.name, yes.how, yes.lines),
            self._accepted,
            self._wrong_answer,
        )

    def _accepted(self, done: Done[Accepted]) -> None:
        self._close_question()
        self._editor.reload()
        words = self._context.language
        self._context.notify(words.tr("Accepted: order {number}", number=done.value.order_number))

    def decline(self) -> None:
        """Ask why the client said no."""
        dialog = DeclineDialog(self._record, self._context.language, self._editor)
        dialog.declined_with.connect(self._decline)
        self._ask(dialog)

    def _decline(self, reasons: object, note: str) -> None:
        assert isinstance(reasons, tuple)
        desk, key = self._context.desk, self._record.id
        self._context.tasks.write(
            lambda: desk.proposals.decline(key, reasons, note), self._changed, self._wrong_answer
        )

    def refuse(self) -> None:
        """Ask why it is not approved."""
        words = self._context.language
        self._ask_reason(
            words.tr("{number} is not approved", number=self._record.number),
            words.tr("It goes back to its seller as a draft, with these words."),
            words.tr("Send it back"),
            self._context.desk.proposals.refuse,
        )

    def withdraw(self) -> None:
        """Ask why it is withdrawn."""
        words = self._context.language
        self._ask_reason(
            words.tr("Withdraw {number}", number=self._record.number),
            words.tr("It stays as it is and can be revised later."),
            words.tr("Withdraw"),
            self._context.desk.proposals.withdraw,
        )

    def _ask_reason(
        self,
        heading: str,
        hint: str,
        button: str,
        verb: Callable[[UUID, str], Done[ProposalRecord]],
    ) -> None:
        dialog = ReasonDialog(heading, hint, button, self._context.language, self._editor)
        key = self._record.id

        def answered(reason: str) -> None:
            self._context.tasks.write(lambda: verb(key, reason), self._changed, self._wrong_answer)

        dialog.answered.connect(answered)
        self._ask(dialog)

    def _ask(self, dialog: Question) -> None:
        self._question = dialog
        dialog.finished.connect(self._forget_question)
        dialog.open()

    def _wrong_answer(self, error: SalesDeskError) -> None:
        if self._question is not None:
            self._question.show_error(error)
        else:
            self._editor.show_error(error)

    def _close_question(self) -> None:
        if self._question is not None:
            self._question.accept()

    def _forget_question(self) -> None:
        self._question = None

    # others of it

    def revise(self) -> None:
        """Make the next revision and open it."""
        desk, key = self._context.desk, self._record.id
        self._context.tasks.write(
            lambda: desk.proposals.revise(key), self._made, self._editor.show_error
        )

    def duplicate(self) -> None:
        """Make a copy and open it."""
        desk, key = self._context.desk, self._record.id
        self._context.tasks.write(
            lambda: desk.proposals.duplicate(key), self._made, self._editor.show_error
        )

    def _made(self, done: Done[UUID]) -> None:
        self._editor.opened.emit(done.value)

    def delete(self) -> None:
        """Delete the draft; a note offers to bring it back."""
        desk, key = self._context.desk, self._record.id
        self._context.tasks.write(
            lambda: desk.proposals.delete(key), self._deleted, self._editor.show_error
        )

    def _deleted(self, done: Done[UUID]) -> None:
        desk, key = self._context.desk, done.value
        self._editor.closed.emit()

        def bring_back() -> None:
            self._context.tasks.write(lambda: desk.proposals.undelete(key), self._made)

        self._context.notify(self._context.language.tr("Draft deleted"), bring_back)

    def open_deal(self) -> None:
        """Go on to its deal."""
        self._context.navigate("closing", self._record.opportunity_id)

    # the page

    def present(self) -> None:
        """Show its pages to the client, full screen."""
        desk, key = self._context.desk, self._record.id
        self._context.tasks.draw(
            lambda: desk.proposals.pdf(key), self._present, self._editor.show_error
        )

    def _present(self, pdf: bytes) -> None:
        self.presentation = Presentation(
            pdf, self._record.number, self._context.tasks, self._context.language
        )
        self.presentation.destroyed.connect(self._presented)
        self.presentation.showFullScreen()

    def _presented(self) -> None:
        self.presentation = None

    def print(self, _shown: object = None) -> None:
        """Ask for a printer and print it."""
        printer = printing.choose_printer(self._editor)
        if printer is None:
            return
        desk, key, number = self._context.desk, self._record.id, self._record.number

        def work() -> QPrinter:
            printing.print_pdf(desk.proposals.pdf(key), printer, number)
            return printer

        self._context.tasks.draw(work, self._printed, self._editor.show_error)

    def _printed(self, printer: QPrinter) -> None:
        words = self._context.language
        name = printer.printerName() or printer.outputFileName()
        self._context.notify(words.tr("Sent to the printer {name}", name=name))

    def save(self, _shown: object = None) -> None:
        """Ask where, and save it as a PDF."""
        words, desk, key = self._context.language, self._context.desk, self._record.id
        proposed = desk.proposals.file_name(key)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._editor, words.tr("Save as PDF"), proposed, words.tr("PDF documents") + " (*.pdf)"
        )
        if not chosen:
            return
        target = Path(chosen)

        def work() -> Path:
            return _write(target, desk.proposals.pdf(key))

        self._context.tasks.draw(work, self._saved, self._editor.show_error)

    def _saved(self, path: Path) -> None:
        words = self._context.language
        self._context.notify(words.tr("Saved as {name}", name=path.name))


def _write(target: Path, pdf: bytes) -> Path:
    try:
        target.write_bytes(pdf)
    except OSError as error:
        raise FileRefused(
            sentence("“{name}” could not be written: choose another place.", name=target.name)
        ) from error
    return target
