"""The columns of the list: how each is drawn, which are chosen, and how wide they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from salesdesk.domain.closing.states import OPEN_STAGES
from salesdesk.domain.prospects.standing import CUSTOMER, standing
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.sentence import Sentence
from salesdesk.services.prospects import COLUMNS, SORTED_BY, Look, ProspectRow, Shown
from salesdesk.ui.steps.words import step_sign, step_when
from salesdesk.ui.tables import Cell, Column

NARROW = ("company", "standing", "step", "value")
"""What stands beside the open record."""
WIDE = (
    *("company", "contact", "phone", "standing", "step", "value", "owner", "province"),
    *("last_activity", "tags"),
)
"""What stands in the table over the whole page."""
WIDEST = 900
_PIXELS = {
    "company": 232,
    "contact": 142,
    "phone": 118,
    "email": 190,
    "street": 180,
    "owner": 128,
    "province": 104,
    "last_activity": 112,
    "notes": 240,
    "next_what": 220,
    "tags": 110,
    "website": 150,
}
_USUAL = 128


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns that are shown, in their order, and the widths that were pulled, in pixels."""

    keys: tuple[str, ...]
    widths: Mapping[str, int]

    @property
    def text(self) -> str:
        """As it is remembered: "company:260,step,value"."""
        return ",".join(
            f"{key}:{self.widths[key]}" if key in self.widths else key for key in self.keys
        )


def chosen_from(text: str, usual: Sequence[str]) -> Chosen:
    """What was remembered; what this program does not know, or nothing, gives the usual ones."""
    widths: dict[str, int] = {}
    keys: list[str] = []
    for part in text.split(","):
        key, _, width = part.partition(":")
        if key in COLUMNS and key not in keys:
            keys.append(key)
            if width.isdigit():
                widths[key] = min(max(int(width), 40), WIDEST)
    if "company" not in keys:
        return Chosen(tuple(usual), {})
    return Chosen(tuple(keys), widths)


def drawn(
    keys: Sequence[str], words: Language, today: date, *, two_lines: bool
) -> tuple[Column[ProspectRow], ...]:
    """These columns; the company in two lines where the contact has no column of its own."""
    return tuple(_column(key, words, today, two_lines=two_lines) for key in keys)


def width_of(key: str) -> int:
    """How wide a column of the table is until somebody pulls it."""
    return _PIXELS.get(key, _USUAL)


def _column(key: str, words: Language, today: date, *, two_lines: bool) -> Column[ProspectRow]:
    shape = COLUMNS[key]
    sort = key if key in SORTED_BY or key == "step" else ""
    right = shape.look in {Look.MONEY, Look.NUMBER}
    if key == "company":
        return Column(key, shape.label, partial(_company, two_lines=two_lines), sort=sort)
    if key == "standing":
        return Column(key, shape.label, _standing, width=_standings(words), sort=sort)
    if key == "step":
        cell = partial(_step, today=today)
        return Column(key, shape.label, cell, width=_steps(words), sort=sort)
    widest = ("222.500.000 ₫",) if key == "value" else ("m" * 12,)
    cell_of = _value if key == "value" else partial(_shown, key=key)
    return Column(key, shape.label, cell_of, right, widest, sort=sort, last_first=shape.last_first)


def _company(row: ProspectRow, _words: Language, *, two_lines: bool) -> Cell:
    return Cell(row.company, row.contact if two_lines else "", bold=True)


def _standing(row: ProspectRow, words: Language) -> Cell:
    return Cell(words.tr(row.standing.label), tone=row.standing.tone, chip=True)


def _step(row: ProspectRow, words: Language, *, today: date) -> Cell:
    icon, tone = step_sign(row.next_step, today)
    if row.next_step is None:
        return Cell(words.tr("No next step"), icon=icon, tone=tone)
    return Cell(step_when(words, row.next_step, today), icon=icon, tone=tone)


def _value(row: ProspectRow, words: Language) -> str:
    return words.money(row.value) if row.value is not None else ""


def _shown(row: ProspectRow, words: Language, *, key: str) -> str:
    return written(row.shown.get(key), words)


def written(value: Shown, words: Language) -> str:
    """What a column shows, in words."""
    if value is None:
        return ""
    if isinstance(value, Sentence):
        return words.say(value)
    if isinstance(value, Money):
        return words.money(value)
    if isinstance(value, date):
        return words.short_date(value)
    return words.number(value) if isinstance(value, int) else value


def _standings(words: Language) -> tuple[str, ...]:
    states = [standing(state, "", customer=False) for state in ProspectState]
    stages = [standing(ProspectState.ACCEPTED, one, customer=False) for one in OPEN_STAGES]
    return tuple(f"{words.tr(one.label)}i" for one in (*states, *stages, CUSTOMER))


def _steps(words: Language) -> tuple[str, ...]:
    return (words.tr("No next step") + "mm", words.tr("Overdue · {days} d", days=88) + "mm")
