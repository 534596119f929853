"""Text from people: cleaned once on the way in, folded for searching and for file names."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_LETTER_DIGIT = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")
_PART_NUMBER = re.compile(r"(?=[\w./-]*\d)[\w]+(?:[./-][\w]+)+")
_WORD = re.compile(r"\w+")


class _Marks(dict[int, int | None]):
    """What `str.translate` makes of a letter: itself, or nothing of a combining mark."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _Marks()


def clean(text: str) -> str:
    """Text as it is stored: NFC, one line, no control or direction characters, spaces trimmed."""
    return _SPACES.sub(" ", clean_lines(text).replace("\n", " ")).strip()


def clean_lines(text: str) -> str:
    """Like `clean`, but lines stay."""
    # Nearly all text is like this, and imports clean millions of pieces.
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    whole = joined.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("", unicodedata.normalize("NFC", whole)).strip()


def fold(text: str) -> str:
    """Text for comparing: lower case, no accents, đ as d."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return unicodedata.normalize("NFC", decomposed.translate(_WITHOUT_MARKS))


def search_text(*parts: str) -> str:
    """What a record is found by: folded words, also from where letters meet digits on.

    "M404dn" gives "m404dn m 404 dn 404dn"; "TN-2410" gives "tn 2410 tn2410".
    """
    words: dict[str, None] = {}
    for part in parts:
        folded = fold(part)
        for word in _WORD.findall(folded):
            pieces = _LETTER_DIGIT.sub(" ", word).split()
            words.update(dict.fromkeys((word, *pieces)))
            words.update({"".join(pieces[place:]): None for place in range(1, len(pieces))})
        for number in _PART_NUMBER.findall(folded):
            words[re.sub(r"\W", "", number)] = None
    return " ".join(words)


def search_words(query: str) -> list[str]:
    """The words of a query, cleaned and folded as the records were; at most twelve.

    What has no letter or digit is no word of the index: asking for it would find nothing.
    """
    words = _WORD.findall(fold(clean(query)))
    return [word for word in words if word.strip("_")][:12]


def phone_digits(phone: str) -> list[str]:
    """A phone number as digits in national and international form ("0912…" and "84912…")."""
    digits = re.sub(r"\D", "", phone)
    if digits.startswith("84") and len(digits) >= 11:
        return ["0" + digits[2:], digits]
    if digits.startswith("0") and not digits.startswith("00"):
        return [digits, "84" + digits[1:]]
    return [digits] if digits else []


def file_name(text: str, longest: int = 60) -> str:
    """Text as part of a file name: ASCII letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only)[:longest].strip("-")
