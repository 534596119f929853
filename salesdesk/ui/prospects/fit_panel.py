"""What fits the client, worked out as one types: lines with reasons, now against proposed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from salesdesk.domain.catalogue.option_sets import OPTION_NAMES, OptionName, OptionSet
from salesdesk.domain.catalogue.recommendation import (
    Comparison,
    Question,
    Recommendation,
)
from salesdesk.language import Language
from salesdesk.money import divide_half_away
from salesdesk.sentence import mark
from salesdesk.ui.icons import paint_icon
from salesdesk.ui.prospects.fit_lines import (
    line_row,
    nearest_buttons,
    question_row,
    savings_by_line,
    signed,
    unmatched_row,
)
from salesdesk.ui.theme import FontRole, backdrop, colour, font
from salesdesk.ui.widgets.basics import (
    Card,
    button,
    clear,
    head,
    label,
    line,
    row,
    small,
)
from salesdesk.ui.widgets.figures import HorizontalBar
from salesdesk.ui.widgets.timeline import scrolled

OPTION_WORDS = {
    OptionName.GOOD: mark("Cheapest that fits"),
    OptionName.BETTER: mark("Original, right grade"),
    OptionName.BEST: mark("Original, finer paper"),
}


class FitPanel(Card):
    """The right side of the interview; `proposal_wanted` takes the lines into a proposal,
    `question_wanted` goes to where an answer belongs, `printer_meant` carries what the client
    called a printer and the name of the one they mean.
    """

    proposal_wanted = Signal()
    question_wanted = Signal(object)
    printer_meant = Signal(str, str)

    def __init__(self, language: Language) -> None:
        super().__init__(language.tr("What fits them"), language.tr("as you type"))
        self._words = language
        self._inner = QWidget()
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(6)
        self.propose = button(
            language.tr("Make the proposal"), "file-text", "primary", self.proposal_wanted.emit
        )
        self.propose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chosen = OptionName.BETTER
        self._options: Sequence[OptionSet] = ()
        self._unknown: frozenset[str] = frozenset()
        self.body.addWidget(scrolled(self._inner), 1)
        self.body.addWidget(self.propose)

    def show_options(
        self, options: Sequence[OptionSet], unknown: frozenset[str] | None = None
    ) -> None:
        """Show the sets side by side, and the chosen one line by line; `unknown` are printers by
        names that the catalogue does not know (None: as before).
        """
        self._options = options
        self._unknown = self._unknown if unknown is None else unknown
        shown = self._shown()
        self.chosen, answer = shown.name, shown.recommendation
        clear(self._list)
        self.propose.setEnabled(bool(answer.lines))
        if len(options) > 1 and answer.lines:
            cards = [OptionCard(one, self._words, chosen=one is shown) for one in options]
            for card in cards:
                card.wanted.connect(self._choose)
            self._list.addLayout(row(*cards, spacing=8))
        if answer.lines:
            self._add_costs(answer)
        savings = savings_by_line(answer)
        for one, saving in zip(answer.lines, savings, strict=True):
            self._list.addWidget(line())
            self._list.addLayout(line_row(self._words, one, saving))
        self._add_unmatched(answer)
        self._add_notes(answer)
        self._add_questions(answer.questions)
        self._list.addStretch(1)

    def _shown(self) -> OptionSet:
        """The chosen set, or the suggested one where that is not offered any more."""
        sets = {one.name: one for one in self._options}
        suggested = next(one for one in self._options if one.suggested)
        return sets.get(self.chosen, suggested)

    def _choose(self, name: str) -> None:
        self.chosen = OptionName(name)
        self.show_options(self._options)
        for card in self._inner.findChildren(OptionCard):
            if card.isChecked():
                card.setFocus()

    def _add_costs(self, answer: Recommendation) -> None:
        words, comparison = self._words, answer.comparison
        if comparison is None:
            monthly = words.tr("{amount} a month as proposed", amount=answer.monthly_cost)
            self._list.addWidget(label(monthly, "semibold"))
            self._add_estimate(answer)
            return
        most = max(comparison.now.minor, comparison.proposed.minor, 1)
        for caption, amount, tone in (
            (words.tr("Now"), comparison.now, "muted"),
            (words.tr("Proposed"), comparison.proposed, "accent"),
        ):
            bar = HorizontalBar(84)
            bar.show_bar(caption, amount.minor / most, words.money(amount), tone)
            self._list.addWidget(bar)
        self._list.addWidget(SavingStrip(*saving_words(words, comparison)))
        if not comparison.complete:
            note = words.tr("Only where we know what they pay now.")
            self._list.addWidget(small(note, wrap=True))
        if not answer.prices_known_net:
            note = words.tr("Nobody asked whether their prices include VAT: taken as without it.")
            self._list.addWidget(small(note, "warn", wrap=True))
        self._add_estimate(answer)

    def _add_estimate(self, answer: Recommendation) -> None:
        """How far the month may be off, and what it rests on."""
        if answer.estimate is not None:
            said_words = self._words.say(answer.estimate.rests_on)
            self._list.addWidget(small(said_words, wrap=True))

    def _add_unmatched(self, answer: Recommendation) -> None:
        for one in answer.unmatched:
            self._list.addWidget(line())
            meant: dict[str, QWidget] = {}
            if isinstance(one.what, str) and one.what in self._unknown:
                meant = nearest_buttons(one.nearest, partial(self.printer_meant.emit, one.what))
            self._list.addLayout(unmatched_row(self._words, one, meant))

    def _add_notes(self, answer: Recommendation) -> None:
        for note in answer.notes:
            self._list.addWidget(line())
            self._list.addLayout(signed("info", "info", self._words.say(note)))

    def _add_questions(self, questions: Sequence[Question]) -> None:
        if not questions:
            return
        self._list.addWidget(line())
        self._list.addWidget(head(self._words.tr("Still to ask")))
        for one in questions:
            go = partial(self.question_wanted.emit, one)
            self._list.addLayout(question_row(self._words, one, go))


class OptionCard(QAbstractButton):
    """Good, better or best at a glance: what a month costs, and what it stands for."""

    wanted = Signal(str)

    def __init__(self, option: OptionSet, language: Language, *, chosen: bool) -> None:
        super().__init__()
        self._name = option.name
        self._texts = (
            language.tr(OPTION_NAMES[option.name]),
            language.money(option.recommendation.monthly_cost),
            language.tr(OPTION_WORDS[option.name]),
        )
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(", ".join(self._texts))
        self.setToolTip("\n".join(self._texts))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Queued: choosing builds the cards anew, and this one is still being clicked.
        self.clicked.connect(self._choose, Qt.ConnectionType.QueuedConnection)

    def _choose(self) -> None:
        self.wanted.emit(self._name.value)

    @override
    def sizeHint(self) -> QSize:
        return QSize(130, 82)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge, ground = ("accent", "selection") if chosen else ("line", "surface")
        framed = chosen or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour("accent" if framed else edge), 2 if chosen else 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        if chosen:
            paint_icon(painter, "circle-check", "accent", self.width() - 26, 10, 16)
        roles: tuple[FontRole, ...] = ("semibold", "head", "small")
        tones = ("text", "text", "muted")
        for text, role, tone, top in zip(self._texts, roles, tones, (8, 29, 53), strict=True):
            area = QRect(11, top, self.width() - 20, 22)
            painter.setFont(font(role))
            painter.setPen(colour(tone))
            shown = QFontMetrics(font(role)).elidedText(
                text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)


class SavingStrip(QWidget):
    """What is saved in a month, or what it costs more, in its tone."""

    def __init__(self, text: str, tone: str) -> None:
        super().__init__()
        self._tone = tone
        icon = "trending-down" if tone == "ok" else "trending-up"
        layout = signed(icon, tone, text, "semibold")
        layout.setContentsMargins(10, 6, 10, 6)
        self.setLayout(layout)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(backdrop(self._tone))
        painter.drawRoundedRect(self.rect(), 6, 6)


def saving_words(words: Language, comparison: Comparison) -> tuple[str, str]:
    """What is saved in words, and its tone."""
    saving, share = comparison.saving, words.percent(abs(_whole(comparison.share or 0)))
    if saving.minor < 0:
        text = words.tr("Costs {amount} a month more ({share})", amount=-saving, share=share)
        return text, "warn"
    return words.tr("Saves {amount} a month ({share})", amount=saving, share=share), "ok"


def _whole(basis_points: int) -> int:
    """A percentage without decimals: figures from an interview are no better than that."""
    return divide_half_away(basis_points, 100) * 100
