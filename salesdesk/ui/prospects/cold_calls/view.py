"""One account after the other, large: whom to call, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.prospects.cold_calls import CallResult
from salesdesk.language import Language
from salesdesk.services.prospects.call_sheets import CallList, CallSheet, LeftOut
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.cold_calls.entry import CallEntry
from salesdesk.ui.prospects.cold_calls.results import ResultKeys
from salesdesk.ui.prospects.cold_calls.sheet import CallHead, KnownCard
from salesdesk.ui.prospects.cold_calls.timer import CallTimer
from salesdesk.ui.widgets.basics import Card, boxed, button, line, muted, row, small, title
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.timeline import scrolled

_DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(1, 7)}


class ColdCallView(QWidget):
    """`chosen` carries a result, `logged` asks to log what is entered, `stepped` to go on or back
    in the list, `left` to leave; `dialled` and `copied` carry the number.
    """

    chosen = Signal(object)
    logged = Signal()
    stepped = Signal(int)
    left = Signal()
    dialled = Signal(object)
    copied = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._words.tr("Work through the list"))
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self._words
        self.place = muted("")
        self.left_out = small("", wrap=True)
        self.hours = small("", "warn", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(words.tr("How far the list is"))
        self.leave = button(words.tr("Leave  (Esc)"), "x", on=self.left.emit)
        self.timer = CallTimer(words)
        self.head = CallHead(words, self.timer)
        self.results = ResultKeys(words)
        self.entry = CallEntry(words, self._context.desk.context.today())
        self.known = KnownCard(self._context)
        self.known.setMinimumWidth(320)
        self.pages = QStackedWidget()
        self.pages.addWidget(boxed(self._sheet()))
        self.over = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self.over)
        self.pages.addWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        top = row(
            title(words.tr("Work through the list")), self.place, None, self.leave, spacing=14
        )
        layout.addLayout(top)
        layout.addWidget(self.bar)
        layout.addWidget(self.left_out)
        layout.addWidget(self.pages, 1)

    def _sheet(self) -> QVBoxLayout:
        words = self._words
        call = Card()
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(10)
        inside.addWidget(self.head)
        inside.addWidget(self.hours)
        inside.addWidget(line())
        inside.addWidget(self.results)
        inside.addWidget(self.entry)
        inside.addStretch(1)
        call.body.addWidget(scrolled(inner), 1)
        before = button(words.tr("Back  (PgUp)"), "chevron-left", "plain", self._back)
        after = button(words.tr("Skip  (PgDn)"), "chevron-right", "plain", self._on)
        foot = row(before, after, None, small(words.tr("Keys: 1–6, C to call")))
        foot.setContentsMargins(0, 0, 6, 0)
        call.body.addLayout(foot)
        sheet = row(call, self.known, spacing=8)
        sheet.setStretch(0, 2)
        sheet.setStretch(1, 1)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(sheet)
        return outer

    def _connect(self) -> None:
        self.results.chosen.connect(self.chosen)
        self.entry.submitted.connect(self.logged)
        self.head.dialled.connect(self.dialled)
        self.head.copied.connect(self.copied)

    def show_sheet(self, sheet: CallSheet) -> None:
        """Show an account, with nothing entered yet."""
        self.timer.stop()
        self.results.choose(None)
        self.entry.clear()
        self.head.show_sheet(sheet)
        self.known.show_sheet(sheet)
        said = self._words.say(sheet.hours) if sheet.hours is not None else ""
        self.hours.setText(said)
        self.hours.setVisible(bool(said))
        self.pages.setCurrentIndex(0)
        self.setFocus()

    def show_place(self, place: int, reached: int, calls: CallList) -> None:
        """Say how far the list is; `place` counts from 0."""
        words, count = self._words, len(calls.accounts)
        shown = min(place + 1, count)
        self.place.setText(
            words.tr("{place} of {count}, {reached} reached",
                     place=shown, count=count, reached=reached)
        )  # fmt: skip
        self.place.setVisible(count > 0)
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(place)
        said = left_out(words, calls)
        self.left_out.setText(said)
        self.left_out.setVisible(bool(said))

    def show_end(self, heading: str, hint: str) -> None:
        """Nobody is left to call."""
        self.timer.stop()
        while self.over.count():
            item = self.over.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        back = button(self._words.tr("Back to the list"), "users", "primary", self.left.emit)
        card = Card()
        card.body.addWidget(EmptyState("phone", heading, hint, [back]))
        self.over.addWidget(card)
        self.pages.setCurrentIndex(1)
        back.setFocus()

    def ask(self, result: CallResult, plan: str) -> None:
        """A result was chosen: ask what it needs, with the minutes filled in."""
        self.results.choose(result)
        self.entry.show_result(result, plan)
        if self.entry.minutes.value is None and result.reached:
            self.entry.minutes.set_value(self.timer.minutes)
        self.entry.start()

    def _back(self) -> None:
        self.stepped.emit(-1)

    def _on(self) -> None:
        self.stepped.emit(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = _DIGITS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif self.pages.currentIndex() or not (plain or event.matches(_COPY)):
            super().keyPressEvent(event)
        elif digit is not None:
            self.results.press(digit)
        elif event.matches(_COPY):
            self.copied.emit(self.head.number)
        elif event.key() == Qt.Key.Key_C:
            self.dialled.emit(self.head.number)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pages.currentIndex() == 0:
            self.setFocus()


_COPY = QKeySequence.StandardKey.Copy


def left_out(words: Language, calls: CallList) -> str:
    """Who of the list is not called, and why; nothing where all are."""
    said = [_reason(words, reason, count) for reason, count in calls.left_out]
    if calls.further:
        said.append(words.trn("{count} further down", "{count} further down", calls.further))
    return words.tr("Left out: {list}", list=", ".join(said)) if said else ""


def _reason(words: Language, reason: LeftOut, count: int) -> str:
    if reason is LeftOut.SILENT:
        return words.trn("{count} wants no contact", "{count} want no contact", count)
    if reason is LeftOut.GIVEN_UP:
        return words.trn("{count} disqualified", "{count} disqualified", count)
    if reason is LeftOut.CALLED:
        return words.trn("{count} called today", "{count} called today", count)
    return words.trn("{count} without a number", "{count} without a number", count)
