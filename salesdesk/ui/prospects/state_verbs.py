"""Moving the open account from state to state, deleting it, and starting a proposal for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu

from salesdesk.domain.prospects.qualifying import Checklist
from salesdesk.domain.prospects.standing import AWAY
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.services.context import Done
from salesdesk.services.prospects import Move
from salesdesk.ui.icons import icon
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.forms import HandOverTray, ReasonTray
from salesdesk.ui.prospects.record_view import RecordView
from salesdesk.ui.prospects.touch.forms import QualifyTray
from salesdesk.ui.prospects.verbs import Verbs

S = ProspectState


class StateVerbs(Verbs):
    """Qualify, hand over, accept, return, put aside, delete, propose."""

    def __init__(self, context: PageContext, view: RecordView) -> None:
        super().__init__(context, view)
        self.people: list[tuple[UUID, str]] = []
        view.proposal_wanted.connect(self.new_proposal)

    # states

    def fill_menu(self, menu: QMenu) -> None:
        """The further actions that this account's state allows."""
        tr, record = self.words.tr, self.record
        menu.clear()
        self._entry(menu, "calendar-clock", tr("Plan a step…"), self.view.banner.plan.emit)
        self._entry(menu, "printer", tr("Needs interview"), self.view.needs_wanted.emit)
        menu.addSeparator()
        for state, icon_name, text, action in self._moves():
            if state in record.moves and (state is not S.CONTACTED or record.state in AWAY):
                self._entry(menu, icon_name, text, action)
        menu.addSeparator()
        self._entry(menu, "clock", tr("History"), self.view.details.history_wanted.emit)
        self._entry(menu, "trash-2", tr("Delete"), self.delete)

    def _moves(self) -> tuple[tuple[ProspectState, str, str, Callable[[], None]], ...]:
        words, service = self.words, self.service
        return (
            (S.QUALIFIED, "badge-check", words.tr("Qualify…"), self.qualify),
            (S.HANDED_OVER, "arrow-right", words.tr("Hand over…"), self.hand_over),
            (S.ACCEPTED, "check", words.tr("Accept"), self.accept),
            (S.RETURNED, "undo-2", words.tr("Return…"), self.give_back),
            (S.NURTURE, "hourglass", words.tr("Keep in touch"), self._mover(service.nurture)),
            (S.CONTACTED, "phone", words.tr("Contact again"), self._contact_again),
            (
                S.DISQUALIFIED,
                "circle-x",
                words.tr("Disqualify…"),
                self._reasoner(words.trc("button", "Disqualify"), service.disqualify),
            ),
            (
                S.DO_NOT_CONTACT,
                "lock",
                words.tr("Do not contact…"),
                self._reasoner(words.trc("button", "Do not contact"), service.do_not_contact),
            ),
        )

    def qualify(self) -> None:
        """Ask the checklist, and call the account qualified."""
        key, service = self.record.id, self.service
        self.context.tasks.read(lambda: (key, service.checklist(key)), self._ask_checklist)

    def accept(self) -> None:
        """Take the account on."""
        self._mover(self.service.accept)()

    def give_back(self) -> None:
        """Ask why, and return the account to who handed it over."""
        self._reasoner(self.words.trc("button", "Return"), self.service.give_back)()

    def _contact_again(self) -> None:
        """Take the account up again; where they want no calls, ask first why they may be called."""
        if self.record.state is S.DO_NOT_CONTACT:
            self.view.silence.lifting_wanted.emit()
        else:
            self._mover(self.service.contact_again)()

    def _ask_checklist(self, found: tuple[UUID, Checklist]) -> None:
        key, checklist = found
        if self.view.record is None or self.view.record.id != key:
            return
        tray = QualifyTray(checklist, self.words)

        def submit() -> None:
            answers, reason = tray.answers, tray.reason
            self.write(
                lambda: self.service.qualify(key, answers, reason), self._moved, tray.show_error
            )

        tray.submitted.connect(submit)
        self.view.open_tray(tray)
        tray.start_open()

    def hand_over(self) -> None:
        """Ask to whom, and hand over."""
        me = self.context.desk.member
        others = [one for one in self.people if me is None or one[0] != me.id]
        tray = HandOverTray(others, self.words, self.today)
        tray.submitted.connect(self._hand_over_submitted)
        self.view.open_tray(tray, "note")

    def delete(self) -> None:
        """Delete the account; the note at the foot takes it back."""
        record = self.record
        text = self.words.tr("Deleted: {company}", company=record.details.company)
        undo = partial(self.service.undelete, record.id)
        self.write(lambda: self.service.delete(record.id), lambda _done: self.undoable(text, undo))

    def _hand_over_submitted(self) -> None:
        tray, prospect = self.view.tray, self.record.id
        assert isinstance(tray, HandOverTray)
        to, note, due = tray.to, tray.note, tray.due
        if to is None or due is None:
            tray.start("to" if to is None else "due")
            return
        self.write(
            lambda: self.service.hand_over(prospect, to, note, due), self._moved, tray.show_error
        )

    def _mover(self, verb: Callable[[UUID], Done[Move]]) -> Callable[[], None]:
        def move() -> None:
            prospect = self.record.id
            self.write(lambda: verb(prospect), self._moved)

        return move

    def _reasoner(self, text: str, verb: Callable[[UUID, str], Done[Move]]) -> Callable[[], None]:
        def ask() -> None:
            tray, prospect = ReasonTray(text, text, self.words), self.record.id

            def submit() -> None:
                reason = tray.reason
                self.write(lambda: verb(prospect, reason), self._moved, tray.show_error)

            tray.submitted.connect(submit)
            self.view.open_tray(tray, "reason")

        return ask

    def _moved(self, done: Done[Move]) -> None:
        self.view.close_tray()
        self.undoable(self.words.tr("Status changed."), partial(self.service.take_back, done.value))

    # proposals

    def new_proposal(self) -> None:
        """Start a proposal for the account, and go there."""
        prospect = self.record.id
        proposals = self.context.desk.proposals
        self.write(lambda: proposals.create(prospect), self._proposal_made)

    def _proposal_made(self, done: Done[UUID]) -> None:
        self.context.navigate("proposals", done.value)

    def _entry(self, menu: QMenu, sign: str, text: str, action: Callable[[], None]) -> None:
        menu.addAction(icon(sign), text, action)
