"""The head of the editor: which proposal, in what state, and what to do with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES
from salesdesk.language import Language
from salesdesk.services.proposals import ProposalRecord
from salesdesk.ui.icons import icon
from salesdesk.ui.proposals.actions import BESIDE, Act, Action, available, first
from salesdesk.ui.proposals.looks import STATE_LOOKS
from salesdesk.ui.widgets.basics import button, icon_button, row, title
from salesdesk.ui.widgets.chips import Chip


class EditorHeader(QWidget):
    """Back, number, state, and the buttons. `wanted` carries an Act, `back` asks for the list,
    `revision_wanted` carries the key of another revision.
    """

    wanted = Signal(object)
    back = Signal()
    revision_wanted = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._record: ProposalRecord | None = None
        tr = language.tr
        self._words: dict[QPushButton, str] = {}
        back = button(tr("Proposals"), "chevron-left", "plain", self.back.emit)
        self._back = self._worded(back, tr("Proposals"))
        self._number = title("")
        self._chip = Chip()
        self._revisions = button("", "layers", "plain", tip=tr("Other revisions"))
        self._revisions.setMenu(QMenu(self._revisions))
        self._beside = {act: self._beside_button(act) for act in BESIDE}
        self._first = button("", "circle-check", "primary", self.do_first)
        self._more = icon_button("ellipsis", tr("More to do"))
        self._more.setMenu(QMenu(self._more))
        self.setLayout(
            row(
                self._back,
                self._number,
                self._chip,
                self._revisions,
                None,
                *self._beside.values(),
                self._first,
                self._more,
            )
        )

    def _beside_button(self, act: Act) -> QPushButton:
        words = {
            Act.PRESENT: (self._language.tr("Present"), "presentation"),
            Act.PRINT: (self._language.trc("button", "Print"), "printer"),
        }
        text, sign = words[act]
        return self._worded(button(text, sign, on=partial(self.wanted.emit, act)), text)

    def _worded(self, made: QPushButton, words: str) -> QPushButton:
        """A button that can do without its words."""
        made.setAccessibleName(words)
        made.setToolTip(words)
        self._words[made] = words
        return made

    def show_record(self, record: ProposalRecord) -> None:
        """Show another proposal, or the same one changed."""
        self._record = record
        words = self._language
        self._number.setText(record.number)
        tone, sign = STATE_LOOKS[record.state]
        self._chip.show_state(words.tr(PROPOSAL_STATE_NAMES[record.state]), tone, sign)
        self._show_revisions(record)
        self._show_first(first(record))
        self._fill_menu(record)
        self._fit()

    def _show_revisions(self, record: ProposalRecord) -> None:
        words, menu = self._language, self._revisions.menu()
        menu.clear()
        for one in record.revisions:
            text = words.tr(
                "Revision {revision}, {day}: {state}",
                revision=one.revision,
                day=one.dated,
                state=words.tr(PROPOSAL_STATE_NAMES[one.state]),
            )
            shown = menu.addAction(text)
            shown.setEnabled(one.id != record.id)
            shown.triggered.connect(partial(self._open_revision, one.id))
        self._revisions.setText(words.tr("Revision {revision}", revision=record.revision))
        self._revisions.setVisible(len(record.revisions) > 1)

    def _open_revision(self, key: object, _checked: bool = False) -> None:
        self.revision_wanted.emit(key)

    def _show_first(self, action: Action | None) -> None:
        self._first.setVisible(action is not None)
        if action is not None:
            self._first.setText(self._language.tr(action.title))
            self._first.setIcon(icon(action.icon, "on_accent"))

    def _fill_menu(self, record: ProposalRecord) -> None:
        menu, doing = self._more.menu(), first(record)
        menu.clear()
        for action in available(record):
            if action.act in BESIDE or action is doing:
                continue
            made = menu.addAction(icon(action.icon), self._language.tr(action.title))
            made.triggered.connect(partial(self._wish, action.act))

    def _wish(self, act: Act, _checked: bool = False) -> None:
        self.wanted.emit(act)

    @property
    def first_text(self) -> str:
        """What the first button says, or nothing."""
        return self._first.text() if self._first.isVisibleTo(self) else ""

    @property
    def more_menu(self) -> QMenu:
        """What else can be done."""
        return self._more.menu()

    def do_first(self) -> None:
        """Do what is to be done next."""
        action = first(self._record) if self._record is not None else None
        if action is not None:
            self.wanted.emit(action.act)

    def _fit(self) -> None:
        """All words where they have room; then the signs alone with their names as tips; and on
        the smallest screens without Print, which stands above the page as well.
        """
        for words, beside in ((True, True), (False, True), (False, False)):
            self._show_parts(words=words, beside=beside)
            if self.minimumSizeHint().width() <= self.width():
                return

    def _show_parts(self, *, words: bool, beside: bool) -> None:
        for made, text in self._words.items():
            made.setText(text if words else "")
        self._beside[Act.PRINT].setVisible(beside)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
