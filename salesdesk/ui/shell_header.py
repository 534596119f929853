"""The header row: the tabs, the search box and New; narrow windows get icons alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.ui.icons import SPACED, icon, spaced_icon
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import button, icon_button, row

NARROW = 1200
_TAB_HEIGHT = 41


class Tabs(QTabBar):
    """Tabs as wide as their bold words, or as their icons."""

    def __init__(self, entries: Sequence[PageEntry], language: Language) -> None:
        super().__init__()
        self._words = [language.tr(entry.title) for entry in entries]
        self._narrow = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(SPACED)
        self.setAccessibleName(language.tr("Tabs"))
        for place, (entry, word) in enumerate(zip(entries, self._words, strict=True)):
            self.addTab(spaced_icon(entry.icon, "muted", chosen="accent"), word)
            self.setTabToolTip(place, f"{word}  Ctrl+{place + 1}")
            self.setAccessibleTabName(place, word)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, with their words in tooltips."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for place, word in enumerate(self._words):
            self.setTabText(place, "" if narrow else word)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        if self._narrow:
            return QSize(52, _TAB_HEIGHT)
        words = QFontMetrics(font("semibold")).horizontalAdvance(self._words[index])
        return QSize(words + 22 + 40, _TAB_HEIGHT)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)


class Header(QWidget):
    """Tabs at the left, search and New at the right."""

    tab_chosen = Signal(int)
    search_wanted = Signal()
    new_wanted = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], language: Language) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language = language
        self.tabs = Tabs(entries, language)
        self.search = _search_box(language)
        self.search_icon = icon_button("search", language.tr("Search everything (Ctrl+K)"))
        self.search_icon.hide()
        self.new = button(language.trc("button", "New"), "plus", "primary")
        self.new.setMenu(self._new_menu(entries))
        self.new.setVisible(not self.new.menu().isEmpty())
        layout = row(self.tabs, None, self.search, self.search_icon, self.new)
        layout.setContentsMargins(8, 0, 12, 1)
        self.setLayout(layout)
        self.tabs.currentChanged.connect(self.tab_chosen)
        self.search.clicked.connect(self.search_wanted)
        self.search_icon.clicked.connect(self.search_wanted)

    def _new_menu(self, entries: Sequence[PageEntry]) -> QMenu:
        menu = QMenu(self)
        for entry in entries:
            if entry.new:
                action = menu.addAction(icon(entry.icon), self._language.tr(entry.new))
                action.setData(entry.key)
        menu.triggered.connect(lambda action: self.new_wanted.emit(action.data()))
        return menu

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self.tabs.set_narrow(narrow)
        self.search.setVisible(not narrow)
        self.search_icon.setVisible(narrow)


def _search_box(language: Language) -> QPushButton:
    """Looks like a box to type into, and opens the one that finds everything."""
    made = button(language.tr("Search everything"), "search")
    made.setObjectName("searchbox")
    made.setText(f"{language.tr('Search everything')}   Ctrl+K")
    made.setIcon(spaced_icon("search", "muted"))
    made.setMinimumWidth(made.sizeHint().width() + 12)
    return made
