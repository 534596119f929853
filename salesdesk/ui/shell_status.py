"""The status line: saved or saving, offline as usual, and who is working."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from salesdesk.language import Language
from salesdesk.ui.icons import SPACED, icon, pixmap, spaced_icon
from salesdesk.ui.widgets.basics import label, row

_PATIENCE = 1000


class StatusLine(QWidget):
    """Announces by `member_chosen` who sits down; carries the member's id."""

    member_chosen = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language = language
        self._sign = QLabel()
        self._saved = label("", tone="muted")
        self._who = _who_button(language)
        offline = QLabel()
        offline.setPixmap(pixmap("wifi-off", "muted", 16, self.devicePixelRatioF()))
        words = label(language.tr("Offline – everything works"), tone="muted")
        layout = row(self._sign, self._saved, None, offline, words, 12, self._who, spacing=10)
        layout.setContentsMargins(10, 1, 6, 1)
        self.setLayout(layout)
        # Vietnamese capitals carry accents above: at 24 px they were cut.
        self.setFixedHeight(max(28, self.sizeHint().height()))
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(self._show_saving)
        self.set_saving(saving=False)

    def set_saving(self, *, saving: bool) -> None:
        """Tell that writes are under way; the words change only when it takes long."""
        if saving:
            self._slow.start()
            return
        self._slow.stop()
        self._show("check", "ok", self._language.tr("All changes saved"))

    def set_members(self, members: Sequence[tuple[object, str]], current: object) -> None:
        """Who may sit down at the desk, and who does now."""
        menu = QMenu(self)
        for key, name in members:
            action = menu.addAction(icon("user"), name)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.setData(key)
        menu.triggered.connect(lambda action: self.member_chosen.emit(action.data()))
        self._who.setMenu(menu)
        names = dict(members)
        self._who.setText(names.get(current) or self._language.tr("Who is working?"))
        self._who.setVisible(bool(members))

    def _show_saving(self) -> None:
        self._show("hourglass", "muted", self._language.tr("Saving…"))

    def _show(self, sign: str, tone: str, text: str) -> None:
        self._sign.setPixmap(pixmap(sign, tone, 16, self.devicePixelRatioF()))
        self._saved.setText(text)


def _who_button(language: Language) -> QToolButton:
    made = QToolButton()
    made.setProperty("kind", "plain")
    made.setIcon(spaced_icon("user", "muted"))
    made.setIconSize(SPACED)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(language.tr("Who is working?"))
    made.setToolTip(language.tr("Who is working? Click to change."))
    return made
