"""Where a record stands, and what comes next: the stage path and the next-step banner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.icons import pixmap
from salesdesk.ui.theme import backdrop, colour, font
from salesdesk.ui.widgets.basics import ElidedLabel, button, label, row

_HEIGHT = 28
_POINT = 8
_GAP = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: its words, already in the screen's language, and whether it is behind."""

    text: str
    state: str = "ahead"
    """"done", "now" or "ahead"; "lost" is a step that ended the path."""


class StagePath(QWidget):
    """Arrows in a row: done with a tick, the present one filled, what lies ahead grey."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show another path."""
        self._steps = tuple(steps)
        self.setAccessibleName(", ".join(step.text for step in steps if step.state != "ahead"))
        self.setToolTip(" → ".join(step.text for step in steps))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(90 * max(1, len(self._steps)), _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40 * max(1, len(self._steps)), _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - _GAP) / len(self._steps)
        for place, step in enumerate(self._steps):
            self._paint_step(painter, place * width, width - _GAP, step, first=place == 0)

    def _paint_step(
        self, painter: QPainter, left: float, width: float, step: Step, *, first: bool
    ) -> None:
        ground, ink = _colours(step.state)
        right, half = left + width, _HEIGHT / 2
        notch = 0 if first else _POINT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(left, 0),
                    QPointF(right - _POINT + _GAP, 0),
                    QPointF(right + _GAP, half),
                    QPointF(right - _POINT + _GAP, _HEIGHT),
                    QPointF(left, _HEIGHT),
                    QPointF(left + notch, half),
                ]
            )
        )
        role = font("semibold" if step.state in {"now", "lost"} else "body")
        area = QRect(round(left) + _POINT + 2, 0, round(width) - 2 * _POINT, _HEIGHT - 1)
        text = f"✓ {step.text}" if step.state == "done" else step.text
        shown = QFontMetrics(role).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(role)
        painter.setPen(ink)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)


def _colours(state: str) -> tuple[QColor, QColor]:
    if state == "done":
        return colour("selection"), colour("selection_text")
    if state == "now":
        return colour("accent"), colour("on_accent")
    if state == "lost":
        return backdrop("bad"), colour("bad")
    return backdrop("grey"), colour("muted")


class NextStepBanner(QFrame):
    """What happens next on this record, in its tone, with Done and Later.

    Without a next step it says so and offers to plan one.
    """

    done = Signal()
    later = Signal()
    plan = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._tone = "ok"
        self._sign = QLabel()
        self._when = label("", "semibold")
        self._what = ElidedLabel()
        self._done = button(language.trc("button", "Done"), "check", on=self.done.emit)
        self._later = button(language.tr("Later"), "clock", on=self.later.emit)
        self._plan = button(language.tr("Plan a step"), "calendar-clock", on=self.plan.emit)
        layout = row(self._sign, self._when, self._what, self._later, self._plan)
        layout.insertWidget(3, self._done)
        layout.setContentsMargins(12, 7, 8, 7)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.show_nothing()

    def show_step(self, when: str, what: str, icon: str = "phone", tone: str = "ok") -> None:
        """`when` is the bold part ("Call 10:30"), `what` the rest."""
        self._show(when, what, icon, tone)
        for one, shown in ((self._done, True), (self._later, True), (self._plan, False)):
            one.setVisible(shown)

    def show_nothing(self) -> None:
        """No next step: the one thing that must not stay so."""
        self._show(self._language.tr("No next step"), "", "circle-x", "warn")
        for one, shown in ((self._done, False), (self._later, False), (self._plan, True)):
            one.setVisible(shown)

    def show_quiet(self, days: int) -> None:
        """No next step, and nobody has been in touch for too long."""
        self.show_nothing()
        what = self._language.trn("no contact for {count} day", "no contact for {count} days", days)
        self._show(self._language.tr("No next step"), what, "hourglass", "bad")

    def _show(self, when: str, what: str, icon: str, tone: str) -> None:
        self._tone = tone
        self._sign.setPixmap(pixmap(icon, tone, 18, self.devicePixelRatioF()))
        self._when.setText(when)
        self._what.set_text(f"— {what}" if what else "")
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, colour(tone))
        for one in (self._when, self._what):
            one.setPalette(palette)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(backdrop(self._tone))
        painter.drawRoundedRect(self.rect(), 6, 6)
