"""One line of an own filter: which field, what is asked of it, and of what value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from salesdesk.domain.prospects.conditions import (
    DATES,
    DAYS,
    FIELDS,
    OP_NAMES,
    WITHOUT_VALUE,
    Condition,
    From,
    Kind,
    Op,
    Value,
    checked,
)
from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.sentence import Sentence
from salesdesk.ui.prospects.lists.choices import ChoicesButton
from salesdesk.ui.widgets.basics import icon_button, row
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    DateLine,
    ValueLine,
    money_line,
    quantity_line,
    text_line,
)

Offered = Mapping[From, tuple[tuple[str, Sentence | str], ...]]
_USUAL_DAYS = 30


class ConditionRow(QWidget):
    """A condition that is being put together; `changed` whenever something of it did."""

    changed = Signal()
    removed = Signal(object)

    def __init__(
        self, condition: Condition, offered: Offered, words: Language, currency: str, today: date
    ) -> None:
        super().__init__()
        self._offered, self._words = offered, words
        self._currency, self._today = currency, today
        self._value: QWidget = QWidget()
        self._build(condition)

    @property
    def condition(self) -> Condition | None:
        """What is asked, None while a value is missing."""
        field, op = str(self.field.value), Op(str(self.op.value))
        try:
            return checked(Condition(field, op, self._typed()))
        except WrongInput:
            return None

    def start(self) -> None:
        """Put the cursor where one goes on."""
        no_value = Op(str(self.op.value)) in WITHOUT_VALUE
        (self.field if no_value else self._value).setFocus()

    def fold(self, *, folded: bool) -> None:
        """Put the value below the question where there is no room beside it."""
        way = QBoxLayout.Direction
        self._layout.setDirection(way.TopToBottom if folded else way.LeftToRight)

    def commit(self) -> None:
        """Take what is typed."""
        if isinstance(self._value, ValueLine):
            self._value.commit()

    def _build(self, condition: Condition) -> None:
        words = self._words
        names = [(key, words.tr(field.label)) for key, field in FIELDS.items()]
        self.field = ChoiceBox(words.tr("Field"), names)
        self.field.set_value(condition.field)
        self.op = ChoiceBox(words.tr("Condition"))
        for box in (self.field, self.op):
            box.setSizeAdjustPolicy(
                ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(104)
        self.gone = icon_button("x", words.tr("Remove this condition"), self._remove)
        self._asked, self._answer = row(self.field, self.op, spacing=6), row(spacing=6)
        self._asked.setStretch(0, 5)
        self._asked.setStretch(1, 7)
        self._answer.addWidget(self._value, 1)
        self._answer.addWidget(self.gone)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addLayout(self._asked, 12)
        self._layout.addLayout(self._answer, 6)
        self._show_ops(condition.op)
        self._show_value(condition.value)
        self.field.saved.connect(self._field_chosen)
        self.op.saved.connect(self._op_chosen)

    def _show_ops(self, op: Op) -> None:
        ops = FIELDS[str(self.field.value)].ops
        self.op.set_choices([(one, self._words.tr(OP_NAMES[one])) for one in ops])
        self.op.set_value(op if op in ops else ops[0])

    def _show_value(self, value: Value) -> None:
        made = self._editor(value)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._answer.replaceWidget(self._value, made)
        self._value.hide()
        self._value.deleteLater()
        self._value = made
        self._answer.setStretchFactor(made, 1)

    def _editor(self, value: Value) -> QWidget:
        field, op = FIELDS[str(self.field.value)], Op(str(self.op.value))
        name = self._words.tr("Value")
        if op in WITHOUT_VALUE:
            return QWidget()
        if field.kind is Kind.CHOICE:
            choices = ChoicesButton(name, self._choices(), self._words)
            choices.set_value(value if isinstance(value, tuple) else ())
            choices.changed.connect(self.changed)
            return choices
        line = self._line(field.kind, op, name)
        line.set_value(self._shown(field.kind, op, value))
        line.saved.connect(self._value_saved)
        return line

    def _line(self, kind: Kind, op: Op, name: str) -> ValueLine:
        if op in DAYS or kind is Kind.NUMBER:
            return quantity_line(name, self._words)
        if op in DATES:
            return DateLine(name, self._words, self._today)
        if kind is Kind.MONEY:
            return money_line(name, self._words, self._currency)
        return text_line(name)

    def _shown(self, kind: Kind, op: Op, value: Value) -> object:
        if op in DAYS:
            return value if isinstance(value, int) else _USUAL_DAYS
        if op in DATES:
            return date.fromisoformat(str(value)) if value else None
        if kind is Kind.MONEY:
            return Money(value, self._currency) if isinstance(value, int) else None
        if kind is Kind.NUMBER:
            return value if isinstance(value, int) else None
        return value

    def _choices(self) -> list[tuple[str, str]]:
        field, words = FIELDS[str(self.field.value)], self._words
        if field.choices is not None:
            return [(key, words.tr(word)) for key, word in field.choices.items()]
        offered = self._offered.get(field.source, ()) if field.source is not None else ()
        return [
            (key, words.say(said) if isinstance(said, Sentence) else said) for key, said in offered
        ]

    def _typed(self) -> Value:
        if isinstance(self._value, ChoicesButton):
            return self._value.value
        if not isinstance(self._value, ValueLine):
            return ""
        typed = self._value.value
        if isinstance(typed, Money):
            return typed.minor
        if isinstance(typed, date):
            return typed.isoformat()
        return typed if isinstance(typed, int) else str(typed or "")

    def _field_chosen(self, _new: object, _old: object) -> None:
        before = Op(str(self.op.value))
        self._show_ops(before)
        self._show_value("")
        self.changed.emit()

    def _op_chosen(self, new: object, old: object) -> None:
        same = _sort_of(Op(str(new))) == _sort_of(Op(str(old)))
        self._show_value(self._typed() if same else "")
        self.changed.emit()

    def _value_saved(self, _new: object, _old: object) -> None:
        self.changed.emit()

    def _remove(self) -> None:
        self.removed.emit(self)


def _sort_of(op: Op) -> str:
    """Questions whose values are written alike keep what was typed."""
    if op in DAYS:
        return "days"
    if op in DATES:
        return "date"
    return "none" if op in WITHOUT_VALUE else "value"
