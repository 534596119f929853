"""Reading documents back: their text, and where each word stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2

MM = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A word and its ink's box, in points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class ReadPage:
    """A page: its size in points and its words."""

    width: float
    height: float
    words: list[Word]
    text: str


def read(pdf: bytes, which: Iterable[int] | None = None) -> list[ReadPage]:
    """Every page of a document, or some of them, counted from 0."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_page(document[at]) for at in which or range(len(document))]


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def whole_text(pdf: bytes) -> str:
    """All text of a document, its lines joined by spaces."""
    return " ".join(" ".join(page.text.split()) for page in read(pdf))


def overlapping(page: ReadPage) -> list[tuple[Word, Word]]:
    """Pairs of words whose ink overlaps by more than a hair."""
    found = []
    words = sorted(page.words, key=lambda word: word.top)
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            if other.top >= one.bottom:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            if across > 0.6 and down > 0.6:
                found.append((one, other))
    return found


def outside(page: ReadPage, left: float, right: float) -> list[Word]:
    """Words beyond the margins (mm from the left and the right edge), or near the other edges."""
    return [
        word
        for word in page.words
        if word.left < left * MM - 2
        or word.right > page.width - right * MM + 2
        or word.top < 5 * MM
        or word.bottom > page.height - 5 * MM
    ]


def _page(page: pypdfium2.PdfPage) -> ReadPage:
    width, height = page.get_size()
    text_page = page.get_textpage()
    characters = text_page.get_text_range()
    words: list[Word] = []
    run: list[tuple[str, tuple[float, float, float, float]]] = []
    for at in range(text_page.count_chars()):
        character = text_page.get_text_range(at, 1)
        box = text_page.get_charbox(at)
        if run and (not character.strip() or _apart(run[-1][1], box)):
            words.append(_word(run, height))
            run = []
        if character.strip():
            run.append((character, box))
    if run:
        words.append(_word(run, height))
    return ReadPage(width, height, words, characters)


def _apart(
    before: tuple[float, float, float, float], box: tuple[float, float, float, float]
) -> bool:
    return box[0] - before[2] > 3 or box[0] < before[0] - 1 or abs(box[1] - before[1]) > 9


def _word(run: list[tuple[str, tuple[float, float, float, float]]], height: float) -> Word:
    boxes = [box for _, box in run]
    return Word(
        "".join(character for character, _ in run),
        min(box[0] for box in boxes),
        height - max(box[3] for box in boxes),
        max(box[2] for box in boxes),
        height - min(box[1] for box in boxes),
    )
