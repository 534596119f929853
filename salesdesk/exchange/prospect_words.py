"""The words of a list's fixed choices, read back in whichever language they were written."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TypeVar

from salesdesk.domain.prospects.states import (
    DECISION_ROLE_NAMES,
    PROSPECT_STATE_NAMES,
    SOURCE_NAMES,
    TEMPERATURE_NAMES,
    DecisionRole,
    ProspectState,
    Source,
    Temperature,
)
from salesdesk.language import CODES, Language, language
from salesdesk.sentence import mark
from salesdesk.text import fold

E = TypeVar("E", bound=StrEnum)

_NAMES: dict[type[StrEnum], dict[str, str]] = {
    Source: {value.value: name for value, name in SOURCE_NAMES.items()},
    ProspectState: {value.value: name for value, name in PROSPECT_STATE_NAMES.items()},
    Temperature: {value.value: name for value, name in TEMPERATURE_NAMES.items()},
    DecisionRole: {value.value: name for value, name in DECISION_ROLE_NAMES.items()},
}
YES = mark("yes")


def word_of(value: StrEnum, words: Language) -> str:
    """A choice in the language of the file."""
    return words.tr(_NAMES[type(value)][value.value])


def value_of(kind: type[E], text: str) -> E | None:
    """The choice that a word names, in any of the desk's languages or by its key; None if none."""
    found = _by_word(kind).get(fold(text.strip()))
    return None if found is None else kind(found)


def is_yes(text: str) -> bool:
    """Whether a cell says yes, in any of the desk's languages or as a spreadsheet has it."""
    return fold(text.strip()) in _yes()


@cache
def _by_word(kind: type[StrEnum]) -> dict[str, str]:
    names = _NAMES[kind]
    known = {fold(key): key for key in names}
    for code in CODES:
        words = language(code)
        known |= {fold(words.tr(name)): key for key, name in names.items()}
    return known


@cache
def _yes() -> frozenset[str]:
    said = {fold(language(code).tr(YES)) for code in CODES}
    return frozenset(said | {"yes", "y", "x", "true", "1", "co"})
