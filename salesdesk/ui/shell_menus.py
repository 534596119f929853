"""The menus as a table: words, icon, keys, and what each does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from salesdesk.ui.icons import icon


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One line of a menu, in the screen's language; with `lines` it is a menu of its own.

    `chosen` gives it a mark: one of the lines around it is in force. `name` is for lines whose
    words change later. An empty title is a separator.
    """

    title: str = ""
    run: Callable[[], None] | None = None
    icon: str = ""
    keys: Sequence[str] = ()
    chosen: bool | None = None
    name: str = ""
    lines: Sequence[MenuLine] = field(default=())


def build_menus(
    window: QMainWindow, menus: Sequence[tuple[str, Sequence[MenuLine]]]
) -> dict[str, QAction]:
    """Give the window a menu bar; the actions of lines with a name, by name."""
    bar, named = QMenuBar(), dict[str, QAction]()
    for title, lines in menus:
        _fill(bar.addMenu(title), lines, named)
    # Qt lets go of the bar before.
    window.setMenuBar(bar)
    return named


def _fill(menu: QMenu, lines: Sequence[MenuLine], named: dict[str, QAction]) -> None:
    group = QActionGroup(menu)
    pictures: list[tuple[QAction, str]] = []

    def draw() -> None:
        """Icons are drawn when the menu is first opened: two dozen would delay the window."""
        for action, name in pictures:
            action.setIcon(icon(name))
        pictures.clear()

    menu.aboutToShow.connect(draw)
    for line in lines:
        if not line.title:
            menu.addSeparator()
        elif line.lines:
            inner = menu.addMenu(line.title)
            pictures.append((inner.menuAction(), line.icon))
            _fill(inner, line.lines, named)
        else:
            action = _action(menu, group, line)
            menu.addAction(action)
            if line.icon:
                pictures.append((action, line.icon))
            if line.name:
                named[line.name] = action


def _action(menu: QMenu, group: QActionGroup, line: MenuLine) -> QAction:
    action = QAction(line.title, menu)
    action.setShortcuts([QKeySequence(keys) for keys in line.keys])
    if line.chosen is not None:
        action.setCheckable(True)
        action.setChecked(line.chosen)
        group.addAction(action)
    run = line.run
    if run is not None:
        # `triggered` carries a checked flag that no line here wants.
        action.triggered.connect(lambda _checked=False: run())
    return action
