"""Rows that look like accounts, one by one: the file's values beside the shop's."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QRadioButton
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.services.imports.shapes import (
    ComparedField,
    ImportPlan,
    MatchChoice,
    RowChoice,
    RowMatch,
)
from salesdesk.ui.imports.matching import choice_for, takes_from_file, with_field
from salesdesk.ui.imports.value_radio import ValueRadio, agreed
from salesdesk.ui.imports.words import VERBS, field_name
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    clear,
    column,
    icon_button,
    row,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.timeline import scrolled

_SURE, _LIKELY = 90, 75
_CAPTION, _FILE, _SHOP = range(3)
_LEAST = 84


class SameCard(Card):
    """`chosen` carries a row's line and its RowChoice; `all_wanted` the choice for every row."""

    chosen = Signal(int, object)
    all_wanted = Signal(object)

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Looks the same"), " ", padding=14)
        self._words = words
        self._matches: tuple[RowMatch, ...] = ()
        self._plan = ImportPlan()
        self._count = self._at = 0
        self._groups: list[QButtonGroup] = []
        self._build()
        self.hide()

    def show_matches(self, matches: tuple[RowMatch, ...], count: int, plan: ImportPlan) -> None:
        """Show rows that look like accounts, `count` in all; the one in sight stays if it can."""
        line = self.match.line if self.match is not None else None
        self._matches, self._count, self._plan = matches, count, plan
        lines = [one.line for one in matches]
        self._at = lines.index(line) if line in lines else min(self._at, max(0, len(lines) - 1))
        self.setVisible(bool(matches))
        self._show()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show other choices for the same rows."""
        self._plan = plan
        self._show_choice()

    def empty(self) -> None:
        """Forget the file."""
        self.show_matches((), 0, ImportPlan())

    @property
    def match(self) -> RowMatch | None:
        """The row in sight."""
        return self._matches[self._at] if self._at < len(self._matches) else None

    @property
    def choice(self) -> RowChoice:
        """What is chosen for the row in sight."""
        match = self.match
        return choice_for(self._plan, match) if match is not None else RowChoice(MatchChoice.SKIP)

    def step(self, by: int) -> None:
        """To the next or previous of them."""
        if 0 <= self._at + by < len(self._matches):
            self._at += by
            self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if by := steps.get(Qt.Key(event.key())):
            self.step(by)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        tr = self._words.tr
        self._before = icon_button("chevron-left", tr("Previous match"), partial(self.step, -1))
        self._after = icon_button("chevron-right", tr("Next match"), partial(self.step, 1))
        self._score = Chip()
        self._reasons = ElidedLabel("", "small", "muted")
        self.verbs = SegmentedControl(
            tr("What becomes of this row"), [(verb, tr(name)) for verb, name in VERBS.items()]
        )
        self.all_button = button("", "layers", "link", self._for_all)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        for place, share in ((_CAPTION, 2), (_FILE, 4), (_SHOP, 4)):
            self._grid.setColumnStretch(place, share)
        self.beside(self._score, self._before, self._after)
        scroller = scrolled(boxed(column(self._grid, None)))
        scroller.setMinimumHeight(_LEAST)
        self.body.addWidget(self._reasons)
        self.body.addWidget(scroller, 1)
        self._foot = row(self.verbs, None, self.all_button)
        self.body.addLayout(self._foot)
        self.verbs.saved.connect(self._verb_chosen)

    def _show(self) -> None:
        match, words = self.match, self._words
        self._clear()
        if match is None:
            return
        place, count = words.number(self._at + 1), words.number(self._count)
        self.aside.setText(words.tr("{place} of {count}", place=place, count=count))
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at + 1 < len(self._matches))
        tone = "ok" if match.score >= _SURE else "violet" if match.score >= _LIKELY else "warn"
        self._score.show_state(
            words.tr("{score} of 100", score=words.number(match.score)), tone, "git-merge"
        )
        self._reasons.set_text("  ·  ".join(words.say(one) for one in match.reasons))
        self._add_heads(match)
        # What differs comes first: that is what there is to choose.
        for at, one in enumerate(sorted(match.compared, key=lambda one: one.same), 1):
            self._add_field(at, one)
        self._show_choice()

    def _fit(self) -> None:
        """The choice for all below that for one, where there is no room beside it."""
        needed = self.verbs.sizeHint().width() + self.all_button.sizeHint().width()
        beside = self.width() - 40 >= needed
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(way)

    def _clear(self) -> None:
        for group in self._groups:
            group.deleteLater()
        self._groups = []
        clear(self._grid)

    def _add_heads(self, match: RowMatch) -> None:
        words = self._words
        told = words.tr("In the file, row {row}", row=words.number(match.line))
        ours = words.tr("Already here")
        self._grid.addWidget(ElidedLabel(told, "small semibold", "muted"), 0, _FILE)
        self._grid.addWidget(ElidedLabel(ours, "small semibold", "muted"), 0, _SHOP)

    def _add_field(self, at: int, one: ComparedField) -> None:
        name = field_name(self._words, one.field)
        self._grid.addWidget(ElidedLabel(name, "body", "muted"), at, _CAPTION)
        if one.same:
            for place, value in ((_FILE, one.theirs), (_SHOP, one.ours)):
                self._grid.addWidget(agreed(value), at, place)
            return
        group = QButtonGroup(self)
        for place, value in ((_FILE, one.theirs), (_SHOP, one.ours)):
            group.addButton(self._radio(name, value, in_file=place == _FILE), place)
            self._grid.addWidget(group.button(place), at, place)
        group.idClicked.connect(partial(self._field_chosen, one.field))
        group.setProperty("field", one.field)
        self._groups.append(group)

    def _radio(self, name: str, value: str, *, in_file: bool) -> QRadioButton:
        """A choice between two values; a long one gives way and stands in the tip."""
        words = self._words
        made = ValueRadio(value or "–")
        pattern = (
            words.tr("{field} from the file: {value}", field=name, value=value or "–")
            if in_file
            else words.tr("{field} as it is: {value}", field=name, value=value or "–")
        )
        made.setAccessibleName(pattern)
        return made

    def _show_choice(self) -> None:
        match = self.match
        if match is None:
            return
        choice = self.choice
        self.verbs.set_value(choice.choice)
        fields = {one.field: one for one in match.compared}
        for group in self._groups:
            taken = takes_from_file(choice, fields[str(group.property("field"))])
            group.button(_FILE if taken else _SHOP).setChecked(True)
            for one in group.buttons():
                one.setEnabled(choice.choice is not MatchChoice.ADD)
        words = self._words
        others = self._count - 1
        self.all_button.setVisible(others > 0)
        self.all_button.setText(
            words.trn("Same for the other {count}", "Same for the other {count}", max(others, 0))
        )
        self._fit()

    def _verb_chosen(self, verb: object, _before: object) -> None:
        match = self.match
        if match is not None and isinstance(verb, MatchChoice):
            self.chosen.emit(match.line, RowChoice(verb, account_id=self.choice.account_id))

    def _field_chosen(self, field: str, place: int) -> None:
        match = self.match
        if match is not None:
            wanted = with_field(self.choice, match, field, from_file=place == _FILE)
            self.chosen.emit(match.line, wanted)

    def _for_all(self) -> None:
        self.all_wanted.emit(self.choice)
