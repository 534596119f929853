"""The fields at the head of a proposal: for whom, from when, until when, in which language."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.services.proposals import ProposalRecord
from salesdesk.ui.icons import icon
from salesdesk.ui.widgets.basics import button, row
from salesdesk.ui.widgets.fields import ChoiceBox, DateLine, text_line
from salesdesk.ui.widgets.forms import InlineField

LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))
_SHORT = (("vi", "VI"), ("en", "EN"))
_NARROW = 680
_DAY_WIDTH = 124
_SHORT_WIDTH = 76
_UNBOUND = 16_777_215


class FieldsRow(QWidget):
    """Client, dates and language, and the way to the terms (`switched`)."""

    switched = Signal()

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        tr = language.tr
        self._language = language
        self._lines_shown = True
        self._switch = button("", on=self.switched.emit)
        self.client = text_line(tr("Client"))
        self.dated = DateLine(tr("Date"), language, today)
        self.valid_until = DateLine(tr("Valid until"), language, today)
        self.language = ChoiceBox(tr("Document in"), LANGUAGES)
        self._inline = {
            "client_name": InlineField(tr("Client"), self.client, language),
            "dated": InlineField(tr("Date"), self.dated, language),
            "valid_until": InlineField(tr("Valid until"), self.valid_until, language),
            "language": InlineField(tr("Document in"), self.language, language),
        }
        for line in (self.dated, self.valid_until):
            line.setFixedWidth(_DAY_WIDTH)
        self._narrow = False
        layout = row(*self._inline.values(), self._switch, spacing=10)
        layout.setStretch(0, 1)
        for field in self._inline.values():
            layout.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(self._switch, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(layout)
        self.show_switch(lines=True)

    def show_switch(self, *, lines: bool) -> None:
        """Offer the way to the terms, or back to the lines."""
        self._lines_shown = lines
        tr = self._language.tr
        words = tr("Terms") if lines else tr("Lines")
        self._switch.setText("" if self._narrow else words)
        sign = "file-text" if lines else "list-filter"
        self._switch.setIcon(icon(sign) if self._narrow else QIcon())
        self._switch.setAccessibleName(words)
        self._switch.setToolTip(tr("Contact, address and terms") if lines else words)

    def show_record(self, record: ProposalRecord) -> None:
        """Show a proposal's fields; what was wrong is right again."""
        values = (
            (self.client, record.client.name),
            (self.dated, record.dated),
            (self.valid_until, record.valid_until),
        )
        for editor, value in values:
            editor.set_value(value)
            editor.setReadOnly(not record.editable)
        self.language.set_value(record.language)
        self.language.setEnabled(record.editable)
        for field in self._inline.values():
            field.show_error(None)

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong below its field; False if it has none here."""
        field = self._inline.get(error.field)
        if field is not None:
            field.show_error(error)
        return field is not None

    def error_text(self, name: str) -> str:
        """What is said to be wrong with a field, or nothing."""
        return self._inline[name].error.text

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.language.set_choices(_SHORT if narrow else LANGUAGES)
            self.language.setMaximumWidth(_SHORT_WIDTH if narrow else _UNBOUND)
            self.show_switch(lines=self._lines_shown)
