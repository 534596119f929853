"""Somebody at the window: presses what can be seen by its words, types, and reads the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from screen import button, buttons, named, plain, row_count, row_texts, seen, texts, tops

from salesdesk.ui.application import Session
from salesdesk.ui.main_window import MainWindow

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_LEFT = Qt.MouseButton.LeftButton


class Clerk:
    """Works with what is in sight of one window and of what is open on top of it."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.session.window

    # pressing

    def go(self, tab: str) -> None:
        """Press a tab by its word."""
        tabs = self.window.header.tabs
        place = [tabs.accessibleTabName(at) for at in range(tabs.count())].index(tab)
        QTest.mouseClick(tabs, _LEFT, PLAIN, tabs.tabRect(place).center())
        self.settle()

    def press(self, words: str) -> None:
        """Click the button that says this, or whose name is this."""
        QTest.mouseClick(button(words), _LEFT)
        self.settle()

    def press_last(self, words: str) -> None:
        """Click the last of the buttons that say this: the one of the form that is open."""
        QTest.mouseClick(buttons(words)[-1], _LEFT)
        self.settle()

    def press_twice(self, words: str) -> None:
        """Two quick clicks, before anything could come of the first."""
        there = buttons(words)[-1]
        QTest.mouseClick(there, _LEFT)
        if there.isVisible() and there.isEnabled():
            QTest.mouseClick(there, _LEFT)
        self.settle()

    def choose_in_menu(self, words: str, line: str) -> None:
        """Open the menu of a button and take the line that begins with these words."""
        there = button(words)
        assert isinstance(there, QPushButton | QToolButton)
        menu = there.menu()
        menu.aboutToShow.emit()
        _line(menu, line).trigger()
        self.settle()

    def choose(self, line: str) -> None:
        """Take the line of the open menu that begins with these words."""
        menu = next(one for one in tops() if isinstance(one, QMenu))
        _line(menu, line).trigger()
        menu.close()
        self.settle()

    def open_row(self, text: str) -> None:
        """Click the row of a list that shows this text."""
        for view in seen(QAbstractItemView):
            row = _find(view, text)
            if row >= 0:
                view.scrollTo(view.model().index(row, 0))
                self._click(view, row, 0)
                return
        raise AssertionError(f"no row says “{text}”; seen: {self.read()}")

    def open_cell(self, text: str, head: str) -> None:
        """Click into the row that shows this text, below this head, and start to type there."""
        for view in seen(QTableView):
            heads = _heads(view)
            row = _find(view, text) if head in heads else -1
            if row >= 0:
                self._click(view, row, heads.index(head))
                self.key(Qt.Key.Key_F2)
                return
        raise AssertionError(f"no row says “{text}”; seen: {self.read()}")

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.focused, key, modifiers)
        self.settle()

    # typing

    def write(self, text: str) -> None:
        """Type where the keyboard is, over what is selected there."""
        _type(self.focused, text)
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Type into the field of this name, over what stands there, and go on with Tab."""
        field = self.field(name)
        field.setFocus()
        assert field.hasFocus(), f"“{name}” does not take the keyboard"
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.selectAll()
        _type(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        self.settle()

    def search(self, name: str, text: str) -> None:
        """Type into a search field of this name and take the first that is found."""
        field = self.field(name)
        field.setFocus()
        _type(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def pick(self, name: str, word: str) -> None:
        """Choose a value in the box of this name, by keyboard."""
        box = named(QComboBox, name)
        place = box.findText(word)
        assert place >= 0, f"no “{word}” in {[box.itemText(at) for at in range(box.count())]}"
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down, _ALT)
        lines = box.view()
        while (by := place - lines.currentIndex().row()) != 0:
            QTest.keyClick(lines, Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up)
        QTest.keyClick(lines, Qt.Key.Key_Return)
        self.settle()

    # looking

    @property
    def focused(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or self.window

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        """The field of this name."""
        lines = [one for one in seen(QLineEdit) if one.accessibleName() == name]
        return lines[0] if lines else named(QPlainTextEdit, name)

    def line(self, name: str) -> QLineEdit:
        """The field of one line of this name."""
        found = self.field(name)
        assert isinstance(found, QLineEdit), f"“{name}” is no field of one line"
        return found

    def sees(self, text: str) -> bool:
        """Whether this can be read somewhere in sight."""
        return any(text in said for said in texts())

    def read(self) -> str:
        """Everything in sight, for people who look for what is wrong."""
        return "\n".join(texts())

    def settle(self) -> None:
        """Let everything that was set going come to its end."""
        QApplication.processEvents()
        self.session.tasks.wait()
        QApplication.processEvents()
        active, there = QApplication.activeWindow(), tops()
        if there and (active is None or not active.isVisible()):
            there[0].activateWindow()  # off screen, a popup that closed stays active
            QApplication.processEvents()

    def _click(self, view: QAbstractItemView, row: int, column: int) -> None:
        place = view.visualRect(view.model().index(row, column)).center()
        QTest.mouseClick(view.viewport(), _LEFT, PLAIN, place)
        self.settle()


def _find(view: QAbstractItemView, text: str) -> int:
    for row in range(row_count(view)):
        if any(text in one for one in row_texts(view.model(), row)):
            return row
    return -1


def _heads(view: QTableView) -> list[object]:
    model, across = view.model(), Qt.Orientation.Horizontal
    return [model.headerData(at, across) for at in range(model.columnCount())]


def _line(menu: QMenu, words: str) -> QAction:
    lines = [one for one in menu.actions() if one.text()]
    for one in lines:
        if plain(one.text()).startswith(words) and one.isEnabled():
            return one
    raise AssertionError(f"no “{words}” in {[one.text() for one in lines]}")


def _type(field: QWidget, text: str) -> None:
    """Qt's test keys type ASCII only; everything else goes in as an input method puts it in."""
    if text.isascii():
        QTest.keyClicks(field, text)
    elif isinstance(field, QLineEdit):
        field.insert(text)
        field.setModified(True)
        field.textEdited.emit(field.text())
    elif isinstance(field, QPlainTextEdit):
        field.insertPlainText(text)
