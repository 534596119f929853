"""A document beside its deal: looked at, printed, saved; a draft invoice is issued or discarded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.ui.closing.paper_out import PaperOut
from salesdesk.ui.closing.words import Sign
from salesdesk.ui.page import PageContext
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    column,
    icon_button,
    label,
    row,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.pdf_preview import PdfPreview


@dataclass(frozen=True, slots=True)
class Document:
    """What to show. `as_sent` makes it as it went out, where that differs by now; `draft` is the
    invoice that can still be issued.
    """

    key: UUID
    title: str
    sign: Sign
    file_name: str
    make: Callable[[], bytes]
    as_sent: Callable[[], bytes] | None = None
    draft: UUID | None = None


class PaperPanel(Card):
    """Shows one document; `issue_wanted` and `discard_wanted` carry a draft's key."""

    closed = Signal()
    issue_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(padding=14)
        self._context, self._words = context, context.language
        self._out = PaperOut(context, self)
        self.document: Document | None = None
        self._build()
        self.preview.save_wanted.connect(self._save)
        self.preview.print_wanted.connect(self._print)
        self.forms.saved.connect(self._form_chosen)

    def show_paper(self, document: Document) -> None:
        """Show a document; the same one again is drawn anew without a flicker."""
        again = self.document is not None and self.document.key == document.key
        self.document = document
        self.title.set_text(document.title)
        sign = Sign("") if document.draft else document.sign
        self.chip.show_state(sign.text, sign.tone, sign.icon)
        self.forms.setVisible(document.as_sent is not None)
        self.forms.set_value("now")
        for one in (self.issue, self.discard):
            one.setVisible(document.draft is not None)
        self.question.hide()
        show = self.preview.refresh if again else self.preview.show_document
        show(document.make)

    def forget(self) -> None:
        """Show nothing."""
        self.document = None
        self.question.hide()
        self.preview.forget()

    def start(self) -> None:
        """Where the keyboard begins: at what there is to do."""
        (self.issue if self.document and self.document.draft else self.close_button).setFocus()

    def ask(self) -> None:
        """Ask before an invoice is issued: that cannot be undone."""
        self.question.show()
        self.yes.setFocus()

    def print_paper(self) -> None:
        """Print what is shown."""
        if self.document is not None:
            self._context.tasks.draw(self.document.make, self._print)

    def _build(self) -> None:
        tr = self._words.tr
        self.title, self.chip = ElidedLabel("", "head"), Chip()
        self.forms = SegmentedControl(
            tr("Which form"), [("now", tr("With payments")), ("sent", tr("As it went out"))]
        )
        self.discard = button(tr("Discard"), "trash-2", on=self._discard)
        self.issue = button(tr("Issue invoice"), "file-check", "primary", self.ask)
        self.close_button = icon_button("x", tr("Close the document"), self.closed.emit)
        top = row(self.title, self.chip, self.forms, self.discard, self.issue, self.close_button)
        top.setStretch(0, 1)
        self.question = self._question()
        self.preview = PdfPreview(self._context.tasks, self._words)
        self.body.addLayout(top)
        self.body.addWidget(self.question)
        self.body.addWidget(self.preview, 1)

    def _question(self) -> QWidget:
        tr = self._words.tr
        text = label(
            tr(
                "Issue this invoice? It gets its number and can never be changed afterwards, only"
                " credited."
            ),
            tone="warn",
            wrap=True,
        )
        self.yes = button(tr("Yes, issue it"), "check", "primary", self._issue)
        self.no = button(tr("Not yet"), on=self._not_yet)
        made = boxed(column(text, row(None, self.no, self.yes)))
        made.hide()
        return made

    def _issue(self) -> None:
        if self.document is not None:
            self.question.hide()
            self.issue_wanted.emit(self.document.draft)

    def _not_yet(self) -> None:
        self.question.hide()
        self.issue.setFocus()

    def _discard(self) -> None:
        if self.document is not None:
            self.discard_wanted.emit(self.document.draft)

    def _form_chosen(self, form: object, _before: object) -> None:
        if self.document is not None:
            as_sent = self.document.as_sent if form == "sent" else None
            self.preview.show_document(as_sent or self.document.make)

    def _save(self, pdf: object) -> None:
        if self.document is not None and isinstance(pdf, bytes):
            self._out.save(pdf, self.document.file_name)

    def _print(self, pdf: object) -> None:
        if self.document is not None and isinstance(pdf, bytes):
            self._out.print(pdf, self.document.title)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.question.isVisibleTo(self):
            self._not_yet()
        else:
            self.closed.emit()
