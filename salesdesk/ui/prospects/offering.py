"""A quiet line that offers, below itself, what may be meant; what is typed counts all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from typing_extensions import override

from salesdesk.text import fold
from salesdesk.ui import entry
from salesdesk.ui.widgets.search import Hit, HitPopup, Search
from salesdesk.ui.widgets.value_line import Reader, ValueLine, Writer

_MOST = 8


class OfferingLine(ValueLine):
    """Down and Up choose among the offers, Enter takes one, Esc puts them away.

    An offer whose value is a text is taken as if it had been typed; `taken` carries every other.
    With `eager` the first offer is chosen at once, for lists that hold nearly all there is.
    """

    taken = Signal(object)

    def __init__(
        self,
        name: str,
        search: Search,
        *,
        eager: bool = False,
        read: Reader = entry.read_line,
        write: Writer = str,
    ) -> None:
        super().__init__(name, read, write)
        self._search, self._eager, self._asked = search, eager, ""
        self.setPlaceholderText("–")
        self._popup = HitPopup(self)
        self._popup.list.itemClicked.connect(self._take)
        self.textEdited.connect(self._ask)

    @property
    def offers(self) -> list[str]:
        """What is offered now."""
        lines = self._popup.list
        return [lines.item(at).text() for at in range(lines.count())] if self._is_open else []

    @property
    def _is_open(self) -> bool:
        return self._popup.isVisible()

    def _ask(self) -> None:
        self._asked = asked = self.text().strip()
        self._search(asked, lambda hits: self._answered(asked, hits))

    def _answered(self, asked: str, hits: Sequence[Hit]) -> None:
        if asked != self._asked or not self.hasFocus():
            return
        self._popup.list.set_hits(hits)
        if not self._eager:
            self._popup.list.setCurrentRow(-1)
        self._popup.open_below() if hits else self._popup.hide()

    def _take(self) -> None:
        hit = self._popup.list.current
        self._popup.hide()
        if hit is None:
            return
        if isinstance(hit.value, str):
            self.setText(hit.value)
            self.setModified(True)
            self.commit()
        else:
            self.taken.emit(hit.value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if self._is_open:
                self._popup.list.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._ask()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._chosen:
            self._take()
        elif key == Qt.Key.Key_Escape and self._is_open:
            self._popup.hide()
        else:
            super().keyPressEvent(event)

    @property
    def _chosen(self) -> bool:
        return self._is_open and self._popup.list.current is not None

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._popup.hide()
        super().focusOutEvent(event)


class InUse:
    """Offers words that are in use already, read when they are first needed."""

    def __init__(self, read: Callable[[Callable[[Sequence[str]], None]], object]) -> None:
        self._read = read
        self._words: tuple[str, ...] | None = None

    def forget(self) -> None:
        """Read again next time."""
        self._words = None

    def search(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Those with a word that begins so; all of them for nothing typed."""
        if self._words is not None:
            answer(self._hits(text))
            return

        def arrived(words: Sequence[str]) -> None:
            self._words = tuple(words)
            answer(self._hits(text))

        self._read(arrived)

    def _hits(self, text: str) -> list[Hit]:
        wanted = fold(text)
        found = [
            word
            for word in self._words or ()
            if fold(word).startswith(wanted) or f" {wanted}" in fold(word)
        ]
        return [Hit(word, value=word) for word in found[:_MOST] if word != text]
