"""The head of the import workplace: the file, how far it is, and Import, which waits."""

from __future__ import annotations

from PySide6.QtCore import Signal

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.imports.shapes import FILE_KIND_NAMES, Looked
from salesdesk.ui.icons import pixmap, spaced_icon
from salesdesk.ui.imports.words import file_size
from salesdesk.ui.widgets.basics import Card, ElidedLabel, button, label, row, title
from salesdesk.ui.widgets.steps import StagePath, Step

STEPS = (mark("File"), mark("Columns"), mark("Check"), mark("Import"))
FILE, COLUMNS, CHECK, IMPORT = range(4)


class HeadCard(Card):
    """`wanted` asks for the import, `closed` goes back to the list."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        sign = label("")
        sign.setPixmap(pixmap("file-spreadsheet", "accent", 20, self.devicePixelRatioF()))
        self._file = ElidedLabel("", "body", "muted")
        self.close_button = button(words.trc("button", "Close"), "x", on=self.closed.emit)
        self.import_button = button(
            words.tr("Import after the check"), "hourglass", "primary", self.wanted.emit
        )
        self.import_button.setEnabled(False)
        self._path = StagePath()
        top = row(sign, title(words.tr("Import prospects")), self._file, spacing=12)
        top.setStretch(2, 1)
        top.addWidget(self.close_button)
        top.addWidget(self.import_button)
        self.body.addLayout(top)
        self.body.addWidget(self._path)
        self.show_step(FILE)

    def show_file(self, name: str, looked: Looked | None = None) -> None:
        """Say which file it is, and how much is in it once that is known."""
        words = self._words
        parts = [name]
        if looked is not None:
            parts.append(words.tr(FILE_KIND_NAMES[looked.look.kind]))
            if looked.row_count is not None:
                parts.append(words.trn("{count} row", "{count} rows", looked.row_count))
            parts.append(file_size(words, looked.size))
        self._file.set_text("  ·  ".join(parts))

    def show_step(self, now: int) -> None:
        """Show how far it is; what lies before is done."""
        states = ["done" if at < now else "now" if at == now else "ahead" for at in range(4)]
        self._path.set_steps(
            [Step(self._words.tr(name), state) for name, state in zip(STEPS, states, strict=True)]
        )

    def wait_for_check(self) -> None:
        """Nothing can be imported before it is checked."""
        self._show_button(self._words.tr("Import after the check"), "hourglass", enabled=False)

    def offer(self, rows: int) -> None:
        """So many rows can be imported now."""
        text = self._words.trn("Import {count} row", "Import {count} rows", rows)
        said = text if rows else self._words.tr("Nothing to import")
        self._show_button(said, "upload" if rows else "ban", enabled=rows > 0)

    def show_importing(self) -> None:
        """It is being written."""
        self._show_button(self._words.tr("Importing…"), "hourglass", enabled=False)

    def _show_button(self, text: str, icon: str, *, enabled: bool) -> None:
        self.import_button.setText(text)
        self.import_button.setIcon(spaced_icon(icon, "on_accent"))
        self.import_button.setEnabled(enabled)
