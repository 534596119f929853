"""Birthdays, of which people tell the day and keep the year."""

from __future__ import annotations

import re
from datetime import date

from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.sentence import sentence
from salesdesk.text import clean

NO_YEAR = 1604
"""Stands for a year that nobody told, as address books write it in vCards; it has a 29 February."""
_DAY = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}))?")
_WORDED = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?:(\d{4})|-)-(\d{1,2})-(\d{1,2})")


def read_birthday(text: str, today: date) -> date:
    """A birthday as people type it: "23/11", "23/11/1985", "23 Nov 1985", "1985-11-23".

    Raises WrongInput for no such day, or one that is still to come.
    """
    plain = clean(text)
    try:
        day = _written(plain)
    except ValueError:
        raise WrongInput(
            sentence("Write a birthday as 23/11, or 23/11/1985 with its year."), "birthday"
        ) from None
    if day > today:
        raise WrongInput(sentence("This birthday is still to come. Check the year."), "birthday")
    return day


def write_birthday(day: date, words: Language) -> str:
    """A birthday in words' figures, without the year where nobody told it."""
    return words.day_month(day) if day.year == NO_YEAR else words.short_date(day)


def _written(plain: str) -> date:
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _DAY.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _WORDED.fullmatch(plain):
        day, month, year = found[1], str(_MONTHS.index(found[2].lower()) + 1), found[3]
    else:
        raise ValueError(plain)
    return date(int(year or NO_YEAR), int(month), int(day))
