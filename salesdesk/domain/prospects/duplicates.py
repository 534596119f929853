"""Whether an account that is being entered is known already."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from salesdesk.sentence import Sentence, sentence
from salesdesk.text import fold, phone_digits

SURE, LIKELY, POSSIBLE = 100, 80, 50
"""How sure a match is, out of 100."""

_LEGAL_FORM = re.compile(
    r"\b(cong ty|cty|tnhh|mtv|mot thanh vien|trach nhiem huu han|co phan|cp"
    r"|doanh nghiep tu nhan|dntn|chi nhanh"
    r"|joint stock company|jsc|company|co|ltd|limited|llc|inc|corp|corporation)\b"
)
_ALIKE = 0.88
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one account from another. Any part may be empty."""

    company: str = ""
    tax_code: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two are one, out of 100, and why."""

    score: int
    reason: Sentence


def name_core(company: str) -> str:
    """A company's name without its legal form, folded: "Công ty TNHH Hải Đăng" is "hai dang"."""
    words = " ".join("".join(c if c.isalnum() else " " for c in fold(company)).split())
    return " ".join(_LEGAL_FORM.sub(" ", words).split()) or words


def compare(entered: Identity, known: Identity) -> Match | None:
    """The strongest reason to think that two accounts are the same; None where there is none."""
    if entered.tax_code and _digits(entered.tax_code) == _digits(known.tax_code):
        return Match(SURE, sentence("Same tax code"))
    if email := _shared(entered.emails, known.emails, _address):
        return Match(LIKELY, sentence("Same e-mail: {email}", email=email))
    if phone := _shared(entered.phones, known.phones, _national):
        return Match(LIKELY, sentence("Same phone: {phone}", phone=phone))
    return _compare_names(name_core(entered.company), name_core(known.company))


def _compare_names(entered: str, known: str) -> Match | None:
    if len(entered) < _SHORTEST or not known:
        return None
    if entered == known:
        return Match(LIKELY, sentence("Same name"))
    if SequenceMatcher(None, entered, known, autojunk=False).ratio() >= _ALIKE:
        return Match(POSSIBLE, sentence("Similar name"))
    return None


def _shared(entered: tuple[str, ...], known: tuple[str, ...], form: Callable[[str], str]) -> str:
    forms = {form(each) for each in known} - {""}
    return next((each for each in entered if form(each) in forms), "")


def _address(email: str) -> str:
    return email.strip().casefold()


def _national(phone: str) -> str:
    return next(iter(phone_digits(phone)), "")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
