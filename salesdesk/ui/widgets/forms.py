"""Labels and fields in rows, each with room beside it for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.ui.icons import pixmap
from salesdesk.ui.widgets.basics import Part, boxed, column, label, muted, row
from salesdesk.ui.widgets.fields import Editor, mark_wrong


class ErrorLine(QWidget):
    """The sentence that says what is wrong, with its sign; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self._sign.setPixmap(pixmap("triangle-alert", "bad", 14, self.devicePixelRatioF()))
        self._text = label("", "small", "bad", wrap=True)
        layout = row(self._sign, self._text, spacing=6)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or nothing."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Show a sentence; an empty one hides the line."""
        self._text.setText(text)
        self.setVisible(bool(text))


class InlineField(QWidget):
    """A label above an editor, and below it what is wrong."""

    def __init__(self, caption: str, editor: Editor, language: Language) -> None:
        super().__init__()
        self.editor = editor
        self._language = language
        self.caption = muted(caption)
        self.caption.setBuddy(editor)
        self.error = ErrorLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.caption, editor, self.error):
            layout.addWidget(widget)
        editor.refused.connect(self.show_error)

    def show_error(self, error: SalesDeskError | None) -> None:
        """Say what is wrong with this field, or that it is right again."""
        self.error.show_text(self._language.say(error.sentence) if error else "")
        mark_wrong(self.editor, wrong=error is not None)


class Form(QWidget):
    """Captions at the left, editors at the right; `saved` carries key, new value, old value."""

    saved = Signal(str, object, object)

    def __init__(self, language: Language, captions: int = 0) -> None:
        """`captions` is how wide the captions are at least, so that forms below align."""
        super().__init__()
        self._language = language
        self._editors: dict[str, Editor] = {}
        self._errors: dict[str, ErrorLine] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, captions)

    def add(self, key: str, caption: str, editor: Editor, beside: QWidget | None = None) -> None:
        """A field under a key; `beside` stands at its right (a source chip)."""
        line = self._grid.rowCount()
        words = muted(caption)
        words.setBuddy(editor)
        top = Qt.AlignmentFlag.AlignTop
        words.setMinimumHeight(32)
        self._grid.addWidget(words, line, 0, top)
        error = ErrorLine()
        parts: list[Part] = [editor, beside] if beside is not None else [editor]
        self._grid.addWidget(boxed(column(row(*parts), error, spacing=2)), line, 1, top)
        self._editors[key], self._errors[key] = editor, error
        editor.saved.connect(lambda new, old: self.saved.emit(key, new, old))
        editor.refused.connect(lambda wrong: self._show(key, wrong))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all fields."""
        return tuple(self._editors)

    def set_value(self, key: str, value: object) -> None:
        """Show a value without announcing it."""
        self._editors[key].set_value(value)

    def editor(self, key: str) -> Editor:
        """The editor of a key."""
        return self._editors[key]

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside the field it names; False if no field here has that name."""
        if error.field not in self._errors:
            return False
        self._show(error.field, error)
        self._editors[error.field].setFocus()
        return True

    def _show(self, key: str, error: SalesDeskError | None) -> None:
        self._errors[key].show_text(self._language.say(error.sentence) if error else "")
        mark_wrong(self._editors[key], wrong=error is not None)
