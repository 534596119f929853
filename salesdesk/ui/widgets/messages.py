"""What the desk says inside a page: a bar for what went wrong, a quiet note with Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import Sentence
from salesdesk.ui.icons import pixmap
from salesdesk.ui.tasks import Job, Progress
from salesdesk.ui.theme import backdrop, colour, mixed
from salesdesk.ui.widgets.basics import ElidedLabel, button, icon_button, label, row, tint

SIGNS = {"bad": "triangle-alert", "warn": "triangle-alert", "info": "info", "ok": "circle-check"}
NOTE_MILLISECONDS = 8000


class _Bar(QFrame):
    """A strip in a tone."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(mixed(colour(self._tone), backdrop(self._tone), 0.35))
        painter.setBrush(backdrop(self._tone))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class MessageBar(_Bar):
    """A sentence at the head of a page, with its sign; stays until it is closed."""

    def __init__(self, language: Language) -> None:
        super().__init__("bad")
        self._sign = QLabel()
        self._text = label("", wrap=True)
        self._action = button("", kind="link")
        self._action.clicked.connect(self._act)
        self._on_action: Callable[[], None] | None = None
        close = icon_button("x", language.tr("Close this message"), self.hide)
        layout = row(self._sign, self._text, self._action, close)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def show_text(
        self,
        text: str,
        tone: str = "bad",
        action: str = "",
        on_action: Callable[[], None] | None = None,
    ) -> None:
        """Show a sentence, with a link that helps if there is one."""
        self._tone = tone
        self._sign.setPixmap(pixmap(SIGNS.get(tone, "info"), tone, 18, self.devicePixelRatioF()))
        self._text.setText(text)
        tint(self._text, tone)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self.show()
        self.update()

    def _act(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()


class Note(_Bar):
    """What was just done, with Undo; goes by itself, but not under the mouse or the keyboard."""

    def __init__(self, language: Language) -> None:
        super().__init__("info")
        self._text = ElidedLabel()
        self._undo = button(language.tr("Undo"), "undo-2", "plain", self._take_back)
        self._on_undo: Callable[[], None] | None = None
        layout = row(self._text, self._undo)
        layout.setContentsMargins(14, 4, 6, 4)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setMinimumHeight(40)
        self._timer = QTimer(self, singleShot=True, interval=NOTE_MILLISECONDS)
        self._timer.timeout.connect(self._go)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.whole

    def show_note(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done; with `undo` it can be taken back from here."""
        self._text.set_text(text)
        self._undo.setVisible(undo is not None)
        self._on_undo = undo
        self.show()
        self._timer.start()

    def _take_back(self) -> None:
        self.hide()
        if self._on_undo is not None:
            self._on_undo()

    def _go(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()


class BusyBar(QWidget):
    """Long work: nothing at first, a quiet bar after a second, with Cancel where there is a job."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._text = ElidedLabel("", "small", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(language.tr("Progress"))
        self._cancel = button(language.tr("Cancel"), "x", "plain", self._stop)
        self._job: Job | None = None
        layout = row(self._text, self._bar, self._cancel)
        layout.setStretch(0, 1)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self._timer = QTimer(self, singleShot=True, interval=1000)
        self._timer.timeout.connect(self.show)
        self.hide()

    def job(self, text: str) -> Job:
        """A job whose progress this bar shows; hand it to `Tasks` and to the service."""
        self._job = Job(self._heard)
        self._text.set_text(text)
        self._bar.setRange(0, 0)
        self._timer.start()
        return self._job

    def finish(self) -> None:
        """The work has ended."""
        self._timer.stop()
        self._job = None
        self.hide()

    def _heard(self, news: Progress) -> None:
        said = news.text
        self._text.set_text(self._language.say(said) if isinstance(said, Sentence) else said)
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(news.share * 1000))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.finish()
