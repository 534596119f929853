"""What there is to say about single rows of a file, and what was done about it so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.imports.shapes import CellNote, Checked, ImportPlan, RepeatedRow

Place = tuple[int, int | None]
"""A cell by its line and column; the column is None for a whole row."""


class Kind(StrEnum):
    """What kind of thing there is to say."""

    FAULT = "fault"
    DOUBT = "doubt"
    REPEAT = "repeat"


KIND_NAMES = {
    Kind.FAULT: mark("To fix"),
    Kind.DOUBT: mark("Doubtful"),
    Kind.REPEAT: mark("Repeated"),
}


class State(StrEnum):
    """What was done about it."""

    OPEN = "open"
    MENDED = "mended"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the list: a cell or a row, what stands there, and what is wrong with it."""

    kind: Kind
    line: int
    column: int | None
    field: str
    text: str
    sentence: Sentence
    state: State = State.OPEN

    @property
    def place(self) -> Place:
        """What tells it from the others."""
        return self.line, self.column


def findings(
    kind: Kind, checked: Checked, plan: ImportPlan, before: Iterable[Finding]
) -> list[Finding]:
    """What the check says, and what a person has mended or left out since, by line.

    Those that were dealt with stay in the list: what was mended can be mended again, and what
    was left out can be taken in again.
    """
    told = {one.place: one for one in _told(kind, checked, plan.left_out)}
    for one in before:
        state = _dealt_with(one, plan)
        if one.place not in told and state is not State.OPEN:
            text = _text(one, plan.corrections)
            told[one.place] = Finding(
                kind, one.line, one.column, one.field, text, one.sentence, state
            )
    return sorted(
        told.values(), key=lambda one: (one.line, -1 if one.column is None else one.column)
    )


def _told(kind: Kind, checked: Checked, left_out: frozenset[int]) -> Iterable[Finding]:
    def state(line: int) -> State:
        return State.LEFT_OUT if line in left_out else State.OPEN

    if kind is Kind.REPEAT:
        return [
            Finding(kind, one.line, None, "", one.company, repeated(one), state(one.line))
            for one in checked.repeats
        ]
    notes: tuple[CellNote, ...] = checked.faults if kind is Kind.FAULT else checked.doubts
    return [
        Finding(kind, one.line, one.column, one.field, one.text, one.sentence, state(one.line))
        for one in notes
    ]


def repeated(row: RepeatedRow) -> Sentence:
    """What becomes of a row that names the account of an earlier one."""
    if row.joins:
        return sentence(
            "{person} joins the account of row {line}.", person=row.joins, line=row.first_line
        )
    return sentence("Repeats row {line} of the file.", line=row.first_line)


def _dealt_with(one: Finding, plan: ImportPlan) -> State:
    if one.line in plan.left_out:
        return State.LEFT_OUT
    return State.MENDED if _key(one) in plan.corrections else State.OPEN


def _text(one: Finding, corrections: Mapping[tuple[int, int], str]) -> str:
    key = _key(one)
    return corrections.get(key, one.text) if key is not None else one.text


def _key(one: Finding) -> tuple[int, int] | None:
    return (one.line, one.column) if one.column is not None else None
