"""What can be read and reached on the screen, by the words that stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from salesdesk.ui.tables import CELL_ROLE, Cell
from salesdesk.ui.widgets.basics import ElidedLabel

W = TypeVar("W", bound=QWidget)
_MOST_ROWS = 60


def tops() -> list[QWidget]:
    """Everything that is open: menus and dialogs first, the window last."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return sorted(shown, key=lambda one: type(one).__name__ == "MainWindow")


def seen(kind: type[W]) -> Iterator[W]:
    """All widgets of a kind that are in sight."""
    for top in tops():
        for one in (top, *top.findChildren(QWidget)):
            if isinstance(one, kind) and one.isVisible():
                yield one


def named(kind: type[W], name: str) -> W:
    """The widget of a kind that has this accessible name."""
    there = list(seen(kind))
    for one in there:
        if one.accessibleName() == name:
            return one
    raise AssertionError(f"no “{name}” among {[one.accessibleName() for one in there]}")


def buttons(words: str) -> list[QAbstractButton]:
    """All buttons that say this, or are called this, and can be pressed."""
    return [
        one
        for one in seen(QAbstractButton)
        if words in (plain(one.text()), one.accessibleName()) and one.isEnabled()
    ]


def button(words: str) -> QAbstractButton:
    """The first of them."""
    found = buttons(words)
    if not found:
        there = [plain(one.text()) or one.accessibleName() for one in seen(QAbstractButton)]
        raise AssertionError(f"no button “{words}” among {there}")
    return found[0]


def texts() -> list[str]:
    """What stands on the screen: labels, buttons, fields, rows, and the names of what is drawn."""
    found: list[str] = []
    for one in seen(QWidget):
        read = next((read for kind, read in _READERS if isinstance(one, kind)), None)
        found += read(one) if read else []
        found.append(one.accessibleName())
    return [text for text in found if text]


def row_texts(model: QAbstractItemModel, row: int) -> list[str]:
    """What the cells of a row say."""
    width = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    cells = [model.index(row, column).data(CELL_ROLE) for column in range(width)]
    said = [one.spoken for one in cells if isinstance(one, Cell)]
    return said or [str(model.index(row, 0).data() or "")]


def row_count(view: QAbstractItemView) -> int:
    """How many rows a view has; popups that were never opened have no model."""
    model = cast("QAbstractItemModel | None", view.model())
    return model.rowCount() if model is not None else 0


def plain(text: str) -> str:
    """The words of a button or a menu line without their key marks."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _rows(view: QAbstractItemView) -> list[str]:
    rows = range(min(row_count(view), _MOST_ROWS))
    return [" | ".join(row_texts(view.model(), row)) for row in rows]


_READERS: tuple[tuple[type[QWidget], Callable[..., list[str]]], ...] = (
    (ElidedLabel, lambda one: [one.whole]),
    (QLabel, lambda one: [plain(one.text())]),
    (QAbstractButton, lambda one: [plain(one.text())]),
    (QLineEdit, lambda one: [one.text()]),
    (QPlainTextEdit, lambda one: [one.toPlainText()]),
    (QComboBox, lambda one: [one.currentText()]),
    (QAbstractItemView, _rows),
)
