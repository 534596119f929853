"""The strips that open in the record: give a reason, hand over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from salesdesk.language import Language
from salesdesk.ui.widgets.fields import ChoiceBox, DateLine, text_line
from salesdesk.ui.widgets.tray import Tray


class ReasonTray(Tray):
    """Asks for a reason before an account is put aside."""

    def __init__(self, heading: str, verb: str, language: Language) -> None:
        super().__init__(heading, verb, language)
        self._reason = text_line(language.tr("Reason"))
        self.add_row(self.field("reason", language.tr("Reason"), self._reason), stretch=(1,))

    @property
    def reason(self) -> str:
        """The reason as typed."""
        return str(self._reason.value or "")


class HandOverTray(Tray):
    """Hands a qualified account to a colleague: to whom, what to know, and until when."""

    def __init__(self, people: Sequence[tuple[UUID, str]], language: Language, today: date) -> None:
        super().__init__(
            language.tr("Hand over"), language.trc("button", "Hand over"), language, "arrow-right"
        )
        self._to = ChoiceBox(language.tr("To"), people)
        self._to.set_value(people[0][0] if people else None)
        self._due = DateLine(language.tr("Answer by"), language, today)
        self._due.set_value(today + timedelta(days=1))
        self._due.setFixedWidth(132)
        self._note = text_line(language.tr("What they must know"))
        self.add_row(
            self.field("to", language.tr("To"), self._to),
            self.field("due", language.tr("Answer by"), self._due),
            self.field("note", language.tr("What they must know"), self._note),
            stretch=(0, 0, 1),
        )

    @property
    def to(self) -> UUID | None:
        """The colleague."""
        return self._to.value if isinstance(self._to.value, UUID) else None

    @property
    def note(self) -> str:
        """What the colleague must know."""
        return str(self._note.value or "")

    @property
    def due(self) -> date | None:
        """The day to answer by."""
        return self._due.value if isinstance(self._due.value, date) else None
