"""What can be wrong with a screen without anybody noticing: cut words, nameless or tiny targets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from salesdesk.ui.widgets.basics import ElidedLabel

SMALLEST_TARGET = 24
_TARGETS = QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit


def faults(widget: QWidget) -> list[str]:
    """Everything wrong on a shown widget and in it, each as a line that says where."""
    found: list[str] = []
    for one in _visible(widget):
        found += _cut(one)
        found += _nameless(one)
        found += _too_small(one)
        found += _blank_icon(one)
        found += _past_the_edge(one)
    return found


def _visible(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for one in widget.findChildren(QWidget):
        inside_line = isinstance(
            one.parent(), QLineEdit
        )  # the icons at its ends; Esc does the same
        if one.isVisibleTo(widget) and not one.objectName().startswith("qt_") and not inside_line:
            yield one


def _cut(one: QWidget) -> list[str]:
    if isinstance(one, ElidedLabel) or not isinstance(one, QLabel | QAbstractButton):
        return []
    if not one.text():
        return []
    if isinstance(one, QLabel) and one.wordWrap():
        needed, has = one.heightForWidth(one.width()), one.height()
        return [f"{_where(one)}: {has} px high, needs {needed}"] if has < needed else []
    wide = one.sizeHint().width()
    if one.width() < wide:
        return [f"{_where(one)}: {one.width()} px wide, needs {wide}"]
    high = QFontMetrics(one.font()).height()
    return [f"{_where(one)}: {one.height()} px high, needs {high}"] if one.height() < high else []


def _nameless(one: QWidget) -> list[str]:
    if one.focusPolicy() == Qt.FocusPolicy.NoFocus or not one.isEnabled():
        return []
    said = one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")
    return [] if said else [f"{_where(one)}: takes the keyboard and has no accessible name"]


def _too_small(one: QWidget) -> list[str]:
    if not isinstance(one, _TARGETS):
        return []
    small = min(one.width(), one.height())
    return [f"{_where(one)}: {small} px is too small a target"] if small < SMALLEST_TARGET else []


def _blank_icon(one: QWidget) -> list[str]:
    if not isinstance(one, QAbstractButton) or one.icon().isNull():
        return []
    return [] if paints_something(one.icon()) else [f"{_where(one)}: its icon paints nothing"]


def _past_the_edge(one: QWidget) -> list[str]:
    """What is wider than the place it scrolls in, where nothing scrolls sideways."""
    inside = one.widget() if isinstance(one, QScrollArea) else None
    if not isinstance(one, QScrollArea) or inside is None:
        return []
    if one.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return []
    has, needed = one.viewport().width(), inside.width()
    name = type(inside).__name__
    return [f"{name}: {has} px in sight, {needed} wide"] if has < needed else []


def paints_something(icon: QIcon) -> bool:
    """Whether an icon leaves at least one pixel that can be seen."""
    image = icon.pixmap(24, 24).toImage()
    return any(
        image.pixelColor(x, y).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    )


def _where(one: QWidget) -> str:
    said = one.accessibleName() or getattr(one, "text", str)()
    return f"{type(one).__name__} “{said}”"
