"""The countries of the world by their names in the shop's languages, and comparing such names."""

from __future__ import annotations

import re
from functools import cache

from salesdesk.text import clean, fold

_MOST = 8


def country_name(code: str, language: str) -> str:
    """A country in a language; what is no code of ISO 3166 stays as it is."""
    return str(_territories(language).get(code, code)) if len(code) == 2 else code


def country_code(text: str) -> str:
    """The code (ISO 3166) of a country by its English or Vietnamese name or code; or empty."""
    return _country_codes().get(plain_name(text), "")


def offer_countries(text: str, language: str, most: int = _MOST) -> tuple[str, ...]:
    """Countries whose name in a language has a word that begins with a text."""
    key = plain_name(text)
    names = (str(name) for code, name in _territories(language).items() if _is_country(code))
    found = sorted(name for name in names if key and begins_word(plain_name(name), key))
    return tuple(found[:most])


@cache
def _country_codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("vi", "en"):
        for code, name in _territories(language).items():
            if _is_country(code):
                found |= {plain_name(str(name)): code}
    return found


def _territories(language: str) -> dict[str, str]:
    from babel import Locale  # the names of the world's countries load with the first one asked

    return dict(Locale.parse(language).territories)


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}


def begins_word(name: str, wanted: str) -> bool:
    """Whether a name, or a word of it, begins with what is wanted."""
    return name.startswith(wanted) or f" {wanted}" in name


def plain_name(text: str) -> str:
    """A name folded and without punctuation, for comparing."""
    return re.sub(r"\s+", " ", re.sub(r"[.,()–-]", " ", fold(clean(text)))).strip()
