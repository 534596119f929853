"""Sentences that are not yet in any language: an English pattern with the values that fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a rule, a reason or an error says, before it is put into words.

    `pattern` is the English text with named places (`{months}`); it is also the key of the
    translation. `many` is its plural form, chosen by `count`. The values are plain data (int,
    Decimal, date, Money, UnitPrice, str or another Sentence); `Language.say` writes each as its
    language does.
    """

    pattern: str
    values: tuple[tuple[str, object], ...] = ()
    many: str = ""
    count: int | None = None

    def __iter__(self) -> Iterator[tuple[str, object]]:
        """The values by name."""
        return iter(self.values)


def sentence(pattern: str, /, **values: object) -> Sentence:
    """A sentence from its English pattern and the values in it."""
    return Sentence(pattern, tuple(values.items()))


def sentences(one: str, many: str, count: int, /, **values: object) -> Sentence:
    """A sentence whose form depends on a count; `{count}` is filled from it."""
    return Sentence(one, (("count", count), *values.items()), many, count)


def mark(text: str) -> str:
    """Mark a plain word for translation without translating it yet (tables of labels)."""
    return text
