"""The one door for text from people: cleaned, broken where it is too long, never markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from salesdesk.proposals import fonts
from salesdesk.proposals.styles import TextStyle
from salesdesk.text import clean, clean_lines

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Unicode categories that draw nothing and confuse the rest: control, format, surrogate."""


@lru_cache(maxsize=50_000)
def line(text: str) -> str:
    """One line from a person, as it can be set: NFC, no control or format characters."""
    return _seen(clean(text))


def lines(text: str) -> list[str]:
    """Several lines from a person; empty ones stay as a space between paragraphs."""
    return [_seen(part.strip()) for part in clean_lines(text).split("\n")] if text.strip() else []


def joined(parts: Iterable[str], between: str = "  ·  ") -> str:
    """The parts that say something, on one line."""
    return between.join(part for part in map(line, parts) if part)


@lru_cache(maxsize=50_000)
def wrap(text: str, style: TextStyle, room: float) -> tuple[str, ...]:
    """The lines of a text in so many points, broken at spaces, or inside words too long for one.

    Line ends in the text stay; no text gives no lines.
    """
    return tuple(part for each in lines(text) for part in _wrap_line(each, style, room))


def fitted(text: str, style: TextStyle, room: float) -> str:
    """One line that fits in so many points; what is left out shows as an ellipsis."""
    whole = " ".join(lines(text))
    if fonts.width(whole, style.font, style.size) <= room:
        return whole
    room -= fonts.width("…", style.font, style.size)
    return whole[: _letters_that_fit(whole, style, max(room, 0))].rstrip() + "…"


def unprintable(content: object) -> tuple[str, ...]:
    """The characters in a document's content that no font has; they print as □, in this order."""
    found: dict[str, None] = {}
    for text in _texts(content):
        found.update(dict.fromkeys(sorted(fonts.lacking(line(text)))))
    return tuple(found)


def _seen(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in text if unicodedata.category(c) not in _UNSEEN and not _selector(c))


def _selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f"


def _wrap_line(text: str, style: TextStyle, room: float) -> Iterator[str]:
    space = fonts.width(" ", style.font, style.size)
    current: list[str] = []
    used = 0.0
    for word in _short_words(text, style, room):
        width = fonts.width(word, style.font, style.size)
        if current and used + space + width > room:
            yield " ".join(current)
            current, used = [], 0.0
        used += width + (space if current else 0)
        current.append(word)
    yield " ".join(current)


def _short_words(text: str, style: TextStyle, room: float) -> Iterator[str]:
    for word in text.split(" "):
        if fonts.width(word, style.font, style.size) <= room:
            yield word
            continue
        rest = word
        while rest:
            count = max(1, _letters_that_fit(rest[:1000], style, room))
            yield rest[:count]
            rest = rest[count:]


def _letters_that_fit(text: str, style: TextStyle, room: float) -> int:
    for count, character in enumerate(text):
        room -= fonts.width(character, style.font, style.size)
        if room < 0:
            return count
    return len(text)


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from _texts(part)
    elif is_dataclass(content) and not isinstance(content, type):
        for each in fields(content):
            yield from _texts(getattr(content, each.name))
