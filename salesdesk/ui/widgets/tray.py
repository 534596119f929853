"""What opens inside the record to write something down: a strip with fields and two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.ui.theme import colour
from salesdesk.ui.widgets.basics import Part, button, head, row
from salesdesk.ui.widgets.fields import Editor, NoteBox, ValueLine
from salesdesk.ui.widgets.forms import ErrorLine, InlineField


class Tray(QFrame):
    """A strip of fields under the next-step banner.

    `submitted` says that its button, Ctrl+Enter, or Enter in a line was pressed and everything in
    it can be read; `cancelled` that it was closed.
    """

    submitted = Signal()
    cancelled = Signal()

    def __init__(self, heading: str, verb: str, language: Language, icon: str = "check") -> None:
        super().__init__()
        self.words = language
        self._fields: dict[str, InlineField] = {}
        self._error = ErrorLine()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 14, 12)
        self._layout.setSpacing(8)
        self.heading = head(heading)
        self._layout.addWidget(self.heading)
        self._save = button(verb, icon, "primary", self.submit)
        self._cancel = button(language.tr("Cancel"), on=self.cancelled.emit)
        self._foot = row(self._error, None, self._cancel, self._save)
        self._foot.setStretch(0, 1)
        self._layout.addLayout(self._foot)

    def field(self, key: str, caption: str, editor: Editor) -> InlineField:
        """A captioned field under a key; errors that name the key appear below it."""
        made = InlineField(caption, editor, self.words)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fields[key] = made
        if isinstance(editor, ValueLine):
            editor.returnPressed.connect(self.submit)
        if isinstance(editor, NoteBox):
            editor.submitted.connect(self.submit)
        return made

    def add_row(self, *parts: Part, stretch: Sequence[int] = ()) -> QHBoxLayout:
        """A row of fields above the buttons; `stretch` shares the width out."""
        made = row(*parts, spacing=10)
        for place, share in enumerate(stretch):
            made.setStretch(place, share)
        self._layout.insertLayout(self._layout.count() - 1, made)
        return made

    def beside(self, *widgets: QWidget) -> None:
        """Something quiet at the left of the buttons."""
        for place, widget in enumerate(widgets):
            self._foot.insertWidget(place, widget)

    def value(self, key: str) -> object:
        """What a field holds."""
        return self._fields[key].editor.value

    def submit(self) -> None:
        """Take what is typed; stay where something cannot be read."""
        # Every field is taken, not only those before the first that cannot be read.
        taken = [_commit(one.editor) for one in self._fields.values()]
        if all(taken):
            self.submitted.emit()

    def show_error(self, error: SalesDeskError) -> None:
        """Say what is wrong: beside the field it names, otherwise beside the buttons."""
        named = self._fields.get(error.field)
        if named is not None:
            named.show_error(error)
            named.editor.setFocus()
        else:
            self._error.show_text(self.words.say(error.sentence))

    def start(self, key: str) -> None:
        """Put the cursor into a field."""
        self._fields[key].editor.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Ctrl+Enter belongs to the open form before it belongs to the page.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)


def _commit(editor: Editor) -> bool:
    return editor.commit() if isinstance(editor, ValueLine | NoteBox) else True
