"""The head of a deal's page: whose it is, where it stands, what comes next, what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy

from salesdesk.domain.closing.states import OPEN_STAGES, STAGE_NAMES
from salesdesk.language import Language
from salesdesk.services.closing import Deal
from salesdesk.ui.closing.words import STAGE_LOOKS, path_steps
from salesdesk.ui.icons import icon
from salesdesk.ui.steps.words import STEP_ICONS, banner_tone, banner_when
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    Part,
    button,
    clear,
    icon_button,
    label,
    row,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.steps import NextStepBanner, StagePath


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with the deal now."""

    text: str
    icon: str
    run: Callable[[], None]


class DealHeader(Card):
    """Name, stage, amount, actions, path and next step; `back_wanted` leads to the board."""

    back_wanted = Signal()

    def __init__(self, language: Language, today: date) -> None:
        super().__init__(padding=14)
        self._words, self._today = language, today
        self.back = button(language.tr("Board"), "chevron-left", "plain", self.back_wanted.emit)
        self.company, self.chip = ElidedLabel("", "title"), Chip()
        self.company.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.about = ElidedLabel("", "body", "muted")
        self.amount = label("", "title")
        self.more = QMenu(self)
        self._more = icon_button("ellipsis", language.tr("More"))
        self._more.setMenu(self.more)
        self._actions = row(spacing=8)
        self.path = StagePath()
        self.banner = NextStepBanner(language)
        line = row(
            self.back, self.company, self.chip, self.about, self.amount, 6, self._actions,
            self._more, spacing=10,
        )  # fmt: skip
        line.setStretch(3, 1)
        self.add(line, self.path, self.banner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_deal(self, deal: Deal, actions: Sequence[Action], more: Sequence[Action]) -> None:
        """Show a deal; the first action is what it is time for."""
        words = self._words
        width = self.company.fontMetrics().horizontalAdvance(deal.company) + 8
        self.company.setMinimumWidth(min(width, 330))
        self.company.setMaximumWidth(width)
        self.company.set_text(deal.company)
        tone, sign = STAGE_LOOKS[deal.stage]
        self.chip.show_state(words.tr(STAGE_NAMES[deal.stage]), tone, sign)
        said = (deal.name, deal.contact, deal.owner)
        self.about.set_text("  ·  ".join(part for part in said if part))
        self.amount.setText(words.money(deal.amount))
        self.path.set_steps(path_steps(words, deal))
        self._show_actions(actions, more)
        self._show_step(deal)

    def _show_actions(self, actions: Sequence[Action], more: Sequence[Action]) -> None:
        clear(self._actions)
        made: list[Part] = [
            button(one.text, one.icon, "primary" if place == 0 else "", one.run)
            for place, one in enumerate(actions)
        ]
        for one in reversed(made):
            self._actions.addLayout(row(one))
        self.more.clear()
        for action in more:
            self.more.addAction(icon(action.icon), action.text, action.run)
        self._more.setVisible(bool(more))

    def _show_step(self, deal: Deal) -> None:
        words, step = self._words, deal.step
        self.banner.setVisible(step is not None or deal.stage in OPEN_STAGES)
        if step is None:
            self.banner.show_nothing()
            return
        when = banner_when(words, step, self._today)
        tone = banner_tone(step, self._today)
        self.banner.show_step(when, words.tr(step.what), STEP_ICONS[step.kind], tone)
