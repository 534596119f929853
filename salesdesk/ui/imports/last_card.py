"""The import before this one, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from salesdesk.language import Language
from salesdesk.services.imports.shapes import RunRow
from salesdesk.ui.icons import pixmap
from salesdesk.ui.imports.run_words import told, when_and_who
from salesdesk.ui.widgets.basics import Card, ElidedLabel, button, column, label, row


class LastCard(Card):
    """`take_back_wanted` carries the import's id; `all_wanted` asks for the list of all."""

    take_back_wanted = Signal(object)
    all_wanted = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__(padding=14)
        self._words = words
        self._run: UUID | None = None
        sign = label("")
        sign.setPixmap(pixmap("history", "muted", 18, self.devicePixelRatioF()))
        self._what = ElidedLabel("")
        self._detail = ElidedLabel("", "small", "muted")
        self._all = button(words.tr("All imports"), kind="link", on=self.all_wanted.emit)
        self._back = button(words.tr("Take back"), "undo-2", on=self._take_back)
        layout = row(sign, column(self._what, self._detail, spacing=0), self._all, self._back)
        layout.setStretch(1, 1)
        self.body.addLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_runs(self, runs: Sequence[RunRow]) -> None:
        """Show the newest import that still stands; nothing where there is none."""
        words = self._words
        last = next((one for one in runs if one.taken_back_at is None), None)
        self._run = last.id if last is not None else None
        self.setVisible(last is not None)
        if last is None:
            return
        self._what.set_text(
            words.tr("Last import: {file}, {told}", file=last.file, told=told(words, last))
        )
        blocked = words.say(last.blocked) if last.blocked is not None else ""
        self._detail.set_text(blocked or when_and_who(words, last))
        self._back.setEnabled(last.blocked is None)
        self._back.setToolTip(blocked)

    def _take_back(self) -> None:
        if self._run is not None:
            self.take_back_wanted.emit(self._run)
