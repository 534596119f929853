"""What opens to do a task with a word about it, or to schedule one with any account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.domain.prospects.states import TaskKind
from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.sentence import sentence
from salesdesk.services.prospects import NextStep, PlannedStep
from salesdesk.ui.steps.fields import StepFields
from salesdesk.ui.widgets.fields import NoteBox
from salesdesk.ui.widgets.search import Hit, SearchField
from salesdesk.ui.widgets.tray import Tray

Answer = Callable[[list[Hit]], None]


class TrayPlace(QWidget):
    """Where at most one strip is open; `opened` and `closed` say when it comes and goes."""

    opened = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tray: Tray | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def open(self, tray: Tray, start: str) -> None:
        """Show a strip instead of the one that is open, the cursor in one of its fields."""
        self._drop()
        self.tray = tray
        self._layout.addWidget(tray)
        tray.cancelled.connect(self.close_tray)
        self.show()
        self.opened.emit()
        tray.start(start)

    def close_tray(self) -> None:
        """Put the strip away."""
        self._drop()
        self.hide()
        self.closed.emit()

    def _drop(self) -> None:
        if self.tray is not None:
            self._layout.removeWidget(self.tray)
            self.tray.hide()
            self.tray.deleteLater()
            self.tray = None


class DoneTray(Tray):
    """Says what came of a task that is no talk with the client, and plans what follows."""

    def __init__(self, step: NextStep, language: Language, today: date) -> None:
        super().__init__(language.tr(step.what), language.trc("button", "Done"), language)
        self._outcome = NoteBox(
            language.tr("What came of it"), language.tr("What came of it…"), lines=2
        )
        self.add_row(self.field("outcome", language.tr("Outcome"), self._outcome), stretch=(1,))
        self.step = StepFields(self, language, today)

    @property
    def outcome(self) -> str:
        """What came of it."""
        return str(self._outcome.value or "")


class ScheduleTray(Tray):
    """Plans a step with any account."""

    def __init__(
        self, language: Language, today: date, search: Callable[[str, Answer], None]
    ) -> None:
        super().__init__(
            language.tr("Schedule"), language.trc("button", "Plan"), language, "calendar-clock"
        )
        self.account: UUID | None = None
        self._find = SearchField(
            language.tr("With whom? Name or phone"), search, leading="users", keep_text=True
        )
        self._find.taken.connect(self._taken)
        self._find.textEdited.connect(self._forget)
        self.add_row(self._find, stretch=(1,))
        self.step = StepFields(self, language, today)
        self.step.set_step(TaskKind.CALL, "", today + timedelta(days=1), None)

    def begin(self) -> None:
        """Put the cursor where the account is found."""
        self._find.setFocus()

    @property
    def planned(self) -> PlannedStep:
        """The step as it is planned. Raises WrongInput without an account or a day."""
        if self.account is None:
            raise WrongInput(sentence("Choose an account from the list below the name."))
        step = self.step.step
        if step is None:
            raise WrongInput(sentence("Choose a day."), "day")
        return step

    def _taken(self, account: object) -> None:
        if isinstance(account, UUID):
            self.account = account
            self.step.what.setFocus()

    def _forget(self, _text: str) -> None:
        self.account = None
