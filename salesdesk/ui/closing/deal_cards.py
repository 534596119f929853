"""The sale on a deal's page: its proposals, how it was accepted, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from salesdesk.domain.closing.states import (
    LOST_REASON_NAMES,
    OPEN_STAGES,
    STAGE_NAMES,
    Stage,
)
from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.closing import (
    AcceptanceCard,
    Deal,
    ProposalCard,
)
from salesdesk.ui.proposals.looks import STATE_LOOKS
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.tokens import TWO_LINE_ROW
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    clear,
    column,
    icon_button,
    label,
    muted,
    row,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.table import RowsView

HOW = {
    "on paper": mark("on paper"),
    "by e-mail": mark("by e-mail"),
    "by telephone": mark("by telephone"),
    "on the screen": mark("signed on the screen"),
}
"""By what means a client said yes."""


class ProposalsCard(Card):
    """The proposals of a deal; `opened` carries the key of one."""

    opened = Signal(object)

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Proposals"))
        states = tuple(words.tr(name) + "mm" for name in PROPOSAL_STATE_NAMES.values())
        columns = (
            Column[ProposalCard]("number", mark("Number"), _proposal_number),
            Column[ProposalCard]("state", mark("State"), _proposal_state, width=states),
            Column[ProposalCard](
                "total", mark("Total"), lambda one, w: w.money(one.total),
                right=True, width=("888.888.888 ₫",),
            ),
        )  # fmt: skip
        self.model = RowsModel(columns, words, self)
        self.table = RowsView(self.model, words.tr("Proposals"), row_height=TWO_LINE_ROW)
        self.nothing = muted(words.tr("No proposal yet."))
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)
        self.table.opened.connect(self.opened)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_proposals(self, proposals: tuple[ProposalCard, ...]) -> None:
        """Show these, the newest first."""
        self.model.set_rows(proposals, key=lambda one: one.id)
        self.table.setVisible(bool(proposals))
        self.nothing.setVisible(not proposals)
        _as_high_as_needed(self.table, len(proposals), TWO_LINE_ROW, 4)


def _proposal_number(one: ProposalCard, words: Language) -> Cell:
    text = words.tr("{number} v{revision}", number=one.number, revision=one.revision)
    until = words.tr("valid until {day}", day=one.valid_until)
    return Cell(text, until, icon="file-text", bold=True)


def _proposal_state(one: ProposalCard, words: Language) -> Cell:
    tone, icon = STATE_LOOKS[one.state]
    return Cell(words.tr(PROPOSAL_STATE_NAMES[one.state]), tone=tone, icon=icon, chip=True)


class AcceptedCard(Card):
    """How the client said yes; `shown` asks for what was accepted."""

    shown = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._chip = Chip()
        self._who = ElidedLabel("", "body")
        self._when = ElidedLabel("", "body", "muted")
        head = row(label(words.tr("Accepted"), "head"), self._chip, None)
        eye = icon_button("eye", words.tr("Show what was accepted"), self.shown.emit)
        text = column(head, self._who, self._when, spacing=3)
        line = row(text, eye)
        line.setStretch(0, 1)
        self.add(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_acceptance(self, yes: AcceptanceCard | None) -> None:
        """Show a yes, or nothing."""
        self.setVisible(yes is not None)
        if yes is None:
            return
        words = self._words
        revision = words.tr("Revision {number}", number=yes.revision)
        self._chip.show_state(revision, "info")
        self._who.set_text(yes.name)
        how = words.tr(HOW.get(yes.how, yes.how)) if yes.how else ""
        parts = (words.long_date(yes.at.date()), words.clock_time(yes.at), how)
        self._when.set_text(", ".join(part for part in parts if part))


class FactsCard(Card):
    """A deal without an order: how likely it is, since when, and why it was lost."""

    def __init__(self, words: Language) -> None:
        super().__init__(words.tr("Deal"))
        self._words = words
        self._rows = column(spacing=6)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_deal(self, deal: Deal) -> None:
        """Show what is known of a deal."""
        clear(self._rows)
        for caption, text in self._facts(deal):
            named = muted(caption)
            named.setFixedWidth(150)
            line = row(named, ElidedLabel(text), spacing=12)
            line.setStretch(1, 1)
            self._rows.addLayout(line)

    def _facts(self, deal: Deal) -> list[tuple[str, str]]:
        words, tr = self._words, self._words.tr
        facts = [
            (tr("Worth"), words.money(deal.amount)),
            (tr(STAGE_NAMES[deal.stage]), tr("since {day}", day=deal.since)),
        ]
        if deal.stage in OPEN_STAGES:
            expected = words.money(deal.amount.share(deal.probability))
            share = words.percent(deal.probability)
            facts.append(
                (tr("Probability"), tr("{share}: {amount} expected", share=share, amount=expected))
            )
        if deal.stage is Stage.LOST:
            facts += self._lost(deal)
        return [*facts, (tr("Contact"), deal.contact or "–"), (tr("Owner"), deal.owner or "–")]

    def _lost(self, deal: Deal) -> list[tuple[str, str]]:
        words, tr = self._words, self._words.tr
        reasons = ", ".join(tr(LOST_REASON_NAMES[one]) for one in deal.lost_reasons)
        facts = [(tr("Reasons"), reasons)]
        if deal.competitor:
            facts.append((tr("Competitor"), deal.competitor))
        if deal.competitor_price is not None:
            facts.append((tr("Their price"), words.money(deal.competitor_price)))
        return facts


def _as_high_as_needed(table: RowsView, rows: int, height: int, most: int) -> None:
    head = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(head + height * min(max(rows, 1), most) + 2)
