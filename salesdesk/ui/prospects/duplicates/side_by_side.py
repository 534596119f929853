"""Two accounts side by side: field by field a person chooses whose value stays."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout
from shiboken6 import isValid

from salesdesk.domain.prospects.merging import Which
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.sentence import Sentence
from salesdesk.services.prospects.comparing import Comparison, FieldPair, Value
from salesdesk.ui.imports.value_radio import agreed
from salesdesk.ui.prospects.duplicates.field_radio import FieldRadio
from salesdesk.ui.prospects.duplicates.pair_list import tone_of
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    clear,
    column,
    icon_button,
    line,
    row,
    small,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.timeline import scrolled

_CAPTION, _KEPT, _OTHER = range(3)
_HEAD = 46
_SIDES = {_KEPT: Which.KEPT, _OTHER: Which.OTHER}


class SideBySide(Card):
    """`merge_wanted` and `apart_wanted` ask for it; `swapped` wants the other one kept.

    `opened` carries the account that is wanted on its own.
    """

    merge_wanted = Signal()
    apart_wanted = Signal()
    swapped = Signal()
    opened = Signal(object)

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Side by side"), " ")
        self._words = words
        self.comparison: Comparison | None = None
        self._groups: dict[str, QButtonGroup] = {}
        self._rows: list[list[FieldRadio]] = []
        self._build()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two accounts, with the suggested values chosen."""
        self.comparison = comparison
        self._clear()
        self._show_match(comparison)
        self._add_heads(comparison)
        # What is to be chosen stands first: on a small screen the rest is scrolled to.
        for pair in sorted(comparison.fields, key=lambda each: each.is_same):
            if self._text(pair.kept, pair.other):
                self._add_field(self._grid.rowCount(), pair)
        self._show_moves(comparison)

    @property
    def fields(self) -> dict[str, Which]:
        """Whose value was chosen, field by field."""
        chosen = {name: group.checkedButton() for name, group in self._groups.items()}
        return {name: each.which for name, each in chosen.items() if isinstance(each, FieldRadio)}

    def choose(self, name: str, which: Which) -> None:
        """Choose whose value of a field stays."""
        for each in self._groups[name].buttons():
            if isinstance(each, FieldRadio) and each.which == which:
                each.setChecked(True)

    def start(self) -> None:
        """Put the keyboard on the first field there is to choose, or on the button."""
        if self._rows:
            self._focus(0, self._checked_place(0))
        else:
            self.merge_button.setFocus()

    def _build(self) -> None:
        words = self._words
        self.score = Chip()
        self.swap_button = button(words.tr("Keep the other"), "repeat", "plain", self.swapped.emit)
        self.beside(self.swap_button)
        self._told = QVBoxLayout()
        self._told.setSpacing(2)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        for place, share in ((_CAPTION, 3), (_KEPT, 5), (_OTHER, 5)):
            self._grid.setColumnStretch(place, share)
        self.moves = small("", "text", wrap=True)
        self.merge_button = button(
            words.tr("Merge"), "git-merge", "primary", self.merge_wanted.emit, "Ctrl+Enter"
        )
        self.apart_button = button(
            words.tr("Not the same"), "x", on=self.apart_wanted.emit, tip="N"
        )
        keys = small(words.tr("← → choose a side, ↑ ↓ the field"))
        head = row(self.score, self._told, spacing=10)
        head.setAlignment(self.score, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(line())
        self._scroller = scrolled(boxed(column(self._grid, None)))
        self.body.addWidget(self._scroller, 1)
        self.body.addWidget(self.moves)
        self.body.addLayout(row(self.merge_button, self.apart_button, None, keys))

    def _clear(self) -> None:
        for group in self._groups.values():
            group.deleteLater()
        self._groups, self._rows = {}, []
        clear(self._grid)
        clear(self._told)

    def _show_match(self, comparison: Comparison) -> None:
        words, match = self._words, comparison.match
        self.score.setVisible(match is not None)
        if match is None:
            self._told.addWidget(small(words.tr("Nothing on them says that they are one."), "warn"))
            return
        text = words.tr("{score} of 100", score=words.number(match.score))
        self.score.show_state(text, tone_of(match.score), "git-merge")
        reasons, objections = map(self._joined, (match.reasons, match.objections))
        if reasons:
            told = words.tr("For: {reasons}", reasons=reasons)
            self._told.addWidget(small(told, "text", wrap=True))
        if objections:
            told = words.tr("Against: {reasons}", reasons=objections)
            self._told.addWidget(small(told, "warn", wrap=True))

    def _add_heads(self, comparison: Comparison) -> None:
        words = self._words
        for place, told, name, key in (
            (_KEPT, words.tr("Stays"), comparison.kept_name, comparison.kept),
            (_OTHER, words.tr("Is merged into it"), comparison.gone_name, comparison.gone),
        ):
            open_button = icon_button(
                "eye",
                words.tr("Open {company}", company=name),
                partial(self.opened.emit, key),
                "muted",
            )
            heading = row(
                column(
                    ElidedLabel(told, "small semibold", "muted"),
                    ElidedLabel(name, "semibold"),
                    spacing=0,
                ),
                open_button,
                spacing=4,
            )
            heading.setStretch(0, 1)
            self._grid.addLayout(heading, 0, place)
        self._grid.setRowMinimumHeight(0, _HEAD)
        self._grid.addWidget(line(), 1, _CAPTION, 1, 3)

    def _add_field(self, at: int, pair: FieldPair) -> None:
        caption = self._words.tr(pair.label)
        self._grid.addWidget(ElidedLabel(caption, "body", "muted"), at, _CAPTION)
        values = {_KEPT: self._text(pair.kept), _OTHER: self._text(pair.other)}
        if pair.is_same:
            for place, value in values.items():
                same = agreed(value) if value else ElidedLabel("–", "body", "muted")
                self._grid.addWidget(same, at, place)
            return
        group = QButtonGroup(self)
        line_of = [self._radio(caption, value, _SIDES[place]) for place, value in values.items()]
        for place, radio in zip(values, line_of, strict=True):
            self._grid.addWidget(radio, at, place)
        if pair.joinable:
            both = self._radio(caption, self._words.tr("Both, one below the other"), Which.BOTH)
            line_of.append(both)
            self._grid.addWidget(both, at + 1, _KEPT, 1, 2)
        for radio in line_of:
            group.addButton(radio)
            radio.stepped.connect(partial(self._step, len(self._rows)))
        self._groups[pair.name] = group
        self._rows.append(line_of)
        self.choose(pair.name, pair.suggested)

    def _radio(self, caption: str, value: str, which: Which) -> FieldRadio:
        made = FieldRadio(value or "–", which)
        made.setAccessibleName(
            self._words.tr("{field}: {value}", field=caption, value=value or "–")
        )
        return made

    def _show_moves(self, comparison: Comparison) -> None:
        words = self._words
        moves = ", ".join(words.say(each) for each in comparison.moves)
        self.moves.setText(
            words.tr("Moves to “{company}”: {moves}", company=comparison.kept_name, moves=moves)
            if moves
            else words.tr("Nothing hangs on the one that goes.")
        )

    def _step(self, at: int, right: int, down: int) -> None:
        if down:
            self._focus((at + down) % len(self._rows), -1)
            return
        place = max(0, min(len(self._rows[at]) - 1, self._checked_place(at) + right))
        self._rows[at][place].setChecked(True)
        self._focus(at, place)

    def _focus(self, at: int, place: int) -> None:
        chosen = self._rows[at][place if place >= 0 else self._checked_place(at)]
        if isValid(chosen):
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroller.ensureWidgetVisible(chosen)

    def _checked_place(self, at: int) -> int:
        return next(place for place, each in enumerate(self._rows[at]) if each.isChecked())

    def _text(self, *values: Value) -> str:
        return " ".join(filter(None, map(self._word, values)))

    def _joined(self, said: tuple[Sentence, ...]) -> str:
        return "  ·  ".join(map(self._words.say, said))

    def _word(self, value: Value) -> str:
        if isinstance(value, Sentence):
            return self._words.say(value)
        return self._words.money(value) if isinstance(value, Money) else value
