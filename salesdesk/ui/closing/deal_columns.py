"""The deals of the board as a list: its columns as data."""

from __future__ import annotations

from datetime import date

from salesdesk.domain.closing.states import STAGE_NAMES
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.closing import Card
from salesdesk.ui.closing.words import STAGE_LOOKS, age, card_sign
from salesdesk.ui.tables import Cell, Column


def deal_columns(words: Language, today: date) -> tuple[Column[Card], ...]:
    """The columns, on this day."""
    stages = tuple(words.tr(name) + "mmm" for name in STAGE_NAMES.values())
    return (
        Column[Card]("deal", mark("Deal"), _deal),
        Column[Card]("stage", mark("Stage"), _stage, width=stages),
        Column[Card](
            "age", mark("There for"), lambda card, w: Cell(age(w, card)[0], tone=age(w, card)[1]),
            right=True, width=("28/11/2026",),
        ),
        Column[Card](
            "now", mark("What matters now"), lambda card, w: _sign(card, w, today),
            width=(words.tr("Overdue {amount}", amount="88.888.888 ₫") + "mmm",),
        ),
        Column[Card](
            "owner", mark("Owner"), lambda card, _: card.owner, width=("Nguyễn Thị Phượng",)
        ),
        Column[Card](
            "amount", mark("Amount"), lambda card, w: Cell(w.money(card.amount), bold=True),
            right=True, width=("888.888.888 ₫",),
        ),
    )  # fmt: skip


def _deal(card: Card, _words: Language) -> Cell:
    return Cell(card.company, card.name, bold=True)


def _stage(card: Card, words: Language) -> Cell:
    tone, icon = STAGE_LOOKS[card.stage]
    return Cell(words.tr(STAGE_NAMES[card.stage]), tone=tone, icon=icon, chip=True)


def _sign(card: Card, words: Language, today: date) -> Cell:
    sign = card_sign(words, card, today)
    return Cell(sign.text, tone=sign.tone, icon=sign.icon, chip=True)
