"""What was found out about a file: a box for each guess, with the evidence beneath it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.language import Language
from salesdesk.sentence import mark, sentence
from salesdesk.services.imports.shapes import FIELDS, FileKind, FileLook, Guess, Looked
from salesdesk.ui.icons import pixmap
from salesdesk.ui.imports import words as offers
from salesdesk.ui.imports.words import Choices, widen_list
from salesdesk.ui.widgets.basics import Card, ElidedLabel, column, label, muted, row
from salesdesk.ui.widgets.boxes import ChoiceBox

_NARROWEST_BOX = 124
_SHORT = 6


@dataclass(frozen=True, slots=True)
class _Aspect:
    """One thing that was found out: the plan's name for it, its caption and what can be chosen."""

    key: str
    caption: str
    guess: Callable[[FileLook], Guess]
    choices: Callable[[Language, Looked], Choices]
    share: int = 4


def _sheet(look: FileLook) -> Guess:
    told = sentence("one of {count}", count=len(look.sheets))
    return Guess(look.sheet if len(look.sheets) > 1 else "", told)


ASPECTS = (
    _Aspect("sheet", mark("Sheet"), _sheet, offers.sheets),
    _Aspect("encoding", mark("Letters"), lambda look: look.encoding, offers.encodings),
    _Aspect("delimiter", mark("Columns split by"), lambda look: look.delimiter, offers.delimiters),
    _Aspect("heading_row", mark("Headings"), lambda look: look.heading_row, offers.heading_rows, 3),
    _Aspect("date_order", mark("Dates"), lambda look: look.date_order, offers.date_orders, 5),
    _Aspect("decimal_mark", mark("Numbers"), lambda look: look.decimal_mark, offers.number_marks),
)


def _applies(key: str, guess: Guess, looked: Looked) -> bool:
    """Whether there is something to choose: numbers may be written either way only if there are."""
    if key == "delimiter":
        return looked.look.kind is FileKind.CSV
    if key == "decimal_mark":
        fields = (FIELDS[one.field] for one in looked.columns if one.field)
        return any(one.holds.name == "NUMBER" for one in fields)
    if key == "heading_row":
        return looked.look.kind is not FileKind.VCARD
    return bool(guess.value)


class LookCard(Card):
    """`chosen` carries the plan's name for what was changed, and the new value."""

    chosen = Signal(str, str)

    def __init__(self, words: Language) -> None:
        super().__init__(
            words.tr("What the file looks like"),
            words.tr("found by reading it; change what is wrong"),
        )
        self._words = words
        self.boxes = {one.key: GuessBox(words.tr(one.caption), one.share) for one in ASPECTS}
        self._shown: list[GuessBox] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)
        for key, box in self.boxes.items():
            box.setParent(self)
            box.hide()
            box.choice.saved.connect(self._picker(key))

    def show_look(self, looked: Looked) -> None:
        """Show what a file looks like; a box for each thing that this kind of file has."""
        shown = []
        for one in ASPECTS:
            guess, box = one.guess(looked.look), self.boxes[one.key]
            applies = _applies(one.key, guess, looked)
            box.setVisible(applies)
            if applies:
                box.show_guess(guess, one.choices(self._words, looked), self._words)
                shown.append(box)
        self._shown = shown
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        across = max(1, min(len(self._shown), (self.width() - 24) // (_NARROWEST_BOX + 12)))
        if len(self._shown) > across:
            across = -(-len(self._shown) // -(-len(self._shown) // across))
        for box in self._shown:
            self._grid.removeWidget(box)
        for place in range(len(ASPECTS)):
            self._grid.setColumnStretch(place, self._share(place, across))
        for place, box in enumerate(self._shown):
            self._grid.addWidget(box, place // across, place % across)

    def _share(self, place: int, across: int) -> int:
        """Dates need more room than a number of a row, as long as all stand in one row."""
        if place >= min(across, len(self._shown)):
            return 0
        return 4 if across < len(self._shown) else self._shown[place].share

    def _picker(self, key: str) -> Callable[[object, object], None]:
        return lambda value, _before: self.chosen.emit(key, str(value))


class GuessBox(QWidget):
    """A caption, a box, and below it why it says what it says."""

    def __init__(self, caption: str, share: int) -> None:
        super().__init__()
        self.share = share
        self.choice = ChoiceBox(caption)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(_SHORT)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sign = label("")
        self._why = ElidedLabel("", "small", "muted")
        told = muted(caption)
        told.setBuddy(self.choice)
        evidence = row(self._sign, self._why, spacing=5)
        evidence.setStretch(1, 1)
        self.setLayout(column(told, self.choice, evidence, spacing=3))

    def show_guess(self, guess: Guess, choices: Choices, words: Language) -> None:
        """Show a guess among its choices, or what a person chose."""
        self.choice.set_choices(choices)
        widen_list(self.choice)
        self.choice.set_value(guess.value)
        icon, tone = ("user", "muted") if guess.chosen else ("check", "ok")
        if not (guess.sure or guess.chosen):
            icon, tone = "triangle-alert", "warn"
        self._sign.setPixmap(pixmap(icon, tone, 14, self.devicePixelRatioF()))
        told = words.tr("chosen by you") if guess.chosen else words.say(guess.evidence)
        self._why.set_text(told)
        self.choice.setAccessibleDescription(told)
