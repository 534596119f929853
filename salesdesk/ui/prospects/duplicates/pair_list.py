"""The list of pairs: what the two are called, where they are, why they may be one, how sure."""

from __future__ import annotations

from salesdesk.domain.prospects.duplicates import SURE
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.prospects.comparing import PairRow
from salesdesk.ui.tables import Cell, Column

_PROBABLE = 80


def tone_of(score: int) -> str:
    """The tone of a score's chip."""
    if score >= SURE:
        return "ok"
    return "violet" if score >= _PROBABLE else "warn"


def _score(row: PairRow, words: Language) -> Cell:
    return Cell(words.number(row.score), icon="git-merge", tone=tone_of(row.score), chip=True)


PAIR_COLUMNS = (
    Column[PairRow](
        "one", mark("Account"), lambda row, _words: Cell(row.one_name, row.one_where, bold=True)
    ),
    Column[PairRow](
        "other", mark("May be the same"), lambda row, _words: Cell(row.other_name, row.other_where)
    ),
    Column[PairRow]("score", mark("Likely"), _score, width=("100 000 00",)),
)


def key_of(row: PairRow) -> object:
    """What names a pair in the list."""
    return (row.one, row.other)
