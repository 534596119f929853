"""What is asked before something that cannot be undone: an acceptance, a no, a reason."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.domain.closing.states import LOST_REASON_NAMES
from salesdesk.domain.proposals.states import LINE_CHOICE_NAMES, LineChoice, LineKind
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.proposals import LineRecord, ProposalRecord
from salesdesk.ui.widgets.basics import Part, boxed, button, column, muted, row, title
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.fields import NoteBox, text_line
from salesdesk.ui.widgets.forms import ErrorLine, InlineField

WAYS = (
    ("on paper", mark("On paper")),
    ("by e-mail", mark("By e-mail")),
    ("by telephone", mark("By telephone")),
)
"""How a client says yes when it is not signed on the screen."""


@dataclass(frozen=True, slots=True)
class Yes:
    """Who accepted, how, and which lines; None for all that count."""

    name: str
    how: str
    lines: frozenset[UUID] | None


class Question(QDialog):
    """A dialog with a heading, some fields, and two buttons; it stays open while it is wrong."""

    def __init__(
        self, heading: str, hint: str, verb: str, words: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setModal(True)
        self.setMinimumWidth(480)
        self.words = words
        self.error = ErrorLine()
        self._heading, self._hint = title(heading), muted(hint, wrap=True)
        self._yes = button(verb, "check", "primary", self.answer)
        self._yes.setDefault(True)
        self._no = button(words.tr("Cancel"), on=self.reject)

    def fill(self, *parts: Part) -> None:
        """Lay it out with these fields."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        buttons = row(None, self._no, self._yes)
        layout.addLayout(
            column(self._heading, self._hint, 4, *parts, self.error, 8, buttons, spacing=8)
        )

    def answer(self) -> None:
        """Tell what was answered."""

    def show_error(self, error: SalesDeskError) -> None:
        """Say what is wrong with the answer."""
        self.error.show_text(self.words.say(error.sentence))


class AcceptDialog(Question):
    """Who accepts, by what means, and which lines. `accepted_with` carries a Yes."""

    accepted_with = Signal(object)

    def __init__(self, record: ProposalRecord, words: Language, parent: QWidget) -> None:
        tr = words.tr
        super().__init__(
            tr("Accept {number}", number=record.number),
            tr("The order is made from what is ticked."),
            tr("Accept and make the order"),
            words,
            parent,
        )
        self.name = text_line(tr("Who accepts"))
        self.name.set_value(record.client.contact or None)
        self._how = SegmentedControl(tr("How"), [(key, tr(word)) for key, word in WAYS])
        self._record = record
        self.boxes = {line.id: self._box(line) for line in _items(record)}
        self.fill(InlineField(tr("Who accepts"), self.name, words), self._how, self._lines(words))

    def _box(self, line: LineRecord) -> QCheckBox:
        words = self.words
        text = words.tr(
            "{quantity} × {name}: {amount}",
            quantity=line.quantity,
            name=line.name,
            amount=words.money(line.amount),
        )
        if line.choice is not LineChoice.NORMAL:
            choice = words.tr(LINE_CHOICE_NAMES[line.choice])
            text = words.tr("{line} ({choice})", line=text, choice=choice)
        made = QCheckBox(text.replace("&", "&&"))
        made.setAccessibleName(text)
        made.setMinimumHeight(28)
        made.setChecked(line.counts)
        return made

    def _lines(self, words: Language) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(boxed(column(*self.boxes.values(), None, spacing=2)))
        area.setWidgetResizable(True)
        area.setAccessibleName(words.tr("Lines"))
        area.setMinimumHeight(min(260, 34 * len(self.boxes) + 12))
        area.setMinimumWidth(560)
        return area

    @override
    def answer(self) -> None:
        self.name.commit()
        taken = frozenset(key for key, box in self.boxes.items() if box.isChecked())
        usual = {line.id for line in _items(self._record) if line.counts}
        lines = None if taken == usual else taken
        self.accepted_with.emit(Yes(str(self.name.value or ""), str(self._how.value), lines))


class DeclineDialog(Question):
    """Why the client said no. `declined_with` carries the reasons and a note."""

    declined_with = Signal(object, str)

    def __init__(self, record: ProposalRecord, words: Language, parent: QWidget) -> None:
        tr = words.tr
        super().__init__(
            tr("{number} was declined", number=record.number),
            tr("Why? It helps to win the next one."),
            tr("Keep the answer"),
            words,
            parent,
        )
        self.boxes = {reason: QCheckBox(tr(name)) for reason, name in LOST_REASON_NAMES.items()}
        for box in self.boxes.values():
            box.setMinimumHeight(28)
        self._note = NoteBox(tr("What they said"), tr("What they said"), lines=2)
        self.fill(column(*self.boxes.values(), spacing=2), self._note)

    @override
    def answer(self) -> None:
        reasons = tuple(reason for reason, box in self.boxes.items() if box.isChecked())
        self._note.commit()
        self.declined_with.emit(reasons, str(self._note.value))


class ReasonDialog(Question):
    """A few words why. `answered` carries them."""

    answered = Signal(str)

    def __init__(
        self, heading: str, hint: str, verb: str, words: Language, parent: QWidget
    ) -> None:
        super().__init__(heading, hint, verb, words, parent)
        self.reason = NoteBox(words.tr("Reason"), words.tr("Reason"), lines=3)
        self.reason.submitted.connect(self._submit)
        self.fill(self.reason)

    @override
    def answer(self) -> None:
        self.reason.commit()
        self.answered.emit(str(self.reason.value))

    def _submit(self, _text: str) -> None:
        self.answer()


def _items(record: ProposalRecord) -> list[LineRecord]:
    """The lines that a client can say yes or no to."""
    return [line for line in record.lines if line.kind is LineKind.ITEM]
