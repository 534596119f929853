"""The plain parts of every screen: cards, labels, lines, buttons and the boxes that hold them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from salesdesk.ui.icons import SPACED, paint_icon, spaced_icon
from salesdesk.ui.icons import icon as themed_icon
from salesdesk.ui.theme import FontRole, backdrop, colour, font
from salesdesk.ui.tokens import CARD_PADDING, SPACE_M, SPACE_S

Kind = Literal["", "primary", "plain", "danger", "link"]
Part = QWidget | QLayout | int | None


def row(*parts: Part, spacing: int = SPACE_S, margins: int = 0) -> QHBoxLayout:
    """Widgets side by side; a number is a fixed space, None takes what is left."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing, margins)
    return layout


def column(*parts: Part, spacing: int = SPACE_S, margins: int = 0) -> QVBoxLayout:
    """Widgets below each other; a number is a fixed space, None takes what is left."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing, margins)
    return layout


def boxed(layout: QLayout, name: str = "") -> QWidget:
    """A layout as a widget."""
    widget = QWidget()
    widget.setObjectName(name)
    widget.setLayout(layout)
    return widget


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], spacing: int, margins: int) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def label(text: str, role: FontRole = "body", tone: str = "text", *, wrap: bool = False) -> QLabel:
    """A text in a font role and a token's colour. Plain text: values need no escaping."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(role))
    made.setWordWrap(wrap)
    tint(made, tone)
    return made


def tint(widget: QWidget, tone: str) -> None:
    """Write a widget's text in a token's or tone's colour."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour(tone))
    widget.setPalette(palette)


def title(text: str) -> QLabel:
    """The name of the page or record."""
    return label(text, "title")


def head(text: str) -> QLabel:
    """The head of a section."""
    return label(text, "head")


def muted(text: str, *, wrap: bool = False) -> QLabel:
    """What stands quietly beside."""
    return label(text, "body", "muted", wrap=wrap)


def small(text: str, tone: str = "muted", *, wrap: bool = False) -> QLabel:
    """A proof or note in small type."""
    return label(text, "small", tone, wrap=wrap)


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setFixedHeight(1)
    made.setAutoFillBackground(True)
    palette = made.palette()
    palette.setColor(QPalette.ColorRole.Window, colour("line"))
    made.setPalette(palette)
    return made


class ElidedLabel(QLabel):
    """A one-line text that gives way: what does not fit ends in … and stands in the tooltip."""

    def __init__(self, text: str = "", role: FontRole = "body", tone: str = "text") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        tint(self, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    @property
    def whole(self) -> str:
        """The text before it was shortened."""
        return self._whole

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 24)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Card(QFrame):
    """A white box with an optional head; `body` takes what is in it, `beside` what heads it."""

    def __init__(self, heading: str = "", aside: str = "", *, padding: int = CARD_PADDING) -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding - 4, padding, padding - 4)
        self.body.setSpacing(SPACE_S)
        self.heading = head(heading)
        self.aside = small(aside)
        self._head = row(self.heading, self.aside, None, spacing=SPACE_M)
        if heading or aside:
            self.body.addLayout(self._head)

    def beside(self, *widgets: QWidget) -> None:
        """Put buttons or chips at the right end of the head."""
        for widget in widgets:
            self._head.addWidget(widget)

    def add(self, *parts: Part) -> None:
        """Add widgets or layouts to the body."""
        self.body.addLayout(column(*parts))


class WordButton(QPushButton):
    """A push button for which a double click is one click.

    The second one would hit whatever the first one put in its place.
    """

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


def button(
    text: str,
    icon: str = "",
    kind: Kind = "",
    on: Callable[[], object] | None = None,
    tip: str = "",
) -> QPushButton:
    """A button with words; `primary` once per page, `plain` without a border."""
    made = WordButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if icon:
        made.setIcon(spaced_icon(icon, _tint_of(kind)))
        made.setIconSize(SPACED)
    if tip:
        made.setToolTip(tip)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if kind == "primary":
        _keep_room_for_bold(made)
    if on is not None:
        # `clicked` carries a checked flag that no action here wants.
        made.clicked.connect(lambda _checked=False: on())
    return made


def icon_button(
    icon: str, name: str, on: Callable[[], object] | None = None, tint_name: str = "text"
) -> QToolButton:
    """A square button with an icon alone; `name` is its tooltip and accessible name."""
    made = QToolButton()
    made.setProperty("kind", "plain")
    made.setIcon(themed_icon(icon, tint_name))
    made.setIconSize(QSize(18, 18))
    made.setFixedSize(34, 32)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    if on is not None:
        made.clicked.connect(lambda _checked=False: on())
    return made


def _tint_of(kind: Kind) -> str:
    return {"primary": "on_accent", "danger": "bad", "link": "accent"}.get(kind, "text")


def _keep_room_for_bold(made: QPushButton) -> None:
    """The style sheet makes the text bolder than the size hint reckons with."""
    made.setFont(font("semibold"))


class Disc(QWidget):
    """An icon on a round soft ground; a word always stands beside it."""

    def __init__(self, icon: str, tone: str = "grey", size: int = 28) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_disc(painter, self._icon, self._tone, 0, 0, self.width())


def paint_disc(painter: QPainter, icon: str, tone: str, left: float, top: float, size: int) -> None:
    """Paint an icon on a round ground of its tone."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(backdrop(tone))
    painter.drawEllipse(round(left), round(top), size, size)
    inner = max(14, round(size * 0.55))
    inset = (size - inner) / 2
    paint_icon(painter, icon, tone, left + inset, top + inset, inner)
