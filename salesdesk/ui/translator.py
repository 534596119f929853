"""Qt's own words (dialog buttons, text menus) from the desk's catalogue."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import mark

# Qt marks access keys in these texts; the catalogue holds the plain words.
QT_WORDS = (
    mark("OK"), mark("Cancel"), mark("Close"), mark("Save"), mark("Yes"), mark("No"),
    mark("Apply"), mark("Reset"), mark("Discard"), mark("Undo"), mark("Redo"), mark("Cut"),
    mark("Copy"), mark("Paste"), mark("Delete"), mark("Select All"), mark("File name:"),
    mark("Files of type:"), mark("Look in:"), mark("Directory:"), mark("Choose"),
)  # fmt: skip


class DeskTranslator(QTranslator):
    """Answers Qt's questions for translations in one language."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The words for a Qt text; Qt's English for what the catalogue does not hold."""
        plain = sourceText.replace("&", "")
        if plain == "Open":  # Elsewhere this word is a state.
            return self._language.trc("button", "Open")
        if plain not in QT_WORDS:
            return sourceText
        return self._language.tr(plain)
