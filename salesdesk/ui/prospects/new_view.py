"""Entering a prospect while the client is on the phone; what is known already shows at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.prospects.states import SOURCE_NAMES, Source
from salesdesk.errors import SalesDeskError
from salesdesk.sentence import mark
from salesdesk.services.prospects import Duplicate, NewProspect
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.quiet_form import choice_box
from salesdesk.ui.widgets.basics import (
    Card,
    Disc,
    ElidedLabel,
    button,
    clear,
    head,
    row,
    small,
    title,
)
from salesdesk.ui.widgets.fields import Editor, ValueLine, text_line
from salesdesk.ui.widgets.forms import InlineField

FIELDS = {
    "company": mark("Company"),
    "contact": mark("Contact"),
    "title": mark("Position"),
    "phone": mark("Phone"),
    "email": mark("E-mail"),
    "tax_code": mark("Tax code"),
    "industry": mark("Segment"),
    "street": mark("Address"),
    "province": mark("Province"),
}
_COMPARED = ("company", "tax_code", "phone", "email", "contact", "street", "province")
_QUIET_MILLISECONDS = 200


class NewProspectView(Card):
    """`entered` carries a NewProspect and whether a call is logged next; `opened` an account."""

    entered = Signal(object, bool)
    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._fields: dict[str, InlineField] = {}
        self._found: tuple[Duplicate, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._build()

    def start(self) -> None:
        """Put the cursor into the company's name."""
        self._line("company").setFocus()

    def empty(self) -> None:
        """Make room for the next one."""
        for key in FIELDS:
            self._line(key).set_value(None)
            self._line(key).clear()
        self.source.set_value(Source.UNKNOWN)
        self._show_known(())

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        return {key: self._line(key).text() for key in FIELDS if self._line(key).text()}

    def take_up(self, typed: dict[str, str]) -> None:
        """Go on with what was typed before."""
        for key, text in typed.items():
            self._line(key).setText(text)
            self._line(key).setModified(True)

    def submit(self, *, call: bool = False) -> None:
        """Enter what was typed; `call` goes on with logging the call."""
        readable = [self._line(key).commit() for key in FIELDS]
        if not all(readable):
            return
        values = {key: str(self._line(key).value or "") for key in FIELDS}
        source = Source(str(self.source.value))
        self.entered.emit(NewProspect(**values, source=source), call)

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside the field it names; False if no field has that name."""
        if error.field not in self._fields:
            return False
        self._fields[error.field].show_error(error)
        self._fields[error.field].editor.setFocus()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() == Qt.Key.Key_F4 and self._found:
            self._open(self._found[0].id)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        words = self._words
        self.source = choice_box(words.tr("Source"), SOURCE_NAMES, words)
        self.source.set_value(Source.UNKNOWN)
        self._known = QWidget()
        known = QVBoxLayout(self._known)
        known.setContentsMargins(0, 0, 0, 0)
        self.add_button = button(words.tr("Add prospect"), "plus", "primary", self.submit)
        self.call_button = button(words.tr("Add and log the call"), "phone", on=self._submit_call)
        cancel = button(words.tr("Cancel"), on=self.cancelled.emit)
        self.body.setSpacing(12)
        self.body.addWidget(title(words.tr("New prospect")))
        self.body.addLayout(self._grid())
        self.body.addWidget(self._known)
        self.body.addLayout(row(self.add_button, self.call_button, cancel, None))
        self.body.addStretch(1)
        self._known.hide()

    def _grid(self) -> QGridLayout:
        words = self._words
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        places = {"company": (0, 0, 1, 2)}
        rest = [key for key in FIELDS if key != "company"]
        places |= {key: (1 + at // 2, at % 2, 1, 1) for at, key in enumerate(rest)}
        for key, caption in FIELDS.items():
            line = text_line(words.tr(caption))
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self.submit)
            self._place(grid, key, words.tr(caption), line, places[key])
        self._place(grid, "source", words.tr("Source"), self.source, (5, 0, 1, 1))
        return grid

    def _place(
        self,
        grid: QGridLayout,
        key: str,
        caption: str,
        editor: Editor,
        place: tuple[int, int, int, int],
    ) -> None:
        self._fields[key] = InlineField(caption, editor, self._words)
        grid.addWidget(self._fields[key], *place)

    def _line(self, key: str) -> ValueLine:
        editor = self._fields[key].editor
        assert isinstance(editor, ValueLine)
        return editor

    def _submit_call(self) -> None:
        self.submit(call=True)

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _look(self) -> None:
        typed = {key: self._line(key).text() for key in _COMPARED}
        service = self._context.desk.prospects
        self._context.tasks.read(
            lambda: service.duplicates(
                *(typed["company"], typed["tax_code"], typed["phone"], typed["email"]),
                contact=typed["contact"],
                street=typed["street"],
                province=typed["province"],
            ),
            self._show_known,
            key="prospect duplicates",
        )

    def _show_known(self, known: Sequence[Duplicate]) -> None:
        layout, words = self._known.layout(), self._words
        assert isinstance(layout, QVBoxLayout)
        clear(layout)
        self._found = tuple(known)
        self._known.setVisible(bool(known))
        if known:
            hint = small(words.tr("Open the first of them with F4."))
            layout.addLayout(row(head(words.tr("Known already?")), hint, None, spacing=12))
        for one in known:
            layout.addLayout(self._known_row(one))

    def _known_row(self, one: Duplicate) -> QHBoxLayout:
        words = self._words
        opens = button(words.trc("button", "Open"), "eye", on=partial(self._open, one.id))
        reasons = "  ·  ".join(map(words.say, (*one.reasons, *one.objections)))
        told = words.tr("{score} of 100: {reasons}", score=words.number(one.score), reasons=reasons)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(ElidedLabel(one.company, "semibold"))
        for text in (one.contact, told):
            if text:
                texts.addWidget(ElidedLabel(text, "small", "muted"))
        layout = row(Disc("users", "warn"), texts, opens, spacing=10)
        layout.setStretch(1, 1)
        return layout

    def _open(self, prospect_id: UUID) -> None:
        self.opened.emit(prospect_id)
