"""What the trade calls a supply: its series, read from its full name, and many of them in short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from salesdesk.domain.catalogue.kinds import Colour

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_KIND_WORDS = re.compile(
    r"\b(?:High Capacity|LaserJet|Toner|Imaging|Image|Drum|Unit|Ink|Cartridge|Bottle"
    r"|Light|Photo|Tri-colou?r|Colou?r|Black|Cyan|Magenta|Yellow)\b",
    re.IGNORECASE,
)
_COLOUR_CODES = {
    Colour.BLACK: "PGBK|BK|K",
    Colour.CYAN: "C",
    Colour.MAGENTA: "M",
    Colour.YELLOW: "Y",
}
_SIZE = re.compile(r"(?<=\d)[ -]?(?:X{1,3}L|[AXYHSLEU])$")
_LARGE = re.compile(r"^(.*\d)[ -]?(X{1,3}L)$")
_DIGITS = re.compile(r"(\d+)")


@lru_cache(maxsize=16_384)
def series(name: str, brand: str, colour: Colour | None) -> str:
    """The series in a supply's name: "HP 76A Black LaserJet Toner" gives "76A".

    Colour codes go where the supply has that colour (TN-241BK, CLT-K404S, PGI-550PGBK XL). A
    name that does not read like a series comes back whole.
    """
    short = re.sub(rf"^{re.escape(brand)}\s+", "", name, flags=re.IGNORECASE)
    short = " ".join(_KIND_WORDS.sub(" ", _BRACKETS.sub("", short)).split())
    codes = _COLOUR_CODES.get(colour) if colour else None
    if codes:
        short = re.sub(rf"(?<=\d)(X*L?) ?(?:{codes})(?= X+L$|$)", r"\1", short)
        short = re.sub(rf"(?<=-)(?:{codes})(?=\d)", "", short)
    short = re.sub(r"(?<=\d) (?=X+L$)", "", short)
    return short if is_series(short) else name


def is_series(text: str) -> bool:
    """Whether this reads like a maker's short designation and not like a sentence."""
    return 0 < len(text) <= 14 and len(text.split()) <= 2 and bool(_DIGITS.search(text))


def stem(designation: str) -> str:
    """A series without its size: 76X gives 76, TN-3600XXL gives TN-3600, 719H gives 719."""
    return _SIZE.sub("", designation)


def common_start(one: str, other: str) -> str:
    """What two designations have in common at their start."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in alike)


def number_in(designation: str) -> int:
    """The first number in a designation, nought where there is none."""
    number = _DIGITS.search(designation)
    return int(number[0]) if number else 0


def in_short(designations: Sequence[str], between: str = " · ") -> str:
    """Several series as a catalogue writes them.

    TN-2410 · 2420; four and more of one make as a range, TN-3430 – 3520; sizes by themselves,
    950 · 951 · XL.
    """
    plain, sizes = _split_sizes(designations)
    letters = _letters(plain)
    rest = [name[len(letters) :] for name in plain]
    if len(rest) > 3 and letters:
        return f"{plain[0]} – {rest[-1]}"
    return between.join([*plain[:1], *rest[1:], *sizes])


def natural(text: str) -> list[tuple[int, str]]:
    """A key that sorts 9 before 10 and letters without regard to case."""
    parts = _DIGITS.split(text.casefold())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts if part]


def _split_sizes(designations: Sequence[str]) -> tuple[list[str], list[str]]:
    """Series without XL, and the XL and XXL that some of them also come in."""
    known, sizes = set(designations), dict[str, None]()
    plain: list[str] = []
    for name in designations:
        large = _LARGE.match(name)
        if large and large[1] in known:
            sizes[large[2]] = None
        else:
            plain.append(name)
    return plain, sorted(sizes, key=len)


def _letters(designations: Sequence[str]) -> str:
    """The letters that all of them begin with, up to the first digit: "TN-"."""
    first = re.match(r"\D*", designations[0]) if designations else None
    letters = first[0] if first and len(designations) > 1 else ""
    return letters if all(name.startswith(letters) for name in designations) else ""
