"""The short checklist that tells a lead from a chance: need, budget, who decides, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesdesk.sentence import Sentence, mark


class Question(StrEnum):
    """What has to be known before an account is handed on."""

    NEED = "need"
    BUDGET = "budget"
    DECIDES = "decides"
    WHEN = "when"


QUESTION_NAMES = {
    Question.NEED: mark("What they need"),
    Question.BUDGET: mark("Budget"),
    Question.DECIDES: mark("Who decides"),
    Question.WHEN: mark("When they decide"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One question: what somebody wrote here, and what is known from elsewhere on the record."""

    question: Question
    answer: str = ""
    known: Sentence | str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it anywhere."""
        return not self.answer and not self.known


@dataclass(frozen=True, slots=True)
class Checklist:
    """All questions in order; `gap_reason` is why it was qualified with some left open."""

    items: tuple[Item, ...]
    gap_reason: str = ""
    qualified_on: date | None = None

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that nobody has answered."""
        return tuple(item.question for item in self.items if item.is_open)
